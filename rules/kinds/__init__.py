"""What each kind of question accepts and how it is counted: one file a kind, one line in KINDS."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, Protocol

from rules.answers import Answer, Ballot
from rules.figures import Figures
from rules.kinds import multiple, number, ranking, scale, single, text
from rules.questions import Kind, Question
from rules.suppression import Cell


class Gesture(StrEnum):
    """What a person does to answer: one tap casts; ticks and an order are made first and sent then; words are typed."""

    TAP = "tap"
    TICK = "tick"
    ORDER = "order"
    TYPE = "type"


class KindRules(Protocol):
    """What the rest of the house may ask of a kind; the modules of this folder answer it."""

    @property
    def gesture(self) -> str:
        """A value of Gesture."""

    @property
    def is_whole(self) -> bool:
        """Whether each ballot lands on exactly one row, so that the shares are parts of a whole."""

    @property
    def has_shares(self) -> bool:
        """Whether a row has a share at all: scores, texts and numbers have none."""

    @property
    def has_ranks(self) -> bool:
        """Whether the options compete, so that each has a rank."""

    def accept(self, question: Question, answer: Answer) -> Answer:
        """The answer in the one spelling it is stored in. Raises a refusal unless it is one complete ballot."""

    def count(self, question: Question, selections: Iterable[tuple[Sequence[str], int]]) -> tuple[int, ...]:
        """Sums of the weights by option, in option order; with weight 1 the number of ballots (a ranking: its score).
        Nothing where a kind has no options."""

    def standings(self, question: Question, counted: Sequence[int], figures: Figures | None) -> tuple[int, ...]:
        """What ranks are made of, in option order, the higher the better: the counts, or the places of a method."""

    def cell(self, question: Question, ballots: Sequence[Ballot]) -> Cell | None:
        """The answers of one constituency as a row of the breakdown; None where a kind has no breakdown."""

    def figures(self, question: Question, ballots: Sequence[Ballot]) -> Figures | None:
        """What the kind tells beside its rows: means, scores, lines."""


KINDS: Final[dict[Kind, KindRules]] = {
    Kind.SINGLE: single,
    Kind.MULTIPLE: multiple,
    Kind.SCALE: scale,
    Kind.RANKING: ranking,
    Kind.TEXT: text,
    Kind.NUMBER: number,
}
