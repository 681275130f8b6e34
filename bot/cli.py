"""The commands of the service: run, rehearse, import, export, attendance, backup, verify, doctor."""

import asyncio
import importlib.util
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from bot import logs
from bot.memory import loading
from bot.settings import Settings
from record.memory import give_large_blocks_back
from rules.exports import EVERYTHING, LANGUAGES

# How a day is typed.
DAYS = ["%Y-%m-%d", "%d-%m-%Y"]
app = typer.Typer(
    name="jajak",
    help="Jajak pendapat, pokok diskusi, dan notula untuk rapat resmi. / Polls, points and minutes for meetings.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _ready() -> Settings:
    """The settings, with the log as they say. Ends with 2 where one cannot be: its name and why, not what it holds."""
    try:
        settings = Settings()
    except ValidationError as wrong:
        for error in wrong.errors(include_input=False):
            field = "_".join(str(part) for part in error["loc"]).upper()
            typer.echo(f"JAJAK_{field}: {error['msg'].removeprefix('Value error, ')}", err=True)
        raise typer.Exit(2) from None
    logs.set_up(settings.log_level, as_json=settings.log_json)
    return settings


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The faster event loop of the extra `fast`, where it is installed."""
    if importlib.util.find_spec("uvloop") is None:
        return None
    import uvloop

    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory


@app.command()
def run() -> None:
    """Menjalankan layanan. / Runs the service until it is told to stop."""
    with loading():
        from bot.running import run as run_service

    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        sys.exit(runner.run(run_service(_ready())))


@app.command()
def rehearse(
    scenario: Annotated[
        Path | None, typer.Option(help="Berkas skenario; tanpa ini rapat contoh. / Scenario file; else the sample.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder hasil: out/rehearsal atau out/latihan. / Folder for what it makes."),
    ] = None,
    on_phones: Annotated[
        bool, typer.Option("--phones", help="Berlatih sendiri di peramban. / Practise by yourself, in a browser.")
    ] = False,
    size: Annotated[int, typer.Option(min=0, max=500, help="Banyaknya peserta tiruan. / Size of the cast.")] = 12,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Porta halaman; 0: bebas. / Port; 0: any.")] = 0,
    is_empty: Annotated[bool, typer.Option("--empty", help="Tanpa rapat latihan. / Without a meeting.")] = False,
    opens_browser: Annotated[bool, typer.Option("--open", help="Buka perambannya. / Open the browser.")] = False,
) -> None:
    """Memainkan seluruh rapat di mesin ini. / Plays a whole meeting on this machine and compares every figure."""
    if on_phones:
        from bot.phones import Asked, rehearse_on_phones

        asked = Asked(size, port, out or Path("out/latihan"), is_empty, opens_browser)
        sys.exit(asyncio.run(rehearse_on_phones(asked)))
    from bot.rehearse import rehearse as play

    sys.exit(asyncio.run(play(scenario, out or Path("out/rehearsal"))))


@app.command("import")
def import_meeting(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Berkas rapat (.yaml). / Meeting file.")],
) -> None:
    """Menyiapkan rapat dari berkas. / Prepares a meeting from a file."""
    from bot.preparing import import_file

    sys.exit(asyncio.run(import_file(_ready(), file)))


@app.command()
def export(
    meeting: Annotated[str, typer.Argument(help="Kode rapat; tanpa ini daftar rapat. / Code; none: a list.")] = "",
    out: Annotated[Path, typer.Option(help="Folder tujuan. / Folder to write to.")] = Path("out"),
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "--what", help="notula, rekapitulasi, paket, … atau semua; boleh berulang. / or all."),
    ] = None,
    part: Annotated[str, typer.Option("--part", "--bagian", help='"acara 2" atau JP1. / or a question.')] = "",
    is_public: Annotated[bool, typer.Option("--public", "--publik", help="Tanpa nama. / Without names.")] = False,
    language: Annotated[str, typer.Option("--language", "--bahasa", help="id, en")] = "id",
) -> None:
    """Menulis berkas rapat. / Writes the documents of a meeting, also while the service runs."""
    from bot.taking import Taken, take

    if language not in LANGUAGES:
        raise typer.BadParameter(", ".join(LANGUAGES), param_hint="--language")
    taken = Taken(formats or [EVERYTHING], part, is_public, language)
    sys.exit(asyncio.run(take(_ready(), meeting, out, taken)))


@app.command()
def attendance(
    first: Annotated[datetime, typer.Argument(metavar="DARI", formats=DAYS, help="2023-11-01. / First day.")],
    last: Annotated[datetime, typer.Argument(metavar="SAMPAI", formats=DAYS, help="2023-11-30. / Last day.")],
    out: Annotated[Path, typer.Option(help="Folder tujuan. / Folder to write to.")] = Path("out"),
    language: Annotated[str, typer.Option("--language", "--bahasa", help="id, en")] = "id",
) -> None:
    """Menulis daftar hadir beberapa rapat. / Writes who came to the meetings of a period, without names."""
    from bot.attending import take_attendance

    if language not in LANGUAGES:
        raise typer.BadParameter(", ".join(LANGUAGES), param_hint="--language")
    sys.exit(asyncio.run(take_attendance(_ready(), first.date(), last.date(), out, language)))


@app.command()
def backup(
    out: Annotated[Path, typer.Option(help="Folder cadangan. / Folder for backups.")] = Path("var/backup"),
    keep_days: Annotated[int, typer.Option(min=1, max=30, help="Lama disimpan (hari). / How long they stay.")] = 30,
) -> None:
    """Mencadangkan basis data dan berkasnya. / Backs up the database with every file it names."""
    from bot.backing_up import back_up_here

    sys.exit(asyncio.run(back_up_here(_ready(), out, keep_days)))


@app.command()
def verify(
    bundle: Annotated[Path, typer.Argument(help="ZIP, folder, atau record.json. / ZIP, folder or record.json.")],
    bahasa: Annotated[str, typer.Option("--bahasa", "--language", help="id atau en. / id or en.")] = "id",
    as_json: Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")] = False,
    kepala: Annotated[str, typer.Option("--kepala", "--head", help="Sidik catatan. / The posted head.")] = "",
    manifest: Annotated[str, typer.Option(help="Sidik manifest. / The posted hash of the manifest.")] = "",
) -> None:
    """Memeriksa berkas rapat tanpa basis data. / Verifies the files of a meeting without the database."""
    from verifier.command import main as check

    words = ["--bahasa", bahasa, "--kepala", kepala, "--manifest", manifest, *(["--json"] if as_json else [])]
    sys.exit(check([*words, "--", str(bundle)]))


@app.command()
def doctor() -> None:
    """Memeriksa pemasangan. / Checks settings, database, fonts and the connection to Telegram."""
    from bot.doctor import examine

    sys.exit(asyncio.run(examine(_ready())))


def main() -> None:
    """The entry point of `jajak`."""
    give_large_blocks_back()
    app()
