"""The sheet of each question: its table by kind, its sum, and the native chart under it."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace
from typing import Any

from record import workbook
from record.record import Record
from record.sheets import SHEETS
from rules.questions import Kind
from rules.settings import Settings
from tests.record import files
from tests.record.files import rows
from tests.record.kinds import WAYS, drawn


def test_the_question_sheet_ends_in_its_sum_and_a_native_chart(sample: Record) -> None:
    """Table from row 5, the sum under it, a chart with alternative text, the data bar from 0 to 1."""
    body = workbook.write(sample)
    table = rows(files.opened(body), "JP1")
    assert table[4] == ("Kode", "Pilihan", "Jumlah", "Persen")
    assert table[5] == ("A", "Pemutakhiran data sasaran", 20, 0.435)
    assert table[10][1:3] == ("Jumlah jawaban", 46)
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
        drawing = package.read("xl/drawings/drawing1.xml").decode()
        sheet = package.read(f"xl/worksheets/sheet{len(SHEETS) + 1}.xml").decode()
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
    assert "0B4F8A" in chart
    assert "Pilihan terbanyak: Pemutakhiran data sasaran" in drawing
    assert '<cfvo type="num" val="0"/><cfvo type="num" val="1"/>' in sheet
    # A text has nothing to draw.
    assert len(charts) == 5


def test_each_kind_has_a_table_of_its_own_shape(making: Any, sample: Record) -> None:
    """Ranks with scores, columns of numbers under their summary, texts by organisation, choices with their weights."""
    dice = random.Random(9)
    numbers = drawn(making, dice, Kind.NUMBER, WAYS[-1][1], count=30, code="JP20")
    weighted = drawn(making, dice, Kind.SINGLE, Settings(is_weighted=True), count=9, code="JP21")
    runoff = drawn(making, dice, Kind.RANKING, Settings(method="irv"), count=9, code="JP22")
    record = replace(sample, questions=(*sample.questions, numbers, weighted, runoff))
    book = files.opened(workbook.write(record))
    assert rows(book, "JP4")[5][:6] == (1, "R1", "Verifikasi dan validasi data setiap tribulan", 134, 14, 2.47)
    assert rows(book, "JP5")[4:6] == [
        ("Instansi", "Teks", "Jumlah sama"),
        (
            "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Jombang",
            "Jemput bola KTP-el dan akta bagi warga miskin",
            1,
        ),
    ]
    assert rows(book, "JP2")[12][1:3] == ("Jumlah pilihan", 99)
    shown = rows(book, "JP20")
    assert [row[0] for row in shown[4:11]] == [
        "Ukuran",
        "Jawaban",
        "Jumlah",
        "Rata-rata",
        "Median",
        "Terkecil",
        "Terbesar",
    ]
    assert shown[12] == ("Nilai", "Jumlah")
    assert shown[-1] == ("Jumlah jawaban", 30)
    assert rows(book, "JP21")[4] == ("Kode", "Pilihan", "Jumlah", "Bobot", "Persen")
    assert {row[3] for row in rows(book, "JP22")[5:]} == {"–"}
