"""How the meeting speaks: the list shut or open, minutes a speech, whose turn, which budget; each change an entry."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Final

from meeting.house import House, Sender
from meeting.rights import has_right, require
from meeting.speech_list import refresh, show_list
from rules.meetings import OVER, MeetingState
from rules.refusals import Refusal
from rules.roles import Act
from rules.speaking import BUDGET_MINUTES_MAX, MINUTE_MS, SPEECH_MINUTES_MAX, BudgetOf, Turn, check_minutes
from storage import dialogs, entries, meetings
from storage import speaking_rules as stored
from storage.database import Tx
from storage.dialogs import Dialog
from storage.entries import Actor
from storage.speaking_rules import SpeakingRules

STEP: Final = "speaking_minutes"
# What minutes are asked for, as the buttons number it.
SPEECH, SPEAKER, ORGANISATION = 0, 1, 2
_BUDGETS: Final = {SPEAKER: BudgetOf.SPEAKER, ORGANISATION: BudgetOf.ORGANISATION}


@dataclass(slots=True)
class _Setting:
    """The rules before somebody who may set them; what stands in `new` at the end is stored."""

    tx: Tx
    actor: Actor
    now_ms: int
    old: SpeakingRules
    new: SpeakingRules


@asynccontextmanager
async def _setting(house: House, sender: Sender, meeting_id: int, *, view: str) -> AsyncIterator[_Setting]:
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.RUN_SPEAKERS)
        meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        if MeetingState(meeting.state) in OVER:
            raise Refusal("rapat_selesai")
        old = await stored.of_meeting(tx, meeting_id)
        setting = _Setting(tx, actor, house.now(), old, old)
        yield setting
        if setting.new != old:
            await stored.put(tx, meeting_id, setting.new)
            await entries.append(tx, meeting_id, actor, *_entry(setting.new, old), setting.now_ms)
            await refresh(tx, meeting_id, setting.now_ms)
        await _forget(tx, sender, setting.now_ms)
        await show_list(tx, sender, meeting_id, setting.now_ms, view=view, anew=sender.tapped is None)


def _entry(new: SpeakingRules, old: SpeakingRules) -> tuple[str, dict[str, str | int]]:
    if new.is_shut != old.is_shut:
        return ("speakers.shut" if new.is_shut else "speakers.opened"), {}
    ruled: dict[str, str | int] = {"budget_ms": new.budget_ms, "budget_of": new.budget_of.value}
    return "speakers.ruled", {**ruled, "speech_ms": new.speech_ms, "turn": new.turn.value}


async def _forget(tx: Tx, sender: Sender, now_ms: int) -> None:
    """Nothing typed from now on is minutes."""
    dialog = await dialogs.load(tx, sender.telegram_id, now_ms)
    if dialog is not None and dialog.step == STEP:
        await dialogs.drop(tx, sender.telegram_id)


async def shut(house: House, sender: Sender, meeting_id: int, *, is_shut: bool) -> bool:
    """[Tutup daftar] and [Buka daftar]: who waits keeps their place. True where it was not so before."""
    async with _setting(house, sender, meeting_id, view="") as setting:
        setting.new = replace(setting.old, is_shut=is_shut)
    return setting.new != setting.old


async def set_minutes(house: House, sender: Sender, meeting_id: int, minutes: int) -> None:
    """So long may a speech take that begins from now on."""
    if not 1 <= minutes <= SPEECH_MINUTES_MAX:
        raise Refusal("menit_salah", maks=SPEECH_MINUTES_MAX)
    async with _setting(house, sender, meeting_id, view="rules") as setting:
        setting.new = replace(setting.old, speech_ms=minutes * MINUTE_MS)


async def set_turn(house: House, sender: Sender, meeting_id: int, turn: Turn) -> None:
    """By arrival, or constituency by constituency."""
    async with _setting(house, sender, meeting_id, view="rules") as setting:
        setting.new = replace(setting.old, turn=turn)


async def set_budget(house: House, sender: Sender, meeting_id: int, budget_of: BudgetOf, minutes: int = 0) -> None:
    """A budget of so many minutes for each speaker or organisation, over the whole meeting; or none."""
    if budget_of is not BudgetOf.NOBODY and not 1 <= minutes <= BUDGET_MINUTES_MAX:
        raise Refusal("menit_salah", maks=BUDGET_MINUTES_MAX)
    async with _setting(house, sender, meeting_id, view="rules") as setting:
        budget_ms = 0 if budget_of is BudgetOf.NOBODY else minutes * MINUTE_MS
        setting.new = replace(setting.old, budget_of=budget_of, budget_ms=budget_ms)


async def ask_minutes(house: House, sender: Sender, meeting_id: int, what: int) -> None:
    """Asks for minutes; the next text typed is them."""
    if what not in (SPEECH, *_BUDGETS):
        raise Refusal("tombol_lama")
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.RUN_SPEAKERS)
        await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP, {"what": what}, house.now())
        await show_list(tx, sender, meeting_id, house.now(), view="minutes", at=what)


async def write(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """The minutes that were asked for. Raises `menit_salah`, and then they are still asked for."""
    assert dialog.meeting_id is not None
    what = dialog.payload["what"]
    if what == SPEECH:
        minutes = check_minutes(raw, SPEECH_MINUTES_MAX)
        await set_minutes(house, sender, dialog.meeting_id, minutes)
    else:
        minutes = check_minutes(raw, BUDGET_MINUTES_MAX)
        await set_budget(house, sender, dialog.meeting_id, _BUDGETS[what], minutes)


async def turn_list(
    house: House, sender: Sender, meeting_id: int, *, view: str = "", page: int = 0, at: int = 0, anew: bool = False
) -> None:
    """Shows an official the list, a page of it, or what `view` names."""
    async with house.act(sender) as tx:
        if not await has_right(tx, meeting_id, sender, Act.RUN_SPEAKERS):
            await require(tx, meeting_id, sender, Act.SEE_POINTS)
        await _forget(tx, sender, house.now())
        await show_list(tx, sender, meeting_id, house.now(), view=view, page=page, at=at, anew=anew)
