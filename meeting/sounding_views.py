"""A delegate before an open sounding: one view a point, changed as often as they like until it is closed."""

from dataclasses import dataclass

from meeting import sounding_cards
from meeting.house import House, Sender
from meeting.rights import require
from rules.consensus import View
from rules.refusals import Refusal
from rules.roles import Act
from rules.soundings import VIEW_OF, SoundingState, check_answering
from storage import applied, delegates, soundings
from storage.database import Tx
from storage.delegates import VOTING, Delegate
from storage.soundings import Sounding


@dataclass(frozen=True, slots=True)
class Given:
    """What is stored for a point after a press, and whether it was stored before."""

    meeting_id: int
    code: str
    view: View
    is_unchanged: bool


async def give(house: House, sender: Sender, sounding_id: int, position: int, delegate_id: int, number: int) -> Given:
    """Stores the view of this delegate on this point and turns to the next one. The same view again changes nothing;
    whether it may be given is decided in the transaction that stores it."""
    async with house.db.transaction() as tx:
        now_ms = house.now()
        sounding, delegate = await _before(house, tx, sender, sounding_id, delegate_id)
        if number not in VIEW_OF:
            raise Refusal("tombol_lama")
        check_answering(sounding.code, sounding.state, sounding.closed_ms, sounding.deadline_ms, now_ms)
        await _check_right(tx, sender, sounding, delegate)
        asked = {one.position: one for one in await soundings.points_of(tx, sounding_id)}
        if position not in asked:
            raise Refusal("tombol_lama")
        view, stored = VIEW_OF[number], (await soundings.views_of(tx, sounding_id, delegate_id)).get(position)
        is_first = sender.update_id is None or await applied.first_time(tx, sender.update_id, now_ms)
        if not is_first:
            return Given(sounding.meeting_id, asked[position].code, stored or view, True)
        if stored is not view:
            constituency = await soundings.constituency_of(tx, delegate_id)
            await soundings.give(tx, sounding_id, position, delegate_id, constituency, view, now_ms)
        await sounding_cards.turn(tx, sender, sounding, delegate_id, position + 1, now_ms)
        tx.after_commit(house.wake)
    return Given(sounding.meeting_id, asked[position].code, view, stored is view)


async def turn_to(house: House, sender: Sender, sounding_id: int, position: int, delegate_id: int) -> str:
    """Shows a point of the sounding, or what is stored of all of them, to one delegate of this phone; returns the
    delegate's label."""
    async with house.act(sender) as tx:
        sounding, delegate = await _before(house, tx, sender, sounding_id, delegate_id)
        await sounding_cards.turn(tx, sender, sounding, delegate_id, position, house.now())
    return delegate.label


async def _before(
    house: House, tx: Tx, sender: Sender, sounding_id: int, delegate_id: int
) -> tuple[Sounding, Delegate]:
    """The sounding and the delegate before it, both locked: what a button names is a stranger's claim, and somebody may
    have their data erased who did not yet know of this sounding."""
    sounding = await soundings.load(tx, sounding_id, lock=house.db.lock_clause)
    delegate = await delegates.load(tx, delegate_id, lock=house.db.lock_clause)
    if sounding is None or sounding.state == SoundingState.DRAFT or delegate is None:
        raise Refusal("tombol_lama")
    if delegate.telegram_id != sender.telegram_id or delegate.meeting_id != sounding.meeting_id:
        raise Refusal("tombol_lama")
    return sounding, delegate


async def _check_right(tx: Tx, sender: Sender, sounding: Sounding, delegate: Delegate) -> None:
    has_left = delegate.left_ms is not None
    # Leaving and coming back under another name would answer twice.
    if has_left or await soundings.answered_before_leaving(tx, sounding.id, sender.telegram_id, delegate.id):
        raise Refusal("tidak_berhak", kode=sounding.code)
    if delegate.standing not in VOTING:
        raise Refusal("tanpa_hak")
    await require(tx, delegate.meeting_id, sender, Act.ANSWER)
