"""Minutes and workbook, opened by other libraries than wrote them: figures, texts as typed, equal bytes."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from docx import Document

from locales.messages import MESSAGES
from record import notula, workbook
from record.json_file import document
from record.minutes import fields
from record.minutes_questions import STATE_AFTER, result_fields
from record.record import Record
from record.sentences import sentence
from record.templates.minutes import head
from rules.questions import Kind
from tests.record.files import document_texts, opened, rows, tables
from tests.record.kinds import WAYS, drawn, eventful

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


def test_the_minutes_say_what_was_counted(minutes: bytes) -> None:
    """Words, shares, base, terbilang and the draft mark of the sample meeting."""
    text = document_texts(minutes)
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


def test_every_output_prints_the_same_sentence_and_counts(sample: Record, minutes: bytes) -> None:
    """DOCX, XLSX and JSON agree on each figure of each question (I4)."""
    body, book, tree = minutes, opened(workbook.write(sample)), document(sample)
    text, printed = document_texts(body), [row for table in tables(body) for row in table]
    results = rows(book, "Hasil")[1:]
    for asked, shown in zip(sample.questions, tree["questions"], strict=True):
        assert asked.tally is not None
        assert shown["sentence"] == sentence(asked, asked.tally)
        assert shown["sentence"] in text
        cells = {row[1]: row for row in results if row[0] == asked.question.code}
        for row in shown["tally"]["rows"]:
            cell = cells[row["code"]]
            if asked.question.kind is Kind.RANKING:
                placing = shown["tally"]["figures"]["placings"][row["code"]]
                wanted = (row["count"], placing["firsts"], float(placing["mean_place"]))
                assert (cell[6], cell[7:]) == (row["rank"], wanted)
                mean = placing["mean_place"].replace(".", ",")
                assert (str(row["rank"]), row["code"], row["text"], *map(str, wanted[:2]), mean) in printed
            else:
                assert (cell[3], f"{cell[5] * 100:.1f}") == (row["count"], row["share"])
                share = row["share"].replace(".", ",") + "%"
                assert any(line[-3:] == (row["text"], str(row["count"]), share) for line in printed), row


def test_hostile_text_comes_out_as_typed(short_sample: Record) -> None:
    """Through titles, options, names, points and notes into both documents; nothing is rendered twice (Z rows)."""
    sample = replace(short_sample, questions=short_sample.questions[1:])
    for text in HOSTILE:
        point = replace(sample.points[0], original=text, record_text=text)
        line = text.replace("\n", " ")
        record = replace(
            sample,
            meeting=replace(sample.meeting, title=line, place=line),
            points=(point, *sample.points[1:]),
            delegates=(replace(sample.delegates[0], name=line), *sample.delegates[1:]),
        )
        said = document_texts(notula.write(record))
        assert text in said, text
        assert rows(opened(workbook.write(record)), "Pokok diskusi")[1][6] == text


def test_the_form_of_the_minutes(minutes: bytes) -> None:
    """A4, the margins and letters of the form, labels in their order, page x of y, a place to sign by hand."""
    made = Document(io.BytesIO(minutes))
    page = made.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    sides = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(side.cm, 1) for side in sides] == [2.0, 2.5, 3.0, 2.0]
    assert (made.styles["Normal"].font.name, made.styles["Normal"].font.size.pt) == ("Arial", 12)
    labels = [row.cells[0].text.strip() for row in made.tables[0].rows]
    labels.remove("Tempat")
    assert labels == [label.strip() for label, _ in head() if not label.startswith("?")]
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
    text = document_texts(notula.write(replace(sample, questions=(tied, empty))))
    assert "Seri: A dan B, masing-masing 4 jawaban" in text
    assert "Tidak ada jawaban." in text


def test_b76_a_chart_with_replaced_signs_says_so(sample: Record, minutes: bytes, making: Any) -> None:
    """The picture cannot show Chinese, the table beside it can, and the reader is told."""
    foreign = making.simple(["Desa 中文", "Kota"], [2, 1])
    text = document_texts(notula.write(replace(sample, questions=(foreign,))))
    assert "Sebagian aksara ditampilkan sebagai □." in text
    assert "Desa 中文" in text
    assert "□" not in document_texts(minutes)


def test_before_reveal_nothing_of_the_result_is_in_any_file(sample: Record) -> None:
    """A closed question shows its wording and turnout, no counts, no ballots."""
    hidden = replace(sample.questions[0], tally=None, ballots=None, nonce=None, revealed_ms=None)
    record = replace(sample, questions=(hidden,))
    assert "belum diumumkan" in document_texts(notula.write(record))
    assert "ballots" not in document(record)["questions"][0]
    assert len(rows(opened(workbook.write(record)), "Hasil")) == 1


def test_every_picture_has_a_sentence(minutes: bytes) -> None:
    """The document stands without its charts; a list of texts has none."""
    with zipfile.ZipFile(io.BytesIO(minutes)) as package:
        xml = package.read("word/document.xml").decode()
    assert xml.count("<wp:docPr") == 5
    assert xml.count('descr="JP') == 5


def test_the_tables_of_part_d_follow_the_kind(sample: Record, making: Any) -> None:
    """Ranks in order, texts by organisation, words beside Lainnya, a summary of numbers; each has its own table."""
    numbers = drawn(making, random.Random(2), Kind.NUMBER, WAYS[-1][1], count=20, code="JP9")
    body = notula.write(replace(sample, questions=(*sample.questions[1:5], numbers)))
    heads = {table[0]: table for table in tables(body)}
    ranking = heads["Peringkat", "Kode", "Pilihan", "Skor", "Peringkat pertama", "Rata-rata peringkat"]
    assert [row[1] for row in ranking[1:]] == ["R1", "R2", "R5", "R4", "R3"]
    assert ranking[1][3:] == ("134", "14", "2,47")
    texts = heads["Instansi", "Isian"]
    assert len(texts) == 19
    assert (
        "Kamar Dagang dan Industri Kabupaten Jombang",
        "Info lowongan & magang utk warga desil 1 lewat anggota Kadin",
    ) in texts
    assert heads["Isian", "Jumlah sama"][1:] == [("perijinan & info program kurang sampai ke pelaku usaha", "1")]
    assert [row[0] for row in heads["Ukuran", "Nilai"][1:]][:3] == ["Jawaban", "Jumlah", "Rata-rata"]
    assert "Isian untuk G. Lainnya (ditulis)" in document_texts(body)


def test_annex_ii_tells_the_incomplete_from_the_silent(sample: Record) -> None:
    """JP4: 38 answered, one left the ranking incomplete, ten said nothing; together the 49 entitled."""
    (row,) = [row for row in fields(sample)["rekap"] if row["kode"] == "JP4"]
    assert (row["berhak"], row["menjawab"], row["belum"], row["diam"]) == ("49", "38", "1", "10")


def test_a_vote_prints_its_verdict_and_a_poll_that_it_decides_nothing(sample: Record, making: Any) -> None:
    """Never both: the sentence that this is no decision stands under polls alone."""
    opinion = "bukan keputusan rapat"
    for asked in (*sample.questions, *eventful(making)):
        said = " ".join(result_fields(sample, asked)["catatan"])
        assert (opinion in said, "Ambang" in said) == ((False, True) if asked.question.is_vote else (True, False))


def test_every_state_of_a_question_has_a_word_for_the_stand_in() -> None:
    """Whatever the secretariat does in the moderator's place can be said in the minutes."""
    assert STATE_AFTER.keys() >= {f"question.{act}" for act in ("extended", "reopened", "cancelled")}
    assert [key for key in STATE_AFTER.values() if key not in MESSAGES] == []


def test_whoever_cut_their_identity_off_is_named_as_such(sample: Record) -> None:
    """The attendance list keeps its line, says why there is no name, and no reader wonders who p1 is."""
    first = sample.delegates[0]
    cut = replace(first, label=first.ref, name="", position="", represents="")
    after = replace(sample, delegates=(cut, *sample.delegates[1:]))
    said = f"(identitas dipisahkan, {first.ref})"
    assert said in document_texts(notula.write(after))
    assert said in {cell for row in rows(opened(workbook.write(after)), "Kehadiran") for cell in row}
