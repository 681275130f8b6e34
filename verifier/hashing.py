"""Canonical JSON and SHA-256, as record.md 9 words them."""

import hashlib
import json
import unicodedata
from typing import Any


def canonical(value: Any) -> bytes:
    """UTF-8, keys sorted by code point, no blanks, non-ASCII as it is, every text in NFC."""
    return json.dumps(_composed(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256(content: bytes) -> str:
    """SHA-256 in lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def hashed(value: Any) -> str:
    """SHA-256 of the canonical JSON."""
    return sha256(canonical(value))


def text_digest(salt: str, text: str) -> str:
    """What an entry holds of a text: SHA-256 of salt, line feed and text."""
    return sha256(f"{salt}\n{text}".encode())


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): _composed(part) for key, part in value.items()}
    return [_composed(part) for part in value] if isinstance(value, list) else value
