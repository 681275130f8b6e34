"""What the meeting concluded, for an official: the list of a kind, eight a page, and one card an outcome."""

from datetime import date

from delivery.card import Button, Card, Rows
from delivery.cards import outcome_views
from delivery.cards.outcome_views import Drawn, back, drawn, page_turn
from delivery.cards.question_lines import Voice, voice
from locales.outcomes import KIND_WORDS, STATUS_WORDS, due_words, rests_on
from locales.words import Html, escaped, shorten
from rules.buttons import pack
from rules.meetings import MeetingState
from rules.outcomes import FollowUpStatus, OutcomeKind, has_figures, mark
from storage import follow_ups, outcomes
from storage.database import Tx
from storage.follow_ups import FollowUp
from storage.outbox import OutboxRow
from storage.outcomes import Outcome

PAGE_SIZE = 8
OPENERS_A_ROW = 4
SUMMARY_UNITS_MAX = 120
WHO_UNITS_MAX = 40
_KINDS = tuple(OutcomeKind)
_SETTLED = (MeetingState.ADOPTED, MeetingState.LOCKED)


async def draw_list(tx: Tx, row: OutboxRow) -> Card | None:
    """Every outcome of a kind by number; a button opens each, one starts a new one."""
    meeting_id, kind = row.payload["meeting"], OutcomeKind(row.payload["kind"])
    speaking = await voice(tx, row.chat_id, meeting_id)
    found = await outcomes.of_meeting(tx, meeting_id, kind.value)
    tasks = await follow_ups.of_meeting(tx, meeting_id)
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(row.payload["page"], 0), pages - 1)
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    in_force = sum(one.withdrawn_ms is None for one in found)
    words = speaking.words
    name = {"key": KIND_WORDS[kind]}
    lines: list[str] = [f"<b>{words.html('hasil_daftar', jenis=name, n=in_force)}</b>"]
    lines += ["", *(_line(speaking, one, tasks.get(one.id)) for one in shown)] if shown else []
    return Card(text=Html("\n".join(lines)), buttons=_list_buttons(speaking, kind, shown, page, pages))


def _line(speaking: Voice, one: Outcome, task: FollowUp | None) -> str:
    words = speaking.words
    code, text = mark(OutcomeKind(one.kind), one.number), shorten(" ".join(one.text.split()), SUMMARY_UNITS_MAX)
    if one.withdrawn_ms is not None:
        return words.html("hasil_baris_dicabut", kode=code, teks=text)
    if task is None:
        return words.html("hasil_baris_satu", kode=code, teks=text)
    values = {
        "status": {"key": STATUS_WORDS[FollowUpStatus(task.status)]},
        "siapa": shorten(task.who, WHO_UNITS_MAX) or "–",
        "tenggat": due_words(words, task.due_on) or "–",
    }
    return words.html("hasil_baris_tindak", kode=code, teks=text, **values)


def _list_buttons(speaking: Voice, kind: OutcomeKind, shown: list[Outcome], page: int, pages: int) -> Rows:
    words, meeting_id, number = speaking.words, speaking.meeting.id, _KINDS.index(kind)
    openers = [Button(label=mark(kind, one.number), press=pack("oo", one.id)) for one in shown]
    rows = [tuple(openers[at : at + OPENERS_A_ROW]) for at in range(0, len(openers), OPENERS_A_ROW)]
    rows += page_turn(page, pages, lambda to: pack("ol", meeting_id, number, to))
    new = Button(label=words.plain("tombol_tulis_baru"), press=pack("on", meeting_id, number), style="primary")
    if MeetingState(speaking.meeting.state) not in _SETTLED:
        rows.append((new,))
    others = [other for other in _KINDS if other is not kind]
    label = [
        Button(label=words.plain(f"tombol_{KIND_WORDS[o]}"), press=pack("ol", meeting_id, _KINDS.index(o), 0))
        for o in others
    ]
    return (*rows, tuple(label))


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """One outcome in full with what may be done about it, or turned to one of its questions."""
    made = await drawn(tx, row)
    if made is None:
        return None
    turned = outcome_views.VIEWS.get(row.payload["view"])
    if turned is not None and made.is_open:
        return await turned(tx, made, row.payload["page"])
    if row.payload["view"] == "texts":
        return await outcome_views.texts(tx, made, row.payload["page"])
    return Card(text=Html("\n".join(_body(made))), buttons=_buttons(made))


def _body(made: Drawn) -> list[str]:
    words, one, task = made.words, made.outcome, made.task
    lines: list[str] = [f"<b>{words.html('hasil_judul', kode=made.code, jenis={'key': KIND_WORDS[made.kind]})}</b>"]
    if made.item:
        lines.append(words.html("hasil_acara", acara=made.item))
    lines += ["", escaped(one.text)]
    if task is not None:
        lines += ["", *_task_lines(made, task)]
    if one.source:
        lines += ["", words.html("hasil_sumber", sumber=one.source)]
    said = rests_on(words, made.kind, made.points, made.polls, made.votes)
    lines += ["", *(escaped(line) for line in said)] if said else []
    if one.withdrawn_ms is not None:
        lines += ["", words.html("hasil_tercabut", jam=one.withdrawn_ms, alasan=one.withdrawn_reason)]
    if one.entry:
        lines += ["", words.html("hasil_nomor", nomor=one.entry)]
    return lines


def _task_lines(made: Drawn, task: FollowUp) -> list[str]:
    words = made.words
    lines: list[str] = [
        words.html("hasil_siapa", siapa=task.who or "–"),
        words.html("hasil_tenggat", tenggat=date.fromisoformat(task.due_on) if task.due_on else "–"),
        words.html("hasil_status", status={"key": STATUS_WORDS[FollowUpStatus(task.status)]}),
    ]
    if task.origin:
        lines.append(words.html("hasil_asal", asal=task.origin))
    return lines


def _buttons(made: Drawn) -> Rows:
    words, one = made.words, made.outcome
    to_list = Button(
        label=words.plain("tombol_ke_daftar"), press=pack("ol", one.meeting_id, _KINDS.index(made.kind), 0)
    )
    history = Button(label=words.plain("tombol_riwayat"), press=pack("ov", one.id, 4, 0))
    last = (history, to_list) if made.has_history else (to_list,)
    if not made.is_open:
        if made.may_restore:
            return ((Button(label=words.plain("tombol_pulihkan"), press=pack("or", one.id, one.revision)),), last)
        return (last,)

    def button(key: str, verb: str, *numbers: int) -> Button:
        return Button(label=words.plain(key), press=pack(verb, one.id, *numbers))

    rows: list[tuple[Button, ...]] = []
    if made.task is not None:
        rows.append(_status_buttons(made, made.task))
        rows.append((button("tombol_penanggung_jawab", "od", 3), button("tombol_tenggat", "od", 4)))
    rows.append((button("tombol_kaitkan", "ov", 1, 0), button("tombol_acara_hasil", "ov", 3, 0)))
    if has_figures(one.text):
        rows.append((button("tombol_sumber", "od", 1),))
    rows.append((button("tombol_perbaiki", "od", 0), button("tombol_cabut_hasil", "od", 2)))
    return (*rows, last)


def _status_buttons(made: Drawn, task: FollowUp) -> tuple[Button, ...]:
    buttons = []
    for number, status in enumerate(FollowUpStatus):
        label = made.words.plain(STATUS_WORDS[status])
        said = f"✓ {label}" if status.value == task.status else label
        buttons.append(Button(label=said, press=pack("os", made.outcome.id, number, task.revision)))
    return tuple(buttons)


__all__ = ["back", "draw", "draw_list"]
