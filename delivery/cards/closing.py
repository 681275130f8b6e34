"""The end of the work on a meeting, for the secretariat: how it is finished, what still waits, the next step."""

from delivery.card import Button, Card, Rows
from delivery.cards.question_lines import Voice, voice
from locales.words import Html, escaped
from rules.buttons import pack
from rules.meetings import OVER, MeetingState
from rules.questions import QuestionState
from storage import amendments, closing_rules, entries, errata, questions
from storage.closing_rules import ClosingRules
from storage.database import Tx
from storage.outbox import OutboxRow

# How long corrections may be proposed, in hours, as buttons offer it.
OFFERED_HOURS = (0, 24, 72, 168)
HOURS, MINUTES = 1, 2
DAY_HOURS = 24


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """Before the end the settings; then what waits, and adoption; then the lock. A next step that was asked about at an
    older entry of the record is asked about no more."""
    meeting_id = row.payload["meeting"]
    speaking = await voice(tx, row.chat_id, meeting_id)
    words, state = speaking.words, MeetingState(speaking.meeting.state)
    rules = await closing_rules.of_meeting(tx, meeting_id)
    head = [f"<b>{escaped(speaking.meeting.title)}</b>", words.html(f"status_rapat_{state.value}")]
    if state not in OVER:
        return Card(text=Html("\n".join([*head, "", *_rules(speaking, rules)])), buttons=_settings(speaking, rules))
    seen = await entries.last_act(tx, meeting_id)
    seq, digest = await entries.head(tx, meeting_id)
    lines = [*head, *await _waiting(tx, speaking, rules), words.html("kepala_catatan", nomor=seq, sidik=digest[:16])]
    asks = row.payload["view"] if row.payload["revision"] == seen else ""
    if asks == "adopt" and state is MeetingState.ENDED:
        return Card(
            text=Html("\n".join([*lines, "", *await _before_adoption(tx, speaking, rules)])),
            buttons=_sure(speaking, "tombol_ya_tetapkan", "yy", seen),
        )
    if asks == "lock" and state is MeetingState.ADOPTED:
        lines += ["", words.html("kunci_konfirmasi")]
        return Card(text=Html("\n".join(lines)), buttons=_sure(speaking, "tombol_ya_kunci", "yz", seen))
    return Card(text=Html("\n".join(lines)), buttons=_steps(speaking, state, seen))


def _rules(speaking: Voice, rules: ClosingRules) -> list[str]:
    words = speaking.words
    long = words.html("masa_koreksi", n=rules.window_hours) if rules.window_hours else words.html("masa_koreksi_tidak")
    return [long, words.html("konsep_ke_peserta" if rules.sends_minutes else "konsep_tidak_ke_peserta")]


def _settings(speaking: Voice, rules: ClosingRules) -> Rows:
    words, meeting_id = speaking.words, speaking.meeting.id
    hours = [
        Button(
            label=f"✓ {_days(speaking, one)}" if one == rules.window_hours else _days(speaking, one),
            press=pack("ys", meeting_id, HOURS, one),
        )
        for one in OFFERED_HOURS
    ]
    sends = not rules.sends_minutes
    label = words.plain("tombol_kirim_konsep" if sends else "tombol_jangan_kirim_konsep")
    return (tuple(hours), (Button(label=label, press=pack("ys", meeting_id, MINUTES, int(sends))),))


def _days(speaking: Voice, hours: int) -> str:
    return speaking.words.plain("tombol_hari", n=hours // DAY_HOURS) if hours else speaking.words.plain("tombol_tanpa")


async def _waiting(tx: Tx, speaking: Voice, rules: ClosingRules) -> list[str]:
    words = speaking.words
    total, waiting = await amendments.counts(tx, speaking.meeting.id)
    lines: list[str] = []
    if rules.closes_ms is not None:
        lines.append(words.html("koreksi_sampai", waktu=rules.closes_ms))
    if total:
        lines.append(words.html("koreksi_jumlah", n=total, menunggu=waiting))
    written = await errata.of_meeting(tx, speaking.meeting.id)
    if written:
        lines.append(words.html("ralat_jumlah", n=len(written)))
    return lines


async def _before_adoption(tx: Tx, speaking: Voice, rules: ClosingRules) -> list[str]:
    words = speaking.words
    lines: list[str] = [words.html("tetapkan_rapat_konfirmasi")]
    found = await questions.of_meeting(tx, speaking.meeting.id)
    unrevealed = [question.code for question in found if question.state is QuestionState.CLOSED]
    if unrevealed:
        lines.append(words.html("tetapkan_belum_diumumkan", daftar=unrevealed))
    _, waiting = await amendments.counts(tx, speaking.meeting.id)
    if waiting:
        lines.append(words.html("tetapkan_menunggu", n=waiting))
    if rules.closes_ms is not None and rules.lapsed_ms is None:
        lines.append(words.html("tetapkan_masih_masa"))
    return lines


def _sure(speaking: Voice, key: str, verb: str, seen: int) -> Rows:
    meeting_id = speaking.meeting.id
    yes = Button(label=speaking.words.plain(key), press=pack(verb, meeting_id, seen), style="danger")
    return ((yes, Button(label=speaking.words.plain("tombol_batal"), press=pack("yc", meeting_id))),)


def _steps(speaking: Voice, state: MeetingState, seen: int) -> Rows:
    words, meeting_id = speaking.words, speaking.meeting.id
    queue = (Button(label=words.plain("tombol_antrean_koreksi"), press=pack("yl", meeting_id, 0)),)
    match state:
        case MeetingState.ENDED:
            step = Button(label=words.plain("tombol_tetapkan"), press=pack("yp", meeting_id, seen), style="primary")
        case MeetingState.ADOPTED:
            step = Button(label=words.plain("tombol_kunci"), press=pack("yg", meeting_id, seen), style="primary")
        case _:
            return (queue,)
    return (queue, (step,))
