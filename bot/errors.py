"""The one error handler: what a person is told when the rules say no, and what intake learns when we were wrong."""

from typing import Any

import structlog
from telegram import Update

from handlers.context import Context, Hall, is_private
from locales.words import words_for
from meeting.house import Repeated, Sender
from meeting.telling import once_a_minute, tell
from rules.refusals import Refusal
from storage import applied, meetings, staff

log = structlog.get_logger(__name__)
ANONYMOUS = "pengirim_anonim"


class Failures:
    """Errors of updates that failed, by update id, until intake asks for them. The library swallows what a handler
    raises; intake must know, because an update that failed is not confirmed."""

    def __init__(self) -> None:
        self._errors: dict[int, Exception] = {}

    def note(self, update_id: int, error: Exception) -> None:
        """This update failed."""
        self._errors[update_id] = error

    def take(self, update_id: int) -> Exception | None:
        """What went wrong with this update, asked once."""
        return self._errors.pop(update_id, None)


async def on_error(update: object, context: Context) -> None:
    """A refusal is answered, a repetition passes, everything else is left to intake."""
    assert isinstance(update, Update)
    error = context.error
    assert isinstance(error, Exception)
    failures: Failures = context.bot_data["failures"]
    try:
        if isinstance(error, Repeated):
            if update.callback_query is not None:
                await context.toast(update)
        elif isinstance(error, Refusal):
            await refused(update, context, error)
        else:
            failures.note(update.update_id, error)
    except Exception as another:
        # The library would only log it, and the update would be confirmed as if it had been settled.
        failures.note(update.update_id, another)


async def refused(update: Update, context: Context, refusal: Refusal) -> None:
    """Says why not: an alert on a tap, a line in the private chat; in a group only officials' commands get a word."""
    person = update.effective_user
    if person is None:
        return
    if update.callback_query is not None:
        text = await refusal_text(context.hall, person.id, refusal)
        log.info("refused", key=refusal.key, update=update.update_id)
        context.hall.answers.soon(update.callback_query.id, text, alert=True)
        return
    if update.effective_chat is None or not (is_private(update) or _is_command(update)):
        return
    await _say(update, context, refusal, update.effective_chat.id)


async def _say(update: Update, context: Context, refusal: Refusal, chat_id: int) -> None:
    """One line that stands in the outbox together with the mark that this update was answered."""
    assert update.effective_user is not None
    house, who = context.house, Sender(update.effective_user.id, update.update_id)
    async with house.db.transaction() as tx:
        if not is_private(update) and refusal.key != ANONYMOUS and not await staff.serves(tx, who.telegram_id):
            log.info("refused in silence", key=refusal.key, update=update.update_id)
            return
        meeting = await meetings.current_of(tx, who.telegram_id)
        meeting_id = 0 if meeting is None else meeting.id
        if await applied.first_time(tx, update.update_id, house.now()):
            once = once_a_minute(ANONYMOUS, house.now()) if refusal.key == ANONYMOUS and chat_id < 0 else ""
            told: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id, "once": once}
            await tell(tx, chat_id, refusal.key, **told, **refusal.values)
            tx.after_commit(house.wake)
    log.info("refused", key=refusal.key, update=update.update_id)


def _is_command(update: Update) -> bool:
    text = update.effective_message.text if update.effective_message else None
    return bool(text) and str(text).startswith("/")


async def refusal_text(hall: Hall, telegram_id: int, refusal: Refusal) -> str:
    """The refusal as a toast in the person's language, times in the zone of the meeting they are in."""
    async with hall.house.db.reading() as tx:
        meeting = await meetings.current_of(tx, telegram_id)
    language = hall.languages.get(telegram_id, "id")
    words = words_for(language) if meeting is None else words_for(language, meeting.zone)
    return words.toast(refusal.key, **refusal.values)
