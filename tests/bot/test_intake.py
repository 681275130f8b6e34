"""The fetch against a server that misbehaves in every way Telegram's has been seen to."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from bot import intake
from bot.batches import Batch
from bot.intake import Intake, SecondCopy, TokenRefused
from delivery.transport import AiohttpRequest
from storage import parked
from storage.database import Database, Tx
from storage.errors import StorageFault

Answer = tuple[int, Any]


@dataclass
class Server:
    """A Bot API whose getUpdates gives the answers in turn, then nothing; `hangs` keeps every call waiting."""

    answers: list[Answer] = field(default_factory=list)
    hangs: bool = False
    offsets: list[Any] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        """One getUpdates."""
        asked = await request.json()
        self.offsets.append(asked.get("offset"))
        while self.hangs:
            await asyncio.sleep(0.05)
        if not self.answers:
            await asyncio.sleep(0.1)
        status, result = self.answers.pop(0) if self.answers else (200, [])
        body = {"ok": True, "result": result} if status == 200 else {"ok": False, "error_code": status} | result
        return web.json_response(body, status=status)


@dataclass
class Running:
    """An intake that runs, and what came through it."""

    intake: Intake
    task: asyncio.Task[None]
    settled: list[int]


async def nobody(*_: Any) -> None:
    """Whoever would be told."""


@asynccontextmanager
async def running(server: Server, settle: Callable[..., Any] | None = None) -> AsyncIterator[Running]:
    """The intake over real HTTP; `settle` takes a batch."""
    settled: list[int] = []

    async def noted(updates: Any) -> None:
        settled.extend(one["update_id"] for one in updates)

    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", server.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/botT"
    found = Intake(AiohttpRequest(connections=2), url, settle or noted, lambda: 0, nobody)
    stop = asyncio.Event()
    task = asyncio.create_task(found.run(stop))
    try:
        yield Running(found, task, settled)
    finally:
        stop.set()
        await asyncio.gather(task, return_exceptions=True)
        await runner.cleanup()


async def until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Waits until it is so."""
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("bad", [{"update_id": "12"}, {"update_id": {"a": 1}}, {"update_id": None}, {}, 7, None, True])
async def test_b23_an_update_without_a_number_ends_nothing(bad: Any) -> None:
    """The good ones around it are settled and confirmed."""
    server = Server([(200, [{"update_id": 1, "message": {}}, bad]), (200, [{"update_id": 2, "message": {}}])])
    async with running(server) as found:
        await until(lambda: found.settled == [1, 2])
        await until(lambda: server.offsets[-1] == 3)


async def test_nothing_but_updates_without_a_number_is_no_busy_loop() -> None:
    """They cannot be confirmed, so they come again at once; the intake waits between."""
    server = Server([(200, [{"update_id": None}])] * 50)
    async with running(server):
        await asyncio.sleep(1.5)
        assert len(server.offsets) <= 3


async def test_b24_a_hanging_telegram_is_heard_within_ten_seconds_of_its_return(monkeypatch: Any) -> None:
    """The long fetch is cut off by its own end, then short ones ask; not ready meanwhile, ready afterwards."""
    monkeypatch.setattr(intake, "POLL_SECONDS", 2)
    monkeypatch.setattr(intake, "WEDGED_SECONDS", 2)
    monkeypatch.setattr(intake, "READY_SECONDS", 4.0)
    server = Server(hangs=True)
    async with running(server) as found:
        await asyncio.sleep(11)
        found.intake.health.beat()
        assert not found.intake.health.is_ready()
        server.hangs = False
        back = time.monotonic()
        await until(found.intake.health.is_ready, 10)
        assert time.monotonic() - back <= 10


async def test_b24_a_told_wait_is_kept() -> None:
    """429 of two seconds: no call before, then it goes on."""
    server = Server([(429, {"parameters": {"retry_after": 2}}), (200, [{"update_id": 5}])])
    async with running(server) as found:
        await asyncio.sleep(1.5)
        assert len(server.offsets) == 1
        await until(lambda: found.settled == [5])


async def test_b24_a_server_that_cannot_be_found_is_tried_again() -> None:
    """No such host: fetch after fetch fails, none raises."""
    found = Intake(AiohttpRequest(connections=1), "http://telegram.invalid/botT", nobody, lambda: 0, nobody)
    stop = asyncio.Event()
    task = asyncio.create_task(found.run(stop))
    await asyncio.sleep(2)
    assert not task.done()
    assert not found.health.is_ready()
    stop.set()
    await asyncio.wait_for(task, 5)


async def test_b26_who_hears_409_again_and_again_gives_up(monkeypatch: Any) -> None:
    """Another copy with a database of its own polls with our token: a few times wait, then an end that says why."""
    monkeypatch.setattr(intake, "CONFLICT_SECONDS", 0.01)
    server = Server([(409, {"description": "Conflict: terminated by other getUpdates request"})] * 20)
    async with running(server) as found:
        await asyncio.wait({found.task}, timeout=5)
        assert isinstance(found.task.exception(), SecondCopy)


async def test_b26_a_409_that_passes_ends_nothing(monkeypatch: Any) -> None:
    """The old copy of a deployment stops a moment after the new one began."""
    monkeypatch.setattr(intake, "CONFLICT_SECONDS", 0.01)
    server = Server([(409, {})] * (intake.CONFLICTS_MAX - 1) + [(200, [{"update_id": 5}])])
    async with running(server) as found:
        await until(lambda: found.settled == [5])


async def test_a_refused_token_ends_the_intake() -> None:
    """401 is no weather."""
    async with running(Server([(401, {})])) as found:
        await asyncio.wait({found.task}, timeout=5)
        assert isinstance(found.task.exception(), TokenRefused)


async def test_b23_parked_and_told_is_one_transaction(sqlite_database: Database) -> None:
    """Storage stumbles while the owner is told: neither stands, then both, and the update is told of once."""
    told: list[int] = []
    stumbles = [StorageFault("away for a moment")]
    recovered: list[int] = []

    async def settle(_: Any) -> None:
        raise ValueError("poison")

    async def on_parked(_: Tx, update_id: int) -> None:
        if stumbles:
            raise stumbles.pop()
        told.append(update_id)

    async def on_recovered() -> None:
        recovered.append(1)

    batch = Batch(sqlite_database, settle, lambda: 0, on_parked=on_parked, on_world=nobody, on_recovered=on_recovered)
    await batch([{"update_id": 5}])
    await batch([{"update_id": 5}])
    async with sqlite_database.reading() as tx:
        assert [one.update_id for one in await parked.all_parked(tx)] == [5]
    assert told == [5]
    assert recovered == [1]
