"""What the kinds with options share: counting by option, the words of "Lainnya", one row of a breakdown."""

from collections.abc import Iterable, Sequence

from rules.answers import Answer, Ballot
from rules.figures import Figures
from rules.questions import Option, OptionRole, Question
from rules.refusals import Refusal
from rules.settings import OTHER_GRAPHEMES_MAX
from rules.suppression import Cell
from rules.text import clean_line, is_visible, length, mask_identity, within


def chosen(question: Question, answer: Answer) -> tuple[Option, ...]:
    """The options of an answer in its order. Raises `tombol_lama` for one that is not there, or is there twice: no
    button of ours ever asks for that."""
    found = [question.option(option_id) for option_id in answer.options]
    options = tuple(option for option in found if option is not None)
    if not options or len(options) < len(found) or len(set(answer.options)) < len(answer.options):
        raise Refusal("tombol_lama")
    return options


def other_words(options: Sequence[Option], words: str) -> str:
    """What is written beside the option that asks for words, on one line; nothing where it is not chosen or nothing
    was written. Raises `isian_panjang`."""
    if not is_visible(words) or not any(option.role is OptionRole.OTHER for option in options):
        return ""
    written = clean_line(words).text
    if not within(written, OTHER_GRAPHEMES_MAX):
        raise Refusal("isian_panjang", n=length(written), maks=OTHER_GRAPHEMES_MAX)
    return mask_identity(written).text


def by_option(question: Question, selections: Iterable[tuple[Sequence[str], int]]) -> tuple[int, ...]:
    """Sums of the weights by option, in option order."""
    sums = {option.code: 0 for option in question.options}
    for codes, weight in selections:
        for code in codes:
            sums[code] += weight
    return tuple(sums.values())


def counts_as_standings(question: Question, counted: Sequence[int], figures: Figures | None) -> tuple[int, ...]:
    """More is better."""
    return tuple(counted)


def cell_of_counts(question: Question, ballots: Sequence[Ballot]) -> Cell:
    """How many answers, and how many for each option."""
    return Cell(len(ballots), by_option(question, ((ballot.selection, 1) for ballot in ballots)))
