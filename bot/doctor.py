"""Looking over an installation: what is right, what is missing, and what to do about it."""

import asyncio
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path

import typer
from telegram import Bot
from telegram.error import TelegramError

from bot.preparing import is_sound, opened
from bot.screens import is_ours
from bot.settings import Settings
from delivery.transport import AiohttpRequest
from storage.disk import named_files, wrong_in
from storage.errors import StorageFault

Check = Callable[[Settings], Awaitable[str]]
MATPLOTLIB_MIN = (3, 11)
NAMED_MAX = 10


class Ill(Exception):
    """A check failed; the text says what to do."""


async def settings_are_whole(settings: Settings) -> str:
    """A token is set."""
    if not settings.token.get_secret_value():
        raise Ill("JAJAK_TOKEN kosong. Isi di .env dengan token dari @BotFather. / JAJAK_TOKEN is empty.")
    return "JAJAK_TOKEN ✓"


async def database_opens(settings: Settings) -> str:
    """The database opens and is migrated."""
    try:
        db = await opened(settings)
        await db.close()
    except StorageFault as fault:
        raise Ill(f"{fault}") from fault
    return f"{db.dialect} ✓"


async def meetings_are_sound(settings: Settings) -> str:
    """What meetings under way have stored is what happened in them."""
    try:
        db = await opened(settings)
    except StorageFault:
        raise Ill("–") from None
    try:
        if not await is_sound(db):
            raise Ill("Lihat daftar di atas. / See the list above.")
    except StorageFault as fault:
        raise Ill(f"{fault}") from fault
    finally:
        await db.close()
    return "✓"


async def files_can_be_written(settings: Settings) -> str:
    """The folder of files takes a file."""
    probe = settings.files / ".probe"

    def write() -> None:
        settings.files.mkdir(parents=True, exist_ok=True)
        probe.write_text("ok")
        probe.unlink()

    try:
        await asyncio.to_thread(write)
    except OSError as error:
        raise Ill(f"{settings.files}: {error.strerror}") from error
    return f"{settings.files} ✓"


async def files_are_whole(settings: Settings) -> str:
    """Every file that the database names lies in the folder as it was kept."""
    try:
        db = await opened(settings)
    except StorageFault:
        raise Ill("–") from None
    try:
        async with db.reading() as tx:
            named = await named_files(tx)
    finally:
        await db.close()
    wrong = await asyncio.to_thread(wrong_in, settings.files, named)
    if wrong:
        lost = ", ".join([*wrong.missing, *wrong.changed][:NAMED_MAX])
        raise Ill(f"{len(wrong.missing)} hilang, {len(wrong.changed)} berubah. / missing, altered: {lost}")
    return f"{len(named)} ✓"


async def charts_can_be_drawn(settings: Settings) -> str:
    """matplotlib is new enough to shape Arabic, and our fonts are there."""
    found = tuple(int(part) for part in version("matplotlib").split(".")[:2])
    if found < MATPLOTLIB_MIN:
        raise Ill("matplotlib 3.11 atau lebih baru diperlukan. / matplotlib 3.11 or newer is needed.")
    import record

    fonts = sorted((Path(record.__file__).parent / "fonts").glob("*.ttf"))
    if not fonts:
        raise Ill("Huruf di record/fonts tidak ada. / The fonts in record/fonts are missing.")
    return f"matplotlib {version('matplotlib')}, {len(fonts)} fonts ✓"


async def telegram_answers(settings: Settings) -> str:
    """The token is a bot's, and no webhook takes its updates away."""
    if not settings.token.get_secret_value():
        raise Ill("–")
    request = AiohttpRequest(connections=1)
    bot = Bot(
        settings.token.get_secret_value(),
        base_url=settings.api_base(),
        base_file_url=settings.file_base(),
        request=request,
        get_updates_request=AiohttpRequest(connections=1),
    )
    try:
        async with bot:
            hook = await bot.get_webhook_info()
            if hook.url:
                raise Ill("Webhook terpasang; hapus dahulu. / A webhook is set; delete it first.")
            return f"@{bot.username} ✓"
    except TelegramError as error:
        raise Ill(f"Telegram: {type(error).__name__}") from error


async def screen_can_be_served(settings: Settings) -> str:
    """The screen's port is free, or the service that runs has it."""
    if not settings.screen_port:
        return "– (JAJAK_SCREEN_PORT=0)"
    loop = asyncio.get_running_loop()
    try:
        server = await loop.create_server(asyncio.Protocol, settings.screen_host or None, settings.screen_port)
    except OSError as error:
        if await is_ours(settings):
            return f"{settings.screen_base()} ✓"
        said = "Layar tidak dapat dilayani; rapat tetap berjalan. / The screen cannot be served; the meeting goes on."
        raise Ill(f"{settings.screen_host}:{settings.screen_port}: {error.strerror or error}. {said}") from error
    server.close()
    return f"{settings.screen_base()} ✓"


CHECKS: tuple[tuple[str, Check], ...] = (
    ("token", settings_are_whole),
    ("basis data", database_opens),
    ("isi rapat", meetings_are_sound),
    ("folder berkas", files_can_be_written),
    ("isi berkas", files_are_whole),
    ("diagram", charts_can_be_drawn),
    ("layar", screen_can_be_served),
    ("Telegram", telegram_answers),
)


async def examine(settings: Settings) -> int:
    """Runs every check and prints one line each; 0 when all is well."""
    ill = 0
    for name, check in CHECKS:
        try:
            typer.echo(f"{name}: {await check(settings)}")
        except Ill as error:
            ill += 1
            typer.echo(f"{name}: ✕ {error}", err=True)
    typer.echo("✓" if not ill else f"✕ {ill}")
    return 1 if ill else 0
