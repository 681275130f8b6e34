"""/layar on phones: from the address to the list, presses that were made twice, too late or by nobody who may."""

from __future__ import annotations

from pathlib import Path

import aiohttp

from rehearsal.phones import Message, Person
from rules.buttons import pack
from storage import screens
from tests.bot.served import Served, opened, served
from tests.bot.test_screens import free_port, reached
from tests.meeting.halls import CLERK, MODERATOR, SECRETARY

HEAD = "Layar rapat"
STEERED = "SELECT shown, size, is_blank, theme, page, wifi FROM screens"


async def asked(hosted: Served, who: int = MODERATOR) -> tuple[Person, Message]:
    """/layar, and its card."""
    person = await hosted.phones.person(who)
    sent = await person.send("/layar")
    return person, await person.wait_for(HEAD, after=sent, timeout_seconds=40)


async def key(hosted: Served) -> str:
    """The key of the meeting's screen."""
    ((found,),) = await hosted.rows("SELECT key FROM screens")
    return str(found)


async def test_the_screen_is_steered_from_one_card(tmp_path: Path) -> None:
    """The link to be copied, what is shown now, a choice, the list of questions, settings, blank, and back."""
    async with served(tmp_path, voters=1) as hosted:
        hosted.screen_port = free_port()
        await hosted.start()
        moderator, card = await asked(hosted)
        link = f"http://127.0.0.1:{hosted.screen_port}/layar/{await key(hosted)}"
        assert link in card.text
        assert "pertanyaan JP1, sedang dibuka" in card.text
        assert "hanya dapat dibuka di komputer tempat layanan ini berjalan" in card.text
        copied = await moderator.press("Salin alamat", on=card)
        assert copied.copied == link
        toast = await moderator.press("Kehadiran", on=card)
        assert (toast.text, toast.alert) == ("Layar sudah diatur.", False)
        card = await moderator.wait_for("Sedang tampil: kehadiran dan kuorum", timeout_seconds=20)
        async with aiohttp.ClientSession() as client:
            assert (await reached(client, link))["view"]["name"] == "quorum"
        await moderator.press("Pertanyaan", on=card)
        await moderator.wait_for("Sedang tampil: pertanyaan JP1", timeout_seconds=20)
        assert await hosted.rows(STEERED) == [("question", 0, 0, "light", None, "")]
        await moderator.press("Ikuti rapat")
        card = await moderator.wait_for("mengikuti jalannya rapat", timeout_seconds=20)
        await moderator.press("Lainnya", on=card)
        card = await moderator.wait_for("Ukuran tulisan: biasa", timeout_seconds=20)
        await moderator.press("A+", on=card)
        card = await moderator.wait_for("Ukuran tulisan: +1", timeout_seconds=20)
        await moderator.press("Tema gelap", on=card)
        card = await moderator.wait_for("Tema: gelap", timeout_seconds=20)
        await moderator.press("Wi-Fi", on=card)
        await moderator.wait_for("Mohon ketik satu baris", timeout_seconds=20)
        sent = await moderator.send("SETDA-TAMU, sandi musrenbang27")
        card = await moderator.wait_for("SETDA-TAMU, sandi musrenbang27", after=sent, timeout_seconds=20)
        await moderator.press("Kembali", on=card)
        card = await moderator.wait_for("Sedang tampil", after=sent, timeout_seconds=20)
        await moderator.press("Kosongkan", on=card)
        await moderator.wait_for("sedang dikosongkan", after=sent, timeout_seconds=20)
        assert await hosted.rows(STEERED) == [("", 1, 1, "dark", None, "SETDA-TAMU, sandi musrenbang27")]
        assert (await key(hosted)) not in hosted.log()


async def test_a_new_address_takes_the_old_one_back(tmp_path: Path) -> None:
    """Asked once more before; pressed twice it is made once; no key in any log or in the record."""
    async with served(tmp_path, voters=1, log_level="DEBUG") as hosted:
        hosted.screen_port = free_port()
        await hosted.start()
        moderator, card = await asked(hosted)
        old = await key(hosted)
        await moderator.press("Lainnya", on=card)
        card = await moderator.wait_for("Ukuran tulisan", timeout_seconds=20)
        await moderator.press("Alamat baru", on=card)
        card = await moderator.wait_for("langsung tidak berlaku", timeout_seconds=20)
        toast = await moderator.press("Ya, buat alamat baru", on=card)
        assert toast.text == "Alamat baru sudah dibuat. Alamat lama tidak berlaku lagi."
        card = await moderator.wait_for("Sedang tampil", timeout_seconds=20)
        new = await key(hosted)
        assert new != old
        assert new in card.text
        again = await moderator.press_data(pack("ln", 1, 2), on=card)
        assert again.text == toast.text
        assert await key(hosted) == new
        said = await hosted.rows("SELECT kind, payload FROM entries WHERE kind LIKE 'screen.%'")
        assert said == [("screen.moved", '{"number":2}')]
        assert not any(one in hosted.log() for one in (old, new))


