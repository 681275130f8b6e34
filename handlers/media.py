"""Photos, documents and voices sent to the floor, and the buttons under those that wait for words."""

from telegram import Message, Update

from handlers import stationery
from handlers.context import Context, Handler, PressHandler, is_private, sender
from handlers.floor import COMMAND_KINDS, how_it_came, toast_point
from handlers.here import typed
from handlers.unsupported import unsupported
from locales.commands import NAMES
from meeting import floor, joining, late_files, media, media_help
from meeting.media import Caption, Sent
from rules.buttons import Press
from rules.media import MediaKind
from rules.points import PointKind
from storage import delegates, meetings
from storage.dialogs import Dialog


async def received(update: Update, context: Context) -> None:
    """A photo, a document, a voice or a sound in the private chat; from a stranger it leads to the door, and nothing
    of it is kept."""
    message = update.effective_message
    if not is_private(update) or message is None:
        return
    if message.photo and await stationery.sent_file(update, context, message):
        return
    sent = _sent(message)
    if sent is None:
        await unsupported(update, context)
        return
    who = sender(update)
    async with context.house.db.reading() as tx:
        meeting = await meetings.current_of(tx, who.telegram_id)
        is_known = meeting is not None and await delegates.ever_of_account(tx, meeting.id, who.telegram_id) > 0
    if meeting is None or not is_known:
        await joining.bare(context.house, who)
        return
    await media.receive(context.house, who, meeting.id, sent, _caption(message), how_it_came(update))


def _sent(message: Message) -> Sent | None:
    """What the message carries, if it is of a kind that is kept. Of a photo Telegram sends several sizes, the largest
    last."""
    album = message.media_group_id or ""
    if message.photo:
        photo = message.photo[-1]
        return Sent(MediaKind.PHOTO, photo.file_id, photo.file_unique_id, album, size=photo.file_size)
    if message.voice is not None:
        found = message.voice
        seconds = int(found.duration.total_seconds()) if hasattr(found.duration, "total_seconds") else found.duration
        return Sent(MediaKind.VOICE, found.file_id, found.file_unique_id, seconds=seconds, size=found.file_size)
    for kind, file in ((MediaKind.AUDIO, message.audio), (MediaKind.DOCUMENT, message.document)):
        if file is not None and message.animation is None:
            return Sent(kind, file.file_id, file.file_unique_id, album, file.file_name or "", size=file.file_size)
    return None


def _caption(message: Message) -> Caption:
    """The caption, and the kind where it begins with the command of one."""
    text = message.caption or ""
    first, _, rest = text.partition(" ")
    kind = COMMAND_KINDS.get(NAMES.get(first.lstrip("/").split("@")[0].lower(), "")) if text.startswith("/") else None
    if kind is None:
        return Caption(text)
    answers, words = floor.split_codes(rest) if kind is PointKind.RESPONSE else ((), rest)
    return Caption(words.strip(), kind, answers)


async def press_help(update: Update, context: Context, press: Press) -> None:
    """[Minta bantuan petugas]"""
    await media_help.ask_help(context.house, sender(update), press.numbers[0])
    await context.toast(update, "media_bantuan_diminta")


async def press_words(update: Update, context: Context, press: Press) -> None:
    """[Tulis kalimat]"""
    await media_help.write_words(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_write(update: Update, context: Context, press: Press) -> None:
    """[Tulis ringkasan]"""
    await media_help.begin_summary(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def typed_summary(update: Update, context: Context, dialog: Dialog) -> None:
    """The official's words for a file."""
    await media_help.typed_summary(context.house, sender(update), dialog, typed(update))


async def press_agree(update: Update, context: Context, press: Press) -> None:
    """[Sesuai]"""
    point = await media_help.agree(context.house, sender(update), *press.numbers)
    await toast_point(update, context, point)


async def press_disagree(update: Update, context: Context, press: Press) -> None:
    """[Bukan] under the words of an official."""
    await media_help.disagree(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def press_files(update: Update, context: Context, press: Press) -> None:
    """[Lihat lampiran]"""
    count = await media_help.show_files(context.house, sender(update), press.numbers[0])
    await context.toast(update, "media_dikirim", n=count)


async def press_show(update: Update, context: Context, press: Press) -> None:
    """[Tayangkan lampiran]"""
    code = await late_files.approve(context.house, sender(update), *press.numbers)
    await context.toast(update, "lampiran_ditayangkan", kode=code)


COMMANDS: dict[str, Handler] = {}
VERBS: dict[str, PressHandler] = {
    "ub": press_help,
    "uc": press_write,
    "uy": press_words,
    "us": press_agree,
    "ux": press_disagree,
    "ua": press_files,
    "ut": press_show,
}
STEPS = {media_help.STEP_SUMMARY: typed_summary}
