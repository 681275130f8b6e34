"""Two counts of the same ballots, written apart: on any question they come to the same figures."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from record.json_questions import question_document
from rules.questions import Kind
from tests.record.conftest import UNITS
from tests.verifier.drawing import questions
from verifier.asked import asked_of, ballots_of
from verifier.comparing import compare
from verifier.nodes import Node, read_json
from verifier.recount import recount
from verifier.suppressing import breakdown

QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def node_of(asked: Any) -> Node:
    """The question as it stands in a file."""
    return read_json(json.dumps(question_document(asked)).encode(), "record.json")


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(data=st.data())
def test_both_counts_agree_on_any_ballots(making: Any, kind: Kind, data: st.DataObject) -> None:
    """Counts, weights, shares by largest remainder, ranks, ties, means, medians, methods, thresholds, sums."""
    drawn, homes = data.draw(questions(making, (kind,)))
    question = node_of(drawn)
    asked, ballots = asked_of(question), ballots_of(question)
    answered = len(question.texts("took_part"))
    assert list(compare(question.part("tally"), recount(asked, ballots, answered))) == []
    if ballots is not None:
        at_home = [one if one.home else replace(one, home=homes.get(one.voter, "")) for one in ballots]
        found = breakdown(asked, at_home, [unit[0] for unit in UNITS], Counter(homes.values()))
        assert list(compare(question.part("breakdown"), found)) == []
