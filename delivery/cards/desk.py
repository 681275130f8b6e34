"""What a clerk may enter for a delegate without a phone: open questions, points, and the hand as it stands just now."""

from collections.abc import Callable
from typing import Final

from delivery.card import Button, Card, Draw
from delivery.cards import hand
from delivery.cards.question_lines import Voice, voice
from locales.points import KIND_BUTTONS
from locales.words import Html
from rules.buttons import pack
from rules.kinds import KINDS
from rules.points import PointKind
from rules.questions import Mode
from rules.soundings import SoundingState
from storage import delegates, questions, soundings, speaking_rules, speeches
from storage.database import Tx
from storage.delegates import VOTING, Delegate
from storage.outbox import OutboxRow
from storage.speeches import Speech

KINDS_A_ROW: Final = 3


def drawer(now: Callable[[], int]) -> Draw:
    """Draws the card as of the moment it leaves."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        delegate = await delegates.load(tx, row.payload["delegate"])
        if delegate is None:
            return None
        speaking = await voice(tx, row.chat_id, delegate.meeting_id)
        lines: list[str] = [speaking.words.html("isikan_apa", label=delegate.label)]
        speech = await speeches.living_of(tx, delegate.id)
        if speech is not None:
            rules = await speaking_rules.of_meeting(tx, delegate.meeting_id)
            lines.append(hand.line(speaking, speech, await speeches.in_order(tx, delegate.meeting_id, rules), now()))
        rows = [*await _questions(tx, speaking, delegate.id), *await _soundings(tx, delegate)]
        rows += _points(speaking, delegate.id)
        if delegate.left_ms is None:
            rows += _hand(speaking, delegate.id, speech)
        return Card(text=Html("\n".join(lines)), buttons=tuple(rows))

    return draw


async def _questions(tx: Tx, speaking: Voice, delegate_id: int) -> list[tuple[Button, ...]]:
    """A row for each open question; a secret one may be counted from a heap of forms as well."""
    loaded = [await questions.load(tx, one) for one in await questions.open_ids(tx, speaking.meeting.id)]
    found = [question for question in loaded if question is not None]
    rows: list[tuple[Button, ...]] = [(Button(label=one.code, press=pack("iq", delegate_id, one.id)),) for one in found]
    for one in found:
        if one.mode is Mode.SECRET and KINDS[one.kind].is_whole:
            label = speaking.words.plain("tombol_formulir_rahasia", kode=one.code)
            rows.append((Button(label=label, press=pack("bq", one.id)),))
    return rows


async def _soundings(tx: Tx, delegate: Delegate) -> list[tuple[Button, ...]]:
    """The sounding that is open, from its first point, for whoever may answer it."""
    if delegate.left_ms is not None or delegate.standing not in VOTING:
        return []
    found = await soundings.of_meeting(tx, delegate.meeting_id)
    return [
        (Button(label=one.code, press=pack("iv", one.id, delegate.id, 1, 0)),)
        for one in found
        if one.state == SoundingState.OPEN
    ]


def _points(speaking: Voice, delegate_id: int) -> list[tuple[Button, ...]]:
    buttons = [
        Button(label=speaking.words.plain(KIND_BUTTONS[kind]), press=pack("ip", delegate_id, number))
        for number, kind in enumerate(PointKind)
    ]
    return [tuple(buttons[start : start + KINDS_A_ROW]) for start in range(0, len(buttons), KINDS_A_ROW)]


def _hand(speaking: Voice, delegate_id: int, speech: Speech | None) -> list[tuple[Button, ...]]:
    """Up, or down again while the entry waits; nothing while the delegate speaks."""
    if speech is None:
        return [(Button(label=speaking.words.plain("tombol_angkat"), press=pack("hb", delegate_id)),)]
    if speech.first_ms is not None:
        return []
    return [(Button(label=speaking.words.plain("tombol_batal_angkat"), press=pack("hz", speech.id)),)]
