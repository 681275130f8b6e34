"""What a proposed correction is about, as the record says it now."""

from dataclasses import dataclass

from rules.amendments import Target
from rules.outcomes import OutcomeKind, mark
from storage import delegates, moderation, outcomes, point_texts, points, questions
from storage.amendments import Amendment
from storage.database import Tx
from storage.moderation import Case
from storage.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Subject:
    """What the record says now; `marker` changes with it, so that a button drawn before says so."""

    text: str = ""
    marker: int = 0
    point: Case | None = None
    outcome: Outcome | None = None


async def subject_of(tx: Tx, one: Amendment, *, lock: str = "") -> Subject:
    """With a `lock` it stays as it is until the transaction ends."""
    match Target(one.target):
        case Target.POINT:
            (found,) = await points.by_codes(tx, one.meeting_id, [one.about])
            case = await moderation.load(tx, found.id, lock=lock)
            assert case is not None, "points are never deleted"
            return Subject(case.record_text, await point_texts.wording_number(tx, found.id), point=case)
        case Target.OUTCOME:
            outcome = await _outcome(tx, one, lock)
            return Subject(outcome.text, outcome.revision, outcome=outcome)
        case Target.QUESTION:
            question = await questions.by_typed_code(tx, one.meeting_id, one.about)
            return Subject("" if question is None else question.wording)
        case Target.NAME:
            delegate = await delegates.load(tx, one.delegate_id)
            return Subject("" if delegate is None else delegate.label)
    return Subject()


async def _outcome(tx: Tx, one: Amendment, lock: str) -> Outcome:
    for outcome in await outcomes.of_meeting(tx, one.meeting_id):
        if mark(OutcomeKind(outcome.kind), outcome.number) == one.about:
            locked = await outcomes.load(tx, outcome.id, lock=lock)
            assert locked is not None, "outcomes are never deleted"
            return locked
    raise AssertionError("an outcome keeps its code")
