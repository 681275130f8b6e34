"""What was answered to a point and by whom: typed by the moderator or the minute taker, told to its author."""

from typing import Any

from meeting.house import House, Sender
from meeting.point_case import turn
from rules.points import PointAct, PointState, is_done, may_move, move, read_answer
from rules.refusals import Refusal
from rules.roles import Act
from storage import dialogs, moderation, organisations
from storage.dialogs import Dialog
from storage.moderation import Case

STEP = "point_answer"


async def ask(house: House, sender: Sender, point_id: int, seen: int, organisation_id: int | None = None) -> None:
    """Asks for the answer; the next text typed is it. With an organisation chosen it needs no name in front."""
    async with turn(house, sender, point_id, Act.HANDLE_POINT) as now:
        now.check_seen(seen)
        state = PointState(now.case.state)
        if not is_done(state, PointAct.ANSWER) and not may_move(state, PointAct.ANSWER):
            raise Refusal("pokok_tidak_dapat", kode=now.case.code)
        by = ""
        if organisation_id is not None:
            organisation = await organisations.load(now.tx, organisation_id)
            if organisation is None or organisation.meeting_id != now.case.meeting_id:
                raise Refusal("tombol_lama")
            by = organisation.short
        payload = {"by": by, "point": point_id, "seen": seen}
        await dialogs.set_step(now.tx, sender.telegram_id, now.case.meeting_id, STEP, payload, now.now_ms)
        await now.show(view="answer_by" if by else "answer")


async def write(house: House, sender: Sender, dialog: Dialog, raw: str) -> Case:
    """The point is answered: its author is told what was answered and by whom. The same once more changes nothing;
    another one is in force from now on, and the first stays among the texts of the point."""
    asked: dict[str, Any] = dialog.payload
    by, text = read_answer(raw, asked["by"])
    async with turn(house, sender, asked["point"], Act.HANDLE_POINT) as now:
        case = now.case
        if (case.state, case.answer, case.answered_by) != (PointState.ANSWERED, text, by):
            now.check_seen(asked["seen"])
            move(case.code, PointState(case.state), PointAct.ANSWER)
            await moderation.answer(now.tx, case.id, text, by, now.now_ms)
            _, digest = await now.keep("answer", f"{by}: {text}")
            await now.enter("answered", {"act": "answer", "digest": digest, "was": case.state})
            await now.tell_authors("usul_ditanggapi", oleh=by, jawaban=text)
        await now.forget(STEP)
        await now.show(anew=True)
        answered = await moderation.load(now.tx, case.id)
        assert answered is not None
        return answered
