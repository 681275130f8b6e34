"""Whose turn it is to speak, for how long, and who comes next."""

from collections.abc import Sequence
from typing import Any, Final

from locales.words import Words
from rules.speaking import SpeechState
from storage import agenda, speaking_rules, speeches
from storage.database import Tx
from storage.meetings import Meeting
from storage.speeches import Speech

NEXT_MAX: Final = 5


async def view(tx: Tx, meeting: Meeting, words: Words, now_ms: int, floor: Sequence[Speech]) -> dict[str, Any]:
    """`floor` as `on_floor` reads it. `ends_ms` is the moment by the clock, only of somebody who speaks: the page
    counts down to it, and a look is the same while they speak. What is left is told of whoever's time stands still."""
    rules = await speaking_rules.of_meeting(tx, meeting.id)
    waiting = await speeches.in_order(tx, meeting.id, rules)
    more = len(waiting) - NEXT_MAX
    return {
        "name": "speakers",
        "title": words.plain("layar_giliran"),
        "item": await _item(tx, meeting, words),
        "now": _speaker(words, floor[0], now_ms) if floor else None,
        "next_title": words.plain("layar_berikutnya"),
        "next": [{"name": one.label, "organisation": _organisation(words, one)} for one in waiting[:NEXT_MAX]],
        "more": words.plain("layar_lagi", n=more) if more > 0 else "",
    }


async def _item(tx: Tx, meeting: Meeting, words: Words) -> str:
    items = [one for one in await agenda.of_meeting(tx, meeting.id) if one.id == meeting.current_item_id]
    return words.plain("kartu_acara", nomor=items[0].position, acara=items[0].title) if items else ""


def _organisation(words: Words, one: Speech) -> str:
    return words.plain("pembicara_interupsi", instansi=one.organisation) if one.is_order else one.organisation


def _speaker(words: Words, one: Speech, now_ms: int) -> dict[str, Any]:
    is_speaking = one.state is SpeechState.SPEAKING and one.started_ms is not None
    return {
        "name": one.label,
        "organisation": _organisation(words, one),
        "state": one.state.value,
        "ends_ms": (one.started_ms or 0) + one.allowed_ms - one.spoken_ms if is_speaking else None,
        "allowed_ms": one.allowed_ms,
        "left_ms": None if is_speaking else one.timer_at(now_ms).remaining_ms,
    }
