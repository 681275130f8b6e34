"""The electorate of a question: frozen by name at opening, every later change with its time, actor and reason."""

from dataclasses import dataclass

from rules.questions import Question, Unit
from storage.database import Tx

# Joins a voter `e` to the delegate `d` who gave the answer; of a form on paper, the one whose name stands on it.
ANSWERED_BY = "(d.id = e.answered_by OR (e.answered_by IS NULL AND e.receipt <> '' AND d.id = e.delegate_id))"
_VOTING = "('invited', 'accepted')"


@dataclass(frozen=True, slots=True)
class Counts:
    """invited: organisations on the invitation list; present: whoever of the unit is here now."""

    invited: int
    present: int


async def freeze(tx: Tx, question: Question, now_ms: int) -> int:
    """Enters everybody who is entitled and present at this moment, with the weight their answer has; returns how
    many. Where the question is for some constituencies only, nobody else is entitled."""
    weight = "o.weight" if question.settings.is_weighted else "'1'"
    allowed = await _allowed(tx, question)
    people = (
        "INSERT INTO electorate (question_id, voter, organisation_id, delegate_id, constituency_id, weight, added_ms)"
        f" SELECT $1, 'd' || d.id, o.id, d.id, o.constituency_id, {weight}, $3 FROM delegates d"
        " JOIN organisations o ON o.id = d.organisation_id"
        f" WHERE d.meeting_id = $2 AND d.left_ms IS NULL AND o.standing IN {_VOTING}{allowed}"
    )
    organisations = (
        "INSERT INTO electorate (question_id, voter, organisation_id, constituency_id, weight, added_ms)"
        f" SELECT $1, 'o' || o.id, o.id, o.constituency_id, {weight}, $3 FROM organisations o"
        f" WHERE o.meeting_id = $2 AND o.standing IN {_VOTING}{allowed} AND EXISTS"
        " (SELECT 1 FROM delegates d WHERE d.organisation_id = o.id AND d.left_ms IS NULL)"
    )
    # The casts give PostgreSQL the types it cannot guess in a SELECT list; SQLite reads them as they are.
    statement = organisations if question.unit is Unit.ORGANISATION else people
    statement = statement.replace("SELECT $1", "SELECT CAST($1 AS BIGINT)").replace(
        "$3 FROM", "CAST($3 AS BIGINT) FROM"
    )
    return await tx.execute(statement, question.id, question.meeting_id, now_ms)


async def _allowed(tx: Tx, question: Question) -> str:
    """The condition that keeps a question to its constituencies; their ids come from our own rows."""
    codes = question.settings.constituencies
    if not codes:
        return ""
    rows = await tx.fetch("SELECT id, code FROM constituencies WHERE meeting_id = $1", question.meeting_id)
    ids = [str(row["id"]) for row in rows if row["code"] in codes]
    return f" AND o.constituency_id IN ({', '.join(ids or ['0'])})"


async def add(
    tx: Tx,
    question: Question,
    voter: str,
    delegate_id: int | None,
    organisation_id: int,
    now_ms: int,
    *,
    by: str,
    reason: str,
) -> bool:
    """Adds one voter after opening; False where it is there already, or the question is not for its constituency."""
    weight = "o.weight" if question.settings.is_weighted else "'1'"
    added = await tx.execute(
        "INSERT INTO electorate (question_id, voter, organisation_id, delegate_id, constituency_id, weight, added_ms,"
        " added_by, reason) SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), o.id, CAST($4 AS BIGINT), o.constituency_id,"
        f" {weight}, CAST($5 AS BIGINT), CAST($6 AS TEXT), CAST($7 AS TEXT) FROM organisations o WHERE o.id = $3"
        f"{await _allowed(tx, question)} ON CONFLICT (question_id, voter) DO NOTHING",
        *(question.id, voter, organisation_id, delegate_id, now_ms, by, reason),
    )
    return added > 0


async def holds(tx: Tx, question_id: int, voter: str) -> bool:
    """Whether this voter is in the electorate."""
    found = await tx.fetch_value(
        "SELECT 1 FROM electorate WHERE question_id = $1 AND voter = $2 AND removed_ms IS NULL", question_id, voter
    )
    return found is not None


async def counts(tx: Tx, meeting_id: int, *, by_organisation: bool) -> Counts:
    """How many organisations are invited, and how many of the unit are present now."""
    invited = await tx.fetch_value(
        "SELECT COUNT(*) FROM organisations WHERE meeting_id = $1 AND standing = 'invited'", meeting_id
    )
    unit = "DISTINCT d.organisation_id" if by_organisation else "*"
    present = await tx.fetch_value(
        f"SELECT COUNT({unit}) FROM delegates d JOIN organisations o ON o.id = d.organisation_id"
        f" WHERE d.meeting_id = $1 AND d.left_ms IS NULL AND o.standing IN {_VOTING}",
        meeting_id,
    )
    return Counts(invited, present)


async def is_alone(tx: Tx, question_id: int, voter: str) -> bool:
    """Whether this voter is the only one of its constituency, so that the constituency's figures are its answer."""
    others = await tx.fetch_value(
        "SELECT COUNT(*) FROM electorate e JOIN electorate own ON own.question_id = e.question_id"
        " AND own.constituency_id = e.constituency_id WHERE own.question_id = $1 AND own.voter = $2"
        " AND e.removed_ms IS NULL AND own.removed_ms IS NULL",
        *(question_id, voter),
    )
    return bool(others == 1)


async def accounts(tx: Tx, question_id: int, telegram_id: int | None = None) -> list[tuple[int, int]]:
    """(telegram id, delegate id) of every account that holds somebody entitled, or of one account; where organisations
    vote, of every delegate of an entitled organisation, so that all of them can follow. Of a phone that several share
    it is the lead where only leads answer, else whoever it speaks for, else the first."""
    of_account = "" if telegram_id is None else f" AND d.telegram_id = {int(telegram_id)}"
    rows = await tx.fetch(
        "SELECT d.telegram_id, d.id FROM electorate e JOIN questions q ON q.id = e.question_id JOIN delegates d"
        " ON d.organisation_id = e.organisation_id AND (e.delegate_id IS NULL OR d.id = e.delegate_id)"
        " JOIN organisations o ON o.id = d.organisation_id LEFT JOIN accounts a ON a.telegram_id = d.telegram_id"
        f" WHERE e.question_id = $1 AND e.removed_ms IS NULL AND d.telegram_id IS NOT NULL AND d.left_ms IS NULL"
        f"{of_account} ORDER BY d.telegram_id,"
        " CASE WHEN e.delegate_id IS NULL AND q.ballot_by = 'lead' AND d.id = o.lead_delegate_id THEN 0 ELSE 1 END,"
        " CASE WHEN d.id = a.acting_delegate_id THEN 0 ELSE 1 END, d.id",
        question_id,
    )
    found: dict[int, int] = {}
    for row in rows:
        found.setdefault(row["telegram_id"], row["id"])
    return list(found.items())
