"""A proposal completed by its sender, and a message edited afterwards: before and after the point was accepted."""

import json
from typing import Any

import pytest

from meeting import completing, delegation, floor, floor_dialogs, moderation, point_edits, point_wordings, supporting
from meeting.floor import Words
from meeting.waiting import Came
from rules.chain import text_digest
from rules.points import PointAct, PointKind, write_point
from rules.refusals import Refusal
from storage import merges
from storage.database import Database
from storage.points import StoredPoint
from tests.faults.acts import standing_dialog
from tests.meeting.halls import MINUTE_TAKER, Hall, open_hall
from tests.meeting.people import dialog_of
from tests.meeting.pointed import case_of, worded
from tests.meeting.submitted import rows, told

TEXT = "jalan desa rusak berat sejak banjir"
OTHER = "jalan desa dan jembatan rusak berat"
LOCATION, VOLUME, ADDRESSEE = 0, 1, 2


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def proposed(hall: Hall, kind: PointKind = PointKind.PROPOSAL) -> StoredPoint:
    """A point of the first voter, sent as message 77."""
    words = Words(kind, write_point(TEXT), message_id=77)
    return await floor.submit(hall.house, hall.voter(0), hall.delegates[0], words)


async def fill(hall: Hall, field: int, text: str) -> None:
    await completing.ask_field(hall.house, hall.voter(0), 1, field)
    await completing.typed_field(hall.house, hall.voter(0), await dialog_of(hall, 1001), text)


async def entry(hall: Hall, kind: str) -> dict[str, Any]:
    """The payload of the newest entry of this kind."""
    sql = "SELECT payload FROM entries WHERE kind = $1 ORDER BY seq DESC LIMIT 1"
    loaded: dict[str, Any] = json.loads(str(await hall.value(sql, kind)))
    return loaded


async def test_fields_are_filled_in_and_changed_later(hall: Hall) -> None:
    """One entry for each change, with the digest alone; the same words again change nothing."""
    point = await proposed(hall)
    await completing.show_fields(hall.house, hall.voter(0), point.id)
    await fill(hall, LOCATION, " Dusun  Krajan\nRT 02 ")
    await fill(hall, LOCATION, "Dusun Krajan RT 02")
    await fill(hall, VOLUME, "350 meter")
    await fill(hall, VOLUME, "400 meter")
    assert await rows(hall, "SELECT location, volume FROM points") == [("Dusun Krajan RT 02", "400 meter")]
    assert (await hall.kinds()).count("point.completed") == 3
    told_of = await entry(hall, "point.completed")
    salt = str(await hall.value("SELECT salt FROM points"))
    assert told_of == {"digest": text_digest(salt, "400 meter"), "field": "volume", "point": "D01"}


async def test_the_addressee_is_confirmed_or_free_words(hall: Hall) -> None:
    """An organisation of the meeting by a button; what is none of them as it was typed; the last one stands."""
    await proposed(hall)
    await fill(hall, ADDRESSEE, "Instansi 3")
    assert await hall.value("SELECT addressee_id FROM points") is None
    organisation = int(str(await hall.value("SELECT id FROM organisations WHERE ref = 'o3'")))
    await completing.choose_addressee(hall.house, hall.voter(0), 1, organisation)
    assert await rows(hall, "SELECT addressee_id, addressee FROM points") == [(organisation, "")]
    await fill(hall, ADDRESSEE, "Instansi 33")
    await completing.addressee_as_typed(hall.house, hall.voter(0), 1)
    assert await rows(hall, "SELECT addressee_id, addressee FROM points") == [(None, "Instansi 33")]
    await fill(hall, ADDRESSEE, "Kementerian PUPR Jakarta")
    assert await rows(hall, "SELECT addressee_id, addressee FROM points") == [(None, "Kementerian PUPR Jakarta")]


