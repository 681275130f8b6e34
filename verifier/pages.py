"""How the sheets of a workbook show what they hold: nothing hidden or narrowed away, no format that shows another
figure, nothing told in the margins."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from verifier.findings import Finding, shown, wrong
from verifier.grammar import SHEET, grammar_findings
from verifier.looks import GENERAL
from verifier.words import WORDS
from verifier.workbooks import Leaf, Page, reference

_LEAST_HEIGHT, _LEAST_WIDTH = 12, 6
_WHOLE: Final = "#,##0"
# Formats that show a figure as it is, with the decimals each shows.
_DECIMALS: Final = {_WHOLE: 0, **{f"{_WHOLE}.{'0' * n}": n for n in range(1, 7)}, f"{_WHOLE}.######": 6}
_PERCENT: Final = {"0%": 2, "0.0%": 3}
_SHARES: Final = frozenset({"Persen", "Partisipasi", "% setuju", "% tidak", "% lewati"}) | frozenset(
    {"Per cent", "Turnout", "% agree", "% disagree", "% pass"}
)


def page_findings(page: Page, head_row: int) -> Iterator[Finding]:
    """One sheet, whatever it is about; `head_row` is the row of its first heads, which stay in sight with all above."""
    yield from grammar_findings(page.root, SHEET, page.place)
    yield from _in_sight(page, head_row)
    if (page.root.findtext("headerFooter/oddFooter") or "") not in {f"&R{text}" for text in WORDS["lembar_kaki"]}:
        yield wrong(page.place, "memuat teks lain di kaki halaman", "holds another text in the page footer")
    for at, leaf in page.cells.items():
        if leaf.value != "" and not leaf.look.is_legible:
            place = f"{page.place}, sel {reference(*at)}"
            yield wrong(
                place, "tidak dapat dibaca: huruf atau warnanya lain", "cannot be read: other letters or colours"
            )
        if not _shows_itself(leaf):
            yield wrong(
                f"{page.place}, sel {reference(*at)}",
                f"format {shown(leaf.form)} menampilkan yang lain daripada isinya",
                f"the format {shown(leaf.form)} shows something else than it holds",
            )


def share_findings(page: Page) -> Iterator[Finding]:
    """A sheet under one row of heads shows per cents in the columns of shares, and nowhere else."""
    for (row, column), leaf in page.cells.items():
        head = page.cells.get((1, column))
        is_share = head is not None and head.value in _SHARES
        if row > 1 and isinstance(leaf.value, Fraction) and is_share != (leaf.form in _PERCENT):
            yield wrong(
                f"{page.place}, sel {reference(row, column)}",
                f"format {shown(leaf.form)} tidak cocok dengan kolomnya",
                f"the format {shown(leaf.form)} does not fit its column",
            )


def _in_sight(page: Page, head_row: int) -> Iterator[Finding]:
    for row in page.root.iter("row"):
        if not _is_least(row.get("ht", "15"), _LEAST_HEIGHT):
            yield wrong(f"{page.place}, baris {row.get('r')}", "terlalu rendah untuk dibaca", "is too low to be read")
    for column in page.root.iter("col"):
        if not _is_least(column.get("width", "15"), _LEAST_WIDTH):
            yield wrong(page.place, "sebuah kolom terlalu sempit", "a column is too narrow")
    for default in page.root.iter("sheetFormatPr"):
        if not _is_least(default.get("defaultRowHeight", "15"), _LEAST_HEIGHT):
            yield wrong(page.place, "barisnya terlalu rendah untuk dibaca", "its rows are too low to be read")
    for pane in page.root.iter("pane"):
        told = (pane.get("xSplit"), pane.get("ySplit"), pane.get("topLeftCell"))
        if told != ("1", str(head_row), reference(head_row + 1, 2)):
            yield wrong(page.place, "dibuka di tempat yang lain", "opens at another place")


def _is_least(text: str, least: int) -> bool:
    try:
        return least <= float(text) <= 500
    except ValueError:
        return False


def _shows_itself(leaf: Leaf) -> bool:
    """Whether what is seen is what is there. A text in a row of totals has the format of their figures."""
    if isinstance(leaf.value, str):
        return leaf.form in (GENERAL, _WHOLE)
    decimals = _DECIMALS.get(leaf.form, _PERCENT.get(leaf.form))
    return decimals is not None and (leaf.value * 10**decimals).denominator == 1
