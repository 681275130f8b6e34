"""The sheet of one question against the recount and the record, cell by cell, and how its cells are drawn."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from verifier.findings import Finding, differs, differs_in, shown, wrong
from verifier.slots import HEAD_ROW, Layout, Slot
from verifier.workbooks import Leaf, Page, reference

# A bar is as long as its share, from 0 to 1: in the form of old programs and in that of new ones.
_SCALE = (["0", "1", "0", "1"], ["0", "100"], {"num"}, {"dataBar"})


def cell_findings(page: Page, layout: Layout) -> Iterator[Finding]:
    """The rows of the table by their names, then each cell; of rows that do not fit only what is above them."""
    rows = list(_rows(page, layout))
    yield from rows
    wanted = layout.slots()
    for at in sorted(wanted.keys() | page.cells.keys()):
        slot, leaf = wanted.get(at), page.cells.get(at)
        if (rows and at[0] >= layout.first) or (leaf is not None and leaf.value == "" and slot is None):
            continue
        yield from _cell(f"{page.place}, sel {reference(*at)}", slot, leaf)


def _cell(place: str, slot: Slot | None, leaf: Leaf | None) -> Iterator[Finding]:
    if slot is None:
        yield wrong(place, f"memuat {_told(leaf)}, seharusnya kosong", f"holds {_told(leaf)}, should be empty")
    elif leaf is None:
        yield wrong(place, f"kosong, seharusnya {_told(slot)}", f"is empty, should hold {_told(slot)}")
    elif isinstance(slot.value, Fraction) and leaf.kind != "n":
        yield wrong(place, "angkanya tersimpan sebagai teks", "its figure is stored as text")
    elif isinstance(slot.value, str) and leaf.kind != "s":
        yield wrong(place, "teksnya tersimpan sebagai angka", "its text is stored as a figure")
    elif slot.value != leaf.value:
        if isinstance(slot.value, str) and isinstance(leaf.value, str):
            yield differs_in(place, slot.value, leaf.value)
        else:
            yield differs(place, _told(slot), _told(leaf))
    elif slot.form != leaf.form:
        yield wrong(
            place,
            f"formatnya {shown(leaf.form)}, seharusnya {slot.form}",
            f"its format is {shown(leaf.form)}, should be {slot.form}",
        )


def _told(one: Slot | Leaf | None) -> str:
    value = "–" if one is None else one.value
    return shown(value if isinstance(value, str) else f"{float(value):.15g}")


def _rows(page: Page, layout: Layout) -> Iterator[Finding]:
    """Rows of the table and its total by what they are called: none missing, none more, none in another's place."""
    slots, last = layout.slots(), HEAD_ROW + len(layout.rows) - 1
    wanted = [_name(slots, row, layout) for row in range(layout.first, last + 1)]
    rows = sorted({row for (row, _), leaf in page.cells.items() if row >= layout.first and leaf.value != ""})
    found = [_name(page.cells, row, layout) for row in rows]
    missing, more = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    for name in missing:
        yield wrong(f"{page.place}, baris “{shown(name)}”", "tidak ada", "is missing")
    # Of several with one name those at the end are the surplus ones.
    for row, name in reversed(list(zip(rows, found, strict=True))):
        if more[name] > 0:
            more[name] -= 1
            at = f"{page.place}, baris {row} “{shown(name)}”"
            yield wrong(at, "tidak dikenal atau ganda", "is not known, or stands twice")
    if sorted(found) == sorted(wanted) and found != wanted:
        number = next(one for one, both in enumerate(zip(found, wanted, strict=True)) if both[0] != both[1])
        told, meant = shown(found[number]), shown(wanted[number])
        yield wrong(
            f"{page.place}, baris {rows[number]}",
            f"berisi “{told}”, seharusnya “{meant}”: baris tertukar",
            f"holds “{told}”, should hold “{meant}”: rows have changed places",
        )


def _name(cells: Mapping[tuple[int, int], Slot | Leaf], row: int, layout: Layout) -> str:
    found = (cells.get((row, column)) for column in layout.labels)
    return " ".join("" if one is None else str(one.value) for one in found)


def frame_findings(page: Page, layout: Layout) -> Iterator[Finding]:
    """Lines over the whole width, and bars from 0 to 1 beside the shares."""
    last = reference(1, layout.width).rstrip("0123456789")
    lines = [f"A{row}:{last}{row}" for row in range(1, HEAD_ROW)]
    if sorted(one.get("ref", "") for one in page.root.iter("mergeCell")) != lines:
        yield wrong(page.place, "menggabungkan sel yang lain", "merges other cells")
    if page.root.find("autoFilter") is not None:
        yield wrong(page.place, "menyaring barisnya", "filters its rows")
    span = f"{reference(layout.first, layout.share)}:{reference(layout.first + layout.count - 1, layout.share)}"
    wanted = [span, span] if layout.share else []
    told = [one.get("sqref", "") for one in page.root.findall("conditionalFormatting")]
    told += [one.text or "" for one in page.root.iter("xm|sqref")]
    ends = [one.get("val", "") for one in page.root.iter("cfvo")] + [one.text or "" for one in page.root.iter("xm|f")]
    sizes = [one.get(key) for one in page.root.iter("x14|dataBar") for key in ("minLength", "maxLength")]
    kinds = {one.get("type") for tag in ("cfvo", "x14|cfvo") for one in page.root.iter(tag)}
    rules = {one.get("type") for tag in ("cfRule", "x14|cfRule") for one in page.root.iter(tag)}
    scale = (ends, sizes, kinds, rules) if told else None
    if told != wanted or scale not in (None, (["0", "1", "0", "1"], ["0", "100"], {"num"}, {"dataBar"})):
        yield wrong(
            page.place,
            "batang di samping angkanya tidak menurut angka itu",
            "bars beside its figures do not follow them",
        )
