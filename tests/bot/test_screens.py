"""The screen beside the real service: it stops with it, withstands strangers, and whatever befalls it befalls no
ballot."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.screens import RETRY_SECONDS
from storage import screens
from tests.bot.served import Served, now_ms, opened, served
from tests.bot.test_faults import vote
from tests.bot.test_stops import stopped

KEY = "k" * 32
ADDRESS_TAKEN = "the screen cannot be served"


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


@asynccontextmanager
async def shown(folder: Path, *, voters: int) -> AsyncIterator[tuple[Served, str]]:
    """A service, not started yet, whose meeting has a screen, and the address of that."""
    async with served(folder, voters=voters) as hosted:
        hosted.screen_port = free_port()
        db = await opened(hosted)
        async with db.transaction() as tx:
            await screens.put_key(tx, hosted.question.meeting_id, KEY, now_ms())
        await db.close()
        yield hosted, f"http://127.0.0.1:{hosted.screen_port}/layar/{KEY}"


async def reached(client: aiohttp.ClientSession, url: str) -> dict[str, Any]:
    """What the screen shows, as soon as it is there."""
    async with asyncio.timeout(30):
        while True:
            try:
                async with client.get(f"{url}/potret") as response:
                    found: dict[str, Any] = await response.json()
                    return found
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.1)


async def test_ten_open_screens_hold_no_stop_up(tmp_path: Path) -> None:
    """They follow a ballot within a second, end with the service in order, and no key is in the log."""
    async with shown(tmp_path, voters=2) as (hosted, url), aiohttp.ClientSession() as client:
        hosted.log_level = "DEBUG"
        await hosted.start()
        await hosted.ballots()
        await reached(client, url)
        streams = [await client.get(f"{url}/aliran") for _ in range(10)]
        first = await asyncio.gather(*(frame(stream) for stream in streams))
        await vote(hosted, 0)
        async with asyncio.timeout(1.5):
            later = await asyncio.gather(*(frame(stream) for stream in streams))
        figures = [{one["view"]["turnout"]["figure"] for one in seen} for seen in (first, later)]
        assert figures == [{"0"}, {"1"}]
        await stopped(hosted)
        for stream in streams:
            async with asyncio.timeout(1):
                await stream.content.read()
        assert KEY not in hosted.log()
        assert "Traceback" not in hosted.log()


async def test_b119_a_restart_brings_a_higher_number_within_three_seconds(tmp_path: Path) -> None:
    """Killed in the middle and started anew: the page asks again, and is never shown anything older than before."""
    async with shown(tmp_path, voters=3) as (hosted, url), aiohttp.ClientSession() as client:
        await hosted.start()
        await hosted.ballots()
        await reached(client, url)
        numbers = []
        for place in range(2):
            async with client.get(f"{url}/aliran") as stream:
                numbers.append((await frame(stream))["revision"])
                await vote(hosted, place)
                async with asyncio.timeout(1.5):
                    numbers.append((await frame(stream))["revision"])
                await hosted.kill()
                with pytest.raises((AssertionError, aiohttp.ClientError)):
                    await frame(stream)
            await hosted.start()
            # The start of a process is the machine's business; from then on it is ours.
            await accepting(hosted.screen_port)
            async with asyncio.timeout(3):
                last = await reached(client, url)
            assert last["view"]["turnout"]["figure"] == f"{place + 1}"
            numbers.append(last["revision"])
        assert numbers == sorted(set(numbers))


async def accepting(port: int) -> None:
    """Waits until somebody listens at this port."""
    async with asyncio.timeout(30):
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            await asyncio.sleep(0.05)


async def frame(stream: aiohttp.ClientResponse) -> dict[str, Any]:
    """The next snapshot."""
    name = ""
    while line := (await stream.content.readline()).decode():
        if line.startswith("event: "):
            name = line.removeprefix("event: ").strip()
        if line.startswith("data: ") and name == "potret":
            found: dict[str, Any] = json.loads(line.removeprefix("data: "))
            return found
    raise AssertionError("the stream ended")


async def test_a_port_that_another_program_has_costs_no_ballot(tmp_path: Path) -> None:
    """It is said in the log and by the doctor; as soon as the port is free the screen is there."""
    async with shown(tmp_path, voters=1) as (hosted, url), aiohttp.ClientSession() as client:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", hosted.screen_port))
            taken.listen()
            await hosted.start()
            await hosted.ballots()
            await vote(hosted, 0)
            await hosted.until("SELECT 1 FROM ballots")
            await logged(hosted)
            await asyncio.sleep(RETRY_SECONDS + 1)
            assert hosted.log().count(ADDRESS_TAKEN) == 1, "once, not with every attempt"
            said = await asyncio.to_thread(doctor, hosted)
            assert re.search(r"layar: ✕ 127\.0\.0\.1:\d+: .*address already in use.* rapat tetap berjalan", said)
        assert (await reached(client, url))["view"]["name"] == "open"
        assert re.search(r"layar: http://127\.0\.0\.1:\d+ ✓", await asyncio.to_thread(doctor, hosted))
        await stopped(hosted)


async def logged(hosted: Served) -> None:
    """Waits until the log says that there is no screen."""
    async with asyncio.timeout(20):
        while ADDRESS_TAKEN not in hosted.log():
            await asyncio.sleep(0.1)


async def test_an_address_that_is_not_this_machines_costs_no_ballot(tmp_path: Path) -> None:
    async with shown(tmp_path, voters=1) as (hosted, _):
        hosted.screen_host = "203.0.113.7"
        await hosted.start()
        await hosted.ballots()
        await vote(hosted, 0)
        await hosted.until("SELECT 1 FROM ballots")
        await logged(hosted)
        assert "rapat tetap berjalan" in await asyncio.to_thread(doctor, hosted)
        await stopped(hosted)


async def test_strangers_who_hold_connections_open_are_let_go(tmp_path: Path) -> None:
    """Two thousand of them, most without a word: ballots are taken meanwhile, and a screen finds its place again."""
    with ExitStack() as strangers:
        async with shown(tmp_path, voters=1) as (hosted, url), aiohttp.ClientSession() as client:
            await hosted.start()
            await hosted.ballots()
            await reached(client, url)
            held = []
            for _ in range(2_000):
                stranger = strangers.enter_context(socket.socket())
                stranger.setblocking(False)
                stranger.connect_ex(("127.0.0.1", hosted.screen_port))
                held.append(stranger)
                await asyncio.sleep(0)
            for stranger in held[::2]:
                try:
                    stranger.send(b"GET /layar/" + b"x" * 200)
                except OSError:
                    continue
            await vote(hosted, 0)
            async with asyncio.timeout(5):
                while not await hosted.rows("SELECT 1 FROM ballots"):
                    await asyncio.sleep(0.05)
            async with asyncio.timeout(20):
                while True:
                    try:
                        await reached(client, url)
                        break
                    except aiohttp.ClientError:
                        await asyncio.sleep(0.2)
            await stopped(hosted)


@pytest.mark.parametrize(
    "asked",
    [
        b"GET /layar/" + b"x" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /layar/x HTTP/1.1\r\nHost: x\r\nA: " + b"y" * 70_000 + b"\r\n\r\n",
        b"GET /layar/x HTTP/1.1\r\n" + b"".join(b"A%d: b\r\n" % n for n in range(500)) + b"\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
async def test_what_is_no_request_of_a_page_is_answered_and_closed(tmp_path: Path, asked: bytes) -> None:
    """400, and the service goes on; nothing of it is in the log."""
    async with shown(tmp_path, voters=1) as (hosted, url), aiohttp.ClientSession() as client:
        await hosted.start()
        await reached(client, url)
        reader, writer = await asyncio.open_connection("127.0.0.1", hosted.screen_port)
        writer.write(asked)
        async with asyncio.timeout(15):
            assert (await reader.read(64)).startswith(b"HTTP/1.0 400")
        writer.close()
        await reached(client, url)
        assert "Traceback" not in hosted.log()
        await stopped(hosted)


def doctor(hosted: Served) -> str:
    """What `jajak doctor` says with the settings of this service."""
    command = [sys.executable, "-m", "bot", "doctor"]
    done = subprocess.run(
        command, cwd=hosted.folder, env=hosted.environment(), capture_output=True, text=True, check=False, timeout=60
    )
    return done.stdout + done.stderr
