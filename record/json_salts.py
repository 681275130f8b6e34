"""Texts of `record.json` that an entry holds a digest of, each beside its salt."""

from typing import Any


def salted(text: str, salt: str) -> dict[str, Any]:
    """SHA-256 over salt, line feed and text stands in an entry. An erased text leaves no salt behind, because with it
    a guess at the text could be proved."""
    return {"text": text, "salt": salt if text and salt else None}


def salt_of(salt: str) -> dict[str, Any]:
    """The salt that several texts of one object share; null where none is kept."""
    return {"salt": salt or None}
