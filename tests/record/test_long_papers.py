"""Papers of meetings of thousands: printed in part, with where the rest is, or in several files."""

import re
from dataclasses import replace

import pytest

from bench.large_record import large
from record.pdf import doors, notula, papers, recap
from record.pdf.long_tables import ALL_ROWS_MAX, fitting
from record.record import Record
from tests.record.papers import paper_text


def printed_of(text: str, count: str) -> list[int]:
    """How many rows the sentences say are printed of tables of so many (an expression)."""
    said = rf"Dicetak([\d.]+)barispertamadari{count};selengkapnyaadadalambukukerja\(XLSX\)\."
    return [int(number.replace(".", "")) for number in re.findall(said, text)]


@pytest.mark.parametrize(
    ("counts", "rows"), [([], 0), ([3, 5], 5), ([90, 10], 90), ([91, 10], 90), ([400, 20, 500], 40), ([200] * 300, 1)]
)
def test_long_tables_share_what_short_ones_leave(counts: list[int], rows: int) -> None:
    """A hundred rows in all: short tables are printed whole."""
    assert fitting(counts, 100) == rows


def test_a_rekapitulasi_too_long_for_paper_says_where_the_rest_is(short_sample: Record) -> None:
    """More rows than paper takes: the first of the long sheet, and a sentence; the workbook has every one of them."""
    first = short_sample.questions[0]
    receipts = tuple(f"{n:08X}" for n in range(6_000))
    record = replace(short_sample, questions=(replace(first, receipts=receipts),))
    text = paper_text(recap.write(record))
    (printed,) = printed_of(text, "6.000")
    assert 1_000 < printed < ALL_ROWS_MAX
    assert receipts[printed - 1] in text
    assert receipts[printed] not in text


def test_minutes_and_report_too_long_for_paper_say_where_the_rest_is(short_sample: Record) -> None:
    """More rows of people, points and written answers together than paper takes: the first of the long annex and a
    sentence; each point still stands in the discussion, and the Word document has them all."""
    first = short_sample.points[0]
    points = tuple(replace(first, code=f"D{n}", record_text=f"Pokok {n}.") for n in range(1, 2 * 750 + 1))
    text = paper_text(notula.write(replace(short_sample, points=points)))
    (printed,) = printed_of(text, "1.500")
    assert text.count("Pokok1500.") == 1
    assert text.count(f"Pokok{printed}.") == 2
    assert text.count(f"Pokok{printed + 1}.") == 1


def test_a_report_too_long_for_paper_says_where_the_rest_is() -> None:
    """Thousands of written answers: the first of them and a sentence."""
    text = paper_text(papers.write_report(large(1_800, 5, 1)))
    assert printed_of(text, r"1\.[56]\d\d") == [1_500]


def test_an_attendance_list_of_thousands_is_several_files_that_say_which_they_are(short_sample: Record) -> None:
    """A thousand lines a file with their numbers, every person in one of them; the summary stands in the last alone."""
    one = short_sample.delegates[0]
    people = tuple(replace(one, ref=f"p{n}", name=f"Peserta {n}") for n in range(1, 1_996))
    files = doors.attendance(replace(short_sample, delegates=people))
    assert [name for name, _ in files] == ["daftar-hadir-1", "daftar-hadir-2", "daftar-hadir-3"]
    texts = [paper_text(body) for _, body in files]
    assert "Berkas1dari3:nomor1sampaidengan1.000." in texts[0]
    assert "Berkas2dari3:nomor1.001sampaidengan2.000." in texts[1]
    assert "Peserta1000" in texts[0]
    assert "Peserta1001" in texts[1]
    assert ["1.995" in text for text in texts] == [False, False, True]
