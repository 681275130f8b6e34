"""The order of questions: earlier, later, and once more as a second round."""

from meeting.desk import show_panel
from meeting.house import House, Sender
from meeting.questions import Moved, loaded, turn
from rules.questions import Question, QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from storage import questions, sequence
from storage.questions import Draft

ASKED = (QuestionState.REVEALED, QuestionState.ADOPTED, QuestionState.CANCELLED)


async def move_up(house: House, sender: Sender, question_id: int) -> Moved:
    """A draft one place earlier in the list; nothing happens to the first."""
    async with turn(house, sender, question_id, Act.DRAFT_QUESTION) as now:
        _check_draft(now.question)
        has_moved = await sequence.move_up(now.tx, question_id)
        await show_panel(now.tx, sender.telegram_id, question_id, now.now_ms, is_awaited=True)
        return Moved(await loaded(now.tx, now.question.meeting_id, question_id), has_moved)


async def skip(house: House, sender: Sender, question_id: int) -> Moved:
    """A draft behind all others: passed over for now, and the record says so."""
    async with turn(house, sender, question_id, Act.DRAFT_QUESTION) as now:
        _check_draft(now.question)
        has_moved = await sequence.move_to_end(now.tx, question_id)
        if has_moved:
            await now.enter("question.skipped", {})
        await show_panel(now.tx, sender.telegram_id, question_id, now.now_ms, is_awaited=True)
        return Moved(await loaded(now.tx, now.question.meeting_id, question_id), has_moved)


def _check_draft(question: Question) -> None:
    if question.state is not QuestionState.DRAFT:
        raise Refusal("jp_bukan_konsep", kode=question.code)


async def repeat(house: House, sender: Sender, question_id: int) -> Question:
    """Putaran 2: a draft that asks the same once more, to be opened like any other and compared with the first. After
    reveal this is the only way to ask again."""
    async with turn(house, sender, question_id, Act.DRAFT_QUESTION) as now:
        first, tx = now.question, now.tx
        if first.state not in ASKED:
            raise Refusal("jp_belum_diumumkan", kode=first.code)
        draft = Draft(
            wording=first.wording,
            options=first.options,
            kind=first.kind,
            preset=first.preset,
            mode=first.mode,
            unit=first.unit,
            ballot_by=first.ballot_by,
            base=first.base,
            late_voters=first.late_voters,
            duration_seconds=await questions.duration(tx, question_id),
            settings=first.settings,
            round=first.round + 1,
            repeats=question_id,
        )
        new_id = await questions.add(tx, first.meeting_id, draft)
        second = await loaded(tx, first.meeting_id, new_id)
        await now.enter("question.repeated", {"as": second.code, "round": second.round})
        await show_panel(tx, sender.telegram_id, new_id, now.now_ms, anew=True)
        return second
