"""The sheets that count people: the meeting as a whole, who was here, and what was written."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from verifier.counted import Counted
from verifier.findings import Finding, differs
from verifier.nodes import Node
from verifier.tables import Cell, Table
from verifier.wording import NOTHING, Wording

# Where the figures of the meeting begin; above them stand its title, its day and its place.
_REVISION, _HEAD, _FIRST = 7, 9, 10
_CHANNELS: Final = ("telegram", "shared", "clerk")


def summary_findings(table: Table, record: Node, words: Wording) -> Iterator[Finding]:
    """Revision, head and every count of the summary, each beside its words."""
    wanted: dict[int, tuple[str, Cell]] = {
        _REVISION: (words.say("ringkas_revisi"), Fraction(record.part("meeting").number("revision"))),
        _HEAD: (words.say("ringkas_sidik"), _head(record)),
    }
    counts = _counts(record, words)
    wanted |= {_FIRST + place: (label, Fraction(count)) for place, (label, count) in enumerate(counts)}
    if len(table.rows) != _FIRST + len(counts):
        yield differs(f"{table.place}, baris", str(_FIRST + len(counts)), str(len(table.rows)))
        return
    for place, (label, value) in wanted.items():
        row = table.rows[place]
        if tuple(row[:2]) != (label, value):
            yield differs(f"{table.place}, baris {place + 2}", f"{label}: {value}", ": ".join(map(str, row)))


def _head(record: Node) -> str:
    head = record.maybe("head")
    return NOTHING if head is None else head.text("hash")


def _counts(record: Node, words: Wording) -> list[tuple[str, int]]:
    """Invited, present, registered, with a vote; by channel; by constituency."""
    organisations, delegates = list(record.many("organisations")), list(record.many("delegates"))
    invited = [one for one in organisations if one.flag("invited")]
    came = Counter(one.text_or_none("channel") for one in delegates)
    found = [
        (words.say("ringkas_diundang"), len(invited)),
        (words.say("ringkas_hadir"), sum(one.flag("present") for one in invited)),
        (words.say("ringkas_terdaftar"), len(delegates)),
        (words.say("ringkas_hak_suara"), sum(one.flag("vote") for one in delegates)),
    ]
    for channel in _CHANNELS:
        found.append((words.say("ringkas_lewat", saluran=words.say(f"lewat_{channel}")), came[channel]))
    for unit in record.many("constituencies"):
        code, name = unit.text("code"), unit.text("name")
        of_unit = [one for one in invited if one.text_or_none("constituency") == code]
        refs = {one.text("ref") for one in organisations if one.text_or_none("constituency") == code}
        found.append((words.say("ringkas_unsur_diundang", unsur=name), len(of_unit)))
        found.append((words.say("ringkas_unsur_hadir", unsur=name), sum(one.flag("present") for one in of_unit)))
        people = sum(one.text("organisation") in refs for one in delegates)
        found.append((words.say("ringkas_unsur_peserta", unsur=name), people))
    return found


def attendance_findings(table: Table, record: Node) -> Iterator[Finding]:
    """Everybody who was here, numbered from one."""
    found = [row[0] if row else "" for row in table.rows]
    wanted = [Fraction(number) for number in range(1, len(list(record.many("delegates"))) + 1)]
    if found != wanted:
        yield differs(f"{table.place}, kolom {table.named('No')}", str(len(wanted)), str(len(found)))


def written_findings(table: Table, counted: Mapping[str, Counted]) -> Iterator[Finding]:
    """Of each question in words how often each text was given: on one line, or on the line of everybody who gave it."""
    for code, one in counted.items():
        if one.asked.kind != "text" or one.tally["figures"] is None:
            continue
        times = sorted(one.tally["figures"]["counts"].values())
        ballots = one.node.many("ballots")
        if one.node.text("mode") == "open" and all(ballot.text_or_none("voter") for ballot in ballots):
            times = [count for count in times for _ in range(count)]
        cells = [table.cell(row, "Jumlah sama") for row in table.rows if table.cell(row, "Kode") == code]
        found = sorted(cell for cell in cells if isinstance(cell, Fraction))
        if found != times or len(found) != len(cells):
            yield differs(f"{table.place}, {code}", _said(times), _said(cells))


def _said(counts: Sequence[object]) -> str:
    return ", ".join(map(str, counts)) or NOTHING
