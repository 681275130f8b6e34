"""What came with the points: fields their senders filled in, and files that lie beside the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Completed:
    """The fields of a proposal, by its code; empty where they were not filled in."""

    code: str
    location: str
    volume: str
    addressee: str


class FileState(StrEnum):
    """How a file stands: as it was sent, cleared of what the camera noted, removed with its sender's data, or not
    found on the disk although nobody removed it."""

    AS_SENT = "as_sent"
    CLEARED = "cleared"
    REMOVED = "removed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a point: `kind` is photo, document, voice or audio, `name` what its sender called it, `seconds` how
    long it is to be heard; `sha256` is that of the file as it was kept, `file` where it lies under the folder of files,
    empty where it was removed."""

    code: str
    kind: str
    type: str
    name: str
    size_bytes: int
    sha256: str
    seconds: int | None
    file: str
    at_ms: int
    state: FileState = FileState.AS_SENT


def completed_of(every: Iterable[Completed], code: str) -> Completed:
    """The fields of this point."""
    return next((one for one in every if one.code == code), Completed(code, "", "", ""))
