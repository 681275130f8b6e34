"""The lead of a delegation, join codes, and the service itself: owner, secretariat, roles taken away."""

import asyncio
import itertools

import pytest

from meeting import delegation, desk, joining, owner, setup, staffing
from meeting.house import House
from rules.codes import CODE_SIGNS
from rules.refusals import Refusal
from storage import staff
from storage.database import Database
from tests.meeting.halls import MODERATOR, SECRETARY, START_MS, Clock, Hall, open_hall
from tests.meeting.people import by, register

FILE = """
rapat: {kode: R-1, judul: Rapat Uji, tanggal_iso: '2026-01-15', zona_waktu: Asia/Jakarta, acara: [Satu, Dua]}
taksonomi_unsur: {unsur: [{kode: pemerintah, nama: Pemerintah}]}
instansi:
  - {id: dinsos, nama: Dinas Sosial Kabupaten, singkatan: Dinsos, unsur: pemerintah, diundang: true, alias: [dinsos]}
  - {id: dinkes, nama: Dinas Kesehatan Kabupaten, singkatan: Dinkes, unsur: pemerintah, diundang: true, alias: [dinkes]}
jajak_pendapat:
  - kode: JP1
    kind: single
    unit: person
    mode: open
    pertanyaan: Mana?
    pilihan: [{kode: A, teks: Ya}, {kode: B, teks: Tidak}]
"""


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations o1 … o5, one delegate each."""
    return await open_hall(database)


async def test_the_lead_hands_over_and_a_second_claim_goes_to_the_secretariat(hall: Hall) -> None:
    """Exactly one lead at any time; only the lead or the secretariat moves it."""
    second = await register(hall, 2001, 1, "Orang Kedua")
    await delegation.claim_lead(hall.house, by(2001), second.id)
    assert await hall.value("SELECT lead_delegate_id FROM organisations WHERE id = 1") == hall.delegates[0]
    with pytest.raises(Refusal):
        await delegation.hand_lead(hall.house, by(2001), second.id, "ingin")
    await delegation.hand_lead(hall.house, by(SECRETARY), second.id, "keputusan")
    assert await hall.value("SELECT lead_delegate_id FROM organisations WHERE id = 1") == second.id


async def test_b105_five_wrong_codes_make_a_pause_and_name_no_meeting(hall: Hall) -> None:
    """Even the right code waits then; ten minutes later it lets in, in any spelling."""
    wrong = "".join(CODE_SIGNS[:8])
    for _ in range(5):
        await joining.by_code(hall.house, by(2001), wrong)
    with pytest.raises(Refusal) as refused:
        await joining.by_code(hall.house, by(2001), "ABCD2345")
    assert refused.value.key == "kode_dibatasi"
    hall.clock.turn(601)
    await joining.by_code(hall.house, by(2001), "abcd - 2345")
    assert await hall.value("SELECT meeting_id FROM accounts WHERE telegram_id = 2001") == hall.meeting_id


async def test_b105_fifty_accounts_that_guess_raise_one_alarm(hall: Hall) -> None:
    """Five tries each at once: the owner hears of it once, and no guess finds a meeting."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("INSERT INTO accounts (telegram_id, first_seen_ms) VALUES (1, 0)")
        await tx.execute("INSERT INTO staff VALUES (0, 1, 'owner', 1, 0)")
    wrong = "".join(CODE_SIGNS[:8])
    for account in range(3001, 3051):
        await asyncio.gather(*(joining.by_code(hall.house, by(account), wrong) for _ in range(5)))
    assert await hall.value("SELECT count(*) FROM wrong_codes") == 250
    alarms = "SELECT count(*) FROM outbox WHERE chat_id = 1 AND payload LIKE '%alarm_kode%'"
    assert await hall.value(alarms) == 1
    assert await hall.value("SELECT count(*) FROM accounts WHERE meeting_id IS NOT NULL AND telegram_id > 3000") == 0


