"""The speakers' list: who speaks next, for how long, and what a timer says; rows and a moment in, values out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.refusals import Refusal
from rules.text import clean, length, mask_identity, within

MINUTE_MS: Final = 60_000
WARNING_MS: Final = 30_000
# So long after the end it is still news that the time is up.
NEWS_MS: Final = 60_000
# How often a running timer is worth a new look at its card, apart from the marks.
STEP_MS: Final = 15_000
SPEECH_MINUTES_MAX: Final = 60
BUDGET_MINUTES_MAX: Final = 600
EXTENSIONS: Final = (1, 2)
NOTE_GRAPHEMES_MAX: Final = 1_000
NOTED_AT: Final = " – "


class SpeechKind(StrEnum):
    HAND = "hand"
    ORDER = "order"


class SpeechState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SPEAKING = "speaking"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"
    WITHDRAWN = "withdrawn"


class SpeechAct(StrEnum):
    CALL = "call"
    START = "start"
    PAUSE = "pause"
    FINISH = "finish"
    SKIP = "skip"


class Turn(StrEnum):
    ARRIVAL = "arrival"
    CONSTITUENCY = "constituency"


class BudgetOf(StrEnum):
    NOBODY = ""
    SPEAKER = "speaker"
    ORGANISATION = "organisation"


# On the floor: called to speak, speaking, or held up in the middle of it.
ON_FLOOR: Final = (SpeechState.CALLED, SpeechState.SPEAKING, SpeechState.PAUSED)
LIVING: Final = (SpeechState.WAITING, *ON_FLOOR)

_MOVES: Final[dict[SpeechAct, tuple[frozenset[SpeechState], SpeechState]]] = {
    SpeechAct.CALL: (frozenset({SpeechState.WAITING}), SpeechState.CALLED),
    SpeechAct.START: (frozenset({SpeechState.CALLED, SpeechState.PAUSED}), SpeechState.SPEAKING),
    SpeechAct.PAUSE: (frozenset({SpeechState.SPEAKING}), SpeechState.PAUSED),
    SpeechAct.FINISH: (frozenset({SpeechState.SPEAKING, SpeechState.PAUSED}), SpeechState.DONE),
    SpeechAct.SKIP: (frozenset({SpeechState.WAITING, SpeechState.CALLED}), SpeechState.SKIPPED),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One entry that waits. `number` counts arrivals; `constituency` 0 stands for none; `has_spoken`: this person took
    the floor by a hand before in this meeting."""

    number: int
    kind: SpeechKind
    constituency: int
    has_spoken: bool


@dataclass(frozen=True, slots=True)
class Timer:
    """What was spoken so far, what remains and what went over, in milliseconds."""

    spoken_ms: int
    remaining_ms: int
    over_ms: int

    @property
    def mark(self) -> str:
        """`running`, `warning` from 30 seconds before the end, `over` from the end on."""
        if self.remaining_ms <= 0:
            return "over"
        return "warning" if self.remaining_ms <= WARNING_MS else "running"


def move(state: SpeechState, act: SpeechAct) -> SpeechState:
    """The state after an act, the same one where it was done already. Raises `pembicara_berubah` where the act does not
    fit: somebody else was faster."""
    origins, target = _MOVES[act]
    if state is target:
        return state
    if state not in origins:
        raise Refusal("pembicara_berubah")
    return target


def queue(waiting: Iterable[Waiting], turn: Turn, turns: Sequence[int] = ()) -> list[Waiting]:
    """Everybody who waits, in the order they will be called: points of order first, by arrival; then whoever has not
    spoken yet, then arrival. With turn-taking the constituency that spoke longest ago comes first, one that never spoke
    before all, ties by the person at its head. `turns` are the constituencies that had the floor, in order.
    Source: meeting.md 9."""
    arrived = sorted(waiting, key=lambda one: one.number)
    orders = [one for one in arrived if one.kind is SpeechKind.ORDER]
    hands = sorted(
        (one for one in arrived if one.kind is SpeechKind.HAND), key=lambda one: (one.has_spoken, one.number)
    )
    return orders + (_in_turn(hands, turns) if turn is Turn.CONSTITUENCY else hands)


