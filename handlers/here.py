"""Which meeting, question or text a person means by what they sent."""

from typing import Any

from telegram import Update

from handlers.context import Context, is_private, sender
from meeting import agenda
from meeting.staffing import SERVICE
from meeting.telling import once_a_minute, tell
from rules.questions import Question, QuestionState
from rules.refusals import Refusal
from storage import cards, delegates, meetings, questions, staff
from storage.delegates import Delegate
from storage.meetings import Meeting


async def meeting_here(update: Update, context: Context) -> Meeting:
    """The meeting of this group, or the one this person is in; refused where there is none."""
    who = sender(update)
    async with context.house.db.reading() as tx:
        if is_private(update):
            meeting = await meetings.current_of(tx, who.telegram_id)
        else:
            assert update.effective_chat is not None
            meeting_id = await cards.meeting_of_group(tx, update.effective_chat.id)
            meeting = None if meeting_id is None else await meetings.load(tx, meeting_id)
        serves = meeting is None and bool(await staff.roles_of(tx, SERVICE, who.telegram_id))
    if meeting is None:
        raise Refusal("tanpa_rapat_petugas" if serves else "tanpa_rapat")
    return meeting


async def question_named(context: Context, meeting_id: int, typed: str, *states: QuestionState) -> Question:
    """The question typed as "2" or "JP2"; with nothing typed the only one in these states."""
    async with context.house.db.reading() as tx:
        if typed:
            question = await questions.by_typed_code(tx, meeting_id, typed)
            if question is None:
                raise Refusal("jp_tidak_ada", kode=typed[:12])
            return question
        fitting = [found for found in await questions.of_meeting(tx, meeting_id) if found.state in states]
    if len(fitting) != 1:
        raise Refusal("jp_pilih_nomor", daftar=", ".join(found.code for found in fitting) or "–")
    return fitting[0]


async def speaker_here(context: Context, meeting_id: int, telegram_id: int) -> Delegate:
    """For whom this account speaks in the meeting: the delegate chosen last, else the first."""
    async with context.house.db.reading() as tx:
        delegate = await delegates.acting(tx, meeting_id, telegram_id)
    if delegate is None:
        raise Refusal("belum_terdaftar")
    return delegate


def argument(update: Update) -> str:
    """What stands after the command, line breaks and all."""
    message = update.effective_message
    text = "" if message is None else message.text or ""
    parts = text.split(maxsplit=1)
    return parts[1] if len(parts) > 1 else ""


def words_after(update: Update) -> list[str]:
    """The words after the command."""
    return argument(update).split()


async def reply(update: Update, context: Context, key: str, *, meeting_id: int = 0, **values: Any) -> None:
    """Answers a message with one of its own, in this chat; what anybody may ask of a group, once a minute."""
    assert update.effective_chat is not None
    chat_id, now_ms, once = update.effective_chat.id, context.house.now(), ""
    async with context.house.db.transaction() as tx:
        if not is_private(update) and not await staff.serves(tx, sender(update).telegram_id):
            once = once_a_minute(key, now_ms)
        await tell(tx, chat_id, key, now_ms=now_ms, meeting_id=meeting_id, once=once, **values)
        tx.after_commit(context.house.wake)


def typed(update: Update) -> str:
    """The text of this message, empty where it has none."""
    message = update.effective_message
    return "" if message is None else message.text or ""


async def bind_here(update: Update, context: Context, meeting: Meeting) -> None:
    """This group, and the topic the message stands in, carry the meeting's cards from now on."""
    chat, message = update.effective_chat, update.effective_message
    assert chat is not None
    assert message is not None
    thread = message.message_thread_id if message.is_topic_message else None
    bound = await agenda.bind_group(context.house, sender(update), meeting.id, chat.id, thread, chat.title or "")
    key = "grup_terhubung" if bound else "grup_sudah_terhubung"
    await reply(update, context, key, meeting_id=meeting.id, judul=meeting.title)
