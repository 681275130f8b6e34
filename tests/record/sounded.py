"""A closed sounding for a record, counted by the rules."""

from __future__ import annotations

from record.record import Record
from record.record_soundings import SoundedPoint, Sounding
from rules import chain
from rules.consensus import View, Voice
from rules.soundings import document_of, result_of

OPENED = 1_700_704_800_000
AGREE, DISAGREE, PASS = View


def voices(code: str | None, agree: int, disagree: int, passed: int = 0) -> list[Voice]:
    """So many views of one constituency on point 1, nothing on point 2."""
    counts = {AGREE: agree, DISAGREE: disagree, PASS: passed}
    return [Voice(code, {1: view}) for view, count in counts.items() for _ in range(count)]


def sounded(record: Record, wording: str, found: list[Voice] | None = None) -> Sounding:
    """A closed sounding of two points in the constituencies of this record."""
    codes = [unit.code for unit in record.constituencies]
    given = (
        found if found is not None else [*voices(codes[0], 8, 2, 1), *voices(codes[1], 3, 1), *voices(codes[2], 2, 1)]
    )
    points = (SoundedPoint(1, "D01", wording), SoundedPoint(2, "D02", wording))
    result = result_of((1, 2), codes, given)
    salt = "00" * 16
    digest = chain.text_digest(salt, chain.canonical(document_of(result)).decode())
    times = (OPENED, None, OPENED + 600_000)
    return Sounding("SJ1", "closed", *times, "s1", "s1", "", salt, digest, points, result)
