"""The papers as PDF, opened by another library: figures, standards, tags, fonts, draft mark, what travels inside."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from PIL import Image

from record import attendance_list, json_file, official_report
from record.exports import FORMATS, render
from record.json_file import document
from record.pdf import notula, papers, recap
from record.pdf.letters import printable
from record.published import published
from record.record import Record
from record.record_paper import F4, NOTULEN, Paper
from record.sheets import SHEETS
from record.tongue import written_in
from rules.questions import Kind
from tests.record.conftest import whole
from tests.record.files import pictures
from tests.record.kinds import WAYS, drawn
from tests.record.papers import fonts, identified, paper_text, read, squeezed, structure
from tests.record.sounded import sounded

PAPERS = [name for name, made in FORMATS.items() if made.extension == "pdf"]


def attendance(record: Record) -> bytes:
    """The attendance list of a meeting of a day, which is one file."""
    (body,) = papers.write_attendance(record)
    return body


@cache
def paper(name: str) -> bytes:
    """A paper of the sample meeting, made once."""
    return render(whole(), name)[0].content


def test_the_minutes_read_back_as_the_record(sample: Record) -> None:
    """Each sentence, count and share of record.json stands in the text of the PDF (I4)."""
    text = paper_text(paper("notula-pdf"))
    for shown in document(sample)["questions"]:
        assert squeezed(shown["sentence"]) in text
        for row in shown["tally"]["rows"]:
            if shown["kind"] == "ranking":
                placing = shown["tally"]["figures"]["placings"][row["code"]]
                mean = placing["mean_place"].replace(".", ",")
                wanted = f"{row['rank']}{row['code']}{row['text']}{row['count']}{placing['firsts']}{mean}"
            else:
                wanted = f"{row['text']}{row['count']}{row['share'].replace('.', ',')}%"
            assert squeezed(wanted) in text, wanted


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_archival_and_accessible(name: str, sample: Record) -> None:
    """PDF/A level A and PDF/UA: in Indonesian, dated by the record, every font inside, every picture described."""
    body = paper(name)
    made, root = read(body), read(body).trailer["/Root"]
    part = "3" if name == "arsip" else "2"
    assert identified(body) == {"pdfaid:part": part, "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("id", True)
    moment = datetime.fromtimestamp(sample.at_ms // 1000, UTC)
    assert made.metadata is not None
    assert made.metadata.creation_date == made.metadata.modification_date == moment
    assert sample.meeting.title in (made.metadata.title or "")
    assert made.metadata.author == sample.meeting.secretariat
    used = fonts(body)
    assert any("LiberationSans" in font for font in used)
    assert [font for font, is_embedded in used.items() if not is_embedded] == []
    figures = [node for node in structure(body) if node["/S"] == "/Figure"]
    assert bool(figures) == (name in ("notula-pdf", "rekapitulasi-pdf", "arsip"))
    assert all(str(node.get("/Alt", "")).strip() for node in figures)
    assert any(node["/S"] == "/TH" for node in structure(body))
    assert made.outline


def test_each_chart_says_its_result_in_words(sample: Record) -> None:
    """The text behind a picture is the sentence of the minutes and its figures, the same as in the Word document."""
    said = [str(node["/Alt"]) for node in structure(paper("notula-pdf")) if node["/S"] == "/Figure"]
    sentences = {shown["code"]: shown["sentence"] for shown in document(sample)["questions"]}
    wanted = [f"{code}: {words}" for code, words in sentences.items() if code != "JP5"]
    assert all(one.startswith(start) for one, start in zip(sorted(said), sorted(wanted), strict=True))
    assert sorted(said) == sorted(pictures(render(sample, "notula")[0].content))


def test_the_outline_names_the_parts_and_questions() -> None:
    """Whoever reads on a screen jumps from part to part."""
    entries: list[Any] = [*read(paper("notula-pdf")).outline]
    titles: list[str] = []
    while entries:
        one = entries.pop(0)
        if isinstance(one, list):
            entries = [*one, *entries]
        else:
            titles.append(str(one.title))
    for wanted in ("A. Kata Pembukaan", "D. Hasil Jajak Pendapat", "Lampiran I. Daftar Hadir"):
        assert wanted in titles
    assert any(title.startswith("JP1. Menurut Bapak/Ibu") for title in titles)


def test_a_draft_says_so_on_every_page_until_adopted(short_sample: Record) -> None:
    """KONSEP behind the text and at the head, page x of y at the foot; adopted, neither mark is left."""
    adopted = replace(short_sample, meeting=replace(short_sample.meeting, state="adopted"))
    for record, is_draft in ((short_sample, True), (adopted, False)):
        pages = read(attendance(record)).pages
        for place, page in enumerate(pages, start=1):
            text = page.extract_text()
            assert f"halaman {place} dari {len(pages)}" in text
            assert ("KONSEP" in text.splitlines(), "KONSEP –" in text) == (is_draft, is_draft)


def test_pages_are_a4_and_annexes_lie_on_their_side() -> None:
    """Upright for the minutes, on its side for lists."""
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in read(paper("notula-pdf")).pages]
    assert sizes[0] == (595, 842)
    assert set(sizes) == {(595, 842), (842, 595)}
    assert sizes == sorted(sizes)
    assert {page.mediabox.width > page.mediabox.height for page in read(paper("rekapitulasi-pdf")).pages} == {True}


def test_heads_of_tables_repeat(sample: Record) -> None:
    """A list over several pages says on each what its columns are."""
    pages = [page.extract_text() for page in read(paper("notula-pdf")).pages]
    with_rows = [text for text in pages if "Perwakilan 1 " in text]
    assert len(with_rows) > 1
    assert all("Tanda Tangan" in text for text in with_rows)


def test_the_archive_copy_holds_the_record(sample: Record) -> None:
    """One file to keep: the minutes, and inside them record.json, byte for byte."""
    (name,) = (held := read(paper("arsip")).attachments)
    assert (name, held[name]) == ("record.json", [json_file.write(sample)])
    assert not read(paper("notula-pdf")).attachments


def test_the_rekapitulasi_holds_every_cell_of_the_workbook(sample: Record) -> None:
    """Sheet by sheet, row by row, in as many parts as the page needs."""
    text = paper_text(paper("rekapitulasi-pdf"))
    for name, make in SHEETS:
        sheet = make(sample)
        assert squeezed(name) in text
        for columns in recap.parts(sheet):
            assert sum(sheet.columns[column][1] for column in columns) <= recap.PART_LETTERS
            for row in sheet.rows:
                assert squeezed(" ".join(recap.printed(row[column]) for column in columns)) in text, (name, row)
        assert {column for columns in recap.parts(sheet) for column in columns} == set(range(len(sheet.columns)))


def test_every_kind_and_a_sounding_can_be_set(sample: Record, making: Any) -> None:
    """Results of every kind, and a sounding with its pictures, in both papers."""
    dice = random.Random(5)
    asked = [
        drawn(making, dice, kind, settings, count=20, code=f"JP{place}")
        for place, (kind, settings) in enumerate(WAYS, start=1)
    ]
    assert {one.question.kind for one in asked} == set(Kind)
    record = replace(sample, questions=tuple(asked), soundings=(sounded(sample, "Jalan desa"),))
    for body in (notula.write(record), recap.write(record)):
        text = paper_text(body)
        told = [shown["sentence"] for shown in document(record)["questions"] if shown["kind"] != "text"]
        assert [words for words in told if squeezed(words) not in text] == []
        assert "Jalandesa" in text


def test_signs_that_no_font_holds_become_a_box_and_are_told(short_sample: Record) -> None:
    """An archival file may not hold a sign without a shape: □ stands for it, and a note says so once."""
    point = replace(short_sample.points[0], record_text="中文 usul")
    body = notula.write(replace(short_sample, points=(point,)))
    assert squeezed("□□ usul") in paper_text(body)
    assert squeezed("Sebagian aksara ditampilkan sebagai □.") in paper_text(body)
    assert "□" not in paper_text(paper("notula-pdf"))
    assert printable({"a": ["中x", 5, None]}) == {"a": ["□x", 5, None]}


def test_the_published_rekapitulasi_names_nobody(sample: Record) -> None:
    """What the published workbook leaves out, its PDF leaves out."""
    named = replace(sample.delegates[0], name="Siti Rahmawati", position="Kepala Bidang")
    record = replace(sample, delegates=(named, *sample.delegates[1:]))
    assert "SitiRahmawati" in paper_text(recap.write(record))
    text = paper_text(recap.write(published(record)))
    assert squeezed(sample.points[0].record_text) in text
    for hidden in ("Siti Rahmawati", "Kepala Bidang", sample.points[0].original, "Per instansi"):
        assert squeezed(hidden) not in text


def test_the_report_and_the_attendance_list_hold_their_fields(sample: Record) -> None:
    """Every text of their fields, as the Word documents have them; a place to sign for each person."""
    report, people = paper_text(paper("berita-acara-pdf")), paper_text(paper("daftar-hadir-pdf"))
    said = official_report.fields(sample)
    for jp in said["hasil"]:
        rows = [row["teks"] + row["jumlah"] + row["persen"] + jp["dasar"] for row in jp["pilihan"]]
        rows += [row["unsur"] + row["menjawab"] + row["rincian"] for row in jp["unsur"]]
        assert [row for row in (*rows, jp["judul"], jp["kalimat"]) if squeezed(row) not in report] == []
    parts = (said["pembuka"], *said["penegasan"], *said["catatan"], said["penutup"], said["sidik"])
    for words in (*parts, "NOMOR: .........."):
        assert squeezed(words) in report, words
    listed = attendance_list.fields(sample)
    for row in listed["orang"]:
        assert squeezed(" ".join((row["no"], row["nama"], row["jabatan"], row["instansi"], row["unsur"]))) in people
        assert squeezed(row["kiri"] or row["kanan"]) in people
    assert squeezed(f"42 40 ({listed['total']['persen']}) 49") in people
    assert squeezed(listed["tidak_hadir"]) in people


@pytest.mark.parametrize("columns", [2, 3])
def test_constituencies_sign_the_report_side_by_side(short_sample: Record, columns: int) -> None:
    """As in the Word document: so many in a row, each with dots for position and name, and no table to sign."""
    record = replace(short_sample, paper=Paper(signature_columns=columns))
    text = paper_text(papers.write_report(record))
    assert squeezed("Nama Jabatan Unsur Tanda Tangan") not in text
    assert (text.count(squeezed("Jabatan " + "." * 20)), text.count(squeezed("Nama " + "." * 20))) == (6, 6)
    assert all(squeezed(unit.name) in text for unit in record.constituencies)


@pytest.mark.parametrize("write", [notula.write, papers.write_report, attendance, recap.write])
def test_paper_letterhead_layout_and_language_are_those_of_the_office(
    short_sample: Record, write: Callable[[Record], bytes]
) -> None:
    """F4, letterhead with a logo, the older form, a minute taker who signs, English: set once, followed everywhere."""
    logo = io.BytesIO()
    Image.new("RGB", (60, 80), "navy").save(logo, "PNG")
    lines = {"government": "PEMERINTAH KABUPATEN CONTOH", "body": "BAPPEDA", "address": "Jl. Contoh 1", "contacts": "-"}
    office = Paper(size=F4, layout=NOTULEN, logo=logo.getvalue(), has_clerk_block=True, signer_prefix="a.n.", **lines)
    with written_in("en"):
        body = write(replace(short_sample, paper=office))
    made, text = read(body), paper_text(body)
    sides = {round(float(side) / 72 * 25.4) for page in made.pages for side in page.mediabox[2:]}
    assert sides == {215, 330}
    assert made.trailer["/Root"]["/Lang"] == "en"
    assert all(f"page {n} of {len(made.pages)}" in page.extract_text() for n, page in enumerate(made.pages, start=1))
    if write is recap.write:
        return
    assert squeezed("PEMERINTAH KABUPATEN CONTOH BAPPEDA Jl. Contoh 1") in text
    assert any(node["/S"] == "/Figure" for node in structure(body))
    if write is not attendance:
        assert "a.n." in text
        assert squeezed("Staf Bappeda,") in text
    assert ("MINUTES" in text or "NOTULEN" in text) is (write is notula.write)
