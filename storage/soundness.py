"""Whether what is stored can be what was cast: every ballot belongs to an electorate and to options of its question."""

from dataclasses import dataclass

from storage.ballots import from_text
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Unsound:
    """A ballot that no press can have stored; `why` is "voter" (not in the electorate) or "option" (none, twice, or one
    of another question)."""

    meeting: str
    question: str
    voter: str
    why: str


async def unsound_ballots(tx: Tx) -> list[Unsound]:
    """Those of every meeting that has not ended, by meeting, question and voter. A choice is never part of it."""
    rows = await tx.fetch(
        "SELECT m.code AS meeting, q.code AS question, b.question_id, b.voter, b.selection, e.voter AS entitled"
        " FROM ballots b JOIN questions q ON q.id = b.question_id JOIN meetings m ON m.id = q.meeting_id"
        " LEFT JOIN electorate e ON e.question_id = b.question_id AND e.voter = b.voter"
        " WHERE m.state IN ('draft', 'registration', 'running', 'paused') ORDER BY m.code, q.code, b.voter"
    )
    options: dict[int, set[int]] = {}
    for question_id, option_id in await tx.fetch("SELECT question_id, id FROM options"):
        options.setdefault(question_id, set()).add(option_id)
    found = []
    for row in rows:
        chosen = _chosen(row["selection"])
        if row["entitled"] is None:
            found.append(Unsound(row["meeting"], row["question"], row["voter"], "voter"))
        elif not chosen or len(set(chosen)) < len(chosen) or not set(chosen) <= options.get(row["question_id"], set()):
            found.append(Unsound(row["meeting"], row["question"], row["voter"], "option"))
    return found


def _chosen(stored: str) -> tuple[int, ...]:
    try:
        return from_text(stored)
    except ValueError:
        return ()
