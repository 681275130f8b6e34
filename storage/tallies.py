"""A question's figures from its stored rows: ballots, roll and constituencies loaded, counted by the rules alone."""

from decimal import Decimal

from rules.answers import Ballot
from rules.questions import Kind, Mode, Question, Unit
from rules.tallies import Roll, Tally, tally
from storage import closings, electorate, objections, questions, secrecy, themes
from storage.ballots import from_text
from storage.database import Tx
from storage.turnout import answered_by_constituency, turnout

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
        themes=await themes.of_question(tx, question.id) if question.kind is Kind.TEXT else None,
    )


async def ballots_of(tx: Tx, question: Question) -> list[Ballot]:
    """Every ballot of a voter in the electorate, by voter, with the weight frozen at opening. Of a secret question
    every ballot there is: the key is a voter's while it is open, and nobody's afterwards."""
    if question.mode is Mode.SECRET:
        return await _secret_ballots(tx, question)
    if question.mode is Mode.BY_CONSTITUENCY and await objections.is_parted(tx, question.id):
        return await objections.ballots_of(tx, question)
    rows = await tx.fetch(
        "SELECT b.voter, b.selection, b.words, b.channel, b.changes, c.code AS constituency, e.weight FROM ballots b"
        " JOIN electorate e ON e.question_id = b.question_id AND e.voter = b.voter AND e.removed_ms IS NULL"
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
            weight=Decimal(row["weight"]),
            words=row["words"],
        )
        for row in rows
    ]


async def _secret_ballots(tx: Tx, question: Question) -> list[Ballot]:
    rows = await tx.fetch(
        "SELECT b.selection, b.words, b.changes, c.code AS constituency FROM ballots b"
        " LEFT JOIN constituencies c ON c.id = b.constituency_id WHERE b.question_id = $1 ORDER BY b.voter",
        question.id,
    )
    codes = {option.id: option.code for option in question.options}
    return [
        Ballot(
            voter="",
            selection=tuple(codes[option_id] for option_id in from_text(row["selection"])),
            constituency=row["constituency"],
            channel="",
            is_assisted=False,
            has_changed=row["changes"] > 0,
            words=row["words"],
        )
        for row in rows
    ]


async def roll_of(tx: Tx, question: Question) -> Roll:
    """Invited and present as the last closing saw them, or now where the question is not closed; entitled is counted
    from the electorate. What a sealed secret question no longer tells comes from its closing and its electorate."""
    count = await turnout(tx, question.id)
    closing = await closings.last(tx, question.id) if question.closed is not None else None
    if closing is None:
        by_organisation = question.unit is Unit.ORGANISATION
        counts = await electorate.counts(tx, question.meeting_id, by_organisation=by_organisation)
        return Roll(counts.invited, counts.present, count.entitled, count.incomplete)
    if question.mode is Mode.BY_CONSTITUENCY and await objections.is_parted(tx, question.id):
        return Roll(
            *(closing.invited, closing.present, count.entitled, count.incomplete),
            assisted=closing.assisted,
            changed=closing.changed,
        )
    if question.mode is not Mode.SECRET or not await secrecy.is_sealed(tx, question.id):
        return Roll(closing.invited, closing.present, count.entitled, count.incomplete)
    return Roll(
        *(closing.invited, closing.present, count.entitled, count.incomplete),
        assisted=closing.assisted,
        changed=closing.changed,
        answered_by=await answered_by_constituency(tx, question.id),
    )


async def constituencies_of(tx: Tx, meeting_id: int) -> list[str]:
    """Codes of the meeting's constituencies in their order."""
    rows = await tx.fetch("SELECT code FROM constituencies WHERE meeting_id = $1 ORDER BY position, id", meeting_id)
    return [row["code"] for row in rows]
