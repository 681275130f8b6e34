"""The CSV files, read by the standard reader: bytes, guard, figures of the workbook, separators."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from record.cells import ABSENT, Cell, Hidden, Share, Sheet
from record.csv_files import FILES, file_of, guarded, write
from record.published_sheets import sheets_of
from record.record import Record
from rules.questions import Mode
from tests.record.hostile import HOSTILE, at_the_door

GUARDED = {
    "=1+1": "'=1+1",
    "＝1": "'＝1",
    "@SUM(A1)": "'@SUM(A1)",
    "-5 derajat": "'-5 derajat",
    "|x": "'|x",
    " =1": "' =1",
    "\u00a0\u3000+x": "'\u00a0\u3000+x",
    "\t=1+1": "'\t=1+1",
    "\r=1+1": "'\r=1+1",
    "\nx": "'\nx",
    "--": "'--",
    "+": "'+",
    "＋62 banyak": "'＋62 banyak",
    "-१२": "'-१२",
}
PLAIN = ["-12,5", "+6281200000000", "081-234 567", "", "biasa", "a=1", "1+1", "–", "'=1", "+1.250", "-1"]


def read(content: bytes, separator: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


@pytest.mark.parametrize("text", GUARDED)
def test_what_a_spreadsheet_could_calculate_stands_behind_a_mark(text: str) -> None:
    """The vectors of the house, and their kin: folded signs, blanks in front, digits that are not ASCII."""
    assert guarded(text) == GUARDED[text]


@pytest.mark.parametrize("text", PLAIN)
def test_numbers_phones_and_plain_words_stay_as_they_are(text: str) -> None:
    """Nothing is marked that no spreadsheet would touch, or that is only a number."""
    assert guarded(text) == text


def test_the_files_are_the_sheets_of_the_workbook(sample: Record) -> None:
    """Same heads, same rows; counts without dots, shares in per cent with a comma, every cell in its place."""
    sheets = dict(sheets_of(sample))
    for name, content in write(sample):
        sheet = sheets[FILES[name]]
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        head, *rows = read(content)
        assert head == [one for one, _ in sheet.columns]
        assert rows == [[spelt(cell) for cell in row] for row in sheet.rows]
    hasil = dict(write(sample))["hasil"].decode("utf-8-sig").split("\r\n")
    assert hasil[1] == "JP1;A;Pemutakhiran data sasaran;20;20;43,5;1;–;–;–"


def spelt(cell: Cell) -> str:
    if isinstance(cell, Share):
        units = round(float(cell) * 10 ** (cell.decimals + 2))
        return str(Decimal(units).scaleb(-cell.decimals)).replace(".", ",")
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",")
    return guarded(cell or ABSENT) if isinstance(cell, str) else str(cell)


@pytest.mark.parametrize("separator", [";", ","])
@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_every_text_comes_back_as_typed_or_behind_its_mark(raw: str, separator: str) -> None:
    """Quotes, separators and line ends inside a cell are its own; only the mark is added."""
    text = at_the_door(raw)
    row: list[Cell] = [text, f"{text}\n\"'{separator}", 1_234_567, Decimal("-12.50"), Share(1000, 1), Hidden("x"), ""]
    sheet = Sheet(tuple((head, 10.0) for head in ("=kepala", "b", "c", "d", "e", "f", "g")), [row])
    head, found = read(file_of(sheet, separator), separator)
    assert head[0] == "'=kepala"
    assert found[0] in (text, f"'{text}")
    assert found[1].removeprefix("'").removesuffix(f"\n\"'{separator}") == text.removeprefix("'")
    assert found[2:] == ["1234567", "-12,50", "100,0", "x", "–"]


def test_a_line_end_is_two_signs_between_rows_alone(sample: Record) -> None:
    """A text of several lines stays in its cell, quoted."""
    point = replace(sample.points[0], original='satu;\n"dua"', record_text="tiga")
    content = dict(write(replace(sample, points=(point,))))["pokok_diskusi"]
    assert b'"satu;\n""dua"""' in content
    assert content.count(b"\r\n") == 2


def test_hidden_rows_say_so_and_show_nothing(sample: Record) -> None:
    """The mask of the breakdown holds in the file as everywhere."""
    rows = [row for row in read(dict(write(sample))["per_unsur"]) if row[0] == "JP3" and row[-1] == "tidak ditampilkan"]
    assert {tuple(row[3:]) for row in rows} == {("–", "–", "–", "tidak ditampilkan")}
    assert len(rows) == 3


def test_nothing_of_a_question_stands_there_before_reveal(making: Any, sample: Record) -> None:
    """No row of options, none of constituencies."""
    hidden = replace(making.simple(["A", "B"], [3, 4], mode=Mode.SECRET), tally=None, ballots=None, nonce=None)
    made = dict(write(replace(sample, questions=(hidden,))))
    assert len(read(made["hasil"])) == len(read(made["per_unsur"])) == 1
