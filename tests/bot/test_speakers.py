"""The speakers' list on phones: from a raised hand to what was said, over a restart, and forged presses on the way."""

from pathlib import Path

from rehearsal.phones import Message, Person
from rules.buttons import pack
from tests.bot.served import Served, served
from tests.meeting.halls import MINUTE_TAKER, MODERATOR, SECRETARY

LIST = "Daftar pembicara"


async def chair(hosted: Served, said: str) -> tuple[Person, Message]:
    """The moderator's phone with the card of the list, as soon as it reads so."""
    moderator = await hosted.phones.person(MODERATOR)
    return moderator, await moderator.wait_for(said, timeout_seconds=40)


async def test_a_hand_is_raised_called_timed_and_noted(tmp_path: Path) -> None:
    """The chair's card comes by itself; a service that is killed in the middle of a speech loses no second of it."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        await hosted.ballots()
        first, second = hosted.voters
        await first.send("/angkat")
        await first.wait_for("Perwakilan 1: urutan 1 dari 1.", timeout_seconds=40)
        await second.send("/raise")
        await second.wait_for("Perwakilan 2: urutan 2 dari 2.", timeout_seconds=20)
        moderator, card = await chair(hosted, "2. o2 – Perwakilan 2")
        toast = await moderator.press("Silakan: o1", on=card)
        assert toast.text == "o1 dipersilakan."
        await first.wait_for("Silakan, Perwakilan 1 dari o1. Waktu 3 menit.", timeout_seconds=20)
        await second.wait_for("Sesudah ini giliran Perwakilan 2. Mohon bersiap.", timeout_seconds=20)
        card = await moderator.wait_for("Dipersilakan: o1", timeout_seconds=20)
        await moderator.press("Mulai", on=card)
        await moderator.wait_for("Berbicara: o1", timeout_seconds=20)
        await hosted.kill()
        await hosted.start()
        # Drawn anew by the new process alone, with what was spoken before and meanwhile.
        card = await moderator.wait_for("Sisa 2.4", timeout_seconds=40)
        toast = await moderator.press("+2 menit", on=card)
        assert toast.text == "Waktu ditambah 2 menit."
        card = await moderator.wait_for("dari 5.00", timeout_seconds=20)
        toast = await moderator.press("Selesai", on=card)
        assert str(toast.text).startswith("o1 selesai: ")
        await first.wait_for("belum terdaftar sebagai pembicara", timeout_seconds=20)
        ((spoken, began, ended),) = await hosted.rows(
            "SELECT spoken_ms, first_ms, ended_ms FROM speeches WHERE number = 1"
        )
        assert int(str(spoken)) == int(str(ended)) - int(str(began)) >= 10_000
        await _noted(hosted)


async def _noted(hosted: Served) -> None:
    """[Sudah bicara], the number, what was said."""
    taker = await hosted.phones.person(MINUTE_TAKER)
    asked = await taker.send("/pembicara")
    card = await taker.wait_for(LIST, after=asked, timeout_seconds=20)
    await taker.press("Sudah bicara", on=card)
    card = await taker.wait_for("Sudah berbicara: 1", after=asked, timeout_seconds=20)
    await taker.press("1", on=card)
    await taker.wait_for("Mohon ketik pokok", after=asked, timeout_seconds=20)
    sent = await taker.send("x" * 1_001)
    await taker.wait_for("1.001 karakter; paling banyak 1.000", after=sent, timeout_seconds=20)
    sent = await taker.send("Data <belum> terpadu")
    await taker.wait_for("Catatan sekarang: Data <belum> terpadu", after=sent, timeout_seconds=20)
    assert await hosted.rows("SELECT text FROM speech_notes") == [("Data <belum> terpadu",)]


async def test_a_point_of_order_reaches_the_chair_with_its_button(tmp_path: Path) -> None:
    """From the participant's card; settings by button and typing; the list shut, and what a shut list says."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        await hosted.ballots()
        first, second = hosted.voters
        sent = await first.send("/rapat")
        card = await first.wait_for("Rakor 7", after=sent, timeout_seconds=40)
        toast = await first.press("Interupsi", on=card)
        assert toast.text == "Interupsi disampaikan kepada moderator: urutan 1."
        moderator, told = await chair(hosted, "Interupsi dari o1: Perwakilan 1.")
        await moderator.press("Silakan", on=told)
        card = await moderator.wait_for("Dipersilakan: Interupsi o1", timeout_seconds=20)
        await moderator.press("Pengaturan", on=card)
        card = await moderator.wait_for("Pengaturan daftar pembicara", timeout_seconds=20)
        await moderator.press("Jatah instansi", on=card)
        await moderator.wait_for("Mohon ketik jatah waktu setiap instansi", timeout_seconds=20)
        sent = await moderator.send("0")
        await moderator.wait_for("1 sampai 600", after=sent, timeout_seconds=20)
        sent = await moderator.send("15")
        card = await moderator.wait_for("15 menit setiap instansi", after=sent, timeout_seconds=20)
        await moderator.press("Ke daftar", on=card)
        card = await moderator.wait_for("Dipersilakan: Interupsi o1", after=sent, timeout_seconds=20)
        toast = await moderator.press("Tutup daftar", on=card)
        assert toast.text == "Daftar pembicara ditutup."
        sent = await second.send("/angkat")
        await second.wait_for("Daftar pembicara sedang ditutup.", after=sent, timeout_seconds=20)


async def test_a_clerk_raises_a_hand_and_forged_presses_move_nothing(tmp_path: Path) -> None:
    """For a person without a phone, up and down; what others press is answered with a refusal."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        ballots = await hosted.ballots()
        first, second = hosted.voters
        await first.send("/angkat")
        await first.wait_for("urutan 1 dari 1.", timeout_seconds=40)
        secretary = await hosted.phones.person(SECRETARY)
        panel = await secretary.wait_for("JP1", timeout_seconds=20)
        toast = await secretary.press_data(pack("hb", 2), on=panel)
        assert toast.text == "Angkat tangan Perwakilan 2 tercatat: urutan 2."
        no_right, old, changed = "tidak termasuk wewenang", "pesan lama", "telah berubah"
        moderator, told = await chair(hosted, "2. o2 – Perwakilan 2")
        for who, on, code, said in (
            (secretary, panel, pack("hc", 1, 0), no_right),
            (second, ballots[1], pack("hx", 1), old),
            (second, ballots[1], pack("ha", 1), old),
            (second, ballots[1], pack("hb", 1), no_right),
            (second, ballots[1], pack("hy", 1), no_right),
            (moderator, told, pack("hc", 9, 0), old),
            (moderator, told, pack("hc", 1, 7), changed),
            (moderator, told, pack("hs", 1, 0, 0), changed),
            (moderator, told, pack("he", 1, 1, 60_000), changed),
            (moderator, told, pack("hr", 1), old),
            (moderator, told, pack("ht", 1, 2), old),
            (moderator, told, pack("hm", 1, 61), "1 sampai 60"),
            (moderator, told, "1hc.1", old),
        ):
            toast = await who.press_data(code, on=on)
            assert toast.alert
            assert said in str(toast.text), code
        assert await hosted.rows("SELECT state FROM speeches ORDER BY number") == [("waiting",), ("waiting",)]
