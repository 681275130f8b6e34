"""Time that runs out, as a message of its own because only a new message is heard; true when it leaves, or not sent."""

from collections.abc import Callable

from delivery.card import Button, Card, Draw, Rows
from delivery.cards.question_lines import Voice, voice
from delivery.cards.speech_lines import until
from locales.words import Html, shorten
from rules.buttons import pack
from rules.roles import Act, may
from rules.speaking import EXTENSIONS, MINUTE_MS, SPEECH_MINUTES_MAX, SpeechState, Timer, is_worth_saying
from storage import speeches, staff
from storage.database import Tx
from storage.outbox import OutboxRow
from storage.speeches import Speech

NAME_UNITS_MAX = 60
LABEL_UNITS_MAX = 100
# A number that is read a moment later is still right in steps of five.
STEP_MS = 5_000


def drawer(now: Callable[[], int]) -> Draw:
    """Draws the message as of the moment it leaves."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        speech = await speeches.load(tx, row.payload["speech"])
        assert speech is not None, "entries are never deleted"
        now_ms = now()
        timing = speech.timer_at(now_ms)
        is_speaker = row.chat_id == speech.telegram_id
        roles = await staff.roles_of(tx, speech.meeting_id, row.chat_id)
        is_true = (
            speech.state is SpeechState.SPEAKING
            and (speech.allowed_ms, timing.mark) == (row.payload["allowed"], row.payload["mark"])
            and (is_speaker or may(roles, Act.RUN_SPEAKERS))
        )
        if not row.is_edit and (row.shown or not is_true or not is_worth_saying(timing, speech.allowed_ms)):
            return None
        if not is_true:
            return Card("", is_gone=True)
        speaking = await voice(tx, row.chat_id, speech.meeting_id)
        return (_of_speaker if is_speaker else _of_chair)(speaking, speech, timing, now_ms)

    return draw


def _of_speaker(speaking: Voice, speech: Speech, timing: Timer, now_ms: int) -> Card:
    words, label = speaking.words, shorten(speech.label, LABEL_UNITS_MAX)
    if timing.mark == "over":
        return _said(words.html("waktu_habis"), words.html("waktu_habis_mohon", label=label))
    sure = words.html("waktu_hampir_mohon", label=label, pukul=until(speaking, timing, now_ms))
    return _said(words.html("waktu_hampir", detik=_seconds(timing)), sure)


def _of_chair(speaking: Voice, speech: Speech, timing: Timer, now_ms: int) -> Card:
    words, name = speaking.words, shorten(speech.organisation, NAME_UNITS_MAX)
    label = words.html("isi", isi=shorten(speech.label, LABEL_UNITS_MAX))
    if timing.mark == "over":
        head = words.html("waktu_habis_siapa", instansi=name)
    else:
        head = words.html("waktu_hampir_siapa", instansi=name, detik=_seconds(timing))
    return _said(head, label, _buttons(speaking, speech))


def _said(head: str, line: str, buttons: Rows = ()) -> Card:
    return Card(Html(f"<b>{head}</b>\n{line}"), buttons=buttons)


def _seconds(timing: Timer) -> int:
    return -(-timing.remaining_ms // STEP_MS) * STEP_MS // 1_000


def _buttons(speaking: Voice, speech: Speech) -> Rows:
    """The two ways on: more time, or the end; pressed here or on the card of the list is the same."""
    words = speaking.words
    more = tuple(
        Button(
            label=words.plain("tombol_tambah_menit", menit=minutes),
            press=pack("he", speech.id, minutes, speech.extra_ms + minutes * MINUTE_MS),
        )
        for minutes in EXTENSIONS
    )
    done = (Button(label=words.plain("tombol_selesai"), press=pack("hd", speech.id, speech.revision)),)
    has_room = speech.extra_ms + max(EXTENSIONS) * MINUTE_MS <= SPEECH_MINUTES_MAX * MINUTE_MS
    return (more, done) if has_room else (done,)
