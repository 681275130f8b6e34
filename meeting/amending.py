"""Corrections of the minutes proposed by those who attended, from the end of the meeting until the deadline."""

from typing import Any

from meeting.house import House, Sender
from meeting.telling import ask, button, tell
from rules import chain
from rules.amendments import (
    BARE,
    TEXT_GRAPHEMES_MAX,
    WAITING_MAX,
    Proposal,
    Target,
    check_window,
    mark,
    read_proposal,
)
from rules.meetings import MeetingState
from rules.outcomes import OutcomeKind
from rules.outcomes import mark as mark_outcome
from rules.refusals import Refusal
from rules.roles import Act, Role
from rules.text import fold
from storage import (
    amendments,
    closing_rules,
    delegates,
    dialogs,
    entries,
    meetings,
    outbox,
    outcomes,
    points,
    questions,
    staff,
)
from storage.amendments import NewAmendment
from storage.database import Tx
from storage.delegates import Delegate
from storage.dialogs import Dialog
from storage.entries import Actor
from storage.meetings import Meeting

STEP = "amendment"
ATTENDED = ("invited", "accepted", "observer")
SYSTEM = Actor("system", "deadline")
_TARGETS = tuple(Target)


async def attended(tx: Tx, meeting_id: int, telegram_id: int) -> list[Delegate]:
    """Whom this account registered and who was let in, those who left before the end among them."""
    found = await delegates.all_of_account(tx, meeting_id, telegram_id)
    return [one for one in found if one.standing in ATTENDED]


async def begin(house: House, sender: Sender, meeting_id: int, target: int | None = None) -> None:
    """Asks for one correction in one message. `target` is the number of what a button said it is about."""
    async with house.act(sender) as tx:
        now_ms = house.now()
        if not await attended(tx, meeting_id, sender.telegram_id):
            # A forged button may name a meeting that is none.
            raise Refusal("koreksi_bukan_peserta")
        speaker, _ = await _check(house, tx, sender, meeting_id)
        dialog = None if target is None else await dialogs.load(tx, sender.telegram_id, now_ms)
        if dialog is not None and (dialog.step, dialog.meeting_id) == (STEP, meeting_id):
            # The button stands under a question that was put to one of the phone.
            speaker = await _asked(tx, sender, dialog)
        chosen = Target.GENERAL if target is None else _bare(target)
        payload = {"delegate": speaker.id, "target": chosen.value}
        await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP, payload, now_ms)
        rows = [[button(f"tombol_koreksi_{one.value}", "yt", meeting_id, _TARGETS.index(one))] for one in BARE]
        rules = await closing_rules.of_meeting(tx, meeting_id)
        values: dict[str, Any] = {"waktu": rules.closes_ms, "label": speaker.label, "n": TEXT_GRAPHEMES_MAX}
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting_id, "anew": sender.tapped is None}
        key = "usul_koreksi_minta" if target is None else f"usul_koreksi_minta_{chosen.value}"
        await ask(tx, sender.telegram_id, key, **about, buttons=rows if target is None else (), **values)


def _bare(number: int) -> Target:
    if number >= len(_TARGETS) or _TARGETS[number] not in BARE:
        raise Refusal("tombol_lama")
    return _TARGETS[number]


async def _check(house: House, tx: Tx, sender: Sender, meeting_id: int, lock: str = "") -> tuple[Delegate, Meeting]:
    """For whom the account proposes; raises unless it attended and the time is not over. Who was erased while this
    waited for the meeting attended nothing."""
    meeting = await meetings.load(tx, meeting_id, lock=lock)
    own = await attended(tx, meeting_id, sender.telegram_id)
    if not own:
        raise Refusal("koreksi_bukan_peserta")
    rules = await closing_rules.of_meeting(tx, meeting_id)
    check_window(MeetingState(meeting.state), rules.closes_ms, house.now())
    acting = await delegates.acting(tx, meeting_id, sender.telegram_id)
    return next((one for one in own if acting is not None and one.id == acting.id), own[0]), meeting


async def _asked(tx: Tx, sender: Sender, dialog: Dialog) -> Delegate:
    """Whom the dialog has asked; nobody proposes for somebody who was erased meanwhile."""
    own = [] if dialog.meeting_id is None else await attended(tx, dialog.meeting_id, sender.telegram_id)
    asked = next((one for one in own if one.id == dialog.payload["delegate"]), None)
    if asked is None:
        raise Refusal("koreksi_bukan_peserta")
    return asked


