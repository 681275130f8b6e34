"""The order of a meeting's questions, and which of them asks another once more."""

from storage.database import Tx


async def move_up(tx: Tx, question_id: int) -> bool:
    """Changes places with the question before it; False for the first."""
    row = await tx.fetch_row(
        "SELECT own.position AS place, other.id, other.position FROM questions own JOIN questions other"
        " ON other.meeting_id = own.meeting_id AND other.position < own.position WHERE own.id = $1"
        " ORDER BY other.position DESC LIMIT 1",
        question_id,
    )
    if row is None:
        return False
    await tx.execute("UPDATE questions SET position = $2 WHERE id = $1", row["id"], row["place"])
    await tx.execute("UPDATE questions SET position = $2 WHERE id = $1", question_id, row["position"])
    return True


async def move_to_end(tx: Tx, question_id: int) -> bool:
    """Behind every other question; False where it is the last already."""
    last = await tx.fetch_value(
        "SELECT MAX(other.position) FROM questions own JOIN questions other ON other.meeting_id = own.meeting_id"
        " WHERE own.id = $1 AND other.id <> own.id",
        question_id,
    )
    moved = await tx.execute(
        "UPDATE questions SET position = $2 WHERE id = $1 AND position < $3", question_id, (last or 0) + 1, last or 0
    )
    return moved > 0


async def first_round_of(tx: Tx, question_id: int) -> int | None:
    """The question that this one asks once more; None where it repeats none."""
    repeated: int | None = await tx.fetch_value("SELECT repeats_id FROM questions WHERE id = $1", question_id)
    return repeated
