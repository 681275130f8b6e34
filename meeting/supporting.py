"""Standing behind somebody else's point: once an organisation, by any of its delegates; withdrawn as easily."""

from dataclasses import dataclass

from meeting.hearing import show_heard
from meeting.house import House, Sender
from meeting.rights import require
from rules.meetings import MeetingState, check_joinable
from rules.refusals import Refusal
from rules.roles import Act
from storage import delegates, entries, meetings, organisations, outbox, supports
from storage.database import Tx
from storage.delegates import Delegate
from storage.entries import Actor
from storage.standings import Standing, standing

# Before a moderator has looked at it a point is known to its sender and to whoever was offered it.
SUPPORTABLE = ("received", "shown", "discussed", "answered")
VOTING = ("invited", "accepted")


@dataclass(frozen=True, slots=True)
class Supported:
    """The code of the head, how many organisations stand behind it now, in whose name, and whether anything changed."""

    code: str
    meeting_id: int
    point_id: int
    count: int
    is_personal: bool
    is_given: bool
    has_changed: bool


async def support(house: House, sender: Sender, point_id: int, delegate_id: int, *, is_wanted: bool) -> Supported:
    """Gives or withdraws the support of this delegate, whichever the button asks for; twice is once."""
    async with house.act(sender) as tx:
        done = await support_in(house, tx, sender, point_id, delegate_id, is_wanted=is_wanted)
        if sender.tapped is not None:
            # The card that was tapped says at once what it asks for next.
            await show_heard(tx, sender, done.meeting_id, house.now(), point=done.point_id)
    return done


async def support_in(
    house: House, tx: Tx, sender: Sender, point_id: int, delegate_id: int, *, is_wanted: bool
) -> Supported:
    """The same inside a transaction that is under way.

    A delegate supports for the organisation; where it supports already, in their own name. What was given to a merged
    point counts for its head. Only whoever gave it, or the lead, withdraws an organisation's support.
    """
    before = await standing(tx, point_id, lock=house.db.lock_clause)
    delegate = await delegates.load(tx, delegate_id)
    if before is None or delegate is None or delegate.meeting_id != before.head.meeting_id:
        raise Refusal("tombol_lama")
    _check(before, delegate, sender)
    await require(tx, delegate.meeting_id, sender, Act.SUPPORT_POINT)
    check_joinable(MeetingState((await meetings.load(tx, delegate.meeting_id)).state))
    is_personal = await (_give if is_wanted else _withdraw)(house, tx, before, delegate)
    if is_personal is not None:
        await _enter(house, tx, before, delegate, is_given=is_wanted, is_personal=is_personal)
    after = await standing(tx, before.head.id)
    assert after is not None, "points are never deleted"
    return Supported(
        code=after.head.code,
        meeting_id=after.head.meeting_id,
        point_id=after.head.id,
        count=len(after.supporter_names),
        is_personal=bool(after.of_person(delegate_id) if is_personal is None else is_personal),
        is_given=is_wanted,
        has_changed=is_personal is not None,
    )


def _check(before: Standing, delegate: Delegate, sender: Sender) -> None:
    if delegate.telegram_id != sender.telegram_id or delegate.left_ms is not None:
        raise Refusal("tombol_lama")
    if delegate.standing not in VOTING:
        raise Refusal("dukung_peninjau")
    if before.head.state not in SUPPORTABLE:
        raise Refusal("tombol_lama")


async def _give(house: House, tx: Tx, before: Standing, delegate: Delegate) -> bool | None:
    """Whether it was given in the delegate's own name; None where it was given already."""
    if delegate.organisation_id in before.author_ids:
        raise Refusal("dukung_sendiri", kode=before.head.code, instansi=delegate.organisation)
    of_organisation, own = before.of_organisation(delegate.organisation_id), before.of_person(delegate.id)
    if (own and of_organisation) or any(one.delegate_id == delegate.id for one in of_organisation):
        return None
    is_personal = bool(of_organisation)
    supporter = f"d{delegate.id}" if is_personal else f"o{delegate.organisation_id}"
    now_ms = house.now()
    await supports.give(tx, before.head.id, supporter, delegate.organisation_id, delegate.id, now_ms)
    # Nobody stands behind a point twice.
    await supports.withdraw(tx, own, now_ms)
    return is_personal


async def _withdraw(house: House, tx: Tx, before: Standing, delegate: Delegate) -> bool | None:
    of_organisation, own = before.of_organisation(delegate.organisation_id), before.of_person(delegate.id)
    if own:
        await supports.withdraw(tx, own, house.now())
        return True
    if not of_organisation:
        return None
    if not delegate.is_lead and all(one.delegate_id != delegate.id for one in of_organisation):
        raise Refusal("dukung_milik_lain", instansi=delegate.organisation)
    await supports.withdraw(tx, of_organisation, house.now())
    return False


async def _enter(
    house: House, tx: Tx, before: Standing, delegate: Delegate, *, is_given: bool, is_personal: bool
) -> None:
    head, now_ms = before.head, house.now()
    payload = {
        "act": "given" if is_given else "withdrawn",
        "as": "person" if is_personal else "organisation",
        "organisation": await organisations.ref_of(tx, delegate.organisation_id),
        "point": head.code,
    }
    actor = Actor("delegate", f"p{delegate.number}")
    await entries.append(tx, head.meeting_id, actor, "point.supported", payload, now_ms)
    for topic in (f"points:{head.meeting_id}", f"point:{head.id}"):
        await outbox.want_again(tx, topic, now_ms=now_ms)
