"""Answers that are typed: a text, a number, what stands beside "Lainnya"."""

from dataclasses import dataclass
from decimal import Decimal

from meeting import voting
from meeting.house import House, Sender
from meeting.telling import show
from meeting.voting import Cast
from rules.kinds.number import bounds, within_bounds
from rules.numbers import canonical, read_number
from rules.questions import Kind, Question
from rules.refusals import Refusal
from storage import ballots, dialogs, questions
from storage.database import Tx
from storage.dialogs import Dialog

# After these the same conversation goes on: the person writes once more.
_TRY_AGAIN = frozenset({"isian_panjang", "teks_kosong", "jp_angka_salah", "jp_angka_desimal"})


@dataclass(frozen=True, slots=True)
class Typed:
    """What came of a typed answer: what is stored now, or the number it was read as, which the person must confirm."""

    question_id: int
    delegate_id: int
    cast: Cast | None
    doubtful: str = ""


async def typed(house: House, sender: Sender, dialog: Dialog, text: str) -> Typed:
    """Stores it as the voter's answer. A number with a dot that could be read two ways is asked about first."""
    question_id, delegate_id = dialog.payload["question"], dialog.payload["delegate"]
    async with house.db.reading() as tx:
        question = await questions.load(tx, question_id)
        standing = None if question is None else await ballots.standing(tx, question, delegate_id)
    if question is None or standing is None:
        raise Refusal("tombol_lama")
    words = text
    if question.kind is Kind.NUMBER:
        value, is_doubtful = read_answer(question, text)
        words = canonical(value)
        if is_doubtful:
            # The same update once more must not find an empty conversation, and be taken for words to the floor.
            async with house.act(sender) as tx:
                await dialogs.drop(tx, sender.telegram_id)
                await _show_card(tx, sender, question_id, delegate_id, house.now())
            return Typed(question_id, delegate_id, None, words)
    chosen = () if not question.options or standing.answer is None else standing.answer.options
    ballot = {"question_id": question_id, "delegate_id": delegate_id, "generation": question.generation}
    try:
        cast = await voting.cast(house, sender, **ballot, option_ids=chosen, words=words)
    except Refusal as refusal:
        if refusal.key not in _TRY_AGAIN:
            await _end(house, sender)
        raise
    await _end(house, sender)
    await show_card(house, sender, question_id, delegate_id)
    return Typed(question_id, delegate_id, cast)


def read_answer(question: Question, text: str) -> tuple[Decimal, bool]:
    """The number, and whether it could be another one. Raises `jp_angka_salah` with the bounds."""
    read = read_number(text)
    if read is None:
        least, most = bounds(question)
        raise Refusal("jp_angka_salah", min=least, maks=most)
    return within_bounds(question, read.value), read.is_doubtful


async def _end(house: House, sender: Sender) -> None:
    async with house.db.transaction() as tx:
        await dialogs.drop(tx, sender.telegram_id)


async def show_card(house: House, sender: Sender, question_id: int, delegate_id: int) -> None:
    """Whoever typed reads what came of it below what they typed."""
    async with house.db.transaction() as tx:
        await _show_card(tx, sender, question_id, delegate_id, house.now())
        tx.after_commit(house.wake)


async def _show_card(tx: Tx, sender: Sender, question_id: int, delegate_id: int, now_ms: int) -> None:
    payload = {"question": question_id, "delegate": delegate_id}
    topic = f"ballot:{question_id}"
    await show(tx, sender.telegram_id, "ballot", payload, topic=topic, now_ms=now_ms, anew=True)
