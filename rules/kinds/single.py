"""Single choice, and the approval preset of it: one option, cast with one tap."""

from collections.abc import Iterable, Sequence
from typing import Final

from rules.questions import APPROVAL, Option, Question
from rules.refusals import Refusal

gesture: Final = "tap"
is_whole: Final = True


def check(question: Question, chosen: Sequence[Option]) -> None:
    """Raises `tombol_lama` unless exactly one option is chosen: no button of ours ever asks for more."""
    if len(chosen) != 1:
        raise Refusal("tombol_lama")


def abstentions(question: Question) -> frozenset[str]:
    """The abstain of the approval preset; an option that a moderator merely calls so is an option."""
    return frozenset({"abstain"}) if question.preset == APPROVAL else frozenset()


def count(question: Question, selections: Iterable[tuple[Sequence[str], int]]) -> tuple[int, ...]:
    """Sums of the weights by option, in option order."""
    sums = {option.code: 0 for option in question.options}
    for (code,), weight in selections:
        sums[code] += weight
    return tuple(sums.values())
