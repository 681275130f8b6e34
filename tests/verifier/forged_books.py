"""What a forger does to how sheets show what they hold, and to the workbook around them."""

from __future__ import annotations

import re

from tests.verifier.sheets import BOOK, BOOK_RELATIONS, STYLES, Act, Workbook, inside, member


def removed(w: Workbook) -> None:
    """The sheet of JP2 with all that hangs on it."""
    w.swap(BOOK, r'<sheet name="JP2"[^>]*/>', "")


def renamed(w: Workbook) -> None:
    w.swap(BOOK, r'<sheet name="JP2"', '<sheet name="JP20"')


def hidden(w: Workbook) -> None:
    w.swap(BOOK, r'(<sheet name="JP2" sheetId="\d+")', r'\1 state="hidden"')


def exchanged(w: Workbook) -> None:
    """The sheets of two questions under each other's names."""
    w.edit(BOOK, lambda t: t.replace('"JP1"', '"#"').replace('"JP11"', '"JP1"').replace('"#"', '"JP11"'))


def second(w: Workbook) -> None:
    """Another sheet of JP1, with figures of its own."""
    w.members["xl/worksheets/sheet99.xml"] = w.members[w.sheet("JP1")].replace('<drawing r:id="rId1"/>', "")
    w.swap(BOOK, "</sheets>", '<sheet name="JP1 (2)" sheetId="99" r:id="rId99"/></sheets>')
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    w.swap(BOOK_RELATIONS, "</Relationships>",
           f'<Relationship Id="rId99" Type="{kind}" Target="worksheets/sheet99.xml"/></Relationships>')  # fmt: skip


def withheld(w: Workbook) -> None:
    """A sheet for the secret question with too few answers."""
    second(w)
    w.swap(BOOK, r"JP1 \(2\)", "JP10")


def unused(w: Workbook) -> None:
    """A sheet that nothing points to yet, for a program that looks at members alone."""
    w.members["xl/worksheets/sheet99.xml"] = w.members[w.sheet("JP1")]


def reordered(w: Workbook) -> None:
    """JP11 before JP1."""
    last = re.findall(r'<sheet name="JP11"[^>]*/>', w.members[BOOK])[0]
    w.edit(BOOK, lambda t: t.replace(last, "").replace('<sheet name="JP1"', f'{last}<sheet name="JP1"'))


def twice(w: Workbook) -> None:
    """A second sheet of the same name, as it stands."""
    second(w)
    w.swap(BOOK, r"JP1 \(2\)", "JP1")


def drawn_elsewhere(w: Workbook) -> None:
    """The chart of JP1 on the sheet of results."""
    folder, _, own = w.sheet("JP1").rpartition("/")
    other = w.sheet(w.sheet_at(2)).rpartition("/")[2]
    w.members[f"{folder}/_rels/{other}.rels"] = w.members[f"{folder}/_rels/{own}.rels"]
    w.swap(f"{folder}/{other}", "</headerFooter>", '</headerFooter><drawing r:id="rId1"/>')


def macro(w: Workbook) -> None:
    """A program in the workbook."""
    w.members["xl/vbaProject.bin"] = "x"


def pointed(w: Workbook) -> None:
    """The list of styles under another name."""
    w.swap(BOOK_RELATIONS, "</Relationships>",
           '<Relationship Id="rId98" Type="x" Target="../docProps/app.xml"/></Relationships>')  # fmt: skip


def outside(w: Workbook) -> None:
    """Figures of another file."""
    w.swap(BOOK_RELATIONS, "</Relationships>",
           '<Relationship Id="rId98" Type="x" Target="a.xlsx" TargetMode="External"/></Relationships>')  # fmt: skip


def renumbered(w: Workbook) -> None:
    """The workbook opened is another one than is read."""
    w.members["xl/workbook2.xml"] = w.members[BOOK]
    w.swap("_rels/.rels", "xl/workbook.xml", "xl/workbook2.xml")


