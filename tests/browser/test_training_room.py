"""A whole small meeting by hand: a moderator, two delegates and the screen, from the QR on the wall to the workbook."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
import zxingcpp
from PIL import Image
from playwright.async_api import Page, expect

from tests.browser.chromium import chromium
from tests.browser.training_room import MODERATOR, Phone, Room, training

FIRST, SECOND = "Peserta A", "Peserta B"
POINT = "Mohon data keluarga rentan diperbarui tiap triwulan"
QUESTION = "Bantuan apa yang paling mendesak bagi keluarga rentan?"


async def register(phone: Phone, link: str, organisation: str, delegate: str) -> None:
    """From the QR to the list of those present."""
    await phone.scan(link)
    await phone.press("Daftar", "Pemberitahuan data pribadi")
    await phone.press("Saya setuju", "Mohon ketik nama instansi")
    await phone.write(organisation, f"Apakah yang dimaksud {organisation}?")
    await phone.press("Ya, benar", "Mohon ketik jabatan dan nama")
    await phone.write(delegate, "hadir mewakili pejabat lain?")
    await phone.press("Tidak", f"tercatat sebagai peserta dari {organisation}")


async def link_on_the_wall(screen: Page) -> str:
    """What a camera reads from the picture of the whole screen, at half its size."""
    picture = Image.open(io.BytesIO(await screen.screenshot()))
    half = picture.resize((picture.width // 2, picture.height // 2))
    return str(zxingcpp.read_barcodes(half)[0].text)


class Meeting:
    """The room, the three phones, and the screen at the size of a projector."""

    def __init__(self, room: Room, screen: Page, pictures: Path) -> None:
        self.room, self.screen, self._pictures = room, screen, pictures
        self.moderator, self.first, self.second = (room.phone(name) for name in (MODERATOR, FIRST, SECOND))

    async def shows(self, *words: str) -> None:
        """Both screens, the one in the hall and the one beside the phones, come to say this by themselves."""
        for main in (self.screen.locator("#main"), self.room.screen.locator("#main")):
            for one in words:
                await expect(main).to_contain_text(one, timeout=5_000)

    async def picture(self, name: str) -> None:
        """Keeps what is seen now."""
        await self.room.page.screenshot(path=self._pictures / f"{name}-latihan.png")
        await self.screen.screenshot(path=self._pictures / f"{name}-layar.png")

    async def join(self) -> None:
        """Registration opens; both find the meeting by what hangs on the wall."""
        link = await link_on_the_wall(self.screen)
        assert link in await self.moderator.root.inner_text(), "the card and the wall name the same link"
        await register(self.first, link, "Dinas Sosial", "Kepala Bidang, Peserta A")
        await register(self.second, link, "Dinas Kesehatan", "Sekretaris Dinas, Peserta B")
        await self.picture("gabung")

    async def propose(self) -> None:
        """A point is on the wall only when the moderator shows it."""
        await self.moderator.write("/rapat", "3 dari 13 instansi hadir")
        await self.moderator.press("Mulai rapat", "Rapat berlangsung.")
        await self.moderator.write("/acara", "Susunan acara")
        await self.moderator.press("2", "2. Diskusi bantuan bagi keluarga rentan (sedang berjalan)")
        await self.shows("Diskusi bantuan bagi keluarga rentan")
        await self.first.write(f"/usul {POINT}", "tercatat dengan nomor D01")
        await self.moderator.write("/usulan", "1 menunggu")
        await self.moderator.press("D01", "D01 · usulan · masuk")
        assert POINT not in await self.screen.content()
        await self.moderator.press("Tayangkan", "D01 · usulan · ditayangkan")
        await self.shows(POINT, "Dinsos")
        await self.picture("pokok")

    async def vote(self) -> None:
        """One changes his mind; until the reveal no screen knows more than how many have answered."""
        await self.moderator.write("/buka 1", "JP1 · dibuka")
        await self.shows(QUESTION, "Sisa waktu")
        await self.first.reads("JP1 · dibuka")
        await self.first.press("A. ", "Jawaban tersimpan: A.")
        await self.second.press("B. ", "Jawaban tersimpan: B.")
        await self.first.press("B. ", "Jawaban tersimpan: B.")
        await self.shows("Sudah menjawab", "2", "dari 3 berhak")
        assert "%" not in await self.screen.locator("#main").inner_text()
        await self.picture("buka")
        await self.moderator.write("/tutup 1", "JP1 · ditutup")
        await self.shows("Ditutup. Hasil belum diumumkan.")
        await self.moderator.write("/umumkan 1", "JP1 · diumumkan")
        await self.shows("Perbaikan rumah", "100,0%", "2 jawaban")

    async def export(self, kept: Path) -> None:
        """The workbook comes to the phone and says what the wall says."""
        await self.moderator.write("/ekspor rekapitulasi", "rekapitulasi_latihan-moderator_konsep_v1.xlsx")
        await self.picture("hasil")
        async with self.room.page.expect_download() as coming:
            await self.moderator.root.locator(".document").last.click()
        await (await coming.value).save_as(kept)
        sheet = openpyxl.load_workbook(kept)["JP1"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert any("Perbaikan rumah" in row and 2 in row for row in rows), rows


@pytest.mark.timeout(180)
async def test_a_small_meeting_from_the_wall_to_the_workbook(tmp_path: Path) -> None:
    """Join, register, propose, vote, close, reveal, export, with a browser for everybody's hands and eyes."""
    async with chromium() as browser, training(browser, tmp_path / "latihan") as room:
        await room.seat(MODERATOR, FIRST, SECOND)
        moderator = room.phone(MODERATOR)
        await moderator.write("/rapat", "Kode rapat")
        await moderator.press("Buka pendaftaran", "Pendaftaran dibuka.")
        await moderator.write("/layar", "Layar rapat")
        address = await moderator.root.locator(".words code").last.inner_text()
        await room.open_link(address)
        screen = await room.page.context.new_page()
        await screen.set_viewport_size({"width": 1920, "height": 1080})
        await screen.goto(address)
        meeting = Meeting(room, screen, tmp_path)
        await meeting.shows("Pindai kode QR ini")
        await meeting.join()
        await meeting.propose()
        await meeting.vote()
        await meeting.export(tmp_path / "rekapitulasi.xlsx")
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/layar/[\w-]{22,64}", address)
