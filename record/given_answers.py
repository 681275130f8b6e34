"""What voters answered, in words, as far as the mode of their question lets it be read: by organisation, or without
names."""

from collections.abc import Sequence
from dataclasses import dataclass

from locales.answers import answer_texts
from record.record import AskedQuestion, CastBallot, Record
from record.roster import Delegate, Organisation
from record.tongue import words
from rules.answers import Answer
from rules.figures import TextFigures
from rules.questions import OptionRole, Question
from rules.themes import Theme
from rules.wordings import group_texts


@dataclass(frozen=True, slots=True)
class Given:
    """One answer by name: whose it is, the delegate's label where people vote, and what it says."""

    organisation: Organisation
    label: str
    ballot: CastBallot
    answer: str


@dataclass(frozen=True, slots=True)
class Written:
    """Words of voters on one line: the organisation (None where nobody is named), how often they were written, the
    code of the option they stand beside (empty where the question asks for nothing else), and the theme they stand
    under (None where nobody grouped the answers)."""

    organisation: Organisation | None
    text: str
    count: int
    option: str = ""
    theme: Theme | None = None


def full_name(organisation: Organisation | None) -> str:
    """As paper writes it: in full, while chats and charts have the short name; nothing where nobody is named."""
    return organisation.name if organisation is not None else ""


def label_of(delegate: Delegate) -> str:
    """How people tell this delegate from the others; where the identity was separated, that it was."""
    if delegate.is_separated:
        return words().plain("identitas_dipisahkan", nomor=delegate.ref)
    return delegate.label


def by_name(record: Record, asked: AskedQuestion) -> list[Given]:
    """Every answer that was given by name, in the order of the organisations; nothing of any other question."""
    if not asked.is_named or asked.ballots is None:
        return []
    places = {one.ref: place for place, one in enumerate(record.organisations)}
    homes = {ref: ref for ref in places} | {one.ref: one.organisation for one in record.delegates}
    labels = {one.ref: label_of(one) for one in record.delegates}
    numbers = {one.ref: place for place, one in enumerate(record.delegates)}
    cast = sorted(
        asked.ballots, key=lambda one: (places[homes[one.voter or ""]], numbers.get(one.voter or "", 0), one.voter)
    )
    return [
        Given(record.organisation(homes[voter]), labels.get(voter, ""), ballot, answer_of(asked.question, ballot))
        for ballot in cast
        for voter in [ballot.voter or ""]
    ]


def answer_of(question: Question, ballot: CastBallot) -> str:
    """The answer in words: options in ballot order, a ranking with its places, a text or a number itself."""
    if not question.options:
        return answer_texts(question, Answer(words=ballot.selection[0]))[0]
    ids = {option.code: option.id for option in question.options}
    chosen = tuple(ids[code] for code in ballot.selection)
    return "; ".join(answer_texts(question, Answer(chosen, _beside(question, ballot))))


def written(record: Record, asked: AskedQuestion) -> list[Written]:
    """Every text of an open question or beside "Lainnya": by organisation where answers are open, else equal ones on
    one line, the most frequent first; under their themes, in the order of these, where they were grouped. Nothing of a
    question that is not revealed, or whose result is withheld."""
    if asked.tally is None or asked.tally.is_withheld or asked.ballots is None:
        return []
    question = asked.question
    if question.options:
        return [line for option in _others(question) for line in _beside_option(record, asked, option)]
    figures = asked.tally.figures
    if not isinstance(figures, TextFigures):
        return []
    themes = {line.text: theme for theme in figures.themes for line in theme.lines}
    if not asked.is_named:
        told = [Written(None, line.text, line.count, theme=themes.get(line.text)) for line in figures.lines]
    else:
        lines = {text: line for line in figures.lines for text, _ in line.originals}
        told = [
            Written(one.organisation, one.answer, line.count, theme=themes.get(line.text))
            for one in by_name(record, asked)
            for line in [lines[one.answer]]
        ]
    places = {theme.name: place for place, theme in enumerate(figures.themes)}
    return sorted(told, key=lambda one: 0 if one.theme is None else places[one.theme.name])


def _others(question: Question) -> Sequence[str]:
    return [option.code for option in question.options if option.role is OptionRole.OTHER]


def _beside(question: Question, ballot: CastBallot) -> str:
    """What was written beside "Lainnya"; that nothing was, where it was chosen."""
    if ballot.words:
        return ballot.words
    return words().plain("tidak_ditulis") if set(_others(question)) & set(ballot.selection) else ""


def _beside_option(record: Record, asked: AskedQuestion, code: str) -> list[Written]:
    cast = [ballot for ballot in asked.ballots or () if code in ballot.selection]
    lines = group_texts([ballot.words for ballot in cast if ballot.words])
    if asked.is_named:
        counts = {text: line.count for line in lines for text, _ in line.originals}
        silent = sum(1 for ballot in cast if not ballot.words)
        return [
            Written(one.organisation, text, counts.get(text, silent), code)
            for one in by_name(record, asked)
            if code in one.ballot.selection
            for text in [_beside(asked.question, one.ballot)]
        ]
    silent = len(cast) - sum(line.count for line in lines)
    told = [Written(None, line.text, line.count, code) for line in lines]
    return [*told, Written(None, words().plain("tidak_ditulis"), silent, code)] if silent else told
