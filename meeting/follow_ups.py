"""What is to be done: written in one line or asked for piece by piece, given to an organisation, dated, moved on."""

import json
from dataclasses import dataclass
from datetime import date

from meeting.house import House, Sender
from meeting.outcome_changes import Done
from meeting.outcome_dialogs import ask_in
from meeting.outcomes import Change, change, forget_dialog, read_ties, show_outcome, store
from meeting.rights import require
from rules import chain
from rules.dates import read_date
from rules.organisations import Candidates, Sure, match
from rules.outcomes import FollowUpStatus, OutcomeKind, read_line, read_text, split_follow_up
from rules.refusals import Refusal
from rules.roles import Act
from storage import follow_ups, meetings, organisations, outcomes
from storage.database import Tx
from storage.follow_ups import FollowUp, Task
from storage.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Written:
    """A follow-up as it stands, and the date that was typed and must be asked about, because it lies before the
    meeting; None for none."""

    outcome: Outcome
    asked_due: date | None


async def write(house: House, sender: Sender, meeting_id: int, raw: str, *, asks_more: bool = False) -> Written:
    """A follow-up in one line: what | who | until when. The last two may be left out; a name is kept as it was typed
    until a person says which organisation is meant. `asks_more`: by whom and until when is asked for afterwards."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.WRITE_ENTRY)
        rests, text = await read_ties(house, tx, meeting_id, raw)
        parts = split_follow_up(text)
        what, who = read_text(parts.what), read_line(parts.who) if parts.who else ""
        due = read_date(parts.due) if parts.due else None
        meeting = await meetings.load(tx, meeting_id)
        early = due if due is not None and due.isoformat() < meeting.held_on else None
        due_on = "" if due is None or early else due.isoformat()
        salt = house.token_bytes(16).hex()
        said = {"due": due_on, "responsible": chain.text_digest(salt, who) if who else None, "status": "open"}
        outcome = await store(house, tx, actor, meeting_id, OutcomeKind.FOLLOW_UP, what, rests, **said)
        await follow_ups.add(tx, outcome.id, Task(who, due_on))
        if who:
            kept = (outcome.id, "responsible", who, salt, actor.ref, house.now(), outcome.entry)
            await outcomes.keep_text(tx, *kept)
        await forget_dialog(tx, sender, house.now())
        await _show(tx, sender, outcome, house.now(), early=early, asks_who=bool(who), anew=True)
        if asks_more:
            await ask_in(tx, sender, outcome, "responsible", house.now(), is_guided=True)
        return Written(outcome, early)


async def _show(
    tx: Tx, sender: Sender, outcome: Outcome, now_ms: int, *, early: date | None, asks_who: bool, anew: bool
) -> None:
    """The card, turned to what must be asked first; the date that is asked about travels as its day number."""
    if early is not None:
        task = await follow_ups.load(tx, outcome.id)
        asked = task.revision if task else 0
        await show_outcome(tx, sender, outcome, now_ms, view="due", page=early.toordinal(), anew=anew, asked=asked)
        return
    view = "who" if asks_who and await candidates(tx, outcome) else ""
    await show_outcome(tx, sender, outcome, now_ms, view=view, anew=anew)


async def candidates(tx: Tx, outcome: Outcome) -> tuple[int, ...]:
    """The organisations of the meeting that may be meant by what was typed, best first; a person decides."""
    task = await follow_ups.load(tx, outcome.id)
    if task is None or not task.responsible:
        return ()
    meeting = await meetings.load(tx, outcome.meeting_id)
    roster = await organisations.roster(tx, outcome.meeting_id)
    match match(task.responsible, roster, json.loads(meeting.region_words)):
        case Sure(id=one):
            return (one,)
        case Candidates(ids=several):
            return several


async def set_status(house: House, sender: Sender, outcome_id: int, status: FollowUpStatus, revision: int) -> Done:
    """How far it is. A button drawn before somebody else moved it is refused, so that nobody's word is undone."""
    async with change(house, sender, outcome_id) as now:
        task = await _task(now)
        has_changed = task.status != status.value
        if has_changed:
            _check_revision(now, task, revision)
            await follow_ups.set_status(now.tx, outcome_id, status.value)
            await now.enter("follow_up.status", {"status": status.value, "was": task.status})
        await _done(now, sender)
        return Done(now.code, has_changed)


