"""What a closing fixes can be checked once nonce and ballots are out."""

import json

from meeting import questions
from rules import chain
from storage import published
from storage.database import Database
from storage.questions import load
from tests.meeting.halls import open_hall
from tests.meeting.test_voting import APPROVAL, choose, opened


async def test_the_commitment_of_a_closing_is_that_of_the_published_ballots(database: Database) -> None:
    """The hash in the closing entry equals the hash of the ballots as published with the nonce of the reveal."""
    hall = await open_hall(database)
    question = await opened(hall, APPROVAL)
    for place in range(4):
        await choose(hall, question, place, place % 3)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT kind, payload FROM entries WHERE kind LIKE 'question.%' ORDER BY seq")
        loaded = await load(tx, question.id)
        assert loaded is not None
        ballots = await published.ballots_of(tx, loaded)
    payloads = {row["kind"]: json.loads(row["payload"]) for row in rows}
    assert [ballot["voter"] for ballot in ballots] == ["o1", "o2", "o3", "o4"]
    nonce = payloads["question.revealed"]["nonce"]
    assert payloads["question.closed"]["commitment"] == chain.commitment(ballots, nonce)
    assert payloads["question.closed"]["commitment"] != chain.commitment(ballots[:3], nonce)


async def test_the_record_is_a_chain_from_the_meeting_on(database: Database) -> None:
    """Every entry follows the one before it; the first one points to the meeting."""
    hall = await open_hall(database)
    question = await opened(hall)
    await questions.close(hall.house, hall.moderator, question.id)
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT * FROM entries ORDER BY seq")
    entries = [
        (
            chain.Entry(
                *(r["seq"], r["at"], r["actor_role"], r["actor_ref"], r["kind"], json.loads(r["payload"]), r["prev"])
            ),
            r["hash"],
        )
        for r in rows
    ]
    head = chain.verify_chain(entries, chain.genesis("2023-11-23T01:00:00.000Z", "RAKOR-7"))
    assert head.seq == len(rows) == 3
