"""Values of a JSON file with the place they stand at, so that a wrong shape is named and never a traceback."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NoReturn

from verifier.findings import Broken, Refused

DEPTH_MAX: Final = 40
_DIGITS_MAX: Final = 18
_DECIMAL: Final = re.compile(r"-?\d{1,40}(\.\d{1,40})?", re.ASCII)


class Node:
    """One value and its place, such as `record.json questions[2].tally`."""

    __slots__ = ("place", "value")

    def __init__(self, value: Any, place: str) -> None:
        self.value, self.place = value, place

    def broken(self, indonesian: str, english: str) -> NoReturn:
        """Raises Broken at this place."""
        raise Broken(self.place, indonesian, english)

    def part(self, key: str) -> "Node":
        """A part of an object. Raises Broken where this is no object, or has no such part."""
        if not isinstance(self.value, dict):
            raise Broken(self.place, "bukan objek", "is no object")
        if key not in self.value:
            raise Broken(f"{self.place}.{key}", "bagian ini tidak ada", "this part is missing")
        return Node(self.value[key], f"{self.place}.{key}")

    def maybe(self, key: str) -> "Node | None":
        """The same, None where it is absent or null."""
        if not isinstance(self.value, dict):
            raise Broken(self.place, "bukan objek", "is no object")
        found = self.value.get(key)
        return None if found is None else Node(found, f"{self.place}.{key}")

    def items(self) -> Iterator["Node"]:
        """The members of a list."""
        if not isinstance(self.value, list):
            raise Broken(self.place, "bukan daftar", "is no list")
        return (Node(one, f"{self.place}[{number}]") for number, one in enumerate(self.value))

    def pairs(self) -> Iterator[tuple[str, "Node"]]:
        """Keys and values of an object."""
        if not isinstance(self.value, dict):
            raise Broken(self.place, "bukan objek", "is no object")
        return ((key, Node(one, f"{self.place}.{key}")) for key, one in self.value.items())

    def many(self, key: str) -> list["Node"]:
        """The members of a list that is a part of this."""
        return list(self.part(key).items())

    def text(self, key: str) -> str:
        """A part that is text."""
        return self.part(key).as_text()

    def as_text(self) -> str:
        """This, if it is text."""
        if not isinstance(self.value, str):
            raise Broken(self.place, "bukan teks", "is no text")
        return self.value

    def text_or_none(self, key: str) -> str | None:
        """A part that is text; None where it is absent or null."""
        found = self.maybe(key)
        return None if found is None else found.as_text()

    def texts(self, key: str) -> list[str]:
        """A part that is a list of texts."""
        return [one.as_text() for one in self.many(key)]

    def number(self, key: str) -> int:
        """A part that is a whole number."""
        return self.part(key).as_number()

    def as_number(self) -> int:
        """This, if it is a whole number; true and false are none."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise Broken(self.place, "bukan bilangan bulat", "is no whole number")
        return self.value

    def number_or_none(self, key: str) -> int | None:
        """A part that is a whole number; None where it is absent or null."""
        found = self.maybe(key)
        return None if found is None else found.as_number()

    def flag(self, key: str) -> bool:
        """A part that is true or false."""
        found = self.part(key)
        if not isinstance(found.value, bool):
            raise Broken(found.place, "bukan true atau false", "is neither true nor false")
        return found.value

    def exact(self, key: str) -> Fraction:
        """A part that is a decimal figure in text."""
        return self.part(key).as_exact()

    def as_exact(self) -> Fraction:
        """This, if it is a decimal figure in text."""
        if not isinstance(self.value, str) or not _DECIMAL.fullmatch(self.value):
            raise Broken(self.place, "bukan angka desimal dalam teks", "is no decimal figure in text")
        return Fraction(Decimal(self.value))


def read_json(content: bytes, place: str) -> Node:
    """The value of a JSON file. Raises Refused for what is no strict JSON: other encodings, floats, NaN, numbers of
    more than 18 digits, a key twice, lone surrogates, more than 40 levels."""
    _check_depth(content, place)
    try:
        value = json.loads(
            content.decode("utf-8"),
            parse_float=_no_float,
            parse_constant=_no_float,
            parse_int=_whole,
            object_pairs_hook=_once,
        )
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        reason = error.args[0] if isinstance(error, _NotStrict) else type(error).__name__
        raise Refused(
            f"{place} tidak dapat dibaca sebagai JSON ({reason})", f"{place} cannot be read as JSON ({reason})"
        ) from error
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise Refused(f"{place} memuat tanda yang rusak", f"{place} holds broken signs") from error
    return Node(value, place)


class _NotStrict(ValueError):
    """What JSON allows and a record never holds."""


def _check_depth(content: bytes, place: str) -> None:
    """Counts brackets outside of texts before anything recurses."""
    depth = 0
    for token in re.finditer(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', content, re.DOTALL):
        sign = token.group()[:1]
        depth += (sign in b"[{") - (sign in b"]}")
        if depth > DEPTH_MAX:
            raise Refused(f"{place} bersarang terlalu dalam", f"{place} is nested too deep")


def _no_float(text: str) -> Any:
    raise _NotStrict(f"{text[:20]}: bilangan pecahan / no whole number")


def _whole(text: str) -> int:
    if len(text) > _DIGITS_MAX:
        raise _NotStrict("bilangan terlalu besar / number too large")
    return int(text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _NotStrict("kunci ganda / a key twice")
    return found
