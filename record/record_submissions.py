"""What came with the points: fields their senders filled in, and files that lie beside the database."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Completed:
    """The fields of a proposal, by its code; empty where they were not filled in."""

    code: str
    location: str
    volume: str
    addressee: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a point: `kind` is photo, document, voice or audio, `name` what its sender called it, `seconds` how
    long it is to be heard; `file` is where it lies under the folder of files."""

    code: str
    kind: str
    type: str
    name: str
    size_bytes: int
    sha256: str
    seconds: int | None
    file: str
    at_ms: int


def completed_of(every: Iterable[Completed], code: str) -> Completed:
    """The fields of this point."""
    return next((one for one in every if one.code == code), Completed(code, "", "", ""))
