"""Names that somebody asked to be called by, or was called by, stand in no message once they are nobody's."""

import json

import pytest

from delivery.speech import spoken
from locales.words import Words
from meeting import delegation, own_corrections
from meeting.privacy import Wish, separate
from meeting.telling import plain_button, tell
from storage import retention
from storage.database import Database
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.kept import adopt
from tests.meeting.people import dialog_of
from tests.meeting.test_own_corrections import NEW, ask, ended

OTHER = "Sekretaris, Nama Kedua"
OLD = "Perwakilan 1"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A meeting that has ended; the first delegate has asked for another name, and the secretariat has seen it in its
    queue."""
    made = await open_hall(database)
    await ended(made)
    assert not await ask(made)
    await own_corrections.show_queue(made.house, made.sender(SECRETARY), made.meeting_id)
    return made


async def messages(hall: Hall) -> str:
    """What is kept of messages to officials, sent ones and those that wait."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM outbox WHERE kind = 'say' AND chat_id < 1000")
    return "".join(row["payload"] for row in rows)


async def sent(hall: Hall) -> None:
    """Everything has left."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET state = 'sent', message_id = id")


async def test_what_was_asked_is_said_until_it_is_settled(hall: Hall) -> None:
    """In words that say the name and nothing of how it travelled."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM outbox WHERE chat_id = $1 AND kind = 'say' ORDER BY id", SECRETARY)
    first, queue = (json.loads(row["payload"]) for row in rows)
    said = spoken(Words("id", "Asia/Jakarta"), first["values"])
    assert (said["label"], said["baru"]) == (OLD, NEW)
    assert NEW in str(spoken(Words("id", "Asia/Jakarta"), queue["values"])["isi"])


@pytest.mark.parametrize("is_sent", [True, False])
async def test_an_erased_name_stands_in_no_message(hall: Hall, *, is_sent: bool) -> None:
    """Neither the name nor the one asked for, in whatever is kept or still has to leave."""
    if is_sent:
        await sent(hall)
    await separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    kept = await messages(hall)
    assert "permintaan_masuk" in kept
    assert NEW not in kept
    assert OLD not in kept


async def test_a_declined_or_replaced_wish_is_said_no_more(hall: Hall) -> None:
    """The old name stays: it is the name."""
    await ask(hall, label=OTHER)
    kept = await messages(hall)
    assert NEW not in kept
    assert OTHER in kept
    await own_corrections.ask_decline(hall.house, hall.sender(SECRETARY), 1)
    await own_corrections.decline(hall.house, hall.sender(SECRETARY), await dialog_of(hall, SECRETARY), "sesuai tugas")
    kept = await messages(hall)
    assert OTHER not in kept
    assert OLD in kept


async def test_after_a_granted_wish_the_old_name_is_said_no_more(hall: Hall) -> None:
    """By the person or by the secretariat itself."""
    await own_corrections.grant(hall.house, hall.sender(SECRETARY), 1)
    kept = await messages(hall)
    assert OLD not in kept
    assert NEW in kept
    await delegation.rename(hall.house, hall.sender(SECRETARY), hall.delegates[0], OTHER)
    assert NEW not in await messages(hall)


@pytest.mark.parametrize("is_erased", [True, False])
async def test_what_an_erratum_is_to_say_goes_with_the_person(hall: Hall, *, is_erased: bool) -> None:
    """In an adopted meeting the secretariat reads both names until they are erased, or parted from everybody."""
    await adopt(hall)
    await own_corrections.grant(hall.house, hall.sender(SECRETARY), 1)
    assert NEW in await messages(hall)
    if is_erased:
        await separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    else:
        async with hall.house.db.transaction() as tx:
            await retention.part_names(tx, hall.meeting_id)
    kept = await messages(hall)
    assert "permintaan_ralat" in kept
    assert NEW not in kept
    assert OLD not in kept


async def test_a_name_beside_its_organisation_is_renamed_too(hall: Hall) -> None:
    """As on buttons that offer people of several organisations."""
    long = "Kepala Bidang Rehabilitasi, Nama Panjang"
    await delegation.rename(hall.house, hall.sender(SECRETARY), hall.delegates[1], long)
    async with hall.house.db.transaction() as tx:
        rows = [[plain_button(f"Instansi 2 – {long}", "hq", 2)]]
        await tell(tx, SECRETARY, "isi", now_ms=1, meeting_id=hall.meeting_id, isi=f"{long}an", buttons=rows)
    await separate(hall.house, hall.voter(1), hall.meeting_id, Wish.ERASE)
    kept = await messages(hall)
    assert "Instansi 2 – p2" in kept
    assert f"{long}an" in kept
