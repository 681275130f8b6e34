"""What the room said of points: the sheet of the workbook and the tables of the minutes against the record, whose
results the chain holds by their digests. Who said what is kept nowhere, so nothing is counted again."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from verifier.findings import Finding, differs, wrong
from verifier.nodes import Node
from verifier.shares import rate, units_text, whole_shares
from verifier.tables import Cell, Table
from verifier.wording import NOTHING, Wording

_VIEWS: Final = ("agree", "disagree", "pass")
HEADS: Final = (("Unsur", "Setuju", "Tidak", "Lewati", "Menjawab"), ("Unsur", "Agree", "Disagree", "Pass", "Menjawab"))


def sheet_findings(table: Table, record: Node, words: Wording) -> Iterator[Finding]:
    """The sheet: for each point everybody, every constituency, and the hidden ones together."""
    wanted = [row for one, result in _results(record) for row in _sheet_rows(one, result, record, words)]
    if len(wanted) != len(table.rows):
        yield differs(f"{table.place}, baris", str(len(wanted)), str(len(table.rows)))
        return
    for number, (row, cells) in enumerate(zip(table.rows, wanted, strict=True), start=2):
        # The wording in between is compared where it is a text of its own.
        found = (*row[:3], *row[4:])
        for said, stands in zip(cells, (*found, *[""] * (len(cells) - len(found))), strict=False):
            if said != stands:
                yield differs(f"{table.place}, baris {number}", str(said), str(stands))
                break


def document_findings(
    name: str, tables: Sequence[Table], record: Node, words: Wording, *, is_whole: bool
) -> Iterator[Finding]:
    """Each table of a paper; the minutes (`is_whole`) leave out none."""
    results = _results(record)
    found = [table for table in tables if table.heads in HEADS]
    if is_whole and len(found) != len(results):
        yield wrong(
            name, "tabel penjajakan tidak lengkap atau berlebih", "a table of a sounding is missing or too many"
        )
        return
    for table, (one, result) in zip(found, results, strict=False):
        wanted = _document_rows(one, result, record, words)
        if len(wanted) != len(table.rows):
            yield differs(f"{table.place}, baris", str(len(wanted)), str(len(table.rows)))
            continue
        for number, (cells, row) in enumerate(zip(wanted, table.rows, strict=True), start=2):
            is_same = str(row[0]).startswith(cells[0]) if len(cells) == 1 else tuple(map(str, row)) == cells
            if not is_same:
                yield differs(f"{table.place}, baris {number}", " | ".join(cells), " | ".join(map(str, row)))


def text_findings(name: str, text: str, record: Node, words: Wording) -> Iterator[Finding]:
    """The minutes say how many answered, which points all agree on, and how large the opinion groups are."""
    for one, result in _results(record):
        for line in _sentences(one, result, words):
            if line not in text:
                yield wrong(f"{name}, {one.text('code')}", f"tidak memuat “{line}”", f"does not hold “{line}”")


def _sentences(one: Node, result: Node, words: Wording) -> Iterator[str]:
    codes = {asked.number("position"): asked.text("point") for asked in one.many("points")}
    answered, entitled = result.number("answered"), result.number("entitled")
    share = words.percent(units_text(rate(Fraction(answered), Fraction(entitled), 1), 1))
    agreed = [point for point in result.many("points") if (found := point.maybe("agreed_by_all")) and found.value]
    agreed.sort(key=lambda point: (-(point.number_or_none("consensus_millionths") or 0), point.number("position")))
    listed = [codes.get(point.number("position"), "") for point in agreed]
    turnout = words.say("notula_penjajakan_partisipasi", n=answered, berhak=entitled, persen=share)
    said = words.say("penjajakan_daftar_sepakat", daftar=listed or words.say("penjajakan_tidak_ada_butir"))
    yield f"{turnout} {said}"
    groups = result.part("groups")
    if groups.many("list"):
        yield words.say("penjajakan_kelompok", n=len(groups.many("list")), m=groups.number("grouped"))
    for number, group in enumerate(groups.many("list"), start=1):
        typical = [
            " ".join((words.say("pandangan_" + view.text("view")), codes.get(view.number("position"), "")))
            for view in group.many("typical")
        ]
        about = {"nomor": number, "n": group.number("size")}
        yield words.say("penjajakan_kelompok_baris", **about, daftar=typical or words.say("penjajakan_kelompok_tanpa"))


def _results(record: Node) -> list[tuple[Node, Node]]:
    found = [(one, one.maybe("result")) for one in record.many("soundings")]
    return [(one, result) for one, result in found if result is not None]


def _lines(point: Node, record: Node, words: Wording) -> Iterator[tuple[str, Node]]:
    """The name and the figures of each constituency, then of those that are hidden, together."""
    names = {one.text("code"): one.text("name") for one in record.many("constituencies")}
    for row in point.many("rows"):
        code = row.text("constituency")
        yield names.get(code, code), row
    merged = point.maybe("merged")
    if merged is not None:
        yield words.say("penjajakan_unsur_gabungan"), merged


def _sheet_rows(one: Node, result: Node, record: Node, words: Wording) -> Iterator[tuple[Cell, ...]]:
    codes = {asked.number("position"): asked.text("point") for asked in one.many("points")}
    for point in result.many("points"):
        place = point.number("position")
        head: tuple[Cell, ...] = (one.text("code"), Fraction(place), codes.get(place, ""))
        consensus = _consensus(point, words)
        yield (*head, words.say("sel_semua_peserta"), *_cells(point), consensus, _agreement(point, words))
        for name, row in _lines(point, record, words):
            remark = words.say("sel_rahasia") if row.maybe("counts") is None else NOTHING
            yield (*head, name, *_cells(row), NOTHING, remark)


def _counts(row: Node) -> list[int] | None:
    counts = row.maybe("counts")
    return None if counts is None else [counts.number(view) for view in _VIEWS]


def _cells(row: Node) -> tuple[Cell, ...]:
    """Three counts, who answered and who did not, and the three shares as parts of one."""
    counts, base = _counts(row), (Fraction(row.number("answered")), Fraction(row.number("unseen")))
    if counts is None:
        return (*[NOTHING] * 3, *base, *[NOTHING] * 3)
    parts: list[Cell] = [Fraction(part, 1_000) for part in whole_shares(counts, 1)] if sum(counts) else [NOTHING] * 3
    return (*map(Fraction, counts), *base, *parts)


def _document_rows(one: Node, result: Node, record: Node, words: Wording) -> list[tuple[str, ...]]:
    """The code of each point over its rows; constituencies only where one of them may be shown."""
    codes = {asked.number("position"): asked.text("point") for asked in one.many("points")}
    rows: list[tuple[str, ...]] = []
    for point in result.many("points"):
        rows.append((f"{codes.get(point.number('position'), '')}. ",))
        counts, key, about = _counts(point), "notula_penjajakan_seluruh", {"sepakat": _agreement(point, words)}
        if point.maybe("consensus_millionths") is not None:
            key, about["angka"] = f"{key}_konsensus", _consensus(point, words)
        texts = [NOTHING] * 3
        if counts is not None:
            shares = [words.percent(units_text(part, 1)) for part in whole_shares(counts, 1)]
            texts = [f"{count} ({share})" for count, share in zip(counts, shares, strict=True)]
        rows.append((words.say(key, **about), *texts, str(point.number("answered"))))
        if any(_counts(row) for row in point.many("rows")):
            for name, row in _lines(point, record, words):
                shown = _counts(row)
                figures = [NOTHING] * 3 if shown is None else [str(count) for count in shown]
                rows.append((name, *figures, str(row.number("answered"))))
    return rows


def _agreement(point: Node, words: Wording) -> str:
    """Whether all constituencies agree, or why that is not said."""
    if not point.number("answered"):
        return words.say("kosong").rstrip(".")
    if point.maybe("counts") is None:
        return words.say("sel_rahasia").capitalize()
    agreed = point.maybe("agreed_by_all")
    key = "tidak_dapat_dikatakan" if agreed is None else "sepakat" if agreed.value else "tidak_sepakat"
    return words.say(f"penjajakan_{key}").capitalize()


def _consensus(point: Node, words: Wording) -> str:
    """355,556 millionths as "0,356", half up."""
    millionths = point.maybe("consensus_millionths")
    if millionths is None:
        return NOTHING
    thousandths = (Decimal(millionths.value) / 1_000).quantize(Decimal(1), ROUND_HALF_UP)
    return words.figure(f"{thousandths / 1_000:.3f}")
