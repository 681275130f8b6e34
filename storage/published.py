"""Ballots and electorate exactly as the record publishes them, so that the commitment and the file agree."""

from typing import Any

from rules import chain
from rules.questions import Mode, Question
from storage import objections
from storage.ballots import from_text
from storage.database import Row, Tx

# The group of a secret ballot whose constituency may not be shown.
MERGED = "merged"
_VOTER_REF = "CASE WHEN e.delegate_id IS NULL THEN o.ref ELSE 'p' || d.number END"


async def ballots_of(tx: Tx, question: Question) -> list[dict[str, Any]]:
    """`open`: {channel, selection, voter, weight} by voter; `by_constituency`: {constituency, selection, weight} by
    constituency, then selection; `secret`: {group, selection} by group, then selection, once it is sealed. Selections
    are option codes in ballot order, a text or number itself; `words` stand beside them where some were written.
    Weights are decimal strings."""
    if question.mode is Mode.SECRET:
        return await _secret_ballots(tx, question)
    if question.mode is Mode.BY_CONSTITUENCY and await objections.is_parted(tx, question.id):
        return await _parted_ballots(tx, question)
    rows = await tx.fetch(
        f"SELECT {_VOTER_REF} AS voter, c.code AS constituency, b.selection, b.words, b.channel, e.weight"
        " FROM ballots b JOIN electorate e ON e.question_id = b.question_id AND e.voter = b.voter"
        " JOIN organisations o ON o.id = e.organisation_id LEFT JOIN delegates d ON d.id = e.delegate_id"
        " LEFT JOIN constituencies c ON c.id = e.constituency_id WHERE b.question_id = $1",
        question.id,
    )
    published = []
    for row in rows:
        ballot = _said(question, row) | {"weight": str(row["weight"])}
        if question.mode is Mode.OPEN:
            ballot |= {"voter": row["voter"], "channel": row["channel"]}
        else:
            ballot |= {"constituency": row["constituency"] or ""}
        published.append(ballot)
    if question.mode is Mode.OPEN:
        return sorted(published, key=lambda ballot: str(ballot["voter"]))
    return sorted(published, key=lambda ballot: (str(ballot["constituency"]), *_order(ballot)))


async def _secret_ballots(tx: Tx, question: Question) -> list[dict[str, Any]]:
    rows = await tx.fetch(
        "SELECT b.selection, b.words, c.code AS constituency FROM ballots b"
        " LEFT JOIN constituencies c ON c.id = b.constituency_id WHERE b.question_id = $1",
        question.id,
    )
    published = [_said(question, row) | {"group": row["constituency"] or MERGED} for row in rows]
    return sorted(published, key=lambda ballot: (str(ballot["group"]), *_order(ballot)))


async def _parted_ballots(tx: Tx, question: Question) -> list[dict[str, Any]]:
    published = [
        _said(question, row) | {"weight": str(row["weight"]), "constituency": row["constituency"] or ""}
        for row in await objections.rows_of(tx, question.id)
    ]
    return sorted(published, key=lambda ballot: (str(ballot["constituency"]), *_order(ballot)))


def _said(question: Question, row: Row) -> dict[str, Any]:
    """What a ballot says, without whose it is."""
    codes = {option.id: option.code for option in question.options}
    chosen, words = [codes[option_id] for option_id in from_text(row["selection"])], str(row["words"])
    if not question.options:
        return {"selection": [words]}
    return {"selection": chosen, "words": words} if words else {"selection": chosen}


def _order(ballot: dict[str, Any]) -> tuple[list[str], str]:
    return ballot["selection"], ballot.get("words", "")


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


def asked_digest(question: Question) -> str:
    """SHA-256 of the canonical JSON of the question as it stands: what a closing says was asked, and of which options.
    No salt: everybody in the room has read it."""
    said = {
        "base": question.base.value,
        "ballot_by": question.ballot_by,
        "decimals": question.decimals,
        "kind": question.kind.value,
        "late_voters": question.late_voters,
        "mode": question.mode.value,
        "options": [{"code": one.code, "role": one.role.value, "text": one.text} for one in question.options],
        "preset": question.preset,
        "round": question.round,
        "unit": question.unit.value,
        "wording": question.wording,
    }
    return chain.sha256(chain.canonical(said))
