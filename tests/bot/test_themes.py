"""Answers in words grouped by phone: from the panel to the themed result, and forged presses on the way."""

from pathlib import Path

from rehearsal.phones import Person
from rules.buttons import pack
from rules.themes import line_number
from tests.bot.served import Served, served
from tests.meeting.halls import MINUTE_TAKER, MODERATOR

ANSWERS = ("Data belum terpadu", "data belum TERPADU", "Anggaran <kurang>")


async def revealed(hosted: Served) -> Person:
    """The answers typed, the question closed and revealed; the minute taker's phone."""
    await hosted.start()
    cards = await hosted.ballots()
    for voter, ballot, answer in zip(hosted.voters, cards, ANSWERS, strict=True):
        await voter.press("Tulis jawaban", on=ballot)
        sent = await voter.send(answer)
        await voter.wait_for("Jawaban tersimpan", after=sent, timeout_seconds=20)
    moderator = await hosted.phones.person(MODERATOR)
    for command, state in (("/tutup 1", "ditutup"), ("/umumkan 1", "diumumkan")):
        sent = await moderator.send(command)
        await moderator.wait_for(f"JP1 · {state}", after=sent, timeout_seconds=20)
    return await hosted.phones.person(MINUTE_TAKER)


async def test_a_minute_taker_groups_the_answers(tmp_path: Path) -> None:
    """[Tema], a number, [Tema baru], a name typed, the next line by button; the panel shows the themes."""
    async with served(tmp_path, voters=3, question="Apa hambatannya? #isian #terbuka") as hosted:
        taker = await revealed(hosted)
        listed = await taker.send("/pertanyaan")
        await taker.press("JP1", on=await taker.wait_for("Pertanyaan", after=listed, timeout_seconds=20))
        panel = await taker.wait_for("Hasil sementara JP1", after=listed, timeout_seconds=20)
        await taker.press("Tema", on=panel)
        card = await taker.wait_for("JP1 · Tema jawaban", after=listed, timeout_seconds=20)
        assert "3 jawaban dalam 2 baris; 2 baris belum bertema." in card.text
        await taker.press("1", on=card)
        card = await taker.wait_for("Silakan pilih tema", after=listed, timeout_seconds=20)
        await taker.press("Tema baru", on=card)
        await taker.wait_for("Mohon ketik nama tema", after=listed, timeout_seconds=20)
        sent = await taker.send("x" * 61)
        await taker.wait_for("Teks memuat 61 karakter; paling banyak 60", after=sent, timeout_seconds=20)
        sent = await taker.send("Tata <kelola>\ndata")
        card = await taker.wait_for("1 baris belum bertema", after=sent, timeout_seconds=20)
        assert "Tema: Tata <kelola> data" in card.text
        await taker.press("2", on=card)
        card = await taker.wait_for("Silakan pilih tema", after=sent, timeout_seconds=20)
        toast = await taker.press("Tata <kelola> data", on=card)
        assert toast.text == "Tema tersimpan: Tata <kelola> data"
        card = await taker.wait_for("0 baris belum bertema", after=sent, timeout_seconds=20)
        await taker.press("Ke JP1", on=card)
        await taker.wait_for("Tata <kelola> data: 3 jawaban", after=sent, timeout_seconds=20)
        assert await hosted.rows("SELECT COUNT(*) FROM entries WHERE kind = 'question.themed'") == [(2,)]


async def test_a_forged_press_moves_nothing(tmp_path: Path) -> None:
    """A moderator, a voter, a wrong line, a wrong question: answered with a refusal, no row written."""
    async with served(tmp_path, voters=3, question="Apa hambatannya? #isian #terbuka") as hosted:
        taker = await revealed(hosted)
        moderator = await hosted.phones.person(MODERATOR)
        listed = await taker.send("/pertanyaan")
        card = await taker.wait_for("Pertanyaan", after=listed, timeout_seconds=20)
        question, line = hosted.question.id, line_number(ANSWERS[0])
        no_right, old = "tidak termasuk wewenang", "pesan lama"
        panel = await moderator.wait_for("JP1", timeout_seconds=20)
        ballot = await hosted.voters[0].wait_for("JP1", timeout_seconds=20)
        for who, on, code, said in (
            (moderator, panel, pack("tp", question, line, 1), no_right),
            (moderator, panel, pack("to", question), no_right),
            (hosted.voters[0], ballot, pack("tn", question, line), no_right),
            (taker, card, pack("tp", question, line + 1), old),
            (taker, card, pack("tp", question, line, 1), old),
            (taker, card, pack("tp", question + 1, line), old),
            (taker, card, pack("ta", question, 1), old),
            (taker, card, "1tp.1", old),
        ):
            toast = await who.press_data(code, on=on)
            assert toast.alert
            assert said in str(toast.text)
        assert await hosted.rows("SELECT COUNT(*) FROM themes") == [(0,)]
