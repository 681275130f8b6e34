"""An open question: one text a person, not counted but listed; equal texts stand on one line with their number."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rules.answers import Answer, Ballot
from rules.figures import Figures, TextFigures
from rules.questions import Question
from rules.refusals import Refusal
from rules.suppression import Cell
from rules.text import clean, is_visible, length, mask_identity, within
from rules.themes import Assigned, group_lines, line_key
from rules.wordings import group_texts

gesture: Final = "type"
is_whole: Final = False
has_shares: Final = False
has_ranks: Final = False


def accept(question: Question, answer: Answer) -> Answer:
    """The text, cleaned, identity numbers masked. Raises `teks_kosong` or `isian_panjang`; nothing is ever cut."""
    if answer.options:
        raise Refusal("tombol_lama")
    if not is_visible(answer.words):
        raise Refusal("teks_kosong")
    written = clean(answer.words).text
    if not within(written, question.settings.text_max):
        raise Refusal("isian_panjang", n=length(written), maks=question.settings.text_max)
    return Answer(words=mask_identity(written).text)


def count(question: Question, selections: Iterable[tuple[Sequence[str], int]]) -> tuple[int, ...]:
    """A text lands on no option."""
    return ()


def standings(question: Question, counted: Sequence[int], figures: Figures | None) -> tuple[int, ...]:
    """Texts do not compete."""
    return ()


def cell(question: Question, ballots: Sequence[Ballot]) -> Cell | None:
    """Texts have no breakdown."""
    return None


def figures(question: Question, ballots: Sequence[Ballot]) -> Figures | None:
    """The lines, the most frequent first."""
    return TextFigures(group_texts([ballot.words for ballot in ballots]))


def grouped(figures: Figures | None, assigned: Mapping[str, Assigned]) -> Figures | None:
    """The same figures with the lines under their themes; of anything but texts nothing is grouped."""
    if not isinstance(figures, TextFigures) or not assigned:
        return figures
    grouping = group_lines(figures.lines, assigned)
    given = [(line.text, assigned.get(line_key(line.text))) for line in figures.lines]
    kept = tuple((text, one) for text, one in given if one is not None)
    return TextFigures(figures.lines, grouping.themes, grouping.roles, kept)
