"""What the card of a point asks an official for: a reason, an agenda item, an organisation, or words to be typed."""

from collections.abc import Mapping
from typing import Any

from delivery.card import Button, Rows
from delivery.cards.question_lines import Voice
from locales.words import Html, Words, shorten
from rules.buttons import pack
from rules.points import DECLINE_REASONS, POINT_GRAPHEMES_MAX, REASON_GRAPHEMES_MAX, PointAct, PointState, may_move
from rules.roles import Act, Role, may
from storage import agenda, moderation
from storage.database import Tx
from storage.moderation import Case

# The numbers of the views in the buttons; 0 is the card itself.
VIEWS = ("", "reasons", "items", "organisations")
PAGE_SIZE = 8
LABEL_UNITS_MAX = 40
_DECLINE = 3


async def turned(
    tx: Tx, speaking: Voice, case: Case, payload: Mapping[str, Any], roles: frozenset[Role]
) -> tuple[Html, Rows] | None:
    """The question and its buttons; None where the card asks nothing, or no longer may."""
    words, state, view = speaking.words, PointState(case.state), payload.get("view", "")
    back = (Button(label=words.plain("tombol_kembali"), press=pack("av", case.id, 0)),)
    if view in ("reasons", "reason"):
        if not may(roles, Act.DECLINE_POINT) or not may_move(state, PointAct.DECLINE):
            return None
        if view == "reason":
            return words.html("pokok_tulis_alasan", n=REASON_GRAPHEMES_MAX), (back,)
        return words.html("pokok_pilih_alasan_mana"), (*_reasons(words, case), back)
    if view in ("organisations", "answer", "answer_by"):
        may_answer = may_move(state, PointAct.ANSWER) or state is PointState.ANSWERED
        if not may(roles, Act.HANDLE_POINT) or not may_answer:
            return None
        if view == "organisations":
            rows = await _organisations(tx, case, payload.get("page", 0))
            return words.html("pokok_pilih_instansi"), (*rows, back)
        if view == "answer_by":
            return words.html("pokok_minta_jawaban_dari"), (back,)
        pick = (Button(label=words.plain("tombol_pilih_instansi"), press=pack("av", case.id, 3)),)
        return words.html("pokok_minta_jawaban"), (pick, back)
    if view == "items" and may(roles, Act.HANDLE_POINT):
        return words.html("pokok_pilih_acara"), (*await _items(tx, case), back)
    if view == "wording" and may(roles, Act.EDIT_RECORD_WORDING):
        return words.html("pokok_minta_rumusan", n=POINT_GRAPHEMES_MAX), (back,)
    return None


def _reasons(words: Words, case: Case) -> Rows:
    usual = [
        (Button(label=words.plain(reason), press=pack("fd", case.id, _DECLINE, case.revision, number)),)
        for number, reason in enumerate(DECLINE_REASONS)
    ]
    own = Button(label=words.plain("tombol_lainnya_tulis"), press=pack("ar", case.id, case.revision))
    return (*usual, (own,))


async def _items(tx: Tx, case: Case) -> Rows:
    return tuple(
        (_choice(f"{item.position}. {item.title}", item.id == case.item_id, "am", case, item.id),)
        for item in await agenda.of_meeting(tx, case.meeting_id)
    )


def _choice(label: str, is_now: bool, verb: str, case: Case, number: int) -> Button:
    text = shorten(f"✓ {label}" if is_now else label, LABEL_UNITS_MAX)
    return Button(label=text, press=pack(verb, case.id, case.revision, number))


async def _organisations(tx: Tx, case: Case, page: int) -> Rows:
    """Eight a page, and one more is asked for to know whether there is another."""
    page = max(0, min(page, 10_000))
    found = await moderation.organisations(tx, case.meeting_id, limit=PAGE_SIZE + 1, offset=page * PAGE_SIZE)
    rows = [(_choice(short, False, "aw", case, organisation_id),) for organisation_id, short in found[:PAGE_SIZE]]
    turns = []
    if page:
        turns.append(Button(label="‹", press=pack("av", case.id, 3, page - 1)))
    if len(found) > PAGE_SIZE:
        turns.append(Button(label="›", press=pack("av", case.id, 3, page + 1)))
    return (*rows, tuple(turns)) if turns else tuple(rows)
