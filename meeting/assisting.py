"""Answers that an official enters for a delegate: they count when a second official confirms them."""

from dataclasses import dataclass
from typing import Any

from locales.answers import answer_texts
from meeting.house import House, Sender
from meeting.rights import has_right, require
from meeting.telling import ask, show, tell
from rules.answers import Answer
from rules.ballots import admit
from rules.questions import Mode, Question
from rules.refusals import Refusal
from rules.roles import Act
from rules.text import clean_line, length, mask_identity, within
from storage import assisted, ballots, entries, outbox, questions, turnout
from storage.assisted import Assisted
from storage.ballots import Standing
from storage.database import Tx

REASON_GRAPHEMES_MAX = 200
# How an answer came that officials entered.
CHANNEL = "clerk"
VERB_CONFIRM = "ic"
VERB_REFUSE = "ir"


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry that waits for a second official, or what became of it."""

    question: Question
    label: str
    counts: bool


async def _before(house: House, tx: Tx, question_id: int, delegate_id: int) -> tuple[Question, Standing]:
    question = await questions.load(tx, question_id, lock=house.db.lock_clause)
    if question is None:
        raise Refusal("tombol_lama")
    standing = await ballots.standing(tx, question, delegate_id)
    if standing is None or standing.meeting_id != question.meeting_id:
        raise Refusal("tombol_lama")
    return question, standing


async def enter_in(
    house: House,
    tx: Tx,
    sender: Sender,
    question_id: int,
    delegate_id: int,
    answer: Answer,
    raw_reason: str,
    *,
    anew: bool = True,
) -> Entered:
    """Stores what an official wrote down for a delegate, with the masked reason, and asks the others to confirm."""
    reason = mask_identity(clean_line(raw_reason).text).text
    if not within(reason, REASON_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(reason), maks=REASON_GRAPHEMES_MAX)
    now_ms = house.now()
    question, standing = await _before(house, tx, question_id, delegate_id)
    actor = await require(tx, question.meeting_id, sender, Act.ENTER_ASSISTED)
    admitted = admit(question, standing.voter_now(), answer, now_ms, generation=question.generation)
    standing.check_changeable(question)
    entry_id = await assisted.add(
        *(tx, question_id, standing.voter, delegate_id, admitted, standing.version),
        *(reason, sender.telegram_id, now_ms),
    )
    payload = {"act": "entered", "question": question.code, "voter": f"p{standing.number}"}
    await entries.append(tx, question.meeting_id, actor, "ballot.assisted", payload, now_ms)
    await _ask_second_official(tx, sender, question, entry_id, now_ms)
    said: dict[str, Any] = {"kode": question.code, "label": standing.label}
    chat_id, meeting_id = sender.telegram_id, question.meeting_id
    await ask(tx, chat_id, "dibantu_menunggu", now_ms=now_ms, meeting_id=meeting_id, anew=anew, **said)
    return Entered(question, standing.label, False)


async def _ask_second_official(tx: Tx, sender: Sender, question: Question, entry_id: int, now_ms: int) -> None:
    """A card drawn from the entry as it stands, so that no wish ever holds what somebody chose."""
    for other in await assisted.confirmers(tx, question.meeting_id):
        if other != sender.telegram_id:
            await show(
                tx, other, "assisted", {"entry": entry_id}, topic=f"assisted:{entry_id}", now_ms=now_ms, anew=True
            )


async def settle(house: House, sender: Sender, entry_id: int, *, is_right: bool) -> Entered:
    """A second official confirms the entry (from now on it is the voter's ballot) or refuses it. Nobody confirms their
    own entry; after closing nothing is confirmed any more."""
    async with house.act(sender) as tx:
        now_ms = house.now()
        found = await assisted.load(tx, entry_id)
        if found is None:
            raise Refusal("tombol_lama")
        # The question is locked first, as everywhere; then the entry is read as it stands now.
        question, standing = await _before(house, tx, found.question_id, found.delegate_id)
        entry = await assisted.load(tx, entry_id, lock=house.db.lock_clause)
        assert entry is not None, "entries are never deleted"
        actor = await require(tx, question.meeting_id, sender, Act.CONFIRM_ASSISTED)
        if entry.entered_by == sender.telegram_id:
            raise Refusal("dibantu_petugas_lain")
        if entry.state != "waiting":
            return Entered(question, standing.label, entry.state == "confirmed")
        if is_right:
            standing.check_changeable(question)
            await _check_still_good(tx, question, standing, entry)
            answer = admit(question, standing.voter_now(), entry.answer, now_ms, generation=question.generation)
            await _count(house, tx, question, standing, answer, now_ms)
            await _tell_delegate(tx, question, standing, answer_texts(question, answer), now_ms)
        state = "confirmed" if is_right else "refused"
        await assisted.settle(tx, entry_id, state, sender.telegram_id, now_ms)
        payload = {"act": state, "question": question.code, "voter": f"p{standing.number}"}
        await entries.append(tx, question.meeting_id, actor, "ballot.assisted", payload, now_ms)
        await outbox.want_again(tx, f"assisted:{entry_id}", now_ms=now_ms)
    return Entered(question, standing.label, is_right)


async def _count(house: House, tx: Tx, question: Question, standing: Standing, answer: Answer, now_ms: int) -> None:
    await ballots.store(tx, question, standing.voter, answer, standing.delegate_id, CHANNEL, now_ms)
    voter, by, kept = standing.voter, standing.delegate_id, standing.receipt
    await turnout.mark(tx, question.id, voter, by, house.token_bytes, kept, is_assisted=True)
    await questions.revise(tx, question.id)


async def _check_still_good(tx: Tx, question: Question, standing: Standing, entry: Assisted) -> None:
    """What the voter answered, changed or withdrew themselves since then stands, whatever a clock says; and whoever
    wrote the entry must still be an official."""
    if standing.version != entry.seen:
        raise Refusal("dibantu_sudah_sendiri", label=standing.label)
    if not await has_right(tx, question.meeting_id, Sender(entry.entered_by), Act.ENTER_ASSISTED):
        raise Refusal("tombol_lama")


async def _tell_delegate(tx: Tx, question: Question, standing: Standing, chosen: tuple[str, ...], now_ms: int) -> None:
    """The delegate hears it at once where a phone reaches them; of a secret question without the answer."""
    if standing.telegram_id is None:
        return
    values: dict[str, Any] = {"kode": question.code}
    key = "dibantu_rahasia"
    if question.mode is not Mode.SECRET:
        key, values = "dibantu", values | {"jawaban": ", ".join(chosen)}
    await tell(*(tx, standing.telegram_id, key), now_ms=now_ms, meeting_id=question.meeting_id, **values)
    await outbox.want_again(tx, f"ballot:{question.id}", now_ms=now_ms)
