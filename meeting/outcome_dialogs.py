"""The conversations about outcomes: asking for a new one, and for each part of one there is."""

from typing import Any

from locales.outcomes import KIND_WORDS
from meeting.house import House, Sender
from meeting.outcomes import change, check_open, code_of
from meeting.rights import require
from meeting.telling import ask, button
from rules.outcomes import LINE_GRAPHEMES_MAX, TEXT_GRAPHEMES_MAX, OutcomeKind
from rules.refusals import Refusal
from rules.roles import Act
from storage import dialogs, follow_ups
from storage.database import Tx
from storage.dialogs import Dialog
from storage.outcomes import Outcome

STEP_NEW, STEP_PART = "outcome_new", "outcome_part"
# What a button asks for, by its number in the button; it never changes its meaning.
PARTS = ("correct", "source", "withdraw", "responsible", "due")
_PROMPTS = {
    "correct": "hasil_minta_perbaikan",
    "source": "hasil_minta_sumber",
    "withdraw": "hasil_minta_alasan",
    "responsible": "hasil_minta_siapa",
    "due": "hasil_minta_tenggat",
}


async def begin(house: House, sender: Sender, meeting_id: int, kind: OutcomeKind) -> None:
    """Asks for the text of a new outcome; the next text typed becomes it."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.WRITE_ENTRY)
        await check_open(tx, meeting_id)
        await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP_NEW, {"kind": kind.value}, house.now())
        key = "tindak_minta" if kind is OutcomeKind.FOLLOW_UP else "hasil_minta"
        values: dict[str, Any] = {"jenis": {"key": KIND_WORDS[kind]}, "n": TEXT_GRAPHEMES_MAX}
        await ask(tx, sender.telegram_id, key, now_ms=house.now(), meeting_id=meeting_id, **values)


async def ask_part(house: House, sender: Sender, outcome_id: int, part: str, *, is_guided: bool = False) -> None:
    """Asks for one part of an outcome. What was changed in between by somebody else is refused when the text comes, so
    the number of its changes goes with the question. `is_guided`: the next part is asked for afterwards."""
    async with change(house, sender, outcome_id) as now:
        await ask_in(now.tx, sender, now.outcome, part, now.now_ms, is_guided=is_guided)


async def ask_in(tx: Tx, sender: Sender, outcome: Outcome, part: str, now_ms: int, *, is_guided: bool = False) -> None:
    """As `ask_part`, within an act that locked the outcome."""
    revision = outcome.revision
    if part in ("responsible", "due"):
        task = await follow_ups.load(tx, outcome.id)
        if task is None:
            raise Refusal("tombol_lama")
        revision = task.revision
    payload = {"guided": int(is_guided), "outcome": outcome.id, "part": part, "revision": revision}
    await dialogs.set_step(tx, sender.telegram_id, outcome.meeting_id, STEP_PART, payload, now_ms)
    values: dict[str, Any] = {"kode": code_of(outcome)}
    if part == "correct":
        values |= {"n": TEXT_GRAPHEMES_MAX, "teks": outcome.text}
    elif part != "due":
        values["n"] = LINE_GRAPHEMES_MAX
    rows = [[button("tombol_batal", "ov", outcome.id, 0, 0)]]
    if is_guided:
        # Who is not known yet may be left open, and so may the day.
        skip = ("od", (PARTS.index("due"), 1)) if part == "responsible" else ("ov", (0, 0))
        rows = [[button("tombol_lewati", skip[0], outcome.id, *skip[1])]]
    meeting_id, chat_id = outcome.meeting_id, sender.telegram_id
    await ask(tx, chat_id, _PROMPTS[part], now_ms=now_ms, meeting_id=meeting_id, buttons=rows, **values)


def kind_of(dialog: Dialog) -> OutcomeKind:
    """The kind of outcome a conversation asks for."""
    return OutcomeKind(dialog.payload["kind"])
