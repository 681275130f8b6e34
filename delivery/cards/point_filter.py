"""What an official's list of points may be filtered by: state, kind, agenda item, constituency."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from delivery.card import Button, Rows
from delivery.cards.question_lines import Voice
from locales.points import KIND_WORDS
from locales.words import Words, shorten
from rules.buttons import pack
from rules.point_filters import KINDS, OBJECTED, STATES, PointFilter
from rules.points import PointState
from storage import agenda, moderation
from storage.database import Tx

# The numbers of the four in the buttons, and the view of the list each turns to; 0 asks which of them.
VIEWS = ("which", "state", "kind", "item", "constituency")
_KEYS = ("", "tombol_saring_status", "tombol_saring_jenis", "tombol_saring_acara", "tombol_saring_unsur")
LABEL_UNITS_MAX = 40
# A keyboard holds a hundred buttons; what does not fit is found by searching.
CHOICES_MAX = 90


async def choices(tx: Tx, speaking: Voice, wanted: PointFilter, view: str) -> Rows:
    """The buttons of a view: which of the four, or what of it."""
    words, meeting_id = speaking.words, speaking.meeting.id
    if view not in VIEWS[1:]:
        which = [
            Button(label=words.plain(_KEYS[number]), press=pack("af", meeting_id, wanted.code, number))
            for number in range(1, len(VIEWS))
        ]
        back = Button(label=words.plain("tombol_kembali"), press=pack("fl", meeting_id, 0, wanted.code))
        return (tuple(which[:2]), tuple(which[2:]), (back,))
    offered = [(words.plain("tombol_semua"), 0), *await _offered(tx, speaking, view)]
    now = int(getattr(wanted, view))
    buttons = [
        Button(
            label=shorten(f"✓ {label}" if number == now else label, LABEL_UNITS_MAX),
            press=pack("fl", meeting_id, 0, _narrowed(wanted, view, number).code),
        )
        for label, number in offered[:CHOICES_MAX]
    ]
    wide = 1 if view in ("item", "constituency") else 2
    rows = [tuple(buttons[at : at + wide]) for at in range(0, len(buttons), wide)]
    back = Button(label=words.plain("tombol_kembali"), press=pack("af", meeting_id, wanted.code, 0))
    return (*rows, (back,))


def _narrowed(wanted: PointFilter, view: str, number: int) -> PointFilter:
    change: dict[str, Any] = {view: number}
    return replace(wanted, **change)


async def _offered(tx: Tx, speaking: Voice, view: str) -> Sequence[tuple[str, int]]:
    words, meeting_id = speaking.words, speaking.meeting.id
    if view == "state":
        return [(_state(words, state), place) for place, state in enumerate(STATES) if state]
    if view == "kind":
        return [(words.plain(KIND_WORDS[kind]), place) for place, kind in enumerate(KINDS) if kind]
    if view == "item":
        items = await agenda.of_meeting(tx, meeting_id)
        return [(f"{item.position}. {item.title}", item.position) for item in items]
    return [(name, position) for position, name in await moderation.constituencies(tx, meeting_id)]


def _state(words: Words, state: str) -> str:
    if state == OBJECTED:
        return words.plain("pokok_perbaikan")
    return words.plain("pokok_menunggu" if state == PointState.RECEIVED else f"status_pokok_{state}")


async def said(tx: Tx, speaking: Voice, wanted: PointFilter, search: str) -> list[str]:
    """The filter in words, part by part."""
    words = speaking.words
    parts = [words.plain("acara_ke", nomor=wanted.item)] if wanted.item else []
    if wanted.constituency:
        names = dict(await moderation.constituencies(tx, speaking.meeting.id))
        parts.append(names.get(wanted.constituency, "–"))
    if wanted.kind:
        parts.append(words.plain(KIND_WORDS[KINDS[wanted.kind]]))
    if wanted.state:
        parts.append(_state(words, STATES[wanted.state]))
    if wanted.is_search:
        parts.append(words.plain("kata_dicari", kata=search or "–"))
    return parts
