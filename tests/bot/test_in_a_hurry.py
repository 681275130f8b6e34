"""Officials who type and older participants who type where a button is meant: each sees what to do next."""

import asyncio
from pathlib import Path

from rehearsal.phones import Message, Person
from storage.opening import open_database
from tests.bot.served import Served, served
from tests.meeting.halls import MODERATOR, START_MS


async def after(person: Person, text: str, words: str) -> Message:
    """Types, and waits for a message with these words below what was typed."""
    sent = await person.send(text)
    async with asyncio.timeout(20):
        while True:
            found = [message for message in await person.screen() if message.id > sent and words in message.text]
            if found:
                return found[-1]
            await asyncio.sleep(0.05)


async def moderator_of(hosted: Served) -> Person:
    """The moderator, whose panel of the question is on the screen."""
    moderator = await hosted.phones.person(MODERATOR)
    await moderator.wait_for("JP1", timeout_seconds=20)
    return moderator


async def test_what_a_command_did_stands_below_the_command_with_the_next_step(tmp_path: Path) -> None:
    """/tutup and /umumkan by number: the panel comes anew, not somewhere above; the end of the meeting is told."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        await hosted.ballots()
        moderator = await moderator_of(hosted)
        assert "Umumkan" in (await after(moderator, "/tutup 1", "JP1 · ditutup")).labels
        ending = await after(moderator, "/rapat", "Rapat berlangsung.")
        await moderator.press("Tutup rapat", on=ending)
        await moderator.wait_for("belum diumumkan: JP1", timeout_seconds=20)
        assert "Rekap" in (await after(moderator, "/umumkan 1", "JP1 · diumumkan")).labels
        panel = await after(moderator, "/rapat", "JP1: diumumkan")
        await moderator.press("Tutup rapat", on=panel)
        await moderator.wait_for("1 pertanyaan diumumkan", timeout_seconds=20)
        await moderator.press("Tutup rapat", on=panel)
        voter = hosted.voters[0]
        await voter.wait_for("Rapat ini telah selesai.", timeout_seconds=20)
        left = (await after(voter, "/rapat", "Rapat selesai.")).labels
        assert left == ["Usul koreksi", "Jawaban saya", "Pokok saya", "Pokok yang ditayangkan"]
        assert "telah selesai" in (await after(voter, "/usul Perbaiki jalan desa", "telah selesai")).text
        assert "telah selesai" in (await after(voter, "halo semua", "telah selesai")).text


async def test_an_answer_that_is_typed_brings_the_buttons(tmp_path: Path) -> None:
    """Nothing is counted by it; the card comes once more with what to do."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        await hosted.ballots()
        voter = hosted.voters[0]
        for text in ("rumah", "B", "b."):
            told = await after(voter, text, "Untuk menjawab JP1")
            card = await voter.wait_for("JP1 · dibuka", timeout_seconds=20)
            assert card.id > told.id - 2
            assert "B. Rumah" in card.labels
        assert await hosted.rows("SELECT COUNT(*) FROM ballots") == [(0,)]
        assert "Usulan" in (await after(voter, "rumah kami roboh", "Dicatat sebagai apa?")).labels


async def test_the_only_voter_of_a_constituency_is_warned(tmp_path: Path) -> None:
    """Its figures would be that person's answer."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        (card,) = await hosted.ballots()
        assert "hanya diwakili satu peserta sehingga jawaban dapat dikenali" in card.text
    (tmp_path / "two").mkdir()
    async with served(tmp_path / "two", voters=2) as hosted:
        await hosted.start()
        assert not [card for card in await hosted.ballots() if "dikenali" in card.text]


async def test_leaving_is_asked_once_more(tmp_path: Path) -> None:
    """A slip of the finger takes nobody out of the room."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        await hosted.ballots()
        voter = hosted.voters[0]
        menu = await after(voter, "/daftar", "Telepon ini dipakai")
        await voter.press("Tinggalkan rapat", on=menu)
        question = await voter.wait_for("meninggalkan rapat?", timeout_seconds=20)
        assert await hosted.rows("SELECT left_ms FROM delegates") == [(None,)]
        await voter.press("Tinggalkan rapat", on=question)
        await voter.wait_for("tercatat meninggalkan rapat", timeout_seconds=20)


async def test_a_secretariat_without_a_meeting_reads_how_to_make_one(tmp_path: Path) -> None:
    """Not a question for a code that no screen shows yet."""
    async with served(tmp_path, voters=1) as hosted:
        db = await open_database(hosted.url, now=lambda: START_MS)
        async with db.transaction() as tx:
            await tx.execute("INSERT INTO accounts (telegram_id, first_seen_ms) VALUES (900, 0)")
            await tx.execute("INSERT INTO staff VALUES (0, 900, 'secretariat', 1, 0)")
        await db.close()
        secretary = await hosted.phones.person(900)
        await hosted.start()
        await after(secretary, "/rapat", "mengirim berkas rapat (.yaml)")
