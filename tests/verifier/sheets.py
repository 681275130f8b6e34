"""A forger at the workbook: any cell, row, sheet or chart of a question, in whatever language it is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html import escape

from tests.verifier.forging import Forger

Edit = Callable[[str], str]
Act = Callable[["Workbook"], None]
_CELL = r'<c r="{at}"((?: s="\d+")?)[^>/]*(?:/>|>.*?</c>)'
STRINGS, BOOK = "xl/sharedStrings.xml", "xl/workbook.xml"
BOOK_RELATIONS, STYLES = "xl/_rels/workbook.xml.rels", "xl/styles.xml"


class Workbook:
    """The members of the workbook of a pack; whatever is changed is put back by `seal`."""

    def __init__(self, forger: Forger) -> None:
        self.forger, self.name = forger, forger.name("rekapitulasi", ".xlsx")
        with zipfile.ZipFile(io.BytesIO(forger.files[self.name])) as opened:
            self.members = {name: opened.read(name).decode() for name in opened.namelist()}

    def seal(self) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as packed:
            for name, text in self.members.items():
                packed.writestr(name, text)
        self.forger.files[self.name] = made.getvalue()

    def edit(self, member: str, change: Edit) -> None:
        """Changes one member; the change must change something."""
        was = self.members[member]
        self.members[member] = change(was)
        assert self.members[member] != was, member

    def swap(self, member: str, pattern: str, becomes: str) -> None:
        """Replaces the first match. The pattern must be there."""
        text, count = re.subn(pattern, becomes, self.members[member], count=1, flags=re.DOTALL)
        assert count == 1, f"{pattern} is not in {member}"
        self.members[member] = text

    def sheet(self, name: str) -> str:
        """The member that a sheet of this name is in."""
        found = re.search(rf'<sheet name="{re.escape(name)}" sheetId="\d+" r:id="(rId\d+)"', self.members[BOOK])
        assert found, name
        target = re.search(rf'Id="{found[1]}" [^>]*Target="([^"]+)"', self.members[BOOK_RELATIONS])
        assert target
        return f"xl/{target[1]}"

    def sheet_at(self, place: int) -> str:
        """The name of the sheet in this place."""
        return re.findall(r'<sheet name="([^"]+)"', self.members[BOOK])[place]

    def drawing(self, name: str) -> str:
        """The member with the drawing of a sheet."""
        folder, _, own = self.sheet(name).rpartition("/")
        found = re.search(r"drawing\d+\.xml", self.members[f"{folder}/_rels/{own}.rels"])
        assert found
        return f"xl/drawings/{found[0]}"

    def chart(self, name: str) -> str:
        """The member with the chart of a sheet."""
        own = self.drawing(name).rpartition("/")[2]
        found = re.search(r"chart\d+\.xml", self.members[f"xl/drawings/_rels/{own}.rels"])
        assert found
        return f"xl/charts/{found[0]}"

    def shared(self, text: str) -> int:
        """The number of a text that is put into the list of texts."""
        count = self.members[STRINGS].count("<si>")
        self.swap(STRINGS, "</sst>", f"<si><t>{escape(text)}</t></si></sst>")
        return count

    def cell(self, sheet: str, at: str, inside: str, kind: str = "") -> None:
        """Writes a cell anew, its look kept."""
        told = f' t="{kind}"' if kind else ""
        self.swap(self.sheet(sheet), _CELL.format(at=at), rf'<c r="{at}"\1{told}>{inside}</c>')

    def figure(self, sheet: str, at: str, value: str) -> None:
        self.cell(sheet, at, f"<v>{value}</v>")

    def text(self, sheet: str, at: str, value: str) -> None:
        self.cell(sheet, at, f"<v>{self.shared(value)}</v>", "s")

    def row(self, sheet: str, number: int) -> str:
        """The XML of a row."""
        found = re.search(rf'<row r="{number}".*?</row>', self.members[self.sheet(sheet)], re.DOTALL)
        assert found
        return found[0]

    def rows_swapped(self, sheet: str, one: int, other: int) -> None:
        """Two rows take each other's place, numbered anew."""
        first, second = self.row(sheet, one), self.row(sheet, other)

        def moved(row: str, was: int, becomes: int) -> str:
            return re.sub(rf'(r="[A-Z]*){was}"', rf'\g<1>{becomes}"', row)

        def change(text: str) -> str:
            text = text.replace(first, "\x00").replace(second, moved(first, one, other))
            return text.replace("\x00", moved(second, other, one))

        self.edit(self.sheet(sheet), change)


def figure(sheet: str, at: str, value: str) -> Act:
    return lambda w: w.figure(sheet, at, value)


def text(sheet: str, at: str, value: str) -> Act:
    return lambda w: w.text(sheet, at, value)


def swapped(sheet: str, one: int, other: int) -> Act:
    return lambda w: w.rows_swapped(sheet, one, other)


def chart(sheet: str, pattern: str, becomes: str) -> Act:
    return lambda w: w.swap(w.chart(sheet), pattern, becomes)


def drawing(sheet: str, pattern: str, becomes: str) -> Act:
    return lambda w: w.swap(w.drawing(sheet), pattern, becomes)


def inside(sheet: str, pattern: str, becomes: str) -> Act:
    return lambda w: w.swap(w.sheet(sheet), pattern, becomes)


def member(name: str, pattern: str, becomes: str) -> Act:
    return lambda w: w.swap(name, pattern, becomes)
