"""Discussion points: their kinds and states, and what may be taken for one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import regex

from rules.refusals import Refusal
from rules.text import Masked, clean, clean_line, fold, is_visible, length, mask_identity, within

POINT_GRAPHEMES_MAX: Final = 1_000
FIELD_GRAPHEMES_MAX: Final = 200
LETTERS_MIN: Final = 10
REPEAT_MS: Final = 60_000
ANSWERED_BY_GRAPHEMES_MAX: Final = 200
REASON_GRAPHEMES_MAX: Final = 300


class PointKind(StrEnum):
    PROPOSAL = "proposal"
    QUESTION = "question"
    RESPONSE = "response"
    CONTRIBUTION = "contribution"
    OBJECTION = "objection"


class PointState(StrEnum):
    RECEIVED = "received"
    SHOWN = "shown"
    HELD = "held"
    MERGED = "merged"
    DECLINED = "declined"
    DISCUSSED = "discussed"
    ANSWERED = "answered"


class PointAct(StrEnum):
    SHOW = "show"
    HOLD = "hold"
    MERGE = "merge"
    UNMERGE = "unmerge"
    DECLINE = "decline"
    DISCUSS = "discuss"
    ANSWER = "answer"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class WrittenPoint:
    """A message as a point: cleaned and masked, with what was taken out of it.

    `needs_confirmation`: it may be noise, so the sender is asked before anything is stored.
    """

    text: str
    dropped: int
    masked: int
    needs_confirmation: bool


_LETTER: Final = regex.compile(r"\p{L}")
_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+")
# Words of greeting, thanks and presence, as people write them; a message of nothing else is no point.
_GREETING_WORDS: Final = """
assalamualaikum assalamu alaikum waalaikumsalam waalaikum salam wr wb warahmatullahi wabarakatuh selamat pagi siang
sore malam hadir nggih njih inggih siap monggo matur nuwun suwun terima kasih terimakasih makasih trims pak bapak bu
ibu bpk yth mohon izin ijin rahayu sejahtera om swastiastu namo buddhaya kebajikan shalom kami saya dari sudah di
tempat tes test halo hai ya baik oke ok amin
"""
_GREETINGS: Final = frozenset(_GREETING_WORDS.split())
# One of these makes such a message a greeting rather than a trial or a bare yes.
_HELLO_WORDS: Final = """
assalamualaikum assalamu alaikum waalaikumsalam waalaikum salam wr wb selamat hadir matur nuwun suwun terima kasih
terimakasih makasih trims rahayu swastiastu shalom halo hai
"""
_HELLO: Final = frozenset(_HELLO_WORDS.split())

_ALL: Final = frozenset(PointState)
_MOVES: Final[dict[PointAct, tuple[frozenset[PointState], PointState]]] = {
    PointAct.SHOW: (frozenset({PointState.RECEIVED, PointState.HELD, PointState.DECLINED}), PointState.SHOWN),
    PointAct.HOLD: (frozenset({PointState.RECEIVED, PointState.SHOWN}), PointState.HELD),
    PointAct.MERGE: (_ALL - {PointState.DECLINED}, PointState.MERGED),
    PointAct.UNMERGE: (frozenset({PointState.MERGED}), PointState.RECEIVED),
    PointAct.DECLINE: (frozenset({PointState.RECEIVED, PointState.SHOWN, PointState.HELD}), PointState.DECLINED),
    PointAct.DISCUSS: (frozenset({PointState.SHOWN}), PointState.DISCUSSED),
    PointAct.ANSWER: (frozenset({PointState.SHOWN, PointState.DISCUSSED}), PointState.ANSWERED),
}
# Taken up again: what was put aside waits for a decision anew, what was talked about stands before the room anew.
_REOPENED: Final = {
    PointState.DECLINED: PointState.RECEIVED,
    PointState.HELD: PointState.RECEIVED,
    PointState.DISCUSSED: PointState.SHOWN,
    PointState.ANSWERED: PointState.SHOWN,
}
# What a point may be declined for without another word; anything else is the moderator's own.
DECLINE_REASONS: Final = ("alasan_luar_acara", "alasan_data_pribadi", "alasan_kampanye", "alasan_tidak_santun")
OWN_REASON: Final = "alasan_lain"


def write_point(raw: str) -> WrittenPoint:
    """A message as a point. Raises `teks_kosong`, or `usul_panjang` with both numbers: nothing is ever cut."""
    cleaned = clean(raw)
    if not within(cleaned.text, POINT_GRAPHEMES_MAX):
        raise Refusal("usul_panjang", n=length(cleaned.text), maks=POINT_GRAPHEMES_MAX)
    masked = mask_identity(cleaned.text)
    return WrittenPoint(masked.text, cleaned.dropped, masked.masked, is_noise(cleaned.text))


def write_field(raw: str) -> Masked:
    """What a point says beside its words, on one line and masked. Raises `teks_kosong` or `teks_panjang`."""
    text = clean_line(raw).text
    if not within(text, FIELD_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(text), maks=FIELD_GRAPHEMES_MAX)
    return mask_identity(text)


def is_noise(text: str) -> bool:
    """Whether a message may be no point at all: under ten letters, emoji only, or nothing but greetings."""
    letters = sum(1 for _ in _LETTER.finditer(text))
    return letters < LETTERS_MIN or all(word in _GREETINGS for word in _words(text))


def is_greeting(text: str) -> bool:
    """Whether somebody greets, thanks or says that they are here, and nothing else."""
    words = _words(text)
    return all(word in _GREETINGS for word in words) and any(word in _HELLO for word in words)


def _words(text: str) -> list[str]:
    words: list[str] = _WORD.findall(text.casefold().replace("'", ""))
    return words


def is_repeat(text: str, earlier: str, earlier_ms: int, now_ms: int) -> bool:
    """Whether the same person sent the same text within a minute, as a phone does that lost its connection."""
    return abs(now_ms - earlier_ms) <= REPEAT_MS and fold(text) == fold(earlier)


def point_code(number: int) -> str:
    """The number of a point within its meeting, from 1: D01, D02 … D100."""
    return f"D{number:02d}"


def move(code: str, state: PointState, act: PointAct, *, reason: str = "") -> PointState:
    """The state after an act of the moderator; the same state when it was done already.

    Declining owes the sender a reason (`alasan_usul_wajib`). An act that does not fit raises `pokok_tidak_dapat`.
    Source: meeting.md 8.
    """
    if is_done(state, act):
        return state
    if act is PointAct.REOPEN and state in _REOPENED:
        return _REOPENED[state]
    if not may_move(state, act):
        raise Refusal("pokok_tidak_dapat", kode=code)
    if act is PointAct.DECLINE and not reason:
        raise Refusal("alasan_usul_wajib")
    return _MOVES[act][1]


def is_done(state: PointState, act: PointAct) -> bool:
    """Whether the act changes nothing, because the point stands where it leads."""
    if act is PointAct.REOPEN:
        return state in _REOPENED.values()
    return state is _MOVES[act][1]


def may_move(state: PointState, act: PointAct) -> bool:
    """Whether the act leads anywhere from this state."""
    if act is PointAct.REOPEN:
        return state in _REOPENED
    return state in _MOVES[act][0] and state is not _MOVES[act][1]


def check_seen(code: str, state: PointState, revision: int, seen: int) -> None:
    """Refuses an act of somebody who saw an older revision of the point: another official was faster
    (`pokok_baru_diubah`)."""
    if seen != revision:
        raise Refusal("pokok_baru_diubah", kode=code, status={"key": f"status_pokok_{state.value}"})


def read_answer(raw: str, by: str = "") -> tuple[str, str]:
    """Who answered and what, from "Dinas Sosial: sudah dianggarkan"; with `by` known before, all of it is the answer.

    Raises `tanggapan_bentuk` where either is missing, `usul_panjang` and `teks_panjang` beyond the limits.
    """
    text = write_point(raw).text
    if not by:
        by, colon, text = text.partition(":")
        by, text = mask_identity(" ".join(by.split())).text, text.strip()
        if not colon or not is_visible(by) or not is_visible(text):
            raise Refusal("tanggapan_bentuk")
    if not within(by, ANSWERED_BY_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(by), maks=ANSWERED_BY_GRAPHEMES_MAX)
    return by, text
