"""The floor itself: who is called, who speaks, who is held up, skipped or done; each change once, in the record."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from locales.durations import duration
from meeting.house import House, Sender
from meeting.rights import require
from meeting.speech_ends import end_in, pause_in
from meeting.speech_list import enter, left_of, refresh, show_list
from meeting.telling import tell
from rules.meetings import MeetingState, check_running
from rules.refusals import Refusal
from rules.roles import Act
from rules.speaking import (
    EXTENSIONS,
    MINUTE_MS,
    ON_FLOOR,
    SPEECH_MINUTES_MAX,
    SpeechAct,
    SpeechState,
    is_interrupting,
    limit_of,
    move,
)
from storage import meetings, speaking_rules, speech_times, speeches
from storage.database import Tx
from storage.entries import Actor
from storage.meetings import Meeting
from storage.speeches import Speech


@dataclass(frozen=True, slots=True)
class Changed:
    """The entry after an act, and whether the act changed anything."""

    speech: Speech
    has_changed: bool


@dataclass(frozen=True, slots=True)
class _Floor:
    """One entry before somebody who may decide about it; the meeting's row is locked."""

    tx: Tx
    meeting: Meeting
    actor: Actor
    speech: Speech
    now_ms: int

    async def others(self, state: SpeechState) -> list[Speech]:
        """Who else stands there just now."""
        found = await speeches.living(self.tx, self.meeting.id)
        return [one for one in found if one.state is state and one.id != self.speech.id]


@asynccontextmanager
async def _floor(house: House, sender: Sender, speech_id: int) -> AsyncIterator[_Floor]:
    async with house.act(sender) as tx:
        seen = await speeches.load(tx, speech_id)
        if seen is None:
            raise Refusal("tombol_lama")
        actor = await require(tx, seen.meeting_id, sender, Act.RUN_SPEAKERS)
        meeting = await meetings.load(tx, seen.meeting_id, lock=house.db.lock_clause)
        speech = await speeches.load(tx, speech_id)
        assert speech is not None, "entries are never deleted"
        yield _Floor(tx, meeting, actor, speech, house.now())


async def _done(floor: _Floor, sender: Sender, *, has_changed: bool = True) -> Changed:
    """Everybody sees what came of it, whoever pressed first of all."""
    if has_changed:
        await refresh(floor.tx, floor.meeting.id, floor.now_ms)
    await show_list(floor.tx, sender, floor.meeting.id, floor.now_ms)
    speech = await speeches.load(floor.tx, floor.speech.id)
    assert speech is not None
    return Changed(speech, has_changed)


def _check_seen(speech: Speech, revision: int) -> None:
    """Whoever decided about an entry that is another by now is shown the new one first."""
    if speech.revision != revision:
        raise Refusal("pembicara_berubah")


async def call(house: House, sender: Sender, speech_id: int, revision: int) -> Changed:
    """[Silakan]: this one is called and told so. Whoever was called before and has not begun goes back to the place
    they had."""
    async with _floor(house, sender, speech_id) as floor:
        if move(floor.speech.state, SpeechAct.CALL) is floor.speech.state:
            return await _done(floor, sender, has_changed=False)
        _check_seen(floor.speech, revision)
        check_running(MeetingState(floor.meeting.state))
        for other in await floor.others(SpeechState.CALLED):
            await speeches.change(floor.tx, other.id, state=SpeechState.WAITING.value, called_ms=None)
            await enter(floor.tx, floor.actor, other, "returned", floor.now_ms)
            await _tell(floor, other, "giliran_ditunda", label=other.label)
        limit_ms = await _limit(floor)
        called: dict[str, int | str | None] = {
            "state": SpeechState.CALLED.value,
            "called_ms": floor.now_ms,
            "limit_ms": limit_ms,
        }
        await speeches.change(floor.tx, speech_id, **called)
        await enter(floor.tx, floor.actor, floor.speech, "called", floor.now_ms, limit_ms=limit_ms)
        await _tell_called(floor, limit_ms + floor.speech.extra_ms)
        return await _done(floor, sender)


async def _limit(floor: _Floor) -> int:
    rules = await speaking_rules.of_meeting(floor.tx, floor.meeting.id)
    return limit_of(rules.speech_ms, await left_of(floor.tx, rules, floor.speech, floor.now_ms))


async def _tell_called(floor: _Floor, allowed_ms: int) -> None:
    values: dict[str, Any] = {"label": floor.speech.label, "instansi": floor.speech.organisation}
    if allowed_ms:
        await _tell(floor, floor.speech, "giliran", lama=duration(allowed_ms), **values)
    else:
        await _tell(floor, floor.speech, "giliran_jatah_habis", **values)


