"""Files beside the database: what the rows name, whether it lies there as they say, and how it gets onto the disk."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.database import Tx

NAMED: Final = (
    "SELECT path, sha256, bytes FROM media WHERE state = 'kept' AND path <> ''"
    " UNION SELECT path, sha256, bytes FROM files WHERE path <> '' ORDER BY path"
)
CHUNK_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that a row names; `path` is relative to the folder of files."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Wrong:
    """Files that are not as their rows say, by path: not there, or other bytes than were kept."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed)


async def named_files(tx: Tx) -> list[NamedFile]:
    """Every file that a row names, those of people and those the house made, by path."""
    return [NamedFile(*row) for row in await tx.fetch(NAMED)]


def wrong_in(folder: Path, named: Iterable[NamedFile]) -> Wrong:
    """Reads every one of them. Looks at the disk for long: not to be called where anything waits."""
    missing, changed = [], []
    for one in named:
        try:
            if digest_of(folder / one.path) != one.sha256:
                changed.append(one.path)
        except (FileNotFoundError, NotADirectoryError):
            missing.append(one.path)
    return Wrong(tuple(missing), tuple(changed))


def digest_of(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as read:
        while chunk := read.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def copied(source: Path, target: Path) -> str:
    """Copies a file so that a power cut does not undo it, readable by its owner alone; SHA-256 of what was copied."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with source.open("rb") as read, open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
        while chunk := read.read(CHUNK_BYTES):
            digest.update(chunk)
            written.write(chunk)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """The names in a folder are on the disk when this returns."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
