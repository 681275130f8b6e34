"""The floor's conversations: asking for a text, asking whether a text is meant."""

from collections.abc import Sequence
from typing import Any

from locales.points import KIND_BUTTONS, KIND_WORDS
from meeting.floor import Words, submit_in
from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, button
from rules.meetings import MeetingState, check_joinable
from rules.points import POINT_GRAPHEMES_MAX, PointKind, write_point
from rules.refusals import Refusal
from rules.roles import Act
from storage import delegates, dialogs, meetings
from storage.database import Tx
from storage.dialogs import Dialog
from storage.points import StoredPoint

STEP_TEXT = "point_text"
STEP_CONFIRM = "point_confirm"


async def _check_floor(tx: Tx, sender: Sender, meeting_id: int) -> None:
    """Nobody is asked for words that would be refused afterwards."""
    await require(tx, meeting_id, sender, Act.SUBMIT_POINT)
    check_joinable(MeetingState((await meetings.load(tx, meeting_id)).state))


async def begin(
    house: House, sender: Sender, meeting_id: int, kind: PointKind, *, answers: Sequence[str] = (), anew: bool = True
) -> None:
    """Asks this account for the text of one point; the next text it types becomes that point."""
    async with house.act(sender) as tx:
        await _check_floor(tx, sender, meeting_id)
        payload = {"answers": list(answers), "kind": kind.value}
        await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP_TEXT, payload, house.now())
        values: dict[str, Any] = {"jenis": {"key": KIND_WORDS[kind]}, "n": POINT_GRAPHEMES_MAX}
        await ask(tx, sender.telegram_id, "usul_minta", now_ms=house.now(), meeting_id=meeting_id, anew=anew, **values)


async def confirm_first(
    house: House, sender: Sender, meeting_id: int, kind: PointKind | None, text: str, answers: Sequence[str] = ()
) -> None:
    """Asks whether a text is meant as a point (and of which kind) before anything is stored of it; until the answer it
    stands in the dialog, which expires."""
    async with house.act(sender) as tx:
        await _check_floor(tx, sender, meeting_id)
        if kind is None:
            text = _joined(await dialogs.load(tx, sender.telegram_id, house.now()), meeting_id, text)
        payload = {"answers": list(answers), "text": text}
        await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP_CONFIRM, payload, house.now())
        if kind is None:
            rows = [[button(KIND_BUTTONS[one], "fk", number)] for number, one in enumerate(PointKind)]
            rows.append([button("tombol_bukan", "fx")])
            key = "usul_pilih_jenis"
        else:
            rows = [[button("tombol_ya_kirim", "fk", list(PointKind).index(kind)), button("tombol_bukan", "fx")]]
            key = "penegasan"
        await ask(tx, sender.telegram_id, key, now_ms=house.now(), meeting_id=meeting_id, buttons=rows)


def _joined(waiting: Dialog | None, meeting_id: int, text: str) -> str:
    """Two messages in a row are one thought: the second goes under the first that still waits. Raises `usul_panjang`,
    and then the first waits on."""
    if waiting is None or waiting.step != STEP_CONFIRM or waiting.meeting_id != meeting_id:
        return text
    return write_point(f"{waiting.payload['text']}\n{text}").text


async def submit_waiting(house: House, sender: Sender, kind: PointKind) -> StoredPoint:
    """The text that waits in the dialog is a point of this kind; a second press finds nothing waiting."""
    async with house.act(sender) as tx:
        dialog = await dialogs.load(tx, sender.telegram_id, house.now())
        if dialog is None or dialog.step != STEP_CONFIRM or dialog.meeting_id is None:
            raise Refusal("tombol_lama")
        delegate = await delegates.acting(tx, dialog.meeting_id, sender.telegram_id)
        if delegate is None:
            raise Refusal("belum_terdaftar")
        words = Words(kind, write_point(dialog.payload["text"]), tuple(dialog.payload["answers"]))
        return await submit_in(house, tx, sender, delegate.id, words, anew=False)


async def drop(house: House, sender: Sender) -> None:
    """The text was no point: forgotten."""
    async with house.act(sender) as tx:
        await dialogs.drop(tx, sender.telegram_id)
        await ask(tx, sender.telegram_id, "batal_selesai", now_ms=house.now(), anew=False)
