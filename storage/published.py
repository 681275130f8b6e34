"""Ballots and electorate exactly as the record publishes them, so that the commitment and the file agree."""

from typing import Any

from rules import chain
from rules.questions import Mode, Question, Unit
from storage.ballots import from_text
from storage.database import Tx

_VOTER_REF = "CASE WHEN e.delegate_id IS NULL THEN o.ref ELSE 'p' || d.number END"


async def ballots_of(tx: Tx, question: Question) -> list[dict[str, Any]]:
    """`open`: {channel, selection, voter, weight} by voter; `by_constituency`: {constituency, selection, weight} by
    constituency, then selection. Selections are option codes in ballot order, weights decimal strings."""
    rows = await tx.fetch(
        f"SELECT {_VOTER_REF} AS voter, c.code AS constituency, b.selection, b.channel, o.weight"
        " FROM ballots b JOIN electorate e ON e.question_id = b.question_id AND e.voter = b.voter"
        " JOIN organisations o ON o.id = e.organisation_id LEFT JOIN delegates d ON d.id = e.delegate_id"
        " LEFT JOIN constituencies c ON c.id = e.constituency_id WHERE b.question_id = $1",
        question.id,
    )
    codes = {option.id: option.code for option in question.options}
    published = []
    for row in rows:
        weight = str(row["weight"]) if question.unit is Unit.ORGANISATION else "1"
        ballot: dict[str, Any] = {"selection": [codes[o] for o in from_text(row["selection"])], "weight": weight}
        if question.mode is Mode.OPEN:
            ballot |= {"voter": row["voter"], "channel": row["channel"]}
        else:
            ballot |= {"constituency": row["constituency"] or ""}
        published.append(ballot)
    if question.mode is Mode.OPEN:
        return sorted(published, key=lambda ballot: str(ballot["voter"]))
    return sorted(published, key=lambda ballot: (str(ballot["constituency"]), ballot["selection"]))


async def electorate_of(tx: Tx, question_id: int) -> list[str]:
    """Refs of everybody entitled now, sorted: p<number> for people, the organisation's ref where organisations vote."""
    rows = await tx.fetch(
        f"SELECT {_VOTER_REF} AS voter FROM electorate e JOIN organisations o ON o.id = e.organisation_id"
        " LEFT JOIN delegates d ON d.id = e.delegate_id WHERE e.question_id = $1 AND e.removed_ms IS NULL",
        question_id,
    )
    return sorted(str(row["voter"]) for row in rows)


async def electorate_digest(tx: Tx, question_id: int) -> str:
    """SHA-256 of the canonical JSON of the refs: what an opening or a closing says of the electorate."""
    return chain.sha256(chain.canonical({"electorate": await electorate_of(tx, question_id)}))
