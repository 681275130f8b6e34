"""Results of every kind for the screen's tests, and the faces that phone cards draw them from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from record.charts.kind_faces import AnyFace
from record.faces import breakdown_face_of, face_of
from record.record import AskedQuestion, Record
from record.shared_faces import shared_faces, turnout_face_of
from rules.answers import Ballot
from rules.questions import Kind, Option, OptionRole
from rules.tallies import Roll
from tests.record.conftest import Making, whole
from tests.record.kinds import every_shape
from tests.record.themed import question as themed

POINTS = ("Sangat tidak setuju", "Tidak setuju", "Ragu-ragu", "Setuju", "Sangat setuju")


def of(asked: Sequence[AskedQuestion]) -> Record:
    """The sample meeting with these questions alone."""
    return replace(whole(), questions=tuple(asked))


def scale(number: int, counts: Sequence[int], points: Sequence[str] = POINTS, unknown: int = 0) -> AskedQuestion:
    """A question on a scale of these points, with so many who do not know."""
    options = [Option(place, str(place), text) for place, text in enumerate(points, start=1)]
    options.append(Option(len(options) + 1, "TT", "Tidak tahu", OptionRole.DONT_KNOW))
    made = Making.question(f"JP{number}", f"Pernyataan {number}", options, kind=Kind.SCALE)
    codes = [str(place) for place, count in enumerate(counts, start=1) for _ in range(count)] + ["TT"] * unknown
    ballots = [Ballot(f"p{n}", (code,), "swasta", "telegram", False, False) for n, code in enumerate(codes, start=1)]
    return Making.asked(made, ballots, Roll(42, 60, 60), [f"p{n}" for n in range(1, 61)])


def faces(record: Record, asked: AskedQuestion) -> list[AnyFace]:
    """Those the phone cards are drawn from, in their order."""
    if asked.tally is not None and asked.tally.is_withheld:
        return [turnout_face_of(record, asked)]
    found = [face_of(record, asked), breakdown_face_of(record, asked), *shared_faces(record, asked)]
    return [face for face in found if face is not None]


def shapes() -> list[AskedQuestion]:
    """All that a result can be: every shape, themes, two scales on one chart, bare numbers, scales nobody answered."""
    likert = [scale(201, (9, 14, 10, 11, 3)), scale(202, (2, 5, 11, 20, 9))]
    bare, empty = scale(203, (1, 4, 9), "123", unknown=2), [scale(number, ()) for number in (204, 205)]
    return [*every_shape(Making), themed(Making, code="JP200"), *likert, bare, *empty]