async def _tell(floor: _Floor, speech: Speech, key: str, **values: Any) -> None:
    """To the speaker's phone; nothing for whoever has none."""
    if speech.telegram_id is not None:
        said: dict[str, Any] = {"now_ms": floor.now_ms, "meeting_id": floor.meeting.id, **values}
        await tell(floor.tx, speech.telegram_id, key, **said)


async def start(house: House, sender: Sender, speech_id: int, revision: int, seen_speaking: int) -> Changed:
    """[Mulai], and [Lanjut] after a pause. `seen_speaking` is the entry that spoke when the button was drawn, 0 for
    none: a point of order pauses that one, anybody else ends it."""
    async with _floor(house, sender, speech_id) as floor:
        speech, now_ms = floor.speech, floor.now_ms
        if move(speech.state, SpeechAct.START) is speech.state:
            return await _done(floor, sender, has_changed=False)
        _check_seen(speech, revision)
        check_running(MeetingState(floor.meeting.state))
        former = await floor.others(SpeechState.SPEAKING)
        if sum(one.id for one in former) != seen_speaking:
            raise Refusal("pembicara_berubah")
        for other in former:
            await (pause_in if is_interrupting(speech.kind) else end_in)(floor.tx, floor.actor, other, now_ms, "other")
        begun: dict[str, int | str | None] = {"state": SpeechState.SPEAKING.value, "started_ms": now_ms}
        if speech.first_ms is None:
            begun |= {"first_ms": now_ms, "item_id": floor.meeting.current_item_id, "limit_ms": await _limit(floor)}
        await speeches.change(floor.tx, speech_id, **begun)
        now = await speeches.load(floor.tx, speech_id)
        assert now is not None
        said = {"limit_ms": now.limit_ms, "spoken_ms": now.spoken_ms}
        await enter(floor.tx, floor.actor, now, "resumed" if speech.first_ms else "started", now_ms, **said)
        return await _done(floor, sender)


async def pause(house: House, sender: Sender, speech_id: int, revision: int) -> Changed:
    """[Jeda]: the time stands still until [Lanjut]."""
    return await _stop(house, sender, speech_id, revision, SpeechAct.PAUSE, pause_in)


async def finish(house: House, sender: Sender, speech_id: int, revision: int) -> Changed:
    """[Selesai]: the speech is over, and how long it took stands in the record."""
    return await _stop(house, sender, speech_id, revision, SpeechAct.FINISH, end_in)


async def _stop(
    house: House, sender: Sender, speech_id: int, revision: int, act: SpeechAct, stops: Callable[..., Awaitable[None]]
) -> Changed:
    """A moderator's word that holds a speech up or ends it, whichever of the two `stops` does."""
    async with _floor(house, sender, speech_id) as floor:
        if move(floor.speech.state, act) is floor.speech.state:
            return await _done(floor, sender, has_changed=False)
        _check_seen(floor.speech, revision)
        await stops(floor.tx, floor.actor, floor.speech, floor.now_ms, "moderator")
        return await _done(floor, sender)


async def skip(house: House, sender: Sender, speech_id: int, revision: int) -> Changed:
    """[Lewati]: the entry leaves the list, and its person is told."""
    async with _floor(house, sender, speech_id) as floor:
        speech = floor.speech
        if move(speech.state, SpeechAct.SKIP) is speech.state:
            return await _done(floor, sender, has_changed=False)
        _check_seen(speech, revision)
        await speeches.change(floor.tx, speech_id, state=SpeechState.SKIPPED.value, ended_ms=floor.now_ms)
        await enter(floor.tx, floor.actor, speech, "skipped", floor.now_ms)
        await _tell(floor, speech, "giliran_dilewati", label=speech.label)
        return await _done(floor, sender)


async def extend(house: House, sender: Sender, speech_id: int, minutes: int, wanted_extra_ms: int) -> Changed:
    """[+1 menit], [+2 menit]: the button names what is given on top in all once it is pressed, so that pressing twice
    gives once, and that two moderators never give the same minute without knowing."""
    if minutes not in EXTENSIONS or wanted_extra_ms > SPEECH_MINUTES_MAX * MINUTE_MS:
        raise Refusal("tombol_lama")
    async with _floor(house, sender, speech_id) as floor:
        speech = floor.speech
        if speech.state not in ON_FLOOR:
            raise Refusal("pembicara_berubah")
        if speech.extra_ms == wanted_extra_ms:
            return await _done(floor, sender, has_changed=False)
        if speech.extra_ms + minutes * MINUTE_MS != wanted_extra_ms:
            raise Refusal("pembicara_berubah")
        await speeches.change(floor.tx, speech_id, extra_ms=wanted_extra_ms)
        said = {"by_ms": minutes * MINUTE_MS, "extra_ms": wanted_extra_ms}
        await enter(floor.tx, floor.actor, speech, "extended", floor.now_ms, **said)
        await speech_times.look_again(floor.tx, speech_id, floor.now_ms)
        return await _done(floor, sender)
