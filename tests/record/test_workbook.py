"""The workbook, opened by another library: sheets, types of cells, names, what is hidden, what is too long."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from record import workbook
from record.cells import CELL_MAX, Hidden, pieces, sheet_name
from record.given_answers import by_name, written
from record.record import Record
from record.result_sheets import by_constituency
from rules.answers import Ballot
from rules.breakdowns import Breakdown, BreakdownRow
from rules.figures import NumberFigures
from rules.questions import Kind, Mode
from rules.settings import Settings
from rules.tallies import Roll
from tests.record import files
from tests.record.files import rows
from tests.record.kinds import TEXTS, WAYS, drawn, eventful
from tests.record.scenario import expected


def opened(record: Record) -> Any:
    return files.opened(workbook.write(record))


def test_the_sheets_stand_in_their_order_with_one_for_each_question(sample: Record) -> None:
    """Subjects first, questions by their code last; each with a frozen head."""
    book = opened(sample)
    subjects = ["Ringkasan", "Pertanyaan", "Hasil", "Per unsur", "Per instansi", "Isian", "Pokok diskusi", "Lampiran"]
    subjects += ["Pembicara", "Kesimpulan", "Tindak lanjut", "Penjajakan"]
    subjects += ["Kehadiran", "Jejak", "Tanda terima", "Keterangan"]
    assert book.sheetnames == [*subjects, "JP1", "JP2", "JP3", "JP4", "JP5", "JP6"]
    assert {sheet.freeze_panes for sheet in book.worksheets[: len(subjects)]} == {"B2"}
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
    """JP5 and JP6 by organisation, in the order of the invitation list; the others never."""
    named = rows(opened(sample), "Per instansi")[1:]
    assert Counter(row[0] for row in named) == {"JP5": 18, "JP6": 38}
    assert (
        "JP6",
        "Kamar Dagang dan Industri Kabupaten Jombang",
        "Swasta/Dunia Usaha",
        "Tidak setuju",
        "Telegram",
        "tidak",
        "–",
    ) in named
    text = "siap mengawal musdes verval tiap tribulan"
    clerk = ("petugas", "ya", "Perwakilan 1 Kec. Plandaan")
    assert ("JP5", "Kecamatan Plandaan", "Pemerintah", text, *clerk) in named
    places = {one.name: place for place, one in enumerate(sample.organisations)}
    order = [places[row[1]] for row in named if row[0] == "JP6"]
    assert order == sorted(order)


def test_every_kind_of_answer_is_said_by_name(making: Any, sample: Record) -> None:
    """A ranking with its places, several choices, words beside Lainnya or that none were written, numbers."""
    dice = random.Random(3)
    asked = [drawn(making, dice, kind, how, count=12, mode=Mode.OPEN) for kind, how in WAYS]
    said = {one.question.kind: [given.answer for given in by_name(sample, one)] for one in asked}
    assert all(re.fullmatch(r"1\. Pilihan \d; 2\. Pilihan \d", text) for text in said[Kind.RANKING])
    assert set(said[Kind.TEXT]) <= set(TEXTS)
    assert set(said[Kind.NUMBER]) <= {"0", "1.250", "12,5", "-3", "99,000001", "7"}
    assert any("; " in text for text in said[Kind.MULTIPLE])
    others = [text for text in said[Kind.SINGLE] + said[Kind.MULTIPLE] if "Lainnya" in text]
    assert {text.split("Lainnya: ")[1] for text in others} <= {*TEXTS[:3], "(tidak ditulis)"}
    assert any(text.endswith("(tidak ditulis)") for text in others)


def test_written_answers_stand_on_a_sheet_of_their_own(making: Any, sample: Record) -> None:
    """JP5 by organisation; the words of JP2 beside their option without one; equal texts once with their number."""
    written_rows = rows(opened(sample), "Isian")
    assert written_rows[0] == ("Kode", "Instansi", "Teks", "Jumlah sama", "Pilihan (kode)", "Tema")
    (other,) = expected("JP2")["lainnya"]
    assert [row for row in written_rows if row[0] == "JP2"] == [("JP2", "–", other["teks"], 1, "G", "–")]
    named = [row[1:] for row in written_rows if row[0] == "JP5"]
    assert len(named) == 18
    assert (
        "Jawa Pos Radar Jombang",
        "Rubrik khusus kisah sukses graduasi PKH, tayang 2 mingguan",
        1,
        "–",
        "–",
    ) in named
    dice = random.Random(5)
    secret = drawn(making, dice, Kind.TEXT, Settings(), count=40, mode=Mode.SECRET)
    lines = written(sample, secret)
    assert {line.organisation for line in lines} == {None}
    assert sum(line.count for line in lines) == 40
    assert [line.count for line in lines] == sorted((line.count for line in lines), reverse=True)


def test_receipts_stand_beside_no_choice_and_no_name(sample: Record) -> None:
    """Sorted within their question, two columns and no third."""
    sheet = rows(opened(sample), "Tanda terima")
    assert sheet[0] == ("Kode", "Tanda terima")
    for asked in sample.questions:
        assert [row[1] for row in sheet if row[0] == asked.question.code] == sorted(asked.receipts)
    assert len(sheet) == 1 + sum(len(asked.took_part) for asked in sample.questions)


def test_the_figures_of_every_kind_stand_in_their_columns(making: Any, sample: Record) -> None:
    """Tidak tahu and means of JP3, incomplete of JP4; sum, smallest and largest of numbers; quorum and threshold."""
    dice = random.Random(9)
    number = drawn(making, dice, Kind.NUMBER, WAYS[-1][1], count=30, code="JP20")
    assert number.tally is not None
    assert isinstance(number.tally.figures, NumberFigures)
    record = replace(sample, questions=(*sample.questions, number, *eventful(making)))
    head, *body = rows(opened(record), "Pertanyaan")
    told = {row[0]: dict(zip(head, row, strict=True)) for row in body}
    jp3, jp4, summary = told["JP3"], told["JP4"], number.tally.figures.summary
    assert (jp3["Tidak tahu"], jp3["Rata-rata"], jp3["Median"], jp3["Abstain"]) == (5, 2.45, 2, "–")
    assert (jp4["Menjawab"], jp4["Belum lengkap"], jp4["Tidak menjawab"]) == (38, 1, 10)
    figures = [told["JP20"][key] for key in ("Rata-rata", "Median", "Jumlah", "Terkecil", "Terbesar")]
    wanted = (summary.mean, summary.median, summary.total, summary.smallest, summary.largest)
    assert figures == [float(value) for value in wanted]
    assert told["JP8"]["Ambang"].endswith("tercapai (34 dari 35).")
    assert told["JP8"]["Kuorum"].startswith("Kuorum tercapai: hadir 40 dari 42, diperlukan 21")
    assert (told["JP1"]["Kuorum"], told["JP1"]["Ambang"]) == ("–", "–")
    result = [row for row in rows(opened(record), "Hasil") if row[0] == "JP4"]
    assert result[0][1:] == ("R1", "Verifikasi dan validasi data setiap tribulan", *"–––", 1, 134, 14, 2.47)
    assert [row[1] for row in result] == [one["kode"] for one in expected("JP4")["urutan"]]


def test_an_exact_figure_keeps_its_decimals_and_too_long_a_one_is_text(making: Any, sample: Record) -> None:
    """12,50 stays 12,50; eighteen digits do not fit a number of a spreadsheet, so they stand as text, all of them."""
    made = making.question("JP2", "Berapa?", [], kind=Kind.NUMBER)
    texts = ("999999999999.123457", "999999999999.123456")
    ballots = [Ballot(f"p{n}", (), "swasta", "telegram", False, False, words=text) for n, text in enumerate(texts, 1)]
    asked = making.asked(made, ballots, Roll(42, 2, 2), ["p1", "p2"])
    head, row = rows(opened(replace(sample, questions=(asked,))), "Pertanyaan")
    told = dict(zip(head, row, strict=True))
    assert told["Terbesar"] == "999.999.999.999,123457"
    assert told["Rata-rata"] == 999999999999.12
    cell = opened(sample)["Pertanyaan"].cell(4, head.index("Rata-rata") + 1)
    assert (cell.value, cell.number_format) == (2.45, "#,##0.00")


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
    assert row[2:] == [4, "–", "–", "–", "tidak ditampilkan"]
    assert all(isinstance(cell, Hidden) for cell in row[3:])
    assert [row[4] for row in made if row[1] == "Gabungan unsur lain"] == [10, 3, 4, 4, 2]


def test_a_constituency_of_a_ranking_has_scores(sample: Record) -> None:
    """JP4: 67 points of pemerintah for R1, in the column of scores and not among the counts."""
    made = [row for row in by_constituency(sample).rows if row[0] == "JP4"]
    assert made[0][1:] == ["Pemerintah", 19, "R1", "–", 67, "ditampilkan"]


def test_every_term_of_a_column_is_explained(sample: Record) -> None:
    """Whoever opens the workbook alone finds what the heads mean."""
    terms = {row[0] for row in rows(opened(sample), "Keterangan")}
    wanted = {"Tidak tahu", "Belum lengkap", "Bobot", "Skor", "Kuorum", "Ambang", "Tanda terima", "Jumlah sama", "Tema"}
    assert wanted <= terms


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
