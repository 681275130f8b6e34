"""Typed text in the private chat: an answer to the dialog under way, a join code, or words for the floor."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from telegram import Update

from handlers.context import Context, Handler, is_private, sender
from handlers.floor import plain_text
from handlers.here import typed
from handlers.speaking import replied
from handlers.unsupported import unsupported
from meeting import joining
from rules.codes import read_join_code
from storage import delegates, dialogs, meetings
from storage.dialogs import Dialog

TextStep: TypeAlias = Callable[[Update, Context, Dialog], Awaitable[None]]


def texts(steps: Mapping[str, TextStep]) -> Handler:
    """The handler of all typed text. In a group nothing is captured: the bot hears only commands there."""

    async def text(update: Update, context: Context) -> None:
        if not is_private(update):
            return
        message = update.effective_message
        if message is not None and message.via_bot is not None:
            await unsupported(update, context)
            return
        who = sender(update)
        async with context.house.db.reading() as tx:
            dialog = await dialogs.load(tx, who.telegram_id, context.house.now())
            meeting = await meetings.current_of(tx, who.telegram_id)
            is_known = meeting is not None and bool(await delegates.of_account(tx, meeting.id, who.telegram_id))
        if await replied(update, context, dialog):
            return
        if dialog is not None and dialog.step in steps:
            await steps[dialog.step](update, context, dialog)
        elif read_join_code(typed(update)) is not None and not is_known:
            await joining.by_code(context.house, who, typed(update))
        elif is_known:
            await plain_text(update, context)
        else:
            await joining.bare(context.house, who)

    return text
