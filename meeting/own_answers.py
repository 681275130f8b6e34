"""A delegate's own answers: shown once more, and found again where somebody typed an option instead of pressing it."""

from typing import Any

from meeting.house import House, Sender
from meeting.telling import show, tell
from rules.questions import Question
from rules.refusals import Refusal
from rules.text import fold_for_eye
from storage import delegates, electorate, questions
from storage.database import Tx


async def show_own(house: House, sender: Sender, meeting_id: int) -> None:
    """Posts this account's cards of all questions that are or were open, newest state, as the last messages."""
    async with house.act(sender) as tx:
        acting = await delegates.acting(tx, meeting_id, sender.telegram_id)
        if acting is None:
            raise Refusal("belum_terdaftar")
        shown = False
        for question in await questions.of_meeting(tx, meeting_id):
            if question.opened is None:
                continue
            asked = dict(await electorate.accounts(tx, question.id, sender.telegram_id))
            payload = {"question": question.id, "delegate": asked.get(sender.telegram_id, acting.id)}
            topic = f"ballot:{question.id}"
            await show(tx, sender.telegram_id, "ballot", payload, topic=topic, now_ms=house.now(), anew=True)
            shown = True
        if not shown:
            values: dict[str, Any] = {"label": acting.label}
            await tell(tx, sender.telegram_id, "suaraku_kosong", now_ms=house.now(), meeting_id=meeting_id, **values)


async def typed_choice(house: House, sender: Sender, meeting_id: int, text: str) -> bool:
    """Whether somebody typed an option of an open question they may answer, instead of pressing it. Nothing is counted
    by it: the ballot is shown once more as the last message, and what to do with it."""
    async with house.db.reading() as tx:
        found = await _meant(tx, sender, meeting_id, fold_for_eye(text))
    if found is None:
        return False
    question, delegate_id = found
    async with house.act(sender) as tx:
        now_ms, chat_id = house.now(), sender.telegram_id
        await tell(tx, chat_id, "jawab_dengan_tombol", now_ms=now_ms, meeting_id=meeting_id, kode=question.code)
        payload = {"question": question.id, "delegate": delegate_id}
        await show(tx, chat_id, "ballot", payload, topic=f"ballot:{question.id}", now_ms=now_ms, anew=True)
    return True


async def _meant(tx: Tx, sender: Sender, meeting_id: int, typed: str) -> tuple[Question, int] | None:
    for question_id in await questions.open_ids(tx, meeting_id):
        question = await questions.load(tx, question_id)
        assert question is not None
        texts = {fold_for_eye(option.text) for option in question.options}
        codes = set() if question.preset else {fold_for_eye(option.code) for option in question.options}
        if typed.rstrip(".") not in texts | codes:
            continue
        for _, delegate_id in await electorate.accounts(tx, question.id, sender.telegram_id):
            return question, delegate_id
    return None
