"""record.json: its bytes, its schema, the chain and the commitment it lets anybody check."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import record
from record.json_file import document, write
from record.record import Record
from rules import chain

SCHEMA = json.loads((Path(record.__file__).parent / "schema" / "record-1.json").read_text())
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
# What our schema uses of JSON Schema; a word outside this list would be a promise nobody checks here.
KNOWN = {"type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "$ref", "pattern"}
REMARKS = {"$comment", "$schema", "$defs", "title", "minimum"}


def faults(value: Any, schema: dict[str, Any], where: str = "") -> list[str]:
    """Where a value breaks the schema; nothing where it keeps it."""
    assert schema.keys() <= KNOWN | REMARKS, schema.keys()
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[-1]], where)
    if "anyOf" in schema:
        tried = [faults(value, one, where) for one in schema["anyOf"]]
        return [] if any(not found for found in tried) else [f"{where}: {value!r}"]
    kind = TYPES.get(schema.get("type", ""), object)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return [f"{where}: {value!r} is no {schema.get('type')}"]
    found = (
        [] if value in schema.get("enum", [value]) and value == schema.get("const", value) else [f"{where}: {value}"]
    )
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{where}: {value!r}")
    if isinstance(value, int) and value < schema.get("minimum", value):
        found.append(f"{where}: {value}")
    if isinstance(value, list):
        return found + [one for n, item in enumerate(value) for one in faults(item, schema["items"], f"{where}/{n}")]
    return found + (object_faults(value, schema, where) if isinstance(value, dict) else [])


def object_faults(value: dict[str, Any], schema: dict[str, Any], where: str) -> list[str]:
    known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
    found = [f"{where}: {key} is missing" for key in schema.get("required", []) if key not in value]
    for key, part in value.items():
        if key in known or isinstance(more, dict):
            found += faults(part, known.get(key, more), f"{where}/{key}")
        elif more is False:
            found.append(f"{where}: {key} is not known")
    return found


def test_the_record_keeps_its_schema(sample: Record) -> None:
    """Every key is known, every required one is there, every value has its form."""
    assert faults(json.loads(write(sample)), SCHEMA) == []


def test_the_schema_refuses_what_it_should(sample: Record) -> None:
    """The check of the check: a float, an unknown key, a missing one and a local time are found."""
    broken = document(sample)
    broken["questions"][0]["tally"]["turnout"] = 93.9
    broken["delegates"][0]["telegram_id"] = 9000000001
    del broken["head"]
    broken["meeting"]["at"] = "2023-11-23T11:55:00+07:00"
    assert len(faults(broken, SCHEMA)) == 4


def test_an_empty_meeting_keeps_the_schema_too(sample: Record) -> None:
    """Nothing was asked, nobody came, no entry stands."""
    bare = replace(sample, questions=(), points=(), notes=(), delegates=(), entries=(), head=None)
    assert faults(json.loads(write(bare)), SCHEMA) == []


def test_the_bytes_are_canonical(sample: Record) -> None:
    """UTF-8, sorted keys, two-space indent, newline at the end, no number but integers."""
    body = write(sample)
    assert body == write(sample)
    assert body.endswith(b"}\n")
    assert json.dumps(json.loads(body), ensure_ascii=False, sort_keys=True, indent=2) + "\n" == body.decode()
    assert "'Aisyiyah" in body.decode()
    json.loads(body, parse_float=lambda text: (_ for _ in ()).throw(AssertionError(text)))


def test_the_figures_of_jp1_and_jp6(sample: Record) -> None:
    """Counts as integers, shares as decimal strings with a point."""
    jp1, jp6 = json.loads(write(sample))["questions"]
    assert {row["code"]: (row["count"], row["share"], row["rank"]) for row in jp1["tally"]["rows"]} == {
        "A": (20, "43.5", 1),
        "B": (6, "13.0", 3),
        "C": (5, "10.9", 5),
        "D": (9, "19.6", 2),
        "E": (6, "13.0", 3),
    }
    assert (jp1["tally"]["turnout"], jp1["assisted"], jp1["changed"]) == ("93.9", 2, 1)
    assert [row["counts"]["A"] for row in jp1["breakdown"]["rows"]] == [10, 1, 1, 2, 4, 2]
    assert {row["code"]: row["share"] for row in jp6["tally"]["rows"]} == {
        "setuju": "89.5",
        "tidak_setuju": "2.6",
        "abstain": "7.9",
    }


def test_ballots_have_the_keys_of_their_mode_and_no_others(sample: Record) -> None:
    """By constituency nobody is named; open answers name organisation and channel; neither has a time or an id."""
    jp1, jp6 = document(sample)["questions"]
    assert {frozenset(ballot) for ballot in jp1["ballots"]} == {frozenset({"selection", "weight", "constituency"})}
    assert {frozenset(ballot) for ballot in jp6["ballots"]} == {frozenset({"selection", "weight", "voter", "channel"})}
    order = [(ballot["constituency"], ballot["selection"]) for ballot in jp1["ballots"]]
    assert order == sorted(order)


def test_before_reveal_the_question_holds_no_result(sample: Record) -> None:
    """No tally, no nonce, no ballots, no sentence; turnout stays."""
    hidden = replace(sample.questions[0], tally=None, ballots=None, nonce=None)
    (shown,) = document(replace(sample, questions=(hidden,)))["questions"]
    assert not {"tally", "nonce", "ballots", "breakdown", "sentence", "assisted", "changed"} & shown.keys()
    assert len(shown["took_part"]) == 46


def test_the_chain_can_be_checked_from_the_file_alone(sample: Record) -> None:
    """Anybody hashes the entries again and meets the head."""
    read = json.loads(write(sample))
    chained = [
        (
            chain.Entry(e["seq"], e["at"], e["actor"]["role"], e["actor"]["ref"], e["kind"], e["payload"], e["prev"]),
            e["hash"],
        )
        for e in read["entries"]
    ]
    head = chain.verify_chain(chained, chain.genesis(read["meeting"]["created"], read["meeting"]["code"]))
    assert {"seq": head.seq, "hash": head.hash} == read["head"]
