"""The record of a meeting as one frozen value: every format renders it and counts nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from record.record_amendments import Amendment
from record.record_electorate import Electorate
from record.record_groups import PointGroup
from record.record_handling import Handling
from record.record_outcomes import Outcome
from record.record_paper import DEFAULT, Paper
from record.record_soundings import Sounding
from record.record_speeches import Speech
from record.record_submissions import Attachment, Completed
from record.roster import AgendaItem, Attended, Constituency, Delegate, Meeting, Officer, Organisation, Speaker
from rules.meetings import SETTLED, MeetingState
from rules.questions import Mode, Question, QuestionState
from rules.tallies import Tally
from storage.closings import QuorumCount
from storage.corrections import Correction
from storage.errata import Erratum

SCHEMA: Final = "jajak.record/1"
SHOWN: Final = frozenset({QuestionState.REVEALED, QuestionState.ADOPTED})
CLOSED: Final = SHOWN | {QuestionState.CLOSED}


@dataclass(frozen=True, slots=True)
class Closing:
    """One closing with the numbers that were true then."""

    number: int
    at_ms: int
    by: str
    invited: int
    present: int
    entitled: int
    answered: int
    commitment: str
    incomplete: int = 0
    assisted: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class CastBallot:
    """A ballot as its mode publishes it: `voter` and `channel` only where answers are open, else the constituency; of a
    secret question only the group whose row is shown, and no weight. `words` are what was written beside an option."""

    selection: tuple[str, ...]
    weight: str | None = None
    voter: str | None = None
    channel: str | None = None
    constituency: str | None = None
    group: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with all that may be shown of it: before reveal `tally`, `ballots` and `nonce` are None. `receipts`
    are sorted and say nothing of a choice; `first` is the question that this one asks once more."""

    question: Question
    item: int | None
    revealed_ms: int | None
    adopted_ms: int | None
    electorate: Electorate
    took_part: tuple[str, ...]
    closings: tuple[Closing, ...]
    nonce: str | None
    ballots: tuple[CastBallot, ...] | None
    tally: Tally | None
    receipts: tuple[str, ...] = ()
    quorums: tuple[QuorumCount, ...] = ()
    corrections: tuple[Correction, ...] = ()
    errata: tuple[Erratum, ...] = ()
    first: "AskedQuestion | None" = None

    @property
    def is_named(self) -> bool:
        """Whether the ballots say who gave them; an answer by name that is published otherwise has no names left."""
        is_open = self.question.mode is Mode.OPEN and self.ballots is not None
        return is_open and all(ballot.voter for ballot in self.ballots or ())

    @property
    def is_final(self) -> bool:
        """Whether the result was adopted."""
        return self.question.state is QuestionState.ADOPTED


@dataclass(frozen=True, slots=True)
class Point:
    """A discussion point in both its wordings; `item` is an agenda position, `answers` are codes of other points."""

    code: str
    at_ms: int
    organisation: str
    delegate: str | None
    item: int | None
    kind: str
    channel: str
    answers: tuple[str, ...]
    original: str
    record_text: str
    state: str
    reason: str
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What the minute taker wrote under an agenda item, or (kind `reason`) why an act was done; an entry holds the
    same `digest`."""

    kind: str
    item: int | None
    text: str
    by: str
    at_ms: int
    digest: str = ""
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the chained record; `at` is UTC with milliseconds, as it is hashed. `withheld` are keys left out of
    the payload: without them its hash cannot be made again."""

    seq: int
    at: str
    at_ms: int
    role: str
    ref: str
    kind: str
    payload: Mapping[str, Any]
    prev: str
    hash: str
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of the record."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Record:
    """One meeting as of its last entry. `at_ms` is the time of that entry, never of the clock; `revision` is its
    number; `export_number` is the number that stands in file names; `is_published`: nobody's name or own words are in
    it; `files` is the folder under which the files of points lie, None where nobody looked; `part` is the agenda item
    or question (acara-2, jp1) that this is an extract of."""

    meeting: Meeting
    agenda: tuple[AgendaItem, ...]
    speakers: tuple[Speaker, ...]
    officers: tuple[Officer, ...]
    constituencies: tuple[Constituency, ...]
    organisations: tuple[Organisation, ...]
    delegates: tuple[Delegate, ...]
    questions: tuple[AskedQuestion, ...]
    points: tuple[Point, ...]
    notes: tuple[Note, ...]
    entries: tuple[Entry, ...]
    head: Head | None
    at_ms: int
    export_number: int
    groups: tuple[PointGroup, ...] = ()
    speeches: tuple[Speech, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    soundings: tuple[Sounding, ...] = ()
    handled: tuple[Handling, ...] = ()
    completed: tuple[Completed, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    errata: tuple[Erratum, ...] = ()
    corrections_until_ms: int | None = None
    is_published: bool = False
    files: str | None = None
    part: str = ""
    paper: Paper = DEFAULT
    attended: tuple[Attended, ...] = ()
    # Organisations by ref, found when one is first asked for: thousands of rows name one each.
    _homes: dict[str, Organisation] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def revision(self) -> int:
        """The number of the last entry, 0 while there is none."""
        return self.head.seq if self.head else 0

    @property
    def status(self) -> str:
        """`konsep` until the secretariat adopts, then `final`, and `ralat-2` once there is a second erratum; an
        addendum counts as one."""
        if self.is_draft:
            return "konsep"
        written = self.all_errata
        return f"ralat-{written[-1][0].number}" if written else "final"

    @property
    def is_draft(self) -> bool:
        """Whether the secretariat has not adopted it yet."""
        return MeetingState(self.meeting.state) not in SETTLED

    @property
    def all_errata(self) -> list[tuple[Erratum, str | None]]:
        """Every erratum by number, with the code of the question whose result it puts right; `errata` holds those that
        are about none."""
        found: list[tuple[Erratum, str | None]] = [(one, None) for one in self.errata]
        found += [(one, asked.question.code) for asked in self.questions for one in asked.errata]
        return sorted(found, key=lambda pair: pair[0].number)

    def question(self, code: str) -> AskedQuestion:
        """The question with this code. Raises KeyError where there is none."""
        for asked in self.questions:
            if asked.question.code == code:
                return asked
        raise KeyError(code)

    def organisation(self, ref: str) -> Organisation:
        """The organisation with this ref. Raises KeyError where there is none."""
        if not self._homes:
            self._homes.update({organisation.ref: organisation for organisation in self.organisations})
        return self._homes[ref]

    def constituency_name(self, code: str | None) -> str:
        """The name of a constituency; nothing for none."""
        return next((unit.name for unit in self.constituencies if unit.code == code), code or "")
