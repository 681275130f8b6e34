"""What the cast said and tapped, held against the record: no word lost or altered, no answer lost or doubled."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from rehearsal.aftermath import aftermath
from rehearsal.cast.questions import NUMBER, TYPED, Answer, Kind, Question
from rehearsal.cast.scenario import squeezed
from rehearsal.cast.stage import Stage
from rehearsal.figures import KINDS, Figure
from rehearsal.floor_evidence import floor_evidence
from rehearsal.scene_evidence import scene_evidence

Json = dict[str, Any]

IDENTITY = re.compile(r"(?<!\d)\d{16}(?!\d)")
ENTERED = {"question.tallied": "rekapitulasi", "question.charted": "diagram"}


def evidence(stage: Stage, record: dict[str, Any]) -> Iterator[Figure]:
    """Everything that was witnessed while playing, then what the record has kept of what was done."""
    for witness in sorted(stage.witnesses, key=lambda witness: witness.where):
        yield Figure(witness.where, witness.expected, witness.seen)
    yield from _words(stage, record)
    yield from floor_evidence(stage, record)
    asked = {question["code"]: question for question in record["questions"]}
    for question in stage.scenario.questions:
        if question.code in stage.played and question.code in asked:
            yield from _answers(stage, question, asked[question.code], record)
            yield from _entered(question.code, record)
    yield from scene_evidence(stage, record)
    yield from aftermath(stage, record)


def _words(stage: Stage, record: dict[str, Any]) -> Iterator[Figure]:
    """Each point with its own words, its organisation, its kind, and the points it answers."""
    kept = {point["code"]: point for point in record["points"]}
    for point in stage.scenario.points:
        code = stage.points.get(point.code)
        if code is None:
            continue
        found = kept.get(code, {})
        answers = sorted(stage.points[other] for other in point.answers if other in stage.points)
        said = (point.organisation, KINDS[point.kind], answers, squeezed(point.text))
        stands = (
            found.get("organisation"),
            found.get("kind"),
            sorted(found.get("answers", [])),
            squeezed(found.get("original", "")),
        )
        yield Figure(f"pokok_diskusi.{point.code}", "utuh", "utuh" if stands == said else str(stands))
    if stage.scenario.noise:
        told = " ".join(f"{point['original']} {point['record']}" for point in record["points"])
        yield Figure("pokok_diskusi.nomor_identitas", "0", str(len(IDENTITY.findall(told))))


def _answers(stage: Stage, question: Question, asked: Json, record: Json) -> Iterator[Figure]:
    """How many changed, were entered by officials, stood at each closing; and the answers as far as they may be read:
    by name, by constituency, or what was said alone."""
    where = f"jawaban_final.{question.code}"
    yield Figure(f"{where}.diubah", str(stage.changed[question.code]), str(asked.get("changed")))
    yield Figure(f"{where}.dibantu_petugas", str(stage.assisted[question.code]), str(asked.get("assisted")))
    closings = ", ".join(str(closing["answered"]) for closing in asked.get("closings", ()))
    yield Figure(f"{where}.penutupan", ", ".join(map(str, stage.closings[question.code])), closings)
    ballots = asked.get("ballots") or []
    yield Figure(f"{where}.jumlah", str(len(question.answers)), str(len(ballots)))
    said = Counter(_said(stage, question, ref, answer) for ref, answer in question.answers.items())
    kept = Counter(_kept(question, ballot, record) for ballot in ballots)
    yield Figure(f"{where}.sama", str(len(question.answers)), str((said & kept).total()))


def _said(stage: Stage, question: Question, ref: str, answer: Answer) -> tuple[str, tuple[str, ...], str]:
    """An answer as its question's mode publishes it: whose, or of which constituency, or nobody's; options; words."""
    scenario = stage.scenario
    voter = scenario.voter(question, ref)
    places = {"open": ref if question.by_organisation else voter.label, "secret": ""}
    constituency = scenario.organisations[voter.organisation].constituency or "None"
    options = answer.options if question.kind is Kind.RANKING else tuple(sorted(answer.options))
    return places.get(question.mode, constituency), options, canonical(question, answer.words)


def _kept(question: Question, ballot: Json, record: Json) -> tuple[str, tuple[str, ...], str]:
    """The same of a ballot of the record."""
    labels = {str(person["ref"]): str(person["label"]) for person in record["delegates"]}
    voter = str(ballot.get("voter"))
    places = {"open": voter if question.by_organisation else labels.get(voter, voter), "secret": ""}
    place, selection = places.get(question.mode, str(ballot.get("constituency"))), ballot["selection"]
    if question.kind in TYPED:
        return place, (), canonical(question, "".join(selection))
    options = tuple(selection) if question.kind is Kind.RANKING else tuple(sorted(selection))
    return place, options, ballot.get("words", "")


def canonical(question: Question, words: str) -> str:
    """Words as they are compared: a number by its value, a text without its runs of blanks."""
    if question.kind is not Kind.NUMBER:
        return squeezed(words)
    plain = words.replace(".", "").replace(",", ".") if "," in words or NUMBER.fullmatch(words) else words
    return str(Decimal(plain).normalize())


def _entered(code: str, record: dict[str, Any]) -> Iterator[Figure]:
    """Tally and chart stand in the record, once each."""
    for kind, name in ENTERED.items():
        times = [e for e in record["entries"] if e["kind"] == kind and e["payload"].get("question") == code]
        yield Figure(f"catatan_rapat.{code}.{name}", "1", str(len(times)))
