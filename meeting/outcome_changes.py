"""An outcome corrected, taken back, put under another agenda item, tied to what led to it: always a new entry, never a
text overwritten."""

from dataclasses import dataclass
from datetime import date

from meeting.house import House, Sender
from meeting.outcomes import Change, change, code_of, forget_dialog, show_outcome
from meeting.rights import require
from meeting.telling import show
from rules.outcomes import TIES_MAX, OutcomeKind, read_line, read_text
from rules.questions import QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from storage import agenda, follow_ups, outcomes, points, questions

VIEWS = ("", "questions", "points", "item", "texts", "who", "due")
QUESTION, POINT = 1, 2


@dataclass(frozen=True, slots=True)
class Done:
    """The code of the outcome after an act, and whether the act changed anything."""

    code: str
    has_changed: bool


async def list_outcomes(
    house: House, sender: Sender, meeting_id: int, kind: OutcomeKind, *, page: int = 0, anew: bool = False
) -> None:
    """Shows an official every outcome of a kind, eight a page."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.READ_RECORD)
        payload = {"kind": kind.value, "meeting": meeting_id, "page": page}
        await show(
            *(tx, sender.telegram_id, "outcomes", payload),
            topic=f"outcomes:{meeting_id}",
            now_ms=house.now(),
            anew=anew,
            is_awaited=True,
            tapped=sender.tapped,
        )


async def turn(
    house: House, sender: Sender, outcome_id: int, *, view: int = 0, page: int = 0, anew: bool = False
) -> None:
    """Shows one outcome: itself, what it may be tied to, its agenda item, every text it had."""
    async with house.act(sender) as tx:
        outcome = await outcomes.load(tx, outcome_id)
        if outcome is None or view >= len(VIEWS) or (VIEWS[view] == "due" and not 1 <= page <= date.max.toordinal()):
            raise Refusal("tombol_lama")
        await require(tx, outcome.meeting_id, sender, Act.READ_RECORD)
        await forget_dialog(tx, sender, house.now())
        await show_outcome(tx, sender, outcome, house.now(), view=VIEWS[view], page=page, anew=anew)


async def correct(house: House, sender: Sender, outcome_id: int, revision: int, raw: str) -> Done:
    """Another text by a new entry; the earlier ones stay readable. Raises `hasil_berubah` where somebody else changed
    the outcome since its text was asked for."""
    text = read_text(raw)
    async with change(house, sender, outcome_id) as now:
        await _check_revision(now, revision)
        has_changed = text != now.outcome.text
        if has_changed:
            salt = await now.enter_text("note.corrected", "text", text)
            await outcomes.correct(now.tx, outcome_id, text, salt)
        await _finish(now, sender)
        return Done(now.code, has_changed)


async def set_source(house: House, sender: Sender, outcome_id: int, revision: int, raw: str) -> Done:
    """Where the figures in it come from."""
    source = read_line(raw)
    async with change(house, sender, outcome_id) as now:
        has_changed = source != now.outcome.source
        if has_changed:
            await _check_revision(now, revision)
            await now.enter_text("note.sourced", "source", source)
            await outcomes.set_source(now.tx, outcome_id, source)
        await _finish(now, sender)
        return Done(now.code, has_changed)


async def withdraw(house: House, sender: Sender, outcome_id: int, revision: int, raw: str) -> Done:
    """Takes an outcome back, with a reason; it stays readable."""
    reason = read_line(raw)
    async with change(house, sender, outcome_id, of_withdrawn=True) as now:
        has_changed = now.outcome.withdrawn_ms is None
        if has_changed:
            await _check_revision(now, revision)
            await now.enter_text("note.withdrawn", "reason", reason)
            await outcomes.withdraw(now.tx, outcome_id, now.actor.ref, reason, now.now_ms)
        await _finish(now, sender)
        return Done(now.code, has_changed)


async def restore(house: House, sender: Sender, outcome_id: int, revision: int) -> Done:
    """Puts what was withdrawn in force again, unless the same was carried from an earlier meeting once more since."""
    async with change(house, sender, outcome_id, of_withdrawn=True) as now:
        has_changed = now.outcome.withdrawn_ms is not None
        if has_changed:
            await _check_revision(now, revision)
            twin = await follow_ups.carried_twin(now.tx, outcome_id)
            if twin is not None:
                raise Refusal("tindak_sudah_dibawa", kode=now.code, lain=twin)
            await now.enter("note.restored", {})
            await outcomes.restore(now.tx, outcome_id)
        await _finish(now, sender, anew=False)
        return Done(now.code, has_changed)


async def set_item(house: House, sender: Sender, outcome_id: int, position: int, revision: int) -> Done:
    """Puts it under the agenda item of this position; 0: under none."""
    async with change(house, sender, outcome_id) as now:
        items = {item.position: item.id for item in await agenda.of_meeting(now.tx, now.outcome.meeting_id)}
        if position and position not in items:
            raise Refusal("tombol_lama")
        item_id = items.get(position)
        has_changed = item_id != now.outcome.item_id
        if has_changed:
            await _check_revision(now, revision)
            await now.enter("note.moved", {"item": position or None})
            await outcomes.set_item(now.tx, outcome_id, item_id)
        await _finish(now, sender, anew=False)
        return Done(now.code, has_changed)


async def tie(
    house: House, sender: Sender, outcome_id: int, what: int, target_id: int, *, is_tied: bool, page: int = 0
) -> Done:
    """Ties a question (1) or a point (2) of the same meeting to an outcome, or unties it; twice is once."""
    async with change(house, sender, outcome_id) as now:
        code = await _code_of_target(now, what, target_id)
        tied = outcomes.tie_question if what == QUESTION else outcomes.tie_point
        if is_tied and await _ties(now) >= TIES_MAX:
            raise Refusal("kaitan_penuh", kode=now.code, maks=TIES_MAX)
        has_changed = await tied(now.tx, outcome_id, target_id, is_tied)
        if has_changed:
            key = "question" if what == QUESTION else "point"
            await now.enter("note.tied" if is_tied else "note.untied", {key: code})
        await show_outcome(now.tx, sender, now.outcome, now.now_ms, view=VIEWS[what], page=page)
        return Done(code, has_changed)


async def _code_of_target(now: Change, what: int, target_id: int) -> str:
    target = (
        await questions.load(now.tx, target_id)
        if what == QUESTION
        else await points.load(now.tx, target_id)
        if what == POINT
        else None
    )
    if target is None or target.meeting_id != now.outcome.meeting_id or target.state is QuestionState.DRAFT:
        raise Refusal("tombol_lama")
    return target.code


async def _ties(now: Change) -> int:
    tied = (await outcomes.points_of(now.tx, now.outcome.meeting_id)).get(now.outcome.id, [])
    asked = (await outcomes.questions_of(now.tx, now.outcome.meeting_id)).get(now.outcome.id, [])
    return len(tied) + len(asked)


async def _check_revision(now: Change, revision: int) -> None:
    if now.outcome.revision != revision:
        raise Refusal("hasil_berubah", kode=code_of(now.outcome))


async def _finish(now: Change, sender: Sender, *, anew: bool | None = None) -> None:
    """The card shows what came of it; nothing typed from now on belongs to this."""
    await forget_dialog(now.tx, sender, now.now_ms)
    below = sender.tapped is None if anew is None else anew
    await show_outcome(now.tx, sender, now.outcome, now.now_ms, anew=below)
