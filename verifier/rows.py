"""Rows of tables against the recount, a function a shape of table; columns that are not there are not compared."""

from collections.abc import Iterator, Mapping
from typing import Final

from verifier import english
from verifier.asked import rule_of
from verifier.cells import is_amount, is_figure, is_share, is_text
from verifier.counted import Counted
from verifier.findings import Finding, differs, differs_in, wrong
from verifier.nodes import Node
from verifier.notes import note_lines, quorum_lines, rule_words, verdict_line
from verifier.sentences import base_words
from verifier.suppressing import Tree
from verifier.tables import Cell, Table
from verifier.wording import NOTHING, Wording

# Column of a table of questions -> part of the tally; those of people who could answer stand in the last closing.
_TURNOUT: Final = {
    "Diundang": "invited",
    "Hadir": "present",
    "Berhak": "entitled",
    "Menjawab": "answered",
    "Belum lengkap": "incomplete",
    "Tidak menjawab": "not_answered",
    "Abstain": "abstained",
    "Tidak tahu": "dont_know",
    "Nilai dasar": "base_count",
}
_FIGURES: Final = {
    "Rata-rata": "mean",
    "Median": "median",
    "Jumlah": "total",
    "Terkecil": "smallest",
    "Terbesar": "largest",
}
_HIDDEN: Final = ("tidak ditampilkan", "tidak ditampilkan demi kerahasiaan", *english.HIDDEN)
_MERGED: Final = "Gabungan unsur lain"


def _bad(table: Table, where: str, head: str, wanted: object, cell: Cell) -> Finding:
    return differs(f"{table.place}, {where}, {table.named(head)}", wanted, cell)


def choice_rows(table: Table, one: Counted) -> Iterator[Finding]:
    """One question's options with counts and shares, in option order; a row of totals may stand below."""
    code, rows = one.asked.code, one.tally["rows"]
    if len(table.rows) < len(rows):
        yield differs(f"{table.place}, {code}, banyaknya pilihan", len(rows), len(table.rows))
    for found, row in zip(table.rows, rows, strict=False):
        yield from _named(table, found, row, code)
        where = f"{code} {row['code']}"
        count, weight = table.cell(found, "Jumlah"), row["weight"]
        if not is_amount(count, row["count"], weight, is_weighted=one.asked.is_weighted):
            yield _bad(table, where, "Jumlah", row["count"], count)
        if "Bobot" in table.heads and not is_figure(table.cell(found, "Bobot"), weight):
            yield _bad(table, where, "Bobot", weight, table.cell(found, "Bobot"))
        if not is_share(table.cell(found, "Persen"), row["share"]):
            yield _bad(table, where, "Persen", row["share"], table.cell(found, "Persen"))


def _named(table: Table, found: tuple[Cell, ...], row: Tree, code: str) -> Iterator[Finding]:
    """The row is the option's own: its code and its words."""
    for head, wanted in (("Pilihan", row["text"]), ("Kode", row["code"])):
        if head in table.heads and not is_text(table.cell(found, head), wanted):
            yield _bad(table, f"{code} {row['code']}", head, wanted, table.cell(found, head))


def ranking_rows(table: Table, one: Counted) -> Iterator[Finding]:
    """One question's options by rank, with score, first places and mean place."""
    rows = {row["code"]: row for row in one.tally["rows"]}
    found = {str(table.cell(row, "Kode")): row for row in table.rows}
    for code, row in rows.items():
        where = f"{one.asked.code} {code}"
        if code not in found:
            yield wrong(f"{table.place}, {where}", "tidak ada", "is missing")
            continue
        yield from _ranked(table, where, found[code], row, one)


def _ranked(table: Table, where: str, found: tuple[Cell, ...], row: Tree, one: Counted) -> Iterator[Finding]:
    placing = one.tally["figures"]["placings"][row["code"]]
    score = row["weight"] if one.asked.is_weighted else row["count"]
    wanted = {
        "Peringkat": row["rank"],
        "Skor": score if one.asked.method == "borda" else None,
        "Peringkat pertama": placing["firsts"],
        "Rata-rata peringkat": placing["mean_place"],
    }
    for head, value in wanted.items():
        if head in table.heads and not is_figure(table.cell(found, head), value):
            yield _bad(table, where, head, value, table.cell(found, head))
    if "Pilihan" in table.heads and not is_text(table.cell(found, "Pilihan"), row["text"]):
        yield _bad(table, where, "Pilihan", row["text"], table.cell(found, "Pilihan"))


def measure_rows(table: Table, one: Counted) -> Iterator[Finding]:
    """A question of numbers: each measure by its name."""
    figures = one.tally["figures"] or {}
    known = {"Jawaban": "n", **_FIGURES}
    for row in table.rows:
        printed, cell = str(table.cell(row, "Ukuran")), table.cell(row, "Nilai")
        name = english.HEADS.get(printed, printed)
        if name in known and known[name] in figures and not is_figure(cell, figures[known[name]]):
            yield _bad(table, one.asked.code, printed, figures[known[name]], cell)


