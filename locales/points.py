"""What the kinds of discussion points are called, in sentences and on buttons."""

from typing import Final

from locales.words import Words
from rules.points import DECLINE_REASONS

# Keys of texts by the kind of a point, in the order in which the kinds are offered.
KIND_WORDS: Final = {
    "proposal": "jenis_usulan",
    "question": "jenis_pertanyaan",
    "response": "jenis_tanggapan",
    "contribution": "jenis_masukan",
    "objection": "jenis_keberatan",
}
KIND_BUTTONS: Final = {
    "proposal": "tombol_usul",
    "question": "tombol_tanya",
    "response": "tombol_tanggap",
    "contribution": "tombol_masukan",
    "objection": "tombol_keberatan",
}


def reason_words(words: Words, reason: str) -> str:
    """Why a point is not shown: one of the usual reasons, or the moderator's own words as they were typed."""
    return words.plain(reason) if reason in DECLINE_REASONS else reason
