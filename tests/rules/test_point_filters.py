"""What a list of points shows rides in its buttons as one number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.point_filters import KINDS, STATES, PointFilter, filter_of, read_search
from rules.points import PointKind, PointState
from rules.refusals import Refusal

FILTERS = st.builds(
    PointFilter,
    st.integers(0, 10_000),
    st.integers(0, 99),
    st.integers(0, len(KINDS) - 1),
    st.integers(0, len(STATES) - 1),
    st.booleans(),
)


@given(FILTERS)
def test_a_filter_comes_back_from_its_number(wanted: PointFilter) -> None:
    """Every part of it, and nothing asked for is no number at all."""
    assert filter_of(wanted.code) == wanted
    assert (wanted.code == 0) is (wanted == PointFilter())


@given(st.integers(0, 2**63 - 1))
def test_any_number_is_a_filter_or_an_old_button(code: int) -> None:
    """A stranger's number changes nothing."""
    try:
        wanted = filter_of(code)
    except Refusal:
        return
    assert wanted.code == code


def test_every_state_and_kind_can_be_asked_for() -> None:
    """And those whose sender proposes another wording."""
    assert set(STATES) == {"", "objected", *(state.value for state in PointState)}
    assert set(KINDS) == {"", *(kind.value for kind in PointKind)}


def test_words_searched_for_are_folded_masked_and_limited() -> None:
    """At most eight words of a hundred characters in all."""
    assert read_search("  Jalan   DESA ") == "jalan desa"
    assert "3500000000000000" not in read_search("3500000000000000")
    assert read_search("a b c d e f g h i j") == "a b c d e f g h"
    with pytest.raises(Refusal) as refused:
        read_search("x" * 101)
    assert refused.value.values == {"n": 101, "maks": 100}
