"""Who came over a period: what counts as one organisation, in which order, added up how; no more columns than fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from record.period_list import Came, Held, Line, UnitLine, held_of, lines_of, units_of, whole_of, write
from record.record import Record
from tests.record.files import tables

FIRST = date(2023, 11, 1)


def held(*organisations: Came, day: date = FIRST, units: tuple[str, ...] = ("Swasta", "Pemerintah")) -> Held:
    """A meeting that took place."""
    return Held("R", "Rapat", day, "Sekretariat", True, False, 5, 1_700_000_000_000, units, organisations)


def test_names_that_differ_in_case_or_blanks_are_one_organisation_of_the_latest_name() -> None:
    """Sorted by name; a similar name stays another; who was neither invited nor there has no line."""
    meetings = (
        held(Came("dinas  sosial", "", True, 2), Came("Dinas Sosial Jombang", "Swasta", True, 0)),
        held(Came("Dinas Sosial", "Pemerintah", True, 0), Came("Camat", "", False, 1), Came("Tamu", "", False, 0)),
        held(Came("DINAS SOSIAL", "", False, 3)),
    )
    lines = lines_of(meetings)
    assert lines == [
        Line("Camat", "", 0, (0, 1, 0)),
        Line("DINAS SOSIAL", "Pemerintah", 2, (2, 0, 3)),
        Line("Dinas Sosial Jombang", "Swasta", 1, (0, 0, 0)),
    ]
    assert units_of(meetings, lines) == [
        UnitLine("Swasta", 1, 1, 0, 0),
        UnitLine("Pemerintah", 1, 2, 2, 5),
        UnitLine("", 1, 0, 1, 1),
    ]
    assert whole_of(lines) == UnitLine("", 3, 3, 3, 6)


def test_a_meeting_is_counted_as_on_its_own_list(sample: Record) -> None:
    """Invited, present and people as the attendance list of that meeting says; nobody came to one not yet opened."""
    lines = lines_of([held_of(sample)])
    assert (sum(line.invited for line in lines), whole_of(lines).people) == (42, 49)
    assert sum(line.attended for line in lines if line.invited) == 40
    before = replace(sample, meeting=replace(sample.meeting, opened_ms=None))
    assert whole_of(lines_of([held_of(before)])).people == 0


def test_eight_meetings_fill_a_table_and_the_others_the_next() -> None:
    """The counts of the whole period stand in each."""
    meetings = [held(Came("Dinas", "Swasta", True, n % 2), day=FIRST + timedelta(n)) for n in range(10)]
    _, first, second, _ = tables(write(meetings, FIRST, FIRST + timedelta(9)))
    assert (len(first[0]), len(second[0])) == (4 + 8 + 1, 4 + 2 + 1)
    assert second[0][4:6] == ("9.\n09-11\n2023", "10.\n10-11\n2023")
    assert second[1] == ("1", "Dinas", "Swasta", "10", "–", "1", "5")
    assert write(meetings, FIRST, FIRST + timedelta(9)) == write(meetings, FIRST, FIRST + timedelta(9))
