"""Words that wait are kept beside whatever conversation is in front, asked about, and taken up again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from locales.words import shorten
from meeting.house import House, Sender
from meeting.telling import FLOOR, Buttons, ask
from meeting.waiting import Waiting, begun_in, read_waiting
from rules.refusals import Refusal
from rules.text import fold
from storage import delegates, dialogs, waiting_words
from storage.database import Tx
from storage.delegates import Delegate

# A piece of a long text was refused, and its rest is looked for; no conversation.
STEP_LONG = "point_long"
REMIND_MS = dialogs.LIFETIME_MS
SUMMARY_UNITS_MAX = 160


async def words_of(tx: Tx, telegram_id: int, meeting_id: int) -> Waiting | None:
    """The words of this account that wait in the meeting, whatever it is asked for just now."""
    stored = await waiting_words.load(tx, telegram_id, meeting_id)
    return None if stored is None else read_waiting(stored)


async def held_in(tx: Tx, telegram_id: int, meeting_id: int, now_ms: int) -> Waiting | None:
    """What the floor waits for from this account: what it has just asked for with the words that wait behind it, or
    else those words; None where it waits for nothing."""
    words = await words_of(tx, telegram_id, meeting_id)
    begun = begun_in(await dialogs.load(tx, telegram_id, now_ms), meeting_id)
    if begun is None:
        return words
    return replace(begun, behind=() if words is None else words.words)


async def answered(tx: Tx, sender: Sender, mark: int) -> tuple[Delegate, Waiting]:
    """The words that a button with this mark means, all others behind them, and who speaks; without a mark those that
    were asked about last. A second press finds none."""
    for meeting_id, stored in await waiting_words.of_account(tx, sender.telegram_id):
        found = marked(read_waiting(stored), mark)
        if found is None:
            continue
        delegate = await delegates.acting(tx, meeting_id, sender.telegram_id)
        if delegate is None:
            raise Refusal("belum_terdaftar")
        speaker = await speaker_of(tx, delegate, sender.telegram_id, found)
        if found.speaker not in (0, speaker.id):
            raise await gone(tx, found.speaker)
        return speaker, found
    raise Refusal("tombol_lama")


async def speaker_of(tx: Tx, delegate: Delegate, telegram_id: int, waiting: Waiting) -> Delegate:
    """Who wrote these words, while the phone answers for them; else `delegate`, for whom it speaks just now."""
    if waiting.speaker in (0, delegate.id):
        return delegate
    own = await delegates.of_account(tx, delegate.meeting_id, telegram_id)
    return next((one for one in own if one.id == waiting.speaker), delegate)


async def gone(tx: Tx, delegate_id: int) -> Refusal:
    """Whoever shared the phone has left: nobody else says anything for them, and reads so."""
    delegate = await delegates.load(tx, delegate_id)
    assert delegate is not None, "delegates are never deleted"
    return Refusal("pemilik_meninggalkan", label=delegate.label)


async def of_present(tx: Tx, telegram_id: int, meeting_id: int, words: Sequence[Waiting]) -> tuple[Waiting, ...]:
    """Those of the words whose writers are in the meeting, as far as that was kept."""
    here = {one.id for one in await delegates.of_account(tx, meeting_id, telegram_id)} | {0}
    return tuple(one for one in words if one.speaker in here)


def marked(held: Waiting | None, mark: int) -> Waiting | None:
    """The words with this mark, or the first of them without one, with all others behind them; None where they wait no
    more."""
    words = () if held is None else held.words
    for place, one in enumerate(words):
        if mark in (0, one.mark):
            return replace(one, behind=(*words[:place], *words[place + 1 :]))
    return None


async def keep(tx: Tx, telegram_id: int, meeting_id: int, waiting: Waiting, now_ms: int) -> None:
    """The words of `waiting`, and those behind it, are all that waits from now on. While another conversation is in
    front they are asked about again when it ends."""
    if not waiting.words:
        await waiting_words.drop(tx, telegram_id, meeting_id)
        return
    first, *rest = waiting.words
    dialog = await dialogs.load(tx, telegram_id, now_ms)
    again_ms = None if dialog is None or dialog.step == STEP_LONG else dialog.expires_ms
    remind_ms = None if first.is_reminded else now_ms + REMIND_MS
    payload = replace(first, behind=tuple(rest)).payload()
    await waiting_words.put(tx, telegram_id, meeting_id, payload, now_ms, again_ms=again_ms, remind_ms=remind_ms)


async def settle(tx: Tx, telegram_id: int, meeting_id: int, waiting: Waiting, now_ms: int) -> bool:
    """These words wait no more, nor the same words behind them; whether others do."""
    if waiting.is_in_dialog:
        await dialogs.drop(tx, telegram_id)
    rest = Waiting(behind=others_behind(waiting))
    await keep(tx, telegram_id, meeting_id, rest, now_ms)
    return bool(rest.behind)


async def forget(tx: Tx, telegram_id: int, meeting_id: int, delegate_id: int, now_ms: int) -> int:
    """Words of this person wait no more, nor words of which nobody knows whose they are; what others of the phone wrote
    is asked about again. Returns how many are gone."""
    waiting = await words_of(tx, telegram_id, meeting_id)
    words = () if waiting is None else waiting.words
    others = tuple(one for one in words if one.speaker not in (0, delegate_id))
    if len(others) < len(words):
        await keep(tx, telegram_id, meeting_id, Waiting(behind=others), now_ms)
        if await dialogs.load(tx, telegram_id, now_ms) is None:
            await waiting_words.stand_behind(tx, telegram_id, dialogs.ENDED)
    return len(words) - len(others)


def others_behind(waiting: Waiting) -> tuple[Waiting, ...]:
    """Words that their writer said again meanwhile are settled with these."""
    settled = (fold(waiting.text), waiting.speaker)
    return tuple(one for one in waiting.behind if (fold(one.text), one.speaker) != settled)


async def ask_about(
    house: House,
    tx: Tx,
    sender: Sender,
    meeting_id: int,
    waiting: Waiting,
    key: str,
    rows: Buttons,
    *,
    anew: bool,
    **values: Any,
) -> None:
    """The words wait, and this question with its buttons is put about them."""
    now_ms, chat_id = house.now(), sender.telegram_id
    if waiting.is_in_dialog:
        await dialogs.drop(tx, chat_id)
    await keep(tx, chat_id, meeting_id, waiting, now_ms)
    await ask(tx, chat_id, key, now_ms=now_ms, meeting_id=meeting_id, buttons=rows, anew=anew, card=FLOOR, **values)


def summary(waiting: Waiting) -> str:
    """The words that wait, on one line."""
    return shorten(" ".join(waiting.text.split()), SUMMARY_UNITS_MAX)
