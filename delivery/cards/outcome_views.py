"""What the card of an outcome can be turned to: ties, agenda item, every text, who is meant, a day that lies early."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from delivery.card import Button, Card, Rows
from delivery.cards.question_lines import voice
from locales.words import Html, Words, escaped, shorten
from rules.buttons import pack
from rules.meetings import MeetingState
from rules.organisations import Candidates, Sure, match
from rules.outcomes import OutcomeKind, mark
from rules.questions import QuestionState
from storage import agenda, follow_ups, meetings, organisations, outcomes, points, questions
from storage.database import Tx
from storage.follow_ups import FollowUp
from storage.outbox import OutboxRow
from storage.outcomes import Outcome

PAGE_SIZE: Final = 8
LABEL_UNITS_MAX: Final = 48
TEXTS_A_PAGE: Final = 3
QUESTION, POINT = 1, 2
_SETTLED: Final = (MeetingState.ADOPTED, MeetingState.LOCKED)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An outcome with all its card shows: `item` is its agenda item, `points`, `polls` and `votes` are codes."""

    words: Words
    outcome: Outcome
    task: FollowUp | None
    item: str
    points: list[str]
    polls: list[str]
    votes: list[str]
    is_settled: bool
    has_history: bool
    # The revision of the follow-up when its card asked about a day; a card drawn again still asks about that one.
    asked: int

    @property
    def kind(self) -> OutcomeKind:
        return OutcomeKind(self.outcome.kind)

    @property
    def code(self) -> str:
        """K1, TL2 …"""
        return mark(self.kind, self.outcome.number)

    @property
    def is_open(self) -> bool:
        """Whether it may be changed."""
        return not self.is_settled and self.outcome.withdrawn_ms is None

    @property
    def may_restore(self) -> bool:
        return not self.is_settled and self.outcome.withdrawn_ms is not None


async def drawn(tx: Tx, row: OutboxRow) -> Drawn | None:
    """The outcome of a card as it stands now; None where there is none."""
    outcome = await outcomes.load(tx, row.payload["outcome"])
    if outcome is None:
        return None
    speaking = await voice(tx, row.chat_id, outcome.meeting_id)
    tied = (await outcomes.questions_of(tx, outcome.meeting_id)).get(outcome.id, [])
    asked = [question for question in [await questions.load(tx, one) for one in tied] if question is not None]
    items = {item.id: f"{item.position}. {item.title}" for item in await agenda.of_meeting(tx, outcome.meeting_id)}
    task = await follow_ups.load(tx, outcome.id)
    return Drawn(
        words=speaking.words,
        outcome=outcome,
        task=task,
        item=items.get(outcome.item_id or 0, ""),
        points=[tie.code for tie in (await outcomes.points_of(tx, outcome.meeting_id)).get(outcome.id, [])],
        polls=[question.code for question in asked if not question.is_vote],
        votes=[question.code for question in asked if question.is_vote],
        is_settled=MeetingState(speaking.meeting.state) in _SETTLED,
        has_history=len(await outcomes.texts_of(tx, outcome.id)) > 1,
        asked=row.payload.get("asked", task.revision if task else 0),
    )


def page_turn(page: int, pages: int, to: Callable[[int], str]) -> list[tuple[Button, ...]]:
    """The row that turns pages; nothing where there is one."""
    if pages <= 1:
        return []
    turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
    return [tuple(Button(label=label, press=to(where)) for label, where in turns)]


def back(made: Drawn) -> Button:
    """The way back to the outcome itself."""
    return Button(
        label=made.words.plain("tombol_kembali_hasil", kode=made.code), press=pack("ov", made.outcome.id, 0, 0)
    )


async def _questions(tx: Tx, made: Drawn, page: int) -> Card:
    found = [one for one in await questions.of_meeting(tx, made.outcome.meeting_id) if one.opened is not None]
    rows = [(one.id, one.code, one.wording) for one in reversed(found) if one.state is not QuestionState.DRAFT]
    other = Button(label=made.words.plain("tombol_kaitkan_pokok"), press=pack("ov", made.outcome.id, POINT, 0))
    return _ties(made, QUESTION, rows, {*made.polls, *made.votes}, page, other)


async def _points(tx: Tx, made: Drawn, page: int) -> Card:
    found = await points.of_meeting(tx, made.outcome.meeting_id)
    rows = [(one.id, one.code, one.record_text) for one in reversed(found)]
    other = Button(label=made.words.plain("tombol_kaitkan_jp"), press=pack("ov", made.outcome.id, QUESTION, 0))
    return _ties(made, POINT, rows, set(made.points), page, other)


