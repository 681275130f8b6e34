"""The chair's card of the speakers' list: who speaks, with what time, who comes next, and every step under a thumb."""

from collections.abc import Callable, Sequence

from delivery.card import Card, Draw
from delivery.cards import speakers_buttons, speakers_views
from delivery.cards.question_lines import voice
from delivery.cards.speech_lines import Listed, timer_lines
from locales.durations import spoken_duration
from locales.words import Html, shorten
from rules.meetings import OVER, MeetingState
from rules.roles import Act, may
from rules.speaking import ON_FLOOR, BudgetOf, SpeechState, Turn, left_of_budget
from storage import agenda, speaking_rules, speeches, staff
from storage.database import Tx
from storage.outbox import OutboxRow
from storage.speeches import Speech

PAGE_SIZE = 8
LABEL_UNITS_MAX = 100
NAME_UNITS_MAX = 60
ITEM_UNITS_MAX = 100


def drawer(now: Callable[[], int]) -> Draw:
    """Draws the card as of the moment it leaves."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        listed = await _listed(tx, row, now())
        view, at = row.payload["view"], row.payload["at"]
        if view in speakers_views.VIEWS:
            other = await speakers_views.VIEWS[view](tx, listed, at, row.payload["page"])
            if other is not None:
                return other
        place = next((place for place, one in enumerate(listed.ordered) if one.id == at), None)
        if view == "one" and listed.runs and place is not None:
            return _one(listed, place)
        noted = await speakers_views.noted(tx, listed, at) if view == "noted" else []
        return _list(listed, row.payload["page"], noted)

    return draw


async def _listed(tx: Tx, row: OutboxRow, now_ms: int) -> Listed:
    speaking = await voice(tx, row.chat_id, row.payload["meeting"])
    meeting = speaking.meeting
    roles = await staff.roles_of(tx, meeting.id, row.chat_id)
    rules = await speaking_rules.of_meeting(tx, meeting.id)
    ordered = await speeches.in_order(tx, meeting.id, rules)
    left = {}
    if rules.budget_of is not BudgetOf.NOBODY:
        used = await speeches.used_ms(tx, meeting.id, rules.budget_of, now_ms)
        for one in ordered:
            mine = used.get(one.owner(rules.budget_of), 0)
            left[one.id] = left_of_budget(rules.budget_of, rules.budget_ms, mine) or 0
    items = [item for item in await agenda.of_meeting(tx, meeting.id) if item.id == meeting.current_item_id]
    said = [
        speaking.words.html("kartu_acara", nomor=item.position, acara=shorten(item.title, ITEM_UNITS_MAX))
        for item in items
    ]
    return Listed(
        *(speaking, rules, _on_floor(await speeches.living(tx, meeting.id)), ordered, left),
        item=said[0] if said else "",
        now_ms=now_ms,
        runs=may(roles, Act.RUN_SPEAKERS) and MeetingState(meeting.state) not in OVER,
        notes=may(roles, Act.WRITE_ENTRY),
    )


def _on_floor(living: Sequence[Speech]) -> list[Speech]:
    """Whoever speaks first, then who was called, then who is held up."""
    order = (SpeechState.SPEAKING, SpeechState.CALLED, SpeechState.PAUSED)
    return sorted(
        (one for one in living if one.state in ON_FLOOR), key=lambda one: (order.index(one.state), one.number)
    )


def _list(listed: Listed, page: int, noted: Sequence[str] = ()) -> Card:
    words = listed.voice.words
    pages = max(1, -(-len(listed.ordered) // PAGE_SIZE))
    page = min(page, pages - 1)
    lines: list[str] = [*noted]
    for one in listed.floor[:PAGE_SIZE]:
        lines += [*_speaker(listed, one), ""]
    lines.append(f"<b>{words.html('pembicara_judul', n=len(listed.ordered))}</b>")
    if listed.item:
        lines.append(listed.item)
    if listed.rules.is_shut:
        lines.append(words.html("pembicara_ditutup"))
    if listed.rules.turn is Turn.CONSTITUENCY:
        lines.append(words.html("pembicara_bergilir"))
    lines += _waiting(listed, page)
    buttons = speakers_buttons.of_list(listed, page, pages)
    return Card(text=Html("\n".join(lines)), buttons=buttons)


def _speaker(listed: Listed, speech: Speech) -> list[str]:
    words = listed.voice.words
    name = shorten(speech.organisation, NAME_UNITS_MAX)
    if speech.is_order:
        name = words.plain("pembicara_interupsi", instansi=name)
    key = {
        SpeechState.SPEAKING: "pembicara_bicara",
        SpeechState.CALLED: "pembicara_dipanggil",
        SpeechState.PAUSED: "pembicara_dijeda",
    }[speech.state]
    head = f"<b>{words.html(key, instansi=name)}</b>"
    label = words.html("isi", isi=shorten(speech.label, LABEL_UNITS_MAX))
    return [head, *timer_lines(listed.voice, speech, listed.now_ms), label]


def _waiting(listed: Listed, page: int) -> list[str]:
    words = listed.voice.words
    if not listed.ordered:
        return [words.html("pembicara_tidak_ada")]
    shown = list(enumerate(listed.ordered, 1))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    return [_row(listed, place, one) for place, one in shown]


def _row(listed: Listed, place: int, one: Speech) -> str:
    words = listed.voice.words
    key = "pembicara_baris_interupsi" if one.is_order else "pembicara_baris"
    name, label = shorten(one.organisation, NAME_UNITS_MAX), shorten(one.label, LABEL_UNITS_MAX)
    said = words.html(key, nomor=place, instansi=name, label=label)
    if one.id not in listed.left or one.is_order:
        return said
    left = words.html("pembicara_sisa_jatah", lama=spoken_duration(words, listed.left[one.id]))
    return f"{said} ({left})"


def _one(listed: Listed, place: int) -> Card:
    """Whoever was chosen out of turn: called, or passed over."""
    words, one = listed.voice.words, listed.ordered[place]
    lines = [
        f"<b>{words.html('pembicara_satu', nomor=place + 1)}</b>",
        _row(listed, place + 1, one),
        words.html("pembicara_diangkat", jam=one.raised_ms),
    ]
    return Card(text=Html("\n".join(lines)), buttons=speakers_buttons.of_one(listed, one, place // PAGE_SIZE))
