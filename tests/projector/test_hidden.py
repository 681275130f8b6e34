"""While a question is open, and until it is revealed, a snapshot is the same whatever anybody chose."""

from __future__ import annotations

import json
from typing import Any

import pytest

from meeting import desk, questions, voting
from rules.questions import Kind, Question, QuestionState
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.projector.halls import seen
from tests.record.test_gather_kinds import KINDS, MODES, WEIGHED_WITHOUT_NAMES

VOTERS = 5
ASKED = [(mode, kind) for mode in MODES for kind in KINDS if (mode, kind) not in WEIGHED_WITHOUT_NAMES]


def choice(question: Question, way: int) -> tuple[tuple[int, ...], str]:
    """What everybody answers in this hall: two ways that no two halls share."""
    ids = tuple(option.id for option in question.options)
    if question.kind is Kind.TEXT:
        return (), ("siap membantu", "tidak")[way]
    if question.kind is Kind.NUMBER:
        return (), ("12", "77")[way]
    if question.kind is Kind.RANKING:
        return (ids, ids[::-1])[way], ""
    if question.kind is Kind.MULTIPLE:
        return (ids[:2], ids[1:3])[way], ""
    return (ids[way],), ""


async def stages(hall: Hall, written: str, way: int) -> list[dict[str, Any]]:
    """Snapshots after each ballot, after closing, of each view a moderator may ask for, and after reveal."""
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, written)
    question = (await questions.open_question(hall.house, hall.moderator, draft.id, seconds=600)).question
    found = [await seen(hall)]
    for place in range(VOTERS):
        hall.clock.turn(1)
        option_ids, words = choice(question, way)
        await voting.cast(
            hall.house, hall.voter(place), question_id=question.id, delegate_id=hall.delegates[place],
            option_ids=option_ids, generation=question.generation, words=words,
        )  # fmt: skip
        found.append(await seen(hall))
    found.append(await seen(hall, shown="result", subject_id=question.id))
    closed = (await questions.close(hall.house, hall.moderator, question.id)).question
    assert closed.state is QuestionState.CLOSED
    found.append(await seen(hall))
    found.append(await seen(hall, shown="result", subject_id=question.id))
    found.append(await seen(hall, shown="question", subject_id=question.id, language="en"))
    return found


async def differs(hall: Hall) -> set[str]:
    """What is stored of the choices, so that the halls are known to differ where it is hidden."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT selection, words FROM ballots")
    return {f"{row[0]} {row[1]}" for row in rows}


def dumped(found: list[dict[str, Any]]) -> list[str]:
    """One line of JSON a snapshot, as it goes over the wire."""
    return [json.dumps(one, sort_keys=True) for one in found]


@pytest.mark.parametrize(("mode", "kind"), ASKED)
async def test_a_snapshot_tells_nothing_of_any_choice(
    sqlite_database: Database, postgres_database: Database, mode: str, kind: str
) -> None:
    """Two halls, one on each engine, where everybody chose otherwise: the same bytes from the first ballot to the last
    moment before reveal, and a turnout that moves."""
    wording, _, options = KINDS[kind].partition("\n")
    written = f"{wording} {mode}" + (f"\n{options}" if options else "")
    halls = [await open_hall(database, organisations=VOTERS) for database in (sqlite_database, postgres_database)]
    one, other = [await stages(hall, written, way) for way, hall in enumerate(halls)]
    assert dumped(one) == dumped(other)
    assert await differs(halls[0]) != await differs(halls[1])
    assert [shown["view"]["turnout"]["figure"] for shown in one] == [*"012345", "5", "5", "5", "5"]
    assert [shown["view"]["name"] for shown in one] == ["open"] * 7 + ["closed"] * 3
    assert {json.dumps(shown["views"]["result"]) for shown in one} == {"null"}


async def test_halls_differ_once_the_result_is_revealed(database: Database) -> None:
    """The check above would see a result: after reveal there is one."""
    hall = await open_hall(database, organisations=VOTERS)
    await stages(hall, f"{KINDS['single']}", 0)
    question_id = await hall.value("SELECT MAX(id) FROM questions")
    assert isinstance(question_id, int)
    await questions.reveal(hall.house, hall.moderator, question_id)
    shown = await seen(hall)
    assert shown["view"] == shown["views"]["result"]
    assert (shown["view"]["name"], shown["view"]["code"]) == ("result", "JP1")
    assert f"{VOTERS} jawaban" in json.dumps(shown["view"]["panels"])
