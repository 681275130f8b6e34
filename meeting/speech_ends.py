"""How a speech is held up or ends, whoever or whatever ends it: a moderator, another speaker, the meeting, leaving."""

from meeting.speech_list import enter, refresh
from rules import chain
from rules.meetings import MeetingState
from rules.speaking import SpeechState
from storage import speech_times, speeches
from storage.database import Tx
from storage.entries import Actor
from storage.speeches import Speech


async def pause_in(tx: Tx, actor: Actor, speech: Speech, now_ms: int, cause: str) -> None:
    """Within an act: whoever speaks is held up. `cause` is moderator, other or meeting."""
    spoken_ms = speech.spoken_at(now_ms)
    await speeches.change(tx, speech.id, state=SpeechState.PAUSED.value, spoken_ms=spoken_ms, started_ms=None)
    await enter(tx, actor, speech, "paused", now_ms, cause=cause, spoken_ms=spoken_ms)
    await speech_times.look_again(tx, speech.id, now_ms)


async def end_in(tx: Tx, actor: Actor, speech: Speech, now_ms: int, cause: str) -> None:
    """Within an act: a speech that was begun is over. `cause` is moderator, other, meeting or left."""
    assert speech.first_ms is not None
    timing = speech.timer_at(now_ms)
    ended: dict[str, int | str | None] = {
        "state": SpeechState.DONE.value,
        "spoken_ms": timing.spoken_ms,
        "ended_ms": now_ms,
    }
    await speeches.change(tx, speech.id, started_ms=None, **ended)
    said = {"began": chain.time_text(speech.first_ms), "over_ms": timing.over_ms, "spoken_ms": timing.spoken_ms}
    await enter(tx, actor, speech, "ended", now_ms, cause=cause, **said)
    await speech_times.look_again(tx, speech.id, now_ms)


async def withdraw_in(tx: Tx, actor: Actor, speech: Speech, now_ms: int, cause: str) -> None:
    """Within an act: an entry that was not begun leaves the list. `cause` is self, clerk, left or meeting."""
    await speeches.change(tx, speech.id, state=SpeechState.WITHDRAWN.value, ended_ms=now_ms)
    await enter(tx, actor, speech, "withdrawn", now_ms, cause=cause)


async def close_in(tx: Tx, actor: Actor, speech: Speech, now_ms: int, cause: str) -> None:
    """Within an act: the entry ends, whether it was begun or not."""
    closes = withdraw_in if speech.first_ms is None else end_in
    await closes(tx, actor, speech, now_ms, cause)


async def meeting_moves(tx: Tx, meeting_id: int, actor: Actor, now_ms: int, state: MeetingState) -> None:
    """Within the act that moves the meeting: a pause holds up whoever speaks; the end closes every entry."""
    living = await speeches.living(tx, meeting_id)
    if state is MeetingState.PAUSED:
        living = [one for one in living if one.state is SpeechState.SPEAKING]
    for one in living if state in (MeetingState.PAUSED, MeetingState.ENDED) else []:
        await (pause_in if state is MeetingState.PAUSED else close_in)(tx, actor, one, now_ms, "meeting")
    await refresh(tx, meeting_id, now_ms)


async def person_leaves(tx: Tx, meeting_id: int, delegate_id: int, actor: Actor, now_ms: int) -> None:
    """Within the act by which somebody leaves or is erased: their entry goes with them."""
    speech = await speeches.living_of(tx, delegate_id)
    if speech is not None:
        await close_in(tx, actor, speech, now_ms, "left")
        await refresh(tx, meeting_id, now_ms)
