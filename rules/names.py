"""A person's or an organisation's name as it is typed: one clean line of bounded length."""

from typing import Final

from rules.refusals import Refusal
from rules.text import clean_line, graphemes, mask_identity

NAME_GRAPHEMES_MAX: Final = 120
SIGNS_A_GRAPHEME: Final = 4


def name_line(raw: str) -> str:
    """The name as it is stored, identity numbers masked. Raises `teks_kosong` or `teks_panjang`; nothing is cut."""
    text = mask_identity(clean_line(raw).text).text
    # One sign the eye sees may hold hundreds of marks; no name needs more than a few of them each.
    if (length := max(graphemes(text), len(text) // SIGNS_A_GRAPHEME)) > NAME_GRAPHEMES_MAX:
        raise Refusal("teks_panjang", n=length, maks=NAME_GRAPHEMES_MAX)
    return text
