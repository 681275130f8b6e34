"""What leaves the record as files: the menu of documents, one of them asked for, the list of those that were made."""

from collections.abc import Sequence

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, question_named, words_after
from meeting import exports
from record import wishes
from record.exports import EVERYTHING, FORMATS
from rules.buttons import Press
from rules.exports import Choice, choice_of, item_scope, number_of, question_scope, words_key
from rules.refusals import Refusal
from storage.meetings import Meeting

NOTULA = "notula"
_PUBLIC = ("publik", "public")
_ITEM = ("acara", "item")
_LANGUAGES = {"en": "en", "english": "en", "inggris": "en", "id": "id", "indonesia": "id"}
_DOCUMENTS = {made.document for made in FORMATS.values()}
_ASKED = {number_of(name): name for name in (*FORMATS, EVERYTHING)}
_MENUS = {number_of(name): name for name in _DOCUMENTS}


async def ekspor(update: Update, context: Context) -> None:
    """/ekspor: the menu; with a document behind it, and how it is wanted, that at once."""
    meeting = await meeting_here(update, context)
    what, *wanted = [word.lower() for word in words_after(update)] or [""]
    if not what:
        await _offer(update, context, meeting.id, Choice(), menu=0, view=0, anew=True)
    elif what not in FORMATS and what != EVERYTHING:
        raise Refusal("ekspor_tidak_ada", daftar=", ".join([*FORMATS, EVERYTHING]))
    else:
        await _ask(update, context, meeting.id, what, await _choice(context, meeting, wanted))


async def notula(update: Update, context: Context) -> None:
    """/notula: the menu of the minutes alone; "/notula pdf" at once."""
    meeting, wanted = await meeting_here(update, context), [word.lower() for word in words_after(update)]
    what = wishes.named(NOTULA, wanted[0]) if wanted else None
    if what is not None:
        await _ask(update, context, meeting.id, what, await _choice(context, meeting, wanted[1:]))
    else:
        choice = await _choice(context, meeting, wanted)
        await _offer(update, context, meeting.id, choice, menu=number_of(NOTULA), view=0, anew=True)


async def berkas(update: Update, context: Context) -> None:
    """/berkas: the files that were made."""
    meeting = await meeting_here(update, context)
    await exports.list_files(context.house, sender(update), meeting.id)


async def press_ask(update: Update, context: Context, press: Press) -> None:
    """A document of the menu."""
    meeting_id, number, scope, flags = press.numbers
    if number not in _ASKED:
        raise Refusal("tombol_lama")
    what = _ASKED[number]
    await _ask(update, context, meeting_id, what, choice_of(scope, flags))
    await context.toast(update, "ekspor_mulai", judul={"key": words_key(what)})


async def press_menu(update: Update, context: Context, press: Press) -> None:
    """Another part, variant or language; or the parts to choose from."""
    meeting_id, menu, scope, flags, view = press.numbers
    await _offer(update, context, meeting_id, choice_of(scope, flags), menu=menu, view=view, anew=False)
    await context.toast(update)


async def press_list(update: Update, context: Context, press: Press) -> None:
    """[Berkas yang ada], or a page of the list."""
    meeting_id, page = press.numbers
    await exports.list_files(context.house, sender(update), meeting_id, page=page, anew=False)
    await context.toast(update)


async def press_send(update: Update, context: Context, press: Press) -> None:
    """A file of the list: the same once more."""
    one = await exports.send_again(context.house, sender(update), press.numbers[0])
    await context.toast(update, "ekspor_dikirim", judul={"key": words_key(one.format)})


async def _ask(update: Update, context: Context, meeting_id: int, what: str, choice: Choice) -> None:
    formats = wishes.formats_of(what, is_public=choice.is_public, is_whole=not choice.scope)
    if not formats:
        raise Refusal("ekspor_tidak_begitu", judul={"key": words_key(what)})
    await exports.ask_export(context.house, sender(update), meeting_id, what, choice, formats)


async def _offer(
    update: Update, context: Context, meeting_id: int, choice: Choice, *, menu: int, view: int, anew: bool
) -> None:
    fitting = wishes.fitting(is_public=choice.is_public, is_whole=not choice.scope)
    formats = [name for name in fitting if not menu or FORMATS[name].document == _MENUS.get(menu)]
    about = {"menu": menu, "view": view}
    await exports.offer(context.house, sender(update), meeting_id, formats, choice, anew=anew, **about)


async def _choice(context: Context, meeting: Meeting, wanted: Sequence[str]) -> Choice:
    """How it is wanted, as typed behind the command: "acara 2", "jp1", "publik", "en", in any order."""
    scope, is_public, language = 0, False, "id"
    left = list(wanted)
    while left:
        word = left.pop(0)
        if word in _ITEM and left and left[0].isdecimal() and 0 < int(left[0]) < 10_000:
            scope = item_scope(int(left.pop(0)))
        elif word in _PUBLIC:
            is_public = True
        elif word in _LANGUAGES:
            language = _LANGUAGES[word]
        else:
            scope = question_scope((await question_named(context, meeting.id, word)).id)
    return Choice(scope, is_public, language)


COMMANDS: dict[str, Handler] = {"ekspor": ekspor, "notula": notula, "berkas": berkas}
VERBS: dict[str, PressHandler] = {"xe": press_ask, "xm": press_menu, "xf": press_list, "xs": press_send}
