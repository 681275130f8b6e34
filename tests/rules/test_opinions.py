"""Opinion groups: two camps are found, too few are not, no group is small, and nobody's order or name matters."""

from math import sqrt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rules.consensus import View
from rules.opinions import VOICES_MIN, Z_LEAST, Opinions, opinion_groups, z_between, z_of
from rules.suppression import CELL_ANSWERS_MIN

AGREE, DISAGREE, PASS = View
POINTS = (1, 2, 3, 4)
HEAD = {1: AGREE, 2: AGREE, 3: DISAGREE, 4: AGREE}
TAIL = {1: DISAGREE, 2: DISAGREE, 3: AGREE, 4: AGREE}


def test_two_camps_stand_apart_by_what_divides_them() -> None:
    """Point 4, on which they agree, stands for neither; the larger camp comes first."""
    found = opinion_groups(POINTS, [HEAD] * 14 + [TAIL] * 10)
    assert (found.voices, found.grouped) == (24, 24)
    assert [group.size for group in found.groups] == [14, 10]
    assert sorted(found.groups[0].typical) == [(1, AGREE), (2, AGREE), (3, DISAGREE)]
    assert sorted(found.groups[1].typical) == [(1, DISAGREE), (2, DISAGREE), (3, AGREE)]


@pytest.mark.parametrize(
    "voices",
    [
        [],
        [HEAD] * 10 + [TAIL] * (VOICES_MIN - 11),
        [HEAD] * 30,
        [HEAD] * 30 + [TAIL] * (CELL_ANSWERS_MIN - 1),
        [{1: AGREE}] * 15 + [{2: DISAGREE}] * 15,
    ],
)
def test_too_few_all_alike_or_a_small_camp_make_no_groups(voices: list[dict[int, View]]) -> None:
    """Nineteen voices, one camp, a camp of four, and people who answered one point of four."""
    assert opinion_groups(POINTS, voices) == Opinions(len(voices), 0, ())


def test_the_z_tests_by_hand() -> None:
    """9 of 10 with one added: 2 √11 (10/11 − 1/2). And 9 of 10 against 2 of 10, with one added to all."""
    assert z_of(9, 10) == pytest.approx(2 * sqrt(11) * (10 / 11 - 0.5))
    pooled = (10 + 3) / 22
    assert z_between(9, 10, 2, 10) == pytest.approx((10 / 11 - 3 / 11) / sqrt(pooled * (1 - pooled) * 2 / 11))
    assert z_between(10, 10, 10, 10) == 0
    assert pytest.approx(1.2816) == Z_LEAST


views = st.dictionaries(st.sampled_from(POINTS), st.sampled_from(list(View)), min_size=3, max_size=4)


@settings(deadline=None, max_examples=60)
@given(st.lists(views, min_size=VOICES_MIN, max_size=50), st.randoms(use_true_random=False))
def test_the_order_changes_nothing_and_no_group_is_small(voices: list[dict[int, View]], random: object) -> None:
    """Every group holds five or more, all of them together those who answered enough."""
    mixed = list(voices)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    found = opinion_groups(POINTS, voices)
    assert opinion_groups(POINTS, mixed) == found
    assert all(group.size >= CELL_ANSWERS_MIN for group in found.groups)
    assert sum(group.size for group in found.groups) == found.grouped


# Two camps that answered seven points each and differ on two of them: further points may be left open.
WIDE_HEAD = {1: AGREE, 2: DISAGREE} | dict.fromkeys(range(3, 8), PASS)
WIDE_TAIL = {1: DISAGREE, 2: AGREE} | dict.fromkeys(range(3, 8), PASS)


@pytest.mark.parametrize(
    ("inside", "outside", "is_told"), [(14, 10, True), (12, 8, True), (4, 10, False), (14, 4, False), (1, 2, False)]
)
def test_a_point_that_few_answered_stands_for_no_group(inside: int, outside: int, is_told: bool) -> None:
    """Fewer than five of the group, or of the others: what sets it apart would be what these few said."""
    camps = [{**WIDE_HEAD, 8: AGREE} if place < inside else WIDE_HEAD for place in range(14)]
    camps += [{**WIDE_TAIL, 8: DISAGREE} if place < outside else WIDE_TAIL for place in range(10)]
    found = opinion_groups(range(1, 9), camps)
    assert [group.size for group in found.groups] == [14, 10]
    assert [8 in dict(group.typical) for group in found.groups] == [is_told, is_told]


few = st.dictionaries(st.sampled_from((8, 9)), st.sampled_from((AGREE, DISAGREE)), max_size=2)


@settings(deadline=None, max_examples=60)
@given(st.lists(few, max_size=3), st.lists(few, max_size=3))
@example([{8: AGREE}], [{8: DISAGREE}] * 2)
def test_no_group_tells_of_a_point_whose_counts_are_withheld(
    heads: list[dict[int, View]], tails: list[dict[int, View]]
) -> None:
    """Whatever else was answered, a point with fewer than five answers is nobody's mark."""
    voices = [WIDE_HEAD] * 14 + [WIDE_TAIL] * 10
    voices += [{**WIDE_HEAD, **more} for more in heads] + [{**WIDE_TAIL, **more} for more in tails]
    for group in opinion_groups(range(1, 10), voices).groups:
        for position, _ in group.typical:
            assert sum(position in one for one in voices) >= CELL_ANSWERS_MIN
