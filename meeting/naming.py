"""The last questions of a registration: position and name, and whom the person represents."""

from typing import Any

from meeting.enrolment import enrol
from meeting.house import House, Sender
from meeting.telling import ask, button
from rules.names import name_line
from rules.refusals import Refusal
from rules.text import fold
from storage import delegates, dialogs
from storage.database import Tx
from storage.delegates import Delegate
from storage.dialogs import Dialog

STEP_NAME = "register_name"
STEP_REPRESENTS = "register_represents"
# What people type where two buttons were offered.
YES, NO = frozenset({"ya", "iya", "yes"}), frozenset({"tidak", "tdk", "bukan", "no"})


async def ask_name(
    house: House, tx: Tx, sender: Sender, meeting_id: int, payload: dict[str, Any], *, anew: bool
) -> None:
    """On to position and name; for somebody else where a clerk or another person holds the phone."""
    await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP_NAME, payload, house.now())
    own = await delegates.of_account(tx, meeting_id, sender.telegram_id)
    key = "minta_nama_lain" if own or payload.get("clerk") else "minta_nama"
    await ask(tx, sender.telegram_id, key, now_ms=house.now(), meeting_id=meeting_id, anew=anew)


async def typed_name(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """Position and name as typed; then whether somebody else is represented."""
    label = name_line(raw)
    async with house.act(sender) as tx:
        await _ask_whether(house, tx, sender, dialog, dialog.payload | {"label": label}, "mewakili")


async def _ask_whether(house: House, tx: Tx, sender: Sender, dialog: Dialog, payload: dict[str, Any], key: str) -> None:
    meeting_id = _meeting_of(dialog)
    await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP_REPRESENTS, payload, house.now())
    rows = [[button("tombol_tidak", "rf", meeting_id), button("tombol_ya_mewakili", "rw", meeting_id)]]
    if key != "mewakili":
        rows.append([button("tombol_perbaiki_nama", "rb", meeting_id)])
    chat_id, label = sender.telegram_id, payload["label"]
    await ask(tx, chat_id, key, now_ms=house.now(), meeting_id=meeting_id, buttons=rows, label=label)


async def ask_represented(house: House, sender: Sender) -> None:
    """[Ya, mewakili]: whom?"""
    async with house.act(sender) as tx:
        await _ask_whom(house, tx, sender, await _waiting(house, tx, sender))


async def _ask_whom(house: House, tx: Tx, sender: Sender, dialog: Dialog) -> None:
    meeting_id, payload = _meeting_of(dialog), dialog.payload | {"asked": 1}
    await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP_REPRESENTS, payload, house.now())
    anew = sender.tapped is None
    await ask(tx, sender.telegram_id, "minta_mewakili", now_ms=house.now(), meeting_id=meeting_id, anew=anew)


async def rename(house: House, sender: Sender) -> None:
    """[Perbaiki nama]: back to position and name."""
    async with house.act(sender) as tx:
        dialog = await _waiting(house, tx, sender)
        payload = {key: value for key, value in dialog.payload.items() if key not in ("asked", "label")}
        await ask_name(house, tx, sender, _meeting_of(dialog), payload, anew=False)


async def typed_represented(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """Whom the person represents. Where only the buttons had been offered, nothing is guessed: a typed yes or no
    counts, anything else (often the name, sent after the position) is asked about."""
    words = name_line(raw)
    async with house.act(sender) as tx:
        answer = fold(words)
        if dialog.payload.get("asked"):
            await enrol(house, tx, sender, dialog, words, anew=True)
        elif answer in NO:
            await enrol(house, tx, sender, dialog, "", anew=True)
        elif answer in YES:
            await _ask_whom(house, tx, sender, dialog)
        else:
            await _ask_whether(house, tx, sender, dialog, dialog.payload, "mewakili_tekan")


async def finish(house: House, sender: Sender, *, anew: bool) -> Delegate:
    """[Tidak]: nobody is represented; stores the person. The first of an organisation becomes its lead; of two at once
    exactly one does."""
    async with house.act(sender) as tx:
        return await enrol(house, tx, sender, await _waiting(house, tx, sender), "", anew=anew)


async def _waiting(house: House, tx: Tx, sender: Sender) -> Dialog:
    """The registration that waits for this answer; an older button finds none."""
    dialog = await dialogs.load(tx, sender.telegram_id, house.now())
    if dialog is None or dialog.step != STEP_REPRESENTS:
        raise Refusal("tombol_lama")
    return dialog


def _meeting_of(dialog: Dialog) -> int:
    assert dialog.meeting_id is not None, "a registration belongs to a meeting"
    return dialog.meeting_id
