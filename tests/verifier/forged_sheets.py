"""What a forger does to the cells of the sheets of questions, and what must be said of it, alike in both languages."""

from __future__ import annotations

from tests.verifier.sheets import STRINGS, Act, Workbook, figure, member, swapped, text


def row_lost(w: Workbook) -> None:
    w.edit(w.sheet("JP2"), lambda t: t.replace(w.row("JP2", 9), ""))


def row_more(w: Workbook) -> None:
    """An option that nobody could choose, below the total."""
    row = w.row("JP1", 9).replace('r="9"', 'r="11"')
    for column in "ABCD":
        row = row.replace(f'"{column}9"', f'"{column}11"')
    w.edit(w.sheet("JP1"), lambda t: t.replace("</sheetData>", f"{row}</sheetData>"))


def as_text(w: Workbook) -> None:
    w.text("JP1", "C6", "7")


def formula(w: Workbook) -> None:
    w.cell("JP1", "C6", "<f>3+4</f><v>7</v>")


def in_line(w: Workbook) -> None:
    w.cell("JP1", "B6", "<is><t>Data</t></is>", "inlineStr")


def twice(w: Workbook) -> None:
    """Two cells in one place: programs take one or the other."""
    w.swap(w.sheet("JP1"), r'(<c r="C6"[^>]*><v>)(\d+)(</v></c>)', r"\g<0>\g<1>99\3")


def decoy(w: Workbook) -> None:
    """The right figure under a name that no program reads, the forged one beside it."""
    w.cell("JP1", "C6", '<v>99</v><x:v xmlns:x="urn:x">7</x:v>')