async def test_a_field_is_masked_measured_and_somebodys_own(hall: Hall) -> None:
    """No identity number, no more than 200 signs, nobody else's point, no kind but a proposal, not after adoption."""
    point = await proposed(hall)
    await fill(hall, LOCATION, "rumah 3517000000000000")
    assert "3517" not in str(await rows(hall, "SELECT location FROM points"))
    assert "ada_nik" in await told(hall, 1001)
    with pytest.raises(Refusal) as refused:
        await fill(hall, LOCATION, "x" * 201)
    assert refused.value.values == {"n": 201, "maks": 200}
    with pytest.raises(Refusal):
        await completing.show_fields(hall.house, hall.voter(1), point.id)
    words = Words(PointKind.OBJECTION, write_point(OTHER))
    objection = await floor.submit(hall.house, hall.voter(0), hall.delegates[0], words)
    with pytest.raises(Refusal):
        await completing.show_fields(hall.house, hall.voter(0), objection.id)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'adopted'")
    with pytest.raises(Refusal) as refused:
        await completing.show_fields(hall.house, hall.voter(0), point.id)
    assert refused.value.key == "rapat_terkunci"


async def test_an_edit_before_anybody_decided_becomes_the_text(hall: Hall) -> None:
    """The earlier words are kept, the digest of the new ones is entered; the same edit again changes nothing."""
    await proposed(hall)
    for _ in range(2):
        await point_edits.edited(hall.house, hall.voter(0), 77, OTHER)
    assert await rows(hall, "SELECT original, record_text FROM points") == [(OTHER, OTHER)]
    kept = await rows(hall, "SELECT number, source, text, salt FROM point_texts ORDER BY number")
    assert [one[:3] for one in kept] == [(1, "sender", TEXT), (2, "sender", OTHER)]
    assert (await entry(hall, "point.edited"))["digest"] == text_digest(kept[1][3], OTHER)
    assert (await hall.kinds()).count("point.edited") == 1
    assert (await told(hall, 1001)).count("usul_diubah") == 1


async def test_an_edit_after_acceptance_is_a_proposed_wording(hall: Hall) -> None:
    """The record stays as it was; the minute taker sees what the sender would write; the sender is told so."""
    point = await proposed(hall)
    await moderation.decide(hall.house, hall.moderator, point.id, PointAct.SHOW)
    await point_edits.edited(hall.house, hall.voter(0), 77, OTHER)
    assert await rows(hall, "SELECT original, record_text, wording, objection FROM points") == [
        (TEXT, TEXT, "objected", OTHER)
    ]
    assert (await told(hall, 1001))[-1] == "usul_diubah_kemudian"
    assert (await hall.kinds())[-1] == "point.wording_objected"


async def test_an_edit_back_to_what_was_sent_takes_the_proposal_back(hall: Hall) -> None:
    """Nothing is left for the minute taker to take over; the record says so once."""
    point = await proposed(hall)
    await moderation.decide(hall.house, hall.moderator, point.id, PointAct.SHOW)
    for text in (OTHER, TEXT, TEXT):
        await point_edits.edited(hall.house, hall.voter(0), 77, text)
    assert await rows(hall, "SELECT original, wording, objection FROM points") == [(TEXT, "", "")]
    assert (await hall.kinds()).count("point.wording_withdrawn") == 1
    assert (await told(hall, 1001))[-1] == "usul_perbaikan_ditarik"


@pytest.mark.parametrize("edits", [[TEXT], [OTHER, TEXT], [OTHER, TEXT, OTHER, TEXT]])
async def test_an_objection_by_button_stays_whatever_the_message_is_edited_to(hall: Hall, edits: list[str]) -> None:
    """[Usul perbaikan] waits for the minute taker; edits of the sent message, back to the original too, come and go
    before it. What answers it still does."""
    await proposed(hall)
    await moderation.decide(hall.house, hall.moderator, 1, PointAct.SHOW)
    await worded(hall, await case_of(hall, 1), "Rumusan notulis.")
    number = int(str(await hall.value("SELECT MAX(number) FROM point_texts WHERE source = 'record'")))
    await point_wordings.ask_objection(hall.house, hall.voter(0), 1, number)
    await point_wordings.propose(hall.house, hall.voter(0), await standing_dialog(hall, 1001), "Usul saya.")
    for text in edits:
        await point_edits.edited(hall.house, hall.voter(0), 77, text)
    assert await rows(hall, "SELECT wording, objection FROM points") == [("objected", "Usul saya.")]
    heard = await told(hall, 1001)
    assert "usul_perbaikan_ditarik" not in heard
    assert heard.count("usul_perbaikan_tetap") == edits.count(OTHER)
    newest = int(str(await hall.value("SELECT MAX(number) FROM point_texts")))
    await point_wordings.take_objection(hall.house, hall.sender(MINUTE_TAKER), 1, newest)
    assert await rows(hall, "SELECT record_text, wording, objection, objection_kept FROM points") == [
        ("Usul saya.", "agreed", "", "")
    ]
    await point_edits.edited(hall.house, hall.voter(0), 77, TEXT)
    assert (await rows(hall, "SELECT wording FROM points")) == [("agreed",)]


