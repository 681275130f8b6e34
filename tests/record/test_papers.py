"""The papers to be signed, opened by another library: what stands on them, in which state, on which sheet."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from PIL import Image

from record import attendance_list, minutes, notula, official_report, papers
from record.record import Entry, Record
from record.record_paper import Paper
from record.roster import Officer
from storage.errata import Erratum
from tests.record.files import document_texts, tables


def logo() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (60, 60), (10, 20, 200)).save(made, "PNG")
    return made.getvalue()


LETTERHEAD = Paper(government="PEMERINTAH", body="BADAN", address="Jalan 1", contacts="(0321) 1", logo=logo())


def standing(sample: Record, state: str, **changes: Any) -> str:
    return str(minutes.fields(replace(sample, meeting=replace(sample.meeting, state=state), **changes))["kepala"])


def test_every_paper_says_where_it_stands(sample: Record) -> None:
    """KONSEP with time and revision, interim while the meeting runs, then final with its time, then its errata."""
    assert standing(sample, "ended") == "KONSEP – 23-11-2023 11.55 WIB, revisi 5"
    assert standing(sample, "running") == "KONSEP – sementara, pukul 11.55 WIB, revisi 5"
    adopted = Entry(
        6, "2023-11-24T03:00:00.000Z", 1_700_794_800_000, "secretariat", "s1", "meeting.adopted", {}, "", ""
    )
    entries = (*sample.entries, adopted)
    assert standing(sample, "adopted", entries=entries) == "Hasil akhir, ditetapkan 24-11-2023 10.00 WIB"
    erratum = Erratum(2, 1, 1_700_794_900_000, "s1", "20", "21", "salah tulis")
    asked = (replace(sample.questions[0], errata=(erratum,)), *sample.questions[1:])
    assert standing(sample, "locked", entries=entries, questions=asked) == "Ralat ke-2"


def test_the_official_report_opens_in_words(sample: Record) -> None:
    """The vectors of dates in words; place and number as typed, dots where nobody typed them."""
    said = official_report.fields(sample)
    assert said["pembuka"] == (
        "Pada hari ini, Kamis, tanggal dua puluh tiga bulan November tahun dua ribu dua puluh tiga (23-11-2023), "
        f"bertempat di {sample.meeting.place}, telah dilaksanakan jajak pendapat dengan hasil sebagai berikut:"
    )
    assert said["nomor"] == ".........."
    assert official_report.fields(replace(sample, paper=Paper(report_number="7/BA")))["nomor"] == "7/BA"
    assert [row["unsur"] for row in said["penanda_tangan"]] == [unit.name for unit in sample.constituencies]
    assert {row["nama"] for row in said["penanda_tangan"]} == {""}
    assert "bukan keputusan rapat" in said["penegasan"][0]


BLOCK = "{}\nJabatan ....................\n\n\n\n\nNama ....................\n"


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("count", [6, 5, 2, 0])
def test_constituencies_may_sign_side_by_side(short_sample: Record, columns: int, count: int) -> None:
    """In place of the table: each with dots for position and name and room of four lines; nothing is invented."""
    units = short_sample.constituencies[:count]
    record = replace(short_sample, constituencies=units, paper=Paper(signature_columns=columns))
    body = papers.write_report(record)
    found = tables(body)
    assert ("No", "Nama", "Jabatan", "Unsur", "Tanda Tangan") not in [table[0] for table in found]
    assert [table for table in found if not table] == []
    blocks = [cell for row in found[-2] for cell in row if "Nama ..." in cell]
    assert blocks == [BLOCK.format(unit.name) for unit in units]
    if count:
        assert {len(row) for row in found[-2]} == {columns}
    with_table = papers.write_report(replace(record, paper=Paper()))
    assert ("No", "Nama", "Jabatan", "Unsur", "Tanda Tangan") in [table[0] for table in tables(with_table)]
    assert "Nama ..." not in document_texts(with_table)


def test_the_report_prints_the_same_figures_and_hides_the_same_rows(sample: Record) -> None:
    """Every count and share with its base; what a secret question hides is said to be hidden."""
    rows = [row for table in tables(papers.write_report(sample)) for row in table]
    assert ("A", "Pemutakhiran data sasaran", "20", "43,5%", "46 jawaban sah") in rows
    assert ("Setuju", "34", "89,5%", "38 instansi yang memberikan suara") in rows
    assert sum(row[-1] == "tidak ditampilkan demi kerahasiaan" for row in rows) == 3
    held = next(row for row in rows if row[0] == "JP4" and len(row) == 9)
    assert held[5:] == ("49", "38", "10", "2")


def test_the_attendance_list_numbers_left_and_right(sample: Record) -> None:
    """Ten empty numbered rows at the end, a summary with its rate, and who did not come; no account, no number of a
    person."""
    said = attendance_list.fields(sample)
    assert [row["no"] for row in said["orang"]] == [str(n) for n in range(1, 60)]
    assert [(row["kiri"], row["kanan"]) for row in said["orang"][:2]] == [("1.", ""), ("", "2.")]
    assert {row["nama"] for row in said["orang"][-10:]} == {""}
    assert said["total"] == {"diundang": "42", "hadir": "40", "peserta": "49", "persen": "95,2%"}
    missing = "Asosiasi Pengusaha Indonesia Kabupaten Jombang dan Universitas Darul 'Ulum"
    assert said["tidak_hadir"] == f"Instansi diundang yang tidak hadir: {missing}."
    made = Document(io.BytesIO(papers.write_attendance(sample)))
    assert made.sections[0].orientation == WD_ORIENT.LANDSCAPE
    listed = made.tables[1]
    assert [cell.text for cell in listed.rows[0].cells][-2:] == ["Tanda Tangan", "Keterangan"]
    assert {round(row.height.cm, 1) for row in listed.rows[1:]} == {1.0}


def test_before_the_meeting_it_is_the_sheet_for_the_door(sample: Record) -> None:
    """A line for each invited organisation, in the order of constituencies; no summary of what has not happened."""
    before = replace(
        sample, meeting=replace(sample.meeting, opened_ms=None, ended_ms=None, state="draft"), delegates=()
    )
    said = attendance_list.fields(before)
    assert len(said["orang"]) == 52
    assert (said["ringkasan"], said["tidak_hadir"]) == ([], "")
    assert said["orang"][0] == {
        "no": "1",
        "kiri": "1.",
        "kanan": "",
        "nama": "",
        "jabatan": "",
        "keterangan": "",
        "instansi": "Sekretariat Daerah Kabupaten Jombang",
        "unsur": "Pemerintah",
    }


@pytest.mark.parametrize(("size", "width", "height"), [("a4", 210, 297), ("f4", 215, 330)])
def test_the_sheet_and_the_letterhead_are_those_that_were_set(
    short_sample: Record, size: str, width: int, height: int
) -> None:
    """Both papers on every section; four lines and the logo, described; the chair as typed and never invented."""
    officers = (Officer("pimpinan_rapat", "Wakil Bupati", ""), Officer("notulis", "Staf", ""))
    paper = replace(LETTERHEAD, size=size, has_clerk_block=True, signer_prefix="a.n. Ketua")
    record = replace(short_sample, paper=paper, officers=officers)
    for body in (notula.write(record), papers.write_report(record), papers.write_attendance(record)):
        made = Document(io.BytesIO(body))
        for section in made.sections:
            sides = sorted((round(section.page_width.mm), round(section.page_height.mm)))
            assert sides == [width, height]
        said = document_texts(body)
        assert all(line in said for line in ("PEMERINTAH", "BADAN", "Jalan 1", "(0321) 1", "Logo kop naskah"))
    signed = document_texts(papers.write_report(record))
    assert all(
        line in signed for line in ("a.n. Ketua", "Wakil Bupati,", "Staf,", "NIP: ..........", "...............")
    )


def test_the_older_layout_has_its_own_labels(short_sample: Record) -> None:
    """NOTULEN, time of call, three headings; NOTULA is nowhere on it."""
    said = document_texts(notula.write(replace(short_sample, paper=Paper(layout="notulen"))))
    for label in ("NOTULEN", "Jam Panggilan", "KEGIATAN SIDANG/RAPAT", "2. Pembahasan", "3. Keputusan"):
        assert label in said
    assert "NOTULA\n" not in said


def test_the_place_may_be_left_out(short_sample: Record) -> None:
    """It is practice and not part of the form."""
    said = tables(notula.write(replace(short_sample, paper=Paper(shows_place=False))))
    assert "Tempat" not in {row[0] for table in said for row in table}


def test_in_english_the_labels_are_english_and_texts_stay_as_typed(short_sample: Record) -> None:
    """No label is left in Indonesian."""
    for body in (notula.write(short_sample, "en"), papers.write_report(short_sample, "en")):
        said = document_texts(body)
        assert short_sample.questions[0].question.wording in said
        assert "Pemutakhiran data sasaran" in said
        for word in (
            "Hasil Jajak",
            "Dibuka pukul",
            "Jumlah",
            "KONSEP",
            " persen",
            "Menjawab",
            "Tanda Tangan",
            "Lampiran I",
        ):
            assert word not in said, word
