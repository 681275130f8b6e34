"""People find their way in, register once, lead their organisation one at a time, on both engines."""

import asyncio
import json

import pytest

from meeting import delegation, desk, naming, outsiders, questions, registration
from meeting.house import Repeated
from rules.refusals import Refusal
from rules.roles import Role
from storage import delegates, staff
from storage.database import Database
from tests.meeting.halls import CLERK, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.people import by, dialog_of, named, register, typed

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


async def test_a_person_registers_and_the_first_leads(hall: Hall) -> None:
    """Position before the comma, name after it; the second of an organisation is no lead."""
    person = await register(hall, 2001, 1, "Kepala Bidang, Nama Uji")
    assert (person.organisation_id, person.channel, person.is_lead) == (1, "telegram", 0)
    row = await hall.value("SELECT position FROM delegates WHERE id = $1", person.id)
    assert row == "Kepala Bidang"
    assert (await hall.kinds())[-1] == "delegate.registered"


async def test_fifty_firsts_of_one_organisation_are_one_lead(hall: Hall) -> None:
    """A race for the lead has exactly one winner, whom nobody replaces."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM electorate")
        await tx.execute("UPDATE organisations SET lead_delegate_id = NULL WHERE id = 1")
    people = await asyncio.gather(*(register(hall, 3000 + n, 1, f"Perwakilan uji {n}") for n in range(50)))
    lead = await hall.value("SELECT lead_delegate_id FROM organisations WHERE id = 1")
    assert lead in {person.id for person in people}
    assert len({person.number for person in people}) == 50
    assert await hall.value("SELECT COUNT(*) FROM delegates WHERE organisation_id = 1") == 51


async def test_a_shared_phone_holds_up_to_ten(hall: Hall) -> None:
    """E06: several people, one account; the eleventh is told to go to the desk."""
    await register(hall, 2001, 1, "Orang 1")
    for n in range(2, 11):
        await registration.add_person(hall.house, by(2001), hall.meeting_id)
        person = await register(hall, 2001, 1, f"Orang {n}", begin=False)
        assert person.channel == "shared"
    with pytest.raises(Refusal) as refused:
        await registration.add_person(hall.house, by(2001), hall.meeting_id)
    assert refused.value.key == "perangkat_penuh"


async def test_the_same_name_from_another_phone_is_refused_and_after_leaving_it_is_the_same_person(hall: Hall) -> None:
    """Nobody is counted twice; who comes back is who left."""
    person = await register(hall, 2001, 1, "Orang Sama")
    with pytest.raises(Refusal) as refused:
        await register(hall, 2002, 1, "orang  SAMA")
    assert refused.value.key == "nama_sudah_terdaftar"
    await delegation.leave(hall.house, by(2001), person.id)
    back = await register(hall, 2001, 1, "Orang Sama")
    assert back.id == person.id


async def test_e03_an_outside_organisation_waits_and_then_votes_or_observes(hall: Hall) -> None:
    """Pending has no vote; only the secretariat decides, once."""
    await registration.begin(hall.house, by(2001), hall.meeting_id)
    await registration.consent(hall.house, by(2001), hall.meeting_id)
    await typed(hall, 2001, "Paguyuban Tidak Diundang")
    await registration.outside(hall.house, by(2001))
    await named(hall, 2001, "Ketua")
    person = await naming.finish(hall.house, by(2001), anew=False)
    assert person.standing == "pending"
    with pytest.raises(Refusal):
        await outsiders.accept(hall.house, by(MODERATOR), person.organisation_id, votes=True)
    await outsiders.accept(hall.house, by(SECRETARY), person.organisation_id, votes=False)
    async with hall.house.db.reading() as tx:
        assert await staff.roles_of(tx, hall.meeting_id, 2001) == {Role.OBSERVER}
    with pytest.raises(Refusal) as refused:
        await outsiders.accept(hall.house, by(SECRETARY), person.organisation_id, votes=True)
    assert refused.value.key == "luar_sudah_diputuskan"


async def test_an_outside_organisation_may_be_an_alias(hall: Hall) -> None:
    """Its people move to the organisation it is, and the name finds it next time."""
    await registration.begin(hall.house, by(2001), hall.meeting_id)
    await registration.consent(hall.house, by(2001), hall.meeting_id)
    await typed(hall, 2001, "Zzyzx Raya")
    await registration.outside(hall.house, by(2001))
    await named(hall, 2001, "Ketua")
    person = await naming.finish(hall.house, by(2001), anew=False)
    await outsiders.ask_words(hall.house, by(SECRETARY), person.organisation_id, outsiders.STEP_ALIAS)
    await outsiders.is_alias(hall.house, by(SECRETARY), await dialog_of(hall, SECRETARY), "Instansi 2")
    async with hall.house.db.reading() as tx:
        moved = await delegates.load(tx, person.id)
    assert moved is not None
    assert moved.organisation_id == 2


async def test_a_clerk_registers_somebody_without_a_phone(hall: Hall) -> None:
    """No account, channel clerk; a participant may not do it."""
    with pytest.raises(Refusal):
        await registration.begin_for_other(hall.house, by(1001), hall.meeting_id)
    await registration.begin_for_other(hall.house, by(CLERK), hall.meeting_id)
    await typed(hall, CLERK, "Instansi 3")
    await registration.choose(hall.house, by(CLERK), 3)
    await named(hall, CLERK, "Lurah")
    person = await naming.finish(hall.house, by(CLERK), anew=False)
    assert (person.telegram_id, person.channel) == (None, "clerk")


async def test_a_button_of_an_older_step_finds_nothing_waiting(hall: Hall) -> None:
    """Stale taps change nothing and say so; a replayed update is done once (I8)."""
    await registration.begin(hall.house, by(2001), hall.meeting_id)
    for act in (registration.retype, registration.outside, naming.ask_represented):
        with pytest.raises(Refusal) as refused:
            await act(hall.house, by(2001))
        assert refused.value.key == "tombol_lama"
    with pytest.raises(Refusal):
        await registration.choose(hall.house, by(2001), 1)
    once = by(2001)
    await registration.consent(hall.house, once, hall.meeting_id)
    with pytest.raises(Repeated):
        await registration.consent(hall.house, once, hall.meeting_id)


async def test_b72_an_invisible_name_is_refused_and_a_long_one_too(hall: Hall) -> None:
    """Nothing is stored of either."""
    await registration.begin(hall.house, by(2001), hall.meeting_id)
    await registration.consent(hall.house, by(2001), hall.meeting_id)
    for text, key in (("\u200b\u3164", "teks_kosong"), ("x" * 5000, "teks_panjang")):
        with pytest.raises(Refusal) as refused:
            await typed(hall, 2001, text)
        assert refused.value.key == key
    assert (await dialog_of(hall, 2001)).step == registration.STEP_ORGANISATION


async def test_a_person_corrects_their_name_and_leaves_and_the_next_one_leads(hall: Hall) -> None:
    """[Ubah] asks once more; nobody renames another's delegate; when the lead leaves, the next of them leads."""
    lead = await register(hall, 2001, 1, "Nama Kelriu")
    await delegation.hand_lead(hall.house, by(SECRETARY), lead.id, "uji")
    with pytest.raises(Refusal):
        await delegation.ask_name(hall.house, by(2002), lead.id)
    await delegation.ask_name(hall.house, by(2001), lead.id)
    assert (await dialog_of(hall, 2001)).step == delegation.STEP_RENAME
    with pytest.raises(Refusal):
        await delegation.rename(hall.house, by(2002), lead.id, "Orang Lain")
    await delegation.rename(hall.house, by(2001), lead.id, "Kepala Seksi, Nama Keliru")
    assert await hall.value("SELECT label FROM delegates WHERE id = $1", lead.id) == "Kepala Seksi, Nama Keliru"
    await delegation.leave(hall.house, by(2001), lead.id)
    assert await hall.value("SELECT lead_delegate_id FROM organisations WHERE id = 1") == hall.delegates[0]
    assert (await hall.kinds())[-2:] == ["delegate.left", "lead.handed"]


@pytest.mark.parametrize(("marks", "voter"), [("", "p"), ("#instansi", "o5")])
async def test_a_late_arrival_stands_in_the_record_as_what_votes(hall: Hall, marks: str, voter: str) -> None:
    """The person where persons answer, the organisation where organisations do; a second of it adds nothing."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM delegates WHERE organisation_id = 5")
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, f"Setujukah? {marks}\nYa\nTidak")
    asked = (await questions.open_question(hall.house, hall.moderator, draft.id)).question
    person = await register(hall, 2001, 5, "Orang terlambat")
    if marks:
        await register(hall, 2002, 5, "Orang kedua")
    async with hall.house.db.reading() as tx:
        changes = await tx.fetch("SELECT payload FROM entries WHERE kind = 'electorate.changed'")
    named = voter if marks else f"{voter}{person.number}"
    assert [json.loads(row["payload"]) for row in changes] == [
        {"act": "added", "question": asked.code, "reason": "terlambat", "voter": named}
    ]
