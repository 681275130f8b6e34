"""Backing up an installation from the command line, while the service runs or not."""

from pathlib import Path

import typer

from bot.clocks import wall_ms
from bot.preparing import opened
from bot.settings import Settings
from locales.words import words_for
from storage.errors import StorageFault
from storage.whole_backup import back_up_whole, rotate


async def back_up_here(settings: Settings, out: Path, keep_days: int) -> int:
    """Writes one backup under `out` and takes older ones away; 0 when every file that the rows name is in it as it was
    kept. What is missing or altered is named, and the backup stays all the same."""
    words = words_for("id")
    try:
        db = await opened(settings)
        try:
            made = await back_up_whole(db, settings.files, out, wall_ms())
        finally:
            await db.close()
        await rotate(out, keep_days, wall_ms())
    except StorageFault as fault:
        typer.echo(str(fault), err=True)
        return 1
    for path in made.wrong.missing:
        typer.echo(words.plain("cadangan_berkas_hilang", nama=path), err=True)
    for path in made.wrong.changed:
        typer.echo(words.plain("cadangan_berkas_berubah", nama=path), err=True)
    typer.echo(words.plain("cadangan_selesai", nama=str(made.path), n=made.files))
    return 1 if made.wrong else 0