async def service(database: Database) -> House:
    """A service without any meeting."""
    counter = itertools.count(1)
    clock = Clock(START_MS)
    return House(database, clock, lambda size: next(counter).to_bytes(size, "big"), lambda: None)


async def imported_by(house: House, telegram_id: int, file: str) -> setup.Imported:
    """What this account's meeting file made."""
    async with house.act(by(telegram_id)) as tx:
        return await setup.import_in(house, tx, by(telegram_id), file.encode())


async def test_the_owner_is_claimed_once_and_names_a_secretariat_that_prepares(database: Database) -> None:
    """One claim, one link, one use; the secretariat's file makes the meeting, twice it is refused."""
    house = await service(database)
    claimed = await owner.claim_token(house, 24)
    assert claimed is not None
    await owner.claim(house, by(1), claimed[0])
    for late in (owner.claim(house, by(2), claimed[0]), owner.claim(house, by(1), "nonsense")):
        with pytest.raises(Refusal):
            await late
    assert await owner.claim_token(house, 24) is None
    with pytest.raises(Refusal):
        await staffing.invite(house, by(2), 0, 1, "Bot")
    link = await staffing.invite(house, by(1), 0, 1, "Bot")
    await staffing.accept(house, by(3), link.token, name="Sekretariat")
    with pytest.raises(Refusal):
        await staffing.accept(house, by(4), link.token, name="Orang lain")
    imported = await imported_by(house, 3, FILE)
    assert (imported.organisations, imported.questions) == (2, 1)
    with pytest.raises(Refusal):
        await imported_by(house, 4, FILE.replace("R-1", "R-2"))


async def test_a_corrected_file_takes_the_place_of_the_earlier_one_until_something_happened(hall: Hall) -> None:
    """Same codes to join by, new contents, and never once people registered or a question was written live."""
    house = hall.house
    async with house.db.transaction() as tx:
        await tx.execute("INSERT INTO accounts (telegram_id, first_seen_ms) VALUES (3, 0)")
        await tx.execute("INSERT INTO staff VALUES (0, 3, 'secretariat', 1, 0)")
    first = await imported_by(house, 3, FILE)
    again = await imported_by(house, 3, FILE.replace("Dinas Sosial Kabupaten", "Dinas Sosial dan Pemberdayaan"))
    assert again.is_renewed
    assert (again.meeting_id, again.join_code, again.join_key) == (first.meeting_id, first.join_code, first.join_key)
    assert (again.organisations, again.questions) == (first.organisations, first.questions)
    counted = "SELECT count(*) FROM {} WHERE meeting_id = $1"
    for table, expected in (("organisations", first.organisations), ("questions", first.questions)):
        assert await hall.value(counted.format(table), first.meeting_id) == expected
    named = "SELECT count(*) FROM organisations WHERE name = 'Dinas Sosial dan Pemberdayaan'"
    assert await hall.value(named) == 1
    with pytest.raises(Refusal) as foreign:
        await imported_by(house, SECRETARY, FILE)
    assert foreign.value.key == "rapat_sudah_ada"
    await desk.write(house, by(3), first.meeting_id, "Bidang?\nData\nRumah")
    with pytest.raises(Refusal) as refused:
        await imported_by(house, 3, FILE)
    assert refused.value.key == "rapat_sudah_berjalan"
    assert await hall.value(counted.format("questions"), first.meeting_id) == first.questions + 1


async def test_b100_a_role_taken_away_is_gone_with_the_next_act(hall: Hall) -> None:
    """The moderator loses the role and may not invite, run or decide anything any more."""
    number = await hall.value("SELECT number FROM staff WHERE telegram_id = $1", MODERATOR)
    with pytest.raises(Refusal):
        await staffing.take_away(hall.house, by(MODERATOR), hall.meeting_id, 2, int(str(number)))
    await staffing.take_away(hall.house, by(SECRETARY), hall.meeting_id, 2, int(str(number)))
    async with hall.house.db.reading() as tx:
        assert await staff.roles_of(tx, hall.meeting_id, MODERATOR) == frozenset()
