"""What a forger does to the workbook, the minutes and the CSV files, and what must be said of it."""

from __future__ import annotations

from collections.abc import Callable

from tests.verifier.forging import Forger

DOCX, XLSX, SHEETS = "word/document.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet3.xml"
Act = Callable[[Forger], None]


def swap_in_workbook(f: Forger) -> None:
    """The count of the first option of the first question."""
    f.swap(f.name("rekapitulasi", ".xlsx"), SHEETS, r'(<c r="D2"[^>]*><v>)\d+', r"\g<1>99")


def share_in_workbook(f: Forger) -> None:
    f.swap(f.name("rekapitulasi", ".xlsx"), SHEETS, r'(<c r="F2"[^>]*><v>)[\d.]+', r"\g<1>0.999")


def option_in_workbook(f: Forger) -> None:
    f.swap(f.name("rekapitulasi", ".xlsx"), XLSX, "<t>Rumah</t>", "<t>Modal besar</t>")


def hash_in_workbook(f: Forger) -> None:
    f.swap(f.name("rekapitulasi", ".xlsx"), XLSX, r"<t>([0-9a-f]{8})[0-9a-f]{56}</t>", f"<t>{'0' * 64}</t>")


def share_in_minutes(f: Forger) -> None:
    f.swap(f.name("notula", ".docx"), DOCX, r"\d+,\d%", "99,9%")


def head_in_minutes(f: Forger) -> None:
    f.swap(f.name("notula", ".docx"), DOCX, f.record["head"]["hash"][:16], "0" * 16)


def sentence_in_minutes(f: Forger) -> None:
    f.swap(f.name("notula", ".docx"), DOCX, r"instansi memberikan suara: \d+", "instansi memberikan suara: 77")


def head_of_a_table(f: Forger) -> None:
    """A table under other heads would not be compared: that it is not found is said."""
    f.swap(f.name("notula", ".docx"), DOCX, ">Persen<", ">Bagian<")


def share_in_csv(f: Forger) -> None:
    lines = f.files["hasil.csv"].decode("utf-8-sig").split("\r\n")
    cells = lines[1].split(";")
    cells[3], lines[1] = "99", ""
    lines[1] = ";".join(cells)
    f.files["hasil.csv"] = "\r\n".join(lines).encode("utf-8-sig")


def hidden_in_csv(f: Forger) -> None:
    text = f.files["per_unsur.csv"].decode("utf-8-sig")
    line = next(one for one in text.split("\r\n") if "tidak ditampilkan" in one)
    cells = line.split(";")
    cells[4] = "3"
    f.files["per_unsur.csv"] = text.replace(line, ";".join(cells)).encode("utf-8-sig")


def row_lost_in_csv(f: Forger) -> None:
    lines = f.files["hasil.csv"].decode("utf-8-sig").split("\r\n")
    del lines[2]
    f.files["hasil.csv"] = "\r\n".join(lines).encode("utf-8-sig")


PAPERS: list[tuple[Act, str]] = [
    (swap_in_workbook, "lembar Hasil, JP1"), (share_in_workbook, "Persen"), (option_in_workbook, "Pilihan"),
    (hash_in_workbook, "Jejak"), (share_in_minutes, "Persen"), (head_in_minutes, "sidik"),
    (sentence_in_minutes, "kalimat"), (head_of_a_table, "tabel hasilnya"), (share_in_csv, "hasil.csv, JP1"),
    (hidden_in_csv, "per_unsur.csv"), (row_lost_in_csv, "hasil.csv"),
]  # fmt: skip
