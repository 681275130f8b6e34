"""Figures beside the questions: people, texts and what the room says of points. Each one that a paper tells otherwise
than the record is named, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from record import notula, workbook
from record.json_file import write
from record.record import Record
from record.tongue import written_in
from rules.consensus import View
from rules.opinions import OpinionGroup, Opinions
from tests.record.conftest import whole
from tests.record.sounded import sounded
from verifier.bundle import Bundle, Digest
from verifier.nodes import read_json
from verifier.papers import paper_findings
from verifier.wording import LANGUAGES


def sample() -> Record:
    """The sample meeting with two of its questions and a sounding with two opinion groups, one with no typical view."""
    record = whole(("JP1", "JP5"))
    one = sounded(record, "Jalan desa")
    assert one.result is not None
    groups = (OpinionGroup(10, ((1, View.AGREE), (2, View.DISAGREE))), OpinionGroup(7, ()))
    return replace(record, soundings=(replace(one, result=replace(one.result, opinions=Opinions(18, 17, groups))),))


def said(record: Record, name: str, content: bytes) -> list[str]:
    """What check 9 says of this paper beside this record."""
    bundle = Bundle("paket", {name: Digest(0, "")}, {name: content}, is_alone=False)
    found, _, _ = paper_findings(bundle, read_json(write(record), "record.json"))
    return [f"{one.place}: {one.said.id}" for one in found]


def one_delegate(**facts: Any) -> Callable[[Record], Record]:
    return lambda record: replace(record, delegates=(replace(record.delegates[0], **facts), *record.delegates[1:]))


def one_organisation(**facts: Any) -> Callable[[Record], Record]:
    def changed(record: Record) -> Record:
        first, *others = record.organisations
        return replace(record, organisations=(replace(first, **facts), *others))

    return changed


def one_point(**facts: Any) -> Callable[[Record], Record]:
    """The first point of the sounding, with these figures of everybody."""
    return lambda record: with_point(record, lambda point: replace(point, **facts))


def one_row(**facts: Any) -> Callable[[Record], Record]:
    """The first constituency of that point."""
    return lambda record: with_point(
        record, lambda point: replace(point, rows=(replace(point.rows[0], **facts), *point.rows[1:]))
    )


def with_point(record: Record, change: Callable[[Any], Any]) -> Record:
    (one,) = record.soundings
    assert one.result is not None
    first, *others = one.result.points
    return replace(record, soundings=(replace(one, result=replace(one.result, points=(change(first), *others))),))


def unhidden(point: Any) -> Any:
    """A constituency too small to be shown, shown."""
    place = next(n for n, row in enumerate(point.rows) if row.counts is None)
    rows = list(point.rows)
    rows[place] = replace(rows[place], counts=(rows[place].answered, 0, 0))
    return replace(point, rows=tuple(rows))


def swapped(point: Any) -> Any:
    """Two constituencies in each other's place."""
    first, second, *others = point.rows
    return replace(point, rows=(second, first, *others))


PEOPLE: dict[str, tuple[Callable[[Record], Record], tuple[str, ...]]] = {
    "one less": (lambda record: replace(record, delegates=record.delegates[:-1]), ("Ringkasan", "Kehadiran")),
    "no vote": (one_delegate(has_vote=False), ("Ringkasan",)),
    "other channel": (one_delegate(channel="clerk"), ("Ringkasan",)),
    "absent": (one_organisation(is_present=False), ("Ringkasan",)),
    "not invited": (one_organisation(is_invited=False), ("Ringkasan",)),
    "other constituency": (one_organisation(constituency="swasta"), ("Ringkasan",)),
    "another head": (lambda record: replace(record, head=replace(record.head, hash="0" * 64)), ("Ringkasan",)),
}
VIEWS: dict[str, Callable[[Record], Record]] = {
    "one more agrees": one_point(counts=(14, 3, 1)),
    "fewer answered": one_point(counts=(13, 4, 0), answered=17),
    "consensus": one_point(consensus=500_000),
    "not agreed": one_point(is_agreed=False),
    "a row": one_row(counts=(7, 3, 1)),
    "answers of a row": one_row(counts=(9, 2, 1), answered=12),
    "swapped": lambda record: with_point(record, swapped),
    "unhidden": lambda record: with_point(record, unhidden),
    "nothing together": one_point(merged=None),
    "left out": lambda record: replace(record, soundings=()),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_of_the_very_record_pass(language: str) -> None:
    with written_in(language):
        book, minutes = workbook.write(sample()), notula.write(sample())
    assert said(sample(), "rekapitulasi.xlsx", book) == []
    assert said(sample(), "notula.docx", minutes) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", PEOPLE)
def test_a_count_of_people_that_differs_is_named(change: str, language: str) -> None:
    make, sheets = PEOPLE[change]
    names = {"Ringkasan": "Summary", "Kehadiran": "Attendance"} if language == "en" else {}
    with written_in(language):
        content = workbook.write(make(sample()))
    found = said(sample(), "rekapitulasi.xlsx", content)
    for sheet in sheets:
        assert any(f"lembar {names.get(sheet, sheet)}," in one for one in found), found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", VIEWS)
def test_what_the_room_says_of_a_point_is_named_where_it_differs(change: str, language: str) -> None:
    """In the sheet and in the table of the minutes."""
    with written_in(language):
        book, minutes = workbook.write(VIEWS[change](sample())), notula.write(VIEWS[change](sample()))
    sheet = "Soundings" if language == "en" else "Penjajakan"
    assert any(f"lembar {sheet}," in one for one in said(sample(), "rekapitulasi.xlsx", book))
    assert said(sample(), "notula.docx", minutes) != []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["turnout", "groups", "members"])
def test_what_the_minutes_say_of_a_sounding_is_named_where_it_differs(part: str, language: str) -> None:
    """How many answered, how many groups there are and how large each is."""
    record = sample()
    (one,) = record.soundings
    assert one.result is not None
    opinions = one.result.opinions
    first, *others = opinions.groups
    changed = {
        "turnout": replace(one.result, answered=one.result.answered - 1),
        "groups": replace(one.result, opinions=replace(opinions, grouped=opinions.grouped - 1)),
        "members": replace(
            one.result, opinions=replace(opinions, groups=(replace(first, size=first.size + 1), *others))
        ),
    }[part]
    with written_in(language):
        minutes = notula.write(replace(record, soundings=(replace(one, result=changed),)))
    assert len(said(record, "notula.docx", minutes)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_was_not_heard_is_compared_in_the_sheet(language: str) -> None:
    """The minutes do not print it."""
    with written_in(language):
        content = workbook.write(one_point(unseen=3)(sample()))
    assert len(said(sample(), "rekapitulasi.xlsx", content)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_that_were_given_otherwise_often_are_named(language: str) -> None:
    """One answer in words less."""
    record = sample()
    asked = record.question("JP5")
    assert asked.tally is not None
    figures = asked.tally.figures
    fewer = replace(asked, tally=replace(asked.tally, figures=replace(figures, lines=figures.lines[1:])))  # type: ignore[union-attr]
    questions = tuple(fewer if one.question.code == "JP5" else one for one in record.questions)
    published_by_text = replace(fewer, ballots=tuple(replace(one, voter=None) for one in fewer.ballots or ()))
    questions = tuple(published_by_text if one is fewer else one for one in questions)
    with written_in(language):
        content = workbook.write(replace(record, questions=questions))
    sheet = "Written answers" if language == "en" else "Isian"
    assert any(f"lembar {sheet}," in one for one in said(record, "rekapitulasi.xlsx", content))
