"""What the door withstands: too many screens, storage that is away, a stop; and who may frame a screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from projector.page_files import read_page
from projector.serving import Screens
from storage.errors import StorageFault
from tests.projector.test_serving import KEY, Hall, line


@asynccontextmanager
async def door(hall: Hall, **about: Any) -> AsyncIterator[tuple[str, web.AppRunner]]:
    """A door on the loopback and what runs it."""
    screens = Screens(hall, lambda: 1, page=read_page(), look_seconds=0.02, beat_seconds=0.1, **about)
    runner = web.AppRunner(screens.application(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", runner
    finally:
        await runner.cleanup()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        yield session


@pytest.mark.parametrize(
    ("frames", "said"), [("", "frame-ancestors 'none'"), ("http://127.0.0.1:81", "frame-ancestors http://127.0.0.1:81")]
)
async def test_nobody_frames_the_screen_but_who_may(client: aiohttp.ClientSession, frames: str, said: str) -> None:
    """On the page, its stream, its files and a refusal alike."""
    page = read_page()
    async with door(Hall(), frames=frames) as (url, _):
        for path in (f"layar/{KEY}", f"layar/{KEY}/aliran", f"aset/{page.build}/js/main.js", "layar/tidak-ada"):
            async with client.get(f"{url}/{path}") as response:
                policy = response.headers["Content-Security-Policy"]
                assert policy.split("; ")[-1] == said
                assert policy.startswith("default-src 'none'; script-src 'self'; ")


async def test_more_screens_than_any_hall_has_are_told_so(client: aiohttp.ClientSession) -> None:
    """503 in words, until one of the others is gone; nobody who watches is disturbed."""
    async with door(Hall(), streams_max=3) as (url, _):
        address = f"{url}/layar/{KEY}/aliran"
        streams = [await client.get(address) for _ in range(3)]
        for stream in streams:
            await line(stream, "data: ")
        async with client.get(address) as response:
            assert response.status == 503
            assert "Coba lagi sebentar" in await response.text()
        await line(streams[1], "data: ")
        streams[0].close()
        async with asyncio.timeout(5):
            while (again := await client.get(address)).status == 503:
                again.close()
                await asyncio.sleep(0.05)
        await line(again, "data: ")
        for stream in (again, *streams):
            stream.close()


async def test_a_hall_that_comes_back_at_once_is_looked_up_once(client: aiohttp.ClientSession) -> None:
    """A look at a meeting costs more than a ballot: sixty screens after a restart are few looks."""
    hall = Hall()

    async def slow(key: str) -> dict[str, Any] | None:
        hall.looks += 1
        await asyncio.sleep(0.3)
        return hall.shown.get(key)

    hall.look = slow  # type: ignore[method-assign]
    async with door(hall) as (url, _):
        streams = await asyncio.gather(*(client.get(f"{url}/layar/{KEY}/aliran") for _ in range(60)))
        for stream in streams:
            await line(stream, "data: ")
        assert hall.looks <= 10
        for stream in streams:
            stream.close()


async def test_a_snapshot_asked_for_once_is_one_look(client: aiohttp.ClientSession) -> None:
    """Whoever asks again and again costs a meeting no more than they must."""
    hall = Hall()
    async with door(hall) as (url, _):
        for looks in (1, 2):
            async with client.get(f"{url}/layar/{KEY}/potret") as response:
                assert (await response.json())["view"] == "satu"
            assert hall.looks == looks


async def test_storage_that_is_away_is_said_without_its_reasons(client: aiohttp.ClientSession) -> None:
    """503, so that the page asks again; no trace of what broke."""
    hall = Hall()

    async def away(key: str) -> dict[str, Any] | None:
        raise StorageFault("database at /rahasia is locked")

    hall.look = away  # type: ignore[method-assign]
    async with door(hall) as (url, _):
        for path in ("", "/potret", "/aliran"):
            async with client.get(f"{url}/layar/{KEY}{path}") as response:
                assert response.status == 503
                assert "rahasia" not in await response.text()
                assert response.headers["Cache-Control"] == "no-store"


async def test_a_stop_ends_every_stream_at_once(client: aiohttp.ClientSession) -> None:
    """A hundred open screens hold nobody up; those that come meanwhile are turned away."""
    async with AsyncExitStack() as stack:
        url, runner = await stack.enter_async_context(door(Hall()))
        streams = [await client.get(f"{url}/layar/{KEY}/aliran") for _ in range(100)]
        for stream in streams:
            await line(stream, "data: ")
        before = asyncio.get_running_loop().time()
        await runner.cleanup()
        assert asyncio.get_running_loop().time() - before < 0.9
        for stream in streams:
            async with asyncio.timeout(1):
                await stream.content.read()


async def test_a_stream_takes_no_head(client: aiohttp.ClientSession) -> None:
    """It would stay open and send nothing."""
    async with door(Hall()) as (url, _):
        async with client.head(f"{url}/layar/{KEY}/aliran") as response:
            assert response.status == 405
        async with client.head(f"{url}/layar/{KEY}") as response:
            assert response.status == 200


async def test_a_proxy_that_speaks_the_older_http_gets_the_same_events() -> None:
    """nginx does so unless told otherwise: no chunks, the bytes of the events alone."""
    hall = Hall()
    async with door(hall) as (url, _):
        reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rsplit(":", 1)[1]))
        writer.write(f"GET /layar/{KEY}/aliran HTTP/1.0\r\nHost: x\r\n\r\n".encode())
        async with asyncio.timeout(5):
            head = await reader.readuntil(b"\r\n\r\n")
            assert b"chunked" not in head
            assert await reader.readuntil(b"\n\n") == b"retry: 1000\n\n"
            first = await reader.readuntil(b"\n\n")
            hall.shown[KEY] = {"build": "b1", "view": "dua"}
            while not (event := await reader.readuntil(b"\n\n")).startswith(b"event: potret"):
                assert event.startswith(b"event: detak\n")
        assert first.startswith(b"event: potret\nid: 1\ndata: {")
        assert b'"view":"dua"' in event
        writer.close()
