"""The screen follows a meeting that is played: what it shows after each act, and what it refuses to show."""

from __future__ import annotations

from typing import Any

import pytest

from meeting import agenda, desk, questions, rounds
from rules.meetings import MeetingAct
from rules.questions import Question
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.meeting.on_floor import speaks, step
from tests.meeting.pointed import items
from tests.projector.halls import seen


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations with two agenda items."""
    hall = await open_hall(database)
    await items(hall)
    return hall


async def draft(hall: Hall, written: str = "Ya?\nYa\nTidak") -> Question:
    return await desk.write(hall.house, hall.moderator, hall.meeting_id, written)


async def revealed(hall: Hall, question: Question) -> None:
    """Opened, closed and revealed, a second between each."""
    for act in (questions.open_question, questions.close, questions.reveal):
        hall.clock.turn(1)
        await act(hall.house, hall.moderator, question.id)


async def view(hall: Hall, **steered: Any) -> tuple[str, str]:
    """Name of the view and the code of its question."""
    shown = (await seen(hall, **steered))["view"]
    return shown["name"], shown.get("code", "")


async def test_a_meeting_from_question_to_question(hall: Hall) -> None:
    """Draft, open, closed, revealed, a speaker, the next item, the next round, a pause, the end."""
    first = await draft(hall)
    assert await view(hall) == ("agenda", "")
    await questions.open_question(hall.house, hall.moderator, first.id)
    assert await view(hall) == ("open", "JP1")
    hall.clock.turn(1)
    await questions.close(hall.house, hall.moderator, first.id)
    assert await view(hall) == ("closed", "JP1")
    hall.clock.turn(1)
    await questions.reveal(hall.house, hall.moderator, first.id)
    assert await view(hall) == ("result", "JP1")
    hall.clock.turn(1)
    speech = await speaks(hall, 0)
    assert await view(hall) == ("speakers", "")
    await step(hall, speech, "finish")
    assert await view(hall) == ("result", "JP1")
    hall.clock.turn(1)
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 2)
    assert await view(hall) == ("agenda", "")
    second = await rounds.repeat(hall.house, hall.moderator, first.id)
    await revealed(hall, second)
    assert await view(hall) == ("result", second.code)
    for act in (MeetingAct.PAUSE, MeetingAct.RESUME, MeetingAct.END):
        hall.clock.turn(1)
        await agenda.move(hall.house, hall.moderator, hall.meeting_id, act)
        assert await view(hall) == ("agenda", "")
        stands = (await seen(hall))["view"]
        is_on = act is not MeetingAct.END
        assert (stands["current"] is not None, stands["may_join"]) == (is_on, is_on)
        assert any(one["is_current"] for one in stands["items"]) is is_on
    assert stands["next"] is None
    assert (await seen(hall))["views"]["result"]["code"] == second.code
    assert await view(hall, shown="question", subject_id=first.id) == ("result", "JP1")


async def test_a_reopened_question_is_open_again(hall: Hall) -> None:
    """The closing before is no reason to show it as closed."""
    first, second = await draft(hall), await draft(hall)
    await questions.open_question(hall.house, hall.moderator, first.id)
    await questions.close(hall.house, hall.moderator, first.id)
    await revealed(hall, second)
    assert await view(hall) == ("result", "JP2")
    await questions.reopen(hall.house, hall.moderator, first.id, seconds=60)
    assert await view(hall) == ("open", "JP1")


async def test_a_draft_and_a_cancelled_question_are_never_shown(hall: Hall) -> None:
    """Not by a moderator who chose it either, and no word of it is in the snapshot."""
    kept = await draft(hall, "Rencana yang belum boleh dibaca?\nYa\nTidak")
    dropped = await draft(hall, "Pertanyaan yang dibatalkan?\nYa\nTidak")
    await questions.open_question(hall.house, hall.moderator, dropped.id)
    await questions.cancel(hall.house, hall.moderator, dropped.id, reason="Keliru.")
    for question in (kept, dropped):
        for shown in ("", "question", "result"):
            found = await seen(hall, shown=shown, subject_id=question.id)
            assert found["view"]["name"] == "agenda"
            assert question.wording not in str(found)


async def test_a_speaker_who_goes_on_has_what_was_left(hall: Hall) -> None:
    """Ten seconds spoken, a minute held up: the end is the rest from now on."""
    speech = await speaks(hall, 0)
    hall.clock.turn(10)
    await step(hall, speech, "pause")
    hall.clock.turn(60)
    await step(hall, speech, "start")
    hall.clock.turn(5)
    view = (await seen(hall))["view"]
    assert (view["now"]["ends_ms"], view["now"]["left_ms"]) == (hall.clock() + 165_000, None)
    hall.clock.turn(7)
    assert (await seen(hall))["view"] == view


async def test_a_quorum_of_those_who_vote_is_no_mark_of_the_room(hall: Hall) -> None:
    """The bar shows the invited: only a quorum of theirs may be marked on it."""
    question = await draft(hall, "Setujukah? #setuju #instansi #kuorum 1/2")
    async with hall.house.db.transaction() as tx:
        await tx.execute(
            "UPDATE questions SET settings = REPLACE(settings, 'invited', 'present') WHERE id = $1", question.id
        )
    assert "present" in str(await hall.value("SELECT settings FROM questions"))
    await questions.open_question(hall.house, hall.moderator, question.id)
    found = (await seen(hall, shown="quorum"))["view"]
    assert (found["tick"], found["tick_text"], found["chip"]) == (None, "", None)


async def test_a_rehearsal_says_so(hall: Hall) -> None:
    """UJI COBA beside the title, only there."""
    assert (await seen(hall, is_rehearsal=True))["meeting"]["mark"] == "UJI COBA"
    assert (await seen(hall))["meeting"]["mark"] == ""
