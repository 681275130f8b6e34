"""Words that wait for their kind while a proposal is completed, over the wire."""

from pathlib import Path

from tests.bot.served import served

FIRST = "usul data kemiskinan diverifikasi ulang tiap tribulan"
WAITS = "kami mohon jalan poros desa segera diperbaiki"


async def test_a_field_is_completed_while_words_wait(tmp_path: Path) -> None:
    """Typed words go to the field; afterwards the service asks about the others by itself, and the kind is pressed."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        await hosted.ballots()
        voter = hosted.voters[0]
        sent = await voter.send(f"/usul {FIRST}")
        stored = await voter.wait_for("nomor D01", after=sent, timeout_seconds=20)
        sent = await voter.send(WAITS)
        await voter.wait_for("Dicatat sebagai apa", after=sent, timeout_seconds=20)
        await voter.press("Lengkapi", on=stored)
        fields = await voter.wait_for("Lokasi: –", after=sent, timeout_seconds=20)
        await voter.press("Lokasi", on=fields)
        await voter.wait_for("Mohon ketik lokasi D01", after=sent, timeout_seconds=20)
        sent = await voter.send("Desa Sumbermulyo")
        await voter.wait_for("Lokasi: Desa Sumbermulyo", after=sent, timeout_seconds=20)
        await voter.wait_for(f'masih menunggu jawaban Bapak/Ibu: "{WAITS}"', after=sent, timeout_seconds=20)
        asked = await voter.wait_for("Dicatat sebagai apa", after=sent, timeout_seconds=20)
        await voter.press("Pertanyaan", on=asked)
        await voter.wait_for("nomor D02", after=sent, timeout_seconds=20)
        found = await hosted.rows("SELECT kind, original, location FROM points ORDER BY id")
        assert found == [("proposal", FIRST, "Desa Sumbermulyo"), ("question", WAITS, "")]
        assert await hosted.rows("SELECT * FROM waiting_words") == []


async def test_the_first_question_is_answered_while_a_field_is_asked_for(tmp_path: Path) -> None:
    """The old buttons work, the field is still asked for, and the words are not asked about a second time."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        await hosted.ballots()
        voter = hosted.voters[0]
        sent = await voter.send(f"/usul {FIRST}")
        stored = await voter.wait_for("nomor D01", after=sent, timeout_seconds=20)
        sent = await voter.send(WAITS)
        asked = await voter.wait_for("Dicatat sebagai apa", after=sent, timeout_seconds=20)
        await voter.press("Lengkapi", on=stored)
        fields = await voter.wait_for("Lokasi: –", after=sent, timeout_seconds=20)
        await voter.press("Lokasi", on=fields)
        await voter.wait_for("Mohon ketik lokasi D01", after=sent, timeout_seconds=20)
        await voter.press("Pertanyaan", on=asked)
        await voter.wait_for("nomor D02", after=sent, timeout_seconds=20)
        sent = await voter.send("Desa Sumbermulyo")
        await voter.wait_for("Lokasi: Desa Sumbermulyo", after=sent, timeout_seconds=20)
        assert await hosted.rows("SELECT kind, original FROM points ORDER BY id") == [
            ("proposal", FIRST),
            ("question", WAITS),
        ]
        assert await hosted.rows("SELECT * FROM outbox WHERE payload LIKE '%usul_masih_menunggu%'") == []
