"""Taking the files of a meeting from the command line: from one snapshot of a database that a service may be using,
with the entry that asking the bot leaves."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import typer

from bot.clocks import wall_ms
from bot.jobs import one_by_one
from bot.settings import Settings
from locales.formats import day_date
from locales.words import Words, words_for
from meeting import exports as asking
from meeting.house import OPERATOR
from record import wishes
from record.exports import EVERYTHING, FORMATS
from record.gather import gather
from record.gather_submissions import looked_for
from record.record import Record
from rules.exports import Wish, read_wish, words_key
from storage import meetings
from storage.database import Database
from storage.errors import Behind, NotThere, StorageFault
from storage.exports import Export
from storage.meetings import Meeting
from storage.opening import open_as_it_is

DONE, FAILED, NOT_UNDERSTOOD = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken: formats of the record room or "semua", of which part ("acara 2" or the code of a question)."""

    formats: Sequence[str]
    part: str = ""
    is_public: bool = False
    language: str = "id"


async def take(settings: Settings, code: str, out: Path, taken: Taken) -> int:
    """Writes files of a meeting into a folder, the same bytes as the bot sends; without a code lists the meetings.

    A document that cannot be made is named, and the others are written. A wish that nobody had at this state of the
    record gets the next number and its entry, as from the bot. 0 when all is well, 1 where something failed, 2 for
    what was not understood."""
    words = words_for(taken.language)
    return await with_database(settings, words, lambda db: _take(db, settings.files, words, code, out, taken))


async def with_database(settings: Settings, words: Words, work: Callable[[Database], Awaitable[int]]) -> int:
    """Does something with the database as it is; where that cannot be, says so on the terminal and gives FAILED."""
    try:
        db = await open_as_it_is(settings.database)
    except (NotThere, Behind) as fault:
        key = "ekspor_tanpa_basis_data" if isinstance(fault, NotThere) else "ekspor_basis_data_lama"
        typer.echo(words.plain(key, tempat=settings.database.removeprefix("sqlite:///")), err=True)
        return FAILED
    except StorageFault as fault:
        typer.echo(str(fault), err=True)
        return FAILED
    try:
        return await work(db)
    except StorageFault as fault:
        typer.echo(str(fault), err=True)
        return FAILED
    finally:
        await db.close()


async def _take(db: Database, files: Path, words: Words, code: str, out: Path, taken: Taken) -> int:
    async with db.reading() as tx:
        meeting = await meetings.by_code(tx, code) if code else None
        if meeting is None:
            return _list(words, await meetings.every(tx), is_wrong=bool(code))
        record = await gather(tx, meeting.id)
        found = _wishes(words, record, taken)
    if found is None:
        return NOT_UNDERSTOOD
    make_folder(out)
    failed: list[str] = []
    for one in found:
        export = await numbered(db, meeting.id, one, _formats(one), record.revision, is_draft=record.is_draft)
        failed += await one_by_one(_formats(one), partial(_write, db, looked_for(record, files), export, out))
    if failed:
        names = [words.plain(words_key(name)) for name in failed]
        typer.echo(words.plain("ekspor_tidak_jadi", nama=names), err=True)
    return FAILED if failed else DONE


def _list(words: Words, every: Sequence[Meeting], *, is_wrong: bool) -> int:
    """The meetings by their codes: asked for, or because no meeting has the code."""
    if is_wrong:
        typer.echo(words.plain("tanpa_rapat"), err=True)
    elif not every:
        typer.echo(words.plain("ekspor_tanpa_rapat"))
    for one in every:
        day = day_date(date.fromisoformat(one.held_on), words.language)
        state = words.plain(f"status_rapat_{one.state}")
        typer.echo(f"{one.code}  {day}  {one.title} ({state})", err=is_wrong)
    return FAILED if is_wrong else DONE


def _wishes(words: Words, record: Record, taken: Taken) -> list[Wish] | None:
    """What is meant, each once; None, said on the terminal, for what is not known or not made so."""
    part = _part(record, taken.part)
    if part is None:
        agenda = [f"acara {one.position}" for one in record.agenda]
        parts = [*agenda, *(one.question.code for one in record.questions)] or ["–"]
        typer.echo(words.plain("ekspor_bagian_tidak_ada", daftar=", ".join(parts)), err=True)
        return None
    found: list[Wish] = []
    for what in dict.fromkeys(taken.formats):
        if what not in FORMATS and what != EVERYTHING:
            typer.echo(words.plain("ekspor_tidak_ada", daftar=", ".join([*FORMATS, EVERYTHING])), err=True)
            return None
        wish = Wish(what, *part, taken.is_public, taken.language)
        if not _formats(wish):
            typer.echo(words.plain("ekspor_tidak_begitu", judul={"key": words_key(what)}), err=True)
            return None
        found.append(wish)
    return found


def _part(record: Record, typed: str) -> tuple[int | None, str] | None:
    """(agenda position, question code) of what was typed; None where the meeting has no such part."""
    if not typed:
        return None, ""
    word, _, number = typed.strip().lower().replace("-", " ").partition(" ")
    if word in ("acara", "item") and number.isdecimal():
        return (int(number), "") if int(number) in [one.position for one in record.agenda] else None
    codes = [one.question.code for one in record.questions if one.question.code.lower() == typed.strip().lower()]
    return (None, codes[0]) if codes else None


def _formats(wish: Wish) -> tuple[str, ...]:
    is_whole = wish.item is None and not wish.question
    return wishes.formats_of(wish.what, is_public=wish.is_public, is_whole=is_whole)


async def numbered(
    db: Database, meeting_id: int, wish: Wish, formats: Sequence[str], revision: int, *, is_draft: bool
) -> Export:
    """The export of this wish: the one that somebody asked for at this state, else a new one with its entry."""
    async with db.transaction() as tx:
        meeting = await meetings.load(tx, meeting_id, lock=db.lock_clause)
        about: dict[str, Any] = {"revision": revision, "is_draft": is_draft, "now_ms": wall_ms()}
        export, _ = await asking.numbered(tx, meeting, OPERATOR, wish, formats, **about)
    return export


def make_folder(folder: Path) -> None:
    """The folder to write to, made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)


async def _write(db: Database, record: Record, export: Export, out: Path, name: str) -> None:
    for item in wishes.files_of(record, read_wish(export.wish), name, export.number):
        (out / item.name).write_bytes(item.content)
        if item.manifest:
            async with db.transaction() as tx:
                await asking.note_seal(tx, export, OPERATOR, item.manifest, wall_ms())
        typer.echo(str(out / item.name))
        if item.caption:
            typer.echo(item.caption, err=True)
