"""A sounding's figures: by hand, in any order, and never a hidden group from everything that is published."""

from fractions import Fraction
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rules.consensus import PointFigures, View, Voice, agreed_first, group_informed_consensus, point_figures
from rules.soundings import document_of, result_from, result_of
from rules.suppression import CELL_ANSWERS_LEAST

CODES = ("pemerintah", "usaha", "warga")
AGREE, DISAGREE, PASS = View


def room(*tables: tuple[int, int, int, int]) -> list[Voice]:
    """A constituency each: agree, disagree, pass, unseen on point 1."""
    return [
        Voice(code, {} if view is None else {1: view})
        for code, counts in zip(CODES, tables, strict=False)
        for view, count in zip((*View, None), counts, strict=True)
        for _ in range(count)
    ]


def test_the_published_formula_by_hand() -> None:
    """(1 + 8) / (2 + 10) times (1 + 3) / (2 + 6): three quarters of a half."""
    assert group_informed_consensus([(8, 2, 0), (3, 2, 1)]) == Fraction(3, 4) * Fraction(1, 2)
    assert group_informed_consensus([]) == 1


def test_a_point_by_hand() -> None:
    """Two constituencies that may be shown: counts, unseen, consensus, and that both agree."""
    figures = point_figures(1, CODES[:2], room((8, 2, 0, 3), (3, 2, 1, 0)))
    assert (figures.answered, figures.unseen, figures.counts) == (16, 3, (11, 4, 1))
    assert [row.counts for row in figures.rows] == [(8, 2, 0), (3, 2, 1)]
    assert [row.unseen for row in figures.rows] == [3, 0]
    assert figures.consensus == 375_000
    assert figures.is_agreed is True
    assert point_figures(1, CODES[:2], room((8, 2, 0, 0), (3, 3, 1, 0))).is_agreed is False


def test_small_groups_are_merged_and_still_have_to_agree() -> None:
    """Four and three are hidden; together they disagree, and so not all constituencies agree."""
    figures = point_figures(1, CODES, room((9, 2, 1, 0), (1, 3, 0, 0), (1, 2, 0, 1)))
    assert [row.counts for row in figures.rows] == [(9, 2, 1), None, None]
    assert figures.merged is not None
    assert (figures.merged.answered, figures.merged.counts, figures.merged.unseen) == (7, (2, 5, 0), 1)
    assert figures.is_agreed is False


def test_what_cannot_be_said_is_not_said() -> None:
    """Too few answers, one constituency only, nobody at all; but where nobody disagrees, everybody may know it."""
    assert point_figures(1, CODES, room((2, 1, 0, 0), (1, 0, 0, 0))).counts is None
    assert point_figures(1, CODES[:1], room((9, 3, 0, 0))).is_agreed is None
    assert point_figures(1, CODES, []).is_agreed is None
    unanimous = point_figures(1, CODES, room((9, 0, 0, 0), (7, 0, 1, 0)))
    assert (unanimous.consensus, unanimous.merged, unanimous.is_agreed) == (None, None, True)
    assert point_figures(1, CODES, room((9, 0, 0, 0), (3, 4, 1, 0))).is_agreed is None


def test_the_points_all_agree_on_in_their_order() -> None:
    """The highest consensus first, equal ones by position, the unanimous without a breakdown behind them."""
    found = [
        PointFigures(place, 9, 0, (5, 2, 2), (), None, consensus, agreed)
        for place, consensus, agreed in ((1, 10, True), (2, 30, True), (3, 30, True), (4, 90, False), (5, None, True))
    ]
    assert [one.position for one in agreed_first(found)] == [2, 3, 1, 5]


voices = st.lists(
    st.builds(
        Voice,
        st.sampled_from([*CODES, None]),
        st.dictionaries(st.integers(1, 4), st.sampled_from(list(View)), max_size=4),
    ),
    max_size=60,
)


@settings(deadline=None, max_examples=60)
@given(voices, st.randoms(use_true_random=False))
def test_the_order_of_voices_changes_nothing(found: list[Voice], random: object) -> None:
    """And the result is the same once it was written down and read."""
    mixed = list(found)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    result = result_of((1, 2, 3, 4), CODES, found)
    assert result_of((1, 2, 3, 4), CODES, mixed) == result
    assert result_from(document_of(result)) == result


@settings(deadline=None, max_examples=60)
@given(voices)
def test_the_names_of_constituencies_and_the_order_of_points_change_nothing(found: list[Voice]) -> None:
    """Other codes in the same places, the same points under other numbers."""
    renamed = {code: f"u{place}" for place, code in enumerate(CODES)}
    others = [
        Voice(renamed.get(one.constituency or ""), {5 - place: view for place, view in one.views.items()})
        for one in found
    ]
    before, after = result_of((1, 2, 3, 4), CODES, found), result_of((4, 3, 2, 1), tuple(renamed.values()), others)
    told = [
        [(p.counts, p.unseen, p.consensus, p.is_agreed, [(row.answered, row.counts) for row in p.rows]) for p in points]
        for points in (before.points, after.points)
    ]
    assert told[0] == told[1]


def fillings(size: int) -> list[tuple[int, int, int]]:
    """Every way in which so many answers may be spread."""
    return [(a, d, size - a - d) for a in range(size + 1) for d in range(size + 1 - a)]


def published(tables: tuple[tuple[int, int, int], ...]) -> PointFigures:
    """All that anybody may see of one point."""
    made = room(*[(*table, 0) for table in tables])
    return point_figures(1, CODES[: len(tables)], made, answers_min=CELL_ANSWERS_LEAST)


# Of three and four answers that come to (2, 3, 2) only three who disagree can be of one mind.
@example([(0, 3, 0), (2, 0, 2)])
@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3).filter(lambda one: sum(one) <= 5), min_size=2, max_size=3))
def test_no_hidden_group_can_be_derived_from_everything_published(tables: list[tuple[int, int, int]]) -> None:
    """An attacker who knows the rule lists every table of these sizes and keeps those that would be published just so,
    with consensus and agreement. Of no hidden group are all answers the same in each of them, unless the total alone
    says so."""
    given_tables = tuple(tables)
    seen = published(given_tables)
    hidden = [place for place, row in enumerate(seen.rows) if row.counts is None and row.answered]
    total = tuple(sum(column) for column in zip(*given_tables, strict=True))
    if not hidden or (seen.counts is not None and max(total) == sum(total)):
        return
    fixed = [fillings(sum(table)) if place in hidden else [table] for place, table in enumerate(given_tables)]
    possible = [one for one in product(*fixed) if published(one) == seen]
    assert given_tables in possible
    for place in hidden:
        told = {one[place] for one in possible}
        assert len(told) > 1, (given_tables, place)
        for option in range(3):
            assert not all(row[option] == sum(row) for row in told)
