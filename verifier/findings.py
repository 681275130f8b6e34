"""What a check says: sentences in two languages, each with the place it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

PASSED: Final = "LULUS"
FAILED: Final = "GAGAL"
SKIPPED: Final = "TIDAK DIPERIKSA"
# Letters shown of what two texts have in common.
_BEFORE: Final = 24
ENGLISH: Final = {PASSED: "PASSED", FAILED: "FAILED", SKIPPED: "NOT CHECKED"}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in Indonesian and in English."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        """The sentence in "id" or "en"."""
        return self.en if language == "en" else self.id


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at one place of the bundle."""

    place: str
    said: Said


class Refused(Exception):
    """The bundle cannot be read at all, or only at a risk: said in one sentence, never as a traceback."""

    def __init__(self, indonesian: str, english: str) -> None:
        super().__init__(english)
        self.said = Said(indonesian, english)


class Broken(Exception):
    """A part of a file is not of the shape it must have; ends the check that needed it and is its finding."""

    def __init__(self, place: str, indonesian: str, english: str) -> None:
        super().__init__(f"{place}: {english}")
        self.finding = Finding(place, Said(indonesian, english))


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report. `notes` are what this check could not see; `is_skipped` that it saw nothing."""

    number: int
    title: Said
    findings: Sequence[Finding]
    notes: Sequence[Said] = ()
    is_skipped: bool = False

    @property
    def word(self) -> str:
        """LULUS, GAGAL or TIDAK DIPERIKSA."""
        if self.findings:
            return FAILED
        return SKIPPED if self.is_skipped else PASSED


def wrong(place: str, indonesian: str, english: str) -> Finding:
    """A finding, in both languages."""
    return Finding(place, Said(indonesian, english))


def differs(place: str, recounted: object, written: object) -> Finding:
    """A figure that is not what the ballots come to."""
    return wrong(
        place,
        f"tertulis {shown(written)}, hasil hitung ulang {shown(recounted)}",
        f"says {shown(written)}, the recount gives {shown(recounted)}",
    )


def differs_in(place: str, recounted: str, written: str) -> Finding:
    """The same of long texts, shown from shortly before where they part."""
    same = next((at for at, both in enumerate(zip(recounted, written, strict=False)) if both[0] != both[1]), None)
    start = max((min(len(recounted), len(written)) if same is None else same) - _BEFORE, 0)
    cut = "…" if start else ""
    return differs(place, cut + recounted[start:], cut + written[start:])


def shown(value: object) -> str:
    """A value in a sentence: short, on one line, whatever stands in it."""
    text = "–" if value is None else str(value)
    clean = "".join(sign if sign.isprintable() else "·" for sign in text)
    return clean if len(clean) <= 120 else clean[:117] + "…"
