"""Who took part in a question, apart from what anybody chose: receipts, silence, half-made rankings."""

from collections.abc import Callable
from dataclasses import dataclass

from rules.codes import new_receipt
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many have answered of how many who may; `incomplete` began a ranking and did not complete it."""

    answered: int
    entitled: int
    incomplete: int = 0


@dataclass(frozen=True, slots=True)
class Silent:
    """A voter without an answer: the delegates who could give it, and whether any phone reaches them."""

    organisation: str
    label: str
    delegate_id: int
    telegram_id: int | None
    placed: int


async def turnout(tx: Tx, question_id: int) -> Turnout:
    """Counted from the rows, as everything that is shown."""
    row = await tx.fetch_row(
        "SELECT COUNT(*) AS entitled, COUNT(CASE WHEN receipt <> '' THEN 1 END) AS answered,"
        " COUNT(CASE WHEN receipt = '' AND placed > 0 THEN 1 END) AS incomplete"
        " FROM electorate WHERE question_id = $1 AND removed_ms IS NULL",
        question_id,
    )
    assert row is not None
    return Turnout(row["answered"], row["entitled"], row["incomplete"])


async def mark(
    tx: Tx,
    question_id: int,
    voter: str,
    delegate_id: int | None,
    token_bytes: Callable[[int], bytes],
    receipt: str = "",
    *,
    is_assisted: bool = False,
) -> str:
    """The voter has an answer from now on, given by this delegate (None: counted on paper); returns the receipt, the
    one it had if it had one."""
    kept = receipt or new_receipt(token_bytes)
    await tx.execute(
        "UPDATE electorate SET receipt = $3, answered_by = $4, is_assisted = $5, placed = 0, touched = touched + 1"
        " WHERE question_id = $1 AND voter = $2",
        *(question_id, voter, kept, delegate_id, int(is_assisted)),
    )
    return kept


async def touch(tx: Tx, question_id: int, voter: str) -> None:
    """The answer of a voter who has one is another than it was."""
    await tx.execute(
        "UPDATE electorate SET touched = touched + 1 WHERE question_id = $1 AND voter = $2", question_id, voter
    )


async def unmark(tx: Tx, question_id: int, voter: str) -> None:
    """The voter counts as not having answered."""
    await tx.execute(
        "UPDATE electorate SET receipt = '', answered_by = NULL, is_assisted = 0, placed = 0, touched = touched + 1"
        " WHERE question_id = $1 AND voter = $2",
        *(question_id, voter),
    )


async def mark_incomplete(tx: Tx, question_id: int, voter: str, placed: int) -> bool:
    """Notes how many places of a ranking somebody without an answer has filled; False where nothing changed."""
    return (
        await tx.execute(
            "UPDATE electorate SET placed = $3 WHERE question_id = $1 AND voter = $2 AND receipt = '' AND placed <> $3",
            *(question_id, voter, placed),
        )
        > 0
    )


async def silent_organisations(tx: Tx, question_id: int) -> list[str]:
    """Short names of organisations with somebody entitled who has not answered; never what others chose."""
    rows = await tx.fetch(
        "SELECT DISTINCT o.short, o.position FROM electorate e JOIN organisations o ON o.id = e.organisation_id"
        " WHERE e.question_id = $1 AND e.removed_ms IS NULL AND e.receipt = '' ORDER BY o.position",
        question_id,
    )
    return [row["short"] for row in rows]


async def silent_voters(tx: Tx, question_id: int) -> list[Silent]:
    """Every delegate who could still give an answer that is missing, by organisation and number: the voter, or where
    organisations vote the lead of each (every delegate where anybody may answer)."""
    rows = await tx.fetch(
        "SELECT o.short, d.label, d.id, d.telegram_id, e.placed FROM electorate e"
        " JOIN questions q ON q.id = e.question_id JOIN organisations o ON o.id = e.organisation_id"
        " JOIN delegates d ON d.organisation_id = e.organisation_id AND d.left_ms IS NULL"
        " AND (d.id = e.delegate_id"
        " OR (e.delegate_id IS NULL AND (q.ballot_by <> 'lead' OR d.id = o.lead_delegate_id)))"
        " WHERE e.question_id = $1 AND e.removed_ms IS NULL AND e.receipt = '' ORDER BY o.position, d.number",
        question_id,
    )
    return [Silent(*row) for row in rows]


async def accounts_that_answered(tx: Tx, question_id: int) -> list[int]:
    """Every account that gave an answer which stands."""
    rows = await tx.fetch(
        "SELECT DISTINCT d.telegram_id FROM electorate e JOIN delegates d ON d.id = e.answered_by"
        " WHERE e.question_id = $1 AND e.receipt <> '' AND d.telegram_id IS NOT NULL ORDER BY d.telegram_id",
        question_id,
    )
    return [row["telegram_id"] for row in rows]


@dataclass(frozen=True, slots=True)
class Named:
    """A voter of the electorate by the name of the person, or of the organisation; whether there is an answer."""

    label: str
    has_answered: bool


async def named(tx: Tx, question_id: int, voter: str) -> Named | None:
    """The voter; None for one who is not, or no more, entitled."""
    row = await tx.fetch_row(
        "SELECT COALESCE(d.label, o.short) AS label, e.receipt FROM electorate e"
        " JOIN organisations o ON o.id = e.organisation_id LEFT JOIN delegates d ON d.id = e.delegate_id"
        " WHERE e.question_id = $1 AND e.voter = $2 AND e.removed_ms IS NULL",
        *(question_id, voter),
    )
    return None if row is None else Named(row["label"], bool(row["receipt"]))


async def answered_by_constituency(tx: Tx, question_id: int) -> dict[str, int]:
    """How many answered, by the code of their constituency; "" for none. This is never secret."""
    rows = await tx.fetch(
        "SELECT c.code, COUNT(*) AS answered FROM electorate e LEFT JOIN constituencies c ON c.id = e.constituency_id"
        " WHERE e.question_id = $1 AND e.removed_ms IS NULL AND e.receipt <> '' GROUP BY c.code",
        question_id,
    )
    return {row["code"] or "": row["answered"] for row in rows}


async def receipts(tx: Tx, question_id: int) -> list[str]:
    """Every receipt of the question, sorted: it proves that an answer is counted, and says nothing of it."""
    rows = await tx.fetch(
        "SELECT receipt FROM electorate WHERE question_id = $1 AND receipt <> '' AND removed_ms IS NULL"
        " ORDER BY receipt",
        question_id,
    )
    return sorted(row["receipt"] for row in rows)