@pytest.mark.parametrize("how", ["supported", "merged"])
async def test_words_that_others_stand_behind_are_not_changed_under_them(hall: Hall, how: str) -> None:
    """Support and a merge hold for what was read: the edit is what the sender proposes instead."""
    point = await proposed(hall)
    if how == "supported":
        await supporting.support(hall.house, hall.voter(1), point.id, hall.delegates[1], is_wanted=True)
    else:
        words = Words(PointKind.PROPOSAL, write_point(f"{TEXT} sekali"))
        other = await floor.submit(hall.house, hall.voter(1), hall.delegates[1], words)
        async with hall.house.db.transaction() as tx:
            await merges.put_under(tx, other.id, point.id)
    await point_edits.edited(hall.house, hall.voter(0), 77, OTHER)
    held = await rows(hall, "SELECT original, record_text, objection FROM points WHERE id = 1")
    assert held == [(TEXT, TEXT, OTHER)]
    assert (await told(hall, 1001))[-1] == "usul_diubah_bersama"


@pytest.mark.parametrize("is_shown", [False, True])
async def test_an_edit_after_the_meeting_is_not_recorded(hall: Hall, is_shown: bool) -> None:
    """The sender is told so, and nothing changes."""
    point = await proposed(hall)
    if is_shown:
        await moderation.decide(hall.house, hall.moderator, point.id, PointAct.SHOW)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'ended'")
    before = await hall.kinds()
    await point_edits.edited(hall.house, hall.voter(0), 77, OTHER)
    assert await rows(hall, "SELECT original, record_text, objection FROM points") == [(TEXT, TEXT, "")]
    assert await hall.kinds() == before
    assert (await told(hall, 1001))[-1] == "edit_rapat_selesai"


async def test_an_edit_of_what_waits_takes_its_place(hall: Hall) -> None:
    """Of two messages in a row the one that was edited; nothing is stored before the kind is known."""
    for number, text in ((7, TEXT), (8, "dan saluran airnya")):
        await floor_dialogs.say(hall.house, hall.voter(0), hall.meeting_id, text, came=Came(number, 1))
    await point_edits.edited(hall.house, hall.voter(0), 7, "jalan desa rusak NIK 3517000000000000")
    assert "3517" not in str(await hall.value("SELECT payload FROM dialogs"))
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert point is not None
    assert point.original == "jalan desa rusak NIK [nomor identitas disamarkan]\ndan saluran airnya"


async def test_edits_of_strangers_and_of_other_messages_change_nothing(hall: Hall) -> None:
    """Somebody else's message of the same number, a name typed long ago, an author who has left."""
    await proposed(hall)
    await point_edits.edited(hall.house, hall.voter(1), 77, OTHER)
    await point_edits.edited(hall.house, hall.voter(0), 12, OTHER)
    await point_edits.edited(hall.house, hall.sender(4_242), 77, OTHER)
    assert (await told(hall, 1001))[-1] == "edit_tidak_dicatat"
    assert await told(hall, 4_242) == []
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    with pytest.raises(Refusal):
        await point_edits.edited(hall.house, hall.voter(0), 77, OTHER)
    assert await rows(hall, "SELECT original FROM points") == [(TEXT,)]


async def test_an_edit_to_nothing_or_to_a_book_is_refused(hall: Hall) -> None:
    """What nobody can see, and more than a point may hold: the words stay."""
    await proposed(hall)
    for text in ("\u3164\u2800", "x" * 1_001):
        with pytest.raises(Refusal):
            await point_edits.edited(hall.house, hall.voter(0), 77, text)
    assert await rows(hall, "SELECT original FROM points") == [(TEXT,)]
