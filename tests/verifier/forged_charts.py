"""What a forger does to the native charts of the workbook."""

from __future__ import annotations

from tests.verifier.sheets import Act, Workbook, chart, drawing


def point(sheet: str, part: str, number: int, value: str) -> Act:
    """The copy that a chart keeps of one name or figure."""
    return chart(sheet, rf'(<c:{part}>.*?<c:pt idx="{number}"><c:v>)[^<]*', rf"\g<1>{value}")


def other_chart(w: Workbook) -> None:
    """The chart of another question of the same size."""
    own = w.drawing("JP8").rpartition("/")[2]
    w.swap(f"xl/drawings/_rels/{own}.rels", r"chart\d+\.xml", w.chart("JP9").rpartition("/")[2])


def no_chart(w: Workbook) -> None:
    w.swap(w.sheet("JP1"), r'<drawing r:id="rId1"/>', "")


def nowhere(w: Workbook) -> None:
    """A drawing whose chart is a sheet."""
    own = w.drawing("JP1").rpartition("/")[2]
    w.swap(f"xl/drawings/_rels/{own}.rels", r"charts/chart\d+\.xml", "worksheets/sheet1.xml")


def of_an_order(w: Workbook) -> None:
    """A chart where only an order is known."""
    folder, _, own = w.sheet("JP4").rpartition("/")
    other = w.sheet("JP5").rpartition("/")[2]
    w.members[f"{folder}/_rels/{other}.rels"] = w.members[f"{folder}/_rels/{own}.rels"]
    w.swap(w.sheet("JP5"), "</headerFooter>", '</headerFooter><drawing r:id="rId1"/>')


def second_series(w: Workbook) -> None:
    w.edit(
        w.chart("JP1"),
        lambda t: t.replace("</c:ser>", "</c:ser>" + t[t.index("<c:ser>") : t.index("</c:ser>")] + "</c:ser>"),
    )


def other_colours(w: Workbook) -> None:
    """The second option stands out instead of the first."""
    lead, rest = "0B4F8A", "5B94C8"
    w.swap(w.chart("JP1"), rf'(<c:idx val="0"/><c:spPr><a:solidFill><a:srgbClr val="){lead}', rf"\g<1>{rest}")
    w.swap(w.chart("JP1"), rf'(<c:dPt><c:idx val="1"/><c:spPr><a:solidFill><a:srgbClr val="){rest}', rf"\g<1>{lead}")


CHARTS: list[tuple[str, Act, str]] = [
    ("point", point("JP1", "val", 1, "60"), "lembar JP1, diagram, batang 2"),
    ("point_name", point("JP1", "cat", 1, "Modal"), "lembar JP1, diagram, batang 2"),
    ("score_point", point("JP4", "val", 0, "28"), "lembar JP4, diagram, batang 1"),
    ("column_point", point("JP7", "val", 2, "8"), "lembar JP7, diagram, batang 3"),
    ("weight_point", point("JP9", "val", 0, "5"), "lembar JP9, diagram, batang 1"),
    ("points_lost", chart("JP1", r'<c:pt idx="3"><c:v>0</c:v></c:pt>', ""), "banyaknya batang"),
    ("points_moved", chart("JP1", r'(<c:numCache>.*?)<c:pt idx="0">', r'\1<c:pt idx="4">'), "banyaknya batang"),
    ("other_cells", chart("JP1", r"\$C\$6:\$C\$9", "$C$7:$C$9"), "menggambar 'JP1'!$C$7:$C$9, bukan JP1!$C$6:$C$9"),
    ("other_column", chart("JP9", r"\$D\$6:\$D\$8", "$C$6:$C$8"), "menggambar 'JP9'!$C$6:$C$8, bukan JP9!$D$6:$D$8"),
    ("other_names", chart("JP1", r"\$B\$6:\$B\$9", "$A$6:$A$9"), "menggambar"),
    ("other_sheet", chart("JP1", r"'JP1'!\$C", "'JP11'!$C"), "menggambar 'JP11'!$C$6:$C$9"),
    ("literal", chart("JP1", r"<c:numRef>.*?</c:numRef>", '<c:numLit><c:ptCount val="4"/></c:numLit>'), "c:numLit"),
    ("other_chart", other_chart, "menggambar 'JP9'!"), ("no_chart", no_chart, "lembar JP1: diagramnya tidak ada"),
    ("nowhere", nowhere, "lembar JP1: diagramnya tidak ada"), ("of_an_order", of_an_order, "tidak semestinya ada"),
    ("names_deleted", chart("JP1", r"(<c:catAx>.*?</c:scaling>)", r'\1<c:delete val="1"/>'), "nama pilihannya"),
    ("bar_lost", chart("JP1", r'<c:dPt><c:idx val="3"/>.*?</c:dPt>', ""), "batangnya bukan satu"),
    ("second_series", second_series, "memuat deret kedua"), ("other_colours", other_colours, "menonjolkan"),
    ("title", chart("JP1", r"<c:autoTitleDeleted", "<c:title><c:tx/></c:title><c:autoTitleDeleted"), "memuat judul"),
    ("no_zero", chart("JP1", r'<c:min val="0"/>', '<c:min val="5"/>'), "diagram, min"),
    ("at_most", chart("JP1", r'<c:min val="0"/>', '<c:max val="5"/><c:min val="0"/>'), "c:scaling>c:max"),
    ("log", chart("JP1", r"<c:scaling><c:orientation", '<c:scaling><c:logBase val="10"/><c:orientation'), "c:logBase"),
    ("upside_down", chart("JP1", r'"maxMin"', '"minMax"'), "diagram, orientation"),
    ("turned", chart("JP1", r'"bar"', '"col"'), "diagram, barDir"),
    ("stacked", chart("JP1", r'"clustered"', '"percentStacked"'), "diagram, grouping"),
    ("no_labels", chart("JP1", r'<c:showVal val="1"/>', '<c:showVal val="0"/>'), "diagram, showVal"),
    ("label_format", chart("JP1", r"<c:dLbls>", '<c:dLbls><c:numFmt formatCode="&quot;9&quot;" sourceLinked="0"/>'),
     "c:dLbls>c:numFmt"),
    ("cache_format", chart("JP1", r"<c:formatCode>General", "<c:formatCode>0%"), "format angkanya"),
    ("alternative", drawing("JP1", r"7 jawaban|7 answers", "8 jawaban"), "teks pengganti"),
    ("axis_format", chart("JP1", r'sourceLinked="1"', 'sourceLinked="0"'), "format angkanya"),
    ("no_names", chart("JP1", r'"nextTo"', '"none"'), "diagram, tickLblPos"),
    ("white_bars", chart("JP1", r'(<c:dPt><c:idx val="1"/>.*?<a:srgbClr val=")5B94C8', r"\1FFFFFF"), "menonjolkan"),
    ("no_chart_at_all", drawing("JP1", r'2006/chart"><c:chart', '2006/table"><c:chart'), "bukan diagram"),
    ("small", drawing("JP1", r"<xdr:row>20</xdr:row>", "<xdr:row>12</xdr:row>"), "terlalu kecil"),
    ("over_the_table", drawing("JP1", r"<xdr:row>11</xdr:row>", "<xdr:row>4</xdr:row>"), "di bawah tabelnya"),
]  # fmt: skip
