"""What the parts of a workbook are made of; whatever else stands in one could show, hide or draw another figure."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from verifier.findings import Finding, shown, wrong

Forms = Mapping[str, tuple[str, str]]


class Form(NamedTuple):
    """What may stand in one element: attributes, children that stand once, and children that may stand often."""

    attributes: frozenset[str]
    once: frozenset[str]
    often: frozenset[str]


_SCALE: Final = "left right top bottom header footer"
_COLOURS: Final = "x14|borderColor x14|negativeFillColor x14|negativeBorderColor x14|axisColor"
_BAR: Final = "minLength maxLength border gradient negativeBarBorderColorSameAsPositive"
# Name -> attributes, and children: * may stand more than once. "parent>name" goes before "name".
SHEET: Final[Forms] = {
    "worksheet": (
        "mc|Ignorable",
        "sheetPr dimension sheetViews sheetFormatPr cols sheetData autoFilter mergeCells conditionalFormatting "
        "pageMargins pageSetup headerFooter drawing extLst",
    ),
    "sheetPr": ("", "pageSetUpPr"),
    "pageSetUpPr": ("fitToPage", ""),
    "dimension": ("ref", ""),
    "sheetViews": ("", "sheetView"),
    "sheetView": ("showGridLines tabSelected workbookViewId", "pane selection*"),
    "pane": ("xSplit ySplit topLeftCell activePane state", ""),
    "selection": ("pane activeCell sqref", ""),
    "sheetFormatPr": ("defaultRowHeight x14ac|dyDescent", ""),
    "cols": ("", "col*"),
    "col": ("min max width customWidth", ""),
    "sheetData": ("", "row*"),
    "row": ("r spans ht customHeight x14ac|dyDescent", "c*"),
    "c": ("r s t", "v"),
    "v": ("", ""),
    "autoFilter": ("ref", ""),
    "mergeCells": ("count", "mergeCell*"),
    "mergeCell": ("ref", ""),
    "conditionalFormatting": ("sqref", "cfRule"),
    "cfRule": ("type priority", "dataBar extLst"),
    "dataBar": ("", "cfvo* color"),
    "cfvo": ("type val", ""),
    "color": ("rgb", ""),
    "extLst": ("", "ext"),
    "worksheet>extLst": ("", "ext"),
    "ext": ("uri", "x14|id x14|conditionalFormattings"),
    "x14|id": ("", ""),
    "x14|conditionalFormattings": ("", "x14|conditionalFormatting"),
    "x14|conditionalFormatting": ("", "x14|cfRule xm|sqref"),
    "x14|cfRule": ("type id", "x14|dataBar"),
    "x14|dataBar": (_BAR, f"x14|cfvo* {_COLOURS}"),
    "x14|cfvo": ("type", "xm|f"),
    **dict.fromkeys(_COLOURS.split(), ("rgb", "")),
    "xm|f": ("", ""),
    "xm|sqref": ("", ""),
    "pageMargins": (_SCALE, ""),
    "pageSetup": ("paperSize fitToHeight orientation", ""),
    "headerFooter": ("", "oddFooter"),
    "oddFooter": ("", ""),
    "drawing": ("r|id", ""),
}
BOOK: Final[Forms] = {
    "workbook": ("", "fileVersion workbookPr bookViews sheets definedNames calcPr"),
    "fileVersion": ("appName lastEdited lowestEdited rupBuild", ""),
    "workbookPr": ("defaultThemeVersion", ""),
    "bookViews": ("", "workbookView"),
    "workbookView": ("xWindow yWindow windowWidth windowHeight", ""),
    "sheets": ("", "sheet*"),
    "sheet": ("name sheetId r|id", ""),
    "definedNames": ("", "definedName*"),
    "definedName": ("name localSheetId hidden", ""),
    "calcPr": ("calcId fullCalcOnLoad", ""),
}
_LOOK: Final = "numFmtId fontId fillId borderId xfId applyNumberFormat applyFont applyFill applyBorder applyAlignment"
_SIDES: Final = "left right top bottom diagonal"
STYLES: Final[Forms] = {
    "styleSheet": ("", "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles"),
    "numFmts": ("count", "numFmt*"),
    "numFmt": ("numFmtId formatCode", ""),
    "fonts": ("count", "font*"),
    "font": ("", "b i sz color name family scheme"),
    **dict.fromkeys(("b", "i"), ("", "")),
    **dict.fromkeys(("sz", "name", "family", "scheme"), ("val", "")),
    "color": ("rgb theme", ""),
    "fills": ("count", "fill*"),
    "fill": ("", "patternFill"),
    "patternFill": ("patternType", "fgColor bgColor"),
    "fgColor": ("rgb", ""),
    "bgColor": ("indexed", ""),
    "borders": ("count", "border*"),
    "border": ("", _SIDES),
    **dict.fromkeys(_SIDES.split(), ("style", "color")),
    "cellStyleXfs": ("count", "xf*"),
    "cellXfs": ("count", "xf*"),
    "xf": (_LOOK, "alignment"),
    "alignment": ("horizontal vertical indent wrapText", ""),
    "cellStyles": ("count", "cellStyle*"),
    "cellStyle": ("name xfId builtinId", ""),
    "dxfs": ("count", ""),
    "tableStyles": ("count defaultTableStyle defaultPivotStyle", ""),
}
STRINGS: Final[Forms] = {"sst": ("count uniqueCount", "si*"), "si": ("", "t"), "t": ("xml|space", "")}
DRAWING: Final[Forms] = {
    "wsDr": ("", "twoCellAnchor"),
    "twoCellAnchor": ("", "from to graphicFrame clientData"),
    "from": ("", "col colOff row rowOff"),
    "to": ("", "col colOff row rowOff"),
    **dict.fromkeys(("col", "colOff", "row", "rowOff", "clientData", "cNvGraphicFramePr"), ("", "")),
    "graphicFrame": ("macro", "nvGraphicFramePr xfrm a|graphic"),
    "nvGraphicFramePr": ("", "cNvPr cNvGraphicFramePr"),
    "cNvPr": ("id name descr", ""),
    "xfrm": ("", "a|off a|ext"),
    "a|off": ("x y", ""),
    "a|ext": ("cx cy", ""),
    "a|graphic": ("", "a|graphicData"),
    "a|graphicData": ("uri", "c|chart"),
    "c|chart": ("r|id", ""),
}
_AXIS: Final = "c|axId c|scaling c|delete c|axPos c|numFmt c|tickLblPos c|crossAx c|crosses"
_VALUES: Final = (
    "c|lang c|autoTitleDeleted c|barDir c|grouping c|idx c|order c|showVal c|ptCount c|gapWidth c|axId c|orientation "
    "c|min c|delete c|axPos c|tickLblPos c|crossAx c|crosses c|auto c|lblAlgn c|lblOffset c|crossBetween c|plotVisOnly "
    "a|srgbClr"
)
CHART: Final[Forms] = {
    "c|chartSpace": ("", "c|lang c|chart c|printSettings"),
    "c|chart": ("", "c|autoTitleDeleted c|plotArea c|plotVisOnly"),
    "c|plotArea": ("", "c|layout c|barChart c|catAx c|valAx"),
    "c|layout": ("", ""),
    "c|barChart": ("", "c|barDir c|grouping c|ser c|gapWidth c|axId*"),
    "c|ser": ("", "c|idx c|order c|spPr c|dPt* c|dLbls c|cat c|val"),
    "c|spPr": ("", "a|solidFill"),
    "a|solidFill": ("", "a|srgbClr"),
    "c|dPt": ("", "c|idx c|spPr"),
    "c|dLbls": ("", "c|showVal"),
    "c|cat": ("", "c|strRef c|numRef"),
    "c|val": ("", "c|numRef"),
    "c|strRef": ("", "c|f c|strCache"),
    "c|numRef": ("", "c|f c|numCache"),
    "c|strCache": ("", "c|ptCount c|pt*"),
    "c|numCache": ("", "c|formatCode c|ptCount c|pt*"),
    "c|pt": ("idx", "c|v"),
    **dict.fromkeys(("c|f", "c|v", "c|formatCode", "c|headerFooter", "c|pageSetup"), ("", "")),
    "c|catAx": ("", f"{_AXIS} c|auto c|lblAlgn c|lblOffset"),
    "c|valAx": ("", f"{_AXIS} c|crossBetween"),
    "c|scaling": ("", "c|orientation c|min"),
    "c|numFmt": ("formatCode sourceLinked", ""),
    **dict.fromkeys(_VALUES.split(), ("val", "")),
    "c|printSettings": ("", "c|headerFooter c|pageMargins c|pageSetup"),
    "c|pageMargins": ("b l r t header footer", ""),
}
# Names that tell where one is: by which attribute, and what it is called.
_PLACES: Final = {"row": ("r", "baris"), "c": ("r", "sel"), "sheet": ("name", "lembar")}
# What a reader should be told by its name.
_KNOWN: Final = {
    "c>f": ("memuat rumus", "holds a formula"),
    "c>is": ("memuat teks di luar daftarnya", "holds a text that is in no list"),
    "si>r": ("memuat teks beraneka huruf", "holds a text in several types"),
    "row@hidden": ("disembunyikan", "is hidden"),
    "col@hidden": ("kolom disembunyikan", "a column is hidden"),
    "sheet@state": ("disembunyikan", "is hidden"),
    "worksheet>legacyDrawing": ("memuat komentar", "holds a comment"),
    "headerFooter>oddHeader": ("memuat teks di kepala halaman", "holds a text in the page header"),
    "autoFilter>filterColumn": ("menyaring barisnya", "filters its rows"),
    "worksheet>dataValidations": ("memuat pesan pada sel", "holds a message at a cell"),
    "worksheet>hyperlinks": ("memuat tautan", "holds a link"),
    "wsDr>twoCellAnchor": ("memuat gambar kedua", "holds a second drawing"),
    "twoCellAnchor>sp": ("memuat kotak teks", "holds a text box"),
    "twoCellAnchor>pic": ("memuat gambar", "holds a picture"),
    "c|barChart>c|ser": ("memuat deret kedua", "holds a second series"),
    "c|chart>c|title": ("memuat judul", "holds a title"),
}


def grammar_findings(root: Element, forms: Forms, place: str) -> Iterator[Finding]:
    """Every name in the part that does not belong where it stands, with the row or cell it stands in."""
    waiting, known = [(root, "", root)], dict[tuple[str, str], Form]()
    if root.tag != next(iter(forms)):
        yield _foreign(place, root, root.tag)
    while waiting:
        element, parent, at = waiting.pop()
        tag = element.tag
        if (form := known.get((parent, tag))) is None:
            form = known[parent, tag] = _form(*forms.get(f"{parent}>{tag}", forms.get(tag, ("", ""))))
        attributes, once, often = form
        at = element if tag in _PLACES else at
        if not attributes.issuperset(element.keys()):
            for key in sorted(set(element.keys()) - attributes):
                yield _foreign(place, at, f"{tag}@{key}")
        if not len(element):
            continue
        seen, inside = set(), []
        for child in element:
            if child.tag not in often:
                if child.tag not in once or child.tag in seen:
                    yield _foreign(place, at, f"{tag}>{child.tag}")
                    continue
                seen.add(child.tag)
            inside.append((child, tag, at))
        waiting += reversed(inside)


@cache
def _form(attributes: str, children: str) -> Form:
    known = children.split()
    often = frozenset(name[:-1] for name in known if name.endswith("*"))
    return Form(frozenset(attributes.split()), frozenset(name for name in known if not name.endswith("*")), often)


def _foreign(place: str, at: Element, name: str) -> Finding:
    key, what = _PLACES.get(at.tag, ("", ""))
    if key and (named := at.get(key)) is not None:
        place = f"{place}, {what} {shown(named)}"
    if name in _KNOWN:
        return wrong(place, *_KNOWN[name])
    told = shown(name.replace("|", ":"))
    return wrong(place, f"memuat {told} yang tidak dibuat Jajak", f"holds {told}, which Jajak never makes")
