"""Check 11: errata are numbered, each after the adoption of what it corrects, each with its entry."""

from collections.abc import Iterator

from verifier.findings import Finding, differs, wrong
from verifier.nodes import Node


def erratum_findings(record: Node) -> Iterator[Finding]:
    """Every erratum against its entry and its question."""
    errata = record.many("errata")
    told = {
        entry.part("payload").number("number"): entry
        for entry in record.many("entries")
        if entry.text("kind") in ("erratum", "addendum")
    }
    adopted = {one.text("code"): one.text_or_none("adopted") for one in record.many("questions")}
    settled = next((one.text("at") for one in record.many("entries") if one.text("kind") == "meeting.adopted"), None)
    for place, one in enumerate(errata, start=1):
        number, code = one.number("number"), one.text_or_none("question")
        where = f"ralat nomor {number} atas {code or one.text('about')}"
        if number != place:
            yield differs("nomor ralat", place, number)
        since = settled if code is None else adopted.get(code)
        if since is None:
            yield wrong(where, "hasil yang diralat belum ditetapkan", "what it corrects was not adopted")
        elif one.text("at") < since:
            yield wrong(where, "bertanggal sebelum penetapan", "is dated before the adoption")
        if one.text("was") and one.text("was") == one.text("becomes"):
            yield wrong(where, "tidak mengubah apa pun", "changes nothing")
        entry = told.pop(number, None)
        if entry is None:
            yield wrong(where, "tidak ada dalam catatan rapat", "is not in the entries")
            continue
        told_target = entry.part("payload").text_or_none("target")
        for ours, found, wanted in (
            ("question", code, entry.part("payload").text_or_none("question")),
            ("stage", one.text("stage") == "locked", entry.text("kind") == "addendum"),
            ("target", one.text("target"), told_target or one.text("target")),
            ("at", one.text("at"), entry.text("at")),
            ("by", one.text("by"), entry.part("actor").text("ref")),
        ):
            if found != wanted:
                yield differs(f"{where}, {ours}", wanted, found)
    for number in sorted(told):
        yield wrong(
            f"ralat nomor {number}", "ada dalam catatan rapat tetapi tidak dimuat", "is in the entries and missing"
        )
