"""Who would say what another has said is offered to support it; nothing is stored before the sender has chosen."""

import json
from typing import Any

import pytest

from meeting import floor, floor_dialogs, moderation, offer_answers
from rules.points import PointAct, PointKind
from rules.refusals import Refusal
from storage import dialogs
from storage.database import Database
from storage.points import StoredPoint
from tests.meeting.halls import Hall, open_hall
from tests.meeting.test_floor import said

TEXT = "data kemiskinan ekstrem diverifikasi ulang tiap tribulan"
ALIKE = "Mohon data P3KE dicek ulang 3 bulan sekali njih"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """Five organisations; the first has put a proposal forward that was shown, the second a question."""
    hall = await open_hall(database)
    await floor.submit(hall.house, hall.voter(0), hall.delegates[0], said(TEXT))
    question = said("kapan jembatan gantung dibangun lagi", PointKind.QUESTION)
    await floor.submit(hall.house, hall.voter(1), hall.delegates[1], question)
    await moderation.decide(hall.house, hall.moderator, 1, PointAct.SHOW)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE organisations SET name = 'PC Fatayat NU', short = 'Fatayat' WHERE id = 1")
    return hall


async def say(hall: Hall, text: str, place: int = 3, kind: PointKind | None = PointKind.PROPOSAL) -> StoredPoint | None:
    """The delegate in this place types it."""
    return await floor_dialogs.say(hall.house, hall.voter(place), hall.meeting_id, text, kind=kind)


async def asked(hall: Hall, place: int = 3) -> dict[str, Any]:
    """What this phone is asked just now."""
    sql = f"SELECT payload FROM outbox WHERE chat_id = {1001 + place} AND topic = 'floor'"
    found: dict[str, Any] = json.loads(str(await hall.value(sql)))
    return found


async def points_count(hall: Hall) -> object:
    """How many points there are."""
    return await hall.value("SELECT COUNT(*) FROM points")


async def test_a_similar_point_is_offered_before_one_is_stored(hall: Hall) -> None:
    """With kind, organisation and wording; [Dukung D01] stands behind it and forgets the words."""
    assert await say(hall, ALIKE) is None
    said_now = await asked(hall)
    assert (said_now["key"], said_now["values"]["instansi"]) == ("usul_serupa", "Fatayat")
    assert said_now["values"]["ringkas"] == TEXT
    done = await offer_answers.support_offered(hall.house, hall.voter(3), 1, hall.delegates[3])
    assert (done.code, done.count) == ("D01", 1)
    assert (await asked(hall))["key"] == "dukung_tercatat"
    assert await points_count(hall) == 2
    with pytest.raises(Refusal, match="tombol_lama"):
        await offer_answers.send_anyway(hall.house, hall.voter(3))


async def test_sent_anyway_it_is_a_point_and_nobody_is_asked_again(hall: Hall) -> None:
    """With its kind and its words; a second press finds nothing."""
    await say(hall, ALIKE)
    point = await offer_answers.send_anyway(hall.house, hall.voter(3))
    assert point is not None
    assert (point.code, point.kind, point.original) == ("D03", "proposal", ALIKE)
    with pytest.raises(Refusal, match="tombol_lama"):
        await offer_answers.send_anyway(hall.house, hall.voter(3))


async def test_a_kind_chosen_afterwards_is_offered_too(hall: Hall) -> None:
    """Plain words: first the kind, then the offer, then the point."""
    await say(hall, ALIKE, kind=None)
    assert (await asked(hall))["key"] == "usul_pilih_jenis"
    assert await floor_dialogs.submit_waiting(hall.house, hall.voter(3), PointKind.PROPOSAL) is None
    assert (await asked(hall))["key"] == "usul_serupa"
    assert await offer_answers.send_anyway(hall.house, hall.voter(3)) is not None


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("data kemiskinan ekstrem tidak usah diverifikasi ulang tiap tribulan", PointKind.PROPOSAL, 3),  # the opposite
        (ALIKE, PointKind.CONTRIBUTION, 3),  # another kind
        (ALIKE, PointKind.PROPOSAL, 0),  # their own point
        ("beasiswa santri pondok pesantren ditambah", PointKind.PROPOSAL, 3),  # another wish
    ],
)
async def test_what_is_not_the_same_is_stored_at_once(hall: Hall, text: str, kind: PointKind, place: int) -> None:
    """Above all the opposite."""
    assert await say(hall, text, place, kind) is not None


