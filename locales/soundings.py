"""How the figures of a sounding are spelled, alike in the chat and on paper."""

from rules.consensus import MILLION


def consensus_text(millionths: int, language: str = "id") -> str:
    """355,556 millionths as "0,356" (English "0.356"), half up."""
    thousandths = (millionths * 2000 // MILLION + 1) // 2
    mark = "," if language == "id" else "."
    return f"{thousandths // 1000}{mark}{thousandths % 1000:03d}"
