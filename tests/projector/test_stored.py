"""Addresses of a played meeting over HTTP: what a vote changes on the screen, what it does not, and what is drawn."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from meeting import questions
from projector.page_files import read_page
from projector.serving import Screens
from projector.stored import BLOCK, StoredScreens
from storage import screens
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.meeting.test_voting import choose, opened
from tests.projector.halls import USERNAME

KEY = "k" * 32


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations whose screens are found under KEY."""
    hall = await open_hall(database)
    async with hall.house.db.transaction() as tx:
        await screens.put_key(tx, hall.meeting_id, KEY, hall.clock())
    return hall


@pytest.fixture
async def url(hall: Hall) -> AsyncIterator[str]:
    """The screen's door on the loopback."""
    stored = StoredScreens(hall.house.db, hall.clock, build="b1", username=USERNAME)
    runner = web.AppRunner(
        Screens(stored, hall.clock, page=read_page(), look_seconds=0.02).application(), access_log=None
    )
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/layar/{KEY}"
    await runner.cleanup()


async def newest(response: aiohttp.ClientResponse) -> dict[str, Any]:
    """The next snapshot of the stream."""
    name = ""
    async with asyncio.timeout(10):
        while True:
            line = (await response.content.readline()).decode()
            assert line, "the stream ended"
            if line.startswith("event: "):
                name = line.removeprefix("event: ").strip()
            elif line.startswith("data: ") and name == "potret":
                content: dict[str, Any] = json.loads(line.removeprefix("data: "))
                return content


async def test_a_question_from_opening_to_result(hall: Hall, url: str) -> None:
    """Each state follows by itself, under rising numbers; a changed ballot moves nothing that can be seen."""
    async with aiohttp.ClientSession() as client, client.get(f"{url}/aliran") as response:
        seen = [await newest(response)]
        question = await opened(hall)
        seen.append(await newest(response))
        await choose(hall, question, 0, 0)
        seen.append(await newest(response))
        # Another choice of the same person is no news; the next ballot is.
        await choose(hall, question, 0, 1)
        await asyncio.sleep(0.2)
        await choose(hall, question, 1, 1)
        seen.append(await newest(response))
        await questions.close(hall.house, hall.moderator, question.id)
        seen.append(await newest(response))
        await questions.reveal(hall.house, hall.moderator, question.id)
        seen.append(await newest(response))
    assert [one["view"]["name"] for one in seen] == ["agenda", "open", "open", "open", "closed", "result"]
    assert [one["view"]["turnout"]["figure"] for one in seen[1:4]] == ["0", "1", "2"]
    assert [one["revision"] - seen[0]["revision"] for one in seen] == [0, 1, 2, 3, 4, 5]
    (bars,) = [one for one in seen[-1]["view"]["panels"] if one["kind"] == "bars"]
    assert [row["count"] for row in bars["rows"]][:2] == ["0 jawaban", "2 jawaban"]


async def test_a_result_speaks_the_language_of_the_screen(hall: Hall, url: str) -> None:
    """Steered to English, the same figures come in English; the theme and size are told beside them."""
    question = await opened(hall)
    await choose(hall, question, 0, 0)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    async with aiohttp.ClientSession() as client, client.get(f"{url}/aliran") as response:
        first = await newest(response)
        async with hall.house.db.transaction() as tx:
            found = await screens.by_key(tx, KEY)
            assert found is not None
            await screens.steer(tx, replace(found.screen, language="en", theme="dark", size=2), hall.clock())
        second = await newest(response)
    assert (first["language"], first["view"]["facts"][0][:5]) == ("id", "1 dar")
    assert (second["language"], second["screen"]["theme"], second["screen"]["size"]) == ("en", "dark", 2)
    assert second["view"]["facts"][0].startswith("1 of ")


async def test_numbers_rise_through_a_restart_and_a_new_address(hall: Hall) -> None:
    """Another process takes another block; a key that was taken back leads nowhere and moves nothing."""
    before = StoredScreens(hall.house.db, hall.clock, build="b1", username=USERNAME)
    numbers = [await before.number(KEY) for _ in range(3)]
    first = numbers[0]
    after = StoredScreens(hall.house.db, hall.clock, build="b2", username=USERNAME)
    numbers.append(await after.number(KEY))
    async with hall.house.db.transaction() as tx:
        await screens.put_key(tx, hall.meeting_id, "n" * 32, hall.clock())
    numbers.append(await after.number("n" * 32))
    assert [number - first for number in numbers] == [0, 1, 2, BLOCK, BLOCK + 1]
    assert await after.look(KEY) is None
    assert await after.number(KEY) == 0


async def test_many_take_numbers_at_once_and_none_twice(hall: Hall) -> None:
    stored = StoredScreens(hall.house.db, hall.clock, build="b1", username=USERNAME)
    numbers = await asyncio.gather(*(stored.number(KEY) for _ in range(BLOCK + 50)))
    first = min(numbers)
    assert sorted(numbers) == list(range(first, first + BLOCK + 50))


async def test_no_number_comes_again_after_a_backup_was_put_back(hall: Hall) -> None:
    """The numbers since the backup are known to pages alone: one that shows such a number would take another snapshot
    under it, and all below it, for what it has already. A clock that was set back lowers none either."""
    begun = await StoredScreens(hall.house.db, hall.clock, build="b1", username=USERNAME).number(KEY)
    kept = await hall.value("SELECT revision FROM screens")
    shown = await StoredScreens(hall.house.db, hall.clock, build="b1", username=USERNAME).number(KEY)
    assert shown > begun
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE screens SET revision = $1", kept)
    hall.clock.turn(60)
    restored = await StoredScreens(hall.house.db, hall.clock, build="b1", username=USERNAME).number(KEY)
    assert restored > shown
    hall.clock.turn(-3_600)
    assert await StoredScreens(hall.house.db, hall.clock, build="b1", username=USERNAME).number(KEY) > restored


async def test_an_address_of_any_signs_leads_nowhere_and_harms_nothing(hall: Hall, url: str) -> None:
    """What a database cannot take is not asked of it."""
    house = url.removesuffix(f"/layar/{KEY}")
    async with aiohttp.ClientSession() as client:
        for key in ("%00", "k%00", "%F0%9F%98%80", "%EF%BF%BF", "' OR 1=1 --", "k" * 5_000):
            async with client.get(f"{house}/layar/{key}/potret") as response:
                assert (response.status, await response.text()) == (404, "Tidak ada layar di alamat ini.\n")