async def assign(house: House, sender: Sender, outcome_id: int, organisation_id: int, revision: int) -> Done:
    """An organisation of the meeting is responsible; 0: the words stay as they were typed."""
    async with change(house, sender, outcome_id) as now:
        task = await _task(now)
        wanted = organisation_id or None
        has_changed = wanted != task.organisation_id
        if has_changed:
            _check_revision(now, task, revision)
            organisation = await organisations.load(now.tx, organisation_id) if wanted else None
            if wanted and (organisation is None or organisation.meeting_id != now.outcome.meeting_id):
                raise Refusal("tombol_lama")
            await follow_ups.assign(now.tx, outcome_id, wanted, task.responsible)
            await now.enter("follow_up.assigned", {"organisation": organisation.ref if organisation else None})
        await _done(now, sender)
        return Done(now.code, has_changed)


async def name_responsible(
    house: House, sender: Sender, outcome_id: int, revision: int, raw: str, *, asks_more: bool = False
) -> Done:
    """Who is responsible, as typed; the card asks which organisation is meant where one may be. `asks_more`: until when
    is asked for afterwards."""
    who = read_line(raw)
    async with change(house, sender, outcome_id) as now:
        task = await _task(now)
        has_changed = who != task.responsible or task.organisation_id is not None
        if has_changed:
            _check_revision(now, task, revision)
            await follow_ups.assign(now.tx, outcome_id, None, who)
            await now.enter_text("follow_up.assigned", "responsible", who, organisation=None)
        await forget_dialog(now.tx, sender, now.now_ms)
        await _show(now.tx, sender, now.outcome, now.now_ms, early=None, asks_who=True, anew=True)
        if asks_more:
            await ask_in(now.tx, sender, now.outcome, "due", now.now_ms, is_guided=True)
        return Done(now.code, has_changed)


async def type_due(house: House, sender: Sender, outcome_id: int, revision: int, raw: str) -> date | None:
    """Until when, as typed. A day before the meeting is asked about and returned; otherwise it stands."""
    due = read_date(raw)
    async with change(house, sender, outcome_id) as now:
        meeting = await meetings.load(now.tx, now.outcome.meeting_id)
        early = due if due.isoformat() < meeting.held_on else None
        if early is None:
            await _date(now, due, revision)
        else:
            _check_revision(now, await _task(now), revision)
        await forget_dialog(now.tx, sender, now.now_ms)
        await _show(now.tx, sender, now.outcome, now.now_ms, early=early, asks_who=False, anew=True)
        return early


async def confirm_due(house: House, sender: Sender, outcome_id: int, day: int, revision: int) -> Done:
    """The day that lay before the meeting is meant, by its day number."""
    try:
        due = date.fromordinal(day)
    except (OverflowError, ValueError):
        raise Refusal("tombol_lama") from None
    async with change(house, sender, outcome_id) as now:
        has_changed = await _date(now, due, revision)
        task = await _task(now)
        asks_who = bool(task.responsible) and task.organisation_id is None
        await _show(now.tx, sender, now.outcome, now.now_ms, early=None, asks_who=asks_who, anew=False)
        return Done(now.code, has_changed)


def _check_revision(now: Change, task: FollowUp, revision: int) -> None:
    """Raises where somebody else changed it since the button was drawn or the words were asked for."""
    if task.revision != revision:
        raise Refusal("hasil_berubah", kode=now.code)


async def _date(now: Change, due: date, revision: int) -> bool:
    task = await _task(now)
    if task.due_on == due.isoformat():
        return False
    _check_revision(now, task, revision)
    await follow_ups.set_due(now.tx, now.outcome.id, due.isoformat())
    await now.enter("follow_up.dated", {"due": due.isoformat()})
    return True


async def _task(now: Change) -> FollowUp:
    task = await follow_ups.load(now.tx, now.outcome.id)
    if task is None:
        raise Refusal("tombol_lama")
    return task


async def _done(now: Change, sender: Sender) -> None:
    await forget_dialog(now.tx, sender, now.now_ms)
    await show_outcome(now.tx, sender, now.outcome, now.now_ms)
