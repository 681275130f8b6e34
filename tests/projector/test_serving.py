"""Real HTTP: whoever holds the address sees, nobody else; a screen that takes nothing is let go."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from projector.page_files import read_page
from projector.serving import HEADERS, Screens

KEY = "k" * 32


class Hall:
    """Two addresses, and what is to be seen there."""

    def __init__(self) -> None:
        self.shown: dict[str, dict[str, Any]] = {KEY: {"build": "b1", "view": "satu"}, "l" * 32: {"view": "dua"}}
        self.given, self.looks = 0, 0

    async def look(self, key: str) -> dict[str, Any] | None:
        self.looks += 1
        return self.shown.get(key)

    async def number(self, key: str) -> int:
        self.given += 1
        return self.given


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
async def url(hall: Hall) -> AsyncIterator[str]:
    """A door on the loopback, quick enough for a test."""
    seconds = {"look_seconds": 0.02, "beat_seconds": 0.1, "slow_seconds": 0.5}
    screens = Screens(hall, lambda: 1_700_000_000_000, page=read_page(), **seconds)
    runner = web.AppRunner(screens.application(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        yield session


async def line(response: aiohttp.ClientResponse, start: str) -> str:
    """The rest of the next line that begins so."""
    async with asyncio.timeout(5):
        while True:
            read = (await response.content.readline()).decode()
            assert read, "the stream ended"
            if read.startswith(start):
                return read.removeprefix(start).strip()


async def test_a_stream_tells_everything_then_each_change(hall: Hall, url: str, client: aiohttp.ClientSession) -> None:
    """With the policy, uncached and unbuffered; a change is there within a moment."""
    async with client.get(f"{url}/layar/{KEY}/aliran") as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        assert {name: response.headers[name] for name in HEADERS} == HEADERS
        assert await line(response, "retry: ") == "1000"
        first = json.loads(await line(response, "data: "))
        assert first == {"build": "b1", "view": "satu", "revision": 1, "at_ms": 1_700_000_000_000}
        assert await line(response, "event: ") == "detak"
        hall.shown[KEY] = {"build": "b1", "view": "tiga"}
        assert await line(response, "id: ") == "2"
        assert json.loads(await line(response, "data: "))["view"] == "tiga"


@pytest.mark.parametrize("path", ["aliran", "potret"])
@pytest.mark.parametrize("key", ["m" * 32, "", "..%2f..%2fetc%2fpasswd", "k" * 31, "k" * 33, "k" * 4_000, "%00", "%F0"])
async def test_every_other_address_answers_alike(url: str, client: aiohttp.ClientSession, key: str, path: str) -> None:
    """Nothing tells a key that is nearly right from one that is nothing like it."""
    async with client.get(f"{url}/layar/{key}/{path}") as response:
        assert (response.status, await response.text()) == (404, "Tidak ada layar di alamat ini.\n")
        assert response.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_the_screen_takes_no_input(url: str, client: aiohttp.ClientSession, method: str) -> None:
    async with client.request(method, f"{url}/layar/{KEY}/potret", data=b"x" * 1_000) as response:
        assert response.status == 405
        assert "Tidak ada layar" in await response.text()


async def test_an_address_that_was_taken_back_ends_and_leads_nowhere(
    hall: Hall, url: str, client: aiohttp.ClientSession
) -> None:
    async with client.get(f"{url}/layar/{KEY}/aliran") as response:
        await line(response, "data: ")
        del hall.shown[KEY]
        async with asyncio.timeout(5):
            assert b"event: potret" not in await response.content.read()
    async with client.get(f"{url}/layar/{KEY}/aliran") as again:
        assert again.status == 404


async def test_many_screens_of_one_address_share_a_look(hall: Hall, url: str, client: aiohttp.ClientSession) -> None:
    """And end on the same number."""
    streams = [await client.get(f"{url}/layar/{KEY}/aliran") for _ in range(60)]
    numbers = [await line(stream, "id: ") for stream in streams]
    hall.shown[KEY] = {"build": "b1", "view": "akhir"}
    looks = hall.looks
    last = [await line(stream, "id: ") for stream in streams]
    assert (set(numbers), set(last)) == ({"1"}, {"2"})
    assert hall.looks - looks < 60
    for stream in streams:
        stream.close()


async def test_whoever_takes_nothing_is_let_go(hall: Hall, url: str) -> None:
    """Others are not held up by it, and nothing is kept for it."""
    port = int(url.rsplit(":", 1)[1])
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sleeper:
        sleeper.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        sleeper.connect(("127.0.0.1", port))
        sleeper.sendall(f"GET /layar/{KEY}/aliran HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        for number in range(40):
            hall.shown[KEY] = {"build": "b1", "view": f"{number}" + "x" * 400_000}
            await asyncio.sleep(0.05)
        looks = hall.looks
        await asyncio.sleep(0.2)
        assert hall.looks == looks, "nobody watches any more"
