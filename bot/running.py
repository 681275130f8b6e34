"""The service from start to stop: one copy, an orderly end within five seconds, the owner's link where none is yet."""

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Coroutine
from typing import Any

import segno
import structlog
import typer
from telegram.error import InvalidToken, TelegramError

from bot import memory
from bot.app import Service, service_of
from bot.clocks import wall_ms
from bot.intake import SecondCopy, TokenRefused
from bot.loops import LEASE, loops_of
from bot.media_removal import tidy
from bot.preparing import is_sound, opened
from bot.settings import Settings
from delivery.errors import named
from locales.words import words_for
from meeting import owner
from storage import lease
from storage.database import Database
from storage.errors import StorageFault

log = structlog.get_logger(__name__)
ANSWERS_SECONDS = 1.0


async def run(settings: Settings) -> int:
    """Runs until SIGTERM or SIGINT. 0 after an orderly stop; 1 where it could not start or had to give up."""
    words = words_for("id")
    if not settings.token.get_secret_value():
        typer.echo("JAJAK_TOKEN kosong. Isi di .env. / JAJAK_TOKEN is empty.", err=True)
        return 1
    try:
        db = await opened(settings)
    except StorageFault as fault:
        typer.echo(str(fault), err=True)
        return 1
    try:
        return await _alone(settings, db) if await is_sound(db) else 1
    except StorageFault as fault:
        typer.echo(str(fault), err=True)
        return 1
    except (InvalidToken, TokenRefused):
        typer.echo("Telegram menolak token. / Telegram refused the token.", err=True)
        return 1
    except SecondCopy:
        typer.echo(words.plain("salinan_409"), err=True)
        return 1
    finally:
        await db.close()


async def _alone(settings: Settings, db: Database) -> int:
    """Serves while no other copy does."""
    holder = f"{socket.gethostname()}:{os.getpid()}"
    async with db.reading() as tx:
        fell_ms = await lease.last_renewed_ms(tx, LEASE)
    if not await lease.take(db, LEASE, holder, wall_ms):
        async with db.reading() as tx:
            log.error("another copy holds the lease", holder=await lease.holder_of(tx, LEASE))
        typer.echo(words_for("id").plain("salinan_kedua"), err=True)
        return 1
    try:
        return await _serve(settings, db, holder, fell_ms)
    finally:
        # Where it cannot be given back it runs out by itself.
        try:
            await lease.release(db, LEASE, holder)
        except StorageFault as fault:
            log.warning("the lease could not be given back", why=type(fault).__name__)


async def _serve(settings: Settings, db: Database, holder: str, fell_ms: int | None) -> int:
    """Serves until told to stop. `fell_ms`: when the copy before this one was last alive, if it fell."""
    stop = asyncio.Event()
    _stop_on_signals(stop)
    service = await _started(settings, db, stop)
    if service is None:
        return 0
    try:
        await tidy(service.hall.house, settings.files.absolute())
        await _show_claim(service, settings)
        memory.set_aside()
        loops = [
            asyncio.create_task(_guarded(name, loop, stop), name=name)
            for name, loop in loops_of(settings, service, holder)
        ]
        finishing = asyncio.create_task(_finish(service, stop))
        try:
            await service.intake.run(stop, listened_ms=fell_ms)
            await finishing
        finally:
            finishing.cancel()
            for loop in loops:
                loop.cancel()
            ended = await asyncio.gather(*loops, return_exceptions=True)
            await service.hall.answers.drain(ANSWERS_SECONDS)
    finally:
        await service.hall.answers.close()
        await service.application.shutdown()
        await service.application.bot.shutdown()
    if any(isinstance(one, SecondCopy) for one in ended):
        raise SecondCopy
    return 1 if _failed(loops) else 0


async def _finish(service: Service, stop: asyncio.Event) -> None:
    """While the batch under way is settled, so are the calls under way."""
    await stop.wait()
    await service.outbox.finish()


def _failed(loops: list[asyncio.Task[None]]) -> bool:
    return any(not loop.cancelled() and loop.exception() is not None for loop in loops)


async def _started(settings: Settings, db: Database, stop: asyncio.Event) -> Service | None:
    """The wired service, as soon as Telegram answers; None where it was told to stop before."""
    wait = 0.5
    while not stop.is_set():
        try:
            return await _unless(stop, _initialised(settings, db))
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram does not answer yet", why=type(error).__name__)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await stop.wait()
            wait = min(wait * 2, 10.0)
    return None


async def _initialised(settings: Settings, db: Database) -> Service:
    service = await service_of(settings, db)
    await service.application.initialize()
    return service


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, Service]) -> Service | None:
    """The outcome of the work, or None as soon as the service is told to stop: Telegram may never answer."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for task in (working, stopping):
            task.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)


async def _guarded(name: str, loop: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    """A loop that ends in an error stops the service: half of it would mislead. Whoever supervises starts it again."""
    try:
        await loop
    except asyncio.CancelledError:
        raise
    except BaseException as error:
        log.error("a loop ended", loop=name, error=named(error))
        stop.set()
        raise


async def _show_claim(service: Service, settings: Settings) -> None:
    """The owner's one-time link with its QR code, as long as the service has no owner."""
    claimed = await owner.claim_token(service.hall.house, settings.claim_hours)
    if claimed is None:
        return
    token, expires_ms = claimed
    link = f"https://t.me/{service.hall.username}?start=claim_{token}"
    typer.echo(words_for("id").plain("klaim_terminal", waktu=expires_ms))
    segno.make(link, error="m").terminal(compact=True)
    typer.echo(link)


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
