"""Telegram's HTML: escaped in one place, and cut into parts that are each whole by themselves."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from rules.text import utf16_units

TEXT_UNITS_MAX: Final = 4096
CAPTION_UNITS_MAX: Final = 1024
# Telegram reads at most so many bytes of a request's text, tags and entities included.
_BYTES_MAX: Final = 32_000
_MARK_UNITS: Final = 12

_PIECES = regex.compile(r"<(/?)([a-z-]+)([^<>]*)>|&(?:#\d+|#x[0-9a-fA-F]+|[a-z]+);|\X")


def escape(text: str) -> str:
    """A person's or our own plain text as it may stand in a message. The last step, done once."""
    return html.escape(text, quote=False)


def plain(markup: str) -> str:
    """What the reader sees of a message: without tags, entities resolved."""
    return html.unescape("".join(piece.raw for piece in _pieces(markup) if not piece.tag))


def units(markup: str) -> int:
    """The length of a message as Telegram counts it: UTF-16 units of what the reader sees."""
    return sum(piece.units for piece in _pieces(markup))


@dataclass(frozen=True, slots=True)
class _Piece:
    raw: str
    tag: str
    closes: bool
    units: int


def _pieces(markup: str) -> Iterator[_Piece]:
    for found in _PIECES.finditer(markup):
        raw = found[0]
        if found[2]:
            yield _Piece(raw, found[2], found[1] == "/", 0)
        else:
            yield _Piece(raw, "", False, utf16_units(html.unescape(raw)))


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place where a part may end: how many pieces lie before it, which tags are open there."""

    pieces: int
    open_tags: tuple[_Piece, ...]


def split(markup: str, units_max: int = TEXT_UNITS_MAX, *, first_units_max: int | None = None) -> list[str]:
    """The message in parts of at most `units_max` each, numbered "(2/5)" when there are several.

    `first_units_max` is the limit of the first part where it differs, as under a picture. Cuts lie at line ends, else
    at blanks, else between graphemes, never inside a tag, an entity or an emoji; tags open at a cut are closed and
    opened again.
    """
    limit = first_units_max or units_max
    if units(markup) <= limit and len(markup.encode()) <= _BYTES_MAX:
        return [markup]
    parts: list[str] = []
    rest = list(_pieces(markup))
    open_tags: tuple[_Piece, ...] = ()
    while rest:
        cut = _next_cut(rest, open_tags, limit - _MARK_UNITS)
        limit = units_max
        text = "".join(piece.raw for piece in rest[: cut.pieces])
        opened = "".join(tag.raw for tag in open_tags)
        closed = "".join(f"</{tag.tag}>" for tag in reversed(cut.open_tags))
        parts.append(opened + text.strip() + closed)
        rest, open_tags = rest[cut.pieces :], cut.open_tags
    parts = [part for part in parts if plain(part).strip()]
    return [f"{part}\n({number}/{len(parts)})" for number, part in enumerate(parts, 1)]


def _next_cut(pieces: list[_Piece], open_tags: tuple[_Piece, ...], units_max: int) -> _Cut:
    """Where the part that begins with `pieces` ends: at the last line end or blank of its second half, if any."""
    used, used_bytes = 0, 0
    at_line = at_blank = None
    for position, piece in enumerate(pieces):
        used += piece.units
        used_bytes += len(piece.raw.encode())
        if position and (used > units_max or used_bytes > _BYTES_MAX - 1000):
            return at_line or at_blank or _Cut(position, open_tags)
        if piece.tag:
            open_tags = _opened(open_tags, piece)
        elif used * 2 > units_max and piece.raw.isspace():
            cut = _Cut(position + 1, open_tags)
            at_line, at_blank = (cut, at_blank) if "\n" in piece.raw else (at_line, cut)
    return _Cut(len(pieces), open_tags)


def _opened(open_tags: tuple[_Piece, ...], tag: _Piece) -> tuple[_Piece, ...]:
    if not tag.closes:
        return (*open_tags, tag)
    if open_tags and open_tags[-1].tag == tag.tag:
        return open_tags[:-1]
    return open_tags
