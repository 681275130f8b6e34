"""Who came to the meetings of a period, by organisation: numbers alone, never a name of a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from record.attendance_list import DECLINED
from record.record import Record
from record.tongue import written_in
from rules.text import fold


@dataclass(frozen=True, slots=True)
class Came:
    """An organisation of one meeting by its full name; `people` is how many came for it."""

    name: str
    unit: str
    is_invited: bool
    people: int


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting of the period; `revision` and `at_ms` are those of its last act. Nobody came to one that was never
    opened."""

    code: str
    title: str
    held_on: date
    secretariat: str
    was_opened: bool
    is_draft: bool
    revision: int
    at_ms: int
    units: tuple[str, ...]
    organisations: tuple[Came, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation over the period: to how many meetings it was invited, and how many came for it to each."""

    name: str
    unit: str
    invited: int
    people: tuple[int, ...]

    @property
    def attended(self) -> int:
        """To how many meetings somebody came for it."""
        return sum(count > 0 for count in self.people)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A constituency over the period, its organisations added up; `unit` is empty for those without one."""

    unit: str
    organisations: int
    invited: int
    attended: int
    people: int


def held_of(record: Record) -> Held:
    """What the list needs of a meeting."""
    meeting, was_opened = record.meeting, record.meeting.opened_ms is not None
    came = [one.organisation for one in record.delegates] if was_opened else []
    return Held(
        code=meeting.code,
        title=meeting.title,
        held_on=date.fromisoformat(meeting.held_on),
        secretariat=meeting.secretariat,
        was_opened=was_opened,
        is_draft=record.is_draft,
        revision=record.revision,
        at_ms=record.at_ms,
        units=tuple(unit.name for unit in record.constituencies),
        organisations=tuple(
            Came(one.name, record.constituency_name(one.constituency), one.is_invited, came.count(one.ref))
            for one in record.organisations
            if one.standing != DECLINED
        ),
    )


def lines_of(meetings: Sequence[Held]) -> list[Line]:
    """Every organisation that was invited or came, sorted by name. Names that differ in case or blanks alone are one;
    name and constituency are those of the latest meeting."""
    found: dict[str, Line] = {}
    for place, meeting in enumerate(meetings):
        for one in meeting.organisations:
            key = fold(one.name)
            known = found.get(key, Line(one.name, "", 0, (0,) * len(meetings)))
            people = list(known.people)
            people[place] += one.people
            unit = one.unit or known.unit
            found[key] = Line(one.name, unit, known.invited + one.is_invited, tuple(people))
    return [found[key] for key in sorted(found) if found[key].invited or found[key].attended]


def units_of(meetings: Sequence[Held], lines: Sequence[Line]) -> list[UnitLine]:
    """The constituencies in the order of the meetings, organisations without one last."""
    order = dict.fromkeys(unit for meeting in meetings for unit in meeting.units)
    rest = [""] if any(not line.unit for line in lines) else []
    return [_added_up(unit, [line for line in lines if line.unit == unit]) for unit in (*order, *rest)]


def whole_of(lines: Sequence[Line]) -> UnitLine:
    """All organisations added up."""
    return _added_up("", lines)


def _added_up(unit: str, lines: Sequence[Line]) -> UnitLine:
    invited, attended = sum(line.invited for line in lines), sum(line.attended for line in lines)
    return UnitLine(unit, len(lines), invited, attended, sum(sum(line.people) for line in lines))


def write(meetings: Sequence[Held], first: date, last: date, language: str = "id") -> bytes:
    """The list as a Word document; the meetings in the order of their days."""
    from record.templates.period import period_list

    with written_in(language):
        return period_list(meetings, first, last)
