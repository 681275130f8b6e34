"""Files that people send: of which types, how large, under which names; told by their bytes, never by their names."""

import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Final

import regex

from rules.refusals import Refusal
from rules.text import UNITS_A_GRAPHEME, clean_line, is_visible, mask_identity, within

BYTES_MAX: Final = 20 * 1024 * 1024
MEGABYTES_MAX: Final = 20
# Of one point that waits, and of one person in one meeting: whoever has more to show sends a document.
WAITING_MAX: Final = 10
SENT_MAX: Final = 50
NAME_GRAPHEMES_MAX: Final = 120
# A packed document that unpacks to more than this, or into so many parts, is no office document of a meeting.
UNPACKED_BYTES_MAX: Final = 200 * 1024 * 1024
PARTS_MAX: Final = 5_000
# The list of parts at the end of a package. Measured: 20 MB of nothing else take eleven seconds to read.
LISTING_BYTES_MAX: Final = PARTS_MAX * 200


class MediaKind(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    AUDIO = "audio"


class MediaState(StrEnum):
    WAITING = "waiting"
    KEPT = "kept"
    REFUSED = "refused"
    LOST = "lost"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FileType:
    """A type that is kept. Pictures are written anew without what the camera noted in them."""

    mime: str
    extension: str
    is_picture: bool = False
    is_sound: bool = False


JPEG: Final = FileType("image/jpeg", "jpg", is_picture=True)
PNG: Final = FileType("image/png", "png", is_picture=True)
WEBP: Final = FileType("image/webp", "webp", is_picture=True)
PDF: Final = FileType("application/pdf", "pdf")
OGG: Final = FileType("audio/ogg", "ogg", is_sound=True)
MP3: Final = FileType("audio/mpeg", "mp3", is_sound=True)
M4A: Final = FileType("audio/mp4", "m4a", is_sound=True)
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
# The part that every document of this kind holds -> its type. Old binary documents and those with macros are left out:
# what they do when they are opened cannot be read from outside.
_PACKED: Final = {
    "word/document.xml": FileType(f"{_OFFICE}wordprocessingml.document", "docx"),
    "xl/workbook.xml": FileType(f"{_OFFICE}spreadsheetml.sheet", "xlsx"),
    "ppt/presentation.xml": FileType(f"{_OFFICE}presentationml.presentation", "pptx"),
}
_OPEN: Final = {
    b"application/vnd.oasis.opendocument.text": FileType("application/vnd.oasis.opendocument.text", "odt"),
    b"application/vnd.oasis.opendocument.spreadsheet": FileType(
        "application/vnd.oasis.opendocument.spreadsheet", "ods"
    ),
}
_MACROS: Final = ("vbaproject.bin", "basic/")
_MP3_FRAMES: Final = (b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2")
_GRAPHEME: Final = regex.compile(r"\X")


def check_size(size_bytes: int) -> None:
    """Raises `media_kosong` or `media_besar`."""
    if size_bytes == 0:
        raise Refusal("media_kosong")
    if size_bytes > BYTES_MAX:
        raise Refusal("media_besar", maks=MEGABYTES_MAX)


def check_count(waiting: int, sent: int) -> None:
    """Raises `media_banyak` or `media_penuh` where one more would be too many."""
    if waiting >= WAITING_MAX:
        raise Refusal("media_banyak", maks=WAITING_MAX)
    if sent >= SENT_MAX:
        raise Refusal("media_penuh", maks=SENT_MAX)


def check(kind: MediaKind, content: bytes) -> FileType:
    """What the bytes are. Raises `media_jenis` for anything that is not kept or not what it was sent as, and what
    `check_size` raises."""
    check_size(len(content))
    found = _type_of(content)
    is_sound = kind in (MediaKind.VOICE, MediaKind.AUDIO)
    if found is None or (kind is MediaKind.PHOTO and not found.is_picture) or (is_sound and not found.is_sound):
        raise Refusal("media_jenis")
    return found


def _type_of(content: bytes) -> FileType | None:
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"OggS"):
        return OGG
    if content.startswith((b"ID3", *_MP3_FRAMES)):
        return MP3
    if content[4:8] == b"ftyp" and content[8:12] in (b"M4A ", b"M4B "):
        return M4A
    return _packed(content) if content.startswith(b"PK\x03\x04") else None


def _has_short_listing(content: bytes) -> bool:
    """Whether the end of a package promises a list of parts that can be read at once. One of more than 4 GB has an end
    of another kind, and is none of ours."""
    at = content.rfind(b"PK\x05\x06")
    if at < 0 or len(content) < at + 22 or content[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        return False
    return int.from_bytes(content[at + 12 : at + 16], "little") <= LISTING_BYTES_MAX


def _packed(content: bytes) -> FileType | None:
    """An office document by the parts it holds; only its list of parts is read, nothing is unpacked."""
    if not _has_short_listing(content):
        return None
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            mime = content[38 : 38 + parts[0].file_size] if parts and parts[0].filename == "mimetype" else b""
    # The library says NotImplementedError of a package made for a newer reader: to us that is no office document.
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    names = [part.filename for part in parts]
    if len(names) > PARTS_MAX or sum(part.file_size for part in parts) > UNPACKED_BYTES_MAX:
        return None
    if any(macro in name.lower() for name in names for macro in _MACROS):
        return None
    if mime in _OPEN:
        return _OPEN[mime]
    return next((found for name, found in _PACKED.items() if name in names), None)


def said_name(raw: str) -> str:
    """The name somebody gave a file, fit to be read in the record: one line, no folders, no identity number, and where
    it is longer than 120 signs the middle is left out, visibly. Empty where none is. Nothing on disk is called so."""
    plain = raw.replace("\\", "/").rsplit("/", 1)[-1]
    if not is_visible(plain):
        return ""
    name = mask_identity(clean_line(plain).text).text
    if within(name, NAME_GRAPHEMES_MAX):
        return name
    signs = [sign[:UNITS_A_GRAPHEME] for sign in _GRAPHEME.findall(name)]
    if len(signs) <= NAME_GRAPHEMES_MAX:
        return "".join(signs)
    return "".join(signs[: NAME_GRAPHEMES_MAX - 20]) + "…" + "".join(signs[-19:])
