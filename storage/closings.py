"""Each closing of a question, with the numbers that were true then."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Closing:
    """What one closing counted."""

    closed_ms: int
    closed_by: str
    invited: int
    present: int
    entitled: int
    answered: int
    incomplete: int
    assisted: int
    changed: int
    commitment: str


async def add(tx: Tx, question_id: int, closing: Closing) -> int:
    """Keeps it; returns which closing of the question it is, from 1."""
    before = await tx.fetch_value("SELECT COUNT(*) FROM closings WHERE question_id = $1", question_id)
    await tx.execute(
        "INSERT INTO closings (question_id, number, closed_ms, closed_by, invited, present, entitled, answered,"
        " incomplete, assisted, changed, commitment)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        *(question_id, before + 1, closing.closed_ms, closing.closed_by, closing.invited, closing.present),
        *(closing.entitled, closing.answered, closing.incomplete, closing.assisted, closing.changed),
        closing.commitment,
    )
    return int(before) + 1


async def last(tx: Tx, question_id: int) -> Closing | None:
    """The closing that counts; None where the question never closed."""
    row = await tx.fetch_row(
        "SELECT closed_ms, closed_by, invited, present, entitled, answered, incomplete, assisted, changed,"
        " commitment FROM closings WHERE question_id = $1 ORDER BY number DESC LIMIT 1",
        question_id,
    )
    return None if row is None else Closing(*row)


async def of_question(tx: Tx, question_id: int) -> list[Closing]:
    """Every closing, in order."""
    rows = await tx.fetch(
        "SELECT closed_ms, closed_by, invited, present, entitled, answered, incomplete, assisted, changed,"
        " commitment FROM closings WHERE question_id = $1 ORDER BY number",
        question_id,
    )
    return [Closing(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class QuorumCount:
    """Whether enough were there at one moment ("open" or "close"): how many, of how many, how many were needed."""

    moment: str
    at_ms: int
    present: int
    base_count: int
    required: int
    is_reached: bool


async def add_quorum(tx: Tx, question_id: int, count: QuorumCount) -> None:
    """Keeps what was counted at an opening or closing."""
    before = await tx.fetch_value("SELECT COUNT(*) FROM quorums WHERE question_id = $1", question_id)
    await tx.execute(
        "INSERT INTO quorums (question_id, number, moment, at_ms, present, base_count, required, is_reached)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        *(question_id, before + 1, count.moment, count.at_ms, count.present, count.base_count, count.required),
        int(count.is_reached),
    )


async def quorums(tx: Tx, question_id: int) -> list[QuorumCount]:
    """What was counted at every opening and closing, in order."""
    rows = await tx.fetch(
        "SELECT moment, at_ms, present, base_count, required, is_reached FROM quorums WHERE question_id = $1"
        " ORDER BY number",
        question_id,
    )
    return [
        QuorumCount(
            row["moment"], row["at_ms"], row["present"], row["base_count"], row["required"], bool(row["is_reached"])
        )
        for row in rows
    ]


async def nonce(tx: Tx, question_id: int) -> str:
    """The nonce of the last closing's commitment; published at reveal and never before."""
    return str(await tx.fetch_value("SELECT nonce FROM questions WHERE id = $1", question_id))
