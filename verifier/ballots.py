"""Check 5: the ballots are those that were committed to, one a voter, of people entitled, and each of them valid."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from verifier.asked import Asked, asked_of, ballots_of
from verifier.events import entries_of, homes_of
from verifier.findings import Finding, differs, wrong
from verifier.hashing import hashed
from verifier.nodes import Node
from verifier.selections import selection_fault

SHOWN: Final = ("revealed", "adopted")
_KEYS: Final = {
    "open": {"voter", "channel", "selection", "weight"},
    "by_constituency": {"constituency", "selection", "weight"},
    "secret": {"group", "selection"},
}


def ballot_findings(record: Node, *, is_published: bool = False) -> Iterator[Finding]:
    """Every question that was closed; what may not be shown must not be in the file. In the published variant ballots
    of open questions say a constituency, and are no longer those that were committed to."""
    homes = homes_of(record)
    for question in record.many("questions"):
        if question.text("state") not in SHOWN:
            for part in ("tally", "ballots", "nonce", "breakdown", "sentence"):
                if question.maybe(part) is not None:
                    yield wrong(f"{question.text('code')}.{part}", "belum diumumkan tetapi dimuat",
                                "is not revealed and stands in the file")  # fmt: skip
        if question.many("closings"):
            yield from _took_part(record, question)
        if question.text("state") in SHOWN:
            yield from _commitment(record, question, is_published=is_published)
            yield from _cast(record, question, homes, is_published=is_published)


def _took_part(record: Node, question: Node) -> Iterator[Finding]:
    """Who took part was entitled, and as many as every entry of the closing says."""
    code, took_part = question.text("code"), question.texts("took_part")
    entitled = set(question.part("electorate").texts("close"))
    if took_part != sorted(set(took_part)):
        yield wrong(f"{code}.took_part", "tidak terurut atau ganda", "is not sorted, or holds somebody twice")
    for ref in sorted(set(took_part) - entitled):
        yield wrong(f"{code}.took_part", f"{ref} tidak berhak", f"{ref} is not entitled")
    closings = question.many("closings")
    is_over = question.text("state") not in ("open", "cancelled")
    if is_over and closings[-1].number("answered") != len(took_part):
        yield differs(f"{code}, yang menjawab", len(took_part), closings[-1].number("answered"))
    told = entries_of(record, code, "question.closed")
    if len(told) != len(closings):
        yield differs(f"{code}, banyaknya penutupan", len(told), len(closings))
    for closing, entry in zip(closings, told, strict=False):
        payload = entry.part("payload")
        pairs = [("at", "closed"), *((key, key) for key in ("number", "answered", "entitled", "commitment"))]
        pairs += [(key, key) for key in ("invited", "present", "incomplete") if payload.maybe(key) is not None]
        for ours, theirs in pairs:
            if closing.part(ours).value != payload.part(theirs).value:
                yield differs(f"{closing.place}.{ours}", payload.part(theirs).value, closing.part(ours).value)
        if closing.text("by") != entry.part("actor").text("ref"):
            yield differs(f"{closing.place}.by", entry.part("actor").text("ref"), closing.text("by"))


def _commitment(record: Node, question: Node, *, is_published: bool) -> Iterator[Finding]:
    code, closings = question.text("code"), question.many("closings")
    if not closings:
        yield wrong(code, "diumumkan tanpa penutupan", "is revealed and was never closed")
        return
    promised, nonce = closings[-1].text("commitment"), question.text_or_none("nonce")
    for entry in entries_of(record, code, "question.revealed"):
        payload = entry.part("payload")
        if payload.text_or_none("nonce") != nonce:
            yield wrong(f"{code}.nonce", "bukan yang diumumkan", "is not the one that was revealed")
        for key in ("assisted", "changed"):
            told = payload.maybe(key)
            for closing, one in zip(closings, [] if told is None else told.items(), strict=False):
                if one.as_number() != closing.number(key):
                    yield differs(f"{closing.place}.{key}", one.as_number(), closing.number(key))
    for entry in entries_of(record, code, "question.adopted"):
        if entry.part("payload").text("commitment") != promised:
            yield wrong(f"{code}, penetapan", "menetapkan hasil lain", "adopts another result")
    ballots = question.maybe("ballots")
    is_kept = not (is_published and question.text("mode") == "open")
    if ballots is not None and is_kept and hashed({"ballots": ballots.value, "nonce": nonce}) != promised:
        yield wrong(
            f"{code}.ballots", "bukan jawaban yang dikunci saat penutupan", "are not what the closing committed to"
        )


def _cast(record: Node, question: Node, homes: dict[str, str], *, is_published: bool) -> Iterator[Finding]:
    """Each ballot by itself and all of them together."""
    code, asked, ballots = question.text("code"), asked_of(question), ballots_of(question)
    if is_published and asked.mode == "open":
        asked = replace(asked, mode="by_constituency")
    took_part = question.texts("took_part")
    if ballots is None:
        is_small = asked.mode == "secret" and len(took_part) < max(asked.cell_answers_min, 3)
        if not is_small or not question.flag("withheld"):
            yield wrong(f"{code}.ballots", "jawaban tidak dimuat", "the ballots are missing")
        return
    if len(ballots) != len(took_part):
        yield differs(f"{code}, banyaknya jawaban", len(took_part), len(ballots))
    weights = {one.text("ref"): one.exact("weight") for one in record.many("organisations")}
    ways = Counter(homes.get(ref, "") for ref in took_part)
    for node, ballot in zip(question.many("ballots"), ballots, strict=True):
        extra = node.value.keys() - _KEYS.get(asked.mode, set()) - {"words"}
        if extra or not _KEYS.get(asked.mode, set()) <= node.value.keys():
            yield wrong(node.place, f"bukan jawaban yang {asked.mode}", f"is no ballot of mode {asked.mode}")
        fault = selection_fault(question, asked, ballot)
        if fault is not None:
            yield Finding(node.place, fault)
        if not asked.is_weighted and ballot.weight != 1:
            yield wrong(f"{node.place}.weight", "berbobot tanpa bobot suara", "has a weight where none was set")
        own = (
            {one.text("ref"): one.text("organisation") for one in record.many("delegates")} if asked.is_weighted else {}
        )
        if ballot.voter and asked.is_weighted and ballot.weight != weights.get(own.get(ballot.voter, ballot.voter)):
            yield wrong(f"{node.place}.weight", "bukan bobot instansinya", "is not the weight of its organisation")
    yield from _voters(question, asked, ways)


def _voters(question: Node, asked: Asked, ways: Counter[str]) -> Iterator[Finding]:
    """Who voted, or how many from where, against who took part; and the order that tells nothing."""
    code, ballots = question.text("code"), ballots_of(question) or []
    if asked.mode == "open":
        voters = [ballot.voter for ballot in ballots]
        for ref, count in sorted(Counter(voters).items()):
            if count > 1:
                yield wrong(f"{code}, {ref}", "lebih dari satu jawaban", "more than one ballot")
        for ref in sorted(set(voters) ^ set(question.texts("took_part"))):
            yield wrong(
                f"{code}, {ref}", "jawaban dan daftar yang menjawab berbeda", "ballots and who took part differ"
            )
    given = Counter(ballot.home for ballot in ballots)
    for home in (
        sorted(given.keys() | ways.keys()) if asked.mode == "by_constituency" else sorted(given.keys() - {"merged"})
    ):
        if asked.mode != "open" and given[home] != ways[home]:
            yield differs(f"{code}, jawaban unsur {home or '–'}", ways[home], given[home])
    order = [(ballot.voter or ballot.home, ballot.selection, ballot.words) for ballot in ballots]
    if order != sorted(order):
        yield wrong(f"{code}.ballots", "tidak dalam urutan yang ditetapkan", "are not in the order they must have")
