"""Check 6: counts, bases, shares, ranks, ties, means, medians, quorum and threshold, all counted once more."""

from collections.abc import Iterator
from fractions import Fraction

from verifier.asked import Asked, asked_of, ballots_of, rule_of
from verifier.ballots import SHOWN
from verifier.comparing import compare
from verifier.events import entries_of, time_findings
from verifier.findings import Finding, differs, wrong
from verifier.hashing import hashed
from verifier.nodes import Node, read_json
from verifier.recount import Tree, recount
from verifier.selections import selection_fault
from verifier.sentences import sentence_findings


def result_findings(record: Node) -> Iterator[Finding]:
    """Every question, those without a result as far as they go."""
    invited = sum(one.flag("invited") for one in record.many("organisations"))
    for question in record.many("questions"):
        yield from time_findings(record, question)
        yield from _settings(record, question)
        yield from _quorums(record, question)
        for closing in question.many("closings"):
            if closing.number("invited") != invited:
                yield differs(f"{closing.place}.invited", invited, closing.number("invited"))
        if question.text("state") in SHOWN:
            yield from _result(question)


def tally_of(question: Node) -> tuple[Asked, Tree] | None:
    """The recount of a revealed question; None where its ballots are no ballots."""
    asked, ballots = asked_of(question), ballots_of(question)
    if ballots and any(selection_fault(question, asked, ballot) for ballot in ballots):
        return None
    return asked, recount(asked, ballots, len(question.texts("took_part")))


def _result(question: Node) -> Iterator[Finding]:
    counted, last = tally_of(question), question.many("closings")[-1:]
    if counted is None:
        yield wrong(question.text("code"), "memuat jawaban yang tidak sah sehingga tidak dapat dihitung ulang",
                    "holds ballots that are none, and cannot be counted again")  # fmt: skip
        return
    asked, tally = counted
    yield from compare(question.part("tally"), tally)
    yield from sentence_findings(question, asked, tally)
    for closing in last:
        for key in ("assisted", "changed"):
            if question.number(key) != closing.number(key):
                yield differs(f"{question.text('code')}.{key}", closing.number(key), question.number(key))
            if not 0 <= question.number(key) <= tally["answered"]:
                yield differs(f"{question.text('code')}.{key}", f"0–{tally['answered']}", question.number(key))
    # A ballot published without its name has no channel either.
    if asked.mode == "open" and all("channel" in one.value for one in question.many("ballots")):
        helped = sum(one.text("channel") == "clerk" for one in question.many("ballots"))
        if helped != question.number("assisted"):
            yield differs(f"{question.text('code')}.assisted", helped, question.number("assisted"))


def _settings(record: Node, question: Node) -> Iterator[Finding]:
    """What was fixed is what the entries of opening and closing say."""
    code = question.text("code")
    for entry in entries_of(record, code, "question.opened")[:1]:
        payload = entry.part("payload")
        for key in ("mode", "unit"):
            if payload.text(key) != question.text(key):
                yield differs(f"{code}.{key}", payload.text(key), question.text(key))
        yield from _fixed(question, read_json(payload.text("settings").encode(), f"{code}, ketentuan"))
    for entry in entries_of(record, code, "question.closed")[-1:]:
        promised = entry.part("payload").text_or_none("asked")
        if promised is not None and promised != hashed(asked_document(question)):
            yield wrong(f"{code}, pertanyaan dan pilihan", "bukan yang ditutup: redaksi, pilihan, atau ketentuan lain",
                        "is not what was closed: wording, options or rules differ")  # fmt: skip


def asked_document(question: Node) -> Tree:
    """What the closing commits to of the question itself."""
    keys = ("base", "ballot_by", "decimals", "kind", "late_voters", "mode", "preset", "round", "unit", "wording")
    options = [{key: one.text(key) for key in ("code", "role", "text")} for one in question.many("options")]
    return {key: question.part(key).value for key in keys} | {"options": options}


def _fixed(question: Node, settings: Node) -> Iterator[Finding]:
    """The settings of the opening entry name only what differs from the defaults."""
    code, options = question.text("code"), len(question.many("options"))
    most = settings.number_or_none("choices_max") or options
    least = settings.number_or_none("choices_min")
    kind = question.text("kind")
    wanted: Tree = {
        "weighted": bool(settings.value.get("is_weighted", False)),
        "constituencies": settings.value.get("constituencies", []),
    }
    if kind == "ranking":
        most = min(most, options)
        wanted |= {"min": most, "max": most, "method": settings.value.get("method", "borda")}
    if kind == "multiple":
        wanted |= {"min": 1 if least is None else least, "max": most}
    if kind == "text":
        wanted["text_max"] = settings.value.get("text_max", 200)
    if question.text("mode") == "secret":
        wanted["cell_answers_min"] = settings.value.get("cell_answers_min", 5)
    for key, value in wanted.items():
        if question.part(key).value != value:
            yield differs(f"{code}.{key}", value, question.part(key).value)
    if kind == "number":
        bounds = {key: settings.value.get(f"number_{key}", "") or None for key in ("min", "max")}
        yield from compare(question.part("number"), bounds | {"decimals": settings.value.get("number_decimals", 6)})
    quorum = question.maybe("quorum")
    if quorum is not None and quorum.flag("blocks") != bool(settings.value.get("quorum_blocks", False)):
        yield differs(f"{code}.quorum.blocks", not quorum.flag("blocks"), quorum.flag("blocks"))
    for key in ("quorum", "threshold"):
        told, rule = settings.value.get(key), rule_of(question.maybe(key))
        found = (
            None if rule is None else [rule.fraction.numerator, rule.fraction.denominator, rule.is_strict, rule.base]
        )
        if told != found:
            yield differs(f"{code}.{key}", told, found)


def _quorums(record: Node, question: Node) -> Iterator[Finding]:
    """At every opening and closing: how many were there, how many were needed, and whether that is enough."""
    code, rule, counts = question.text("code"), rule_of(question.maybe("quorum")), question.many("quorums")
    told = [
        (entry, quorum)
        for entry in entries_of(record, code, "question.opened", "question.closed")
        if (quorum := entry.part("payload").maybe("quorum")) is not None
    ]
    if len(told) != len(counts) or (rule is None and counts):
        yield differs(f"{code}.quorums", len(told), len(counts))
    for count, (entry, quorum) in zip(counts, told, strict=False):
        if rule is None:
            return
        present, base = count.number("present"), count.number("base_count")
        wanted: Tree = {
            "moment": "open" if entry.text("kind") == "question.opened" else "close",
            "present": quorum.number("present"),
            "base_count": quorum.number("base"),
            "required": int(rule.required(Fraction(base))),
            "reached": rule.is_met(Fraction(present), Fraction(base)),
        }
        yield from compare(count, wanted)
        if (quorum.number("required"), bool(quorum.number("reached"))) != (wanted["required"], wanted["reached"]):
            yield differs(f"{code}, kuorum dalam catatan", wanted["required"], quorum.number("required"))
        at = entry.text("at") if wanted["moment"] == "open" else entry.part("payload").text("closed")
        if count.text("at") != at:
            yield differs(f"{count.place}.at", at, count.text("at"))
