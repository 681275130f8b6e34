"""Points that ask for the same, by phone: supported, merged and taken apart, listed and looked for."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, typed, words_after
from locales.points import KIND_WORDS
from meeting import hearing, merging, offer_answers, supporting
from meeting.supporting import Supported
from rules.buttons import Press
from rules.refusals import Refusal
from storage import delegates
from storage.dialogs import Dialog


async def dukung(update: Update, context: Context) -> None:
    """/dukung [D09]: the shown points, or one of them."""
    meeting = await meeting_here(update, context)
    code = "".join(words_after(update)[:1])
    if code:
        await hearing.show_by_code(context.house, sender(update), meeting.id, code)
    else:
        await hearing.list_heard(context.house, sender(update), meeting.id)


async def press_list(update: Update, context: Context, press: Press) -> None:
    """[Pokok yang ditayangkan], a page of it, [Semua pokok]."""
    meeting_id, *page = press.numbers
    await hearing.list_heard(context.house, sender(update), meeting_id, page=page[0] if page else None)
    await context.toast(update)


async def press_point(update: Update, context: Context, press: Press) -> None:
    """One of the list."""
    await hearing.show_one(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_search(update: Update, context: Context, press: Press) -> None:
    """[Cari]"""
    await hearing.ask_query(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def typed_search(update: Update, context: Context, dialog: Dialog) -> None:
    """The words that are looked for."""
    await hearing.search(context.house, sender(update), dialog, typed(update))


async def press_support(update: Update, context: Context, press: Press) -> None:
    """[Dukung], [Dukung atas nama sendiri], [Tarik dukungan]"""
    point_id, delegate_id, wanted = press.numbers
    if wanted > 1:
        raise Refusal("tombol_lama")
    done = await supporting.support(context.house, sender(update), point_id, delegate_id, is_wanted=wanted == 1)
    await toast_support(update, context, done, delegate_id)


async def toast_support(update: Update, context: Context, done: Supported, delegate_id: int) -> None:
    """Says in whose name it stands now."""
    if not done.is_given:
        await context.toast(update, "dukung_ditarik" if done.has_changed else "dukung_tidak_ada", kode=done.code)
    elif not done.has_changed:
        await context.toast(update, "dukung_sudah", kode=done.code)
    elif done.is_personal:
        await context.toast(update, "dukung_diberikan_sendiri", kode=done.code)
    else:
        async with context.house.db.reading() as tx:
            delegate = await delegates.load(tx, delegate_id)
        assert delegate is not None, "the support is theirs"
        await context.toast(update, "dukung_diberikan", kode=done.code, instansi=delegate.organisation)


async def press_offered(update: Update, context: Context, press: Press) -> None:
    """[Dukung D09] under words that say the same."""
    point_id, delegate_id, *mark = press.numbers
    done = await offer_answers.support_offered(context.house, sender(update), point_id, delegate_id, *mark)
    await toast_support(update, context, done, delegate_id)


async def press_send(update: Update, context: Context, press: Press) -> None:
    """[Tetap kirim]"""
    point = await offer_answers.send_anyway(context.house, sender(update), *press.numbers)
    if point is None:
        await context.toast(update)
        return
    await context.toast(update, "usul_tercatat", jenis={"key": KIND_WORDS[point.kind]}, kode=point.code)


async def press_choose(update: Update, context: Context, press: Press) -> None:
    """[Gabungkan]: under which point?"""
    await merging.choose_head(context.house, sender(update), press.numbers[0], page=press.numbers[1])
    await context.toast(update)


async def press_merge(update: Update, context: Context, press: Press) -> None:
    """[Gabung ke D01], [Ya, gabungkan]"""
    point_id, head_id, sure = press.numbers
    done = await merging.merge(context.house, sender(update), point_id, head_id, is_sure=sure == 1)
    if done.is_asked:
        await context.toast(update)
        return
    key = "gabung_tersimpan" if done.has_changed else "gabung_sudah"
    await context.toast(update, key, kode=done.point.code, lain=done.head.code)


async def press_apart(update: Update, context: Context, press: Press) -> None:
    """[Pisahkan dari D01]"""
    done = await merging.unmerge(context.house, sender(update), press.numbers[0])
    await context.toast(update, "gabung_dilepas", kode=done.point.code)


COMMANDS: dict[str, Handler] = {"dukung": dukung}
VERBS: dict[str, PressHandler] = {
    "gl": press_list,
    "gp": press_point,
    "gc": press_search,
    "gs": press_support,
    "gd": press_offered,
    "gk": press_send,
    "gm": press_choose,
    "gj": press_merge,
    "gu": press_apart,
}
STEPS = {hearing.STEP_SEARCH: typed_search}
