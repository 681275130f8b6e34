"""What a person may ask about themselves and the service: language, help, own data, rules, stop."""

from difflib import get_close_matches

from telegram import Update

from handlers.context import Context, Handler, PressHandler, is_private, sender
from handlers.here import meeting_here, reply, typed
from locales.commands import CLERK, GROUP, MINUTE_TAKER, MODERATOR, NAMES, OWNER, PARTICIPANT, SECRETARIAT
from meeting import account, floor_dialogs, own_corrections, own_data, privacy
from meeting.privacy import Wish
from rules.buttons import Press
from rules.refusals import Refusal
from rules.roles import Role
from storage import meetings, staff
from storage.dialogs import Dialog

LANGUAGES = ("id", "en")
HELP = {
    Role.OWNER: OWNER,
    Role.SECRETARIAT: SECRETARIAT,
    Role.MODERATOR: MODERATOR,
    Role.DEPUTY: MODERATOR,
    Role.MINUTE_TAKER: MINUTE_TAKER,
    Role.CLERK: CLERK,
}


async def bahasa(update: Update, context: Context) -> None:
    """/bahasa"""
    await account.ask_language(context.house, sender(update), LANGUAGES)


async def press_language(update: Update, context: Context, press: Press) -> None:
    """A language."""
    if press.numbers[0] >= len(LANGUAGES):
        raise Refusal("tombol_lama")
    language = LANGUAGES[press.numbers[0]]
    who = sender(update)
    await account.choose_language(context.house, who, language)
    context.hall.languages[who.telegram_id] = language
    await context.toast(update, "bahasa_diganti", bahasa={"key": f"bahasa_{language}"})


async def bantuan(update: Update, context: Context) -> None:
    """/bantuan: the commands of whoever asks."""
    if not is_private(update):
        await reply(update, context, "isi", isi={"help": [GROUP]})
        return
    who = sender(update)
    async with context.house.db.reading() as tx:
        meeting = await meetings.current_of(tx, who.telegram_id)
        roles = await staff.roles_of(tx, meeting.id if meeting else 0, who.telegram_id)
    theirs = sorted({PARTICIPANT, *(HELP[role] for role in roles if role in HELP)})
    await reply(update, context, "isi", isi={"help": theirs})


async def data_saya(update: Update, context: Context) -> None:
    """/data_saya"""
    if is_private(update):
        await own_data.begin(context.house, sender(update))


async def press_own_data(update: Update, context: Context, press: Press) -> None:
    """One person of this phone."""
    await own_data.show_of(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_correct(update: Update, context: Context, press: Press) -> None:
    """[Perbaiki]"""
    await own_corrections.begin(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def typed_correction(update: Update, context: Context, dialog: Dialog) -> None:
    """Position and name as they should read."""
    await own_corrections.write(context.house, sender(update), dialog, typed(update))


async def press_wish(update: Update, context: Context, press: Press) -> None:
    """[Hapus data saya] or [Tarik persetujuan] of one person: asks once more."""
    delegate_id, wish = press.numbers
    if wish not in list(Wish):
        raise Refusal("tombol_lama")
    await privacy.ask_sure_of(context.house, sender(update), delegate_id, Wish(wish))
    await context.toast(update)


async def tarik_persetujuan(update: Update, context: Context) -> None:
    """/tarik_persetujuan"""
    meeting = await meeting_here(update, context)
    await privacy.ask_sure(context.house, sender(update), meeting.id, Wish.WITHDRAW)


async def hapus_data(update: Update, context: Context) -> None:
    """/hapus_data"""
    meeting = await meeting_here(update, context)
    await privacy.ask_sure(context.house, sender(update), meeting.id, Wish.ERASE)


async def press_separate(update: Update, context: Context, press: Press) -> None:
    """[Ya, lanjutkan]: the second step."""
    meeting_id, wish, *whose = press.numbers
    if wish not in list(Wish):
        raise Refusal("tombol_lama")
    await privacy.separate(context.house, sender(update), meeting_id, Wish(wish), *whose)
    await context.toast(update, "tersimpan")


async def aturan(update: Update, context: Context) -> None:
    """/aturan: when a point is not shown."""
    await reply(update, context, "aturan_pokok")


async def batal(update: Update, context: Context) -> None:
    """/batal: ends the conversation in front, or else forgets the words that wait."""
    await floor_dialogs.cancel(context.house, sender(update))


async def press_end(update: Update, context: Context, press: Press) -> None:
    """[Batal] under what a conversation asks."""
    await account.end_conversation(context.house, sender(update))
    await context.toast(update)


async def unknown(update: Update, context: Context) -> None:
    """A command nobody knows: the likeliest ones, in private only."""
    message = update.effective_message
    if not is_private(update) or message is None:
        return
    typed = (message.text or "/").split()[0].lstrip("/").split("@")[0].lower()
    near = [f"/{NAMES[name]}" for name in get_close_matches(typed, list(NAMES), n=3, cutoff=0.5)]
    raise Refusal("perintah_tidak_dikenali", daftar=", ".join(dict.fromkeys(near)) or "/bantuan")


COMMANDS: dict[str, Handler] = {
    "bahasa": bahasa,
    "bantuan": bantuan,
    "data_saya": data_saya,
    "tarik_persetujuan": tarik_persetujuan,
    "hapus_data": hapus_data,
    "aturan": aturan,
    "batal": batal,
}
VERBS: dict[str, PressHandler] = {
    "kl": press_language,
    "kb": press_end,
    "dd": press_own_data,
    "df": press_correct,
    "dw": press_wish,
    "dh": press_separate,
}
STEPS = {own_corrections.STEP: typed_correction}
