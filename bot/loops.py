"""What runs beside the intake until the service stops."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final

import structlog

from bot.app import Service
from bot.clocks import ClockWatch, wall_ms
from bot.health import serve_health
from bot.intake import Health, SecondCopy
from bot.profile import introduce
from bot.retention import watch as watch_retention
from bot.screens import serve_screens
from bot.settings import Settings
from delivery.live import Live
from delivery.timers import Timers
from meeting import amending, asking_again, closing, sounding_closing
from meeting.house import House
from storage import applied, lease
from storage.database import Database
from storage.errors import StorageFault

log = structlog.get_logger(__name__)
LEASE: Final = "intake"
TICK_SECONDS: Final = 1.0
RENEW_SECONDS: Final = 5.0
CLEAN_SECONDS: Final = 3600.0


def loops_of(settings: Settings, service: Service, holder: str) -> list[tuple[str, Coroutine[Any, Any, None]]]:
    """(name, loop) of everything; but for the profile, which is set once, none ends by itself."""
    house, health = service.hall.house, service.intake.health
    loops: list[tuple[str, Coroutine[Any, Any, None]]] = [
        ("outbox", service.outbox.run()),
        ("live cards", service.hall.live.run()),
        ("timers", Timers(house.db, house.now, service.outbox.wake).run()),
        ("jobs", service.jobs.run()),
        ("deadlines", close_due(house, service.hall.live, health)),
        ("clock", _watch_clock(ClockWatch(service.clock, house))),
        ("lease", _renew(house.db, holder)),
        ("profile", introduce(service.application.bot)),
        ("cleaning", _clean(house.db)),
        ("retention", watch_retention(house)),
    ]
    if settings.health_port:
        loops.append(("health", serve_health(settings.health_port, health)))
    if settings.screen_port:
        loops.append(("screen", serve_screens(settings, house, service.hall.username)))
    return loops


async def close_due(house: House, live: Live, health: Health) -> None:
    """Closes questions and soundings at their time, and the time for corrections; each press and each proposal checks
    the time itself. Asks about words that wait when that is due. Every look is a beat: where none comes, the service is
    not ready, although it may take votes."""
    while True:
        try:
            for question_id in await closing.close_due(house):
                live.touch(question_id)
            await sounding_closing.close_due(house)
            await amending.close_due(house)
            await asking_again.ask_due(house)
            health.beat()
        except StorageFault as fault:
            log.error("deadlines wait for storage", why=type(fault).__name__)
        await asyncio.sleep(TICK_SECONDS)


async def _watch_clock(watch: ClockWatch) -> None:
    while True:
        try:
            await watch.look()
        except StorageFault as fault:
            log.error("the moderators were not told of the clock", why=type(fault).__name__)
        await asyncio.sleep(TICK_SECONDS)


async def _renew(db: Database, holder: str) -> None:
    while True:
        await asyncio.sleep(RENEW_SECONDS)
        try:
            if not await lease.renew(db, LEASE, holder, wall_ms):
                raise SecondCopy
        except StorageFault as fault:
            log.error("the lease waits for storage", why=type(fault).__name__)


async def _clean(db: Database) -> None:
    """Forgets update ids after three days."""
    while True:
        try:
            async with db.transaction() as tx:
                await applied.forget_older(tx, wall_ms())
        except StorageFault as fault:
            log.warning("old update ids were not forgotten", why=type(fault).__name__)
        await asyncio.sleep(CLEAN_SECONDS)
