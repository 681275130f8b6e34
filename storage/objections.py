"""Answers by constituency after adoption: nobody objects any more, so nobody's answer is known any more.

What is left of a ballot is what it says, its constituency and its weight, numbered in the order of that; who took part
stays in the electorate, as in a secret question.
"""

from decimal import Decimal

from rules.answers import Ballot
from rules.questions import Question
from storage.ballots import from_text
from storage.database import Row, Tx


async def part(tx: Tx, meeting_id: int) -> int:
    """Parts the ballots of every question by constituency from their voters; returns how many there were."""
    rows = await tx.fetch(
        "SELECT id FROM questions WHERE meeting_id = $1 AND mode = 'by_constituency' ORDER BY id", meeting_id
    )
    return sum([await _part(tx, row["id"]) for row in rows])


async def _part(tx: Tx, question_id: int) -> int:
    rows = await tx.fetch(
        "SELECT e.constituency_id, e.weight, b.selection, b.words FROM ballots b JOIN electorate e"
        " ON e.question_id = b.question_id AND e.voter = b.voter AND e.removed_ms IS NULL"
        " WHERE b.question_id = $1 AND b.weight = ''",
        question_id,
    )
    if not rows:
        return 0
    kept = sorted((row["constituency_id"] or 0, row["weight"], row["selection"], row["words"]) for row in rows)
    await tx.execute("DELETE FROM ballots WHERE question_id = $1", question_id)
    await tx.execute_many(
        "INSERT INTO ballots (question_id, voter, selection, words, constituency_id, weight, channel, cast_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6, '', 0)",
        [
            (question_id, f"{place:06}", selection, words, constituency or None, weight)
            for place, (constituency, weight, selection, words) in enumerate(kept, start=1)
        ],
    )
    await tx.execute("UPDATE electorate SET touched = 0 WHERE question_id = $1", question_id)
    await tx.execute(
        "UPDATE assisted_ballots SET selection = '', words = '', seen = '', reason = '' WHERE question_id = $1",
        question_id,
    )
    return len(kept)


async def is_parted(tx: Tx, question_id: int) -> bool:
    """Whether the ballots of this question no longer know their voters."""
    found = await tx.fetch_value("SELECT 1 FROM ballots WHERE question_id = $1 AND weight <> '' LIMIT 1", question_id)
    return found is not None


async def rows_of(tx: Tx, question_id: int) -> list[Row]:
    """{constituency, selection, words, weight} of every parted ballot, by number."""
    return list(
        await tx.fetch(
            "SELECT c.code AS constituency, b.selection, b.words, b.weight FROM ballots b"
            " LEFT JOIN constituencies c ON c.id = b.constituency_id WHERE b.question_id = $1 ORDER BY b.voter",
            question_id,
        )
    )


async def ballots_of(tx: Tx, question: Question) -> list[Ballot]:
    """The parted ballots, to be counted."""
    codes = {option.id: option.code for option in question.options}
    return [
        Ballot(
            voter="",
            selection=tuple(codes[option_id] for option_id in from_text(row["selection"])),
            constituency=row["constituency"],
            channel="",
            is_assisted=False,
            has_changed=False,
            weight=Decimal(row["weight"]),
            words=row["words"],
        )
        for row in await rows_of(tx, question.id)
    ]
