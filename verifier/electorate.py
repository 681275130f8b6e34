"""Check 4: the electorate at opening, with every change, is the one at closing; both as they were committed to."""

from collections.abc import Iterator

from verifier.events import entries_of
from verifier.findings import Finding, differs, wrong
from verifier.hashing import hashed
from verifier.nodes import Node


def electorate_findings(record: Node) -> Iterator[Finding]:
    """Every question that was opened."""
    refs = {one.text("ref") for part in ("delegates", "organisations") for one in record.many(part)}
    for question in record.many("questions"):
        if question.maybe("opened") is not None:
            yield from _question(record, question, refs)


def _question(record: Node, question: Node, refs: set[str]) -> Iterator[Finding]:
    code, electorate = question.text("code"), question.part("electorate")
    at_opening, at_closing = electorate.texts("open"), electorate.texts("close")
    place = f"{code}, daftar berhak"
    for name, found in (("saat dibuka", at_opening), ("saat ditutup", at_closing)):
        if found != sorted(set(found)):
            yield wrong(f"{place} {name}", "tidak terurut atau ganda", "is not sorted, or holds somebody twice")
        for ref in sorted(set(found) - refs):
            yield wrong(f"{place} {name}", f"{ref} tidak dikenal", f"{ref} is not known")
    yield from _commitments(record, question, place)
    now = set(at_opening)
    for change in electorate.many("changes"):
        act, ref = change.text("act"), change.text("ref")
        if (act == "added") == (ref in now) or act not in ("added", "removed"):
            yield wrong(place, f"perubahan atas {ref} tidak sah", f"the change of {ref} cannot be")
        now = now | {ref} if act == "added" else now - {ref}
        if not change.text("reason") or not change.text("actor"):
            yield wrong(
                place, f"perubahan atas {ref} tanpa alasan atau pelaku", f"the change of {ref} has no reason or actor"
            )
    for ref in sorted(now ^ set(at_closing)):
        yield wrong(place, f"{ref}: daftar saat dibuka dan perubahannya tidak menghasilkan daftar saat ditutup",
                    f"{ref}: the opening list with its changes is not the closing list")  # fmt: skip
    yield from _changes(record, question, place)


def _changes(record: Node, question: Node, place: str) -> Iterator[Finding]:
    """Each change has its entry, and each entry its change."""
    told = [
        (entry.text("at"), entry.part("payload").text("voter"), entry.part("payload").text("act"))
        for entry in entries_of(record, question.text("code"), "electorate.changed")
    ]
    changes = question.part("electorate").many("changes")
    listed = [(one.text("at"), one.text("ref"), one.text("act")) for one in changes]
    for at, ref, act in sorted(set(told) ^ set(listed)):
        where = "catatan rapat" if (at, ref, act) in listed else "daftar perubahan"
        english = "entries" if (at, ref, act) in listed else "changes"
        yield wrong(place, f"{ref} ({act}) tidak ada dalam {where}", f"{ref} ({act}) is not among the {english}")
    if len(told) != len(listed):
        yield differs(f"{place}, banyaknya perubahan", len(told), len(listed))


def _commitments(record: Node, question: Node, place: str) -> Iterator[Finding]:
    """What was fixed in the chain at opening and at every closing, in numbers and as a hash of the refs."""
    code, electorate = question.text("code"), question.part("electorate")
    now, is_first, closed = set(electorate.texts("open")), True, 0
    closings = question.many("closings")
    for entry in entries_of(record, code, "question.opened", "electorate.changed", "question.closed"):
        payload, kind = entry.part("payload"), entry.text("kind")
        if kind == "electorate.changed":
            ref = payload.text("voter")
            now = now | {ref} if payload.text("act") == "added" else now - {ref}
            continue
        where = f"{place} {'saat dibuka' if is_first else 'saat ditutup'}"
        is_first = False
        if payload.text("electorate") != hashed({"electorate": sorted(now)}):
            yield wrong(where, "tidak cocok dengan sidiknya dalam catatan", "does not fit its hash in the entry")
        if payload.number("entitled") != len(now):
            yield differs(f"{where}, banyaknya", len(now), payload.number("entitled"))
        if kind == "question.closed":
            if closed < len(closings) and closings[closed].number("entitled") != len(now):
                yield differs(f"{closings[closed].place}.entitled", len(now), closings[closed].number("entitled"))
            closed += 1
