"""The participant's card of the speakers' list: where everybody of this phone stands, and what can be pressed."""

from collections.abc import Callable, Sequence

from delivery.card import Button, Card, Draw, Rows
from delivery.cards.question_lines import Voice, voice
from delivery.cards.speech_lines import until
from locales.durations import spoken_duration
from locales.words import Html, shorten
from rules.buttons import pack
from rules.meetings import OVER, MeetingState
from rules.speaking import SpeechState
from storage import delegates, speaking_rules, speeches
from storage.database import Tx
from storage.delegates import Delegate
from storage.outbox import OutboxRow
from storage.speeches import Speech

LABEL_UNITS_MAX = 30
NAME_UNITS_MAX = 100


def drawer(now: Callable[[], int]) -> Draw:
    """Draws the card as of the moment it leaves."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        speaking = await voice(tx, row.chat_id, row.payload["meeting"])
        own = await delegates.of_account(tx, speaking.meeting.id, row.chat_id)
        acting = await delegates.acting(tx, speaking.meeting.id, row.chat_id)
        if acting is None:
            return None
        words = speaking.words
        rules = await speaking_rules.of_meeting(tx, speaking.meeting.id)
        ordered = await speeches.in_order(tx, speaking.meeting.id, rules)
        theirs = {one.id for one in own}
        living = [one for one in await speeches.living(tx, speaking.meeting.id) if one.delegate_id in theirs]
        lines: list[str] = [f"<b>{words.html('tangan_judul')}</b>"]
        lines += [line(speaking, one, ordered, now()) for one in living] or [words.html("tangan_kosong")]
        if rules.is_shut:
            lines.append(words.html("tangan_ditutup"))
        is_over = MeetingState(speaking.meeting.state) in OVER
        return Card(text=Html("\n".join(lines)), buttons=() if is_over else _buttons(speaking, living, acting))

    return draw


def line(voice: Voice, speech: Speech, ordered: Sequence[Speech], now_ms: int) -> str:
    """Where this entry stands, as its person reads it."""
    words, timing = voice.words, speech.timer_at(now_ms)
    label = shorten(speech.label, NAME_UNITS_MAX)
    if speech.state is SpeechState.WAITING:
        place = next(place for place, one in enumerate(ordered, 1) if one.id == speech.id)
        key = "tangan_urutan_interupsi" if speech.is_order else "tangan_urutan"
        return words.html(key, label=label, n=place, m=len(ordered))
    if speech.state is SpeechState.CALLED:
        return words.html("tangan_dipanggil", label=label, lama=spoken_duration(words, speech.allowed_ms))
    if timing.mark == "over":
        return words.html("tangan_habis", label=label)
    if speech.state is SpeechState.PAUSED:
        return words.html("tangan_dijeda", label=label, lama=spoken_duration(words, timing.remaining_ms))
    key = "tangan_peringatan" if timing.mark == "warning" else "tangan_bicara"
    return words.html(key, label=label, pukul=until(voice, timing, now_ms))


def _buttons(voice: Voice, living: Sequence[Speech], acting: Delegate) -> Rows:
    """For whom the phone speaks now: raise or take down; for others of a shared phone only the way down."""
    words = voice.words
    rows: list[tuple[Button, ...]] = []
    mine = next((one for one in living if one.delegate_id == acting.id), None)
    order = Button(label=words.plain("tombol_interupsi"), press=pack("hi", acting.id))
    if mine is None:
        rows.append((Button(label=words.plain("tombol_angkat"), press=pack("ha", acting.id), style="primary"), order))
    elif mine.state in (SpeechState.WAITING, SpeechState.CALLED):
        down = Button(label=words.plain("tombol_batal_angkat"), press=pack("hx", mine.id))
        rows.append((down, order) if mine.state is SpeechState.WAITING and not mine.is_order else (down,))
    for one in living:
        if one.delegate_id != acting.id and one.state in (SpeechState.WAITING, SpeechState.CALLED):
            label = words.plain("tombol_batal_angkat_siapa", label=shorten(one.label, LABEL_UNITS_MAX))
            rows.append((Button(label=label, press=pack("hx", one.id)),))
    return tuple(rows)
