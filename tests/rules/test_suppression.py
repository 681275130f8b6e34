"""No small or unanimous group of a secret question is shown, nor one that follows by subtraction."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.breakdowns import break_down
from rules.questions import Mode
from rules.suppression import Cell, merge, suppress

Row = tuple[int, ...]


def cell(*counts: int) -> Cell:
    return Cell(sum(counts), counts)


def mixed(size: int) -> Cell:
    return cell(size - size // 2, size // 2)


@pytest.mark.parametrize(
    ("cells", "hidden", "has_breakdown"),
    [
        ([mixed(n) for n in (24, 4, 3, 3, 8, 5)], (0, 1, 1, 1, 0, 0), True),
        ([mixed(n) for n in (14, 4, 6)], (0, 1, 1), True),
        ([cell(7, 0), mixed(9)], (1, 1), False),
        ([mixed(24), mixed(8)], (0, 0), True),
        ([cell(0, 0), mixed(4), mixed(9), mixed(9)], (0, 1, 1, 0), True),
        ([cell(4, 0), cell(4, 0), mixed(9), mixed(20)], (1, 1, 1, 1), False),
        ([cell(4, 0), cell(3, 1), mixed(9), mixed(20)], (1, 1, 0, 0), True),
        ([mixed(3), mixed(6), mixed(6), cell(0, 6)], (1, 1, 1, 1), False),
        ([cell(1, 1), cell(1, 1), mixed(20), mixed(30)], (1, 1, 1, 0), True),
        ([cell(0, 0), cell(0, 0)], (0, 0), False),
        ([mixed(4)], (1,), False),
    ],
)
def test_the_vectors_of_small_groups(cells: list[Cell], hidden: tuple[int, ...], has_breakdown: bool) -> None:
    """meeting.md 15; of two equally small rows the first in configured order is hidden as well."""
    result = suppress(cells)
    assert tuple(int(is_hidden) for is_hidden in result.hidden) == hidden
    assert result.has_breakdown is has_breakdown


def fillings(size: int, limits: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Every way to spread `size` answers over the options without exceeding the limits."""
    return [row for row in product(*(range(limit + 1) for limit in limits)) if sum(row) == size]


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 6)] * 3), min_size=1, max_size=6), st.integers(3, 6))
def test_b109_no_hidden_row_follows_by_subtraction(rows: list[tuple[int, ...]], answers_min: int) -> None:
    """Knowing the total, the shown rows and every group's size, each hidden row could still be more than one thing."""
    cells = [cell(*row) for row in rows]
    result = suppress(cells, answers_min=answers_min)
    for one, is_hidden in zip(cells, result.hidden, strict=True):
        if not is_hidden:
            assert one.answers == 0 or (one.answers >= answers_min and max(one.counts) < one.answers)
    hidden = [one for one, is_hidden in zip(cells, result.hidden, strict=True) if is_hidden]
    if not hidden or not result.has_breakdown:
        return
    together = merge(hidden)
    assert together.answers >= answers_min
    assert len(hidden) >= 2
    for one in hidden:
        assert len(fillings(one.answers, together.counts)) > 1


@pytest.mark.parametrize(("groups", "largest", "options"), [(2, 5, 2), (2, 5, 3), (3, 4, 2), (3, 3, 3)])
def test_whoever_knows_the_rule_reads_nobody_out_of_a_breakdown_that_is_not_there(
    groups: int, largest: int, options: int
) -> None:
    """Every table of these sizes. Of those that are published alike no hidden group always answers in one way, and none
    of two and more always agrees, unless everybody in the room does."""
    seen: dict[tuple[Row, Row, tuple[Row | None, ...], bool], list[tuple[Row, ...]]] = defaultdict(list)
    for sizes in product(range(largest + 1), repeat=groups):
        for table in product(*[fillings(size, (size,) * options) for size in sizes]):
            cells = [cell(*row) for row in table]
            told = suppress(cells, answers_min=3)
            shown = tuple(None if off else row for row, off in zip(table, told.hidden, strict=True))
            seen[merge(cells).counts, sizes, shown, told.has_breakdown].append(table)
    alike = [(shown, tables) for (total, _, shown, _), tables in seen.items() if 3 <= sum(total) != max(total)]
    assert any(None in shown for shown, _ in alike)
    for shown, tables in alike:
        for place in (place for place, row in enumerate(shown) if row is None and sum(tables[0][place])):
            thinkable = {table[place] for table in tables}
            assert len(thinkable) > 1, tables
            assert sum(tables[0][place]) == 1 or any(max(row) < sum(row) for row in thinkable), tables


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 3), min_size=1, max_size=6))
def test_hidden_counts_never_reach_the_breakdown(rows: list[tuple[int, ...]]) -> None:
    """What is handed out holds sizes of all rows, counts of shown rows and one sum, which add up to the total."""
    cells = [cell(*row) for row in rows]
    codes = [f"u{place}" for place in range(len(cells))]
    shown = break_down(Mode.SECRET, codes, cells, cell(0, 0, 0))
    if shown is None:
        return
    parts = [row.counts for row in shown.rows if row.counts is not None]
    parts += [shown.merged.counts] if shown.merged and shown.merged.counts else []
    assert tuple(sum(column) for column in zip(*parts, strict=True)) == merge(cells).counts
    assert [row.answered for row in shown.rows] == [one.answers for one in cells]
    hidden = suppress(cells).hidden
    assert [row.counts is None for row in shown.rows] == list(hidden)


def test_the_sample_scale_shows_three_constituencies_and_one_sum() -> None:
    """JP3 of the sample meeting: three of six shown, the rest together."""
    counts = [
        (3, 7, 5, 5, 1, 3),
        (0, 2, 1, 0, 0, 1),
        (0, 2, 0, 0, 0, 1),
        (1, 1, 1, 0, 0, 0),
        (1, 4, 3, 0, 0, 0),
        (0, 4, 1, 0, 0, 0),
    ]
    shown = break_down(Mode.SECRET, list("abcdef"), [cell(*row) for row in counts], cell(0, 0, 0, 0, 0, 0))
    assert shown is not None
    assert [row.counts is not None for row in shown.rows] == [True, False, False, False, True, True]
    assert [row.answered for row in shown.rows] == [24, 4, 3, 3, 8, 5]
    assert shown.merged is not None
    assert shown.merged.counts == (1, 5, 2, 0, 0, 2)


def test_an_open_question_hides_nothing() -> None:
    """Where answers are given by name or constituency, a group of one is shown (and was told so)."""
    shown = break_down(Mode.BY_CONSTITUENCY, ["a", "b"], [cell(1, 0), cell(0, 0)], cell(0, 0))
    assert shown is not None
    assert [row.counts for row in shown.rows] == [(1, 0), (0, 0)]
    assert shown.merged is None
