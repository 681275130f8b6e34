"""What each kind of question accepts and how it is counted: one file a kind, one line in KINDS."""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from rules.kinds import single
from rules.questions import Kind, Option, Question


class KindRules(Protocol):
    """What the rest of the house may ask of a kind; the modules of this folder answer it."""

    @property
    def gesture(self) -> str:
        """What a person does to answer: "tap" casts with one press."""

    @property
    def is_whole(self) -> bool:
        """Whether each ballot lands on exactly one row, so that the shares are parts of a whole."""

    def check(self, question: Question, chosen: Sequence[Option]) -> None:
        """Raises a refusal unless these options, in the order chosen, are one complete ballot."""

    def abstentions(self, question: Question) -> frozenset[str]:
        """Codes that are recorded choices but state no opinion; they are not in the base `valid`."""

    def count(self, question: Question, selections: Iterable[tuple[Sequence[str], int]]) -> tuple[int, ...]:
        """Sums of the weights by option, in option order; with weight 1 the number of ballots."""


KINDS: Final[dict[Kind, KindRules]] = {
    Kind.SINGLE: single,
}
