"""Follow-ups that an earlier meeting left unfinished, taken into the next one: by a button, or through its file; each
once, and the earlier record stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from meeting.house import House, Sender
from meeting.outcomes import check_open, redraw
from meeting.rights import require
from rules import chain
from rules.file_follow_ups import FileFollowUp
from rules.outcomes import OutcomeKind, mark
from rules.roles import Act
from storage import entries, follow_ups, meetings, organisations, outcomes
from storage.database import Tx
from storage.entries import Actor
from storage.follow_ups import Task

KIND = OutcomeKind.FOLLOW_UP


@dataclass(frozen=True, slots=True)
class _Carried:
    """One to be taken over; `source` is its id where it stands in the same memory."""

    text: str
    who: str
    due_on: str
    status: str
    origin: str
    source: int | None = None


async def carry(house: House, sender: Sender, meeting_id: int) -> list[str]:
    """Takes all that waits into this meeting and returns the codes it has here; pressed again there is nothing left."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.CARRY_FOLLOW_UPS)
        found = await follow_ups.waiting(tx, meeting_id, sender.telegram_id, lock=house.db.lock_clause)
        await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        await check_open(tx, meeting_id)
        codes = []
        here = await follow_ups.origins(tx, meeting_id)
        for one in found:
            if one.origin in here:
                continue
            carried = _Carried(one.text, one.who, one.due_on, one.status, one.origin, one.note_id)
            codes.append(await _carry(house, tx, actor, meeting_id, carried))
        return codes


@dataclass(frozen=True, slots=True)
class FromFile:
    """What came in by a meeting file: code -> digest of the text and, where somebody is named, of who is responsible,
    both for the entry that prepares the meeting; and what another meeting goes on with already, how it was called ->
    how it is called there."""

    digests: dict[str, str]
    responsible: dict[str, str]
    elsewhere: dict[str, str]


async def hold(house: House, tx: Tx, listed: Sequence[FileFollowUp], sender: Sender | None) -> None:
    """Holds what a meeting file lists against whoever carries it by button meanwhile. To be called before the meeting
    is held: whoever carries holds the earlier ones first."""
    if listed and sender is not None:
        await follow_ups.hold(tx, sender.telegram_id, [one.origin for one in listed], house.db.lock_clause)


async def from_file(
    house: House, tx: Tx, actor: Actor, meeting_id: int, listed: Sequence[FileFollowUp], sender: Sender | None
) -> FromFile:
    """Stores those a meeting file lists. What came in by button already is not doubled, and what another meeting of the
    sender's carries stays there. One that stands in an earlier meeting of the sender's is tied to it, so that no third
    meeting carries both."""
    digests: dict[str, str] = {}
    responsible: dict[str, str] = {}
    elsewhere: dict[str, str] = {}
    here = await follow_ups.origins(tx, meeting_id)
    known: dict[str, int] = {}
    others: dict[str, str] = {}
    if listed and sender is not None:
        known = await follow_ups.by_origin(tx, await follow_ups.earlier_meetings(tx, meeting_id, sender.telegram_id))
        others = await follow_ups.carried_elsewhere(tx, meeting_id, sender.telegram_id)
    for one in listed:
        if one.origin in here:
            continue
        if one.origin in others:
            elsewhere[one.origin] = others[one.origin]
            continue
        source = known.get(one.origin)
        carried = _Carried(one.text, one.responsible, one.due_on, one.status, one.origin, source)
        salt = house.token_bytes(16).hex()
        code, digest = await _store(house, tx, actor, meeting_id, carried, salt)
        digests[code] = digest
        if carried.who:
            responsible[code] = chain.text_digest(salt, carried.who)
    return FromFile(digests, responsible, elsewhere)


async def _carry(house: House, tx: Tx, actor: Actor, meeting_id: int, one: _Carried) -> str:
    salt, now_ms = house.token_bytes(16).hex(), house.now()
    code, digest = await _store(house, tx, actor, meeting_id, one, salt)
    said = {
        "digest": digest,
        "due": one.due_on,
        "origin": one.origin,
        "outcome": code,
        "responsible": chain.text_digest(salt, one.who) if one.who else None,
        "status": one.status,
    }
    seq = await entries.append(tx, meeting_id, actor, "follow_up.carried", said, now_ms)
    await outcomes.enter_last(tx, meeting_id, seq)
    await redraw(tx, meeting_id, 0, now_ms)
    return code


async def _store(house: House, tx: Tx, actor: Actor, meeting_id: int, one: _Carried, salt: str) -> tuple[str, str]:
    """Code and digest of the text; the entry that holds the digest is written by the caller."""
    now_ms = house.now()
    number = await outcomes.next_number(tx, meeting_id, KIND.value)
    named = [org.id for org in await organisations.of_meeting(tx, meeting_id) if one.who in (org.name, org.short)]
    organisation_id = named[0] if one.who and len(named) == 1 else None
    note_id = await outcomes.add(tx, meeting_id, KIND.value, number, None, one.text, salt, actor.ref, now_ms)
    task = Task(one.who, one.due_on, one.status, organisation_id, one.source, one.origin)
    await follow_ups.add(tx, note_id, task)
    for part, text in (("text", one.text), ("responsible", one.who)):
        if text:
            await outcomes.keep_text(tx, note_id, part, text, salt, actor.ref, now_ms, 0)
    return mark(KIND, number), chain.text_digest(salt, one.text)
