"""What is to be done has somebody, a day and a state; what is carried over comes once and stays as it was there."""

import asyncio
import json
from datetime import date

import pytest

from meeting import carrying, follow_ups, outcome_dialogs, setup
from meeting.outcome_changes import list_outcomes
from record.gather import gather
from record.json_file import document
from rules.meeting_file import read_meeting_file
from rules.outcomes import FollowUpStatus, OutcomeKind
from rules.yaml_nodes import MeetingFileErrors
from storage import follow_ups as rows
from storage.database import Database
from storage.follow_ups import FollowUp
from storage.outcomes import Outcome
from tests.meeting.concluded import card_of, check_chain, last_entry, refused, seen, withdrew
from tests.meeting.halls import MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall

DONE, RUNNING, OPEN = FollowUpStatus.DONE, FollowUpStatus.RUNNING, FollowUpStatus.OPEN


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations, on 23 November 2023."""
    return await open_hall(database)


async def wrote(hall: Hall, text: str, who: int = MINUTE_TAKER) -> Outcome:
    """Written in one line."""
    return (await follow_ups.write(hall.house, hall.sender(who), hall.meeting_id, text)).outcome


async def task_of(hall: Hall, outcome: Outcome) -> FollowUp:
    """What it knows beside its text."""
    async with hall.house.db.reading() as tx:
        task = await rows.load(tx, outcome.id)
    assert task is not None
    return task


async def next_meeting(hall: Hall, code: str = "RAKOR-8", held_on: str = "2023-12-23") -> int:
    """The next meeting with the same secretariat, in registration; the one before is over."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'ended' WHERE state = 'running'")
        meeting_id: int = await tx.fetch_value(
            "INSERT INTO meetings (code, join_code, join_key, title, held_on, zone, state, created_ms, created_at)"
            " VALUES ($1, $1, $1, $1, $2, 'Asia/Jakarta', 'registration', $3, '2023-12-01T01:00:00.000Z') RETURNING id",
            *(code, held_on, hall.clock() + 1),
        )
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'secretariat', 2, 0)", meeting_id, SECRETARY)
    return meeting_id


async def test_one_line_says_what_who_and_until_when(hall: Hall) -> None:
    """The name is a suggestion until a person confirms it; the day stands at once."""
    one = await wrote(hall, "Verval data | instansi 2 | 30-12-2023")
    task = await task_of(hall, one)
    assert (one.text, task.who, task.due_on, task.status) == ("Verval data", "instansi 2", "2023-12-30", "open")
    text, labels = await seen(hall, one)
    assert "Instansi mana yang dimaksud" in text
    assert labels[0] == "Instansi 2"
    await follow_ups.assign(hall.house, hall.sender(MINUTE_TAKER), one.id, 2, 0)
    assert (await task_of(hall, one)).ref == "o2"
    assert await last_entry(hall) == ("follow_up.assigned", {"organisation": "o2", "outcome": "TL1"})
    assert "Verval" not in str(await last_entry(hall))
    assert not (await follow_ups.assign(hall.house, hall.sender(SECRETARY), one.id, 2, 0)).has_changed


@pytest.mark.parametrize(
    ("text", "key"),
    [("a | b | besok", "tanggal_salah"), ("| Dinsos", "teks_kosong"), ("a|b|30-12-2023|d", "tindak_lanjut_bentuk")],
)
async def test_what_is_not_clear_stores_nothing(hall: Hall, text: str, key: str) -> None:
    """No half of a line is kept."""
    assert await refused(wrote(hall, text)) == key
    assert await hall.kinds() == []


async def test_a_day_before_the_meeting_is_asked_about(hall: Hall) -> None:
    """It stands only after somebody says that it is meant."""
    one = await wrote(hall, "Verval data || 30-10-2023")
    assert (await task_of(hall, one)).due_on == ""
    assert "lebih awal daripada hari rapat" in (await seen(hall, one))[0]
    day = date(2023, 10, 30).toordinal()
    assert (await follow_ups.confirm_due(hall.house, hall.sender(MINUTE_TAKER), one.id, day, 0)).has_changed
    assert (await task_of(hall, one)).due_on == "2023-10-30"
    early = await follow_ups.type_due(hall.house, hall.sender(MINUTE_TAKER), one.id, 1, "1 Januari 2023")
    assert early == date(2023, 1, 1)
    assert await follow_ups.type_due(hall.house, hall.sender(MINUTE_TAKER), one.id, 1, "1 Januari 2024") is None
    assert (await task_of(hall, one)).due_on == "2024-01-01"
    assert await refused(follow_ups.confirm_due(hall.house, hall.sender(SECRETARY), one.id, 2**62, 2)) == "tombol_lama"