async def test_the_secretariat_opens_the_page_of_results_after_the_end(tmp_path: Path) -> None:
    """From the meeting's card; not before the end; its address is on the card and nowhere else."""
    async with served(tmp_path, voters=1, log_level="DEBUG") as hosted:
        hosted.screen_port = free_port()
        await hosted.start()
        secretary = await hosted.phones.person(SECRETARY)
        sent = await secretary.send("/rapat")
        panel = await secretary.wait_for("Rakor 7", after=sent, timeout_seconds=40)
        await secretary.press("Layar", on=panel)
        card = await secretary.wait_for(HEAD, after=panel, timeout_seconds=20)
        assert card.labels == ["Salin alamat", "Segarkan", "Halaman hasil"]
        await secretary.press("Halaman hasil", on=card)
        card = await secretary.wait_for("setelah rapat selesai", timeout_seconds=20)
        refused = await secretary.press_data(pack("lo", 1, 0, 1), on=card)
        assert (refused.alert, refused.text) == (True, "Halaman hasil dapat dibuka setelah rapat selesai.")
        db = await opened(hosted)
        async with db.transaction() as tx:
            await tx.execute("UPDATE meetings SET state = 'ended'")
        await db.close()
        _, card = await asked(hosted, SECRETARY)
        await secretary.press("Halaman hasil", on=card)
        card = await secretary.wait_for("Halaman hasil belum dibuka", timeout_seconds=20)
        await secretary.press("Buka halaman hasil", on=card)
        card = await secretary.wait_for(f"http://127.0.0.1:{hosted.screen_port}/hasil/", timeout_seconds=20)
        ((results,),) = await hosted.rows("SELECT results_key FROM screens")
        assert str(results) in card.text
        said = await hosted.rows("SELECT kind, payload FROM entries WHERE kind LIKE 'screen.%'")
        assert said == [("screen.results_opened", "{}")]
        assert str(results) not in hosted.log()


async def test_without_a_screen_it_is_said_in_one_sentence(tmp_path: Path) -> None:
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        moderator = await hosted.phones.person(MODERATOR)
        sent = await moderator.send("/screen")
        card = await moderator.wait_for("belum menyediakan layar", after=sent, timeout_seconds=40)
        assert card.labels == []
        assert await key(hosted) not in card.text


async def test_whoever_may_not_moves_nothing(tmp_path: Path) -> None:
    """Participants, other desks, numbers of no choice, other meetings."""
    async with served(tmp_path, voters=1) as hosted:
        hosted.screen_port = free_port()
        await hosted.start()
        ((ballot,), (voter,)) = (await hosted.ballots(), hosted.voters)
        moderator, card = await asked(hosted)
        clerk = await hosted.phones.person(CLERK)
        sent = await clerk.send("/layar")
        told = await clerk.wait_for("tidak termasuk wewenang", after=sent, timeout_seconds=20)
        before = await hosted.rows("SELECT * FROM screens")
        no_right, old, cannot = "tidak termasuk wewenang", "pesan lama", "tidak dapat ditampilkan"
        for who, on, code, said in (
            (voter, ballot, pack("ls", 1, 0, 1, 0), no_right),
            (voter, ballot, pack("lk", 1, 0, 0), no_right),
            (clerk, told, pack("lz", 1, 0, 2, 1), no_right),
            (clerk, told, pack("ln", 1, 2), no_right),
            (clerk, told, pack("ly", 1), no_right),
            (moderator, card, pack("lo", 1, 0, 1), no_right),
            (moderator, card, pack("ls", 1, 0, 9, 0), old),
            (moderator, card, pack("lk", 1, 99, 0), old),
            (moderator, card, pack("lp", 1, 0, 19, 0), old),
            (moderator, card, pack("lz", 1, 0, 1, 7), old),
            (moderator, card, pack("ls", 1, 0, 2, 77), cannot),
            (moderator, card, pack("ls", 7, 0, 1, 0), no_right),
            (moderator, card, "1ls.1.0", old),
        ):
            toast = await who.press_data(code, on=on)
            assert toast.alert, code
            assert said in str(toast.text), code
        assert await hosted.rows("SELECT * FROM screens") == before


async def test_a_stale_press_is_told_and_a_double_one_does_nothing_twice(tmp_path: Path) -> None:
    """After the act of another official, whom the counter stands for."""
    async with served(tmp_path, voters=1) as hosted:
        hosted.screen_port = free_port()
        await hosted.start()
        moderator, card = await asked(hosted)
        stale = pack("ls", 1, 0, 1, 0)
        assert (await moderator.press_data(stale, on=card)).text == "Layar sudah diatur."
        assert (await moderator.press_data(stale, on=card)).text == "Layar sudah demikian."
        db = await opened(hosted)
        async with db.transaction() as tx:
            await screens.count_act(tx, 1, "s9")
        await db.close()
        toast = await moderator.press_data(pack("ls", 1, 0, 6, 0), on=card)
        assert toast.alert
        assert str(toast.text).startswith("Layar baru saja berubah.")
        assert await hosted.rows("SELECT shown, steered FROM screens") == [("join", 2)]
