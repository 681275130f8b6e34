"""Who may answer what is already open: arrivals after the opening of a question, with a reason, or a sounding."""

from meeting import sounding_cards
from meeting.house import House
from meeting.telling import show
from rules.questions import QuestionState, Unit
from storage import ballots, electorate, entries, organisations, questions
from storage.database import Tx
from storage.entries import Actor

LATE = "terlambat"


async def arrived(
    tx: Tx,
    house: House,
    *,
    meeting_id: int,
    delegate_id: int,
    number: int,
    organisation_id: int,
    telegram_id: int | None,
) -> None:
    """Adds a newly registered delegate (or their organisation) to every open question that lets latecomers join, and
    sends the ballot card; an open sounding sends its own. A question whose rule is `wait` counts them from the next
    one on. The caller holds the meeting's row."""
    now_ms = house.now()
    await sounding_cards.arrived(tx, meeting_id, delegate_id, telegram_id, now_ms)
    for question_id in await questions.open_ids(tx, meeting_id):
        # Asked under its lock: what was written at the closing stands.
        question = await questions.load(tx, question_id, lock=house.db.lock_clause)
        assert question is not None
        if question.state is not QuestionState.OPEN or question.late_voters != "join":
            continue
        if telegram_id is not None and await ballots.cast_before_leaving(tx, question_id, telegram_id, delegate_id):
            # Whoever answered from this phone has left; a new name does not answer the same question again.
            continue
        by_organisation = question.unit is Unit.ORGANISATION
        voter = f"o{organisation_id}" if by_organisation else f"d{delegate_id}"
        person = None if by_organisation else delegate_id
        added = await electorate.add(tx, question, voter, person, organisation_id, now_ms, by=f"p{number}", reason=LATE)
        if added:
            ref = await organisations.ref_of(tx, organisation_id) if by_organisation else f"p{number}"
            payload = {"act": "added", "question": question.code, "reason": LATE, "voter": ref}
            await entries.append(tx, meeting_id, Actor("delegate", f"p{number}"), "electorate.changed", payload, now_ms)
            await questions.revise(tx, question_id)
        elif not await electorate.holds(tx, question_id, voter):
            continue
        if telegram_id is not None:
            card = {"question": question_id, "delegate": delegate_id}
            await show(tx, telegram_id, "ballot", card, topic=f"ballot:{question_id}", now_ms=now_ms, anew=True)
