"""Which points an official's list shows, as one number that rides in its buttons."""

from dataclasses import dataclass
from typing import Final

from rules.points import PointKind, PointState
from rules.refusals import Refusal
from rules.text import clean_line, fold, length, mask_identity, within

SEARCH_GRAPHEMES_MAX: Final = 100
SEARCH_WORDS_MAX: Final = 8
OBJECTED: Final = "objected"
# Their places are the numbers in the buttons; a new one is added at the end.
STATES: Final = ("", *(state.value for state in PointState), OBJECTED)
KINDS: Final = ("", *(kind.value for kind in PointKind))
# Room for what will join them, so that an old button keeps its meaning.
_CONSTITUENCIES, _KINDS, _STATES = 100, 10, 20


@dataclass(frozen=True, slots=True)
class PointFilter:
    """What every point of the list has in common; 0 and False ask for nothing. `item` and `constituency` are positions
    from 1, `kind` and `state` places in `KINDS` and `STATES`; `is_search`: it holds the words searched for as well."""

    item: int = 0
    constituency: int = 0
    kind: int = 0
    state: int = 0
    is_search: bool = False

    @property
    def code(self) -> int:
        """The one number."""
        place = self.item * _CONSTITUENCIES + self.constituency
        return ((place * _KINDS + self.kind) * _STATES + self.state) * 2 + self.is_search


def filter_of(code: int) -> PointFilter:
    """What `PointFilter.code` wrote. Raises `tombol_lama` for what it never writes."""
    rest, search = divmod(code, 2)
    rest, state = divmod(rest, _STATES)
    rest, kind = divmod(rest, _KINDS)
    item, constituency = divmod(rest, _CONSTITUENCIES)
    if state >= len(STATES) or kind >= len(KINDS):
        raise Refusal("tombol_lama")
    return PointFilter(item, constituency, kind, state, bool(search))


def read_search(raw: str) -> str:
    """Words to look for, as they are kept: folded, on one line, identity numbers masked."""
    text = mask_identity(clean_line(raw).text).text
    if not within(text, SEARCH_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(text), maks=SEARCH_GRAPHEMES_MAX)
    return " ".join(fold(text).split()[:SEARCH_WORDS_MAX])