def format_(code: str, at: str = "C6", place: int = 16) -> Act:
    """A format of one's own for a cell, the first count of JP1 unless told otherwise."""

    def act(w: Workbook) -> None:
        count = w.members[STYLES].split("<cellXfs")[1].split("</cellXfs>")[0].count("<xf ")
        w.swap(STYLES, "</numFmts>", f'<numFmt numFmtId="199" formatCode="{code}"/></numFmts>')
        w.swap(STYLES, "</cellXfs>", '<xf numFmtId="199" fontId="2" fillId="0" borderId="1" xfId="0"/></cellXfs>')
        w.swap(w.sheet(w.sheet_at(place)), rf'<c r="{at}" s="\d+"', f'<c r="{at}" s="{count}"')

    return act


def look(pattern: str, becomes: str) -> Act:
    """Something in all the looks of cells."""
    return lambda w: w.swap(STYLES, pattern, becomes)


def format_elsewhere(w: Workbook) -> None:
    """The format of counts for all sheets at once."""
    w.swap(STYLES, r'formatCode="#,##0"', 'formatCode="&quot;99&quot;"')


def format_of_a_share(w: Workbook) -> None:
    """A count on the sheet of results shown as a share."""
    look = w.members[w.sheet("JP1")].split('<c r="D6" s="')[1].split('"')[0]
    w.swap(w.sheet(w.sheet_at(2)), r'<c r="D2" s="\d+"', f'<c r="D2" s="{look}"')


def comment(w: Workbook) -> None:
    w.members["xl/comments1.xml"] = "<comments/>"
    w.swap(w.sheet("JP1"), "</worksheet>", '<legacyDrawing r:id="rId9"/></worksheet>')


def text_box(w: Workbook) -> None:
    """Over the table, with whatever figures."""
    w.swap(w.drawing("JP1"), "</xdr:wsDr>", "<xdr:twoCellAnchor><xdr:sp/></xdr:twoCellAnchor></xdr:wsDr>")


