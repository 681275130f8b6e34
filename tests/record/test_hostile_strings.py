"""Hostile strings by thousands through every writer: each file opens, each text comes back, none is a formula."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from record import csv_files, json_file, notula, papers, workbook
from record.csv_files import guarded
from record.record import Record
from record.record_groups import PointGroup
from record.record_outcomes import Outcome, Task
from record.record_submissions import Attachment, Completed
from rules.answers import Ballot
from rules.questions import Kind, Mode
from rules.tallies import Roll
from tests.record.files import cells, document_texts, opened
from tests.record.hostile_strings import strings
from tests.record.schema import SCHEMA, faults

# Thousands of files: minutes, so behind `make long`.
pytestmark = pytest.mark.long

A_MEETING = 500
# What XML 1.0 does not know, and what a spreadsheet takes for a formula: neither may be in any part of a package.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FORMULA = re.compile(rb"<f[ >/]")
STARTS = ("=", "+", "-", "@", "|", "\t", "\r")


def meeting(making: Any, sample: Record, texts: Sequence[str]) -> Record:
    """A record in which every string stands somewhere: points, answers, names, outcomes, fields, file names, titles."""
    said = iter(texts)
    made = making.question("JP5", next(said), (), kind=Kind.TEXT, mode=Mode.OPEN)
    voters = [f"p{n}" for n in range(1, 41)]
    ballots = [Ballot(ref, (), "pemerintah", "telegram", False, False, words=next(said)) for ref in voters]
    written = making.asked(made, ballots, Roll(42, 40, 40), voters)
    options = making.simple([next(said) for _ in range(12)], range(12), code="JP6", wording=next(said))
    delegates = tuple(
        replace(one, label=next(said), position=next(said), name=next(said), represents=next(said))
        for one in sample.delegates
    )
    points = [replace(sample.points[0], code=f"D{n:02d}", original=next(said), record_text=next(said), answers=())
              for n in range(1, 41)]  # fmt: skip
    outcomes = tuple(
        Outcome(f"TL{n}", "follow_up", None, next(said), next(said), "s1", 1, task=Task(next(said), "", "", "open", ""))
        for n in range(1, 11)
    )
    completed = tuple(Completed(f"D{n:02d}", next(said), next(said), next(said)) for n in range(1, 11))
    files = tuple(
        Attachment(f"D{n:02d}", "photo", "image/jpeg", next(said), 3, "0" * 64, None, f"1/media/{n}.jpg", 1)
        for n in range(1, 11)
    )
    left = list(said)
    bodies = [left[place::40] for place in range(40)]
    points = [
        replace(point, record_text="\n".join([point.record_text, *body]))
        for point, body in zip(points, bodies, strict=True)
    ]
    return replace(
        sample, meeting=replace(sample.meeting, title=texts[0], place=texts[1], secretariat=texts[2]),
        questions=(written, options), delegates=delegates, points=tuple(points), outcomes=outcomes,
        completed=completed, attachments=files, groups=(PointGroup("D01", (), (points[0].organisation,), (), ()),),
    )  # fmt: skip


def whole_texts(record: Record) -> list[str]:
    """The texts of the record that stand in a cell or field of their own."""
    people = [text for one in record.delegates for text in (one.position, one.represents)]
    points = [text for point in record.points for text in (point.original, point.record_text)]
    tasks = [text for one in record.outcomes for text in (one.text, one.source)]
    return [*people, *points, *tasks]


def assert_package(content: bytes) -> None:
    """Every part is XML a strict parser reads, without a sign that XML does not know, and without a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                part = package.read(name)
                ElementTree.fromstring(part)
                assert not ILLEGAL.search(part.decode()), name
                assert not (name.startswith("xl/worksheets") and FORMULA.search(part)), name


def assert_files(making: Any, sample: Record, seed: int) -> None:
    """One meeting of hostile strings through DOCX, XLSX, CSV and JSON."""
    record = meeting(making, sample, list(strings(seed, A_MEETING)))
    wanted = Counter(whole_texts(record))
    book = workbook.write(record)
    assert_package(book)
    every = cells(opened(book))
    assert [cell.coordinate for cell in every if cell.data_type == "f"] == []
    assert wanted <= Counter(str(cell.value) for cell in every), f"seed {seed}"
    for write in (notula.write, papers.write_report, papers.write_attendance):
        document = write(record)
        assert_package(document)
        assert document_texts(document)
    said = document_texts(notula.write(record))
    assert [text for text in whole_texts(record) if text not in said] == [], f"seed {seed}"
    read = json.loads(json_file.write(record))
    assert faults(read, SCHEMA) == []
    assert [point["original"] for point in read["points"]] == [point.original for point in record.points]
    assert_tables(record)


def assert_tables(record: Record) -> None:
    for name, content in csv_files.write(record):
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert len({len(row) for row in rows}) == 1
        if name == "pokok_diskusi":
            assert [row[6] for row in rows[1:]] == [guarded(point.original) for point in record.points]
        for cell in (cell for row in rows for cell in row):
            number = re.fullmatch(r"[+-]?[0-9][0-9.,]*|\+?[0-9][-0-9 ().]{5,}", cell)
            assert number or not cell.lstrip(" \u00a0\u3000").startswith(STARTS), cell


@pytest.mark.parametrize("seed", range(4))
def test_r12_hostile_strings_break_no_file(making: Any, sample: Record, seed: int) -> None:
    """2,000 strings in four meetings: each file opens, each text comes out, none became a formula."""
    assert_files(making, sample, seed)


@pytest.mark.long
@pytest.mark.timeout(7_200)
def test_r12_a_hundred_thousand_hostile_strings_break_no_file(making: Any, sample: Record) -> None:
    """The same for 200 meetings with 500 strings each."""
    for seed in range(1_000, 1_200):
        assert_files(making, sample, seed)
