"""What tells parts of a bar apart on paper, where there is no colour: grey, and hatching that survives a copier."""

from dataclasses import dataclass
from typing import Final

from record.charts import tokens

HATCH_LINE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Pattern:
    """A grey ground, and a hatch in matplotlib's signs with the colour of its lines; no hatch for a plain grey."""

    ground: str
    hatch: str = ""
    line: str = tokens.BLACK


LEAD: Final = Pattern(tokens.PRINT_LEAD)
OTHER: Final = Pattern(tokens.PRINT_OTHER)
_STRONG = "#4D4D4D"
# Just twenty steps of lightness darker than the white of the middle beside it.
_WEAK = "#C6C6C6"
_HATCH: Final = "\\\\\\\\"
# Options without an order, as far as they can be told apart; more of them stand in a table.
CATEGORIES: Final = (
    Pattern(tokens.PRINT_LEAD),
    Pattern("#C9C9C9"),
    Pattern(tokens.WHITE, "////"),
    Pattern(tokens.WHITE),
    Pattern("#8A8A8A", "..", tokens.WHITE),
    Pattern(tokens.WHITE, "xxxx"),
)
# The first and the second round of a question.
ROUNDS: Final = (Pattern(tokens.WHITE), Pattern(_STRONG))
# Answers outside a scale: no side is hatched this way.
APART: Final = Pattern(tokens.WHITE, "..")
# One side of a scale from its weakest point to its strongest; from three points on, steps of 20 L*.
_GREYS: Final = {
    0: (),
    1: (_STRONG,),
    2: (_WEAK, _STRONG),
    3: (_WEAK, "#919191", "#5E5E5E"),
    4: (_WEAK, "#919191", "#5E5E5E", "#303030"),
    5: (_WEAK, "#919191", "#5E5E5E", "#303030", "#000000"),
}


def of_scale(count: int) -> tuple[Pattern, ...]:
    """The patterns of a scale of two to eleven points: hatched is the low side, dark is strong, the middle is white."""
    greys = _GREYS[count // 2]
    low = [_hatched(grey, is_weakest=place == 0 and len(greys) > 1) for place, grey in enumerate(greys)]
    middle = [Pattern(tokens.WHITE)] * (count % 2)
    return (*reversed(low), *middle, *(Pattern(grey) for grey in greys))


def _hatched(grey: str, *, is_weakest: bool) -> Pattern:
    if is_weakest:
        return Pattern(tokens.WHITE, _HATCH)
    return Pattern(grey, _HATCH, tokens.on(grey))
