"""Acts that owe a reason: asked for in the private chat, its words kept beside the record, which holds their digest."""

from typing import Any

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, button
from rules import chain
from rules.questions import QuestionAct, move
from rules.refusals import Refusal
from rules.roles import Act
from rules.text import clean_line, length, mask_identity, within
from storage import delegates, dialogs, meetings, notes, questions
from storage.database import Tx
from storage.entries import Actor

STEP = "reason"
NOTE = "reason"
GRAPHEMES_MAX = 300
# The acts of a moderator that the secretariat does in their place, and the right each needs.
STAND_INS = {
    "open": Act.OPEN,
    "extend": Act.EXTEND,
    "close": Act.CLOSE,
    "reopen": Act.REOPEN,
    "reveal": Act.REVEAL,
}
CANCEL = "cancel"
LEAD = "lead"


def read_reason(raw: str) -> str:
    """The reason as it is kept: one line, identity numbers masked. Raises `teks_kosong` for nothing visible and
    `teks_panjang` beyond 300 characters."""
    reason = mask_identity(clean_line(raw).text).text
    if not within(reason, GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(reason), maks=GRAPHEMES_MAX)
    return reason


async def keep(house: House, tx: Tx, sender: Sender, meeting_id: int, actor: Actor, reason: str) -> dict[str, Any]:
    """What the entry of an act holds of its reason: the digest, nothing where none is given. The words are kept as a
    note, and the conversation that asked for them ends."""
    if not reason:
        return {}
    words = read_reason(reason)
    meeting = await meetings.load(tx, meeting_id)
    salt = house.token_bytes(16).hex()
    await notes.add(tx, meeting_id, NOTE, meeting.current_item_id, words, salt, actor.ref, house.now())
    await dialogs.drop(tx, sender.telegram_id)
    return {"digest": chain.text_digest(salt, words)}


async def ask_stand_in(house: House, sender: Sender, act: str, question_id: int, seconds: int | None = None) -> None:
    """Asks the secretariat why it does what the moderator should; the common reason is one press away."""
    async with house.act(sender) as tx:
        question = await questions.load(tx, question_id)
        if question is None:
            raise Refusal("tombol_lama")
        await require(tx, question.meeting_id, sender, STAND_INS[act], reason="asked for now")
        # Nobody is asked why they do what cannot be done.
        move(question, QuestionAct(act))
        payload = {"act": act, "seconds": seconds, "subject": question_id}
        await dialogs.set_step(tx, sender.telegram_id, question.meeting_id, STEP, payload, house.now())
        rows = [[button("tombol_moderator_berhalangan", "rz", question_id)]]
        await ask(
            *(tx, sender.telegram_id, "alasan_pengganti"),
            now_ms=house.now(),
            meeting_id=question.meeting_id,
            buttons=rows,
            kode=question.code,
        )


async def ask_cancel(house: House, sender: Sender, question_id: int) -> None:
    """Asks why a question ends without a result: everybody will read it, whoever cancels."""
    async with house.act(sender) as tx:
        question = await questions.load(tx, question_id)
        if question is None:
            raise Refusal("tombol_lama")
        await require(tx, question.meeting_id, sender, Act.CANCEL, reason="asked for now")
        move(question, QuestionAct.CANCEL)
        payload = {"act": CANCEL, "seconds": None, "subject": question_id}
        await dialogs.set_step(tx, sender.telegram_id, question.meeting_id, STEP, payload, house.now())
        meeting_id, chat_id = question.meeting_id, sender.telegram_id
        await ask(tx, chat_id, "batal_minta_alasan", now_ms=house.now(), meeting_id=meeting_id, kode=question.code)


async def ask_lead(house: House, sender: Sender, delegate_id: int) -> None:
    """Asks why the lead of an organisation passes to this delegate."""
    async with house.act(sender) as tx:
        delegate = await delegates.load(tx, delegate_id)
        if delegate is None or delegate.left_ms is not None:
            raise Refusal("tombol_lama")
        await require(tx, delegate.meeting_id, sender, Act.SETTLE_LEAD)
        payload = {"act": LEAD, "subject": delegate_id}
        await dialogs.set_step(tx, sender.telegram_id, delegate.meeting_id, STEP, payload, house.now())
        await ask(
            *(tx, sender.telegram_id, "utama_alasan"),
            now_ms=house.now(),
            meeting_id=delegate.meeting_id,
            instansi=delegate.organisation,
        )