async def test_who_does_not_know_the_form_is_asked_piece_by_piece(hall: Hall) -> None:
    """What, then who, then until when; each may be left open."""
    await outcome_dialogs.begin(hall.house, hall.sender(MINUTE_TAKER), hall.meeting_id, OutcomeKind.FOLLOW_UP)
    house, who = hall.house, MINUTE_TAKER
    written = await follow_ups.write(house, hall.sender(who), hall.meeting_id, "Verval data", asks_more=True)
    waiting = "SELECT payload FROM dialogs WHERE telegram_id = $1"
    assert json.loads(str(await hall.value(waiting, who)))["part"] == "responsible"
    await follow_ups.name_responsible(house, hall.sender(who), written.outcome.id, 0, "Kepala desa", asks_more=True)
    assert json.loads(str(await hall.value(waiting, who)))["part"] == "due"
    await follow_ups.type_due(house, hall.sender(who), written.outcome.id, 1, "30-12-2023")
    task = await task_of(hall, written.outcome)
    assert (task.who, task.organisation_id, task.due_on) == ("Kepala desa", None, "2023-12-30")
    assert await hall.value("SELECT COUNT(*) FROM dialogs") == 0


async def test_a_stale_button_does_not_undo_what_somebody_else_said(hall: Hall) -> None:
    """The same state twice is no refusal; another one from an old card is."""
    one = await wrote(hall, "Verval data")
    act = follow_ups.set_status
    assert (await act(hall.house, hall.sender(SECRETARY), one.id, DONE, 0)).has_changed
    assert not (await act(hall.house, hall.sender(MINUTE_TAKER), one.id, DONE, 0)).has_changed
    assert await refused(act(hall.house, hall.sender(MINUTE_TAKER), one.id, RUNNING, 0)) == "hasil_berubah"
    assert (await act(hall.house, hall.sender(MINUTE_TAKER), one.id, RUNNING, 1)).has_changed
    assert await last_entry(hall) == ("follow_up.status", {"outcome": "TL1", "status": "running", "was": "done"})
    assert await refused(act(hall.house, hall.moderator, one.id, DONE, 2)) == "bukan_wewenang"


async def test_what_was_left_undone_is_carried_once_and_stays_there_as_it_was(hall: Hall) -> None:
    """Done and withdrawn ones stay behind; two presses at once carry each once; the old record does not change."""
    kept = [await wrote(hall, f"Tugas {n} | Instansi 1 | 30-12-2023", SECRETARY) for n in range(4)]
    await follow_ups.set_status(hall.house, hall.sender(SECRETARY), kept[0].id, DONE, 0)
    await follow_ups.set_status(hall.house, hall.sender(SECRETARY), kept[2].id, RUNNING, 0)
    await withdrew(hall, kept[1], "keliru")
    later = await next_meeting(hall)
    async with hall.house.db.reading() as tx:
        before = document(await gather(tx, hall.meeting_id))
        assert len(await rows.waiting(tx, later, SECRETARY)) == 2
        assert await rows.waiting(tx, later, MODERATOR) == []
    both = await asyncio.gather(*(carrying.carry(hall.house, hall.sender(SECRETARY), later) for _ in range(2)))
    assert sorted(both) == [[], ["TL1", "TL2"]]
    async with hall.house.db.reading() as tx:
        assert document(await gather(tx, hall.meeting_id)) == before
        record = document(await gather(tx, later))
        carried = {task.origin: task for task in (await rows.of_meeting(tx, later)).values()}
    assert {origin: task.status for origin, task in carried.items()} == {
        "RAKOR-7 TL3": "running",
        "RAKOR-7 TL4": "open",
    }
    assert [one["origin"] for one in record["follow_ups"]] == ["RAKOR-7 TL3", "RAKOR-7 TL4"]
    first = carried["RAKOR-7 TL4"]
    await follow_ups.set_status(hall.house, hall.sender(SECRETARY), first.note_id, DONE, 0)
    assert (await task_of(hall, kept[3])).status == "open"
    assert await refused(carrying.carry(hall.house, hall.sender(MINUTE_TAKER), later)) == "bukan_wewenang"


