"""Reminding those who have not answered: once a minute, twice a question, and a report of what arrived."""

from typing import Any

from meeting.desk import show_panel
from meeting.house import House, Sender
from meeting.questions import turn
from meeting.telling import show, tell
from rules.ballots import check_open
from rules.kinds.ranking import places
from rules.questions import Kind, Question
from rules.refusals import Refusal
from rules.roles import Act
from storage import reminders, turnout
from storage.database import Tx
from storage.turnout import Silent

REMINDERS_MAX = 2
GAP_MS = 60_000


async def remind(house: House, sender: Sender, question_id: int) -> int:
    """One line and the ballot once more to every account that can still answer and has not; returns how many. Nobody
    learns from it what anybody chose. Raises `pengingat_habis`, `pengingat_baru_saja`, or `pengingat_kosong`."""
    async with turn(house, sender, question_id, Act.REMIND) as now:
        question, tx = now.question, now.tx
        check_open(question, now.now_ms)
        before = await reminders.of_question(tx, question_id)
        if len(before) >= REMINDERS_MAX:
            raise Refusal("pengingat_habis", kode=question.code, maks=REMINDERS_MAX)
        if before and now.now_ms - before[-1].asked_ms < GAP_MS:
            raise Refusal("pengingat_baru_saja")
        silent = await turnout.silent_voters(tx, question_id)
        by_account: dict[int, Silent] = {}
        for one in silent:
            if one.telegram_id is not None:
                by_account.setdefault(one.telegram_id, one)
        if not by_account:
            raise Refusal("pengingat_kosong", kode=question.code)
        number = await reminders.add(tx, question_id, sender.telegram_id, now.now_ms, len(by_account))
        for telegram_id, one in by_account.items():
            await _remind(tx, question, telegram_id, one, number, now.now_ms)
        await now.enter("question.reminded", {"accounts": len(by_account), "number": number})
        payload = {"number": number, "question": question_id}
        topic = f"reminder:{question_id}:{number}"
        await show(tx, sender.telegram_id, "reminder", payload, topic=topic, now_ms=now.now_ms, anew=True)
        await show_panel(tx, sender.telegram_id, question_id, now.now_ms)
        await reminders.watch(tx, question.meeting_id, question_id, number, now.now_ms)
    return len(by_account)


async def _remind(tx: Tx, question: Question, telegram_id: int, one: Silent, number: int, now_ms: int) -> None:
    """Whoever began a ranking hears what is missing; the ballot comes along as the last message."""
    meeting_id, once = question.meeting_id, reminders.topic(question.id, number)
    if question.kind is Kind.RANKING and one.placed:
        values: dict[str, Any] = {"m": places(question), "n": one.placed}
        await tell(
            *(tx, telegram_id, "jp_belum_lengkap"),
            now_ms=now_ms,
            meeting_id=meeting_id,
            is_awaited=False,
            once=once,
            **values,
        )
    else:
        key = "jp_pengingat" if question.deadline is not None else "jp_pengingat_tanpa_batas"
        told: dict[str, Any] = {"kode": question.code}
        if question.deadline is not None:
            told["jam"] = question.deadline
        await tell(*(tx, telegram_id, key), now_ms=now_ms, meeting_id=meeting_id, is_awaited=False, once=once, **told)
    payload = {"question": question.id, "delegate": one.delegate_id}
    await show(
        *(tx, telegram_id, "ballot", payload),
        topic=f"ballot:{question.id}",
        now_ms=now_ms,
        anew=True,
        is_awaited=False,
    )
