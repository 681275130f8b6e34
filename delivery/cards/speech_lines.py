"""What the cards of the speakers' list share: the list as it stands, a timer in digits, its end on the clock."""

from collections.abc import Sequence
from dataclasses import dataclass

from delivery.cards.question_lines import Voice
from locales.durations import spoken_duration
from locales.formats import clock
from rules.speaking import SpeechState, Timer
from storage.speaking_rules import SpeakingRules
from storage.speeches import Speech


@dataclass(frozen=True, slots=True)
class Listed:
    """The list as it stands at a moment; `runs` (the list) and `notes` (what is said) is what this reader may do,
    `left` what remains of the budget of each who waits."""

    voice: Voice
    rules: SpeakingRules
    floor: Sequence[Speech]
    ordered: Sequence[Speech]
    left: dict[int, int]
    item: str
    now_ms: int
    runs: bool
    notes: bool


def digits(voice: Voice, ms: int) -> str:
    """Minutes and seconds of a timer: "1.43", in English "1:43"."""
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes}{'.' if voice.words.language == 'id' else ':'}{seconds:02d}"


def until(voice: Voice, timing: Timer, now_ms: int) -> str:
    """When the time is up, to the second, so that a card that is drawn late is still right."""
    end_ms = now_ms + timing.remaining_ms
    return clock(end_ms, voice.meeting.zone, voice.words.language, shows_seconds=True)


def timer_lines(voice: Voice, speech: Speech, now_ms: int) -> list[str]:
    """What the chair reads of whoever has the floor: what is left, or over, before anything else."""
    words, timing = voice.words, speech.timer_at(now_ms)
    if speech.state is SpeechState.CALLED:
        if not speech.allowed_ms:
            return [words.html("pembicara_jatah_nol")]
        return [words.html("pembicara_tunggu_mulai", lama=spoken_duration(words, speech.allowed_ms))]
    used = words.html(
        "pembicara_terpakai",
        terpakai=digits(voice, timing.spoken_ms),
        waktu_bicara=digits(voice, speech.allowed_ms),
    )
    left = words.html(
        {"over": "pembicara_lewat", "running": "pembicara_sisa", "warning": "pembicara_peringatan"}[timing.mark],
        **({"lewat": digits(voice, timing.over_ms)} if timing.mark == "over" else {}),
        **({} if timing.mark == "over" else {"sisa": digits(voice, timing.remaining_ms)}),
    )
    lines = [f"<b>{left}</b> · {used}"]
    if speech.state is SpeechState.SPEAKING and timing.mark != "over":
        lines.append(words.html("pembicara_sampai", pukul=until(voice, timing, now_ms)))
    return lines
