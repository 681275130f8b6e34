"""How cells look: the format that shows a figure, and whether letters can be read where they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

GENERAL: Final = "General"
# Formats that have a number and stand in no list.
_BUILT_IN: Final = {"0": GENERAL, "1": "0", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"}
# Another one may draw another sign for a digit.
_LETTERS: Final = ("Arial", "Calibri")
_LEAST_SIZE: Final = 9
_PLACED: Final = {"horizontal": "left", "vertical": "top", "indent": "1", "wrapText": "1"}
_BLACK, _WHITE = "000000", "FFFFFF"
_COLOUR: Final = re.compile(r"FF([0-9A-F]{6})", re.ASCII)
# What large print needs at least to stand out from what is behind it.
_CONTRAST_MIN: Final = 3


@dataclass(frozen=True, slots=True)
class Look:
    """One of the looks a cell may have; `is_legible` where its letters are plain and stand out."""

    form: str
    is_legible: bool


UNKNOWN: Final = Look("?", False)


def looks_of(root: Element) -> list[Look]:
    """Every look, in the order in which cells name them."""
    known = _BUILT_IN | {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter("numFmt")}
    letters, fills = [*_inside(root, "fonts")], [*_inside(root, "fills")]
    return [
        Look(
            known.get(one.get("numFmtId", "0"), "?"),
            _is_legible(_at(letters, one.get("fontId", "0")), _at(fills, one.get("fillId", "0"))) and _is_set_out(one),
        )
        for one in _inside(root, "cellXfs")
    ]


def _inside(root: Element, name: str) -> Iterator[Element]:
    found = root.find(name)
    return iter(() if found is None else found)


def _at(found: Sequence[Element], place: str) -> Element | None:
    return found[int(place)] if place.isdecimal() and int(place[:9]) < len(found) else None


def _is_set_out(look: Element) -> bool:
    """Whether a cell takes its own look, and stands where it is: one that is filled up repeats a figure."""
    is_own = all(value == "1" for key, value in look.attrib.items() if key.startswith("apply"))
    placed = look.find("alignment")
    return is_own and (placed is None or all(placed.get(key, one) == one for key, one in _PLACED.items()))


def _is_legible(letters: Element | None, fill: Element | None) -> bool:
    if letters is None or fill is None:
        return False
    size, name = letters.find("sz"), letters.find("name")
    is_plain = name is not None and name.get("val") in _LETTERS and letters.find("scheme") is None
    try:
        is_plain &= size is not None and float(size.get("val", "0")) >= _LEAST_SIZE
    except ValueError:
        return False
    ink, paper = _ink(letters.find("color")), _paper(fill.find("patternFill"))
    return is_plain and ink is not None and paper is not None and _contrast(ink, paper) >= _CONTRAST_MIN


def _ink(colour: Element | None) -> str | None:
    """The colour of letters: the one for text where the look names none, or that of the theme."""
    if colour is None or colour.attrib == {"theme": "1"}:
        return _BLACK
    match = _COLOUR.fullmatch(colour.get("rgb", ""))
    return match[1] if match and len(colour.attrib) == 1 else None


def _paper(pattern: Element | None) -> str | None:
    kind = None if pattern is None else pattern.get("patternType")
    if kind == "none":
        return _WHITE
    found = None if pattern is None else pattern.find("fgColor")
    match = None if found is None or kind != "solid" else _COLOUR.fullmatch(found.get("rgb", ""))
    return match[1] if match else None


def _contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white), by how bright eyes find them."""
    dark, light = sorted((_brightness(one), _brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def _brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
