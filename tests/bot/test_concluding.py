"""Minute taker and secretariat write down what is concluded, by command, by button and by answering what is asked."""

from pathlib import Path

from rehearsal.phones import Person
from tests.bot.served import Served, served
from tests.bot.test_in_a_hurry import after
from tests.meeting.halls import MINUTE_TAKER


async def scribe(hosted: Served) -> Person:
    """The minute taker, before a question that is open."""
    await hosted.start()
    await hosted.ballots()
    return await hosted.phones.person(MINUTE_TAKER)


async def test_a_conclusion_is_tied_corrected_and_read_again(tmp_path: Path) -> None:
    """Each step stands on the one card; the record tells it all."""
    async with served(tmp_path, voters=2) as hosted:
        person = await scribe(hosted)
        card = await after(person, "/kesimpulan JP1 Turun menjadi 9,15 persen", "K1 · kesimpulan")
        assert "Pendapat peserta menurut jajak pendapat JP1." in card.text
        await person.press("Sumber angka", on=card)
        await person.wait_for("Dari mana angka dalam K1", timeout_seconds=20)
        card = await after(person, "BPS, Maret 2023", "Sumber angka: BPS, Maret 2023")
        await person.press("Kaitkan", on=card)
        ties = await person.wait_for("K1 · Kaitan", timeout_seconds=20)
        await person.press(next(label for label in ties.labels if "JP1" in label), on=ties)
        await person.press("Kembali ke K1", on=await person.wait_for("K1 · Kaitan", timeout_seconds=20))
        card = await person.wait_for("K1 · kesimpulan", timeout_seconds=20)
        await person.press("Perbaiki", on=card)
        await person.wait_for("Silakan tulis teks K1", timeout_seconds=20)
        await after(person, "Turun menjadi 9,2 persen", "9,2 persen\n")
        listing = await after(person, "/conclude", "Kesimpulan: 1 berlaku")
        assert "K1" in listing.labels
        told = await after(person, "/catatan", "Catatan rapat:")
        assert "Teks K1 diperbaiki." in told.text
        assert "Kaitan K1 dengan JP1 dilepas." in told.text
        await person.press("Cari", on=told)
        await person.wait_for("Kata apa yang dicari", timeout_seconds=20)
        assert "Memuat: sumber" in (await after(person, "sumber", "Catatan rapat: 1 dari")).text


async def test_a_follow_up_is_asked_for_piece_by_piece(tmp_path: Path) -> None:
    """What, by whom, until when; a wrong day is asked for again, and a state is one press."""
    async with served(tmp_path, voters=2) as hosted:
        person = await scribe(hosted)
        listing = await after(person, "/tindak_lanjut", "Tindak lanjut: 0 berlaku")
        await person.press("Tulis baru", on=listing)
        await person.wait_for("Silakan tulis apa yang perlu dilakukan", timeout_seconds=20)
        await after(person, "Verval data", "Siapa penanggung jawab TL1")
        await after(person, "Kepala desa", "Kapan tenggat TL1")
        await after(person, "besok", "Tanggal tidak terbaca")
        card = await after(person, "30 Desember 2099", "Tenggat: Rabu, 30 Desember 2099")
        assert "Penanggung jawab: Kepala desa" in card.text
        await person.press("berjalan", on=card)
        assert "✓ berjalan" in (await person.wait_for("Status: berjalan", timeout_seconds=20)).labels
