"""Where lines break: at blanks by measured width, inside a word only by whole graphemes, and never in silence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from record.charts import fonts
from record.charts.measure import width

_GRAPHEME: Final = regex.compile(r"\X")
_SOFT_BREAKS: Final = frozenset("/-_.@")
# How many graphemes back a longer word looks for a sign after which it may break.
_LOOK_BACK: Final = 12
_BISECTIONS: Final = 12
ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Style:
    """Size and weight a text is set in."""

    size: float
    weight: int = fonts.REGULAR

    def width(self, text: str) -> float:
        return width(text, self.size, self.weight)


def wrap(text: str, style: Style, width_max: float) -> tuple[str, ...]:
    """Lines no wider than `width_max`; line breaks of the text are kept as blanks. Always at least one line."""
    lines: list[str] = []
    line, used = "", 0.0
    blank = style.width(" ")
    for word in text.split():
        wide = style.width(word)
        if line and used + blank + wide <= width_max:
            line, used = f"{line} {word}", used + blank + wide
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, style, width_max) if wide > width_max else (word,)
        lines.extend(whole)
        used = style.width(line)
    return (*lines, line) if line or not lines else tuple(lines)


def _pieces(word: str, style: Style, width_max: float) -> Iterator[str]:
    """A word too long for a line, cut by grapheme, after one of `/ - _ . @` where one stands near the end."""
    left = _GRAPHEME.findall(word)
    while left:
        fitting = _fitting(left, style, width_max)
        if fitting < len(left):
            for back in range(fitting, max(fitting - _LOOK_BACK, 1), -1):
                if left[back - 1] in _SOFT_BREAKS:
                    fitting = back
                    break
        yield "".join(left[:fitting])
        left = left[fitting:]


def _fitting(graphemes: list[str], style: Style, width_max: float) -> int:
    """How many graphemes fit, at least one: by bisection, because each measuring costs."""
    low, high = 1, len(graphemes)
    while low < high:
        middle = (low + high + 1) // 2
        if style.width("".join(graphemes[:middle])) <= width_max:
            low = middle
        else:
            high = middle - 1
    return low


def balance(text: str, style: Style, width_max: float) -> tuple[str, ...]:
    """As `wrap`, two to four lines made about equally long: the narrowest width that needs no more lines."""
    lines = wrap(text, style, width_max)
    if not 2 <= len(lines) <= 4:
        return lines
    narrow, wide = width_max / 2, width_max
    for _ in range(_BISECTIONS):
        middle = (narrow + wide) / 2
        tried = wrap(text, style, middle)
        if len(tried) > len(lines):
            narrow = middle
        else:
            wide, lines = middle, tried
    return lines


def clip(lines: tuple[str, ...], lines_max: int, style: Style, width_max: float) -> tuple[str, ...]:
    """At most `lines_max` lines; the last one ends with an ellipsis, at a word where it has more than one."""
    if len(lines) <= lines_max:
        return lines
    last = lines[lines_max - 1]
    while last and style.width(last + ELLIPSIS) > width_max:
        shorter = last.rsplit(" ", 1)[0] if " " in last else "".join(_GRAPHEME.findall(last)[:-1])
        last = shorter.rstrip()
    return (*lines[: lines_max - 1], last + ELLIPSIS)


def one_line(text: str, style: Style, width_max: float) -> str:
    """The text on one line, shortened with an ellipsis where it is too wide."""
    flat = " ".join(text.split())
    if style.width(flat) <= width_max:
        return flat
    graphemes = _GRAPHEME.findall(flat)
    fitting = _fitting(graphemes, style, width_max - style.width(ELLIPSIS))
    return "".join(graphemes[:fitting]).rstrip() + ELLIPSIS