async def propose(house: House, sender: Sender, meeting_id: int, raw: str, dialog: Dialog | None = None) -> str:
    """Stores one proposal and returns its code; the secretariat finds it in its queue. What the dialog chose counts
    where no code stands in front of the text. The same words of the same person are taken once."""
    async with house.act(sender) as tx:
        speaker, _ = await _check(house, tx, sender, meeting_id, house.db.lock_clause)
        bare = Target.GENERAL
        if dialog is not None:
            bare = Target(dialog.payload["target"])
            speaker = await _asked(tx, sender, dialog)
        written = read_proposal(raw, await codes_of(tx, meeting_id), bare=bare)
        waiting = await amendments.waiting_of(tx, speaker.id)
        for one in waiting:
            if (one.target, one.about, fold(one.text)) == (written.target.value, written.about, fold(written.text)):
                raise Refusal("koreksi_sudah_ada", kode=mark(one.number))
        if len(waiting) >= WAITING_MAX:
            raise Refusal("koreksi_penuh", maks=WAITING_MAX)
        code = await _store(house, tx, speaker, meeting_id, written)
        await dialogs.drop(tx, sender.telegram_id)
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id}
        await ask(tx, sender.telegram_id, "koreksi_tercatat", **about, kode=code)
        if written.masked:
            await tell(tx, sender.telegram_id, "ada_nik", **about)
        return code


async def codes_of(tx: Tx, meeting_id: int) -> dict[str, Target]:
    """Everything that has a code which the minutes print. Questions come last: their codes are the file's to choose."""
    known = {point.code: Target.POINT for point in await points.of_meeting(tx, meeting_id)}
    for outcome in await outcomes.of_meeting(tx, meeting_id):
        if outcome.kind in tuple(OutcomeKind):
            known[mark_outcome(OutcomeKind(outcome.kind), outcome.number)] = Target.OUTCOME
    for question in await questions.of_meeting(tx, meeting_id):
        if question.opened is not None:
            known[question.code] = Target.QUESTION
    return known


async def _store(house: House, tx: Tx, speaker: Delegate, meeting_id: int, written: Proposal) -> str:
    now_ms, salt = house.now(), house.token_bytes(16).hex()
    new = NewAmendment(speaker.id, written.target.value, written.about, written.text, salt)
    code = mark(await amendments.add(tx, meeting_id, new, now_ms))
    actor = Actor("delegate", f"p{speaker.number}")
    said = {"amendment": code, "digest": chain.text_digest(salt, written.text), "target": written.target.value}
    if written.about:
        said[written.target.value] = written.about
    await entries.append(tx, meeting_id, actor, "amendment.proposed", said, now_ms)
    await redraw(tx, meeting_id, 0, now_ms)
    total, waiting = await amendments.counts(tx, meeting_id)
    rows = [[button("tombol_antrean_koreksi", "yl", meeting_id, 0)]]
    about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting_id, "is_awaited": False}
    if waiting == 1:
        # One message when the queue begins to fill; the card of the queue shows the rest.
        for telegram_id in await staff.holders(tx, meeting_id, Role.SECRETARIAT):
            once = f"amendments:{meeting_id}:{total}"
            await tell(
                tx, telegram_id, "koreksi_masuk", **about, buttons=rows, once=once, act=Act.RULE_AMENDMENT, kode=code
            )
    return code


async def redraw(tx: Tx, meeting_id: int, amendment_id: int, now_ms: int) -> None:
    """The queue, the card of one proposal and the card of the end read differently."""
    topics = [f"amendments:{meeting_id}", f"closing:{meeting_id}"]
    for topic in [*topics, *([f"amendment:{amendment_id}"] if amendment_id else [])]:
        await outbox.want_again(tx, topic, now_ms=now_ms)


async def close_due(house: House) -> int:
    """Notices that the time for corrections is over, once a meeting: one entry, and the secretariat is told how many
    proposals wait for it. Each proposal checks the deadline itself, so nothing depends on this being on time."""
    async with house.db.reading() as tx:
        due = await closing_rules.due(tx, house.now())
    for meeting_id in due:
        async with house.db.transaction() as tx:
            meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
            now_ms = house.now()
            if meeting.state != MeetingState.ENDED or not await closing_rules.lapse(tx, meeting_id, now_ms):
                continue
            total, waiting = await amendments.counts(tx, meeting_id)
            payload = {"n": total, "open": waiting}
            await entries.append(tx, meeting_id, SYSTEM, "amendments.closed", payload, now_ms)
            await redraw(tx, meeting_id, 0, now_ms)
            rows = [[button("tombol_penyelesaian", "yc", meeting_id)]]
            about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting_id, "is_awaited": False}
            for telegram_id in await staff.holders(tx, meeting_id, Role.SECRETARIAT):
                said: dict[str, Any] = {"n": total, "menunggu": waiting, "act": Act.RULE_AMENDMENT}
                await tell(tx, telegram_id, "koreksi_berakhir", **about, buttons=rows, **said)
            tx.after_commit(house.wake)
    return len(due)
