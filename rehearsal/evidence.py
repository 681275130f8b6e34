"""What the cast said and tapped, held against the record: no word lost or altered, no answer lost or doubled."""

import re
from collections.abc import Iterator
from typing import Any

from rehearsal.cast.scenario import Question, squeezed
from rehearsal.cast.stage import Stage
from rehearsal.figures import KINDS, Figure

IDENTITY = re.compile(r"(?<!\d)\d{16}(?!\d)")
ENTERED = {"question.tallied": "rekapitulasi", "question.charted": "diagram"}


def evidence(stage: Stage, record: dict[str, Any]) -> Iterator[Figure]:
    """Everything that was witnessed while playing, then what the record has kept of what was done."""
    for witness in sorted(stage.witnesses, key=lambda witness: witness.where):
        yield Figure(witness.where, witness.expected, witness.seen)
    yield from _words(stage, record)
    asked = {question["code"]: question for question in record["questions"]}
    for question in stage.scenario.questions:
        if question.code in stage.played and question.code in asked:
            yield from _answers(stage, question, asked[question.code])
            yield from _entered(question.code, record)


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


def _answers(stage: Stage, question: Question, asked: dict[str, Any]) -> Iterator[Figure]:
    """How many changed and were entered by officials; where answers are open, each against its organisation."""
    where = f"jawaban_final.{question.code}"
    yield Figure(f"{where}.diubah", str(stage.changed[question.code]), str(asked.get("changed")))
    yield Figure(f"{where}.dibantu_petugas", str(stage.assisted[question.code]), str(asked.get("assisted")))
    ballots = asked.get("ballots") or []
    yield Figure(f"{where}.jumlah", str(len(question.answers)), str(len(ballots)))
    if question.by_organisation and all("voter" in ballot for ballot in ballots):
        kept = {ballot["voter"]: ballot["selection"] for ballot in ballots}
        equal = sum(kept.get(ref) == [answer] for ref, answer in question.answers.items())
        yield Figure(f"{where}.sama", str(len(question.answers)), str(equal))


def _entered(code: str, record: dict[str, Any]) -> Iterator[Figure]:
    """Tally and chart stand in the record, once each."""
    for kind, name in ENTERED.items():
        times = [e for e in record["entries"] if e["kind"] == kind and e["payload"].get("question") == code]
        yield Figure(f"catatan_rapat.{code}.{name}", "1", str(len(times)))
