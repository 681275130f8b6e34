"""What people may ask the service about itself, in both languages, and what officials see."""

from pathlib import Path

from rehearsal.phones import Person
from tests.bot.served import served
from tests.meeting.halls import MODERATOR


async def said(person: Person, text: str, words: str) -> str:
    """Sends a text and waits for an answer with these words."""
    sent = await person.send(text)
    return (await person.wait_for(words, after=sent, timeout_seconds=20)).text


async def test_help_own_data_and_language(tmp_path: Path) -> None:
    """Indonesian first; after a press everything, the cards too, is English; both names of a command work."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        await hosted.ballots()
        voter = hosted.voters[0]
        assert "/usul" in await said(voter, "/bantuan", "Untuk peserta")
        assert "Perwakilan 1" in await said(voter, "/data_saya", "Terdaftar")
        sent = await voter.send("/bahasa")
        await voter.press("English", on=await voter.wait_for("Silakan pilih", after=sent, timeout_seconds=20))
        assert "/propose" in await said(voter, "/help", "For participants")
        assert "open" in await said(voter, "/myanswers", "JP1")
        assert "off topic" in await said(voter, "/rules", "discussion point")
        assert await said(voter, "/cancel", "No")


async def test_officials_see_lists_and_a_live_panel(tmp_path: Path) -> None:
    """Agenda by lines, questions, attendance, points; the panel shows turnout and who is silent, never a choice."""
    async with served(tmp_path, voters=3) as hosted:
        await hosted.start()
        cards = await hosted.ballots()
        moderator = await hosted.phones.person(MODERATOR)
        await said(moderator, "/acara Kinerja\nDiskusi", "Acara 2 ditambahkan: Diskusi")
        await said(moderator, "/agenda 2", "Acara 2 dimulai: Diskusi")
        assert "JP1 · dibuka" in await said(moderator, "/question", "Pertanyaan")
        assert "3 dari 3 instansi" in await said(moderator, "/attendance", "Kehadiran")
        option = hosted.question.options[2]
        await hosted.voters[0].press_data(cards[0].payload(f"{option.code}. {option.text}"), on=cards[0])
        panel = await moderator.wait_for("1 dari 3 peserta menjawab", timeout_seconds=20)
        assert "Belum menjawab: o2, o3" in panel.text.replace(" dan ", ", ")
        assert "100,0%" not in panel.text
        assert "33,3%" in panel.text


async def test_an_english_moderator_runs_a_question_by_english_names(tmp_path: Path) -> None:
    """/close, /reveal, /tally, /chart: the same acts."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        await hosted.ballots()
        moderator = await hosted.phones.person(MODERATOR)
        await moderator.wait_for("JP1", timeout_seconds=20)
        await said(moderator, "/close 1", "JP1 · ditutup")
        await said(moderator, "/reveal 1", "JP1 · diumumkan")
        await said(moderator, "/tally 1", "masuk catatan rapat")
        await said(moderator, "/tally 1", "sudah ada dalam catatan rapat")
        sent = await moderator.send("/chart 1")
        await moderator.wait_for("Tidak ada jawaban", after=sent, timeout_seconds=30)
