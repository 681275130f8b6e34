"""A person sees everything that is held of them and nothing of anybody else; a new table cannot stay unseen."""

import json
import re
from typing import Any

import pytest

from delivery.cards import own_data as card
from delivery.html import plain
from meeting import assisting, attendance, hands, own_data, supporting, voting
from meeting.privacy import Wish, ask_sure, separate
from rules.refusals import Refusal
from rules.speaking import SpeechKind
from storage import own_data as stored
from storage import own_parts
from storage.database import Database
from storage.outbox import OutboxRow
from tests.faults.acts import helped
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, add_delegate, open_hall
from tests.meeting.pointed import put_forward, worded
from tests.meeting.submitted import rows, send
from tests.meeting.test_voting import choose, opened
from tests.storage.test_secrecy_scan import all_rows

# What a column that names somebody is called.
PERSONAL = re.compile(
    r"telegram_id|chat_id|delegate|supporter|voters?$|_by$|_ref$|^about$|label|(^|_)name(_key)?$|represents|responsible"
    r"|^role$|^holder$|^text$|^words$|original|record_text|text_key"
)
# Columns that look as if they named somebody and name nobody who could ask, each with its reason.
OTHERS = {
    "accounts.acting_delegate_id": "shown with the account",
    "attendance_names.label": "kept without account, number or time: nobody is found by it",
    "attendance_names.name": "as the label",
    "attendance_names.represents": "as the label",
    "chat_groups.chat_id": "a group",
    "constituencies.name": "a constituency",
    "files.name": "a document of the house",
    "follow_ups.responsible": "an organisation, or an office in words",
    "lease.holder": "a copy of the service",
    "lease.name": "the lease of the service",
    "migrations.name": "a step of the schema",
    "notices.text": "shown with the consent",
    "officers.name": "typed by the secretariat for the minutes; corrected there",
    "options.text": "an option",
    "options.role": "of an option",
    "organisations.name": "an organisation",
    "points.answered_by": "who answered as the minutes print it: an organisation or an office",
    "questions.ballot_by": "a rule",
    "questions.late_voters": "a rule",
    "retention.original_days": "a rule",
    "screens.steered_by": "the ref of the official who steered last",
}
COLUMNS = {
    "sqlite": "SELECT m.name AS t, c.name AS c FROM sqlite_master m JOIN pragma_table_info(m.name) c"
    " WHERE m.type = 'table'",
    "postgres": "SELECT table_name AS t, column_name AS c FROM information_schema.columns"
    " WHERE table_schema = current_schema()",
}


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations in which the first delegate has done whatever a delegate can do."""
    hall = await open_hall(database)
    async with database.transaction() as tx:
        await tx.execute("INSERT INTO consents VALUES ($1, 1001, 'abc', $2, NULL)", hall.meeting_id, hall.clock())
        await tx.execute("INSERT INTO wrong_codes VALUES (1001, $1)", hall.clock())
        await tx.execute(
            "INSERT INTO dialogs (telegram_id, meeting_id, step, expires_ms) VALUES (1001, $1, 'x', $2)",
            *(hall.meeting_id, hall.clock() + 1_000),
        )
    for written in ("Bidang apa? #terbuka\nData\nRumah", "Rahasiakah? #rahasia\nYa\nTidak"):
        question = await opened(hall, written, seconds=None)
        for place in range(3):
            await choose(hall, question, place, 0)
    await worded(hall, await put_forward(hall, 0), "Rumusan notula.")
    other = await put_forward(hall, 1, "usul orang lain yang tidak boleh terbaca oleh siapa pun")
    await supporting.support(hall.house, hall.voter(0), other.id, hall.delegates[0], is_wanted=True)
    await hands.raise_hand(hall.house, hall.voter(0), hall.delegates[0], SpeechKind.HAND)
    await send(hall, 0)
    await attendance.show_attendance(hall.house, hall.moderator, hall.meeting_id)
    return hall


async def gathered(hall: Hall, place: int = 0) -> dict[str, list[dict[str, Any]]]:
    """Everything held of the delegate in this place."""
    from storage import delegates

    async with hall.house.db.reading() as tx:
        one = await delegates.load(tx, hall.delegates[place])
        assert one is not None
        return await stored.gather(tx, await stored.person_of(tx, one))


async def test_every_column_that_may_name_somebody_is_shown_or_has_a_reason(database: Database) -> None:
    """A new table with personal columns fails here until what it holds is shown to whom it is about."""
    async with database.reading() as tx:
        found = {(row["t"], row["c"]) for row in await tx.fetch(COLUMNS[database.dialect])}
    personal = {f"{table}.{column}" for table, column in found if PERSONAL.search(column)}
    shown = {column for part in own_parts.PARTS for column in part.columns}
    assert personal - shown - set(OTHERS) == set()
    assert shown | set(OTHERS) <= {f"{table}.{column}" for table, column in found}


async def test_a_scan_of_every_table_finds_nothing_that_is_not_shown(hall: Hall) -> None:
    """Rows that hold the account, the id in a column of its own, the key or the ref of this person: each table with one
    is a part of what is shown."""
    shown = await gathered(hall)
    tables = {column.split(".")[0]: part.name for part in own_parts.PARTS for column in part.columns}
    account, delegate = re.compile(r"\b1001\b"), hall.delegates[0]
    key, ref = re.compile(rf"'d{delegate}'"), re.compile(r"'p1'|\"p1\"")
    missing = []
    for table, found in (await all_rows(hall.house.db)).items():
        is_there = any(one.search(row) for row in found for one in (account, key, ref))
        if is_there and tables.get(table) not in shown:
            missing.append(table)
    assert missing == []
    wanted = {
        *("akun", "persetujuan", "pendaftaran", "keikutsertaan", "jawaban", "pokok_diskusi", "teks_pokok", "dukungan"),
        *("pembicaraan", "berkas", "akses", "catatan_rapat", "percakapan", "kode_salah", "pesan"),
    }
    assert wanted <= set(shown)


async def test_nothing_of_anybody_else_is_in_it(hall: Hall) -> None:
    """Neither names, texts, accounts nor refs of others; officials stand by role."""
    content = json.dumps(await gathered(hall), ensure_ascii=False)
    for other in ("Perwakilan 2", "tidak boleh terbaca", "1002", str(MODERATOR), str(MINUTE_TAKER), '"p2"', '"s1"'):
        # By itself: within the random name of a message three digits say nothing.
        assert re.search(rf"(?<!\w){re.escape(other)}(?!\w)", content) is None, other
    assert "disamarkan" in content


async def test_the_original_and_the_record_wording_are_both_there_and_of_a_secret_answer_only_that_it_was_given(
    hall: Hall,
) -> None:
    """The open answer with its channel; of the secret question the electorate alone."""
    shown = await gathered(hall)
    point = shown["pokok_diskusi"][0]
    assert (point["original"][:9], point["record_text"]) == ("usul data", "Rumusan notula.")
    assert [(one["code"], one["channel"]) for one in shown["jawaban"]] == [("JP1", "telegram")]
    assert [one["code"] for one in shown["keikutsertaan"]] == ["JP1", "JP2"]


async def test_what_an_official_entered_for_a_secret_question_is_not_in_the_file(hall: Hall) -> None:
    """That somebody entered something for them, and when; on a shared phone the file is in a shared chat."""
    question = await opened(hall, "Rahasia lagi? #rahasia\nYa\nTidak", seconds=None)
    entry = await helped(hall, question, 4, 1)
    (row,) = (await gathered(hall, 4))["dibantu_petugas"]
    assert (row["code"], row["selection"], row["state"]) == (question.code, "", "waiting")
    await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)


async def test_own_data_come_as_sentences_with_buttons_and_as_a_file_that_lies_nowhere(hall: Hall) -> None:
    """The file is made when it leaves, for this chat only; once the person is erased nothing leaves any more."""
    await own_data.begin(hall.house, hall.voter(0))
    (text,) = await rows(hall, "SELECT payload FROM outbox WHERE chat_id = 1001 AND payload LIKE '%\"data_saya\"%'")
    said = json.loads(text[0])
    keys = [line["key"] for line in said["values"]["isi"]["lines"]]
    wanted = ("peserta", "jawaban", "rahasia", "pokok", "juga")
    assert {f"data_saya_{one}" for one in wanted} <= set(keys)
    assert [row[0]["key"] for row in said["buttons"]] == ["tombol_perbaiki", "tombol_hapus_saya", "tombol_tarik_setuju"]
    drawn = await file_of(hall, 1001)
    assert drawn is not None
    assert json.loads(drawn)["peserta"] == "p1"
    assert await file_of(hall, 1001, chat=1002) is None
    payload = (await rows(hall, "SELECT payload FROM outbox WHERE kind = 'own_data'"))[0][0]
    await separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    async with hall.house.db.reading() as tx:
        assert await card.draw(tx, OutboxRow(*row_values(1001, payload))) is None


async def file_of(hall: Hall, account: int, *, chat: int = 0) -> bytes | None:
    """What leaves for the chat as a file."""
    found = await rows(hall, f"SELECT payload FROM outbox WHERE chat_id = {account} AND kind = 'own_data'")
    async with hall.house.db.reading() as tx:
        drawn = await card.draw(tx, OutboxRow(*row_values(chat or account, found[-1][0])))
    if drawn is None:
        return None
    assert "data-pribadi-p1.json" in plain(drawn.text)
    return drawn.content


def row_values(chat: int, payload: str) -> tuple[Any, ...]:
    return (1, chat, "own_data:x", None, "own_data", json.loads(payload), 15, 1, 0, "", None, 0, 0)


async def test_on_a_shared_phone_each_sees_only_what_is_chosen(hall: Hall) -> None:
    """Two people on one phone: a choice first; a person of another phone is refused."""
    second = await add_delegate(hall, 20, organisation_id=1, account=1001)
    hall.delegates.append(second)
    await own_data.begin(hall.house, hall.voter(0))
    found = await rows(hall, "SELECT payload FROM outbox WHERE chat_id = 1001 AND topic = 'dialog'")
    assert json.loads(found[-1][0])["key"] == "data_saya_pilih"
    await own_data.show_of(hall.house, hall.voter(0), second)
    content = json.dumps(await gathered(hall, 5), ensure_ascii=False)
    assert 'Perwakilan 1"' not in content
    assert "usul data" not in content
    with pytest.raises(Refusal) as refused:
        await own_data.show_of(hall.house, hall.voter(0), hall.delegates[1])
    assert refused.value.key == "tombol_lama"


async def test_on_a_shared_phone_only_the_chosen_person_is_erased(hall: Hall) -> None:
    """The other stays registered, with consent, cards and answers; when the last one goes, the account's part goes."""
    second = await add_delegate(hall, 20, organisation_id=1, account=1001)
    with pytest.raises(Refusal):
        await separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    await ask_sure(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    await separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE, second)
    labels = await rows(hall, "SELECT label, telegram_id FROM delegates WHERE organisation_id = 1 ORDER BY id")
    assert labels == [("Perwakilan 1", 1001), ("p21", None)]
    assert await hall.value("SELECT COUNT(*) FROM consents WHERE withdrawn_ms IS NULL") == 1
    question = await opened(hall, "Lagi? #terbuka\nYa\nTidak", seconds=None)
    assert isinstance(await choose(hall, question, 0, 0), voting.Cast)
    await separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE, hall.delegates[0])
    assert await hall.value("SELECT COUNT(*) FROM consents WHERE withdrawn_ms IS NULL") == 0


async def test_the_secretariat_hands_a_copy_to_somebody_without_a_phone_and_that_is_kept(hall: Hall) -> None:
    """Nobody else may; the person reads later who opened it."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET telegram_id = NULL WHERE id = $1", hall.delegates[3])
    for account in (MODERATOR, CLERK, 1002):
        with pytest.raises(Refusal):
            await own_data.show_other(hall.house, hall.sender(account), hall.meeting_id, "p4")
    await own_data.show_other(hall.house, hall.sender(SECRETARY), hall.meeting_id, "p4")
    with pytest.raises(Refusal) as refused:
        await own_data.show_other(hall.house, hall.sender(SECRETARY), hall.meeting_id, "p99")
    assert refused.value.key == "peserta_tidak_ada"
    opened_by = [(one["list"], one["about"], one["actor_role"]) for one in (await gathered(hall, 3))["akses"]]
    assert ("own_data", "p4", "secretariat") in opened_by
    assert [one for one in (await gathered(hall))["akses"] if one["about"]] == []
