"""Documents that were made to hurt, or that nobody can read: told without being opened, and kept as they were sent."""

import hashlib
import io
import json
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pydantic import SecretStr

from bot.settings import Settings
from bot.taking import Taken, take
from rules.media import PARTS_MAX, MediaKind, check
from rules.refusals import Refusal
from tests.bot.served import served
from tests.bot.test_media import TEXT, packed, photo, ready, settled

AUTHOR = "Nama Pembuat"


def encrypted_pdf() -> bytes:
    """A page that opens with a password only, by an author who is named."""
    written, made = pypdf.PdfWriter(), io.BytesIO()
    written.add_blank_page(200, 200)
    written.add_metadata({"/Author": AUTHOR})
    written.encrypt("sandi")
    written.write(made)
    return made.getvalue()


def authored() -> bytes:
    """A document of which the properties name an author."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<w:document/>")
        package.writestr("docProps/core.xml", f"<dc:creator>{AUTHOR}</dc:creator>")
    return made.getvalue()


def bomb(*, is_honest: bool) -> bytes:
    """A part that unpacks to 300 MB; the list of parts says so, or says one byte."""
    made = io.BytesIO()
    named = zipfile.ZipInfo("word/document.xml")
    named.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(made, "w") as package, package.open(named, "w") as part:
        for _ in range(300):
            part.write(bytes(1 << 20))
    content = made.getvalue()
    return content if is_honest else content.replace(struct.pack("<L", 300 << 20), struct.pack("<L", 1))


def long_listing() -> bytes:
    """20 MB of nothing but a list of parts."""
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, *[0] * 8, 1, *[0] * 6) + b"a"
    listing = entry * (20 * 1024 * 1024 // len(entry) - 10)
    return b"PK\x03\x04" + listing + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(listing), 4, 0)


@pytest.mark.parametrize(
    "made",
    [
        lambda: bomb(is_honest=True),
        long_listing,
        lambda: packed("word/document.xml", *(f"{number}.xml" for number in range(PARTS_MAX))),
        lambda: authored()[:-30],
        lambda: authored().replace(b"PK\x05\x06", b"PK\x06\x07"),
    ],
    ids=["unpacks to 300 MB", "20 MB of names", "too many parts", "cut off", "without an end"],
)
def test_a_package_made_to_hurt_is_refused_unopened(made: Callable[[], bytes]) -> None:
    """In a fraction of a second, whatever it would unpack to."""
    content = made()
    began = time.perf_counter()
    with pytest.raises(Refusal) as refused:
        check(MediaKind.DOCUMENT, content)
    assert refused.value.key == "media_jenis"
    assert time.perf_counter() - began < 2.0


def test_a_package_that_lies_about_its_size_is_never_unpacked() -> None:
    """It is a document by its list of parts, and lies on the disk as small as it came."""
    content = bomb(is_honest=False)
    began = time.perf_counter()
    assert check(MediaKind.DOCUMENT, content).extension == "docx"
    assert time.perf_counter() - began < 2.0


@pytest.mark.timeout(120)
async def test_documents_are_kept_as_sent_and_pictures_cleared(tmp_path: Path) -> None:
    """Byte for byte, so that the digest proves what was sent: one that is encrypted and one that names its author; a
    photo sent as a document loses its place. The sender reads so once, the record says which is which."""
    sent = {"surat.pdf": encrypted_pdf(), "telaah.docx": authored(), "lokasi.jpg": photo()}
    async with served(tmp_path, voters=1) as hosted:
        voter = await ready(hosted)
        for number, (name, body) in enumerate(sent.items(), 1):
            await voter.send_document(name, body, caption=f"/usul {TEXT} nomor {number} {name}")
        await settled(hosted, count=3)
        await voter.wait_for("disimpan persis seperti dikirim", timeout_seconds=20)
        said = [one for one in await voter.screen() if "disimpan persis seperti dikirim" in one.text]
        assert len(said) == 1
        [(code,)] = await hosted.rows("SELECT code FROM meetings")
    settings = Settings(token=SecretStr("x"), database=hosted.url, files=tmp_path / "files")
    assert await take(settings, str(code), tmp_path / "out", Taken(["record"])) == 0
    [written] = (tmp_path / "out").glob("*.json")
    files = {file["name"]: file for point in json.loads(written.read_text())["points"] for file in point["files"]}
    assert {name: file["state"] for name, file in files.items()} == {
        "surat.pdf": "as_sent",
        "telaah.docx": "as_sent",
        "lokasi.jpg": "cleared",
    }
    for name in ("surat.pdf", "telaah.docx"):
        assert files[name]["sha256"] == hashlib.sha256(sent[name]).hexdigest()
        assert (tmp_path / "files" / files[name]["file"]).read_bytes() == sent[name]
    opened = pypdf.PdfReader(tmp_path / "files" / files["surat.pdf"]["file"])
    assert opened.decrypt("sandi") != 0
    assert b"Exif" not in (tmp_path / "files" / files["lokasi.jpg"]["file"]).read_bytes()
