"""The schema of `record.json`, and where a value breaks it; it checks no more of JSON Schema than ours uses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import record

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
