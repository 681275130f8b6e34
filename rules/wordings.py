"""Free-text answers as they are listed: equal ones on one line with a count, and nothing merged that only looks so."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rules.text import fold


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the list: the text shown and how many gave it.

    `originals` are the answers exactly as they came, with their counts, in code point order: whoever reads them
    learns nothing about who was first.
    """

    text: str
    count: int
    originals: tuple[tuple[str, int], ...]


def group_texts(texts: Sequence[str]) -> tuple[TextLine, ...]:
    """Answers that `rules.text.fold` levels (ends, case, composition, runs of blanks) as one line, nothing else.

    There is no similarity, so that a negation never joins what it denies. The spelling used most often is shown, on
    one line; of several the first in code point order. Lines are in falling order of count, then by the text without
    regard to case. The order of the answers changes nothing. An empty answer is our own mistake.
    Source: meeting.md 6.2.
    """
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        groups[fold(text)][text] += 1
    assert "" not in groups, "an empty answer is no answer"
    lines = ((key, _line(originals)) for key, originals in groups.items())
    return tuple(line for _, line in sorted(lines, key=lambda entry: (-entry[1].count, entry[0])))


def _line(originals: Counter[str]) -> TextLine:
    spellings = Counter[str]()
    for text, times in originals.items():
        spellings[" ".join(unicodedata.normalize("NFC", text).split())] += times
    shown = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
    return TextLine(shown, originals.total(), tuple(sorted(originals.items())))
