"""Raising a hand and taking it down again: one living entry a person, their own act or a clerk's."""

from dataclasses import dataclass

from meeting.house import House, Sender
from meeting.rights import require
from meeting.speech_ends import withdraw_in
from meeting.speech_list import call_chair, enter, left_of, refresh
from meeting.telling import show, tell
from rules.meetings import MeetingState, check_joinable
from rules.refusals import Refusal
from rules.roles import Act
from rules.speaking import SpeechKind, SpeechState
from storage import delegates, meetings, speaking_rules, speeches
from storage.database import Tx
from storage.delegates import Delegate
from storage.entries import Actor
from storage.speeches import Speech


@dataclass(frozen=True, slots=True)
class Raised:
    """The entry, its place in the queue (0 once it was called), and whether this act changed anything."""

    speech: Speech
    place: int
    has_changed: bool


async def raise_hand(
    house: House, sender: Sender, delegate_id: int, kind: SpeechKind, *, clerk: bool = False
) -> Raised:
    """The person stands on the list from now on. Raised again: nothing; a hand that waits becomes a point of order
    where that is asked for, never the other way round. A list that is shut takes points of order only."""
    async with house.act(sender) as tx:
        delegate, actor = await _speaker(tx, sender, delegate_id, clerk=clerk)
        meeting = await meetings.load(tx, delegate.meeting_id, lock=house.db.lock_clause)
        # Who left, or lost the right, while this waited for the meeting raises no hand.
        delegate, actor = await _speaker(tx, sender, delegate_id, clerk=clerk)
        check_joinable(MeetingState(meeting.state))
        if meeting.state == MeetingState.REGISTRATION.value:
            raise Refusal("rapat_belum_dimulai")
        now_ms, rules = house.now(), await speaking_rules.of_meeting(tx, meeting.id)
        speech = await speeches.living_of(tx, delegate_id)
        has_changed = speech is None or (
            speech.state is SpeechState.WAITING and kind is SpeechKind.ORDER and not speech.is_order
        )
        if has_changed:
            if rules.is_shut and kind is SpeechKind.HAND:
                raise Refusal("daftar_pembicara_ditutup")
            speech = await _raise(tx, actor, delegate, speech, kind, now_ms)
        assert speech is not None
        place = await _place(tx, speech)
        if place == 1:
            # Who raised a hand and is next reads so on the card; nobody need call it out once more.
            await speeches.told(tx, speech.id, now_ms)
        if has_changed:
            await call_chair(tx, speech, now_ms)
            await refresh(tx, meeting.id, now_ms)
        if clerk or speech.telegram_id is None:
            return Raised(speech, place, has_changed)
        await show_hand(tx, sender, meeting.id, now_ms, anew=sender.tapped is None or has_changed)
        if has_changed and await left_of(tx, rules, speech, now_ms) == 0:
            await tell(tx, sender.telegram_id, "jatah_bicara_habis", now_ms=now_ms, meeting_id=meeting.id)
        return Raised(speech, place, has_changed)


async def _raise(
    tx: Tx, actor: Actor, delegate: Delegate, waiting: Speech | None, kind: SpeechKind, now_ms: int
) -> Speech:
    if waiting is None:
        speech = await speeches.add(tx, delegate.meeting_id, delegate.id, kind, actor.ref, now_ms)
        await enter(tx, actor, speech, "raised", now_ms)
        return speech
    await speeches.change(tx, waiting.id, kind=kind.value)
    speech = await _loaded(tx, waiting.id)
    await enter(tx, actor, speech, "raised", now_ms, was=waiting.kind.value)
    return speech


async def _loaded(tx: Tx, speech_id: int) -> Speech:
    speech = await speeches.load(tx, speech_id)
    if speech is None:
        raise Refusal("tombol_lama")
    return speech


async def _speaker(tx: Tx, sender: Sender, delegate_id: int, *, clerk: bool) -> tuple[Delegate, Actor]:
    """For whom the hand goes up, and who raises it."""
    delegate = await delegates.load(tx, delegate_id)
    if delegate is None or delegate.left_ms is not None:
        raise Refusal("tombol_lama")
    if clerk:
        return delegate, await require(tx, delegate.meeting_id, sender, Act.ENTER_ASSISTED)
    if delegate.telegram_id != sender.telegram_id:
        raise Refusal("tombol_lama")
    await require(tx, delegate.meeting_id, sender, Act.RAISE_HAND)
    return delegate, Actor("delegate", f"p{delegate.number}")


async def _place(tx: Tx, speech: Speech) -> int:
    """From 1; 0 where the entry does not wait."""
    ordered = await speeches.in_order(tx, speech.meeting_id, await speaking_rules.of_meeting(tx, speech.meeting_id))
    return next((place for place, one in enumerate(ordered, 1) if one.id == speech.id), 0)


async def withdraw(house: House, sender: Sender, speech_id: int, *, clerk: bool = False) -> Raised:
    """[Batal angkat]: the entry leaves the list. Whoever speaks already ends with the moderator's word, not by this."""
    async with house.act(sender) as tx:
        seen = await _loaded(tx, speech_id)
        await meetings.load(tx, seen.meeting_id, lock=house.db.lock_clause)
        _, actor = await _speaker(tx, sender, seen.delegate_id, clerk=clerk)
        speech, now_ms = await _loaded(tx, speech_id), house.now()
        if speech.state in (SpeechState.SPEAKING, SpeechState.PAUSED):
            raise Refusal("sedang_berbicara")
        has_changed = speech.state in (SpeechState.WAITING, SpeechState.CALLED)
        if has_changed:
            await withdraw_in(tx, actor, speech, now_ms, "clerk" if clerk else "self")
            await refresh(tx, speech.meeting_id, now_ms)
        if not clerk:
            await show_hand(tx, sender, speech.meeting_id, now_ms)
        return Raised(speech, 0, has_changed)


async def show_hand(tx: Tx, sender: Sender, meeting_id: int, now_ms: int, *, anew: bool = False) -> None:
    """Where everybody of this phone stands on the list; one card, edited in place."""
    await show(
        *(tx, sender.telegram_id, "hand", {"meeting": meeting_id}),
        topic=f"hand:{meeting_id}",
        now_ms=now_ms,
        anew=anew,
        is_awaited=True,
        tapped=sender.tapped,
    )
