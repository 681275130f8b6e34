"""Whether enough are there: counted at every opening and closing of a question that asks for it, and printed."""

from typing import Any

from rules.bases import Base
from rules.questions import Question, Unit
from rules.quorums import quorum
from rules.refusals import Refusal
from storage import closings, electorate
from storage.closings import QuorumCount
from storage.database import Tx
from storage.turnout import turnout


async def check_quorum(tx: Tx, question: Question, moment: str, at_ms: int) -> dict[str, Any]:
    """Counts, keeps and returns what the entry says of it; nothing where no quorum is asked for. Raises
    `kuorum_belum` where an opening is blocked by it."""
    rule = question.settings.quorum
    if rule is None:
        return {}
    if rule.base is Base.INVITED:
        counts = await electorate.counts(tx, question.meeting_id, by_organisation=True)
        present, of = counts.present, counts.invited
    else:
        counts = await electorate.counts(tx, question.meeting_id, by_organisation=question.unit is Unit.ORGANISATION)
        present, of = counts.present, (await turnout(tx, question.id)).entitled
    found = quorum(rule, present, of)
    if moment == "open" and question.settings.quorum_blocks and not found.is_reached:
        raise Refusal("kuorum_belum", hadir=found.present, perlu=found.required)
    await closings.add_quorum(
        tx,
        question.id,
        QuorumCount(moment, at_ms, found.present, found.base_count, found.required, found.is_reached),
    )
    told = {"base": found.base_count, "present": found.present, "reached": int(found.is_reached)}
    return {"quorum": told | {"required": found.required}}
