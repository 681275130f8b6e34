"""What the edge cases have left in the record and its documents."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from rehearsal.cast.events import Event, EventKind
from rehearsal.cast.stage import Stage
from rehearsal.comparing import Figure

Json = dict[str, Any]
HIDDEN = "tidak ditampilkan demi kerahasiaan"
# What of a question's result must not move when somebody's identity is cut from it.
RESULT = ("assisted", "changed", "tally", "sentence", "breakdown", "ballots", "receipts", "took_part")
NONE = "tidak ada"


def aftermath(stage: Stage, record: Json) -> Iterator[Figure]:
    """Every edge case that was played, as far as the record tells of it."""
    asked = {question["code"]: question for question in record["questions"]}
    for event in stage.scenario.events:
        question = asked.get(event.question or "") if event.question in stage.played else None
        if event.kind is EventKind.LOCKED:
            yield from _locked(event, record)
        elif event.kind is EventKind.WITHDRAWN and stage.withdrawn is not None:
            yield from _withdrawn(stage, event, record)
        elif question is not None:
            yield from _of_question(stage, event, question, record)


def _of_question(stage: Stage, event: Event, question: Json, record: Json) -> Iterator[Figure]:
    tally = question.get("tally") or {}
    if event.kind is EventKind.REOPENED:
        times = [str(closing["answered"]) for closing in question["closings"]]
        wanted = ", ".join(map(str, stage.closings[question["code"]]))
        yield Figure(f"{event.where}.penutupan", f"2 kali: {wanted}", f"{len(times)} kali: {', '.join(times)}")
    elif event.kind is EventKind.INCOMPLETE:
        yield Figure(f"{event.where}.tidak_lengkap", "1", str(tally.get("incomplete")))
        yield Figure(f"{event.where}.pengingat_tercatat", "1", _times(record, "question.reminded", question["code"]))
    elif event.kind is EventKind.AWAY:
        yield Figure(f"{event.where}.diperpanjang", "1", _times(record, "question.extended", question["code"]))
    elif event.kind is EventKind.BREAKDOWN:
        yield from _hidden(stage, event, question)


def _times(record: Json, kind: str, code: str) -> str:
    """How often the record says so of a question."""
    return str(sum(e["kind"] == kind and e["payload"].get("question") == code for e in record["entries"]))


def _hidden(stage: Stage, event: Event, question: Json) -> Iterator[Figure]:
    """No cell of a small constituency can be read, and the workbook says why."""
    least = question.get("cell_answers_min") or 5
    rows = (question.get("breakdown") or {}).get("rows", [])
    small = [row for row in rows if row["answered"] < least]
    read = ", ".join(row["constituency"] for row in small if row["counts"] is not None)
    yield Figure(f"{event.where}.sel_terbaca", NONE, read or NONE)
    if small:
        body = next((body for file, body in stage.files.items() if file.startswith("rekapitulasi")), b"")
        yield Figure(f"{event.where}.rekapitulasi", HIDDEN, HIDDEN if HIDDEN in _text(body) else NONE)


def _text(body: bytes) -> str:
    """Everything written in a document, whatever its parts."""
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return ""
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return "".join(parts.read(part).decode() for part in parts.namelist() if part.endswith(".xml"))


def _withdrawn(stage: Stage, event: Event, record: Json) -> Iterator[Figure]:
    """The same figures before and after; whoever withdrew stands nowhere by name any more."""
    assert stage.withdrawn is not None
    before = {question["code"]: question for question in json.loads(stage.before)["questions"]}
    after = {question["code"]: question for question in record["questions"]}
    code = event.question or next(iter(after))
    moved = [key for key in RESULT if before.get(code, {}).get(key) != after.get(code, {}).get(key)]
    yield Figure(f"{event.where}.angka_berubah", NONE, ", ".join(moved) or NONE)
    names = [person for person in record["delegates"] if stage.withdrawn.label in (person["label"], person["name"])]
    yield Figure(f"{event.where}.identitas", NONE, stage.withdrawn.label if names else NONE)
    separated = sum(entry["kind"] == "privacy.separated" for entry in record["entries"])
    yield Figure(f"{event.where}.tercatat", "1", str(separated))


def _locked(event: Event, record: Json) -> Iterator[Figure]:
    adopted = [question["code"] for question in record["questions"] if question["state"] == "adopted"]
    errata = [f"{erratum['number']} {erratum['question']}" for erratum in record.get("errata", ())]
    yield Figure(f"{event.where}.ralat_tercatat", "; ".join(f"1 {code}" for code in adopted), "; ".join(errata))
