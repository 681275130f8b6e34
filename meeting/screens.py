"""The screens of the hall, steered by phone: each act once, by whoever may, and never over the head of another."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from meeting.house import House, Sender
from meeting.rights import has_right, require
from meeting.telling import show
from rules.codes import new_key
from rules.meetings import OVER, MeetingState
from rules.refusals import Refusal
from rules.roles import Act
from rules.screens import Screen, View
from rules.screens import steer as what_is_shown
from rules.steering import Setting, adjust, choose, hold, subjects, unpack_page, write_wifi
from storage import dialogs, entries, meetings, outbox, screen_facts, screens
from storage.database import Tx
from storage.dialogs import Dialog
from storage.entries import Actor
from storage.screens import Address

STEP: Final = "screen_wifi"
# What a card of the screen is turned to, beside "" for the choices themselves and a list of what is chosen from.
MORE, RENEW, RESULTS, WIFI = "more", "renew", "results", "wifi"


class Outcome(StrEnum):
    """`STALE`: the button was drawn before somebody else steered, or before another view; nothing was changed by it."""

    CHANGED = "changed"
    SAME = "same"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class _Steered:
    """The screens of a meeting before somebody who may steer them; their row is locked."""

    tx: Tx
    sender: Sender
    actor: Actor
    address: Address
    now_ms: int

    async def show(self, view: str, outcome: Outcome) -> Outcome:
        """Everybody who steers sees what came of it; whoever pressed first of all."""
        meeting_id = self.address.screen.meeting_id
        if outcome is Outcome.CHANGED:
            await screens.count_act(self.tx, meeting_id, self.actor.ref)
            await outbox.want_again(self.tx, f"screen:{meeting_id}", now_ms=self.now_ms)
        await _show(self.tx, self.sender, meeting_id, self.now_ms, view=view)
        return outcome

    async def steer(self, new: Screen, seen: int, view: str) -> Outcome:
        """Stores how they are steered from now on. What is so already is the same whatever was seen before."""
        if new == self.address.screen:
            return await self.show(view, Outcome.SAME)
        if self.address.is_stale(seen, self.actor.ref):
            return await self.show(view, Outcome.STALE)
        await screens.steer(self.tx, new, self.now_ms)
        return await self.show(view, Outcome.CHANGED)


async def _show(
    tx: Tx, sender: Sender, meeting_id: int, now_ms: int, *, view: str = "", page: int = 0, anew: bool = False
) -> None:
    """The card in the chat of whoever acts."""
    payload = {"meeting": meeting_id, "page": page, "view": view}
    await show(
        *(tx, sender.telegram_id, "screen", payload),
        topic=f"screen:{meeting_id}",
        now_ms=now_ms,
        anew=anew or sender.tapped is None,
        is_awaited=True,
        tapped=sender.tapped,
    )


@asynccontextmanager
async def _steered(
    house: House, sender: Sender, meeting_id: int, act: Act = Act.STEER_SCREEN, *, enters: bool = False
) -> AsyncIterator[_Steered]:
    """With `enters` the act may leave an entry, and so the meeting is locked first, as everywhere."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, act)
        if enters:
            await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        address = await screens.of_meeting(tx, meeting_id, lock=house.db.lock_clause)
        if address is None:
            raise Refusal("tombol_lama")
        yield _Steered(tx, sender, actor, address, house.now())


async def show_card(
    house: House, sender: Sender, meeting_id: int, *, view: str = "", page: int = 0, anew: bool = False
) -> None:
    """The card of the screens, turned to `view`. Whoever asks first makes their address: a key that nobody guesses."""
    async with house.act(sender) as tx:
        if not await has_right(tx, meeting_id, sender, Act.STEER_SCREEN):
            await require(tx, meeting_id, sender, Act.OPEN_RESULTS)
        if await screens.of_meeting(tx, meeting_id) is None:
            # Two who ask at once are handed one address: who comes second finds it behind the lock.
            await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
            if await screens.of_meeting(tx, meeting_id) is None:
                await screens.put_key(tx, meeting_id, new_key(house.token_bytes), house.now())
        await _forget(tx, sender, house.now())
        await _show(tx, sender, meeting_id, house.now(), view=view, page=page, anew=anew)


async def offer(house: House, sender: Sender, meeting_id: int, seen: int, what: int) -> Outcome | None:
    """[Pertanyaan], [Hasil], [Pokok]: with several to choose from their list, and None; else what there is, at once."""
    async with _steered(house, sender, meeting_id) as now:
        facts = await screen_facts.of_meeting(now.tx, await meetings.load(now.tx, meeting_id))
        points = [point_id for point_id, _ in await screen_facts.shown_points(now.tx, meeting_id)]
        chosen = choose(now.address.screen, facts, points, what, 0)
        several = len(subjects(facts, points, what)) > (0 if chosen.shown == View.WALL else 1)
        if not several:
            return await now.steer(chosen, seen, "")
        await _show(now.tx, sender, meeting_id, now.now_ms, view=chosen.shown)
        return None


