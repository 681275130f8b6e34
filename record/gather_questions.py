"""The questions of a record from their rows; what may not be shown yet is left out for every format."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from record.record import CLOSED, SHOWN, AskedQuestion, CastBallot, Closing
from record.record_electorate import Electorate, ElectorateChange
from rules.questions import Kind, Question
from storage import closings, corrections, errata, published, questions, recorded, sequence, turnout
from storage.database import Row, Tx
from storage.tallies import tally_loaded


async def asked_questions(tx: Tx, meeting_id: int, places: Mapping[int, int]) -> tuple[AskedQuestion, ...]:
    """Every question in its order; a further round knows the one it repeats."""
    voters: defaultdict[int, list[Row]] = defaultdict(list)
    for row in await recorded.electorate(tx, meeting_id):
        voters[row["question_id"]].append(row)
    closed: defaultdict[int, list[Row]] = defaultdict(list)
    for row in await recorded.closings(tx, meeting_id):
        closed[row["question_id"]].append(row)
    reveals = {row["id"]: row for row in await recorded.reveals(tx, meeting_id)}
    asked = {
        question.id: await _asked(tx, question, reveals[question.id], places, voters[question.id], closed[question.id])
        for question in await questions.of_meeting(tx, meeting_id)
    }
    # An earlier round stands in the list of questions, so that a chain of rounds links up from the first on.
    for question_id in sorted(asked):
        first = await sequence.first_round_of(tx, question_id)
        if first is not None:
            asked[question_id] = replace(asked[question_id], first=asked[first])
    return tuple(asked.values())


async def results_of(
    tx: Tx, meeting_id: int, places: Mapping[int, int], wanted: Collection[int]
) -> tuple[AskedQuestion, ...]:
    """The wanted questions, in their order, with all that the pictures of their results are
    drawn from, and those that stand beside them there: the round before, and for a scale every other that is revealed.
    Nothing else is read: no ballots but the texts of an open question, no electorate, no receipts."""
    every = {one.id: one for one in await questions.of_meeting(tx, meeting_id)}
    firsts = {one: await sequence.first_round_of(tx, one) for one in wanted if one in every}
    ids = {one for one in (*firsts, *firsts.values()) if one is not None}
    if any(every[one].kind is Kind.SCALE for one in firsts):
        ids |= {one.id for one in every.values() if one.state in SHOWN}
    reveals = {row["id"]: row for row in await recorded.reveals(tx, meeting_id)}
    closed = await recorded.closings(tx, meeting_id)
    asked = {}
    for question in (one for one in every.values() if one.id in ids):
        own = [row for row in closed if row["question_id"] == question.id]
        asked[question.id] = await _asked(tx, question, reveals[question.id], places, (), own, is_whole=False)
    for one, first in firsts.items():
        if first is not None:
            asked[one] = replace(asked[one], first=asked[first])
    return tuple(asked.values())


async def _asked(
    tx: Tx,
    question: Question,
    reveal: Row,
    places: Mapping[int, int],
    voters: Sequence[Row],
    closed: Sequence[Row],
    *,
    is_whole: bool = True,
) -> AskedQuestion:
    """With `is_whole` false without what no picture of the result is drawn from."""
    is_shown = question.state in SHOWN
    is_read = is_shown and (is_whole or question.kind is Kind.TEXT)
    answered = (row["voter"] for row in voters if row["receipt"] and row["removed_ms"] is None)
    return AskedQuestion(
        question=question,
        item=None if reveal["item_id"] is None else places.get(reveal["item_id"]),
        revealed_ms=reveal["revealed_ms"],
        adopted_ms=reveal["adopted_ms"],
        electorate=_electorate(voters),
        took_part=tuple(sorted(answered)) if question.state in CLOSED else (),
        closings=tuple(_closing(row) for row in closed),
        nonce=reveal["nonce"] if is_shown else None,
        ballots=await _ballots(tx, question) if is_read else None,
        tally=await tally_loaded(tx, question) if is_shown else None,
        receipts=tuple(await turnout.receipts(tx, question.id)) if is_whole and question.state in CLOSED else (),
        quorums=tuple(await closings.quorums(tx, question.id)),
        corrections=tuple(await corrections.of_question(tx, question.id)),
        errata=tuple(await errata.of_question(tx, question.id)),
    )


def _electorate(voters: Sequence[Row]) -> Electorate:
    """Those added with an actor came after the opening; the frozen ones have none."""
    changes = [
        ElectorateChange(row["added_ms"], row["voter"], "added", row["reason"], row["added_by"])
        for row in voters
        if row["added_by"]
    ]
    changes += [
        ElectorateChange(row["removed_ms"], row["voter"], "removed", row["removed_reason"], row["removed_by"])
        for row in voters
        if row["removed_ms"] is not None
    ]
    return Electorate(
        at_opening=tuple(sorted(row["voter"] for row in voters if not row["added_by"])),
        at_closing=tuple(sorted(row["voter"] for row in voters if row["removed_ms"] is None)),
        changes=tuple(sorted(changes, key=lambda change: (change.at_ms, change.ref, change.act))),
    )


def _closing(row: Row) -> Closing:
    return Closing(
        number=row["number"],
        at_ms=row["closed_ms"],
        by=row["closed_by"],
        invited=row["invited"],
        present=row["present"],
        entitled=row["entitled"],
        answered=row["answered"],
        commitment=row["commitment"],
        incomplete=row["incomplete"],
        assisted=row["assisted"],
        changed=row["changed"],
    )


async def _ballots(tx: Tx, question: Question) -> tuple[CastBallot, ...]:
    return tuple(
        CastBallot(
            selection=tuple(ballot["selection"]),
            weight=ballot.get("weight"),
            voter=ballot.get("voter"),
            channel=ballot.get("channel"),
            constituency=ballot.get("constituency"),
            group=ballot.get("group"),
            words=ballot.get("words"),
        )
        for ballot in await published.ballots_of(tx, question)
    )
