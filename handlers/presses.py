"""One door for every button: unpack what it asks for and hand it to the verb's handler."""

from collections.abc import Mapping

from telegram import Update

from handlers.context import Context, Handler, PressHandler
from rules.buttons import NUMBERS, unpack


def presses(verbs: Mapping[str, PressHandler]) -> Handler:
    """The handler of all taps. What no button of ours carries is an old button: the person is told so."""
    assert set(verbs) == set(NUMBERS), "a verb that is handled or carried, but not both"

    async def press(update: Update, context: Context) -> None:
        query = update.callback_query
        assert query is not None
        asked = unpack(query.data or "")
        await verbs[asked.verb](update, context, asked)

    return press
