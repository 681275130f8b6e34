"""Preparing a meeting from the command line, without the bot."""

import secrets
from pathlib import Path

import typer

from bot.clocks import wall_ms
from bot.settings import Settings
from locales.words import words_for
from meeting import setup
from meeting.house import House
from rules.codes import show_join_code
from rules.refusals import Refusal
from rules.yaml_nodes import MeetingFileErrors
from storage.database import Database
from storage.errors import StorageFault
from storage.opening import open_database
from storage.soundness import unsound


def house_of(db: Database) -> House:
    """A house nobody waits in: the outbox has no bell here."""
    return House(db, wall_ms, secrets.token_bytes, lambda: None)


def _folder_of(url: str) -> None:
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)


async def opened(settings: Settings) -> Database:
    """The database of the settings; a folder for SQLite is made where it is missing."""
    _folder_of(settings.database)
    return await open_database(settings.database, now=wall_ms)


async def is_sound(db: Database) -> bool:
    """Whether every ballot of the meetings under way can have been cast, every closing counts them and every record is
    whole; what cannot be is named on the terminal. A meeting whose figures would be contested does not go on."""
    async with db.reading() as tx:
        found = await unsound(tx)
    words = words_for("id")
    for one in found:
        line = words.plain(f"suara_janggal_{one.why}", rapat=one.meeting, kode=one.question, pemilih=one.voter)
        typer.echo(line, err=True)
    if found:
        typer.echo(words.plain("suara_janggal", n=len(found)), err=True)
    return not found


async def import_file(settings: Settings, file: Path) -> int:
    """Prepares a meeting from a file and says how to join; every mistake at once with its line. 0 when all is well."""
    words = words_for("id")
    try:
        db = await opened(settings)
    except StorageFault as fault:
        typer.echo(str(fault), err=True)
        return 1
    try:
        imported = await setup.import_meeting(house_of(db), file.read_bytes())
    except MeetingFileErrors as errors:
        for error in errors.errors:
            galat = {"key": error.message_key, "values": dict(error.values)}
            typer.echo(words.plain("berkas_baris", baris=error.line, galat=galat), err=True)
        return 1
    except Refusal as refusal:
        typer.echo(words.plain(refusal.key, **refusal.values), err=True)
        return 1
    except StorageFault as fault:
        typer.echo(str(fault), err=True)
        return 1
    finally:
        await db.close()
    figures = {"instansi": imported.organisations, "acara": imported.items, "pertanyaan": imported.questions}
    code = show_join_code(imported.join_code)
    said = "rapat_disiapkan_ulang" if imported.is_renewed else "rapat_disiapkan"
    typer.echo(words.plain(said, judul=imported.title, kode=code, **figures))
    return 0
