"""Check 10: texts against the digests that entries hold; what was erased is said to be so."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from verifier.findings import Finding, wrong
from verifier.hashing import canonical, text_digest
from verifier.nodes import Node

_LETTERHEAD = ("government", "body", "address", "contacts")
_ERRATUM = ("was", "becomes", "reason")


@dataclass(slots=True)
class Texts:
    """Every text with its salt, and the digests that entries hold of texts."""

    promised: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def take(self, place: str, salt: str, text: str) -> None:
        """One text of the record. A text without its salt cannot be what an entry promised."""
        if not text:
            return
        digest = text_digest(salt, text)
        self.kept.add(digest)
        if not salt:
            self.findings.append(wrong(place, "teks tanpa garam, tidak dapat diperiksa", "a text without its salt"))
        elif digest not in self.promised:
            self.findings.append(wrong(place, "teks tidak cocok dengan sidiknya", "the text does not fit its digest"))


def text_findings(record: Node) -> tuple[list[Finding], int]:
    """The findings, and how many digests have no text any more."""
    texts = Texts()
    for entry in record.many("entries"):
        texts.promised.update(_digests(entry.part("payload").value))
    for read in (_stationery, _notes, _points, _outcomes, _speeches, _soundings):
        read(record, texts)
    for question in record.many("questions"):
        for one in question.many("corrections"):
            for key in ("was", "becomes"):
                texts.take(f"{one.place}.{key}", one.text_or_none("salt") or "", one.text(key))
    for one in record.many("errata"):
        salt = one.text_or_none("salt") or ""
        for key in _ERRATUM:
            texts.take(f"{one.place}.{key}", salt, one.text(key))
        if one.maybe("question") is None and salt:
            texts.take(f"{one.place}.about", salt, one.text("about"))
    for one in record.many("amendments"):
        texts.take(one.place, one.text_or_none("salt") or "", one.text("text"))
        texts.take(f"{one.place}.ruling", one.text_or_none("ruling_salt") or "", one.text("ruling"))
    for question in record.many("questions"):
        texts.findings += _themes(record, question)
    codes = {entry.part("payload").text_or_none("point") for entry in record.many("entries")}
    for point in record.many("points"):
        if point.text("code") not in codes:
            texts.findings.append(wrong(point.text("code"), "tidak ada dalam catatan rapat", "is not in the entries"))
    return texts.findings, len(_owed(record) - texts.kept)


def _themes(record: Node, question: Node) -> Iterator[Finding]:
    """Each line stands under a theme that somebody wrote for a line of this question: as written under its salt, and
    shown as one of its lines has it."""
    figures = (question.maybe("tally") or Node({}, question.place)).maybe("figures")
    if figures is None or figures.maybe("themes") is None:
        return
    code = question.text("code")
    said = [entry.part("payload") for entry in record.many("entries") if entry.text("kind") == "question.themed"]
    entered = {one.text_or_none("theme") for one in said if one.text_or_none("question") == code}
    by_theme: dict[str, set[str]] = {}
    for line in figures.many("lines"):
        name, written = line.text_or_none("theme"), line.text_or_none("theme_as") or ""
        if name is None:
            continue
        by_theme.setdefault(name, set()).add(written)
        if text_digest(line.text_or_none("theme_salt") or "", written) not in entered:
            yield wrong(f"{code}, {line.place}", "temanya tidak tercatat demikian", "its theme was not entered so")
    for name, spellings in by_theme.items():
        if name not in spellings:
            yield wrong(f"{code}, tema {name}", "namanya tidak tercatat demikian", "its name was not entered so")


def _digests(value: object) -> Iterator[str]:
    """Everything in a payload that may be a digest, however deep."""
    if isinstance(value, str):
        if len(value) == 64:
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _digests(part)
    elif isinstance(value, list):
        for part in value:
            yield from _digests(part)


def _owed(record: Node) -> set[str]:
    """Digests of texts alone: those that entries call so."""
    found = set()
    for entry in record.many("entries"):
        keys = ("digest", *(_ERRATUM if entry.text("kind") in ("erratum", "addendum") else ()))
        found |= {digest for key in keys if (digest := entry.part("payload").text_or_none(key)) is not None}
    return found


def _stationery(record: Node, texts: Texts) -> None:
    """Texts on paper that were set in the meeting; one that came with the meeting file has no salt."""
    paper = record.part("meeting").maybe("paper")
    salts = None if paper is None else paper.maybe("salts")
    if paper is None or salts is None:
        return
    letterhead = dict(zip(_LETTERHEAD, paper.texts("letterhead"), strict=False))
    for name, salt in salts.pairs():
        text = letterhead[name] if name in letterhead else paper.text(name)
        texts.take(f"{paper.place}.{name}", salt.as_text(), text)


def _notes(record: Node, texts: Texts) -> None:
    for one in record.many("notes"):
        texts.take(one.place, one.text_or_none("salt") or "", one.text("text"))


def _points(record: Node, texts: Texts) -> None:
    """The words as sent under the point's own salt, every other wording under one of its own."""
    for point in record.many("points"):
        code, salt = point.text("code"), point.text_or_none("salt") or ""
        wordings = {point.text_or_none("original") or ""}
        if point.maybe("original") is not None:
            texts.take(f"{code}, teks asli", salt, point.text("original"))
        for number, one in enumerate(point.many("texts"), start=1):
            wordings.add(one.text("text"))
            texts.take(f"{code}, teks {number}", one.text_or_none("salt") or "", one.text("text"))
        for field_name in ("location", "volume"):
            if salt:
                texts.take(f"{code}, {field_name}", salt, point.text_or_none(field_name) or "")
        if point.maybe("original") is not None and point.text("record") not in wordings:
            texts.findings.append(
                wrong(f"{code}, teks notula", "bukan salah satu rumusan yang tercatat", "is none of the wordings kept")
            )


def _outcomes(record: Node, texts: Texts) -> None:
    for part in ("outcomes", "follow_ups"):
        for one in record.many(part):
            code, current = one.text("code"), {one.text("text")}
            for number, text in enumerate(one.many("texts"), start=1):
                texts.take(f"{code}, teks {number}", text.text_or_none("salt") or "", text.text("text"))
                if text.text("part") == "text":
                    current.discard(text.text("text"))
            for _ in current:
                texts.findings.append(wrong(code, "teksnya bukan yang tercatat", "its text is none of those kept"))


def _speeches(record: Node, texts: Texts) -> None:
    for speech in record.many("speeches"):
        for note in speech.many("notes"):
            texts.take(note.place, note.text_or_none("salt") or "", note.text("text"))


def _soundings(record: Node, texts: Texts) -> None:
    """A published result under its salt, as the closing entry holds it."""
    for one in record.many("soundings"):
        result, salt = one.maybe("result"), one.text_or_none("salt") or ""
        if result is None:
            continue
        digest = text_digest(salt, canonical(result.value).decode())
        if digest not in texts.promised or one.text("digest") != digest:
            texts.findings.append(
                wrong(one.text("code"), "hasil tidak cocok dengan sidiknya", "the result does not fit")
            )
