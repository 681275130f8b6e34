"""Ballots and the electorate: who may vote in a question, and the one ballot each has."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Standing:
    """A delegate before a question: what the rules need to admit a ballot, and the ballot stored so far."""

    delegate_id: int
    number: int
    meeting_id: int
    telegram_id: int | None
    label: str
    organisation_id: int
    organisation_short: str
    organisation_standing: str
    constituency: str | None
    is_lead: bool
    voter: str
    is_entitled: bool
    selection: tuple[int, ...] | None


def to_text(option_ids: Sequence[int]) -> str:
    """Option ids in ballot order as they are stored."""
    return ".".join(map(str, option_ids))


def from_text(stored: str) -> tuple[int, ...]:
    """Stored option ids in ballot order."""
    return tuple(int(part) for part in stored.split(".")) if stored else ()


async def standing(tx: Tx, question_id: int, delegate_id: int, *, by_organisation: bool) -> Standing | None:
    """The delegate as the question sees it, or None where there is no such delegate."""
    key = "'o' || d.organisation_id" if by_organisation else "'d' || d.id"
    row = await tx.fetch_row(
        "SELECT d.id, d.number, d.meeting_id, d.telegram_id, d.label, d.organisation_id, d.left_ms, o.short,"
        f" o.standing, o.lead_delegate_id, c.code AS constituency, {key} AS voter, e.voter AS entitled, b.selection"
        " FROM delegates d JOIN organisations o ON o.id = d.organisation_id"
        " LEFT JOIN constituencies c ON c.id = o.constituency_id"
        f" LEFT JOIN electorate e ON e.question_id = $1 AND e.voter = {key} AND e.removed_ms IS NULL"
        f" LEFT JOIN ballots b ON b.question_id = $1 AND b.voter = {key} WHERE d.id = $2",
        *(question_id, delegate_id),
    )
    if row is None:
        return None
    return Standing(
        delegate_id=row["id"],
        number=row["number"],
        meeting_id=row["meeting_id"],
        telegram_id=row["telegram_id"],
        label=row["label"],
        organisation_id=row["organisation_id"],
        organisation_short=row["short"],
        organisation_standing=row["standing"],
        constituency=row["constituency"],
        is_lead=row["lead_delegate_id"] == row["id"],
        voter=row["voter"],
        is_entitled=row["entitled"] is not None and row["left_ms"] is None,
        selection=None if row["selection"] is None else from_text(row["selection"]),
    )


async def store(
    tx: Tx, question_id: int, voter: str, selection: Sequence[int], delegate_id: int, channel: str, now_ms: int
) -> None:
    """The voter's ballot from now on; an earlier one is replaced and counted as a change."""
    await tx.execute(
        "INSERT INTO ballots (question_id, voter, selection, delegate_id, channel, cast_ms) VALUES"
        " ($1, $2, $3, $4, $5, $6) ON CONFLICT (question_id, voter) DO UPDATE SET selection = excluded.selection,"
        " delegate_id = excluded.delegate_id, channel = excluded.channel, cast_ms = excluded.cast_ms,"
        " changes = ballots.changes + 1",
        *(question_id, voter, to_text(selection), delegate_id, channel, now_ms),
    )


async def withdraw(tx: Tx, question_id: int, voter: str) -> bool:
    """Takes the ballot away; False where there was none."""
    return await tx.execute("DELETE FROM ballots WHERE question_id = $1 AND voter = $2", question_id, voter) > 0


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many have answered of how many who may."""

    answered: int
    entitled: int


async def turnout(tx: Tx, question_id: int) -> Turnout:
    """Counted from the rows, as everything that is shown."""
    row = await tx.fetch_row(
        "SELECT (SELECT COUNT(*) FROM ballots WHERE question_id = $1) AS answered,"
        " (SELECT COUNT(*) FROM electorate WHERE question_id = $1 AND removed_ms IS NULL) AS entitled",
        question_id,
    )
    assert row is not None
    return Turnout(row["answered"], row["entitled"])


async def silent_organisations(tx: Tx, question_id: int) -> list[str]:
    """Short names of organisations with somebody entitled who has not answered; never what others chose."""
    rows = await tx.fetch(
        "SELECT DISTINCT o.short, o.position FROM electorate e JOIN organisations o ON o.id = e.organisation_id"
        " LEFT JOIN ballots b ON b.question_id = e.question_id AND b.voter = e.voter"
        " WHERE e.question_id = $1 AND e.removed_ms IS NULL AND b.voter IS NULL ORDER BY o.position",
        question_id,
    )
    return [row["short"] for row in rows]


async def any_of(tx: Tx, delegate_id: int) -> bool:
    """Whether this delegate has cast a ballot in any question."""
    found = await tx.fetch_value("SELECT 1 FROM ballots WHERE delegate_id = $1 LIMIT 1", delegate_id)
    return found is not None


async def cast_before_leaving(tx: Tx, question_id: int, telegram_id: int, delegate_id: int) -> bool:
    """Whether somebody else of this account answered the question and has left the meeting since."""
    found = await tx.fetch_value(
        "SELECT 1 FROM ballots b JOIN delegates d ON d.id = b.delegate_id WHERE b.question_id = $1"
        " AND d.telegram_id = $2 AND d.left_ms IS NOT NULL AND d.id <> $3 LIMIT 1",
        *(question_id, telegram_id, delegate_id),
    )
    return found is not None


async def cast_ms(tx: Tx, question_id: int, voter: str) -> int | None:
    """When the voter's ballot was last stored; None without one."""
    at: int | None = await tx.fetch_value(
        "SELECT cast_ms FROM ballots WHERE question_id = $1 AND voter = $2", question_id, voter
    )
    return at
