"""Ralat: what an adopted result says wrongly is put right by a numbered statement with a reason, never in place."""

from typing import Any

from meeting.desk import show_panel
from meeting.house import House, Sender
from meeting.questions import turn
from meeting.telling import ask
from rules import chain
from rules.questions import Question, QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from rules.text import clean_line, length, mask_identity, within
from storage import cards, dialogs, errata, meetings
from storage.dialogs import Dialog

STEP = "erratum"
GRAPHEMES_MAX = 500
# What is asked for, one after another.
_ASKED = (("was", "ralat_tertulis"), ("becomes", "ralat_menjadi"), ("reason", "ralat_alasan"))


async def begin(house: House, sender: Sender, question_id: int) -> Question:
    """Asks what stands written wrongly. Before adoption there is nothing to put right this way."""
    async with turn(house, sender, question_id, Act.ERRATUM) as now:
        question = now.question
        if question.state is not QuestionState.ADOPTED:
            raise Refusal("ralat_belum_ditetapkan", kode=question.code)
        payload = {"question": question_id}
        await dialogs.set_step(now.tx, sender.telegram_id, question.meeting_id, STEP, payload, now.now_ms)
        values: dict[str, Any] = {"kode": question.code}
        meeting_id = question.meeting_id
        await ask(now.tx, sender.telegram_id, _ASKED[0][1], now_ms=now.now_ms, meeting_id=meeting_id, **values)
        return question


async def write(house: House, sender: Sender, dialog: Dialog, raw: str) -> int | None:
    """Takes the next of its three texts; after the last the erratum stands, and its number is returned."""
    text = mask_identity(clean_line(raw).text).text
    if not within(text, GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(text), maks=GRAPHEMES_MAX)
    async with turn(house, sender, dialog.payload["question"], Act.ERRATUM) as now:
        question, tx = now.question, now.tx
        if question.state is not QuestionState.ADOPTED:
            raise Refusal("ralat_belum_ditetapkan", kode=question.code)
        missing = [key for key, _ in _ASKED if key not in dialog.payload]
        payload = dialog.payload | {missing[0]: text}
        if len(missing) > 1:
            await dialogs.set_step(tx, sender.telegram_id, question.meeting_id, STEP, payload, now.now_ms)
            key = dict(_ASKED)[missing[1]]
            values: dict[str, Any] = {"kode": question.code}
            meeting_id = question.meeting_id
            await ask(tx, sender.telegram_id, key, now_ms=now.now_ms, meeting_id=meeting_id, **values)
            return None
        await dialogs.drop(tx, sender.telegram_id)
        await meetings.load(tx, question.meeting_id, lock=house.db.lock_clause)
        salt = house.token_bytes(16).hex()
        said = (payload["was"], payload["becomes"], payload["reason"])
        number = await errata.add(tx, question.meeting_id, question.id, *said, salt, now.actor.ref, now.now_ms)
        digests = {key: chain.text_digest(salt, payload[key]) for key, _ in _ASKED}
        await now.enter("erratum", {"number": number, **digests})
        await cards.redraw_all(tx, question.id, now.now_ms)
        await show_panel(tx, sender.telegram_id, question.id, now.now_ms, anew=True)
        return number
