"""YAML as plain text nodes that know their line, for files written by strangers: small, shallow, without references."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from rules.file_errors import FILE_ERRORS
from rules.refusals import Refusal

BYTES_MAX: Final = 1_048_576
DEPTH_MAX: Final = 20

# What YAML itself allows in a text; anything else is a broken or binary file.
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
# The same grammar written in C where the package has it; ten times as fast.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Error:
    """One thing wrong in a file: its line from 1, and the key and values of its words."""

    line: int
    message_key: str
    values: dict[str, object]

    def __post_init__(self) -> None:
        assert sorted(self.values) == sorted(FILE_ERRORS[self.message_key]), self.message_key


class MeetingFileErrors(Refusal):
    """Everything that is wrong in a file, at once, by line."""

    def __init__(self, errors: tuple[Error, ...]) -> None:
        super().__init__("berkas_rapat_salah", n=len(errors))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, always text as written: no and 2023-11-23 and 010 stay what they are; None where it says null."""

    line: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A sequence."""

    line: int
    items: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping; of a key given twice the first stays."""

    line: int
    entries: "dict[str, Node]"


Node = Text | Listing | Table


def fail(line: int, message_key: str, **values: object) -> MeetingFileErrors:
    """A file that cannot be read any further, for the one reason given."""
    return MeetingFileErrors((Error(line, message_key, values),))


def read_nodes(content: bytes) -> tuple[Node, list[Error]]:
    """The file's nodes, and the keys that stand twice. Raises `MeetingFileErrors` where it cannot be read at all."""
    if len(content) > BYTES_MAX:
        raise fail(1, "berkas_terlalu_besar", n=len(content), maks=BYTES_MAX)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as refused:
        raise fail(content[: refused.start].count(b"\n") + 1, "berkas_bukan_teks") from None
    unprintable = _UNPRINTABLE.search(text)
    if unprintable:
        raise fail(text.count("\n", 0, unprintable.start()) + 1, "berkas_bukan_teks")
    errors: list[Error] = []
    try:
        events = iter(yaml.parse(text, Loader=_LOADER))
        node = _document(events, errors)
    except yaml.MarkedYAMLError as refused:
        # Of an unclosed quotation the line where it opens helps, not the end of the file where it was missed.
        is_unclosed = (refused.context or "").startswith("while scanning a quoted")
        mark = refused.context_mark if is_unclosed else refused.problem_mark
        raise fail(mark.line + 1 if mark else 1, "berkas_bukan_yaml") from None
    return node, errors


def _document(events: Iterator[Any], errors: list[Error]) -> Node:
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            node = _node(event, events, errors, depth=1)
            break
    else:
        return Text(1, None)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            raise fail(_line(event), "berkas_bukan_yaml")
    return node


def _node(event: Any, events: Iterator[Any], errors: list[Error], depth: int) -> Node:
    if depth > DEPTH_MAX:
        raise fail(_line(event), "berkas_terlalu_dalam", maks=DEPTH_MAX)
    # References could make a small file unfold without end, and no meeting needs them.
    if event.anchor is not None:
        raise fail(_line(event), "berkas_memakai_rujukan")
    if isinstance(event, yaml.ScalarEvent):
        is_null = not event.style and event.value in _NULLS
        return Text(_line(event), None if is_null else event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_node(item, events, errors, depth + 1))
        return Listing(_line(event), tuple(items))
    return _table(event, events, errors, depth)


def _table(event: Any, events: Iterator[Any], errors: list[Error], depth: int) -> Table:
    entries: dict[str, Node] = {}
    while not isinstance(start := next(events), yaml.MappingEndEvent):
        key = _node(start, events, errors, depth + 1)
        node = _node(next(events), events, errors, depth + 1)
        if not isinstance(key, Text) or key.value is None:
            errors.append(Error(_line(start), "berkas_bentuk_salah", {"kunci": "", "bentuk": "teks"}))
        elif key.value in entries:
            errors.append(Error(key.line, "berkas_kunci_ganda", {"kunci": key.value[:80]}))
        else:
            entries[key.value] = node
    return Table(_line(event), entries)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
