"""Steered by phone, seen over HTTP: a press is on every screen, an address that was taken back is nowhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from meeting.screens import Outcome
from projector.page_files import read_page
from projector.serving import Screens
from projector.stored import StoredScreens
from storage.database import Database
from tests.meeting.halls import Hall
from tests.meeting.on_floor import open_hall_with_deputy
from tests.meeting.steered import address, asked, press, question
from tests.projector.halls import USERNAME
from tests.projector.test_stored import newest

CHANGED = Outcome.CHANGED


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting whose moderator has asked for the screen."""
    hall = await open_hall_with_deputy(database)
    await asked(hall)
    return hall


@pytest.fixture
async def base(hall: Hall) -> AsyncIterator[str]:
    """The screen's door on the loopback."""
    stored = StoredScreens(hall.house.db, hall.clock, build="b1", username=USERNAME)
    screens = Screens(stored, hall.clock, page=read_page(), look_seconds=0.02, beat_seconds=0.1)
    runner = web.AppRunner(screens.application(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/layar"
    await runner.cleanup()


async def test_each_press_is_on_the_screen(hall: Hall, base: str) -> None:
    """What is shown, its page, its size, its looks, blank and back, and the meeting again."""
    await question(hall, "revealed")
    async with aiohttp.ClientSession() as client:
        response = await client.get(f"{base}/{(await address(hall)).key}/aliran")
        assert (await newest(response))["view"]["name"] == "result"
        found = []
        for label in ("Gabung", "Acara", "Hasil", "Kosongkan", "Tampilkan"):
            assert await press(hall, label) is CHANGED
            found.append(await newest(response))
        await press(hall, "Lainnya")
        for label in ("A+", "Tema gelap", "Tahan halaman 1", "Halaman 2 ›", "Ganti sendiri", "Bahasa Inggris"):
            assert await press(hall, label) is CHANGED
            found.append(await newest(response))
        response.close()
    assert [one["view"]["name"] for one in found] == ["join", "agenda", *["result"] * 9]
    assert [one["screen"]["is_blank"] for one in found[2:5]] == [False, True, False]
    assert [one["screen"]["page"] for one in found[6:10]] == [None, 1, 2, None]
    last = found[-1]
    assert (last["screen"]["size"], last["screen"]["theme"], last["language"]) == (1, "dark", "en")
    assert [one["revision"] for one in found] == sorted({one["revision"] for one in found})


async def test_an_address_that_was_taken_back_ends_its_screens_and_leads_nowhere(hall: Hall, base: str) -> None:
    """Every open stream ends by itself; then the old address is one of those that never were, and the new one leads to
    what the old one showed."""
    old = (await address(hall)).key
    async with aiohttp.ClientSession() as client:
        streams = [await client.get(f"{base}/{old}/aliran") for _ in range(3)]
        before = [await newest(stream) for stream in streams]
        await press(hall, "Lainnya")
        await press(hall, "Alamat baru")
        assert await press(hall, "Ya, buat alamat baru") is CHANGED
        async with asyncio.timeout(5):
            rest = [await stream.content.read() for stream in streams]
        assert not any(b"event: potret" in one for one in rest)
        for path in ("", "/aliran", "/potret"):
            async with client.get(f"{base}/{old}{path}") as response:
                assert (response.status, await response.text()) == (404, "Tidak ada layar di alamat ini.\n"), path
        async with client.get(f"{base}/{(await address(hall)).key}/potret") as response:
            after = await response.json()
    assert after["view"] == before[0]["view"]
    assert after["revision"] > before[0]["revision"]


async def test_an_address_that_nobody_watched_is_gone_at_once(hall: Hall, base: str) -> None:
    old = (await address(hall)).key
    async with aiohttp.ClientSession() as client:
        async with client.get(f"{base}/{old}/potret") as response:
            assert response.status == 200
        await press(hall, "Lainnya")
        await press(hall, "Alamat baru")
        await press(hall, "Ya, buat alamat baru")
        for path in ("", "/aliran", "/potret"):
            async with client.get(f"{base}/{old}{path}") as response:
                assert response.status == 404, path
