"""What a question fixes is stored as one line of JSON and comes back as it was."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.numbers import canonical
from rules.questions import Base
from rules.quorums import Portion, Rule
from rules.settings import PLAIN, Method, Settings, settings_from

PORTIONS = st.fractions(Fraction(1, 9999), 1, max_denominator=9999).flatmap(
    lambda fraction: st.builds(Portion, st.just(fraction), st.just(False) if fraction == 1 else st.booleans())
)
RULES = st.none() | st.builds(Rule, PORTIONS, st.sampled_from(Base))
BOUNDS = st.just("") | st.decimals(-(10**15) + 1, 10**15 - 1, places=6).map(canonical)
SETTINGS = st.builds(
    Settings,
    choices_min=st.integers(1, 20),
    choices_max=st.integers(0, 20),
    method=st.sampled_from([method.value for method in Method]),
    number_min=BOUNDS,
    number_max=BOUNDS,
    number_decimals=st.integers(0, 6),
    text_max=st.integers(1, 1000),
    is_weighted=st.booleans(),
    constituencies=st.lists(st.from_regex(r"[a-z0-9_-]{1,40}", fullmatch=True), max_size=5).map(tuple),
    quorum=RULES,
    quorum_blocks=st.booleans(),
    threshold=RULES,
    cell_answers_min=st.integers(3, 1000),
)


@given(SETTINGS)
def test_settings_come_back_from_their_line(settings: Settings) -> None:
    """Every one of them, exactly: 667/1000 is not two thirds."""
    stored = settings.to_json()
    assert "\n" not in stored
    assert settings_from(stored) == settings
    assert settings_from(stored).to_json() == stored


@given(SETTINGS)
def test_the_line_holds_only_what_differs_from_a_plain_question(settings: Settings) -> None:
    """So that a column of plain questions stays empty; a default may therefore never change its value."""
    kept = json.loads(settings.to_json())
    for key in ("choices_min", "text_max", "method", "is_weighted"):
        assert (key in kept) is (getattr(settings, key) != getattr(PLAIN, key))


def test_a_plain_question_stores_nothing() -> None:
    """An empty column of an older database is a plain question as well."""
    assert PLAIN.to_json() == "{}"
    assert settings_from("{}") == settings_from("") == PLAIN == Settings()


def test_a_line_reads_as_what_it_says() -> None:
    """Rules as numerator, denominator, strictly more, base."""
    settings = Settings(choices_max=3, threshold=Rule(Portion(Fraction(2, 3), is_strict=True), Base.VALID))
    assert settings.to_json() == '{"choices_max": 3, "threshold": [2, 3, true, "valid"]}'


@pytest.mark.parametrize("stored", ['{"choice_max": 3}', '{"quorum": [1, 2, false, "invited"], "x": 1}'])
def test_a_setting_no_question_has_is_our_mistake(stored: str) -> None:
    """A line of a newer version must not be read as if nothing stood there."""
    with pytest.raises(AssertionError):
        settings_from(stored)
