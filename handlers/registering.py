"""Registration by phone: each tap and each typed line one step."""

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, typed
from meeting import attendance, delegation, naming, reasons, registration
from rules.buttons import Press
from storage.dialogs import Dialog


async def daftar(update: Update, context: Context) -> None:
    """/daftar"""
    meeting = await meeting_here(update, context)
    await registration.begin(context.house, sender(update), meeting.id, anew=True)


async def hadir(update: Update, context: Context) -> None:
    """/hadir: attendance for officials."""
    meeting = await meeting_here(update, context)
    await attendance.show_attendance(context.house, sender(update), meeting.id)


def _step(act: Callable[..., Awaitable[object]]) -> PressHandler:
    """A button whose first number is the meeting."""

    async def press(update: Update, context: Context, press: Press) -> None:
        await act(context.house, sender(update), press.numbers[0])
        await context.toast(update)

    return press


def _choice(act: Callable[..., Awaitable[object]]) -> PressHandler:
    """A button that concerns the dialog under way."""

    async def press(update: Update, context: Context, press: Press) -> None:
        await act(context.house, sender(update))
        await context.toast(update)

    return press


async def press_consent(update: Update, context: Context, press: Press) -> None:
    """[Saya setuju] under the notice that the button names; a button from before it did names none that is in force."""
    meeting_id, *mark = press.numbers
    await registration.consent(context.house, sender(update), meeting_id, mark[0] if mark else 0)
    await context.toast(update)


async def press_not_representing(update: Update, context: Context, press: Press) -> None:
    """[Tidak]: nobody is represented; the person is stored."""
    await naming.finish(context.house, sender(update), anew=False)
    await context.toast(update, "tersimpan")


async def press_refresh(update: Update, context: Context, press: Press) -> None:
    """[Segarkan]"""
    await attendance.show_attendance(context.house, sender(update), press.numbers[0], anew=False)
    await context.toast(update)


async def press_speaker(update: Update, context: Context, press: Press) -> None:
    """[Ganti]: the phone speaks for another of its people."""
    delegate = await delegation.speak_for(context.house, sender(update), press.numbers[0])
    await context.toast(update, "menjawab_sebagai", label=delegate.label)


async def press_leave(update: Update, context: Context, press: Press) -> None:
    """[Tinggalkan rapat], asked once more before it is done."""
    delegate_id, *is_sure = press.numbers
    if is_sure:
        await delegation.leave(context.house, sender(update), delegate_id)
        await context.toast(update, "tersimpan")
    else:
        await delegation.ask_leave(context.house, sender(update), delegate_id)
        await context.toast(update)


async def press_claim_lead(update: Update, context: Context, press: Press) -> None:
    """[Jadi perwakilan utama]"""
    await delegation.claim_lead(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_settle_lead(update: Update, context: Context, press: Press) -> None:
    """The secretariat's [Tetapkan …]: asks why."""
    await reasons.ask_lead(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_rename(update: Update, context: Context, press: Press) -> None:
    """[Ubah]"""
    await delegation.ask_name(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def typed_rename(update: Update, context: Context, dialog: Dialog) -> None:
    """The corrected position and name."""
    await delegation.rename(context.house, sender(update), dialog.payload["delegate"], typed(update))


async def typed_organisation(update: Update, context: Context, dialog: Dialog) -> None:
    """The organisation as typed."""
    await registration.typed_organisation(context.house, sender(update), dialog, typed(update))


async def typed_name(update: Update, context: Context, dialog: Dialog) -> None:
    """Position and name as typed."""
    await naming.typed_name(context.house, sender(update), dialog, typed(update))


async def typed_represented(update: Update, context: Context, dialog: Dialog) -> None:
    """Whom the person represents."""
    await naming.typed_represented(context.house, sender(update), dialog, typed(update))


COMMANDS: dict[str, Handler] = {"daftar": daftar, "hadir": hadir}
VERBS: dict[str, PressHandler] = {
    "rd": _step(registration.begin),
    "rs": press_consent,
    "rp": _step(registration.by_clerk),
    "ra": _step(registration.add_person),
    "rc": _step(registration.enough),
    "rk": _step(registration.begin_for_other),
    "ro": _step(registration.choose),
    "rn": _choice(registration.retype),
    "rx": _choice(registration.outside),
    "rw": _choice(naming.ask_represented),
    "rb": _choice(naming.rename),
    "rf": press_not_representing,
    "rh": press_refresh,
    "rg": press_speaker,
    "rl": press_leave,
    "ru": press_claim_lead,
    "re": press_rename,
    "sl": press_settle_lead,
}
STEPS = {
    registration.STEP_ORGANISATION: typed_organisation,
    registration.STEP_CHOICE: typed_organisation,
    naming.STEP_NAME: typed_name,
    naming.STEP_REPRESENTS: typed_represented,
    delegation.STEP_RENAME: typed_rename,
}
