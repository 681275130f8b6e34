"""The entries of one question, found once, and the times they must agree on with the record."""

from collections.abc import Iterator

from verifier.findings import Finding, differs
from verifier.nodes import Node


def entries_of(record: Node, code: str, *kinds: str) -> list[Node]:
    """Entries of these kinds about this question, in order."""
    return [
        entry
        for entry in record.many("entries")
        if entry.text("kind") in kinds and entry.part("payload").text_or_none("question") == code
    ]


def homes_of(record: Node) -> dict[str, str]:
    """The constituency of every organisation and delegate by ref, "" for none."""
    homes = {one.text("ref"): one.text_or_none("constituency") or "" for one in record.many("organisations")}
    people = {one.text("ref"): homes.get(one.text("organisation"), "") for one in record.many("delegates")}
    return homes | people


def time_findings(record: Node, question: Node) -> Iterator[Finding]:
    """When it was opened, revealed and adopted, as its entries say."""
    code = question.text("code")
    for key, kind in (
        ("opened", "question.opened"),
        ("revealed", "question.revealed"),
        ("adopted", "question.adopted"),
    ):
        found = [entry.text("at") for entry in entries_of(record, code, kind)]
        written = question.text_or_none(key)
        if written != (found[0] if found else None):
            yield differs(f"{code}, {key}", found[0] if found else None, written)
