"""What a chat is to see: text, buttons, a picture or a file, as values that can be compared."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from storage.database import Tx
from storage.outbox import OutboxRow


@dataclass(frozen=True, slots=True)
class Button:
    """One button: exactly one of `press` (callback data, 1-64 bytes), `url`, `copy` (text to the clipboard).

    `label` is plain text. `style` is None, "primary", "success" or "danger".
    """

    label: str
    press: str | None = None
    url: str | None = None
    copy: str | None = None
    style: str | None = None

    def __post_init__(self) -> None:
        kinds = [kind for kind in (self.press, self.url, self.copy) if kind is not None]
        assert len(kinds) == 1, f"the button {self.label!r} needs exactly one of press, url, copy"
        assert self.press is None or 1 <= len(self.press.encode()) <= 64, "callback data of 1 to 64 bytes"
        assert self.label.strip(), "a button needs a label"


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A message as it should stand in the chat. `text` is HTML; with a photo or document it is the caption.

    A file goes out by its `file_id` when Telegram has it already, else from the path, or from `content` where it was
    made for this message alone. `is_secret`: neither the
    text nor its hash may be stored; the running outbox alone knows what it says. `pin`: pinned once, after it was
    posted. `is_gone`: the message that carries the card is taken out of the chat.
    """

    text: str
    buttons: Rows = ()
    photo: Path | None = None
    document: Path | None = None
    file_id: str = ""
    content: bytes = b""
    file_name: str = ""
    disable_preview: bool = True
    silent: bool = False
    pin: bool = False
    is_secret: bool = False
    is_gone: bool = False

    @property
    def media(self) -> Path | None:
        return self.photo or self.document

    def shown_hash(self) -> str:
        """Tells two states of a card apart: hash of the text and buttons, then of the file; empty when secret."""
        return "" if self.is_secret else self.face_hash()

    def face_hash(self) -> str:
        """The same also of a secret card: for memory alone, never to be stored."""
        media = f"{self.media.name}:{self.media.stat().st_mtime_ns}" if self.media else ""
        return f"{_short_hash(repr((self.text, self.buttons)))}.{_short_hash(media) if media else ''}"


def _short_hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


Draw = Callable[[Tx, OutboxRow], Awaitable[Card | None]]
"""Draws the card of a row from what is stored now; None when there is nothing to show any more."""
