"""The sender's own point afterwards: its fields filled in, its message edited."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, is_private, sender
from handlers.floor import COMMAND_KINDS
from handlers.here import typed
from locales.commands import NAMES
from meeting import completing, point_edits
from rules.buttons import Press
from storage.dialogs import Dialog


async def edited(update: Update, context: Context) -> None:
    """A text or caption that was changed in the private chat; in a group nothing is captured."""
    message = update.edited_message
    if not is_private(update) or message is None or message.via_bot is not None:
        return
    await point_edits.edited(context.house, sender(update), message.message_id, _words(message.text or message.caption))


def _words(text: str | None) -> str:
    """The words without the command they began with."""
    said = text or ""
    first, _, rest = said.partition(" ")
    is_ours = NAMES.get(first.lstrip("/").split("@")[0].lower(), "") in COMMAND_KINDS
    return rest if said.startswith("/") and is_ours else said


async def press_complete(update: Update, context: Context, press: Press) -> None:
    """[Lengkapi]"""
    await completing.show_fields(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_field(update: Update, context: Context, press: Press) -> None:
    """[Lokasi], [Volume], [OPD tujuan]"""
    await completing.ask_field(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def typed_field(update: Update, context: Context, dialog: Dialog) -> None:
    """The words of a field."""
    await completing.typed_field(context.house, sender(update), dialog, typed(update))


async def press_addressee(update: Update, context: Context, press: Press) -> None:
    """[Ya, benar], or an organisation of the list."""
    await completing.choose_addressee(context.house, sender(update), *press.numbers)
    await context.toast(update, "tersimpan")


async def press_as_typed(update: Update, context: Context, press: Press) -> None:
    """[Tulis apa adanya]"""
    await completing.addressee_as_typed(context.house, sender(update), press.numbers[0])
    await context.toast(update, "tersimpan")


COMMANDS: dict[str, Handler] = {}
VERBS: dict[str, PressHandler] = {
    "ul": press_complete,
    "uf": press_field,
    "uo": press_addressee,
    "uw": press_as_typed,
}
STEPS = {completing.STEP: typed_field}
