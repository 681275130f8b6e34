"""After the chair closes: the pack within seconds, the draft to those who attended, corrections by phone, adoption."""

from __future__ import annotations

import asyncio
import io
import zipfile
from pathlib import Path

from docx import Document

from rehearsal.phones import Message, Person
from tests.bot.served import Served, served
from tests.bot.test_in_a_hurry import after
from tests.meeting.halls import MODERATOR, SECRETARY

SECONDS = 60


async def ended(hosted: Served) -> Person:
    """JP1 is answered, closed and revealed; the chair closes the meeting. Returns the chair."""
    cards = await hosted.ballots()
    option = hosted.question.options[0]
    await hosted.voters[0].press_data(cards[0].payload(f"{option.code}. {option.text}"), on=cards[0])
    moderator = await hosted.phones.person(MODERATOR)
    await after(moderator, "/tutup 1", "JP1 · ditutup")
    await after(moderator, "/umumkan 1", "JP1 · diumumkan")
    panel = await after(moderator, "/rapat", "Rapat berlangsung")
    await moderator.press("Tutup rapat", on=panel)
    sure = await moderator.wait_for("Tutup Rakor 7?", timeout_seconds=20)
    await moderator.press("Tutup rapat", on=sure)
    return moderator


async def file_of(person: Person, start: str) -> Message:
    """The file of this chat whose name begins so, once it is there."""
    return await person.wait_for(start, timeout_seconds=SECONDS)


async def test_the_papers_are_there_within_seconds_also_after_a_stop(tmp_path: Path) -> None:
    """Killed right after the closing press: the next start makes them once; the secretariat holds the sealed pack and
    the minutes, whoever attended the draft with the time until when corrections may be proposed."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        await ended(hosted)
        await hosted.voters[1].wait_for("Rapat ini telah selesai", timeout_seconds=20)
        await hosted.kill()
        await hosted.start()
        secretary = await hosted.phones.person(SECRETARY)
        pack = await file_of(secretary, "paket_rakor-7_konsep_v2.zip")
        with zipfile.ZipFile(io.BytesIO(await secretary.download(pack))) as opened:
            names = opened.namelist()
        assert "manifest.json" in names
        assert any(name.startswith("berita-acara_rakor-7_konsep") for name in names)
        minutes = await file_of(secretary, "notula_rakor-7_konsep_v1.docx")
        made = Document(io.BytesIO(await secretary.download(minutes)))
        assert "KONSEP" in made.sections[0].header.paragraphs[0].text
        for voter in hosted.voters:
            draft = await voter.wait_for("terlampir konsep notula", timeout_seconds=SECONDS)
            assert "Usul koreksi" in draft.labels
        await asyncio.sleep(2)
        assert await hosted.rows("SELECT COUNT(*) FROM jobs WHERE kind = 'closing'") == [(1,)]
        assert await hosted.rows("SELECT COUNT(*) FROM exports") == [(3,)]
        sent = "SELECT COUNT(*) FROM outbox WHERE kind = 'minutes' AND state = 'sent'"
        assert await hosted.rows(sent) == [(2,)]
        assert await hosted.rows("SELECT COUNT(*) FROM outbox WHERE kind = 'minutes' AND chat_id < 0") == [(0,)]


async def test_a_correction_is_proposed_ruled_on_and_the_meeting_adopted_by_phone(tmp_path: Path) -> None:
    """Every step by a button and one message."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        await ended(hosted)
        voter, secretary = hosted.voters[0], await hosted.phones.person(SECRETARY)
        draft = await voter.wait_for("terlampir konsep notula", timeout_seconds=SECONDS)
        await voter.press("Usul koreksi", on=draft)
        asked = await voter.wait_for("Silakan tulis satu usulan koreksi", timeout_seconds=20)
        assert {"Nama atau jabatan", "Kehadiran", "Umum"} <= set(asked.labels)
        await after(voter, "JP1 Dibacakan dua kali", "tercatat dengan nomor UK1")
        await secretary.press("Usulan koreksi", on=await secretary.wait_for("UK1 masuk", timeout_seconds=20))
        queue = await secretary.wait_for("Usulan koreksi: 1, belum diputus 1", timeout_seconds=20)
        await secretary.press("UK1", on=queue)
        card = await secretary.wait_for("Dari Perwakilan 1", timeout_seconds=20)
        await secretary.press("Terima seperti diusulkan", on=card)
        await voter.wait_for("UK1 diterima", timeout_seconds=20)
        end = await after(secretary, "/tetapkan", "Catatan rapat sampai nomor")
        await secretary.press("Tetapkan", on=end)
        sure = await secretary.wait_for("Masa koreksi belum berakhir", timeout_seconds=20)
        await secretary.press("Ya, tetapkan", on=sure)
        await secretary.wait_for("Mohon tulis alasan menetapkan", timeout_seconds=20)
        await after(secretary, "Tenggat pelaporan", "hasilnya ditetapkan")
        pack = await file_of(secretary, "paket_rakor-7_final_v")
        assert pack.file is not None
        end = await after(secretary, "/kunci", "hasilnya ditetapkan")
        await secretary.press("Kunci", on=end)
        await secretary.press("Ya, kunci", on=await secretary.wait_for("Kunci catatan rapat?", timeout_seconds=20))
        await secretary.wait_for("catatannya dikunci", timeout_seconds=20)
        await after(secretary, "/ralat halaman 2", "sebagaimana tertulis")
        await after(secretary, "2023", "sebagaimana seharusnya")
        await after(secretary, "2024", "tulis alasannya")
        await after(secretary, "salah tahun", "Adendum ke-1 tercatat")