def decoy_at(w: Workbook) -> None:
    """A cell that tells two places, of which only one counts."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    w.swap(w.sheet("JP1"), r'<c r="C7"', f'<c r="C7" m:r="C7" xmlns:m="{space}"')


def stripped(w: Workbook) -> None:
    """A cell that programs do not know, in the place of one that they show."""
    w.swap(w.sheet("JP1"), r'<c (r="C7" .*?</c>)', r'<c xmlns="" \1')


def rich_text(w: Workbook) -> None:
    w.swap(STRINGS, r"<si><t>Rumah</t></si>", "<si><r><t>Ru</t></r><r><t>mah</t></r></si>")


# Each kind of question: counts, shares, weights, ranks, scores, places, measures, columns, texts, themes, totals, and
# the lines above them.
CELLS: list[tuple[str, Act, str]] = [
    ("single_count", figure("JP1", "C6", "8"), "lembar JP1, sel C6"),
    ("single_share", figure("JP1", "D6", "0.539"), "lembar JP1, sel D6"),
    ("single_label", text("JP1", "B7", "Modal besar"), "lembar JP1, sel B7"),
    ("single_code", text("JP1", "A7", "X"), "lembar JP1, baris “B”: tidak ada"),
    ("single_total", figure("JP1", "C10", "14"), "lembar JP1, sel C10"),
    ("single_total_label", text("JP1", "B10", "Jumlah suara"), "lembar JP1, sel B10"),
    ("single_head", text("JP1", "C5", "Bagian"), "lembar JP1, sel C5"),
    ("wording", text("JP1", "A1", "Pilih dua?"), "lembar JP1, sel A1"),
    ("state", text("JP2", "A2", "Hasil akhir. Ditutup pukul 13.02 WIB, 23 November 2023"), "lembar JP2, sel A2"),
    ("turnout", text("JP11", "A3", "9 dari 13 peserta menjawab (61,5%)"), "lembar JP11, sel A3"),
    ("notes", text("JP9", "A4", "Dasar persentase: bobot 17 dari 13 instansi."), "lembar JP9, sel A4"),
    ("multiple_count", figure("JP2", "C8", "7"), "lembar JP2, sel C8"),
    ("multiple_share", figure("JP2", "D9", "0.461"), "lembar JP2, sel D9"),
    ("multiple_rows", swapped("JP2", 6, 8), "lembar JP2, baris 6: berisi “C”, seharusnya “A”: baris tertukar"),
    ("scale_count", figure("JP3", "C8", "1"), "lembar JP3, sel C8"),
    ("scale_label", text("JP3", "B6", "Sangat setuju"), "lembar JP3, sel B6"),
    ("scale_rows", swapped("JP3", 6, 10), "lembar JP3, baris 6"),
    ("rank", figure("JP4", "A7", "1"), "lembar JP4, sel A7"),
    ("score", figure("JP4", "D6", "28"), "lembar JP4, sel D6"),
    ("first_places", figure("JP4", "E6", "6"), "lembar JP4, sel E6"),
    ("mean_place", figure("JP4", "F6", "1.91"), "lembar JP4, sel F6"),
    ("ranking_label", text("JP4", "C6", "Rumah"), "lembar JP4, sel C6"),
    ("ranking_rows", swapped("JP4", 6, 7), "lembar JP4, baris 6: berisi “B”, seharusnya “A”: baris tertukar"),
    ("score_of_an_order", figure("JP5", "D6", "40"), "lembar JP5, sel D6: teksnya tersimpan sebagai angka"),
    ("theme_count", figure("JP6", "B6", "8"), "lembar JP6, sel B6"),
    ("theme_name", text("JP6", "A6", "Uang"), "lembar JP6, sel A6"),
    ("theme_of_a_line", text("JP6", "A11", "Keberatan"), "lembar JP6, baris “Tenaga Instansi 1 siap membantu”"),
    ("text_line", text("JP6", "C11", "tidak"), "lembar JP6, baris “Tenaga Instansi 1 siap membantu”"),
    ("text_organisation", text("JP6", "B11", "Instansi 4"), "lembar JP6, baris “Tenaga Instansi 1 siap membantu”"),
    ("text_count", figure("JP6", "D11", "8"), "lembar JP6, sel D11"),
    ("text_rows", swapped("JP6", 11, 12), "lembar JP6, baris 11"),
    ("measure_count", figure("JP7", "B6", "12"), "lembar JP7, sel B6"),
    ("measure_sum", figure("JP7", "B7", "377.5"), "lembar JP7, sel B7"),
    ("measure_mean", figure("JP7", "B8", "29.96"), "lembar JP7, sel B8"),
    ("measure_median", figure("JP7", "B9", "13"), "lembar JP7, sel B9"),
    ("measure_smallest", figure("JP7", "B10", "-2"), "lembar JP7, sel B10"),
    ("measure_name", text("JP7", "A10", "Terbesar"), "lembar JP7, sel A10"),
    ("column_count", figure("JP7", "B16", "8"), "lembar JP7, sel B16"),
    ("column_range", text("JP7", "A16", "10 sampai di bawah 30"), "lembar JP7, baris"),
    ("column_rows", swapped("JP7", 15, 16), "lembar JP7, baris 15"),
    ("number_total", figure("JP7", "B26", "14"), "lembar JP7, sel B26"),
    ("approval_count", figure("JP8", "C6", "9"), "lembar JP8, sel C6"),
    ("approval_rows", swapped("JP8", 6, 7), "lembar JP8, baris 6"),
    ("weight", figure("JP9", "D6", "7.5"), "lembar JP9, sel D6"),
    ("weight_total", figure("JP9", "D9", "17"), "lembar JP9, sel D9"),
    ("weight_format", figure("JP9", "C6", "5.5"), "lembar JP9, sel C6"),
    ("reopened_count", figure("JP11", "C6", "4"), "lembar JP11, sel C6"),
    ("beside", text("JP1", "C1", "Pilih dua?"), "lembar JP1, sel C1"),
    ("below", lambda w: w.swap(w.sheet("JP1"), "</sheetData>", '<row r="40"><c r="B40"><v>9</v></c></row></sheetData>'),
     "lembar JP1, baris 40"),
]  # fmt: skip
STORED: list[tuple[str, Act, str]] = [
    ("row_lost", row_lost, "lembar JP2, baris “D”: tidak ada"), ("row_more", row_more, "baris 11 “D”: tidak dikenal"),
    ("as_text", as_text, "lembar JP1, sel C6: angkanya tersimpan sebagai teks"),
    ("formula", formula, "lembar JP1, sel C6: memuat rumus"), ("in_line", in_line, "lembar JP1, sel B6"),
    ("twice", twice, "lembar JP1, sel C6: letaknya"), ("decoy", decoy, "lembar JP1, sel C6"),
    ("stripped", stripped, "lembar JP1, sel C7"),
    ("decoy_at", decoy_at, "lembar JP1, sel C7"), ("rich_text", rich_text, "memuat teks beraneka huruf"),
    ("phonetic", member(STRINGS, "<t>Rumah</t>", "<t>Rumah</t><rPh><t>Data</t></rPh>"), "si>rPh"),
]  # fmt: skip
