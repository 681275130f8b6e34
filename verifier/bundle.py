"""Opening what is to be verified: a ZIP, a folder or one record.json, read with limits and never unpacked."""

import hashlib
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO, Final

from verifier.findings import Refused, shown

MEMBERS_MAX: Final = 5_000
MEMBER_BYTES_MAX: Final = 256 * 1024 * 1024
TOTAL_BYTES_MAX: Final = 1024 * 1024 * 1024
# What a document is made of: the parts of one workbook or Word file.
PART_BYTES_MAX: Final = 96 * 1024 * 1024
PARTS_BYTES_MAX: Final = 256 * 1024 * 1024
READ_WHOLE: Final = (".json", ".xlsx", ".docx", ".csv")
_CHUNK: Final = 1024 * 1024
# All that the library says of a member it cannot read; RuntimeError where it is encrypted or packed in an unknown way.
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Digest:
    """Size and SHA-256 of one file as it was read."""

    size: int
    sha256: str


class Bundle:
    """Files by name. `is_alone` where only a record was given, without manifest and documents."""

    def __init__(self, name: str, digests: Mapping[str, Digest], kept: Mapping[str, bytes], *, is_alone: bool) -> None:
        self.name, self.digests, self.is_alone = name, digests, is_alone
        self._kept = kept

    def names(self, ending: str = "") -> list[str]:
        """The names that end so, sorted."""
        return sorted(name for name in self.digests if name.lower().endswith(ending))

    def content(self, name: str) -> bytes:
        """The bytes of a file that is read whole. Raises Refused where it is not there."""
        if name not in self._kept:
            raise Refused(f"{shown(name)} tidak ada dalam berkas", f"{shown(name)} is not in the bundle")
        return self._kept[name]


def open_bundle(path: Path) -> Bundle:
    """Reads everything once. Raises Refused with a sentence for whatever cannot or should not be read."""
    if path.is_symlink() or not path.exists():
        raise Refused(f"{path.name} tidak ditemukan", f"{path.name} was not found")
    try:
        if path.is_dir():
            return _read(path.name, _files_of(path))
        with path.open("rb") as file:
            head = file.read(4)
            file.seek(0)
            if head == b"PK\x03\x04":
                return _read(path.name, _members(file, path.name, MEMBERS_MAX))
            if path.suffix.lower() == ".json":
                content = _read_all(file, MEMBER_BYTES_MAX, path.name)
                digest = Digest(len(content), hashlib.sha256(content).hexdigest())
                return Bundle(path.name, {"record.json": digest}, {"record.json": content}, is_alone=True)
    except _BROKEN as error:
        raise Refused(
            f"{path.name} rusak atau tidak dapat dibaca ({type(error).__name__})",
            f"{path.name} is damaged or cannot be read ({type(error).__name__})",
        ) from error
    raise Refused(
        f"{path.name} bukan ZIP, folder, atau record.json", f"{path.name} is no ZIP, no folder and no record.json"
    )


def parts_of(content: bytes, place: str) -> dict[str, bytes]:
    """The XML parts of a workbook or Word file by name, with the same limits; any other part is named, and empty.
    Raises Refused."""
    try:
        with BytesIO(content) as file:
            found: dict[str, bytes] = {}
            left = PARTS_BYTES_MAX
            for name, part in _members(file, place, MEMBERS_MAX):
                is_read = name.endswith((".xml", ".rels"))
                found[name] = _read_all(part, min(left, PART_BYTES_MAX), f"{place}: {name}") if is_read else b""
                left -= len(found[name])
            return found
    except _BROKEN as error:
        raise Refused(
            f"{place} rusak ({type(error).__name__})", f"{place} is damaged ({type(error).__name__})"
        ) from error


def _read(name: str, files: Iterable[tuple[str, IO[bytes]]]) -> Bundle:
    """Hashes every file; keeps those that are looked into."""
    digests: dict[str, Digest] = {}
    kept: dict[str, bytes] = {}
    left = TOTAL_BYTES_MAX
    for member, file in files:
        is_ours = not member.startswith("lampiran/")
        looked_into = is_ours and (member == "SHA256SUMS" or member.lower().endswith(READ_WHOLE))
        digest, size, pieces = hashlib.sha256(), 0, []
        while piece := file.read(_CHUNK):
            size += len(piece)
            if size > min(MEMBER_BYTES_MAX, left):
                raise _too_large(member)
            digest.update(piece)
            if looked_into:
                pieces.append(piece)
        left -= size
        digests[member] = Digest(size, digest.hexdigest())
        if looked_into:
            kept[member] = b"".join(pieces)
    return Bundle(name, digests, kept, is_alone=False)


def _read_all(file: IO[bytes], most: int, place: str) -> bytes:
    content = file.read(most + 1)
    if len(content) > most:
        raise _too_large(place)
    return content


def _too_large(place: str) -> Refused:
    return Refused(f"{shown(place)} terlalu besar untuk dibaca", f"{shown(place)} is too large to be read")


def _members(file: IO[bytes], place: str, most: int) -> Iterator[tuple[str, IO[bytes]]]:
    """Each file of a ZIP, opened for reading."""
    with zipfile.ZipFile(file) as packed:
        infos = packed.infolist()
        if len(infos) > most:
            raise Refused(f"{place} memuat terlalu banyak berkas", f"{place} holds too many files")
        infos = [info for info in infos if not info.is_dir()]
        _check_names([info.orig_filename for info in infos])
        for info in infos:
            if info.flag_bits & 1:
                raise Refused(f"{shown(info.filename)} bersandi", f"{shown(info.filename)} is encrypted")
            if stat.S_ISLNK(info.external_attr >> 16):
                raise Refused(f"{shown(info.filename)} berupa tautan", f"{shown(info.filename)} is a link")
            with packed.open(info) as part:
                yield info.filename, part


def _files_of(folder: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Each file below a folder, by its name with slashes; links are refused, not followed."""
    found = sorted(folder.rglob("*"))
    if len(found) > MEMBERS_MAX:
        raise Refused(f"{folder.name} memuat terlalu banyak berkas", f"{folder.name} holds too many files")
    files = []
    for path in found:
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise Refused(f"{shown(path.name)} bukan berkas biasa", f"{shown(path.name)} is no plain file")
        if path.is_file():
            files.append((path.relative_to(folder).as_posix(), path))
    _check_names([name for name, _ in files])
    for name, path in files:
        with path.open("rb") as file:
            yield name, file


def _check_names(names: Iterable[str]) -> None:
    """Refuses names that lead out of the bundle, and two that are one on some disk."""
    seen = set()
    for name in names:
        parts = PurePosixPath(name).parts
        is_plain = name.isprintable() and "\\" not in name and ":" not in name and not name.startswith("/")
        if not is_plain or not parts or ".." in parts or len(name) > 400:
            raise Refused(f"nama berkas tidak aman: {shown(name)}", f"unsafe file name: {shown(name)}")
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            raise Refused(f"nama berkas ganda: {shown(name)}", f"file name twice: {shown(name)}")
        seen.add(folded)
