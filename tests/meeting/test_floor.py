"""Whatever is put forward stands in the record once, with a state; a declined point has a reason its author is told."""

import asyncio
import json

import pytest

from meeting import agenda, floor, floor_dialogs, moderation
from meeting.floor import Words
from rules.points import PointAct, PointKind, write_point
from rules.refusals import Refusal
from storage.database import Database
from tests.meeting.halls import CLERK, SECRETARY, Hall, open_hall

TEXT = "usul data kemiskinan ekstrem diverval ulang tiap tribulan"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


def said(text: str = TEXT, kind: PointKind = PointKind.PROPOSAL, answers: tuple[str, ...] = ()) -> Words:
    """Words put forward."""
    return Words(kind, write_point(text), answers)


async def told(hall: Hall, chat_id: int) -> list[str]:
    """The keys of the messages waiting for a chat."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM outbox WHERE chat_id = $1 AND kind = 'say' ORDER BY id", chat_id)
    return [json.loads(row["payload"])["key"] for row in rows]


async def test_a_point_gets_the_next_number_and_its_author_hears_it(hall: Hall) -> None:
    """D01, D02 …: one entry each, the text only as a digest in it."""
    first = await floor.submit(hall.house, hall.voter(0), hall.delegates[0], said())
    second = await floor.submit(hall.house, hall.voter(1), hall.delegates[1], said())
    assert (first.code, second.code) == ("D01", "D02")
    assert await told(hall, 1001) == ["usul_tercatat"]
    payload = json.loads(str(await hall.value("SELECT payload FROM entries WHERE seq = 1")))
    assert "data kemiskinan" not in json.dumps(payload)
    assert payload["point"] == "D01"


async def test_b01_many_at_once_get_numbers_without_gaps_or_twins(hall: Hall) -> None:
    """Forty texts in the same moment: D01 to D40, each once."""
    texts = [f"{TEXT} nomor {n}" for n in range(40)]
    points = await asyncio.gather(
        *(
            floor.submit(hall.house, hall.voter(n % 5), hall.delegates[n % 5], said(text))
            for n, text in enumerate(texts)
        )
    )
    assert sorted(point.number for point in points) == list(range(1, 41))


async def test_the_same_words_within_a_minute_are_recorded_once(hall: Hall) -> None:
    """N03: the second is refused as already recorded; after the minute it may be said again."""
    await floor.submit(hall.house, hall.voter(0), hall.delegates[0], said())
    with pytest.raises(Refusal) as refused:
        await floor.submit(hall.house, hall.voter(0), hall.delegates[0], said(TEXT.upper()))
    assert refused.value.key == "usul_sudah_tercatat"
    hall.clock.turn(61)
    assert (await floor.submit(hall.house, hall.voter(0), hall.delegates[0], said())).code == "D02"


async def test_an_identity_number_is_masked_before_it_is_stored(hall: Hall) -> None:
    """N04: neither the point nor any other row holds the sixteen digits, and the sender is told."""
    words = said("warga kami NIK 3517000000000000 belum dapat bantuan sama sekali")
    point = await floor.submit(hall.house, hall.voter(0), hall.delegates[0], words)
    assert "3517" not in point.original
    assert "ada_nik" in await told(hall, 1001)


async def test_a_response_names_what_it_answers(hall: Hall) -> None:
    """Codes in front of the text; an unknown one is refused and nothing is stored."""
    for place in (0, 1):
        await floor.submit(hall.house, hall.voter(place), hall.delegates[place], said(f"{TEXT} {place}"))
    codes, rest = floor.split_codes("d01, D02 prinsipnya setuju, kendalanya operator")
    assert (codes, rest) == (("D01", "D02"), "prinsipnya setuju, kendalanya operator")
    assert floor.split_codes("D01 d01 D02 D01 setuju") == (("D01", "D02"), "setuju")
    words = said(rest, PointKind.RESPONSE, (*codes, "d01", "D02"))
    assert (await floor.submit(hall.house, hall.voter(2), hall.delegates[2], words)).code == "D03"
    assert await hall.value("SELECT COUNT(*) FROM point_answers") == 2
    with pytest.raises(Refusal) as refused:
        await floor.submit(hall.house, hall.voter(2), hall.delegates[2], said("lain sekali isinya", answers=("D77",)))
    assert refused.value.values == {"kode": "D77"}
    assert await hall.value("SELECT COUNT(*) FROM points") == 3


async def test_nobody_speaks_for_somebody_else(hall: Hall) -> None:
    """B08: a delegate of another account is refused; a clerk may, and the point says so."""
    with pytest.raises(Refusal):
        await floor.submit(hall.house, hall.voter(1), hall.delegates[0], said())
    with pytest.raises(Refusal):
        await floor.submit(hall.house, hall.moderator, hall.delegates[0], said(), clerk=True)
    point = await floor.submit(hall.house, hall.sender(CLERK), hall.delegates[0], said(), clerk=True)
    assert point.channel == "clerk"


async def test_a_declined_point_has_a_reason_and_only_a_moderator_decides(hall: Hall) -> None:
    """The sender is told why; without a reason nothing moves; the secretariat may look, not decide."""
    point = await floor.submit(hall.house, hall.voter(0), hall.delegates[0], said())
    for outsider in (hall.voter(0), hall.sender(SECRETARY)):
        with pytest.raises(Refusal):
            await moderation.decide(hall.house, outsider, point.id, PointAct.SHOW)
    with pytest.raises(Refusal) as refused:
        await moderation.decide(hall.house, hall.moderator, point.id, PointAct.DECLINE)
    assert refused.value.key == "alasan_usul_wajib"
    declined = await moderation.decide(
        hall.house, hall.moderator, point.id, PointAct.DECLINE, reason="alasan_luar_acara"
    )
    assert (declined.state, declined.reason) == ("declined", "alasan_luar_acara")
    assert (await told(hall, 1001))[-1] == "usul_tidak_tayang"


async def test_a_text_that_waits_becomes_a_point_by_one_press(hall: Hall) -> None:
    """Plain words are asked about; the press stores them, a second press finds nothing waiting."""
    await floor_dialogs.say(hall.house, hall.voter(0), hall.meeting_id, TEXT)
    assert await hall.value("SELECT COUNT(*) FROM points") == 0
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.QUESTION)
    assert point is not None
    assert (point.code, point.kind, point.original) == ("D01", "question", TEXT)
    with pytest.raises(Refusal) as refused:
        await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.QUESTION)
    assert refused.value.key == "tombol_lama"


async def test_points_stand_under_the_agenda_item_the_meeting_is_at(hall: Hall) -> None:
    """The item moves; what comes in afterwards stands under the new one."""
    added = await agenda.add_items(hall.house, hall.moderator, hall.meeting_id, "Kinerja\n\n  Diskusi ")
    assert [(one.position, one.title) for one in added] == [(1, "Kinerja"), (2, "Diskusi")]
    item = added[1]
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 2)
    point = await floor.submit(hall.house, hall.voter(0), hall.delegates[0], said())
    assert point.item_id == item.id
    with pytest.raises(Refusal) as refused:
        await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 3)
    assert refused.value.key == "acara_tidak_ada"
