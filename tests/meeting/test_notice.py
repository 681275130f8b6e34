"""Consent is to words that somebody read: each version is kept once, a changed notice is asked about anew."""

import hashlib
import json

import pytest

from delivery.cards import consent_log
from meeting import notice, registration, retention
from meeting.privacy import Wish, separate
from rules.buttons import unpack
from rules.refusals import Refusal
from storage import meetings
from storage.database import Database
from storage.outbox import OutboxRow
from tests.meeting.halls import MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.people import by, register
from tests.meeting.submitted import rows, told


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of three organisations."""
    return await open_hall(database, organisations=3)


async def mark_shown(hall: Hall, account: int) -> int:
    """What the button under the notice of this chat carries."""
    found = await rows(hall, f"SELECT payload FROM outbox WHERE chat_id = {account} AND topic = 'dialog'")
    said = json.loads(found[-1][0])
    assert said["key"] == "notice"
    return unpack(said["buttons"][0][0]["press"]).numbers[1]


async def change_contact(hall: Hall, contact: str) -> None:
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET contact = $1 WHERE id = $2", contact, hall.meeting_id)


async def test_what_was_agreed_to_is_kept_word_for_word_once_with_its_hash(hall: Hall) -> None:
    """Two people agree to the same words: two consents, one text; the version is the text's SHA-256."""
    for account in (2001, 2002):
        await register(hall, account, 1, f"Orang {account}")
    ((version, text),) = await rows(hall, "SELECT version, text FROM notices")
    assert hashlib.sha256(text.encode()).hexdigest() == version
    assert "30 hari" in text
    assert await rows(hall, "SELECT telegram_id, version FROM consents ORDER BY telegram_id") == [
        (2001, version),
        (2002, version),
    ]


async def test_a_button_under_other_words_is_no_consent(hall: Hall) -> None:
    """The contact changed between reading and pressing: nothing is stored, the new notice is shown; a button that names
    no words at all, from an earlier version of the service, counts as little."""
    await registration.begin(hall.house, by(2001), hall.meeting_id)
    old = await mark_shown(hall, 2001)
    await change_contact(hall, "Pak Uji, lantai 2")
    for mark in (old, 0):
        await registration.consent(hall.house, by(2001), hall.meeting_id, mark)
        assert await hall.value("SELECT COUNT(*) FROM consents") == 0
    new = await mark_shown(hall, 2001)
    assert new != old
    await registration.consent(hall.house, by(2001), hall.meeting_id, new)
    assert await hall.value("SELECT COUNT(*) FROM consents") == 1


async def test_a_changed_notice_is_asked_about_again_and_keeps_both_proofs(hall: Hall) -> None:
    """Whoever is registered reads it at the next [Daftar], agrees, and is where they were; both texts are kept."""
    await register(hall, 2001, 1, "Orang 1")
    await registration.begin(hall.house, by(2001), hall.meeting_id)
    found = await rows(hall, "SELECT payload FROM outbox WHERE chat_id = 2001 AND topic = 'dialog'")
    assert json.loads(found[-1][0])["key"] == "perangkat_bersama"
    await change_contact(hall, "Bu Uji")
    await registration.begin(hall.house, by(2001), hall.meeting_id)
    await registration.consent(hall.house, by(2001), hall.meeting_id, await mark_shown(hall, 2001))
    assert await hall.value("SELECT COUNT(*) FROM consents WHERE telegram_id = 2001") == 2
    assert await hall.value("SELECT COUNT(*) FROM notices") == 2
    assert await hall.value("SELECT COUNT(*) FROM delegates WHERE telegram_id = 2001") == 1
    with pytest.raises(Refusal) as refused:
        await registration.consent(hall.house, by(2001), hall.meeting_id)
    assert refused.value.key == "tombol_lama"


async def test_consent_read_in_another_language_is_consent(hall: Hall) -> None:
    """The English text is a version of its own, and whoever changes the language is not asked again."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("INSERT INTO accounts (telegram_id, language, first_seen_ms) VALUES (2001, 'en', 0)")
    await register(hall, 2001, 1, "Orang 1")
    ((text,),) = await rows(hall, "SELECT text FROM notices")
    assert "30 days" in text
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE accounts SET language = 'id' WHERE telegram_id = 2001")
    async with hall.house.db.reading() as tx:
        assert await notice.is_agreed(tx, await meetings.load(tx, hall.meeting_id), 2001)


async def test_other_days_of_retention_are_another_notice_and_are_told(hall: Hall) -> None:
    """Whoever agreed to thirty days hears of ninety; whoever agreed to nothing by phone is not troubled."""
    await register(hall, 2001, 1, "Orang 1")
    await retention.change(hall.house, hall.sender(SECRETARY), hall.meeting_id, 1, 90, anew=True)
    assert "notice_berubah" in await told(hall, 2001)
    assert "notice_berubah" not in await told(hall, 1001)
    await registration.begin(hall.house, by(2001), hall.meeting_id)
    assert await mark_shown(hall, 2001)


async def test_the_secretariat_exports_the_log_without_accounts(hall: Hall) -> None:
    """Who by the ref of the record, which words, when, and when withdrawn; nobody else may, and that it was opened is
    kept."""
    first = await register(hall, 2001, 1, "Orang 1")
    second = await register(hall, 2002, 2, "Orang 2")
    await separate(hall.house, by(2002), hall.meeting_id, Wish.WITHDRAW)
    with pytest.raises(Refusal):
        await notice.export(hall.house, hall.sender(MODERATOR), hall.meeting_id)
    await notice.export(hall.house, hall.sender(SECRETARY), hall.meeting_id)
    row = OutboxRow(1, SECRETARY, "x", None, "consent_log", {"meeting": 1}, 15, 1, 0, "", None, 0, 0)
    async with hall.house.db.reading() as tx:
        drawn = await consent_log.draw(tx, row)
    made = json.loads(drawn.content)
    assert [(one["peserta"], one["ditarik"] is None) for one in made["persetujuan"]] == [
        ([f"p{first.number}"], True),
        ([], False),
    ]
    assert second.number != first.number
    assert {one["versi"] for one in made["persetujuan"]} == {one["versi"] for one in made["pemberitahuan"]}
    assert "2001" not in drawn.content.decode()
    assert await rows(hall, "SELECT list FROM accesses") == [("consents",)]


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ("Sekretariat Kabupaten Contoh", "Sekretariat Kabupaten Contoh mencatat"),
        ("Bappeda Kabupaten Contoh", "Sekretariat Bappeda Kabupaten Contoh mencatat"),
        ("Sekretariat", "Sekretariat Sekretariat mencatat"),
    ],
)
async def test_an_office_that_is_a_secretariat_is_not_called_one_twice(hall: Hall, office: str, said: str) -> None:
    """A name that is nothing but that word stays as it was written."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET secretariat = $1 WHERE id = $2", office, hall.meeting_id)
        found = (await notice.of_meeting(tx, await meetings.load(tx, hall.meeting_id)))["id"].text
    assert f"data pribadi. {said} nama" in found
