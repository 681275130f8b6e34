"""Two acts on the list at the same moment, on both engines: one order or the other, never both."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest

from meeting import agenda, delegation, hands, privacy, speaking
from meeting.privacy import Wish
from rules.meetings import MeetingAct
from rules.refusals import Refusal
from rules.speaking import LIVING, SpeechState
from storage.database import Database
from storage.speeches import Speech
from tests.meeting.halls import MODERATOR, Hall, open_hall
from tests.meeting.on_floor import entries, now, speaks, states, step, up

DEPUTY = 505
ENDS = ("speech.ended", "speech.skipped", "speech.withdrawn")


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting with a moderator and a deputy."""
    hall = await open_hall(database)
    async with database.transaction() as tx:
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'deputy', 5, 0)", hall.meeting_id, DEPUTY)
    return hall


async def together(*acts: Awaitable[Any]) -> list[Any]:
    """All at once; whoever came too late was refused and nothing else went wrong."""
    done = await asyncio.gather(*acts, return_exceptions=True)
    assert [one for one in done if isinstance(one, BaseException) and not isinstance(one, Refusal)] == []
    return done


async def over_once(hall: Hall, speech: Speech) -> None:
    """The entry has one end, and that fits what was spoken."""
    after = await now(hall, speech)
    assert after.state not in LIVING
    assert (after.state is SpeechState.DONE) == (after.first_ms is not None)
    assert after.started_ms is None
    said = [kind for kind, said in await entries(hall) if said["speech"] == speech.number]
    assert sum(kind in ENDS for kind in said) == 1


@pytest.mark.parametrize("act", ["start", "skip", "withdraw", "finish", "pause"])
@pytest.mark.parametrize("how", ["leaves", "is erased", "meeting ends"])
async def test_whoever_goes_while_something_is_done_to_them(hall: Hall, act: str, how: str) -> None:
    """The floor is given, taken, or they are passed over at the moment they go, or the meeting ends."""
    speech = await speaks(hall, 0) if act in ("finish", "pause") else (await up(hall, 0))[0]
    if act == "start":
        await step(hall, speech, "call")
    away: dict[str, Awaitable[Any]] = {
        "leaves": delegation.leave(hall.house, hall.voter(0), hall.delegates[0]),
        "is erased": privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE),
        "meeting ends": agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END),
    }
    gone = away.pop(how)
    for unused in away.values():
        unused.close()  # type: ignore[attr-defined]
    if act == "withdraw":
        await together(hands.withdraw(hall.house, hall.voter(0), speech.id), gone)
    else:
        await together(step(hall, speech, act), gone)
    await over_once(hall, speech)


async def test_two_moderators_call_two_people_at_once(hall: Hall) -> None:
    """The later call stands, the earlier one goes back to their place; both see it, nobody is lost."""
    first, second = await up(hall, 0, 1)
    calls = (
        speaking.call(hall.house, hall.sender(MODERATOR), first.id, first.revision),
        speaking.call(hall.house, hall.sender(DEPUTY), second.id, second.revision),
    )
    assert all(one.has_changed for one in await together(*calls))
    assert sorted(await states(hall)) == [SpeechState.CALLED, SpeechState.WAITING]
    kinds = [kind for kind, _ in await entries(hall)]
    assert sorted(kinds[2:]) == ["speech.called", "speech.called", "speech.returned"]


async def test_two_moderators_give_time_and_end_at_once(hall: Hall) -> None:
    """A minute given to somebody who was ended is refused, or the end counts it; the sum is the same in the record."""
    speech = await speaks(hall, 0)
    await together(
        speaking.extend(hall.house, hall.sender(DEPUTY), speech.id, 1, 60_000),
        speaking.finish(hall.house, hall.moderator, speech.id, speech.revision),
        speaking.finish(hall.house, hall.sender(DEPUTY), speech.id, speech.revision),
    )
    after = await now(hall, speech)
    given = sum(said["by_ms"] for kind, said in await entries(hall) if kind == "speech.extended")
    assert after.extra_ms == given
    assert sum(kind in ENDS for kind, _ in await entries(hall)) == (after.state is SpeechState.DONE)