def _in_turn(hands: Sequence[Waiting], turns: Sequence[int]) -> list[Waiting]:
    last = {constituency: place for place, constituency in enumerate(turns, 1)}
    lines: dict[int, list[Waiting]] = {}
    for one in reversed(hands):
        lines.setdefault(one.constituency, []).append(one)
    ordered: list[Waiting] = []
    while lines:

        def key(constituency: int) -> tuple[int, bool, int]:
            head = lines[constituency][-1]
            return (last.get(constituency, 0), head.has_spoken, head.number)

        chosen = min(lines, key=key)
        ordered.append(lines[chosen].pop())
        last[chosen] = len(turns) + len(ordered)
        if not lines[chosen]:
            del lines[chosen]
    return ordered


def left_of_budget(budget_of: BudgetOf, budget_ms: int, used_ms: int) -> int | None:
    """What remains of a budget, never below nothing; None where there is no budget."""
    return None if budget_of is BudgetOf.NOBODY else max(0, budget_ms - used_ms)


def limit_of(speech_ms: int, left_ms: int | None) -> int:
    """How long a speech may last: as long as any, and no longer than what remains of the budget."""
    return speech_ms if left_ms is None else min(speech_ms, left_ms)


def spoken_until(spoken_ms: int, started_ms: int | None, now_ms: int) -> int:
    """What was spoken before the last start and since; a clock that stands behind that start adds nothing."""
    return spoken_ms if started_ms is None else spoken_ms + max(0, now_ms - started_ms)


def timer(spoken_ms: int, started_ms: int | None, allowed_ms: int, now_ms: int) -> Timer:
    """The timer of a speech at a moment; `allowed_ms` is its limit with all extensions."""
    spoken = spoken_until(spoken_ms, started_ms, now_ms)
    return Timer(spoken, max(0, allowed_ms - spoken), max(0, spoken - allowed_ms))


def look(timing: Timer) -> tuple[str, int]:
    """What a card of this timer looks like, so that it is drawn anew only when that changes: at the marks, and in steps
    of fifteen seconds."""
    return timing.mark, (timing.remaining_ms or timing.over_ms) // STEP_MS


def is_worth_saying(timing: Timer, allowed_ms: int) -> bool:
    """Whether a mark is worth a message of its own: the warning where more time was promised than it warns of, the end
    while it is news; nothing of a speech that was given no time at all."""
    if timing.mark == "warning":
        return allowed_ms > WARNING_MS
    return timing.mark == "over" and allowed_ms > 0 and timing.over_ms <= NEWS_MS


def is_interrupting(kind: SpeechKind) -> bool:
    """A point of order holds up whoever speaks, who goes on afterwards; a hand takes the floor, and the former speech
    ends."""
    return kind is SpeechKind.ORDER


def check_minutes(raw: str, minutes_max: int) -> int:
    """Whole minutes as typed: "5", "5 menit". Raises `menit_salah`."""
    found = re.fullmatch(r"\s*([1-9][0-9]{0,3})\s*(?:menit|minutes?|min|m)?\s*", raw, re.IGNORECASE | re.ASCII)
    if found is None or int(found[1]) > minutes_max:
        raise Refusal("menit_salah", maks=minutes_max)
    return int(found[1])


def write_note(raw: str) -> str:
    """What was said in a speech, as it may be stored: cleaned, masked and within its limit."""
    text = mask_identity(clean(raw).text).text
    if not within(text, NOTE_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(text), maks=NOTE_GRAPHEMES_MAX)
    return text


def add_note(noted: str, at: str, text: str) -> str:
    """The note with one more line, such as "13.02 WIB – Data belum terpadu"; the same where its last line says that
    already. Raises `teks_panjang` where the whole becomes too long."""
    if noted.rpartition("\n")[2].partition(NOTED_AT)[2] == text:
        return noted
    whole = f"{noted}\n{at}{NOTED_AT}{text}".strip()
    if not within(whole, NOTE_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(whole), maks=NOTE_GRAPHEMES_MAX)
    return whole
