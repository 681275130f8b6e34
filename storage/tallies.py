"""A question's figures from its stored rows: ballots, roll and constituencies loaded, counted by the rules alone."""

from decimal import Decimal

from rules.questions import Question, Unit
from rules.tallies import Ballot, Roll, Tally, tally
from storage import electorate, questions
from storage.ballots import from_text, turnout
from storage.database import Tx

# The channel of a ballot that an official entered and a second one confirmed.
ASSISTED = "clerk"


async def tally_question(tx: Tx, question_id: int) -> Tally:
    """The figures of a question as its ballots stand now, in whatever state it is: who may see them is decided by the
    caller. Raises LookupError where there is no such question."""
    question = await questions.load(tx, question_id)
    if question is None:
        raise LookupError("no such question")
    return await tally_loaded(tx, question)


async def tally_loaded(tx: Tx, question: Question) -> Tally:
    """The same for a question that is loaded already."""
    return tally(
        question,
        await ballots_of(tx, question),
        await roll_of(tx, question),
        constituencies=await constituencies_of(tx, question.meeting_id),
    )


async def ballots_of(tx: Tx, question: Question) -> list[Ballot]:
    """Every ballot of a voter in the electorate, by voter; an organisation has its weight, a person weighs 1."""
    rows = await tx.fetch(
        "SELECT b.voter, b.selection, b.channel, b.changes, c.code AS constituency, o.weight FROM ballots b"
        " JOIN electorate e ON e.question_id = b.question_id AND e.voter = b.voter AND e.removed_ms IS NULL"
        " JOIN organisations o ON o.id = e.organisation_id"
        " LEFT JOIN constituencies c ON c.id = e.constituency_id WHERE b.question_id = $1 ORDER BY b.voter",
        question.id,
    )
    codes = {option.id: option.code for option in question.options}
    return [
        Ballot(
            voter=row["voter"],
            selection=tuple(codes[option_id] for option_id in from_text(row["selection"])),
            constituency=row["constituency"],
            channel=row["channel"],
            is_assisted=row["channel"] == ASSISTED,
            has_changed=row["changes"] > 0,
            weight=Decimal(row["weight"]) if question.unit is Unit.ORGANISATION else Decimal(1),
        )
        for row in rows
    ]


async def roll_of(tx: Tx, question: Question) -> Roll:
    """Invited and present as the last closing saw them, or now where the question never closed; entitled is counted
    from the electorate."""
    entitled = (await turnout(tx, question.id)).entitled
    row = await tx.fetch_row(
        "SELECT invited, present FROM closings WHERE question_id = $1 ORDER BY number DESC LIMIT 1", question.id
    )
    if row is not None and question.closed is not None:
        return Roll(row["invited"], row["present"], entitled)
    by_organisation = question.unit is Unit.ORGANISATION
    counts = await electorate.counts(tx, question.meeting_id, by_organisation=by_organisation)
    return Roll(counts.invited, counts.present, entitled)


async def constituencies_of(tx: Tx, meeting_id: int) -> list[str]:
    """Codes of the meeting's constituencies in their order."""
    rows = await tx.fetch("SELECT code FROM constituencies WHERE meeting_id = $1 ORDER BY position, id", meeting_id)
    return [row["code"] for row in rows]
