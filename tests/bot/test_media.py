"""Photos, voices and documents from a phone to the disk, over HTTP: cleared, checked, resumed, told when lost."""

import asyncio
import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from bot.media_files import without_notes
from rehearsal.phones import Person
from rules.media import JPEG, PNG, WEBP, MediaKind, check, said_name
from rules.refusals import Refusal
from tests.bot.served import Served, served
from tests.meeting.halls import CLERK

TEXT = "jalan desa rusak berat sejak banjir"
OGG = b"OggS\x00\x02" + bytes(200)
PDF = b"%PDF-1.7\n" + bytes(300)


def photo(form: str = "JPEG") -> bytes:
    """A small picture that says where it was taken."""
    noted = Image.Exif()
    noted[ExifTags.Base.Make] = "Kamera"
    noted.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "S"
    noted.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (7.0, 33.0, 12.0)
    made = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 30, 30)).save(made, form, exif=noted)
    return made.getvalue()


def packed(*names: str, first: tuple[str, str] | None = None) -> bytes:
    """A package with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        if first is not None:
            package.writestr(*first)
        for name in names:
            package.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(("form", "found"), [("JPEG", JPEG), ("PNG", PNG), ("WEBP", WEBP)])
def test_a_picture_keeps_nothing_but_what_is_seen(form: str, found: object) -> None:
    """Place and device are there before and not after; the picture is the same size."""
    body = photo(form)
    with Image.open(io.BytesIO(body)) as before:
        assert before.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    cleared = without_notes(check(MediaKind.PHOTO, body), body)
    assert check(MediaKind.PHOTO, cleared) is found
    with Image.open(io.BytesIO(cleared)) as after:
        assert (after.size, dict(after.getexif())) == ((64, 48), {})
    assert b"Kamera" not in cleared


@pytest.mark.parametrize(
    ("kind", "content", "key"),
    [
        (MediaKind.DOCUMENT, b"", "media_kosong"),
        (MediaKind.DOCUMENT, b"%PDF-" + bytes(20 * 1024 * 1024), "media_besar"),
        (MediaKind.DOCUMENT, b"MZ\x90\x00", "media_jenis"),
        (MediaKind.DOCUMENT, b"<html><script>", "media_jenis"),
        (MediaKind.DOCUMENT, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "media_jenis"),
        (MediaKind.DOCUMENT, packed("a.txt"), "media_jenis"),
        (MediaKind.DOCUMENT, packed("word/document.xml", "word/vbaProject.bin"), "media_jenis"),
        (MediaKind.DOCUMENT, b"PK\x03\x04 broken", "media_jenis"),
        (MediaKind.PHOTO, PDF, "media_jenis"),
        (MediaKind.VOICE, PDF, "media_jenis"),
    ],
)
def test_what_is_not_kept_and_why(kind: MediaKind, content: bytes, key: str) -> None:
    """Told by the bytes, whatever the name says."""
    with pytest.raises(Refusal) as refused:
        check(kind, content)
    assert refused.value.key == key


def test_what_is_kept() -> None:
    """Office documents by the part they hold, sounds, papers."""
    kept = [PDF, OGG, b"ID3\x04" + bytes(9), b"\0\0\0\x20ftypM4A " + bytes(9)]
    kept += [packed("word/document.xml"), packed("xl/workbook.xml"), packed("ppt/presentation.xml")]
    kept += [packed("content.xml", first=("mimetype", "application/vnd.oasis.opendocument.text"))]
    found = [check(MediaKind.DOCUMENT, content).extension for content in kept]
    assert found == ["pdf", "ogg", "mp3", "m4a", "docx", "xlsx", "pptx", "odt"]


def test_a_picture_that_is_none_and_a_name_that_is_too_long() -> None:
    """A head without a body is refused; the middle of a name is left out where everybody sees it."""
    broken = photo()[:200]
    with pytest.raises(Refusal):
        without_notes(check(MediaKind.PHOTO, broken), broken)
    assert said_name("C:\\rapat\\foto.jpg") == "foto.jpg"
    assert said_name("\u3164") == ""
    assert len(said_name("a" * 300 + ".pdf")) == 120
    assert "…" in said_name("a" * 300 + ".pdf")


async def ready(hosted: Served) -> Person:
    """The first voter, with the service running."""
    await hosted.start()
    await hosted.ballots()
    return hosted.voters[0]


async def settled(hosted: Served, state: str = "kept", count: int = 1) -> list[tuple[object, ...]]:
    """The files once so many stand so: path, sha256, bytes, point."""
    await hosted.phones.stage.settled(timeout_seconds=20)
    for _ in range(160):
        found = await hosted.rows(f"SELECT path, sha256, bytes, point_id FROM media WHERE state = '{state}'")
        if len(found) >= count:
            return found
        await asyncio.sleep(0.25)
    jobs = await hosted.rows("SELECT kind, state, attempts, error FROM jobs")
    raise AssertionError(f"{await hosted.rows('SELECT state, reason FROM media')} {jobs}\n{hosted.log()}")


async def test_a_photo_with_its_sentence(tmp_path: Path) -> None:
    """Asked for its kind, stored as a point, kept without its place under a name of ours."""
    async with served(tmp_path, voters=1) as hosted:
        voter = await ready(hosted)
        sent = await voter.send_photo(photo(), caption=TEXT)
        await voter.press("Keberatan", on=await voter.wait_for("Dicatat sebagai apa", after=sent, timeout_seconds=20))
        assert "Keberatan Bapak/Ibu tercatat" in (await voter.wait_for("D01", timeout_seconds=20)).text
        [(path, sha256, size, point)] = await settled(hosted)
        body = (tmp_path / "files" / str(path)).read_bytes()
        assert (hashlib.sha256(body).hexdigest(), len(body), point) == (sha256, size, 1)
        assert b"Exif" not in body
        assert await hosted.rows("SELECT original, kind FROM points") == [(TEXT, "objection")]


async def test_a_voice_gets_its_words_from_a_desk(tmp_path: Path) -> None:
    """The sender asks, the clerk hears and writes, the sender agrees and says what it is."""
    async with served(tmp_path, voters=1) as hosted:
        voter = await ready(hosted)
        clerk = await hosted.phones.person(CLERK)
        await clerk.start()
        sent = await voter.send_voice(47, body=OGG)
        asked = await voter.wait_for("Pesan suara diterima", after=sent, timeout_seconds=20)
        await settled(hosted)
        await voter.press("Minta bantuan petugas", on=asked)
        await clerk.press("Tulis ringkasan", appear_seconds=20)
        wanted = await clerk.wait_for("Mohon ketik ringkasan", timeout_seconds=20)
        assert await hosted.phones.stage.settled(timeout_seconds=20)
        heard = [one for one in await clerk.screen() if one.file is not None]
        assert await clerk.download(heard[-1]) == OGG
        await clerk.send(TEXT)
        assert wanted
        await voter.press("Sesuai", appear_seconds=20)
        await voter.press("Masukan", on=await voter.wait_for("Dicatat sebagai apa", timeout_seconds=20))
        await voter.wait_for("D01", timeout_seconds=20)
        assert await hosted.rows("SELECT original, kind FROM points") == [(TEXT, "contribution")]
        assert await hosted.rows("SELECT point_id, seconds FROM media") == [(1, 47)]


async def test_wrong_lost_and_large_files_are_told(tmp_path: Path) -> None:
    """A program called a photo, a voice Telegram does not have, 21 MB, no bytes: one sentence each, nothing on disk."""
    async with served(tmp_path, voters=1) as hosted:
        voter = await ready(hosted)
        wrong = await voter.send_document("foto.jpg", b"MZ program", caption=TEXT)
        await voter.wait_for("Jenis berkas ini tidak disimpan", after=wrong, timeout_seconds=20)
        lost = await voter.send_voice(3)
        await voter.wait_for("tidak dapat diambil", after=lost, timeout_seconds=30)
        card = {"file_id": "b", "file_unique_id": "b", "file_name": "besar.pdf", "file_size": 21 * 1024 * 1024}
        large = await voter.send_content({"document": card})
        await voter.wait_for("lebih besar dari 20 MB", after=large, timeout_seconds=30)
        nothing = {"file_id": "n", "file_unique_id": "n", "file_name": "kosong.pdf", "file_size": 0}
        empty = await voter.send_content({"document": nothing})
        await voter.wait_for("Berkas ini kosong", after=empty, timeout_seconds=30)
        video = {"video_note": {"file_id": "v", "file_unique_id": "v", "length": 1, "duration": 1}}
        round_film = await voter.send_content(video)
        await voter.wait_for("Video belum dapat dicatat", after=round_film, timeout_seconds=20)
        assert await hosted.rows("SELECT state FROM media ORDER BY id") == [
            ("refused",),
            ("lost",),
            ("refused",),
            ("refused",),
        ]
        assert not list((tmp_path / "files").rglob("media/*"))


async def test_an_edit_of_a_message_and_of_a_caption(tmp_path: Path) -> None:
    """Before acceptance the words follow the message, also those under a document."""
    async with served(tmp_path, voters=1) as hosted:
        voter = await ready(hosted)
        sent = await voter.send(f"/usul {TEXT}")
        await voter.wait_for("D01", after=sent, timeout_seconds=20)
        await voter.edit(sent, f"/usul {TEXT} dua kali")
        await voter.wait_for("Perubahan D01 tercatat", timeout_seconds=20)
        paper = await voter.send_document("data.pdf", PDF, caption="/tanya kapan data desa dibuka")
        await voter.wait_for("D02", after=paper, timeout_seconds=20)
        await voter.edit(paper, "/tanya kapan data desa dibuka untuk umum")
        await voter.wait_for("Perubahan D02 tercatat", timeout_seconds=20)
        assert await hosted.rows("SELECT original FROM points ORDER BY id") == [
            (f"{TEXT} dua kali",),
            ("kapan data desa dibuka untuk umum",),
        ]


@pytest.mark.timeout(120)
async def test_killed_between_row_and_file_it_is_fetched_after_the_restart(tmp_path: Path) -> None:
    """The row and the job are there, the file is not; afterwards all three are, once."""
    async with served(tmp_path, voters=1) as hosted:
        voter = await ready(hosted)
        fault = await hosted.phones.stage.add_fault("delay_before", "getFile", seconds=30.0)
        sent = await voter.send_document("data.pdf", PDF, caption=f"/usul {TEXT}")
        await voter.wait_for("D01", after=sent, timeout_seconds=20)
        await hosted.kill()
        assert await hosted.rows("SELECT state FROM media") == [("waiting",)]
        await hosted.phones.stage.remove_faults(fault)
        await hosted.start()
        [(path, _, size, _)] = await settled(hosted)
        assert (tmp_path / "files" / str(path)).read_bytes() == PDF
        assert size == len(PDF)
        assert await hosted.rows("SELECT COUNT(*) FROM entries WHERE kind = 'point.attached'") == [(1,)]
