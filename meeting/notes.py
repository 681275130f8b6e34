"""What officials put into the record of a question: its tally, its chart. Twice asked is once done."""

from dataclasses import dataclass
from typing import Any

from meeting.house import House, Sender
from meeting.questions import loaded
from meeting.rights import require
from rules import chain
from rules.questions import Question, QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from rules.tallies import Tally
from storage import cards, entries, jobs, themes
from storage.database import Tx
from storage.tallies import tally_question


@dataclass(frozen=True, slots=True)
class Entered:
    """What now stands in the record: its entry number, and whether it stood there before this act."""

    seq: int
    was_there: bool
    question: Question
    tally: Tally


async def _shown(tx: Tx, meeting_id: int, question_id: int) -> Question:
    question = await loaded(tx, meeting_id, question_id)
    if question.state in (QuestionState.DRAFT, QuestionState.OPEN, QuestionState.CLOSED):
        raise Refusal("jp_belum_diumumkan", kode=question.code)
    if question.state is QuestionState.CANCELLED:
        raise Refusal("jp_sudah_batal", kode=question.code)
    return question


async def _grouped(tx: Tx, question: Question) -> dict[str, int]:
    """Of answers in words, the entry by which their themes became what is shown; nothing where none were grouped."""
    entry = await themes.last_entry(tx, question.id)
    return {"themes": entry} if entry else {}


async def enter_tally(house: House, sender: Sender, meeting_id: int, question_id: int) -> Entered:
    """Puts the tally of a revealed question into the record and answers with it."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.RECORD_TALLY)
        question = await _shown(tx, meeting_id, question_id)
        tally = await tally_question(tx, question_id)
        counts = {row.code: row.count for row in tally.rows}
        payload = {
            "answered": tally.answered,
            "counts": counts,
            "entitled": tally.entitled,
            "question": question.code,
            **await _grouped(tx, question),
        }
        seq = await entries.find(tx, meeting_id, "question.tallied", payload)
        if seq is not None:
            return Entered(seq, True, question, tally)
        seq = await entries.append(tx, meeting_id, actor, "question.tallied", payload, house.now())
        return Entered(seq, False, question, tally)


async def enter_chart(house: House, sender: Sender, meeting_id: int, question_id: int) -> Entered:
    """Puts the chart of a revealed question into the record; a job draws it and sends it to the asker and the
    meeting's groups. The entry names the figures the chart shows, so that it can be held against the tally."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.RECORD_CHART)
        question = await _shown(tx, meeting_id, question_id)
        tally = await tally_question(tx, question_id)
        grouped = await _grouped(tx, question)
        counts = {row.code: row.count for row in tally.rows}
        figures = chain.canonical({"answered": tally.answered, "counts": counts, **grouped})
        payload: dict[str, Any] = {
            **grouped,
            "figures": chain.sha256(figures),
            "question": question.code,
            "state": question.state.value,
        }
        seq = await entries.find(tx, meeting_id, "question.charted", payload)
        was_there = seq is not None
        if seq is None:
            seq = await entries.append(tx, meeting_id, actor, "question.charted", payload, house.now())
        chats = [sender.telegram_id, *(chat for chat, _ in await cards.groups_of(tx, meeting_id))]
        key = f"{question.code}:{payload['figures'][:16]}:{question.state.value}:"
        # The groups get it once, unless drawing it failed for good the first time.
        goes_out = await jobs.latest(tx, meeting_id, "chart", key) is None
        work = {"chats": chats if goes_out else [sender.telegram_id], "code": question.code}
        own = f"{key}{sender.telegram_id}"
        await jobs.add(tx, meeting_id, "chart", own, work, asked_by=sender.telegram_id, now_ms=house.now(), again=True)
        return Entered(seq, was_there, question, tally)
