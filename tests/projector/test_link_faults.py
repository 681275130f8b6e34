"""What befalls links and halls: slow screens at a closing, hostile words, a crowd by name; over real HTTP."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from meeting import closing, desk, questions
from projector.page_files import read_page
from projector.panels import result_view
from projector.serving import Screens
from projector.stored import StoredScreens
from record.gather import gather
from record.minutes import fields
from rules.questions import Question
from rules.refusals import Refusal
from storage import screens
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.meeting.test_voting import choose, opened
from tests.projector.halls import USERNAME

KEY = "k" * 32
SECONDS = 60
HOSTILE = ("<img src=x onerror=alert(1)>", "</script><svg onload=alert(2)>", "\u2028event: potret\\ndata: {}")


async def shown_hall(database: Database, organisations: int = 5) -> Hall:
    """A running meeting whose screens are found under KEY."""
    hall = await open_hall(database, organisations=organisations)
    async with database.transaction() as tx:
        await screens.put_key(tx, hall.meeting_id, KEY, hall.clock())
    return hall


async def door(hall: Hall, **about: Any) -> web.AppRunner:
    """The screens of this hall on the loopback."""
    page = read_page()
    stored = StoredScreens(hall.house.db, hall.clock, build=page.build, username=USERNAME)
    runner = web.AppRunner(
        Screens(stored, hall.clock, page=page, **about).application(), access_log=None, shutdown_timeout=1
    )
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner


@pytest.fixture
async def hall(database: Database) -> Hall:
    return await shown_hall(database)


@pytest.fixture
async def port(hall: Hall) -> AsyncIterator[int]:
    runner = await door(hall, look_seconds=0.02, beat_seconds=0.2)
    yield runner.addresses[0][1]
    await runner.cleanup()


class SlowScreen:
    """A stream over a link that carries a kilobyte at a time, with a pause after each."""

    def __init__(self, port: int, pause: float) -> None:
        self._link, self._pause, self._buffer = socket.socket(), pause, b""
        self._link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        self._link.connect(("127.0.0.1", port))
        self._link.setblocking(False)
        self._link.send(f"GET /layar/{KEY}/aliran HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        self.seen: list[dict[str, Any]] = []

    async def watch(self) -> None:
        """Until cancelled."""
        loop = asyncio.get_running_loop()
        with self._link:
            while True:
                self._buffer += await loop.sock_recv(self._link, 1_024)
                await asyncio.sleep(self._pause)
                while (end := self._buffer.find(b"\n\n")) >= 0:
                    self._take(self._buffer[:end])
                    self._buffer = self._buffer[end + 2 :]

    def _take(self, frame: bytes) -> None:
        """A frame may have been cut by the chunks of HTTP; those of a stream end with it."""
        lines = frame.replace(b"\r", b"").split(b"\n")
        if b"event: potret" in lines:
            data = next(line for line in lines if line.startswith(b"data: "))
            self.seen.append(json.loads(data.removeprefix(b"data: ")))


async def test_b121_slow_screens_settle_on_the_figures_of_the_minutes(hall: Hall, port: int) -> None:
    """A ballot is changed 50 ms before the closing and once more 50 ms after it; three slow screens, each at its own
    pace, come through numbers that only rise to the same last one, and it shows what the record and minutes say."""
    question = await opened(hall, seconds=SECONDS)
    slow = [SlowScreen(port, pause) for pause in (0.01, 0.03, 0.06)]
    watching = [asyncio.create_task(one.watch()) for one in slow]
    try:
        for place in range(5):
            await choose(hall, question, place, 0)
            hall.clock.turn(1)
            await asyncio.sleep(0.05)
        await _changed_around_closing(hall, question)
        await questions.reveal(hall.house, hall.moderator, question.id)
        async with asyncio.timeout(30):
            while not all(one.seen and one.seen[-1]["view"]["name"] == "result" for one in slow):
                await asyncio.sleep(0.05)
        await asyncio.sleep(1)
    finally:
        for task in watching:
            task.cancel()
        await asyncio.gather(*watching, return_exceptions=True)
    last = [one.seen[-1] for one in slow]
    assert len({one["revision"] for one in last}) == 1
    for one in slow:
        numbers = [seen["revision"] for seen in one.seen]
        assert numbers == sorted(set(numbers))
    async with hall.house.db.reading() as tx:
        record = await gather(tx, hall.meeting_id)
    drawn = json.loads(json.dumps(result_view(record, question.code)))
    assert [one["view"] for one in last] == [drawn] * 3
    rows = drawn["panels"][0]["rows"]
    assert [row["count"] for row in rows] == ["4 jawaban", "1 jawaban", "0 jawaban"]
    printed = json.dumps(fields(record), ensure_ascii=False, default=str)
    assert all(row["share"] in printed for row in rows)


async def _changed_around_closing(hall: Hall, question: Question) -> None:
    assert question.deadline is not None
    hall.clock.now_ms = question.deadline - 50
    await choose(hall, question, 2, 1)
    hall.clock.now_ms = question.deadline + 50
    assert await closing.close_due(hall.house) == [question.id]
    with pytest.raises(Refusal, match="terlambat"):
        await choose(hall, question, 2, 2)


async def test_b65_hostile_words_leave_as_text_under_a_policy_without_inline(hall: Hall, port: int) -> None:
    """As typed inside JSON that no browser takes for a page, one frame a snapshot; the page itself holds no word of
    anybody."""
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, "\n".join(("Mana?", *HOSTILE)))
    await questions.open_question(hall.house, hall.moderator, draft.id)
    url = f"http://127.0.0.1:{port}/layar/{KEY}"
    async with aiohttp.ClientSession() as client:
        async with client.get(f"{url}/potret") as response:
            assert response.content_type == "application/json"
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            shown = [one["text"] for one in (await response.json())["view"]["options"]]
        async with client.get(url) as response:
            policy = response.headers["Content-Security-Policy"]
            page = await response.text()
        async with client.get(f"{url}/aliran") as stream:
            read = b""
            async with asyncio.timeout(5):
                while read.count(b"event: detak") < 2:
                    read += await stream.content.readany()
    assert shown[:2] == list(HOSTILE[:2])
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    assert not any(word in page for word in ("onerror", "onload", "Mana?"))
    assert len([line for line in read.split(b"\n") if line.startswith(b"event: potret")]) == 1


async def test_b68_a_crowd_by_name_keeps_the_screen_small_and_fresh(sqlite_database: Database) -> None:
    """Five hundred voters with long names answer by name: no name is on the screen, a snapshot stays small, and the
    last ballot is seen as the first was, within a second."""
    hall = await shown_hall(sqlite_database, organisations=500)
    async with sqlite_database.transaction() as tx:
        await tx.execute(
            "UPDATE delegates SET label = 'Nama yang panjang sekali sampai enam puluh tanda ke-' || number"
        )
    question = await opened(hall, "Setujukah? #terbuka\nSetuju\nTidak setuju", seconds=None)
    runner = await door(hall)
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/layar/{KEY}/aliran"
    async with aiohttp.ClientSession() as client, client.get(url, read_bufsize=1 << 20) as stream:
        figure = ""
        for place in range(500):
            await choose(hall, question, place, place % 2)
            if place in (0, 250, 499):
                figure = await _until(stream, f"{place + 1}")
        assert figure == "500"
    await runner.cleanup()


async def _until(stream: aiohttp.ClientResponse, figure: str) -> str:
    """The turnout as soon as it is this one, which it has to be within a second."""
    async with asyncio.timeout(1):
        while True:
            line = await stream.content.readline()
            if line.startswith(b'data: {"build"') or b'"turnout"' in line:
                assert len(line) < 64_000
                assert b"Nama yang panjang" not in line
                if json.loads(line.removeprefix(b"data: ")).get("view", {}).get("turnout", {}).get("figure") == figure:
                    return figure
