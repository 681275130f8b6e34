"""Workbook, CSV and the tables of the rekapitulasi in English: heads and names are English, every figure the same."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from typing import Any

import openpyxl

from locales.catalogues import translate
from locales.messages.mark import P_
from locales.messages.sheets import HEADS, NAMES
from locales.messages.terms import TERMS
from locales.words import words_for
from record import exports
from record.cells import pieces
from record.charts.card import missing_note
from record.published import published
from record.record import Record
from record.sheets import SHEETS
from record.tongue import written_in
from tests.record.kinds import WAYS, drawn
from tests.record.papers import paper_text, squeezed

# What stands in the workbook in Indonesian only: these words mean the same in English, or another column has them so.
_ENGLISH = {translate(one, "en") for one in (*HEADS, *NAMES)}
INDONESIAN = {str(one) for one in (*HEADS, *NAMES) if translate(one, "en") != one} - _ENGLISH


def books(record: Record) -> tuple[Any, Any]:
    """The workbook of a record in Indonesian and in English."""
    made = []
    for language in ("id", "en"):
        [file] = exports.render(record, "rekapitulasi", language=language)
        made.append(openpyxl.load_workbook(io.BytesIO(file.content)))
    return made[0], made[1]


def several(record: Record, making: Any) -> Record:
    """The record with a question of every kind more."""
    dice = random.Random(7)
    more = [
        drawn(making, dice, kind, settings, count=30, code=f"JP{place}")
        for place, (kind, settings) in enumerate(WAYS, 11)
    ]
    return replace(record, questions=(*record.questions, *more))


def figures(sheet: Any) -> list[tuple[str, object]]:
    """Every number of a sheet with its place and the way it is shown."""
    return [
        (cell.coordinate, cell.value, cell.number_format)
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    ]


def test_every_name_and_head_is_in_the_catalogue(sample: Record) -> None:
    """A head that nobody entered there would stay Indonesian without a word."""
    assert {name for name, _ in SHEETS} == {str(one) for one in NAMES}
    known = {(one.context, str(one)) for one in HEADS}
    for _, make in SHEETS:
        for named, _ in make(sample).columns:
            assert (getattr(named, "context", "column"), str(named)) in known, named
    assert all(len(translate(name, "en")) <= 31 for name in NAMES)
    assert len({translate(name, "en") for name in NAMES}) == len(NAMES)


def test_no_indonesian_head_or_name_is_left_in_the_workbook(sample: Record) -> None:
    plain, english = books(sample)
    codes = [one for one in english.sheetnames if one in plain.sheetnames]
    assert codes == [asked.question.code for asked in sample.questions if asked.tally is not None]
    named = [translate(P_("sheet", name), "en") for name, _ in SHEETS]
    assert english.sheetnames == [*named, *codes]
    heads = {str(cell.value) for sheet in english.worksheets for cell in sheet[5 if sheet.title in codes else 1]}
    assert heads & INDONESIAN == set()
    assert {"Code", "Option", "Count", "Per cent", "Sum", "Grounds"} <= heads
    assert {sheet.oddFooter.right.text for sheet in english.worksheets} == {"Page &P of &N"}


def test_every_sheet_has_the_figures_of_the_indonesian_one(sample: Record, making: Any) -> None:
    """Number by number in its place and with its format, of the secretariat's workbook and of the published one."""
    whole = several(sample, making)
    for record in (whole, published(whole)):
        plain, english = books(record)
        assert len(plain.worksheets) == len(english.worksheets)
        for one, other in zip(plain.worksheets, english.worksheets, strict=True):
            assert figures(one) == figures(other), one.title
            assert one.dimensions == other.dimensions


def test_columns_of_people_are_left_out_of_the_published_workbook_in_english_too(sample: Record) -> None:
    plain, english = books(published(sample))
    assert "By organisation" not in english.sheetnames
    assert [cell.value for cell in english["Attendance"][1]] == ["No.", "Organisation", "Constituency", "Role",
                                                                  "Channel", "Time"]  # fmt: skip
    assert [len(one[1]) for one in plain.worksheets] == [len(one[1]) for one in english.worksheets]


def test_values_the_product_writes_are_english(sample: Record) -> None:
    """Whether a row is shown, by which way an answer came, whether it was assisted, what the words mean."""
    _, english = books(sample)
    shown = {row[6] for row in english["By constituency"].iter_rows(min_row=2, values_only=True)}
    assert shown == {"shown", "not shown"}
    answers = list(english["By organisation"].iter_rows(min_row=2, values_only=True))
    assert {row[4] for row in answers} <= {"Telegram", "shared device", "clerk"}
    assert {row[5] for row in answers} <= {"yes", "no"}
    summary = [row[0] for row in english["Summary"].iter_rows(min_row=2, values_only=True)]
    assert {"Organisations invited", "Delegates by clerk", "Swasta/Dunia Usaha: present"} <= set(summary)
    assert english["Summary"]["B8"].value == "draft"
    terms = dict(english["Terms"].iter_rows(min_row=2, values_only=True))
    assert terms["Turnout"] == "Those who answered, divided by those entitled."
    assert all(translate(term, "en") in terms for term, _ in TERMS)


def test_the_csv_files_have_english_heads_and_the_same_figures(sample: Record) -> None:
    """Figures stay as programs here read them, with a decimal comma."""
    plain = exports.render(sample, "csv")
    english = exports.render(sample, "csv", language="en")
    for one, other in zip(plain, english, strict=True):
        was, now = (list(csv.reader(io.StringIO(it.content.decode("utf-8-sig")), delimiter=";")) for it in (one, other))
        assert set(now[0]) & INDONESIAN == set()
        assert [len(row) for row in was] == [len(row) for row in now]
        digits = [[cell for cell in row if cell.replace(",", "").isdecimal()] for row in was]
        assert digits == [[cell for cell in row if cell.replace(",", "").isdecimal()] for row in now]


def test_the_tables_of_the_paper_are_those_of_the_workbook(sample: Record) -> None:
    """The rekapitulasi as PDF names its sheets and heads in English, and refers to them so."""
    [file] = exports.render(sample, "rekapitulasi-pdf", language="en")
    text = paper_text(file.content)
    assert squeezed("Mean place") in text
    assert squeezed("By constituency") in text
    for left in ("Pokok diskusi", "Tanda terima", "Tindak lanjut", "Pilihan (kode)", "tidak ditampilkan", "Per unsur"):
        assert squeezed(left) not in text, left


def test_a_text_that_goes_on_is_marked_so_in_its_language() -> None:
    with written_in("en"):
        assert pieces("x" * 40_000)[1].startswith("(continued) ")


def test_notes_under_pictures_are_english() -> None:
    """That nobody answered, that signs or texts are not shown whole, that not all answers are quoted."""
    said = words_for("en")
    keys = ("kosong", "gambar_aksara", "gambar_dipersingkat", "gambar_kutipan")
    assert all(said.plain(key) != words_for("id").plain(key) for key in keys)
    with written_in("en"):
        assert missing_note() == "Some signs are shown as □."