async def test_nothing_put_aside_is_offered_and_nothing_to_an_observer(hall: Hall) -> None:
    """A held point is not read out to others; who may not support is not asked to."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE organisations SET standing = 'observer' WHERE id = 5")
    assert await say(hall, ALIKE, 4) is not None
    await moderation.decide(hall.house, hall.moderator, 1, PointAct.HOLD)
    await moderation.decide(hall.house, hall.moderator, 3, PointAct.HOLD)
    assert await say(hall, ALIKE + " pak") is not None


@pytest.mark.parametrize("text", ["Sama dgn usulan Fatayat", "setuju dengan D01", "idem d1", "sarujuk karo Fatayat"])
@pytest.mark.parametrize("kind", [None, PointKind.PROPOSAL])
async def test_n08_the_same_as_somebody_is_support_and_no_point(hall: Hall, text: str, kind: PointKind | None) -> None:
    """N08 of the sample meeting, by name and by code, asked for or not."""
    assert await say(hall, text, kind=kind) is None
    said_now = await asked(hall)
    assert said_now["key"] == "usul_sama_dengan"
    assert said_now["buttons"][0][0]["values"] == {"kode": "D01"}
    await offer_answers.support_offered(hall.house, hall.voter(3), 1, hall.delegates[3])
    assert await points_count(hall) == 2


async def test_sent_anyway_such_words_are_asked_for_their_kind(hall: Hall) -> None:
    """Then they are stored and not offered again."""
    await say(hall, "Sama dgn usulan Fatayat", kind=None)
    assert await offer_answers.send_anyway(hall.house, hall.voter(3)) is None
    assert (await asked(hall))["key"] in ("usul_pilih_jenis", "penegasan")
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(3), PointKind.CONTRIBUTION)
    assert point is not None
    assert point.original == "Sama dgn usulan Fatayat"


async def test_several_codes_are_offered_side_by_side(hall: Hall) -> None:
    """A button each."""
    await say(hall, "setuju dengan D01 dan D02")
    said_now = await asked(hall)
    assert said_now["key"] == "usul_sama_pilih"
    assert [one["values"]["kode"] for one in said_now["buttons"][0]] == ["D01", "D02"]


async def test_words_nobody_has_looked_at_are_not_read_out_by_their_number(hall: Hall) -> None:
    """D02 still waits: whoever types its number sees whose it is, not what it says."""
    await say(hall, "idem D02")
    said_now = await asked(hall)
    assert said_now["key"] == "usul_sama_dengan_nomor"
    assert "jembatan" not in json.dumps(said_now)


async def test_the_opposite_and_the_unknown_are_no_support(hall: Hall) -> None:
    """ "Tidak setuju dengan D01" is a point; so is what names nobody, or oneself."""
    for text in ("tidak setuju dengan D01 karena biaya", "setuju dengan D77", "sama dengan usulan Gajah Mada"):
        await say(hall, text, kind=None)
        assert (await asked(hall))["key"] == "usul_pilih_jenis"
        async with hall.house.db.transaction() as tx:
            await dialogs.drop(tx, 1004)
    await say(hall, "Sama dgn usulan Fatayat", 0, None)
    assert (await asked(hall, 0))["key"] == "usul_pilih_jenis"


async def test_a_forged_press_takes_no_others_words(hall: Hall) -> None:
    """Another's delegate is an old button, and the words go on waiting."""
    await say(hall, ALIKE)
    with pytest.raises(Refusal, match="tombol_lama"):
        await offer_answers.support_offered(hall.house, hall.voter(3), 1, hall.delegates[4])
    assert await offer_answers.send_anyway(hall.house, hall.voter(3)) is not None


async def test_what_no_moderator_has_shown_is_read_out_to_nobody(hall: Hall) -> None:
    """A point that still waits may hold what nobody is to read: the like of it is stored, and the moderator decides."""
    waiting = "Usul pelatihan digital marketing untuk pemuda desa yang menganggur"
    await floor.submit(hall.house, hall.voter(1), hall.delegates[1], said(waiting))
    point = await say(hall, f"{waiting} njih")
    assert point is not None
    assert point.code == "D04"
