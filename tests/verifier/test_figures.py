"""Any figure of the record that is changed, and sealed again, is found."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.verifier.forging import Forger
from verifier.bundle import Bundle
from verifier.nodes import Node
from verifier.report import Known, checks

Path_ = tuple[str | int, ...]
FIGURE = re.compile(r"-?\d+(\.\d+)?")


def figures(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Where every number, flag and decimal figure of the questions, the head and the errata stands."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from figures(part, (*path, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from figures(part, (*path, place))
    elif isinstance(value, bool | int) or (isinstance(value, str) and FIGURE.fullmatch(value)):
        yield path


def changed(value: Any, step: int) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + step
    whole, dot, part = value.partition(".")
    return (
        f"{int(whole) + step}{dot}{part}" if step != 3 or not part else f"{whole}.{part[:-1]}{(int(part[-1]) + 1) % 10}"
    )


# What says nothing of a result: the place of a question in the agenda.
FREE = {"item"}


@cache
def places(packed: bytes) -> tuple[Path_, ...]:
    record = Forger(packed).record
    found = [("questions", *path) for path in figures(record["questions"])]
    found += [("errata", *path) for path in figures(record["errata"])]
    found += [("head", *path) for path in figures(record["head"])] + [("meeting", "revision")]
    return tuple(path for path in found if path[-1] not in FREE)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_changed_figure_of_a_record_is_found(packed: bytes, data: st.DataObject) -> None:
    """Counts, weights, shares, ranks, places, means, bases, quorums, settings, numbers of closings: one of them changed
    by a little, everything sealed again."""
    path = data.draw(st.sampled_from(places(packed)))
    assert is_found(packed, path, data.draw(st.sampled_from((-1, 1, 2, 3)))), path


@pytest.mark.long
def test_every_figure_of_a_record_is_found_when_it_changes(packed: bytes) -> None:
    """Each of them in its turn."""
    assert [path for path in places(packed) if not is_found(packed, path, 1)] == []


def is_found(packed: bytes, path: Path_, step: int) -> bool:
    """Whether some check fails on the record with this figure changed; a record alone knows no manifest."""
    record = copy.deepcopy(Forger(packed).record)
    value = record
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = changed(value[path[-1]], step)
    bundle = Bundle("record.json", {}, {}, is_alone=True)
    return any(check.findings for check in checks(bundle, Node(record, "record.json"), Known()))


def test_the_record_as_it_is_passes(packed: bytes, tmp_path: Path) -> None:
    bundle = Bundle("record.json", {}, {}, is_alone=True)
    assert not any(check.findings for check in checks(bundle, Node(Forger(packed).record, "record.json"), Known()))
