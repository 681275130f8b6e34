"""The clerk's conversation: for whom, what, which choice, why."""

from collections.abc import Sequence
from typing import Any

from meeting.assisting import Entered, enter_in
from meeting.floor import KIND_WORDS, Words, submit_in
from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, button, plain_button
from rules.points import POINT_GRAPHEMES_MAX, PointKind, write_point
from rules.questions import QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from storage import delegates, dialogs, questions
from storage.database import Tx
from storage.delegates import Delegate
from storage.points import StoredPoint

STEP_REASON = "assist_reason"
STEP_POINT = "assist_point"
PAGE_SIZE = 8
KIND_BUTTONS = {
    PointKind.PROPOSAL: "tombol_usul",
    PointKind.QUESTION: "tombol_tanya",
    PointKind.RESPONSE: "tombol_tanggap",
}


async def choose_delegate(house: House, sender: Sender, meeting_id: int, *, page: int = 0, anew: bool = True) -> None:
    """Lists the delegates who have no phone, eight a page."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.ENTER_ASSISTED)
        found = await delegates.without_phone(tx, meeting_id)
        if not found:
            raise Refusal("isikan_kosong")
        pages = -(-len(found) // PAGE_SIZE)
        page = min(page, pages - 1)
        rows = [[plain_button(one.label, "ia", one.id)] for one in found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]]
        if pages > 1:
            turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
            rows.append([plain_button(label, "il", meeting_id, to) for label, to in turns])
        chat_id = sender.telegram_id
        await ask(tx, chat_id, "isikan_pilih", now_ms=house.now(), meeting_id=meeting_id, buttons=rows, anew=anew)


async def _delegate(tx: Tx, sender: Sender, delegate_id: int) -> Delegate:
    delegate = await delegates.load(tx, delegate_id)
    if delegate is None:
        raise Refusal("tombol_lama")
    await require(tx, delegate.meeting_id, sender, Act.ENTER_ASSISTED)
    return delegate


async def choose_what(house: House, sender: Sender, delegate_id: int) -> None:
    """Offers the open questions, and the three kinds of points."""
    async with house.act(sender) as tx:
        delegate = await _delegate(tx, sender, delegate_id)
        found = [await questions.load(tx, one) for one in await questions.open_ids(tx, delegate.meeting_id)]
        rows = [[plain_button(q.code, "iq", delegate_id, q.id)] for q in found if q is not None]
        kinds = [button(KIND_BUTTONS[one], "ip", delegate_id, number) for number, one in enumerate(PointKind)]
        chat_id, meeting_id, label = sender.telegram_id, delegate.meeting_id, delegate.label
        await ask(
            *(tx, chat_id, "isikan_apa"),
            now_ms=house.now(),
            meeting_id=meeting_id,
            buttons=[*rows, kinds],
            anew=False,
            label=label,
        )


async def choose_option(house: House, sender: Sender, delegate_id: int, question_id: int) -> None:
    """Offers the options of an open question."""
    async with house.act(sender) as tx:
        delegate = await _delegate(tx, sender, delegate_id)
        question = await questions.load(tx, question_id)
        if question is None or question.state is not QuestionState.OPEN:
            raise Refusal("tombol_lama")
        rows = [
            [plain_button(o.text if question.preset else f"{o.code}. {o.text}", "io", delegate_id, question_id, o.id)]
            for o in question.options
        ]
        await ask(
            *(tx, sender.telegram_id, "isikan_jawaban"),
            now_ms=house.now(),
            meeting_id=delegate.meeting_id,
            buttons=rows,
            anew=False,
            kode=question.code,
            label=delegate.label,
        )


async def ask_reason(house: House, sender: Sender, delegate_id: int, question_id: int, option_id: int) -> None:
    """Asks why an official answers for this delegate; the paper form is one press away."""
    async with house.act(sender) as tx:
        delegate = await _delegate(tx, sender, delegate_id)
        payload = {"delegate": delegate_id, "options": [option_id], "question": question_id}
        await dialogs.set_step(tx, sender.telegram_id, delegate.meeting_id, STEP_REASON, payload, house.now())
        rows = [[button("alasan_formulir_kertas", "iw")]]
        await ask(
            *(tx, sender.telegram_id, "isikan_alasan"),
            now_ms=house.now(),
            meeting_id=delegate.meeting_id,
            buttons=rows,
            anew=False,
        )


async def enter_waiting(house: House, sender: Sender, reason: str, *, anew: bool) -> Entered:
    """The answer that waits in the dialog, with its reason, goes to a second official."""
    async with house.act(sender) as tx:
        dialog = await dialogs.load(tx, sender.telegram_id, house.now())
        if dialog is None or dialog.step != STEP_REASON:
            raise Refusal("tombol_lama")
        await dialogs.drop(tx, sender.telegram_id)
        asked = dialog.payload
        return await enter_in(
            house, tx, sender, asked["question"], asked["delegate"], tuple(asked["options"]), reason, anew=anew
        )


async def begin_point(house: House, sender: Sender, delegate_id: int, kind: PointKind) -> None:
    """Asks the clerk for the text of a point of this delegate."""
    async with house.act(sender) as tx:
        delegate = await _delegate(tx, sender, delegate_id)
        payload = {"delegate": delegate_id, "kind": kind.value}
        await dialogs.set_step(tx, sender.telegram_id, delegate.meeting_id, STEP_POINT, payload, house.now())
        values: dict[str, Any] = {"jenis": {"key": KIND_WORDS[kind]}, "n": POINT_GRAPHEMES_MAX}
        chat_id, meeting_id = sender.telegram_id, delegate.meeting_id
        await ask(tx, chat_id, "usul_minta", now_ms=house.now(), meeting_id=meeting_id, anew=False, **values)


async def submit_point(
    house: House, sender: Sender, delegate_id: int, kind: PointKind, text: str, answers: Sequence[str]
) -> StoredPoint:
    """Stores a point that a clerk typed for a delegate."""
    words = Words(kind, write_point(text), tuple(answers))
    async with house.act(sender) as tx:
        return await submit_in(house, tx, sender, delegate_id, words, clerk=True)