def result_rows(table: Table, counted: Mapping[str, Counted]) -> Iterator[Finding]:
    """Every option of every question: the sheet of results and its CSV."""
    expected = {(code, row["code"]): (one, row) for code, one in counted.items() for row in one.tally["rows"]}
    for found in table.rows:
        key = (
            str(table.cell(found, "Kode")).removeprefix("'"),
            str(table.cell(found, "Pilihan (kode)")).removeprefix("'"),
        )
        if key not in expected:
            yield wrong(
                f"{table.place}, {key[0]} {key[1]}", "tidak dikenal atau ganda", "is not known, or stands twice"
            )
            continue
        one, row = expected.pop(key)
        where = f"{key[0]} {key[1]}"
        if not is_text(table.cell(found, "Pilihan"), row["text"]):
            yield _bad(table, where, "Pilihan", row["text"], table.cell(found, "Pilihan"))
        if one.asked.kind == "ranking":
            yield from _ranked(table, where, found, row, one)
            continue
        for head, part in (("Jumlah", "count"), ("Bobot", "weight"), ("Peringkat", "rank")):
            if head in table.heads and not is_figure(table.cell(found, head), row[part]):
                yield _bad(table, where, head, row[part], table.cell(found, head))
        if not is_share(table.cell(found, "Persen"), row["share"]):
            yield _bad(table, where, "Persen", row["share"], table.cell(found, "Persen"))
    for code, option in sorted(expected):
        yield wrong(f"{table.place}, {code} {option}", "tidak ada", "is missing")


def constituency_rows(table: Table, counted: Mapping[str, Counted], names: Mapping[str, str]) -> Iterator[Finding]:
    """Rows by constituency; hidden ones show nothing."""
    expected: dict[tuple[str, str, str], int | None] = {}
    for code, one in counted.items():
        shown = one.node.value.get("breakdown") or {"rows": [], "merged": None}
        for row in [*shown["rows"], *([shown["merged"]] if shown["merged"] else [])]:
            name = names.get(row["constituency"], row["constituency"]) or _MERGED
            if row["counts"] is None:
                expected[code, name, ""] = None
            for option, count in (row["counts"] or {}).items():
                expected[code, name, option] = count
    for found in table.rows:
        code, name = (str(table.cell(found, head)) for head in ("Kode", "Unsur"))
        code = code.removeprefix("'")
        name = name if name in names.values() else name.removeprefix("'")
        if table.is_english and name == english.MERGED:
            name = _MERGED
        option = str(table.cell(found, "Pilihan (kode)")).removeprefix("'")
        key = (code, name, "" if option == "–" else option)
        cells = [table.cell(found, head) for head in ("Jumlah", "Skor") if head in table.heads]
        told = [cell for cell in cells if cell not in ("–", "", *_HIDDEN)]
        if key not in expected:
            yield wrong(f"{table.place}, {' '.join(key)}", "tidak dikenal atau ganda", "is not known, or stands twice")
            continue
        wanted = expected.pop(key)
        if (wanted is None and told) or (wanted is not None and (len(told) != 1 or not is_figure(told[0], wanted))):
            yield _bad(table, " ".join(key), "Jumlah", wanted, told[0] if told else "–")
    for key in sorted(expected):
        yield wrong(f"{table.place}, {' '.join(key)}", "tidak ada", "is missing")


def question_rows(table: Table, record: Node, counted: Mapping[str, Counted]) -> Iterator[Finding]:
    """A row a question: who could answer, who did, and what it came to as a whole."""
    closed = {one.text("code"): one.many("closings")[-1:] for one in record.many("questions")}
    for found in table.rows:
        code = str(table.cell(found, "Kode")).removeprefix("'")
        for closing in closed.get(code, []):
            known: dict[str, int] = {key: closing.number(key) for key in ("entitled", "answered")}
            for head, part in (("Berhak", "entitled"), ("Menjawab", "answered")):
                cell = table.cell(found, head)
                if code in counted and not is_figure(cell, known[part]):
                    yield _bad(table, code, head, known[part], cell)
        if code in counted:
            yield from _whole(table, found, counted[code])
            yield from _in_words(table, found, record, counted[code], counted)


def _in_words(
    table: Table, found: tuple[Cell, ...], record: Node, one: Counted, counted: Mapping[str, Counted]
) -> Iterator[Finding]:
    """What the table tells in words: base, quorum, threshold, notes."""
    if "Catatan" not in table.heads:
        return
    words = Wording("en" if table.is_english else "id", record.part("meeting").text("zone"))
    asked = one.asked
    quorum = " ".join(quorum_lines(one.node, words)) or rule_words(rule_of(one.node.maybe("quorum")), words)
    threshold = verdict_line(asked, one.tally["verdict"], words) or rule_words(asked.threshold, words)
    notes = " ".join(note_lines(record, one, counted, words))
    wanted = {"Dasar": base_words(asked, words), "Kuorum": quorum, "Ambang": threshold, "Catatan": notes}
    for head, text in wanted.items():
        cell = str(table.cell(found, head))
        if cell != (text or NOTHING):
            yield differs_in(f"{table.place}, {asked.code}, {table.named(head)}", text or NOTHING, cell)


def _whole(table: Table, found: tuple[Cell, ...], one: Counted) -> Iterator[Finding]:
    """Every figure of the question that this table has a column for; "–" where the question knows no such thing."""
    figures = one.tally["figures"] or {}
    wanted = {head: one.tally[part] for head, part in _TURNOUT.items()}
    wanted |= {head: figures.get(part) for head, part in _FIGURES.items()}
    wanted |= {"Dibantu": one.node.number("assisted"), "Dibantu petugas": one.node.number("assisted")}
    wanted |= {"Diubah": one.node.number("changed")}
    for head, value in wanted.items():
        cell = table.cell(found, head)
        if head not in table.heads or (cell == "–" and not value):
            continue
        if one.asked.kind not in ("ranking",) and head == "Belum lengkap" and cell == "–":
            continue
        if one.tally["abstained"] is None and head == "Nilai dasar" and cell == "–":
            continue
        if not is_figure(cell, value):
            yield _bad(table, one.asked.code, head, value, cell)
    share = table.cell(found, "Partisipasi")
    if "Partisipasi" in table.heads and not is_share(share, one.tally["turnout"]):
        yield _bad(table, one.asked.code, "Partisipasi", one.tally["turnout"], share)