SHOWN: list[tuple[str, Act, str]] = [
    ("format", format_("&quot;99&quot;"), "lembar JP1, sel C6: format"), ("format_percent", format_("0%"), "sel C6"),
    ("format_blank", format_(";;;"), "sel C6"), ("format_thousands", format_("#,##0,"), "sel C6"),
    ("format_elsewhere", format_elsewhere, "sel C6: format"), ("format_of_share", format_of_a_share, "sel D2: format"),
    ("white_on_white", look(r'(<font><sz val="10"/><color )theme="1"', r'\1rgb="FFFDFDFD"'), "tidak dapat dibaca"),
    ("black_on_black", look(r'(<xf numFmtId="164" fontId="2" fillId=")0', r"\g<1>2"), "tidak dapat dibaca"),
    ("tiny", look(r'(<font><sz val=")10("/><color theme="1"/>)', r"\g<1>1\2"), "tidak dapat dibaca"),
    ("pictures", look(r'(theme="1"/><name val=")Arial', r"\1Wingdings"), "tidak dapat dibaca"),
    ("struck", look(r'<font><sz val="10"/>', r'<font><strike/><sz val="10"/>'), "font>strike"),
    ("repeated", look(r'(<xf numFmtId="164" fontId="2".*?<alignment) ', r'\1 horizontal="fill" '), "tidak dapat"),
    ("turned", look(r'(<xf numFmtId="164" fontId="2".*?<alignment) ', r'\1 textRotation="180" '), "textRotation"),
    ("theme", member("xl/theme/theme1.xml", 'val="windowText"', 'val="window"'), "tema: warna hurufnya lain"),
    ("row_hidden", inside("JP1", r'<row r="7"', '<row r="7" hidden="1"'), "lembar JP1, baris 7: disembunyikan"),
    ("format_of_count", format_("&quot;99&quot;", "D2", 2), "sel D2: format"),
    ("rows_low", inside("JP1", r'defaultRowHeight="15"', 'defaultRowHeight="1"'), "barisnya terlalu rendah"),
    ("row_low", inside("JP1", r'<row r="7"', '<row r="7" ht="0.5" customHeight="1"'), "baris 7: terlalu rendah"),
    ("column_hidden", inside("JP1", r'<col min="3"', '<col hidden="1" min="3"'), "kolom disembunyikan"),
    ("column_narrow", inside("JP1", r'(<col min="3" max="4" width=")[\d.]+', r"\g<1>0.5"), "terlalu sempit"),
    ("merged", inside("JP1", r'<mergeCell ref="A4:D4"/>', r'\g<0><mergeCell ref="A6:D6"/>'), "menggabungkan sel"),
    ("zeros", inside("JP1", r"<sheetView ", '<sheetView showZeros="0" '), "sheetView@showZeros"),
    ("scrolled", inside("JP1", r'topLeftCell="B6"', 'topLeftCell="B9"'), "dibuka di tempat yang lain"),
    ("bars_bend", inside("JP1", r'<cfvo type="num" val="1"/>', '<cfvo type="num" val="0.6"/>'), "batang di samping"),
    ("bars_newer", inside("JP1", r"<xm:f>1</xm:f>", "<xm:f>0.6</xm:f>"), "batang di samping"),
    ("bars_moved", inside("JP1", r'sqref="D6:D9"', 'sqref="D6:D8"'), "batang di samping"),
    ("bars_alone", inside("JP1", r"<dataBar>", '<dataBar showValue="0">'), "dataBar@showValue"),
    ("rule", inside("JP1", r"</dataBar>", "</dataBar><formula>1</formula>"), "cfRule>formula"),
    ("filter", inside("JP1", r"</sheetData>", '</sheetData><autoFilter ref="A5:D9"/>'), "menyaring barisnya"),
    ("header", inside("JP1", r"<oddFooter>", "<oddHeader>Hasil: 99</oddHeader><oddFooter>"), "kepala halaman"),
    ("footer", inside("JP1", r"<oddFooter>", "<oddFooter>99 setuju "), "kaki halaman"),
    ("message", inside("JP1", r"</mergeCells>", "</mergeCells><dataValidations/>"), "memuat pesan pada sel"),
    ("link", inside("JP1", r"</mergeCells>", "</mergeCells><hyperlinks/>"), "memuat tautan"),
    ("comment", comment, "memuat komentar"), ("text_box", text_box, "diagram: memuat gambar kedua"),
]  # fmt: skip
SHEETS: list[tuple[str, Act, str]] = [
    ("removed", removed, "lembar JP2: tidak ada"), ("renamed", renamed, "lembar JP20: tidak dikenal"),
    ("hidden", hidden, "lembar JP2: disembunyikan"), ("exchanged", exchanged, "lembar JP1, sel A1"),
    ("second", second, "lembar JP1 (2): tidak dikenal"), ("withheld", withheld, "lembar JP10: tidak dikenal"),
    ("reordered", reordered, "urutan lembarnya tertukar"), ("twice", twice, "lembar JP1: ada lebih dari sekali"),
    ("drawn_elsewhere", drawn_elsewhere, "memuat drawing"), ("macro", macro, "vbaProject.bin: bukan bagian"),
    ("pointed", pointed, "menunjuk bagian yang lain"), ("outside", outside, "menunjuk ke luar"),
    ("asked_notes", lambda w: w.text(w.sheet_at(1), "AC9", "Kuorum 9"), "JP8, "),
    ("asked_base", lambda w: w.text(w.sheet_at(1), "T9", "yang hadir"), "JP8, "),
    ("asked_quorum", lambda w: w.text(w.sheet_at(1), "AA9", "Kuorum 9"), "JP8, "),
    ("asked_threshold", lambda w: w.text(w.sheet_at(1), "AB9", "Ambang 9"), "JP8, "),
    ("unused", unused, "sheet99.xml: tidak terpasang"), ("renumbered", renumbered, "membuka buku kerja yang lain"),
    ("name", member(BOOK, "</definedNames>", '<definedName name="Hasil">9</definedName></definedNames>'), "nama Hasil"),
    ("area", member(BOOK, "</definedNames>", '<definedName name="_xlnm.Print_Area" localSheetId="16">'
                    "'JP1'!$A$1:$D$8</definedName></definedNames>"), "nama _xlnm.Print_Area"),
]  # fmt: skip