async def steer(house: House, sender: Sender, meeting_id: int, seen: int, what: int, subject_id: int) -> Outcome:
    """This is shown from now on; see `rules.steering.choose`. `seen` counts the acts before the button was drawn."""
    async with _steered(house, sender, meeting_id) as now:
        facts = await screen_facts.of_meeting(now.tx, await meetings.load(now.tx, meeting_id))
        points = [point_id for point_id, _ in await screen_facts.shown_points(now.tx, meeting_id)]
        return await now.steer(choose(now.address.screen, facts, points, what, subject_id), seen, "")


async def hold_page(house: House, sender: Sender, meeting_id: int, seen: int, packed: int, subject_id: int) -> Outcome:
    """Holds a page, or with page 0 lets pages turn by themselves. `packed` as `pack_page` makes it: the page and, with
    `subject_id`, what was shown when the button was drawn; what follows the meeting may have moved on since."""
    page, view = unpack_page(packed)
    async with _steered(house, sender, meeting_id) as now:
        facts = await screen_facts.of_meeting(now.tx, await meetings.load(now.tx, meeting_id))
        shown = what_is_shown(now.address.screen, facts)
        if (shown.view, shown.subject_id or 0) != (view, subject_id):
            return await now.show(MORE, Outcome.STALE)
        return await now.steer(hold(now.address.screen, shown, page), seen, MORE)


async def set_one(house: House, sender: Sender, meeting_id: int, seen: int, setting: int, value: int) -> Outcome:
    """Size of type, blank or not, light or dark, language: a button names the value it sets, so that pressing twice
    sets it once."""
    async with _steered(house, sender, meeting_id) as now:
        view = "" if setting == Setting.BLANK else MORE
        return await now.steer(adjust(now.address.screen, setting, value), seen, view)


async def new_address(house: House, sender: Sender, meeting_id: int, number: int) -> Outcome:
    """The screens are found under another key from now on, and no longer under the one before. `number` is which
    address of the meeting is wanted, so that pressing twice makes one. The record knows of it, not of any key."""
    async with _steered(house, sender, meeting_id, enters=True) as now:
        if number == now.address.number:
            return await now.show("", Outcome.SAME)
        if number != now.address.number + 1:
            return await now.show("", Outcome.STALE)
        await screens.put_key(now.tx, meeting_id, new_key(house.token_bytes), now.now_ms)
        await entries.append(now.tx, meeting_id, now.actor, "screen.moved", {"number": number}, now.now_ms)
        return await now.show("", Outcome.CHANGED)


async def open_results(house: House, sender: Sender, meeting_id: int, seen: int, is_open: int) -> Outcome:
    """Opens the page of published results under a key of its own (1), or shuts it, and then that key leads nowhere any
    more (0). Raises `layar_belum_selesai` before the meeting has ended."""
    async with _steered(house, sender, meeting_id, Act.OPEN_RESULTS, enters=True) as now:
        meeting = await meetings.load(now.tx, meeting_id)
        if is_open and MeetingState(meeting.state) not in OVER:
            raise Refusal("layar_belum_selesai")
        if bool(is_open) == (now.address.results_key is not None):
            return await now.show(RESULTS, Outcome.SAME)
        if now.address.is_stale(seen, now.actor.ref):
            return await now.show(RESULTS, Outcome.STALE)
        key = new_key(house.token_bytes) if is_open else None
        await screens.put_results_key(now.tx, meeting_id, key, now.now_ms)
        kind = "screen.results_opened" if is_open else "screen.results_closed"
        await entries.append(now.tx, meeting_id, now.actor, kind, {}, now.now_ms)
        return await now.show(RESULTS, Outcome.CHANGED)


async def ask_wifi(house: House, sender: Sender, meeting_id: int) -> None:
    """Asks for the line about the network of the hall; the next text typed is that."""
    async with _steered(house, sender, meeting_id) as now:
        await dialogs.set_step(now.tx, sender.telegram_id, meeting_id, STEP, {}, now.now_ms)
        await _show(now.tx, sender, meeting_id, now.now_ms, view=WIFI)


async def write_wifi_line(house: House, sender: Sender, dialog: Dialog, raw: str) -> Outcome:
    """The line that was asked for: whoever typed it last meant it, whatever was pressed in between."""
    assert dialog.meeting_id is not None
    text = write_wifi(raw)
    async with _steered(house, sender, dialog.meeting_id) as now:
        await dialogs.drop(now.tx, sender.telegram_id)
        return await now.steer(replace(now.address.screen, wifi=text), now.address.steered, MORE)


async def drop_wifi(house: House, sender: Sender, meeting_id: int, seen: int) -> Outcome:
    """The join view says nothing of a network any more."""
    async with _steered(house, sender, meeting_id) as now:
        return await now.steer(replace(now.address.screen, wifi=""), seen, MORE)


async def _forget(tx: Tx, sender: Sender, now_ms: int) -> None:
    """Nothing typed from now on is about the network."""
    dialog = await dialogs.load(tx, sender.telegram_id, now_ms)
    if dialog is not None and dialog.step == STEP:
        await dialogs.drop(tx, sender.telegram_id)
