"""A sounding by phone and at the clerk's desk: what a form says counts once a second official has confirmed it."""

from pathlib import Path

from rehearsal.phones import Message, Person
from rules.buttons import pack
from tests.bot.served import Served, opened, served
from tests.bot.test_similar import shown
from tests.meeting.halls import CLERK, SECRETARY

LABEL = "Perwakilan 3"


async def asking(hosted: Served) -> Person:
    """SJ1 asks about D01 and D02, and the third delegate has no phone; the moderator's."""
    moderator = await shown(hosted)
    db = await opened(hosted)
    async with db.transaction() as tx:
        await tx.execute("UPDATE delegates SET telegram_id = NULL, channel = 'clerk' WHERE telegram_id = 1003")
    await db.close()
    sent = await moderator.send("/penjajakan")
    empty = await moderator.wait_for("Belum ada penjajakan", after=sent, timeout_seconds=20)
    await moderator.press("Penjajakan baru", on=empty)
    card = await moderator.wait_for("Silakan centang", after=sent, timeout_seconds=20)
    toast = await moderator.press("Buka", on=card)
    assert toast.text == "SJ1 dibuka."
    return moderator


async def form(clerk: Person) -> Message:
    """/isikan for the third delegate, as far as the first point of SJ1."""
    sent = await clerk.send("/isikan")
    listed = await clerk.wait_for("Untuk peserta mana", after=sent, timeout_seconds=20)
    await clerk.press(LABEL, on=listed)
    asked = await clerk.wait_for(f"Apa yang diisikan untuk {LABEL}", after=sent, timeout_seconds=20)
    await clerk.press("SJ1", on=asked)
    return await clerk.wait_for("1. D01", after=sent, timeout_seconds=20)


async def test_a_form_counts_when_a_second_official_confirms_it(tmp_path: Path) -> None:
    """Views one by one, the usual reason, the clerk's own press refused, [Ya, benar], the result."""
    async with served(tmp_path, voters=3) as hosted:
        moderator = await asking(hosted)
        clerk, secretary = await hosted.phones.person(CLERK), await hosted.phones.person(SECRETARY)
        first = await form(clerk)
        await clerk.press("Setuju", on=first)
        second = await clerk.wait_for("2. D02", after=first, timeout_seconds=20)
        await clerk.press("Tidak", on=second)
        whole = await clerk.wait_for("2. D02: tidak", after=first, timeout_seconds=20)
        await clerk.press("Kirim 2 jawaban", on=whole)
        asked = await clerk.wait_for("Mohon ketik alasan", after=first, timeout_seconds=20)
        toast = await clerk.press("formulir kertas", on=asked)
        waits = f"Jawaban {LABEL} untuk SJ1 dicatat dan menunggu pengesahan petugas lain."
        assert toast.text == waits
        check = await secretary.wait_for(f"Mohon periksa: SJ1, jawaban {LABEL}", timeout_seconds=20)
        assert await hosted.rows("SELECT COUNT(*) FROM sounding_views") == [(0,)]
        own = await clerk.press_data(pack("ik", 1), on=asked)
        assert own.alert
        assert await hosted.rows("SELECT COUNT(*) FROM sounding_views") == [(0,)]
        toast = await secretary.press("Ya, benar", on=check)
        assert toast.text == f"Jawaban {LABEL} untuk SJ1 disahkan dan dihitung."
        again = await secretary.press_data(pack("ij", 1), on=check)
        assert again.text == f"Jawaban {LABEL} untuk SJ1 disahkan dan dihitung."
        sent = await moderator.send("/penjajakan")
        listed = await moderator.wait_for("Penjajakan dalam rapat ini", after=sent, timeout_seconds=20)
        await moderator.press("SJ1", on=listed)
        running = await moderator.wait_for("1 dari 3 peserta", after=sent, timeout_seconds=20)
        await moderator.press("Tutup", on=running)
        sure = await moderator.wait_for("Tutup SJ1 sekarang?", after=sent, timeout_seconds=20)
        await moderator.press("Ya, tutup", on=sure)
        await moderator.wait_for("SJ1 · Penjajakan ditutup", after=sent, timeout_seconds=20)
        assert await hosted.rows("SELECT COUNT(*) FROM sounding_views") == [(0,)]


async def test_a_form_that_is_refused_does_not_count_and_may_be_entered_anew(tmp_path: Path) -> None:
    """[Bukan], a reason in the clerk's own words, a point without an answer; then the same form once more."""
    async with served(tmp_path, voters=3) as hosted:
        await asking(hosted)
        clerk, secretary = await hosted.phones.person(CLERK), await hosted.phones.person(SECRETARY)
        for label, counted in (("Bukan", 0), ("Ya, benar", 1)):
            first = await form(clerk)
            await clerk.press("Setuju", on=first)
            second = await clerk.wait_for("2. D02", after=first, timeout_seconds=20)
            await clerk.press("Tanpa jawaban", on=second)
            whole = await clerk.wait_for("2. D02: belum dijawab", after=first, timeout_seconds=20)
            await clerk.press("Kirim 1 jawaban", on=whole)
            await clerk.wait_for("Mohon ketik alasan", after=first, timeout_seconds=20)
            sent = await clerk.send(f"formulir di meja registrasi, {label}")
            await clerk.wait_for("menunggu pengesahan petugas lain", after=sent, timeout_seconds=20)
            check = await secretary.wait_for(f"meja registrasi, {label}", timeout_seconds=20)
            await secretary.press(label, on=check)
            assert await hosted.rows("SELECT COUNT(*) FROM sounding_views") == [(counted,)]
