"""How the papers look: /naskah, its buttons, and the logo or template that is sent for it."""

from telegram import Message, Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, typed, words_after
from locales.commands import NAMES
from meeting import papers
from rules.buttons import Press
from rules.refusals import Refusal
from rules.stationery import SETTINGS
from storage import dialogs
from storage.dialogs import Dialog


async def naskah(update: Update, context: Context) -> None:
    """/naskah, or /naskah ukuran f4"""
    meeting = await meeting_here(update, context)
    who, words = sender(update), words_after(update)
    if not words:
        await papers.show(context.house, who, meeting.id)
        return
    numbers = {setting.word: number for number, setting in SETTINGS.items()}
    if words[0].casefold() not in numbers or len(words) < 2:
        raise Refusal("rupa_nilai_salah", daftar=", ".join(numbers))
    raw = " ".join(words[1:])
    await papers.set_one(context.house, who, meeting.id, numbers[words[0].casefold()], raw, anew=True)


async def press_paper(update: Update, context: Context, press: Press) -> None:
    """A button under the settings."""
    await papers.press(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def typed_text(update: Update, context: Context, dialog: Dialog) -> None:
    """A line of the letterhead, or another text."""
    await papers.typed(context.house, sender(update), dialog, typed(update))


async def sent_file(update: Update, context: Context, message: Message) -> bool:
    """Takes a picture or a document that was sent for the papers: asked for by the button, or with /naskah as its
    caption. False where it is meant for something else."""
    who = sender(update)
    async with context.house.db.reading() as tx:
        dialog = await dialogs.load(tx, who.telegram_id, context.house.now())
    said = (message.caption or "").split(" ")[0].lstrip("/").split("@")[0].lower()
    is_meant = (message.caption or "").startswith("/") and NAMES.get(said) == "naskah"
    if not is_meant and (dialog is None or dialog.step != papers.STEP_FILE):
        return False
    meeting = await meeting_here(update, context)
    if message.photo:
        photo = message.photo[-1]
        await papers.receive(context.house, who, meeting.id, photo.file_id, "logo.jpg", photo.file_size)
    elif message.document is not None:
        file = message.document
        await papers.receive(context.house, who, meeting.id, file.file_id, file.file_name or "", file.file_size)
    else:
        return False
    return True


COMMANDS: dict[str, Handler] = {"naskah": naskah}
VERBS: dict[str, PressHandler] = {"pk": press_paper}
STEPS = {papers.STEP_TEXT: typed_text}
