"""A pack in English: sound as it is, and what is forged in its papers is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from locales.catalogues import translate
from locales.messages.labels import LABELS
from locales.messages.mark import P_
from locales.messages.sheets import HEADS
from record import pack
from record.published import published
from record.record import Record
from record.tongue import written_in
from tests.verifier.forged_papers import DOCX, SHEETS, XLSX
from tests.verifier.forging import Forger, failed
from verifier import english
from verifier.cells import is_amount, is_figure
from verifier.report import verify

Act = Callable[[Forger], None]


@pytest.fixture(scope="module")
def packed(played: Record) -> bytes:
    with written_in("en"):
        return pack.write(played)


def test_a_pack_in_english_is_sound(packed: bytes, played: Record, tmp_path: Path) -> None:
    """All eleven checks, for the secretariat and for publication; its tables are read, not passed over."""
    (tmp_path / "paket.zip").write_bytes(packed)
    with written_in("en"):
        (tmp_path / "publik.zip").write_bytes(pack.write(published(played)))
    for name in ("paket.zip", "publik.zip"):
        report = verify(tmp_path / name)
        assert failed(report) == {}
        assert [check.word for check in report.checks] == ["LULUS"] * 11


def swap_in_workbook(f: Forger) -> None:
    """The count of the first option of the first question."""
    f.swap(f.name("rekapitulasi-en", ".xlsx"), SHEETS, r'(<c r="D2"[^>]*><v>)\d+', r"\g<1>99")


def share_in_workbook(f: Forger) -> None:
    f.swap(f.name("rekapitulasi-en", ".xlsx"), SHEETS, r'(<c r="F2"[^>]*><v>)[\d.]+', r"\g<1>0.999")


def option_in_workbook(f: Forger) -> None:
    f.swap(f.name("rekapitulasi-en", ".xlsx"), XLSX, "<t>Rumah</t>", "<t>Modal besar</t>")


def hash_in_workbook(f: Forger) -> None:
    f.swap(f.name("rekapitulasi-en", ".xlsx"), XLSX, r"<t>([0-9a-f]{8})[0-9a-f]{56}</t>", f"<t>{'0' * 64}</t>")


def turnout_in_workbook(f: Forger) -> None:
    """Those who answered the first question."""
    f.swap(f.name("rekapitulasi-en", ".xlsx"), "xl/worksheets/sheet2.xml", r'(<c r="L2"[^>]*><v>)\d+', r"\g<1>99")


def constituency_in_workbook(f: Forger) -> None:
    f.swap(f.name("rekapitulasi-en", ".xlsx"), "xl/worksheets/sheet4.xml", r'(<c r="E2"[^>]*><v>)\d+', r"\g<1>99")


def head_in_workbook(f: Forger) -> None:
    """A sheet under other heads would not be compared: that it is missing is said."""
    f.swap(f.name("rekapitulasi-en", ".xlsx"), XLSX, "<t>Per cent</t>", "<t>Portion</t>")


def share_in_minutes(f: Forger) -> None:
    f.swap(f.name("notula", ".docx"), DOCX, r"\d+\.\d%", "99.9%")


def weight_in_minutes(f: Forger) -> None:
    f.swap(f.name("notula", ".docx"), DOCX, r">weight \d[\d.]* \(", ">weight 99 (")


def sentence_in_minutes(f: Forger) -> None:
    f.swap(f.name("notula", ".docx"), DOCX, r"(Of \d+ delegates), \d+ answered", r"\g<1>, 77 answered")


def approval_in_minutes(f: Forger) -> None:
    f.swap(f.name("notula", ".docx"), DOCX, r"\d+ agreed,", "77 agreed,")


def head_of_a_table(f: Forger) -> None:
    f.swap(f.name("notula", ".docx"), DOCX, ">Per cent<", ">Portion<")


def _in_csv(f: Forger, name: str, marked: str, place: int, becomes: str) -> None:
    """The cell of the first line that holds a mark."""
    text = f.files[name].decode("utf-8-sig")
    line = next(one for one in text.split("\r\n")[1:] if marked in one)
    cells = line.split(";")
    cells[place] = becomes
    f.files[name] = text.replace(line, ";".join(cells)).encode("utf-8-sig")


def share_in_csv(f: Forger) -> None:
    _in_csv(f, "hasil.csv", "JP1;", 5, "99,9")


def hidden_in_csv(f: Forger) -> None:
    _in_csv(f, "per_unsur.csv", "not shown", 4, "3")


def row_lost_in_csv(f: Forger) -> None:
    lines = f.files["hasil.csv"].decode("utf-8-sig").split("\r\n")
    del lines[2]
    f.files["hasil.csv"] = "\r\n".join(lines).encode("utf-8-sig")


PAPERS: list[tuple[Act, str]] = [
    (swap_in_workbook, "lembar Results, JP1 A, Count"), (share_in_workbook, "Per cent"), (option_in_workbook, "Option"),
    (hash_in_workbook, "Trail"), (turnout_in_workbook, "lembar Questions, JP1, Answered"),
    (constituency_in_workbook, "By constituency"), (head_in_workbook, "tidak ada"), (share_in_minutes, "Per cent"),
    (weight_in_minutes, "Count"), (sentence_in_minutes, "kalimat"), (approval_in_minutes, "kalimat"),
    (head_of_a_table, "tabel hasilnya"), (share_in_csv, "hasil.csv, JP1"), (hidden_in_csv, "per_unsur.csv"),
    (row_lost_in_csv, "hasil.csv"),
]  # fmt: skip


@pytest.mark.parametrize(("act", "place"), PAPERS, ids=lambda one: getattr(one, "__name__", ""))
def test_a_figure_changed_on_an_english_paper_is_found_against_the_recount(
    forger: Forger, tmp_path: Path, act: Act, place: str
) -> None:
    """Workbook, minutes, CSV: sealed again, so that only reading the figures back can find it."""
    act(forger)
    forger.reseal()
    found = failed(forger.verdict(tmp_path))
    assert set(found) == {9}, found
    assert any(place in one for one in found[9]), found[9]


def test_the_heads_it_knows_are_those_that_are_printed() -> None:
    """The verifier has words of its own: here they are held against the product's."""
    printed = {(translate(one, "en"), str(one)) for one in (*HEADS, *LABELS.values())}
    measures = {("Answers", "Jawaban")}
    assert set(english.HEADS.items()) <= printed | measures
    known = {"Kode", "Pilihan", "Jumlah", "Persen", "Unsur", "Menjawab", "Berhak", "Skor", "Peringkat", "Tanda terima"}
    assert known <= set(english.HEADS.values())
    assert translate(P_("column", "Hash"), "en") == "Hash"


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [(english.English("1,234.5"), "1234.5"), (english.English("1.234"), "1.234"), ("1.234,5", "1234.5"),
     (english.English("12,345,678"), "12345678"), (english.English("99.9%"), "99.9")],
)  # fmt: skip
def test_figures_are_read_as_their_language_writes_them(cell: str, wanted: str) -> None:
    """A dot between thousands in Indonesian is a decimal point in English."""
    assert is_figure(cell, wanted)
    assert not is_figure(cell, "77")


def test_a_weight_is_read_with_its_count() -> None:
    cell = english.English("weight 1,234.5 (1,000)")
    assert is_amount(cell, 1000, "1234.5", is_weighted=True)
    assert not is_amount(cell, 1001, "1234.5", is_weighted=True)
