"""Minutes and workbook, opened by other libraries than wrote them: figures, texts as typed, equal bytes."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from record import notula, workbook
from record.json_file import document
from record.minutes import fields
from record.record import Record
from record.sentences import sentence
from record.templates.build import HEAD

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "<b>\"&'</b> {{ 7*7 }} {% raw %} #panic $5 $$ %s _x_ `y` \\frac",
    "=1+1",
    "@SUM(A1)",
    "-5 derajat",
    "+6281200000000",
    "بِسْمِ اللَّهِ",
    "ꦱꦸꦫꦠ꧀",
    "👨‍👩‍👧‍👦 🇮🇩",
    "baris satu\nbaris dua",
    "{_{ judul }_} {_% if %_} &#95; &amp; _x0041_",
)
HASHING = """
import hashlib, sys
sys.path.insert(0, {root!r}); sys.path.insert(0, {here!r})
from conftest import whole
from record import notula, workbook
print(hashlib.sha256(notula.write(whole())).hexdigest(), hashlib.sha256(workbook.write(whole())).hexdigest())
"""


def paragraphs(body: bytes) -> str:
    """Every text of a Word document: paragraphs, tables, header."""
    found = Document(io.BytesIO(body))
    texts = [paragraph.text for paragraph in found.paragraphs]
    texts += [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([*texts, *(paragraph.text for paragraph in found.sections[0].header.paragraphs)])


def sheet_rows(body: bytes, name: str) -> list[tuple[Any, ...]]:
    """The rows of one sheet, as values."""
    return list(openpyxl.load_workbook(io.BytesIO(body))[name].iter_rows(values_only=True))


def test_the_minutes_say_what_was_counted(sample: Record) -> None:
    """Words, shares, base, terbilang and the draft mark of the sample meeting."""
    text = paragraphs(notula.write(sample))
    for expected in (
        "40 (empat puluh) dari 42 (empat puluh dua) instansi",
        "43,5%",
        "Pilihan terbanyak: Pemutakhiran data sasaran, 20 jawaban (43,5 persen dari jawaban sah).",
        "34 instansi setuju, 1 instansi tidak setuju, dan 3 instansi abstain",
        "Dasar persentase: 46 jawaban sah.",
        "Kamis, 23 November 2023",
        "KONSEP",
        "bukan keputusan rapat",
    ):
        assert expected in text, expected


def test_every_output_prints_the_same_sentence_and_counts(sample: Record) -> None:
    """DOCX, XLSX and JSON agree on each figure of each question (I4)."""
    text, book, tree = paragraphs(notula.write(sample)), workbook.write(sample), document(sample)
    results = sheet_rows(book, "Hasil")[1:]
    for asked, shown in zip(sample.questions, tree["questions"], strict=True):
        assert asked.tally is not None
        assert shown["sentence"] == sentence(asked, asked.tally)
        assert shown["sentence"] in text
        rows = [row for row in results if row[0] == asked.question.code]
        assert [row[3] for row in rows] == [row["count"] for row in shown["tally"]["rows"]]
        assert [f"{row[5] * 100:.1f}" for row in rows] == [row["share"] for row in shown["tally"]["rows"]]


def test_hostile_text_comes_out_as_typed(sample: Record) -> None:
    """Through titles, options, names, points and notes into both documents; nothing is rendered twice (Z rows)."""
    for text in HOSTILE:
        point = replace(sample.points[0], original=text, record_text=text)
        line = text.replace("\n", " ")
        record = replace(
            sample,
            meeting=replace(sample.meeting, title=line, place=line),
            points=(point, *sample.points[1:]),
            delegates=(replace(sample.delegates[0], name=line), *sample.delegates[1:]),
        )
        said = paragraphs(notula.write(record))
        assert text in said, text
        cells = sheet_rows(workbook.write(record), "Pokok diskusi")
        assert cells[1][6] == text


def test_every_field_is_documented_and_used(sample: Record) -> None:
    """The secretariat finds each field of the template in the list beside it, and the list promises no other."""
    folder = notula.TEMPLATE.parent
    listed = set(re.findall(r"`([a-z_]+)`", (folder / "README.md").read_text(encoding="utf-8")))
    known: set[str] = set()
    pending: list[Any] = [fields(sample)]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            known |= part.keys()
            pending += part.values()
        elif isinstance(part, list):
            pending += part
    assert listed == known
    with zipfile.ZipFile(notula.TEMPLATE) as package:
        used = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    assert [field for field in sorted(known) if field not in used] == []


def test_the_form_of_the_minutes(sample: Record) -> None:
    """A4, the margins and letters of the form, labels in their order, page x of y, a place to sign by hand."""
    made = Document(io.BytesIO(notula.write(sample)))
    page = made.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    sides = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(side.cm, 1) for side in sides] == [2.0, 2.5, 3.0, 2.0]
    assert (made.styles["Normal"].font.name, made.styles["Normal"].font.size.pt) == ("Arial", 12)
    labels = [row.cells[0].text.strip() for row in made.tables[0].rows]
    assert labels == [label.strip() for label, _ in HEAD]
    assert [row.cells[2].text for row in made.tables[0].rows][2] == ".........."
    footer = page.footer._element.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer
    assert made.core_properties.created == made.core_properties.modified


def test_b86_no_cell_is_a_formula(sample: Record) -> None:
    """User text that looks like one stays text, and we write none ourselves."""
    record = replace(sample, meeting=replace(sample.meeting, title='=WEBSERVICE("http://x.example/")'))
    with zipfile.ZipFile(io.BytesIO(workbook.write(record))) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) > 5
        assert not [name for name in sheets if b"<f>" in package.read(name)]


def test_a_tie_and_no_answer_are_said(sample: Record, making: Any) -> None:
    """Equal counts are called seri; a question nobody answered has no share."""
    tied = making.simple(["Ya", "Tidak"], [4, 4])
    empty = making.simple(["Ya", "Tidak"], [0, 0], code="JP3")
    text = paragraphs(notula.write(replace(sample, questions=(tied, empty))))
    assert "Seri: A dan B, masing-masing 4 jawaban" in text
    assert "Tidak ada jawaban." in text


def test_b76_a_chart_with_replaced_signs_says_so(sample: Record, making: Any) -> None:
    """The picture cannot show Chinese, the table beside it can, and the reader is told."""
    foreign = making.simple(["Desa 中文", "Kota"], [2, 1])
    text = paragraphs(notula.write(replace(sample, questions=(foreign,))))
    assert "Sebagian aksara ditampilkan sebagai □." in text
    assert "Desa 中文" in text
    assert "□" not in paragraphs(notula.write(sample))


def test_before_reveal_nothing_of_the_result_is_in_any_file(sample: Record) -> None:
    """A closed question shows its wording and turnout, no counts, no ballots."""
    hidden = replace(sample.questions[0], tally=None, ballots=None, nonce=None, revealed_ms=None)
    record = replace(sample, questions=(hidden,))
    assert "belum diumumkan" in paragraphs(notula.write(record))
    assert "ballots" not in document(record)["questions"][0]
    assert len(sheet_rows(workbook.write(record), "Hasil")) == 1


def test_every_picture_has_a_sentence(sample: Record) -> None:
    """The document stands without its charts."""
    with zipfile.ZipFile(io.BytesIO(notula.write(sample))) as package:
        xml = package.read("word/document.xml").decode()
    assert xml.count("<wp:docPr") == 2
    assert xml.count('descr="JP') == 2


@pytest.mark.parametrize("zone", ["UTC", "Asia/Jayapura"])
def test_the_same_record_gives_the_same_bytes_in_another_process(sample: Record, zone: str) -> None:
    """On any day, in any zone: hashes of both documents are equal."""
    script = HASHING.format(root=str(ROOT), here=str(Path(__file__).parent))
    made = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | {"TZ": zone}, capture_output=True, text=True, check=True
    )
    ours = [hashlib.sha256(write(sample)).hexdigest() for write in (notula.write, workbook.write)]
    assert made.stdout.split() == ours
