"""Ballots that nobody can have cast, and figures that are not theirs, are found and named at the start (B05, B45)."""

import pytest

from meeting import questions, voting
from storage.database import Database
from storage.soundness import Unsound, unsound
from tests.meeting.halls import open_hall
from tests.meeting.test_races import opened


async def test_b05_planted_rows_are_named_and_good_ones_are_not(database: Database) -> None:
    """A voter from nowhere, an option of nowhere, an option twice, no option, no number at all."""
    hall = await open_hall(database, organisations=6)
    question = await opened(hall)
    first, second = (option.id for option in question.options)
    planted = ["999", f"{first}.{first}", "", "x"]
    async with database.transaction() as tx:
        voters = [row[0] for row in await tx.fetch("SELECT voter FROM electorate ORDER BY voter")]
        await tx.execute("UPDATE electorate SET receipt = voter")
        rows = [(voters[0], str(first)), (voters[1], str(second)), ("d999", str(first))]
        rows += list(zip(voters[2:], planted, strict=True))
        for voter, selection in rows:
            await tx.execute(
                "INSERT INTO ballots (question_id, voter, selection, delegate_id, channel, cast_ms)"
                " VALUES ($1, $2, $3, NULL, 'telegram', 0)",
                *(question.id, voter, selection),
            )
    async with database.reading() as tx:
        found = await unsound(tx)
        code = await tx.fetch_value("SELECT code FROM meetings")
    expected = {Unsound(code, "JP1", voter, "option") for voter in voters[2:]} | {Unsound(code, "JP1", "d999", "voter")}
    assert set(found) == expected
    assert len(found) == len(expected)
    async with database.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'ended'")
        assert not await unsound(tx), "the record of a meeting that is over is contested on paper"


@pytest.mark.parametrize(
    ("tampering", "why"),
    [
        ("UPDATE closings SET answered = answered + 1", "count"),
        ("DELETE FROM ballots WHERE voter = (SELECT MIN(voter) FROM ballots)", "count"),
        ("UPDATE ballots SET selection = (SELECT CAST(MAX(id) AS TEXT) FROM options)", "changed"),
    ],
)
async def test_b45_a_count_or_a_ballot_changed_after_closing_is_noticed(
    database: Database, tampering: str, why: str
) -> None:
    """A kept number plus one, a ballot gone, a ballot turned: each by one statement past the house."""
    hall = await open_hall(database, organisations=3)
    question = await opened(hall)
    press = {"question_id": question.id, "option_ids": (question.options[0].id,), "generation": 1}
    for place in (0, 1):
        await voting.cast(hall.house, hall.voter(place), delegate_id=hall.delegates[place], **press)
    await questions.close(hall.house, hall.moderator, question.id)
    async with database.transaction() as tx:
        assert await unsound(tx) == []
        await tx.execute(tampering)
        found = await unsound(tx)
    assert [(one.question, one.voter, one.why) for one in found] == [("JP1", "", why)]


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE entries SET payload = '{}' WHERE seq = 1",
        "DELETE FROM entries WHERE seq = 1",
    ],
)
async def test_a_record_that_was_rewritten_is_noticed(sqlite_database: Database, tampering: str) -> None:
    """The triggers taken away first, as somebody with the file in hand would."""
    hall = await open_hall(sqlite_database, organisations=2)
    question = await opened(hall)
    await questions.close(hall.house, hall.moderator, question.id)
    async with sqlite_database.transaction() as tx:
        assert await unsound(tx) == []
        for row in await tx.fetch("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            await tx.execute(f"DROP TRIGGER {row['name']}")
        await tx.execute(tampering)
        assert [one.why for one in await unsound(tx)] == ["chain"]
