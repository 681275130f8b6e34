"""A point moderated by phone: declined in own words, taken up again, answered, worded, agreed with."""

from pathlib import Path

from tests.bot.served import served
from tests.meeting.halls import MINUTE_TAKER, MODERATOR

TEXT = "usul data kemiskinan ekstrem diverifikasi ulang"
FORMAL = "Data kemiskinan ekstrem diverifikasi ulang."
PATIENCE = 30


async def test_a_point_from_the_list_to_its_agreed_wording(tmp_path: Path) -> None:
    """Every button and every typed word of it, through Telegram and back."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        await hosted.ballots()
        voter, moderator = hosted.voters[0], await hosted.phones.person(MODERATOR)
        sent = await voter.send(f"/usul {TEXT}")
        await voter.wait_for("D01", after=sent, timeout_seconds=PATIENCE)
        asked = await moderator.send("/usulan")
        listed = await moderator.wait_for("Pokok diskusi: 1 masuk", after=asked, timeout_seconds=PATIENCE)
        await moderator.press("D01", on=listed)
        card = await moderator.wait_for("D01 · usulan · masuk\nDari", after=asked, timeout_seconds=PATIENCE)
        await moderator.press("Jangan tayangkan", on=card)
        card = await moderator.wait_for("Mohon pilih alasan", after=asked, timeout_seconds=PATIENCE)
        await moderator.press("lainnya: tulis", on=card)
        await moderator.wait_for("Silakan ketik alasan", after=asked, timeout_seconds=PATIENCE)
        asked = await moderator.send("Sudah diputuskan <kemarin>")
        card = await moderator.wait_for("Alasan: Sudah diputuskan <kemarin>", after=asked, timeout_seconds=PATIENCE)
        await voter.wait_for("tidak ditayangkan: Sudah diputuskan <kemarin>", timeout_seconds=PATIENCE)
        await moderator.press("Buka kembali", on=card)
        await voter.wait_for("D01 dipertimbangkan kembali", timeout_seconds=PATIENCE)
        card = await moderator.wait_for("D01 · usulan · masuk\nDari", after=asked, timeout_seconds=PATIENCE)
        await moderator.press("Tayangkan", on=card)
        card = await moderator.wait_for("D01 · usulan · ditayangkan\nDari", after=asked, timeout_seconds=PATIENCE)
        await moderator.press("Ditanggapi", on=card)
        await moderator.wait_for("Silakan ketik “Instansi: tanggapan”", after=asked, timeout_seconds=PATIENCE)
        await moderator.send("Dinsos: dianggarkan")
        await voter.wait_for("D01 ditanggapi Dinsos: dianggarkan", timeout_seconds=PATIENCE)
        scribe = await hosted.phones.person(MINUTE_TAKER)
        asked = await scribe.send("/usulan")
        listed = await scribe.wait_for("Pokok diskusi: 1 masuk", after=asked, timeout_seconds=PATIENCE)
        await scribe.press("D01", on=listed)
        card = await scribe.wait_for("D01 · usulan · ditanggapi\nDari", after=asked, timeout_seconds=PATIENCE)
        await scribe.press("Rumuskan", on=card)
        await scribe.wait_for("Silakan ketik rumusan", after=asked, timeout_seconds=PATIENCE)
        await scribe.send(FORMAL)
        wording = await voter.wait_for(f"Rumusan D01 untuk notula: “{FORMAL}”", timeout_seconds=PATIENCE)
        toast = await voter.press("Sesuai", on=wording)
        assert toast.text == "Terima kasih. Rumusan D01 disetujui."
        await scribe.wait_for("Pengirim menyetujui rumusan.", timeout_seconds=PATIENCE)
