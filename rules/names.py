"""A person's or an organisation's name as it is typed: one clean line of bounded length."""

from typing import Final

import regex

from rules.refusals import Refusal
from rules.text import clean_line, graphemes, mask_identity

NAME_GRAPHEMES_MAX: Final = 120
SIGNS_A_GRAPHEME: Final = 4
SHOWN_GRAPHEMES_MAX: Final = 64
SHOWN_SIGNS_MAX: Final = 12


def shown_name(raw: str) -> str:
    """A name or title that Telegram gave, fit to stand in a sentence of ours: one clean line, cut where it is too long,
    "–" where nothing of it is visible."""
    try:
        text = clean_line(raw).text
    except Refusal:
        return "–"
    signs = regex.findall(r"\X", text)[:SHOWN_GRAPHEMES_MAX]
    return "".join(sign[:SHOWN_SIGNS_MAX] for sign in signs)


def name_line(raw: str) -> str:
    """The name as it is stored, identity numbers masked. Raises `teks_kosong` or `teks_panjang`; nothing is cut."""
    text = mask_identity(clean_line(raw).text).text
    # One sign the eye sees may hold hundreds of marks; no name needs more than a few of them each.
    if (length := max(graphemes(text), len(text) // SIGNS_A_GRAPHEME)) > NAME_GRAPHEMES_MAX:
        raise Refusal("teks_panjang", n=length, maks=NAME_GRAPHEMES_MAX)
    return text
