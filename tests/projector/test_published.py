"""The page of results of a meeting that is over: what it says, in which order, for whom, and what is never in it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from meeting import desk, questions, sounding, voting
from projector.page_files import read_page
from projector.panels import result_view
from projector.published import PublishedResults
from projector.results_serving import ResultPages
from projector.serving import HEADERS, Screens
from projector.stored import StoredScreens
from record.gather import gather
from record.published import published
from record.record import Record
from storage import screens
from storage.database import Database
from tests.meeting.finished import adopt, end_meeting
from tests.meeting.halls import Hall, open_hall
from tests.meeting.sounded import opened as open_sounding
from tests.meeting.sounded import press, put_forward, three_constituencies
from tests.projector.halls import USERNAME

KEY, RESULTS = "k" * 32, "h" * 32
WRITTEN = ("Setujukah? #instansi #terbuka\nSetuju\nTidak setuju\nAbstain", "Apa usul Bapak/Ibu? #terbuka #isian")
OWN_WORDS = "usul sendiri nomor satu"


async def asked(hall: Hall, written: str, words: str = "") -> str:
    """A question from opening to reveal, answered by four; its code."""
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, written)
    question = (await questions.open_question(hall.house, hall.moderator, draft.id)).question
    for place in range(4):
        hall.clock.turn(1)
        await voting.cast(
            hall.house, hall.voter(place), question_id=question.id, delegate_id=hall.delegates[place],
            option_ids=() if words else (question.options[place % 2].id,), generation=question.generation, words=words,
        )  # fmt: skip
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    return question.code


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A question, a sounding and a question; one that was never revealed; names everywhere; not over yet."""
    hall = await open_hall(database, organisations=6)
    await three_constituencies(hall, 6)
    async with database.transaction() as tx:
        await tx.execute("UPDATE delegates SET name = 'Nama Orang ' || number, position = 'Jabatan ' || number")
        await screens.put_key(tx, hall.meeting_id, KEY, hall.clock())
        await screens.put_results_key(tx, hall.meeting_id, RESULTS, hall.clock())
    await asked(hall, WRITTEN[0])
    hall.clock.turn(60)
    await put_forward(hall, 2)
    one = await open_sounding(hall)
    for place in range(18):
        await press(hall, one, place, 1, 2 if place % 6 == 0 else 1)
    await sounding.close(hall.house, hall.moderator, one.id)
    hall.clock.turn(60)
    await asked(hall, WRITTEN[1], OWN_WORDS)
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, "Belum diumumkan?\nYa\nTidak")
    hidden = (await questions.open_question(hall.house, hall.moderator, draft.id)).question
    await questions.close(hall.house, hall.moderator, hidden.id)
    return hall


@dataclasses.dataclass
class Drawer:
    """Draws as the page does and keeps what it drew from."""

    records: list[Record] = dataclasses.field(default_factory=list)

    def __call__(self, record: Record, code: str) -> dict[str, Any]:
        self.records.append(record)
        return result_view(record, code)


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
async def url(hall: Hall, drawer: Drawer) -> AsyncIterator[str]:
    """The door of the house on the loopback, with the page of results beside the screens."""
    page = read_page()
    stored = StoredScreens(hall.house.db, hall.clock, build=page.build, username=USERNAME)
    results = ResultPages(PublishedResults(hall.house.db, build=page.build, draw=drawer), page)
    application = Screens(stored, hall.clock, page=page).application(results.routes())
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def content(client: aiohttp.ClientSession, url: str) -> dict[str, Any]:
    """What the page shows."""
    async with client.get(f"{url}/hasil/{RESULTS}/isi") as response:
        assert response.status == 200
        found: dict[str, Any] = await response.json()
    return found


async def test_every_result_in_its_order_and_nothing_unrevealed(
    hall: Hall, url: str, client: aiohttp.ClientSession
) -> None:
    """As they came before the room, under what the minutes are; each drawn as the screen draws it."""
    await end_meeting(hall)
    found = await content(client, url)
    assert set(found) == {"build", "language", "meeting", "words", "results"}
    assert (found["build"], found["language"]) == (read_page().build, "id")
    assert [one["code"] for one in found["results"]] == ["JP1", "SJ1", "JP2"]
    assert "Belum diumumkan" not in json.dumps(found)
    assert found["meeting"] | {"state_text": "", "minutes_text": ""} == {
        "title": "Rakor 7", "date": "Kamis, 23 November 2023", "place": "", "state_text": "", "minutes_text": "",
    }  # fmt: skip
    assert found["meeting"]["state_text"].startswith("KONSEP")
    async with hall.house.db.reading() as tx:
        record = published(await gather(tx, hall.meeting_id))
    assert record.head is not None
    assert record.head.hash[:16] in found["meeting"]["minutes_text"]
    assert found["results"] == [json.loads(json.dumps(result_view(record, one))) for one in ("JP1", "SJ1", "JP2")]
    assert all(isinstance(text, str) and text for text in found["words"].values())


