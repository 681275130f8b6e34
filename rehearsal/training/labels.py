"""What the buttons that hints name are called where the bot speaks English, as they are to be read on a phone."""

import re
from collections.abc import Iterable
from typing import Final

# As they are called in Indonesian, which every phone begins with.
ENGLISH: Final = {
    "Buka pendaftaran": "Open registration",
    "Salin alamat": "Copy the address",
    "Segarkan": "Refresh",
    "Mulai rapat": "Start meeting",
    "formulir kertas": "paper form",
    "Buka": "Open",
    "Tayangkan": "Show",
    "Jangan tayangkan": "Do not show",
    "di luar acara": "off topic",
    "Gabungkan": "Merge",
    "Silakan": "Call",
    "Mulai": "Start",
    "Selesai": "Finish",
    "Tutup rapat": "Close meeting",
    "Notula (DOCX)": "Minutes (DOCX)",
}
_QUOTED: Final = re.compile(r"(?<=“)[^”]+(?=”)|\b(?:Segarkan|Gabungkan)\b")


def language_of(labels: Iterable[str]) -> str | None:
    """The language that speaks from these buttons; None where none of them is named in a hint."""
    found = set(labels)
    if found & set(ENGLISH.values()):
        return "en"
    return "id" if found & set(ENGLISH) else None


def named(hint: str, language: str) -> str:
    """The hint with its buttons as they are called in that language, where they stand between quotation marks or are
    called by name in the sentence."""
    if language != "en":
        return hint
    return _QUOTED.sub(lambda found: ENGLISH.get(found[0], found[0]), hint)
