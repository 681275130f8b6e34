"""Hostile text through every field of the record into every file: it opens elsewhere and reads as typed."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace
from typing import Any

import openpyxl
import pytest
from docx import Document

from record import json_file, notula, workbook
from record.record import Record
from tests.record.hostile import HOSTILE, at_the_door

# Fields that hold a word of ours or a ref, never what somebody typed.
KEPT = {"ref", "code", "kind", "state", "standing", "role", "channel", "duty", "constituency", "organisation", "zone"}
KEPT |= {"held_on", "created_at", "by", "weight", "delegate"}


def poisoned(value: Any, text: str) -> Any:
    """The same value with every typed text replaced."""
    typed = [field.name for field in fields(value) if isinstance(getattr(value, field.name), str)]
    return replace(value, **{name: text for name in typed if name not in KEPT})


def whole(sample: Record, text: str) -> Record:
    """The sample meeting in which everybody typed the same text everywhere."""
    parts = ("agenda", "speakers", "officers", "constituencies", "organisations", "delegates", "points", "notes")
    asked = []
    for one in sample.questions:
        assert one.tally is not None
        options = tuple(replace(option, text=text) for option in one.question.options)
        rows = tuple(replace(row, text=text) for row in one.tally.rows)
        question = replace(one.question, wording=text, options=options)
        asked.append(replace(one, question=question, tally=replace(one.tally, rows=rows)))
    changed = {part: tuple(poisoned(one, text) for one in getattr(sample, part)) for part in parts}
    return replace(sample, meeting=poisoned(sample.meeting, text), questions=tuple(asked), **changed)


def document_texts(body: bytes) -> str:
    found = Document(io.BytesIO(body))
    texts = [paragraph.text for paragraph in found.paragraphs]
    return "\n".join(texts + [cell.text for table in found.tables for row in table.rows for cell in row.cells])


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_b83_b86_every_field_comes_out_as_typed(sample: Record, raw: str) -> None:
    """DOCX, XLSX and JSON open in another library and hold the text, letter for letter, wherever it was typed."""
    text = at_the_door(raw)
    record = whole(replace(sample, points=sample.points[:2], delegates=sample.delegates[:3]), text)
    record = replace(record, questions=record.questions[1:])
    said = document_texts(notula.write(record))
    # Title, place, agenda, officers, speakers, options, notes, attendance and both wordings of two points.
    assert said.count(text) >= 25
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(record)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert sum(cell.value == text for cell in cells) >= 25
    read = json.loads(json_file.write(record))
    assert read["meeting"]["title"] == read["points"][0]["original"] == read["notes"][0]["text"] == text
    assert read["questions"][0]["options"][0]["text"] == text


def test_lines_stay_lines(sample: Record) -> None:
    """A point of several lines keeps them, in the annex as in the sheet."""
    text = "Usul satu:\n- jalan desa\n\n\tdan saluran"
    record = replace(sample, points=(replace(sample.points[0], original=text, record_text=text),))
    # Once in the minutes, twice in the annex: original and record wording.
    assert document_texts(notula.write(record)).count(text) == 3
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(record)))
    assert [cell.value for cell in book["Pokok diskusi"][2]][6:8] == [text, text]
