"""The edge cases of a scenario: written for readers, recognised here by what they name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class EventKind(StrEnum):
    TYPED = "typed"  # an organisation as somebody types it
    OUTSIDE = "outside"  # an organisation that was not invited
    TWICE = "twice"  # a button pressed twice
    CHANGED = "changed"  # an answer given, then another
    SHARED = "shared"  # several people on one phone
    LATE = "late"  # an answer after the closing
    PAPER = "paper"  # answers that an official enters
    SECOND = "second"  # another delegate than the lead tries to answer
    INCOMPLETE = "incomplete"  # a ranking sent with places missing
    BREAKDOWN = "breakdown"  # a tally by constituency with cells that stay hidden
    AWAY = "away"  # a connection that breaks while a question is open
    REOPENED = "reopened"  # a question closed twice
    WITHDRAWN = "withdrawn"  # consent withdrawn after a question was closed
    LOCKED = "locked"  # an adopted result that somebody tries to change
    UNKNOWN = "unknown"  # nothing the cast can play


@dataclass(frozen=True)
class Event:
    """One edge case. `organisations` and `question` are what it names; `typed` what somebody types, `options` the
    codes it gives, first to last, `placed` how many places of a ranking are filled."""

    code: str
    kind: EventKind
    organisations: tuple[str, ...] = ()
    question: str | None = None
    typed: str = ""
    options: tuple[str, ...] = ()
    placed: int = 0

    @property
    def where(self) -> str:
        """How a report names it."""
        return f"peristiwa_uji.{self.code}"


_QUOTED = re.compile(r'"([^"]+)"')
_TYPES = re.compile(r"\b(?:di)?ketik|\bmengetik")
_CHANGE = re.compile(r"=\s*(\w+)\W+lalu mengubah ke\s+(\w+)")
_PLACED = re.compile(r"\bperingkat\b.*\bhanya\s+(\w+)\s+dari\b")
_WORDS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_NUMBERS = {word: number for number, word in enumerate(_WORDS)}


def read_events(
    rows: Iterable[Mapping[str, str]], organisations: Mapping[str, str], questions: Sequence[str]
) -> tuple[Event, ...]:
    """The events of a file. `organisations` maps a ref to its short name: an event may name either."""
    return tuple(_event(row, organisations, questions) for row in rows)


def _event(row: Mapping[str, str], organisations: Mapping[str, str], questions: Sequence[str]) -> Event:
    act, hope = row.get("aksi", ""), row.get("harapan", "")
    question = next((code for code in questions if _names(act, code)), None)
    named = tuple(ref for ref, short in organisations.items() if _names(act, ref) or _names(act, short))
    quoted, change = _QUOTED.search(act), _CHANGE.search(act)
    meant = tuple(ref for ref in organisations if _names(hope, ref))
    kind = _kind(act, hope, has_quoted=quoted is not None, has_meant=bool(meant))
    if kind is EventKind.TYPED:
        return Event(row["kode"], kind, meant[:1], typed=quoted[1] if quoted else "")
    options = (change[1], change[2]) if change else ()
    placed = _placed(act)
    is_whole = (kind is not EventKind.CHANGED or bool(options)) and (kind is not EventKind.INCOMPLETE or placed > 0)
    return Event(row["kode"], kind if is_whole else EventKind.UNKNOWN, named, question, options=options, placed=placed)


def _placed(text: str) -> int:
    """How many places a text says are filled, in digits or in words up to ten; nought where it says nothing."""
    said = _PLACED.search(text)
    if said is None:
        return 0
    return int(said[1]) if said[1].isdecimal() else _NUMBERS.get(said[1].lower(), 0)


def _names(text: str, word: str) -> bool:
    """Whether the text names it as a word of its own."""
    return re.search(rf"(?<![\w'’-]){re.escape(word)}(?![\w-])", text) is not None


def _kind(act: str, hope: str, *, has_quoted: bool, has_meant: bool) -> EventKind:
    types = _TYPES.search(act) is not None
    says = {
        EventKind.TYPED: types and has_quoted and has_meant,
        EventKind.OUTSIDE: types and not has_quoted and "undangan" in act + hope,
        EventKind.TWICE: "dua kali" in act and "tombol" in act,
        EventKind.CHANGED: "mengubah ke" in act,
        EventKind.SHARED: "perangkat" in act and "menjawab sebagai" in hope,
        EventKind.LATE: "menjawab" in act and "setelah ditutup" in act,
        EventKind.PAPER: "kertas" in act and "jawaban" in act,
        EventKind.SECOND: "mencoba menjawab" in act,
        EventKind.INCOMPLETE: "peringkat" in act and "hanya" in act,
        EventKind.BREAKDOWN: "/rekap" in act and "unsur" in act,
        EventKind.AWAY: "putus" in act and "terbuka" in act,
        EventKind.REOPENED: "ditutup" in act and "dibuka lagi" in act,
        EventKind.WITHDRAWN: "menarik persetujuan" in act,
        EventKind.LOCKED: "menetapkan" in act and "mencoba mengubah" in act,
    }
    return next((kind for kind, is_meant in says.items() if is_meant), EventKind.UNKNOWN)