async def test_two_later_meetings_never_both_carry_the_same(hall: Hall) -> None:
    """Whoever comes first goes on with it."""
    await wrote(hall, "Tugas", SECRETARY)
    second, third = await next_meeting(hall), await next_meeting(hall, "RAKOR-9")
    both = await asyncio.gather(
        *(carrying.carry(hall.house, hall.sender(SECRETARY), meeting_id) for meeting_id in (second, third))
    )
    assert sorted(both) == [[], ["TL1"]]


FILE = """
rapat: {{kode: RAKOR-8, judul: Rakor 8, tanggal_iso: 2023-12-23, zona_waktu: WIB}}
taksonomi_unsur: {{unsur: [{{kode: pemerintah, nama: Pemerintah}}]}}
instansi: [{{id: o1, nama: Instansi 1, singkatan: o1, unsur: pemerintah}}]
tindak_lanjut: {listed}
"""


async def test_what_was_exported_comes_in_through_the_next_file(hall: Hall) -> None:
    """The list of `record.json` stands in the file as it is; a corrected file replaces it; nothing is doubled."""
    await wrote(hall, "D3 <b>Tugas</b> =1+1 {{x}} | Instansi 1 | 30-12-2023", SECRETARY)
    done = await wrote(hall, "Sudah", SECRETARY)
    await follow_ups.set_status(hall.house, hall.sender(SECRETARY), done.id, DONE, 0)
    async with hall.house.db.reading() as tx:
        listed = json.dumps(document(await gather(tx, hall.meeting_id))["follow_ups"])
    await next_meeting(hall, "LAIN")
    for _ in range(2):
        imported = await setup.import_meeting(hall.house, FILE.format(listed=listed).encode())
    async with hall.house.db.reading() as tx:
        (one,) = (await gather(tx, imported.meeting_id)).outcomes
        assert await rows.waiting(tx, imported.meeting_id, SECRETARY) == []
    assert one.task is not None
    assert (one.code, one.text, one.task.origin) == ("TL1", "D3 <b>Tugas</b> =1+1 {{x}}", "RAKOR-7 TL1")
    assert (one.task.organisation, one.task.due_on) == ("o1", "2023-12-30")


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("{kode: TL1, rapat: R, uraian: a, tenggat: besok}", "berkas_tenggat_salah"),
        ("{kode: TL1, rapat: R}", "berkas_wajib_diisi"),
        ("{kode: TL1, uraian: a}", "berkas_wajib_diisi"),
        ("{kode: TL1, rapat: R, uraian: a, status: nanti}", "berkas_nilai_tidak_dikenal"),
        ("{kode: TL1, rapat: R, uraian: a}, {kode: TL1, rapat: R, uraian: b}", "berkas_tindak_lanjut_ganda"),
    ],
)
def test_a_wrong_follow_up_in_a_file_is_named_with_its_line(row: str, key: str) -> None:
    """And nothing of the file is taken."""
    with pytest.raises(MeetingFileErrors) as refused_file:
        read_meeting_file(FILE.format(listed=f"[{row}]"))
    assert [error.message_key for error in refused_file.value.errors] == [key]


async def test_the_list_shows_eight_a_page_with_state_and_day(hall: Hall) -> None:
    """Each opens its card; withdrawn ones say so."""
    for n in range(9):
        one = await wrote(hall, f"Tugas {n} | Instansi 1 | 30-12-2023")
    await withdrew(hall, one, "keliru")
    kind = OutcomeKind.FOLLOW_UP
    await list_outcomes(hall.house, hall.sender(MINUTE_TAKER), hall.meeting_id, kind, anew=True)
    made = await card_of(hall, f"outcomes:{hall.meeting_id}")
    assert "TL1 (belum) Tugas 0 · Instansi 1 · 30-12-2023" in made.text
    assert [button.label for button in made.buttons[0]] == ["TL1", "TL2", "TL3", "TL4"]
    await list_outcomes(hall.house, hall.sender(MINUTE_TAKER), hall.meeting_id, kind, page=1)
    assert "TL9 (dicabut)" in (await card_of(hall, f"outcomes:{hall.meeting_id}")).text
    await check_chain(hall)
