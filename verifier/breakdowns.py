"""Check 7: rows by constituency are what the ballots say, and nothing that is hidden follows from what is shown."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from verifier.asked import asked_of, ballots_of
from verifier.ballots import SHOWN
from verifier.comparing import compare
from verifier.events import homes_of
from verifier.findings import Finding, differs, wrong
from verifier.nodes import Node
from verifier.selections import selection_fault
from verifier.suppressing import breakdown, hidden_homes


def breakdown_findings(record: Node) -> Iterator[Finding]:
    """Every revealed question."""
    homes = homes_of(record)
    order = [one.text("code") for one in record.many("constituencies")]
    for question in record.many("questions"):
        if question.text("state") in SHOWN:
            yield from _question(question, homes, order)


def _question(question: Node, homes: dict[str, str], order: list[str]) -> Iterator[Finding]:
    code, asked, ballots = question.text("code"), asked_of(question), ballots_of(question)
    written = Node(question.value.get("breakdown"), f"{question.place}.breakdown")
    if ballots is None:
        if written.value is not None:
            yield wrong(f"{code}, rincian per unsur", "dimuat padahal hasilnya ditahan", "stands though it is withheld")
        return
    if any(selection_fault(question, asked, ballot) for ballot in ballots):
        return
    answered = Counter(homes.get(ref, "") for ref in question.texts("took_part"))
    placed = [one if one.home else replace(one, home=homes.get(one.voter, "")) for one in ballots]
    if asked.mode == "secret":
        hidden = hidden_homes(asked, order, answered)
        for home in sorted({one.home for one in placed} - {"merged"}):
            if hidden is None or home in hidden or home not in order:
                yield wrong(f"{code}, unsur {home}", "harus disembunyikan tetapi jawabannya dimuat",
                            "must be hidden and its ballots stand in the file")  # fmt: skip
        shown = set(order) - (hidden or set(order))
        is_merged = all(one.home == "merged" for one in placed)
        for home in sorted(shown):
            found = sum(one.home == home for one in placed)
            if not is_merged and found != answered[home]:
                yield differs(f"{code}, jawaban unsur {home}", answered[home], found)
    yield from compare(written, breakdown(asked, placed, order, answered))
