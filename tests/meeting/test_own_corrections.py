"""Position and name put right: at once while that is possible, else by a request with a due time and an answer."""

import json

import pytest

from meeting import agenda, own_corrections, questions
from meeting.own_corrections import DUE_MS
from meeting.privacy import Wish, separate
from rules.meetings import MeetingAct
from rules.refusals import Refusal
from rules.text import fold_for_eye
from storage.database import Database
from tests.meeting.halls import CLERK, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.kept import adopt
from tests.meeting.people import dialog_of
from tests.meeting.submitted import rows, told
from tests.meeting.test_voting import choose, opened

NEW = "Kepala Bidang, Nama Benar"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def ask(hall: Hall, place: int = 0, label: str = NEW) -> bool:
    """[Perbaiki], then position and name."""
    await own_corrections.begin(hall.house, hall.voter(place), hall.delegates[place])
    return await own_corrections.write(hall.house, hall.voter(place), await dialog_of(hall, 1001 + place), label)


async def label_of(hall: Hall, place: int = 0) -> object:
    return await hall.value("SELECT label FROM delegates WHERE id = $1", hall.delegates[place])


async def ended(hall: Hall) -> None:
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)


async def test_while_the_meeting_goes_on_the_name_is_put_right_at_once(hall: Hall) -> None:
    """The record holds that it was, and not from what to what."""
    assert await ask(hall)
    assert await label_of(hall) == NEW
    payloads = await rows(hall, "SELECT payload FROM entries WHERE kind = 'delegate.renamed'")
    assert payloads == [('{"delegate":"p1"}',)]
    assert await hall.value("SELECT COUNT(*) FROM privacy_requests") == 0


async def test_after_an_answer_or_after_the_end_the_secretariat_decides_within_three_days(hall: Hall) -> None:
    """Another name would be another person; each request has a number and a due time, and is told to the secretariat
    alone."""
    question = await opened(hall)
    await choose(hall, question, 0, 0)
    assert not await ask(hall)
    await questions.close(hall.house, hall.moderator, question.id)
    await ended(hall)
    assert not await ask(hall, 1)
    assert await label_of(hall) == "Perwakilan 1"
    found = await rows(hall, "SELECT number, label, due_ms, state FROM privacy_requests ORDER BY number")
    assert found == [(n, NEW, hall.clock() + DUE_MS, "waiting") for n in (1, 2)]
    assert await told(hall, SECRETARY) == ["permintaan_masuk"] * 2
    assert "permintaan_masuk" not in await told(hall, MODERATOR)
    assert (await hall.kinds()).count("privacy.requested") == 2


async def test_asked_again_it_keeps_its_number_and_its_due_time(hall: Hall) -> None:
    """Whoever mistypes does not wait longer for it."""
    await ended(hall)
    await ask(hall)
    hall.clock.turn(3_600)
    await ask(hall, label="Sekretaris, Nama Lain")
    found = await rows(hall, "SELECT number, label, due_ms FROM privacy_requests")
    assert found == [(1, "Sekretaris, Nama Lain", hall.clock() - 3_600_000 + DUE_MS)]


async def test_a_granted_request_changes_the_name_once_and_forgets_the_wording(hall: Hall) -> None:
    """Two secretaries at once, a repeated press: the second hears that it is settled; only the secretariat may."""
    await ended(hall)
    await ask(hall)
    for account in (MODERATOR, CLERK, 1001):
        with pytest.raises(Refusal) as refused:
            await own_corrections.grant(hall.house, hall.sender(account), 1)
        assert refused.value.key == "bukan_wewenang"
    await own_corrections.grant(hall.house, hall.sender(SECRETARY), 1)
    with pytest.raises(Refusal) as again:
        await own_corrections.grant(hall.house, hall.sender(SECRETARY), 1)
    assert again.value.key == "permintaan_sudah"
    assert await label_of(hall) == NEW
    assert await rows(hall, "SELECT state, label, settled_by FROM privacy_requests") == [("granted", "", "s2")]
    assert "permintaan_jawab_granted" in await told(hall, 1001)


async def test_a_declined_request_has_a_reason_that_the_person_reads(hall: Hall) -> None:
    """It stands outside the chain, which holds the act alone."""
    await ended(hall)
    await ask(hall)
    await own_corrections.ask_decline(hall.house, hall.sender(SECRETARY), 1)
    dialog = await dialog_of(hall, SECRETARY)
    await own_corrections.decline(hall.house, hall.sender(SECRETARY), dialog, "nama sesuai surat tugas")
    assert await label_of(hall) == "Perwakilan 1"
    assert "permintaan_jawab_declined" in await told(hall, 1001)
    payload = (await rows(hall, "SELECT payload FROM entries WHERE kind = 'privacy.answered'"))[0][0]
    assert json.loads(payload) == {"act": "declined", "delegate": "p1", "number": 1}


async def test_an_adopted_meeting_is_not_changed_in_place(hall: Hall) -> None:
    """The secretariat is told to put it right by an erratum; the name in the record stays as it was adopted."""
    await ended(hall)
    await ask(hall)
    await adopt(hall)
    await own_corrections.grant(hall.house, hall.sender(SECRETARY), 1)
    assert await label_of(hall) == "Perwakilan 1"
    assert "permintaan_ralat" in await told(hall, SECRETARY)


async def test_the_queue_shows_what_is_late_and_who_opened_it(hall: Hall) -> None:
    """Those that wait first; after three days it says so."""
    await ended(hall)
    await ask(hall)
    hall.clock.now_ms += DUE_MS + 1
    await own_corrections.show_queue(hall.house, hall.sender(SECRETARY), hall.meeting_id)
    found = await rows(hall, f"SELECT payload FROM outbox WHERE chat_id = {SECRETARY} AND kind = 'say' ORDER BY id")
    said = json.loads(found[-1][0])
    assert [line["key"] for line in said["values"]["isi"]["lines"]] == ["permintaan_lewat"]
    assert await rows(hall, "SELECT list, actor_ref FROM accesses") == [("requests", "s2")]


async def test_whoever_is_erased_leaves_no_request_behind(hall: Hall) -> None:
    """Neither the wording nor a press that would still grant it."""
    await ended(hall)
    await ask(hall)
    await separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    assert await rows(hall, "SELECT state, label FROM privacy_requests") == [("declined", "")]
    with pytest.raises(Refusal):
        await own_corrections.grant(hall.house, hall.sender(SECRETARY), 1)
    assert await label_of(hall) == "p1"


async def test_a_name_that_is_taken_is_refused(hall: Hall) -> None:
    """Two people of one organisation do not become one."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET organisation_id = 1 WHERE id = $1", hall.delegates[1])
        await tx.execute("UPDATE delegates SET name_key = $1 WHERE id = $2", fold_for_eye("Perwakilan 1"), 1)
    with pytest.raises(Refusal) as refused:
        await ask(hall, 1, "Perwakilan 1")
    assert refused.value.key == "nama_sudah_terdaftar"
