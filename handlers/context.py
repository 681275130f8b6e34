"""What every handler reaches: the house, the answers to taps, and who stands before the door."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import CallbackContext, ExtBot

from delivery.answers import Answers
from delivery.drafts import Drafts
from delivery.live import Live
from locales.words import Words, words_for
from meeting.house import House, Sender
from rules.buttons import Press
from rules.refusals import Refusal


@dataclass(slots=True)
class Hall:
    """The rooms a handler may call. `languages` remembers whom we address in another language than Indonesian,
    `unreachable` whom Telegram will not let us write to, until they show up again."""

    house: House
    answers: Answers
    live: Live
    username: str
    files: Path
    drafts: Drafts
    languages: dict[int, str] = field(default_factory=dict)
    unreachable: set[int] = field(default_factory=set)

    def words(self, telegram_id: int) -> Words:
        """The words in the language this account chose."""
        return words_for(self.languages.get(telegram_id, "id"))


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The library's context with one door of ours: the hall."""

    @property
    def hall(self) -> Hall:
        """The rooms a handler may call."""
        hall: Hall = self.bot_data["hall"]
        return hall

    @property
    def house(self) -> House:
        """What acts of a meeting need."""
        return self.hall.house

    async def toast(self, update: Update, key: str = "", *, alert: bool = False, **values: Any) -> None:
        """Answers the tap of this update with one short line (none: it only stops spinning)."""
        assert update.callback_query is not None, "only a tap has a toast"
        text = self.hall.words(update.callback_query.from_user.id).toast(key, **values) if key else ""
        self.hall.answers.soon(update.callback_query.id, text, alert=alert)


Handler: TypeAlias = Callable[[Update, Context], Coroutine[Any, Any, None]]
PressHandler: TypeAlias = Callable[[Update, Context, Press], Coroutine[Any, Any, None]]


def sender(update: Update) -> Sender:
    """Who acts. Channels, anonymous administrators and bots have no account of their own here: refused."""
    person = update.effective_user
    message = update.message or update.edited_message
    if person is None or person.is_bot or (message is not None and message.sender_chat is not None):
        raise Refusal("pengirim_anonim")
    query = update.callback_query
    tapped = query.message.message_id if query is not None and query.message is not None else None
    return Sender(telegram_id=person.id, update_id=update.update_id, tapped=tapped if is_private(update) else None)


def is_private(update: Update) -> bool:
    """Whether this happened in the private chat with the bot."""
    return update.effective_chat is not None and update.effective_chat.type == "private"