def _ties(made: Drawn, what: int, found: list[tuple[int, str, str]], tied: set[str], page: int, other: Button) -> Card:
    """The newest first; each press says whether the tie shall be there, so that two officials never undo each other."""
    words, pages = made.words, max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(page, 0), pages - 1)
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    rows: list[tuple[Button, ...]] = []
    for target, code, text in shown:
        is_tied = code in tied
        label = shorten(f"{'✓ ' if is_tied else ''}{code} {' '.join(text.split())}", LABEL_UNITS_MAX)
        rows.append((Button(label=label, press=pack("ok", made.outcome.id, 2 * what + (not is_tied), target, page)),))
    rows += page_turn(page, pages, lambda to: pack("ov", made.outcome.id, what, to))
    key = "kaitkan_pilih" if found else "kaitkan_kosong"
    head = words.html("kaitkan_judul", kode=made.code)
    return Card(text=Html(f"<b>{head}</b>\n{words.html(key)}"), buttons=(*rows, (other,), (back(made),)))


async def _item(tx: Tx, made: Drawn, page: int) -> Card:
    items = await agenda.of_meeting(tx, made.outcome.meeting_id)
    pages = max(1, -(-len(items) // PAGE_SIZE))
    page = min(max(page, 0), pages - 1)
    rows: list[tuple[Button, ...]] = []
    for item in items[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]:
        is_here = item.id == made.outcome.item_id
        label = shorten(f"{'✓ ' if is_here else ''}{item.position}. {item.title}", LABEL_UNITS_MAX)
        rows.append((Button(label=label, press=pack("oi", made.outcome.id, item.position, made.outcome.revision)),))
    rows += page_turn(page, pages, lambda to: pack("ov", made.outcome.id, 3, to))
    none = Button(
        label=made.words.plain("tombol_tanpa_acara"), press=pack("oi", made.outcome.id, 0, made.outcome.revision)
    )
    text = made.words.html("hasil_pilih_acara", kode=made.code)
    return Card(text=text, buttons=(*rows, (none,), (back(made),)))


async def texts(tx: Tx, made: Drawn, page: int) -> Card:
    """Every text it ever had with its time and writer, the newest first."""
    words = made.words
    found = list(reversed(await outcomes.texts_of(tx, made.outcome.id)))
    pages = max(1, -(-len(found) // TEXTS_A_PAGE))
    page = min(max(page, 0), pages - 1)
    lines: list[str] = [f"<b>{words.html('riwayat_judul', kode=made.code)}</b>"]
    for one in found[page * TEXTS_A_PAGE : (page + 1) * TEXTS_A_PAGE]:
        part = {"key": f"riwayat_{one.part}"}
        lines += ["", words.html("riwayat_baris", bagian=part, jam=one.at_ms, oleh=one.written_by), escaped(one.text)]
    rows: Rows = tuple(page_turn(page, pages, lambda to: pack("ov", made.outcome.id, 4, to)))
    return Card(text=Html("\n".join(lines)), buttons=(*rows, (back(made),)))


async def _who(tx: Tx, made: Drawn, _page: int) -> Card:
    """Which organisation is meant by what was typed; a person always says."""
    words, typed = made.words, made.task.responsible if made.task else ""
    meeting = await meetings.load(tx, made.outcome.meeting_id)
    roster = await organisations.roster(tx, meeting.id)
    match match(typed, roster, json.loads(meeting.region_words)):
        case Sure(id=one):
            ids: tuple[int, ...] = (one,)
        case Candidates(ids=several):
            ids = several
    names = {entry.id: entry.name for entry in roster}
    revision = made.task.revision if made.task else 0

    def to(organisation_id: int) -> str:
        return pack("oc", made.outcome.id, organisation_id, revision)

    rows = [(Button(label=shorten(names[one], LABEL_UNITS_MAX), press=to(one)),) for one in ids]
    keep = Button(label=words.plain("tombol_tetap_tertulis"), press=to(0))
    return Card(text=words.html("hasil_siapa_dimaksud", kode=made.code, ketikan=typed), buttons=(*rows, (keep,)))


async def _due(_tx: Tx, made: Drawn, page: int) -> Card:
    """A day before the meeting may be meant, and may be a slip."""
    words, day = made.words, date.fromordinal(page)
    yes = Button(label=words.plain("tombol_ya_tenggat"), press=pack("oy", made.outcome.id, page, made.asked))
    other = Button(label=words.plain("tombol_tenggat_lain"), press=pack("od", made.outcome.id, 4))
    return Card(
        text=words.html("hasil_tenggat_awal", kode=made.code, tanggal=day), buttons=((yes, other), (back(made),))
    )


VIEWS: Final[dict[str, Callable[[Tx, Drawn, int], Awaitable[Card]]]] = {
    "questions": _questions,
    "points": _points,
    "item": _item,
    "who": _who,
    "due": _due,
}
