"""Multiple choice: at least and at most so many different options, ticked first and then sent as one ballot."""

from collections.abc import Sequence
from typing import Final

from rules.answers import Answer, Ballot
from rules.figures import Figures
from rules.kinds.choices import by_option, cell_of_counts, chosen, counts_as_standings, other_words
from rules.questions import OptionRole, Question
from rules.refusals import Refusal

gesture: Final = "tick"
# One person ticks several options: shares are of people, and may add up to more than a hundred.
is_whole: Final = False
has_shares: Final = True
has_ranks: Final = True
count = by_option
standings = counts_as_standings
cell = cell_of_counts


def accept(question: Question, answer: Answer) -> Answer:
    """The ticked options in option order. Raises `jp_terlalu_banyak`, `jp_terlalu_sedikit`, or `abstain_sendiri` where
    an abstention stands beside a choice."""
    options = chosen(question, answer)
    abstains = [option for option in options if option.role is OptionRole.ABSTAIN]
    if abstains and len(options) > 1:
        raise Refusal("abstain_sendiri", pilihan=abstains[0].text)
    if not abstains and len(options) > most(question):
        raise Refusal("jp_terlalu_banyak", n=most(question))
    if not abstains and len(options) < question.settings.choices_min:
        raise Refusal("jp_terlalu_sedikit", n=question.settings.choices_min)
    in_order = tuple(option.id for option in question.options if option.id in set(answer.options))
    return Answer(in_order, other_words(options, answer.words))


def most(question: Question) -> int:
    """How many options may be ticked."""
    return question.settings.choices_max or len(question.options)


def figures(question: Question, ballots: Sequence[Ballot]) -> Figures | None:
    """Nothing beside the rows."""
    return None
