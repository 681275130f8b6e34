"""What several views are made of: chips, shares of a bar, words that open a line."""

from typing import Any, Final

from locales.words import Words

# A bar is drawn to a tenth of a thousandth; its figure is written, never read from the bar.
PART_DIGITS: Final = 4


def chip(words: Words, key: str, tone: str) -> dict[str, str]:
    """A small label; `tone` is good, warning, information, bad or plain."""
    return {"text": words.plain(key), "tone": tone}


def part(count: int, whole: int) -> float:
    """How much of a bar is filled, from 0 to 1; of nothing nothing."""
    return round(min(1.0, count / whole), PART_DIGITS) if whole else 0.0


def opening(words: Words, key: str, **values: Any) -> str:
    """The words of a key with a capital, because they stand alone on a line."""
    return words.plain("isi", isi={"key": key, "values": values})
