"""The attendance list over a period from the command line: from one snapshot, with an entry in every meeting read."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from bot.settings import Settings
from bot.taking import DONE, FAILED, NOT_UNDERSTOOD, make_folder, numbered, with_database
from locales.formats import day_date
from locales.words import Words, words_for
from record import period_list
from record.gather import gather
from record.period_list import Held
from rules.exports import Wish
from storage import meetings
from storage.database import Database

WHAT = "daftar-hadir-periode"


async def take_attendance(settings: Settings, first: date, last: date, out: Path, language: str) -> int:
    """Writes who came to the meetings from one day to another, both included, into a folder. 0 when all is well, 1
    where no meeting has its day in the period or the database cannot be read, 2 where the days are the wrong way
    round."""
    words = words_for(language)
    days = {"dari": day_date(first, language), "sampai": day_date(last, language)}
    if last < first:
        typer.echo(words.plain("hadir_periode_terbalik", **days), err=True)
        return NOT_UNDERSTOOD

    async def take(db: Database) -> int:
        read = await _read(db, first, last)
        if not read:
            typer.echo(words.plain("hadir_tanpa_rapat", **days), err=True)
            return FAILED
        await _write(db, read, first, last, out, words)
        return DONE

    return await with_database(settings, words, take)


async def _read(db: Database, first: date, last: date) -> Sequence[tuple[int, Held]]:
    """The meetings of the period with their ids, the earliest first; of each record no more is kept than is shown."""
    async with db.reading() as tx:
        every = reversed(await meetings.every(tx))
        meant = [one.id for one in every if first <= date.fromisoformat(one.held_on) <= last]
        return [(meeting_id, period_list.held_of(await gather(tx, meeting_id))) for meeting_id in meant]


async def _write(
    db: Database, read: Sequence[tuple[int, Held]], first: date, last: date, out: Path, words: Words
) -> None:
    """The entries before the file: what leaves is in the record before it is there."""
    make_folder(out)
    content = period_list.write([held for _, held in read], first, last, words.language)
    for meeting_id, held in read:
        wish = Wish(WHAT, language=words.language)
        await numbered(db, meeting_id, wish, (WHAT,), held.revision, is_draft=held.is_draft)
    place = out / f"{WHAT}_{first}_{last}{'' if words.language == 'id' else '_' + words.language}.docx"
    place.write_bytes(content)
    typer.echo(str(place))
