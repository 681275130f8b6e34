"""One door for every button: unpack what it asks for and hand it to the verb's handler."""

from collections.abc import Mapping

from telegram import Update

from handlers.context import Context, Handler, PressHandler
from rules.buttons import unpack
from rules.refusals import Refusal


def presses(verbs: Mapping[str, PressHandler]) -> Handler:
    """The handler of all taps. An unknown verb is an old button: the person is told so."""

    async def press(update: Update, context: Context) -> None:
        query = update.callback_query
        assert query is not None
        asked = unpack(query.data or "")
        handler = verbs.get(asked.verb)
        if handler is None:
            raise Refusal("tombol_lama")
        await handler(update, context, asked)

    return press
