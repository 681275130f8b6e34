"""The workbook, opened by another library: sheets, types of cells, names, what is hidden, what is too long."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from record import workbook
from record.cells import CELL_MAX, Hidden, pieces, sheet_name
from record.record import Record
from record.sheets import by_constituency
from rules.breakdowns import Breakdown, BreakdownRow


def opened(record: Record) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook.write(record)))


def rows(book: Any, name: str) -> list[tuple[Any, ...]]:
    return list(book[name].iter_rows(values_only=True))


def test_the_sheets_stand_in_their_order_with_one_for_each_question(sample: Record) -> None:
    """Subjects first, questions by their code last; each with a frozen head."""
    book = opened(sample)
    subjects = ["Ringkasan", "Pertanyaan", "Hasil", "Per unsur", "Per instansi", "Pokok diskusi", "Kehadiran", "Jejak"]
    assert book.sheetnames == [*subjects, "Keterangan", "JP1", "JP6"]
    assert {sheet.freeze_panes for sheet in book.worksheets[:9]} == {"B2"}
    assert {sheet.page_setup.orientation for sheet in book.worksheets} == {"landscape"}


def test_counts_are_whole_numbers_and_shares_the_printed_ones(sample: Record) -> None:
    """20 of 46 is 0.435 in a cell that shows 43,5%: never 0.43478."""
    sheet = opened(sample)["Hasil"]
    jp1_a = list(sheet[2])
    assert [jp1_a[0].value, jp1_a[1].value, jp1_a[3].value, jp1_a[5].value] == ["JP1", "A", 20, 0.435]
    assert jp1_a[5].number_format == "0.0%"
    assert type(jp1_a[3].value) is int


def test_the_summary_has_the_figures_of_the_attendance(sample: Record) -> None:
    """Invited, present and people, in all and by constituency."""
    said = dict(rows(opened(sample), "Ringkasan"))
    assert (said["Instansi diundang"], said["Instansi hadir"], said["Peserta terdaftar"]) == (42, 40, 49)
    assert (said["Swasta/Dunia Usaha: diundang"], said["Swasta/Dunia Usaha: hadir"]) == (5, 4)
    assert said["Komunitas/Masyarakat: peserta"] == 9
    assert said["Hari/Tanggal"] == "Kamis, 23 November 2023"


def test_answers_by_name_stand_only_where_the_mode_is_open(sample: Record) -> None:
    """JP6 by organisation, JP1 never."""
    named = rows(opened(sample), "Per instansi")[1:]
    assert {row[0] for row in named} == {"JP6"}
    assert len(named) == 38
    assert ("JP6", "Kadin", "Swasta/Dunia Usaha", "Tidak setuju", "Telegram", "tidak", "–") in named


def test_the_question_sheet_ends_in_its_sum_and_a_native_chart(sample: Record) -> None:
    """Table from row 5, the sum under it, a chart with alternative text, the data bar from 0 to 1."""
    table = rows(opened(sample), "JP1")
    assert table[4] == ("Kode", "Pilihan", "Jumlah", "Persen")
    assert table[5] == ("A", "Pemutakhiran data sasaran", 20, 0.435)
    assert table[10][1:3] == ("Jumlah jawaban", 46)
    with zipfile.ZipFile(io.BytesIO(workbook.write(sample))) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
        drawing = package.read("xl/drawings/drawing1.xml").decode()
        sheet = package.read("xl/worksheets/sheet10.xml").decode()
    assert "0B4F8A" in chart
    assert "Pilihan terbanyak: Pemutakhiran data sasaran" in drawing
    assert '<cfvo type="num" val="0"/><cfvo type="num" val="1"/>' in sheet


def test_no_decimals_show_none(sample: Record, making: Any) -> None:
    """A meeting with whole per cents has them in the workbook too."""
    asked = making.simple(["Satu", "Dua"], [34, 4], decimals=0)
    cell = opened(replace(sample, questions=(asked,)))["Hasil"]["F2"]
    assert (cell.value, cell.number_format) == (0.89, "0%")


def test_hidden_rows_say_so_and_hold_nothing(sample: Record) -> None:
    """No count, no option of a hidden constituency in any sheet; only the hidden ones together."""
    jp1 = sample.questions[0]
    assert jp1.tally is not None
    hidden = Breakdown(
        rows=(BreakdownRow("pemerintah", 23, (10, 3, 1, 5, 4)), BreakdownRow("swasta", 4, None)),
        merged=BreakdownRow("", 23, (10, 3, 4, 4, 2)),
    )
    masked = replace(jp1, tally=replace(jp1.tally, breakdown=hidden))
    made = by_constituency(replace(sample, questions=(masked,))).rows
    (row,) = [row for row in made if row[1] == "Swasta/Dunia Usaha"]
    assert row[2:] == [4, "–", "–", "tidak ditampilkan"]
    assert all(isinstance(cell, Hidden) for cell in row[3:])
    assert [row[4] for row in made if row[1] == "Gabungan unsur lain"] == [10, 3, 4, 4, 2]


def test_b85_sheet_names_are_safe_and_unique(sample: Record, making: Any) -> None:
    """Codes alike but for case, names of our own sheets, signs a sheet name may not hold, 40 characters."""
    taken = {"hasil"}
    names = [sheet_name(code, taken) for code in ("JP1", "jp1", "Hasil", "A/B?", "'kutip'", "x" * 40, "x" * 40, "[]")]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 for name in names)
    assert names[:3] == ["JP1", "jp1 (2)", "Hasil (2)"]
    twins = (making.simple(["Ya", "Tidak"], [2, 1], code="JP2"), making.simple(["Ya", "Tidak"], [1, 2], code="JP2"))
    twins = (twins[0], replace(twins[1], question=replace(twins[1].question, code="jp2")))
    assert opened(replace(sample, questions=twins)).sheetnames[-2:] == ["JP2", "jp2 (2)"]


@pytest.mark.parametrize("sign", ["a", "😀"])
def test_a_text_too_long_for_a_cell_continues_below_it(sample: Record, sign: str) -> None:
    """40,000 signs: every one is there, in cells that hold them, and the later ones say that they continue."""
    text = sign * 40_000
    record = replace(sample, points=(replace(sample.points[0], original=text), *sample.points[1:3]))
    cells = [row[6] for row in rows(opened(record), "Pokok diskusi")[1:]]
    first = cells[: len(pieces(text))]
    assert "".join(part.removeprefix("(lanjutan) ") for part in first) == text
    assert all(len(part.encode("utf-16-le")) // 2 <= CELL_MAX for part in first)
    assert all(part.startswith("(lanjutan) ") for part in first[1:])
    assert cells[len(first)] == sample.points[1].original


def test_no_account_and_no_nonce_before_reveal_reach_the_workbook(sample: Record) -> None:
    """What is not shown yet stands in no sheet."""
    hidden = replace(sample.questions[0], tally=None, ballots=None, nonce=None)
    book = opened(replace(sample, questions=(hidden,)))
    assert "JP1" not in book.sheetnames
    everything = json.dumps([rows(book, name) for name in book.sheetnames], ensure_ascii=False)
    assert "43,5" not in everything
    assert "00112233445566778899aabbccddeeff" not in everything
