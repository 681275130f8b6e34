"""What an erratum puts right, as its first words say, and when its words tell of a person."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from rules.amendments import Target
from rules.names import WORD, names_within

# About a person by its kind, whatever its words are.
PERSONAL: Final = frozenset({Target.NAME, Target.ATTENDANCE})
_CODED: Final = frozenset({Target.POINT, Target.OUTCOME, Target.QUESTION})
# Any of these makes it so: rather one erratum too many that only the secretariat reads than a name for everybody.
_ATTENDANCE_WORDS: Final = frozenset({"hadir", "kehadiran", "absen", "absensi", "presensi", "attendance", "attended"})
_NAME_WORDS: Final = frozenset(
    {"nama", "namanya", "jabatan", "gelar", "peserta", "narasumber", "name", "names", "title", "participant"}
)


def target_of(about: str, known: Mapping[str, Target]) -> Target:
    """What an erratum about this is: by the code in front, as the meeting knows it, else by its words."""
    words = WORD.findall(about.casefold())
    codes = {code.casefold(): target for code, target in known.items()}
    if words and words[0] in codes:
        return codes[words[0]]
    if _NAME_WORDS & set(words):
        return Target.NAME
    return Target.ATTENDANCE if _ATTENDANCE_WORDS & set(words) else Target.GENERAL


def is_personal(target: str, texts: Collection[str], names: Collection[str]) -> bool:
    """Whether it tells of a person: by its kind, or because one of these names (as `spellings` gives them) stands in
    it."""
    return target in PERSONAL or names_within(names, texts)


def kept_about(target: str, about: str) -> str:
    """What may still be said of an erratum whose words are gone: the code it is about, nothing else."""
    return about if target in _CODED and len(WORD.findall(about)) == 1 else ""


def erratum_sentence(number: int, was: str, becomes: str, reason: str) -> tuple[str, dict[str, Any]]:
    """Which words tell of an erratum of a result, with their values; one without words is there by its number."""
    if not (was or becomes or reason):
        return "catatan_ralat_kosong", {"nomor": number}
    return "catatan_ralat", {"nomor": number, "lama": was, "baru": becomes, "alasan": reason.rstrip(".")}
