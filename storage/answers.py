"""A delegate's own answers, for themselves."""

from dataclasses import dataclass

from storage.ballots import from_text
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What a delegate answered to a question; `chosen` is empty where the question is secret."""

    code: str
    chosen: str
    is_secret: bool
    receipt: str
    channel: str = ""


async def of_delegate(tx: Tx, delegate_id: int) -> list[OwnAnswer]:
    """One row an answer this delegate gave, in the order of questions, with its receipt."""
    rows = await tx.fetch(
        "SELECT q.id, q.code, q.mode, e.receipt, b.selection, b.words, b.channel FROM electorate e"
        " JOIN questions q ON q.id = e.question_id"
        " LEFT JOIN ballots b ON b.question_id = e.question_id AND b.voter = e.voter"
        " WHERE e.answered_by = $1 AND e.receipt <> '' ORDER BY q.position",
        delegate_id,
    )
    answers = []
    for row in rows:
        texts = await tx.fetch("SELECT id, text FROM options WHERE question_id = $1", row["id"])
        by_id = {one["id"]: one["text"] for one in texts}
        said = [by_id[option] for option in from_text(row["selection"] or "")] + [row["words"] or ""]
        chosen = ", ".join(part for part in said if part)
        answers.append(OwnAnswer(row["code"], chosen, row["mode"] == "secret", row["receipt"], row["channel"] or ""))
    return answers
