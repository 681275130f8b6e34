"""Ballots that nobody can have cast are found and named at the start (B05)."""

from storage.database import Database
from storage.soundness import Unsound, unsound_ballots
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
        rows = [(voters[0], str(first)), (voters[1], str(second)), ("d999", str(first))]
        rows += list(zip(voters[2:], planted, strict=True))
        for voter, selection in rows:
            await tx.execute(
                "INSERT INTO ballots (question_id, voter, selection, delegate_id, channel, cast_ms)"
                " VALUES ($1, $2, $3, NULL, 'telegram', 0)",
                *(question.id, voter, selection),
            )
    async with database.reading() as tx:
        found = await unsound_ballots(tx)
        code = await tx.fetch_value("SELECT code FROM meetings")
    expected = {Unsound(code, "JP1", voter, "option") for voter in voters[2:]} | {Unsound(code, "JP1", "d999", "voter")}
    assert set(found) == expected
    assert len(found) == len(expected)
    async with database.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'ended'")
        assert not await unsound_ballots(tx), "the record of a meeting that is over is contested on paper"
