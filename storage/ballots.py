"""Ballots: who stands before a question, and the one answer each voter has in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.answers import Answer
from rules.ballots import Voter
from rules.questions import Mode, Question, Unit
from rules.refusals import Refusal
from storage import electorate, secrecy
from storage.database import Row, Tx


@dataclass(frozen=True, slots=True)
class Standing:
    """A delegate before a question: what the rules need to admit an answer, and the answer stored so far.

    `receipt` is empty until there is an answer. `answer` is None where there is none or where nobody can tell any more
    (a secret question that is closed). `answered_by` is the delegate who gave it, 0 where it came on paper.
    """

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
    receipt: str
    placed: int
    answered_by: int | None
    answered_label: str
    is_assisted: bool
    answer: Answer | None
    cast_ms: int | None
    touched: int

    @property
    def version(self) -> str:
        """Tells how this voter stands from any other moment, whatever the clock does: an answer that was taken back is
        not the same as one that never was."""
        return f"{self.receipt}:{self.touched}"

    @property
    def has_answered(self) -> bool:
        """Whether an answer of this voter is stored."""
        return bool(self.receipt)

    def check_changeable(self, question: Question) -> None:
        """Raises `jp_tidak_dapat_diubah` where there is an answer that nobody can find again: it came on paper, or
        this is a copy that lacks the key."""
        if self.has_answered and self.answer is None:
            raise Refusal("jp_tidak_dapat_diubah", kode=question.code)

    def voter_now(self) -> Voter:
        """What the rules need to know of the one who stands before a question."""
        return Voter(
            delegate_id=self.delegate_id,
            organisation_id=self.organisation_id,
            organisation=self.organisation_short,
            constituency=self.constituency,
            is_entitled=self.is_entitled,
            is_lead=self.is_lead,
            is_observer=self.organisation_standing in ("observer", "pending", "declined"),
            answered_by=self.answered_by if self.has_answered else None,
            answered_label=self.answered_label,
        )


def to_text(option_ids: Sequence[int]) -> str:
    """Option ids in ballot order as they are stored."""
    return ".".join(map(str, option_ids))


def from_text(stored: str) -> tuple[int, ...]:
    """Stored option ids in ballot order."""
    return tuple(int(part) for part in stored.split(".")) if stored else ()


async def standing(tx: Tx, question: Question, delegate_id: int) -> Standing | None:
    """The delegate as the question sees it, or None where there is no such delegate."""
    key = "'o' || d.organisation_id" if question.unit is Unit.ORGANISATION else "'d' || d.id"
    row = await tx.fetch_row(
        "SELECT d.id, d.number, d.meeting_id, d.telegram_id, d.label, d.organisation_id, d.left_ms, o.short,"
        f" o.standing, o.lead_delegate_id, c.code AS constituency, {key} AS voter, e.voter AS entitled, e.receipt,"
        " e.placed, e.touched, e.answered_by, e.is_assisted, a.label AS answered_label, b.selection, b.words, b.cast_ms"
        " FROM delegates d JOIN organisations o ON o.id = d.organisation_id"
        " LEFT JOIN constituencies c ON c.id = o.constituency_id"
        f" LEFT JOIN electorate e ON e.question_id = $1 AND e.voter = {key} AND e.removed_ms IS NULL"
        f" LEFT JOIN ballots b ON b.question_id = $1 AND b.voter = {key}"
        " LEFT JOIN delegates a ON a.id = e.answered_by WHERE d.id = $2",
        *(question.id, delegate_id),
    )
    if row is None:
        return None
    cast: Row | None = row
    if question.mode is Mode.SECRET:
        cast = await _secret_ballot(tx, question.id, row["voter"]) if row["receipt"] else None
    has_ballot = cast is not None and cast["selection"] is not None
    answer = Answer(from_text(cast["selection"]), cast["words"]) if cast is not None and has_ballot else None
    return _standing(row, answer)


def _standing(row: Row, answer: Answer | None) -> Standing:
    return Standing(
        *(row["id"], row["number"], row["meeting_id"], row["telegram_id"], row["label"]),
        organisation_id=row["organisation_id"],
        organisation_short=row["short"],
        organisation_standing=row["standing"],
        constituency=row["constituency"],
        is_lead=row["lead_delegate_id"] == row["id"],
        voter=row["voter"],
        is_entitled=row["entitled"] is not None and row["left_ms"] is None,
        receipt=row["receipt"] or "",
        placed=row["placed"] or 0,
        answered_by=row["answered_by"],
        answered_label=row["answered_label"] or "",
        is_assisted=bool(row["is_assisted"]),
        answer=answer,
        cast_ms=row["cast_ms"],
        touched=row["touched"] or 0,
    )


async def _secret_ballot(tx: Tx, question_id: int, voter: str) -> Row | None:
    key = await secrecy.key_of(tx, question_id, voter)
    if key is None:
        return None
    return await tx.fetch_row(
        "SELECT selection, words FROM ballots WHERE question_id = $1 AND voter = $2", question_id, key
    )


async def store(
    tx: Tx, question: Question, voter: str, answer: Answer, delegate_id: int | None, channel: str, now_ms: int
) -> None:
    """The voter's ballot from now on; an earlier one is replaced and counted as a change, unless it only gets the words
    its option asks for. Of a secret question neither delegate nor channel nor time is kept with it."""
    key, constituency, by, at_ms = voter, None, delegate_id, now_ms
    if question.mode is Mode.SECRET:
        key, constituency = await secrecy.key_for(tx, question.id, voter)
        by, channel, at_ms = None, "", 0
    await tx.execute(
        "INSERT INTO ballots (question_id, voter, selection, words, constituency_id, delegate_id, channel, cast_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (question_id, voter) DO UPDATE SET"
        " selection = excluded.selection, words = excluded.words, delegate_id = excluded.delegate_id,"
        " channel = excluded.channel, cast_ms = excluded.cast_ms, changes = ballots.changes + CASE"
        " WHEN ballots.selection = excluded.selection AND ballots.words IN ('', excluded.words) THEN 0 ELSE 1 END",
        *(question.id, key, to_text(answer.options), answer.words, constituency, by, channel, at_ms),
    )


async def withdraw(tx: Tx, question: Question, voter: str) -> bool:
    """Takes the ballot away; False where there was none."""
    key = await secrecy.key_of(tx, question.id, voter) if question.mode is Mode.SECRET else voter
    return await tx.execute("DELETE FROM ballots WHERE question_id = $1 AND voter = $2", question.id, key) > 0


async def count(tx: Tx, question_id: int) -> int:
    """How many ballots are stored."""
    return int(await tx.fetch_value("SELECT COUNT(*) FROM ballots WHERE question_id = $1", question_id))


async def any_of(tx: Tx, delegate_id: int) -> bool:
    """Whether this delegate has answered in any question."""
    found = await tx.fetch_value("SELECT 1 FROM electorate WHERE answered_by = $1 LIMIT 1", delegate_id)
    return found is not None


async def cast_before_leaving(tx: Tx, question_id: int, telegram_id: int, delegate_id: int) -> bool:
    """Whether somebody else of this account answered the question and has left the meeting, or had their data erased,
    since."""
    found = await tx.fetch_value(
        f"SELECT 1 FROM electorate e JOIN delegates d ON {electorate.ANSWERED_BY} WHERE e.question_id = $1"
        " AND d.telegram_id = $2 AND d.left_ms IS NOT NULL AND d.id <> $3 LIMIT 1",
        *(question_id, telegram_id, delegate_id),
    )
    spent = await tx.fetch_value(
        "SELECT 1 FROM spent_accounts WHERE question_id = $1 AND telegram_id = $2", question_id, telegram_id
    )
    return found is not None or spent is not None
