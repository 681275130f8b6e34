"""From stored rows to the frozen outcomes of a meeting."""

from collections.abc import Mapping

from record.record_outcomes import EarlierText, Outcome, Task, Withdrawal
from rules.outcomes import OutcomeKind, mark
from storage import follow_ups, outcomes, questions
from storage.database import Tx


async def gather_outcomes(tx: Tx, meeting_id: int, places: Mapping[int, int]) -> tuple[Outcome, ...]:
    """Every outcome in the order of kinds and numbers, withdrawn ones included; `places` are the positions of agenda
    items by id."""
    asked = {one.id: one for one in await questions.of_meeting(tx, meeting_id)}
    tied_points = await outcomes.points_of(tx, meeting_id)
    tied_questions = await outcomes.questions_of(tx, meeting_id)
    tasks = await follow_ups.of_meeting(tx, meeting_id)
    texts: dict[int, list[EarlierText]] = {}
    for one in await outcomes.texts_of_meeting(tx, meeting_id):
        texts.setdefault(one.note_id, []).append(EarlierText(one.part, one.text, one.written_by, one.at_ms, one.salt))
    found = []
    for kind in OutcomeKind:
        for row in await outcomes.of_meeting(tx, meeting_id, kind.value):
            tied = [asked[question_id] for question_id in tied_questions.get(row.id, [])]
            task = tasks.get(row.id)
            found.append(
                Outcome(
                    code=mark(kind, row.number),
                    kind=row.kind,
                    item=places.get(row.item_id or 0),
                    text=row.text,
                    source=row.source,
                    by=row.written_by,
                    at_ms=row.written_ms,
                    points=tuple(tie.code for tie in tied_points.get(row.id, [])),
                    polls=tuple(one.code for one in tied if not one.is_vote),
                    votes=tuple(one.code for one in tied if one.is_vote),
                    withdrawn=_withdrawal(row),
                    texts=tuple(texts.get(row.id, [])),
                    task=None if task is None else Task(task.who, task.ref, task.due_on, task.status, task.origin),
                )
            )
    return tuple(found)


def _withdrawal(row: outcomes.Outcome) -> Withdrawal | None:
    if row.withdrawn_ms is None:
        return None
    return Withdrawal(row.withdrawn_ms, row.withdrawn_by, row.withdrawn_reason)
