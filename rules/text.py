"""What people write, cleaned once at the door, measured, masked and compared."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import regex

from rules.refusals import Refusal

MASK: Final = "[nomor identitas disamarkan]"

# Everything that ends a line somewhere: CR LF, CR, VT, FF, NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR.
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NONCHARACTERS: Final = "\ufdd0-\ufdef" + "".join(
    chr((plane << 16) | 0xFFFE) + chr((plane << 16) | 0xFFFF) for plane in range(17)
)
# Other controls but tab and line feed, half surrogate pairs, noncharacters, zero-width blanks and the bidi controls
# that let a text pretend to be another. Joiners stay: emoji families and Arabic need them.
_DROPPED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\ud800-\udfff\ufeff\u200b\u2060-\u2064\u202a-\u202e"
    "\u2066-\u206f\ufff9-\ufffb" + _NONCHARACTERS + "]"
)
_DIRECTION_MARKS: Final = re.compile("[\u200e\u200f]")
_BLANKS_AT_LINE_END: Final = re.compile(r"(?<![^\S\n])[^\S\n]+(?=\n)")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")
_BLANKS: Final = re.compile(r"\s+")

# A sign the eye can see. Hangul fillers are default-ignorable letters; the blank Braille pattern is a symbol without
# a dot. Unassigned code points count as seen, because they may be emoji newer than our tables.
_VISIBLE: Final = regex.compile(r"(?V1)[[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}\p{DI}\s]--[\u2800]]")
_GRAPHEME: Final = regex.compile(r"\X")
# One sign the eye sees may hold thousands of marks. A family of four takes eleven units, and no word so many a letter.
UNITS_A_GRAPHEME: Final = 12
_IGNORABLE: Final = regex.compile(r"\p{DI}+")

# A citizen's number: 16 digits in a row, or 4-4-4-4 or 6-6-4 with one kind of separator, touching no other digit. A
# separator is one sign, or blanks however many and of whatever width; signs nobody sees may stand anywhere in it.
_UNSEEN: Final = r"\p{DI}*+"
_SIGN: Final = r"[.\-/_\u2010-\u2015\u2212]"
_GAP: Final = rf"{_UNSEEN}[\s\u2800][\s\u2800\p{{DI}}]*+"
_GROUPS: Final = ((4, 4, 4, 4), (6, 6, 4))


def _digits(count: int) -> str:
    return rf"\d(?:{_UNSEEN}\d){{{count - 1}}}"


def _grouped(sizes: tuple[int, ...]) -> str:
    first, *others = (_digits(size) for size in sizes)
    # The sign between the first two groups is the one between all.
    signs = "".join(rf"{_UNSEEN}(?P=sign){_UNSEEN}{group}" for group in others[1:])
    signed = rf"{first}{_UNSEEN}(?P<sign>{_SIGN}){_UNSEEN}{others[0]}{signs}"
    return rf"{_GAP.join((first, *others))}|{signed}"


# One pattern for each form: the parts of 6-6-4 bear the same name as those of 4-4-4-4.
_IDENTITIES: Final = tuple(
    regex.compile(rf"(?=\d)(?<!\d\p{{DI}}*)(?:{form})(?!{_UNSEEN}\d)")
    for form in (_digits(16), *(_grouped(sizes) for sizes in _GROUPS))
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit to be stored, and how many characters had to be dropped from it."""

    text: str
    dropped: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without identity numbers, and how many were hidden."""

    text: str
    masked: int


def clean(raw: str) -> Cleaned:
    """Text of several lines as it may be stored: NFC, no hidden controls, at most one empty line in a row.

    Blanks at line ends and both ends go without being counted. Raises `teks_kosong` when nothing visible is left.
    Source: record.md, section 2.
    """
    text, dropped = _DROPPED.subn("", _LINE_ENDS.sub("\n", raw))
    text = unicodedata.normalize("NFC", text)
    text = _EMPTY_LINES.sub("\n\n", _BLANKS_AT_LINE_END.sub("", text).strip())
    return _seen(text, dropped)


def clean_line(raw: str) -> Cleaned:
    """A name, option or title as it may be stored: as `clean`, on one line, every run of blanks one space."""
    text, dropped = _DROPPED.subn("", _LINE_ENDS.sub("\n", raw))
    text, marks = _DIRECTION_MARKS.subn("", text)
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return _seen(text, dropped + marks)


def _seen(text: str, dropped: int) -> Cleaned:
    if not is_visible(text):
        raise Refusal("teks_kosong")
    return Cleaned(text, dropped)


def is_visible(text: str) -> bool:
    """Whether a reader would see anything at all."""
    return _VISIBLE.search(text) is not None


def graphemes(text: str) -> int:
    """Length as people count it: a family emoji or a letter with its accents is one."""
    if text.isascii():
        # Each stands alone but CR LF, which is one; looking for clusters takes a hundred times as long.
        return len(text) - text.count("\r\n")
    return sum(1 for _ in _GRAPHEME.finditer(text))


def utf16_units(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def length(text: str) -> int:
    """What limits are held against and refusals name: graphemes, and more where marks are heaped up on them."""
    return max(graphemes(text), -(-utf16_units(text) // UNITS_A_GRAPHEME))


def within(text: str, length_max: int) -> bool:
    """Whether a text keeps to its limit; a text of no more code points cannot be longer."""
    return len(text) <= length_max or length(text) <= length_max


def mask_identity(text: str) -> Masked:
    """The text with citizens' numbers hidden; employee numbers (18 digits), phones and sums of money stay."""
    masked = 0
    for form in _IDENTITIES:
        text, found = form.subn(MASK, text)
        masked += found
    return Masked(text, masked)


def fold(text: str) -> str:
    """The form in which two answers are compared: trimmed, blanks folded, case and composition levelled, nothing else.

    Equality of this form is the only grouping there is: no similarity, so that a negation is never merged.
    """
    levelled = unicodedata.normalize("NFD", _BLANKS.sub(" ", text).strip()).casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", levelled).casefold())


def fold_for_eye(text: str) -> str:
    """As `fold`, and without the signs nobody sees: two options equal in this form look the same on a button."""
    return fold(_IGNORABLE.sub("", text))