async def test_it_is_drawn_from_what_everybody_may_read(
    hall: Hall, url: str, client: aiohttp.ClientSession, drawer: Drawer
) -> None:
    """No text that only the secretariat's record holds is in the bytes, and the page never saw that record."""
    await end_meeting(hall)
    sent = json.dumps(await content(client, url), ensure_ascii=False)
    async with hall.house.db.reading() as tx:
        internal = await gather(tx, hall.meeting_id)
    kept = set(texts(internal)) - set(texts(published(internal)))
    assert {"Nama Orang 1", "Jabatan 18"} <= kept
    assert [one for one in kept if one in sent] == []
    assert OWN_WORDS in sent, "an answer in words is published without who gave it"
    assert drawer.records
    assert all(record.is_published for record in drawer.records)


def texts(value: Any) -> Iterator[str]:
    """Every text of three signs and more somewhere inside."""
    if isinstance(value, str):
        yield from [value] if len(value) > 2 else []
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from texts(getattr(value, one.name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from texts(one)


async def test_it_leads_nowhere_until_the_meeting_is_over_and_once_it_is_shut(
    hall: Hall, url: str, client: aiohttp.ClientSession
) -> None:
    """The same answer as for any key that never was; the key of the screen does not open it either."""
    strange = ["m" * 32, KEY, "h" * 31, "h" * 4_000, "%00", "..%2fisi"]

    async def answers(keys: list[str]) -> set[tuple[int, str, str]]:
        said = set()
        for key in keys:
            async with client.get(f"{url}/hasil/{key}/isi") as response:
                said.add((response.status, await response.text(), response.headers["Cache-Control"]))
        return said

    nowhere = await answers(strange)
    assert nowhere == {(404, "Tidak ada layar di alamat ini.\n", "no-store")}
    assert await answers([RESULTS]) == nowhere
    await end_meeting(hall)
    assert await answers([RESULTS]) != nowhere
    async with hall.house.db.transaction() as tx:
        await screens.put_results_key(tx, hall.meeting_id, None, hall.clock())
    assert await answers([RESULTS, *strange]) == nowhere


async def test_it_is_drawn_once_until_the_record_grows(
    hall: Hall, url: str, client: aiohttp.ClientSession, drawer: Drawer
) -> None:
    """What the browser has already is not sent again; an adoption is; another language is another page."""
    await end_meeting(hall)
    address = f"{url}/hasil/{RESULTS}/isi"
    async with client.get(address) as response:
        tag = response.headers["ETag"]
        assert response.headers["Cache-Control"] == "private, no-cache"
        own = {name: value for name, value in HEADERS.items() if name != "Cache-Control"}
        assert {name: response.headers[name] for name in own} == own
    drawn = len(drawer.records)
    for _ in range(3):
        async with client.get(address, headers={"If-None-Match": tag}) as response:
            assert (response.status, await response.read()) == (304, b"")
    assert len(drawer.records) == drawn == 3
    hidden = await hall.value("SELECT id FROM questions WHERE state = 'closed'")
    assert isinstance(hidden, int)
    await questions.reveal(hall.house, hall.moderator, hidden)
    await adopt(hall, "Disepakati")
    async with client.get(address, headers={"If-None-Match": tag}) as response:
        assert response.status == 200
        assert (await response.json())["meeting"]["state_text"].startswith("Hasil akhir, ditetapkan")
    assert len(drawer.records) == drawn + 4
    async with hall.house.db.transaction() as tx:
        found = await screens.by_key(tx, KEY)
        assert found is not None
        await screens.steer(tx, dataclasses.replace(found.screen, language="en"), hall.clock())
    found_in_english = await content(client, url)
    assert found_in_english["language"] == "en"
    assert found_in_english["words"]["heading"] == "Results of the meeting"


async def test_the_page_itself_says_nothing_and_opens_to_the_same_key_alone(
    hall: Hall, url: str, client: aiohttp.ClientSession
) -> None:
    """Uncached, under the policy, without a word of the meeting; every other address is answered as before."""
    nowhere = (404, "Tidak ada layar di alamat ini.\n")
    await end_meeting(hall)
    async with client.get(f"{url}/hasil/{RESULTS}") as response:
        html = await response.text()
        assert (response.status, response.content_type) == (200, "text/html")
        assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert "Rakor 7" not in html
    assert read_page().build in html
    for key in (KEY, "m" * 32):
        async with client.get(f"{url}/hasil/{key}") as response:
            assert (response.status, await response.text()) == nowhere


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_it_takes_no_input(hall: Hall, url: str, client: aiohttp.ClientSession, method: str) -> None:
    async with client.request(method, f"{url}/hasil/{RESULTS}/isi", data=b"x") as response:
        assert response.status == 405
