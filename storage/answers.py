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


async def of_delegate(tx: Tx, delegate_id: int) -> list[OwnAnswer]:
    """One row a ballot this delegate cast, in the order of questions."""
    rows = await tx.fetch(
        "SELECT q.id, q.code, q.mode, b.selection FROM ballots b JOIN questions q ON q.id = b.question_id"
        " WHERE b.delegate_id = $1 ORDER BY q.position",
        delegate_id,
    )
    answers = []
    for row in rows:
        is_secret = row["mode"] == "secret"
        texts = await tx.fetch("SELECT id, text FROM options WHERE question_id = $1", row["id"])
        by_id = {one["id"]: one["text"] for one in texts}
        chosen = "" if is_secret else ", ".join(by_id[option] for option in from_text(row["selection"]))
        answers.append(OwnAnswer(row["code"], chosen, is_secret))
    return answers
