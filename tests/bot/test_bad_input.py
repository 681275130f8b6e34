"""What bad input gets: a clear Indonesian sentence, nothing stored that should not be, nobody let in."""

from pathlib import Path

import pytest

from rehearsal.phones import Person
from tests.bot.served import Served, served
from tests.meeting.halls import MODERATOR, SECRETARY

BROKEN_FILE = """rapat:
  kode: R 1
  judul: ''
  tanggal_iso: 2026-13-45
  zona_waktu: Mars/Base
taksonomi_unsur: {unsur: [{kode: a, nama: A}]}
instansi:
  - {id: x, nama: Dinas X, unsur: b}
  - {id: x, nama: Dinas X, unsur: a}
jajak_pendapat:
  - {kode: JP1, kind: single, pertanyaan: Mana?, pilihan: [{kode: A, teks: Ya}, {kode: B, teks: 'ya '}]}
  - {kode: JP2, kind: single, pertanyaan: Mana?}
"""


async def heard(person: Person, sent: int) -> str:
    """What the bot says after this message."""
    return (await person.wait_for("", after=sent, timeout_seconds=20)).text


async def count(hosted: Served, table: str) -> int:
    """How many rows a table has."""
    return len(await hosted.rows(f"SELECT * FROM {table}"))


async def test_a_participants_bad_messages(tmp_path: Path) -> None:
    """Unknown commands, far too long texts, invisible texts, voice, stickers, a forwarded card: one sentence each."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        cards = await hosted.ballots()
        voter = hosted.voters[0]
        assert "Mungkin maksud Bapak/Ibu: /usul" in await heard(voter, await voter.send("/ussul"))
        long = await voter.send("/usul " + "x" * 4000)
        assert "paling banyak 1.000" in await heard(voter, long)
        assert "tidak memuat huruf" in await heard(voter, await voter.send("/usul \u2800\u2800\u3164"))
        assert "Pesan suara diterima" in await heard(voter, await voter.send_voice(47, body=b"OggS" + bytes(99)))
        sticker = {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1}}
        sticker["sticker"] |= {"is_animated": False, "is_video": False}
        assert "belum dapat dicatat" in await heard(voter, await voter.send_content(sticker))
        assert "sebagai pokok diskusi" in await heard(voter, await voter.send("/usul tes"))
        assert "wewenang" in await heard(voter, await voter.send("/tutup JP1"))
        assert await count(hosted, "points") == 0
        forwarded = await hosted.voters[1].forward(cards[1])
        assert await heard(hosted.voters[1], forwarded)
        assert await count(hosted, "points") == 0
        assert await hosted.rows("SELECT state FROM questions") == [("open",)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/pertanyaan Mana yang dipilih?", "belum mempunyai pilihan"),
        ("/pertanyaan Mana?\nYa\nya ", "tertulis dua kali"),
        ("/pertanyaan Mana?\nSatu", "paling sedikit 2"),
        ("/pertanyaan \u200b\nYa\nTidak", "paling sedikit 2"),
        ("/buka 99", "Tidak ada pertanyaan 99"),
        ("/buka 1 nol", "menit"),
        ("/acara 77", "Acara 77 tidak ada"),
    ],
)
async def test_a_moderators_bad_commands(tmp_path: Path, text: str, words: str) -> None:
    """Each names what is wrong; no draft is stored."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        moderator = await hosted.phones.person(MODERATOR)
        await moderator.wait_for("JP1", timeout_seconds=20)
        assert words in await heard(moderator, await moderator.send(text))
        assert await count(hosted, "questions") == 1


async def test_a_broken_meeting_file_names_every_mistake_with_its_line(tmp_path: Path) -> None:
    """Code, title, date, zone, constituency, twin id, twin options, no options: all at once, nothing stored."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        secretary = await hosted.phones.person(SECRETARY)
        await secretary.wait_for("JP1", timeout_seconds=20)
        sent = await secretary.send_document("rapat.yaml", BROKEN_FILE.encode())
        listed = await secretary.wait_for("Baris", after=sent, timeout_seconds=20)
        for number in (2, 3, 4, 5, 8, 9, 11, 12):
            assert f"Baris {number}:" in listed.text, number
        assert await count(hosted, "meetings") == 1
        wrong = await secretary.send_document("foto.exe", b"MZ")
        assert await heard(secretary, wrong)


async def test_b101_anonymous_administrators_and_channels_have_no_rights(tmp_path: Path) -> None:
    """The shared id never authorises; they are sent to the private chat and nothing moves."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        moderator = await hosted.phones.person(MODERATOR)
        await moderator.wait_for("JP1", timeout_seconds=20)
        group = await hosted.phones.group("Grup rapat", members=[moderator], admins=[moderator])
        for author in ("anonymous", "channel", "linked"):
            await moderator.send("/tutup 1", chat=group.id, author=author)
        assert await hosted.phones.stage.settled(timeout_seconds=20)
        assert await hosted.rows("SELECT state FROM questions") == [("open",)]
