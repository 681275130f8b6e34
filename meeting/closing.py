"""Closing a question: once, whoever races; the electorate frozen again, a secret sealed, everything committed to."""

from collections.abc import Sequence
from typing import Any

from meeting.house import House
from meeting.quorum import check_quorum
from rules import chain
from rules.breakdowns import hidden_constituencies
from rules.kinds import KINDS
from rules.questions import Mode, Question, QuestionState, Unit
from rules.tallies import group_by_constituency
from storage import assisted, cards, closings, electorate, entries, jobs, paper, privacy, published, questions, secrecy
from storage.closings import Closing
from storage.database import Tx
from storage.entries import Actor
from storage.tallies import ballots_of, constituencies_of
from storage.turnout import receipts, turnout

SYSTEM = Actor("system", "deadline")
# The work that makes what a sealed question deleted unreadable on the disk.
OVERWRITE = "overwrite"


async def close_due(house: House) -> Sequence[int]:
    """Closes every question whose deadline has come; each ballot checks the deadline itself, so that nothing depends
    on this being on time. Returns the questions closed."""
    async with house.db.reading() as tx:
        due = await questions.due_ids(tx, house.now())
    closed = []
    for question_id in due:
        async with house.db.transaction() as tx:
            question = await questions.load(tx, question_id, lock=house.db.lock_clause)
            now_ms = house.now()
            if question is None or question.state is not QuestionState.OPEN:
                continue
            if question.deadline is None or question.deadline > now_ms:
                continue
            await close_in(house, tx, question, SYSTEM, {})
            tx.after_commit(house.wake)
            closed.append(question_id)
    return closed


async def close_in(house: House, tx: Tx, question: Question, actor: Actor, because: dict[str, Any]) -> None:
    """Within an act: the caller has locked the question and found it open."""
    now_ms = house.now()
    # A question ends at its deadline, however late the act that notices it.
    closed_ms = now_ms if question.deadline is None else min(now_ms, question.deadline)
    counts = await electorate.counts(tx, question.meeting_id, by_organisation=question.unit is Unit.ORGANISATION)
    count = await turnout(tx, question.id)
    await assisted.expire(tx, question.id)
    await paper.expire(tx, question.id)
    changed = await _seal(tx, question, now_ms)
    nonce = house.token_bytes(16).hex()
    commitment = chain.commitment(await published.ballots_of(tx, question), nonce)
    await questions.set_closed(tx, question.id, closed_ms, nonce)
    quorum = await check_quorum(tx, question, "close", closed_ms)
    closing = Closing(
        *(closed_ms, actor.ref, counts.invited, counts.present, count.entitled, count.answered),
        incomplete=count.incomplete,
        assisted=await assisted.counted(tx, question.id),
        changed=changed,
        commitment=commitment,
    )
    payload = await _said(tx, question, closing) | quorum | because
    await entries.append(tx, question.meeting_id, actor, "question.closed", payload, now_ms)
    await cards.redraw_question(tx, question.id, now_ms)


async def _said(tx: Tx, question: Question, closing: Closing) -> dict[str, Any]:
    """Keeps what was counted; returns what the entry fixes of it: numbers, and hashes of what was asked, of who was
    entitled, of the answers and of their receipts."""
    return {
        "answered": closing.answered,
        "asked": published.asked_digest(question),
        "closed": chain.time_text(closing.closed_ms),
        "commitment": closing.commitment,
        "electorate": await published.electorate_digest(tx, question.id),
        "entitled": closing.entitled,
        "incomplete": closing.incomplete,
        "invited": closing.invited,
        "number": await closings.add(tx, question.id, closing),
        "present": closing.present,
        "question": question.code,
        "receipts": chain.sha256(chain.canonical({"receipts": await receipts(tx, question.id)})),
    }


async def _seal(tx: Tx, question: Question, now_ms: int) -> int:
    """How many answers were changed. A secret question forgets here whose each of them is, and which constituency it
    came from wherever that row may not be shown."""
    cast = await ballots_of(tx, question)
    changed = sum(1 for ballot in cast if ballot.has_changed)
    if question.mode is not Mode.SECRET:
        return changed
    by_code = group_by_constituency(cast, await constituencies_of(tx, question.meeting_id))
    codes = [code for code in by_code if code]
    made = [KINDS[question.kind].cell(question, by_code[code]) for code in (*codes, "")]
    cells = [cell for cell in made if cell is not None]
    smallest = question.settings.cell_answers_min
    is_shown = bool(cells) and len(cast) >= smallest
    hidden = frozenset(codes)
    if is_shown:
        hidden = hidden_constituencies(codes, cells[:-1], cells[-1], answers_min=smallest)
    await privacy.forget_spent(tx, question.id)
    await secrecy.seal(tx, question.id, hidden)
    await jobs.add(tx, question.meeting_id, OVERWRITE, f"{question.id}", {}, asked_by=None, now_ms=now_ms)
    return changed
