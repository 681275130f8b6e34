"""Single choice, and the approval preset of it: one option, cast with one tap."""

from collections.abc import Sequence
from typing import Final

from rules.answers import Answer, Ballot
from rules.figures import Figures
from rules.kinds.choices import by_option, cell_of_counts, chosen, counts_as_standings, other_words
from rules.questions import Question
from rules.refusals import Refusal

gesture: Final = "tap"
is_whole: Final = True
has_shares: Final = True
has_ranks: Final = True
count = by_option
standings = counts_as_standings
cell = cell_of_counts


def accept(question: Question, answer: Answer) -> Answer:
    """Raises `tombol_lama` unless exactly one option is chosen: no button of ours ever asks for more."""
    options = chosen(question, answer)
    if len(options) != 1:
        raise Refusal("tombol_lama")
    return Answer(answer.options, other_words(options, answer.words))


def figures(question: Question, ballots: Sequence[Ballot]) -> Figures | None:
    """Nothing beside the rows."""
    return None
