"""Which scale questions belong on one chart: those a reader may compare line by line."""

from collections.abc import Sequence
from itertools import groupby

from record.record import AskedQuestion
from rules.questions import Kind, OptionRole, Question, QuestionState
from rules.tallies import Tally


def scale_groups(questions: Sequence[AskedQuestion]) -> tuple[tuple[AskedQuestion, ...], ...]:
    """Runs of two or more scale questions that follow each other under one agenda item and share everything a
    comparison rests on: points and their words, unit, mode, base, precision, and who may answer. A question that shows
    no result (not opened, cancelled, not yet announced, withheld) parts nothing; a further round stands beside its
    first one instead. Bare numbers have no words in common and stay apart."""
    shown = [asked for asked in questions if asked.question.state is not QuestionState.DRAFT and _result(asked)]
    runs = (tuple(run) for _, run in groupby(shown, key=_ground))
    return tuple(run for run in runs if len(run) > 1 and _is_shared(run[0].question))


def group_ended_by(questions: Sequence[AskedQuestion], code: str) -> tuple[AskedQuestion, ...]:
    """The group whose last question has this code, after which its chart stands; empty where none ends there."""
    return next((group for group in scale_groups(questions) if group[-1].question.code == code), ())


def _result(asked: AskedQuestion) -> Tally | None:
    tally = asked.tally
    return None if tally is None or tally.is_withheld or not tally.rows else tally


def _ground(asked: AskedQuestion) -> tuple[object, ...]:
    """What two questions must have in common; of whatever cannot be joined, a ground of its own."""
    question = asked.question
    if not _is_shared(question):
        return (question.code,)
    points = tuple((option.code, option.text, option.role) for option in question.options)
    return (
        *(asked.item, points, question.preset, question.unit, question.mode, question.base, question.decimals),
        *(question.ballot_by, question.settings.constituencies, question.settings.is_weighted),
    )


def _is_shared(question: Question) -> bool:
    """Whether it is a scale of named points, asked for the first time."""
    points = [option for option in question.options if option.role is not OptionRole.DONT_KNOW]
    return question.kind is Kind.SCALE and question.round == 1 and any(one.text != one.code for one in points)
