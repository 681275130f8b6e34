"""Rows by constituency, and which of a secret question stay hidden: by size alone, as decision 0006 words it."""

from collections.abc import Mapping, Sequence
from typing import Any

from verifier.asked import Asked, Ballot
from verifier.recount import counts_of

Tree = dict[str, Any]


def breakdown(
    asked: Asked, ballots: Sequence[Ballot], homes: Sequence[str], answered: Mapping[str, int]
) -> Tree | None:
    """The breakdown as the record holds it. `homes` are the constituencies in order, `answered` the numbers of answers
    of each, "" for those of none. None where there is none: numbers and texts, a secret one that would tell too much,
    and where nothing was answered by anybody with a constituency."""
    if not asked.options:
        return None
    if asked.mode != "secret":
        rows = [_row(asked, home, [one for one in ballots if one.home == home], answered) for home in homes]
        return {"rows": rows, "merged": _together(asked, [one for one in ballots if not one.home])}
    hidden = hidden_homes(asked, homes, answered)
    # Where a row would have told too much the closing left every ballot without its constituency.
    if hidden is None or all(one.home == "merged" for one in ballots):
        return None
    together = [one for one in ballots if one.home == "merged"]
    shown = {home: [one for one in ballots if one.home == home] for home in homes if home not in hidden}
    if any(agrees(asked, cell) for cell in (*shown.values(), together) if cell):
        return None
    rows = [
        {"constituency": home, "answered": answered.get(home, 0), "counts": None}
        if home in hidden
        else _row(asked, home, shown[home], answered)
        for home in homes
    ]
    return {"rows": rows, "merged": _together(asked, together)}


def hidden_homes(asked: Asked, homes: Sequence[str], answered: Mapping[str, int]) -> set[str] | None:
    """The constituencies whose rows are hidden; None where none with answers would be left to show."""
    least = max(asked.cell_answers_min, 3)
    if sum(answered.values()) < least:
        return None
    sizes = {home: answered.get(home, 0) for home in homes}
    hidden = {home for home, size in sizes.items() if 0 < size < least}
    loose = answered.get("", 0)
    while hidden or loose:
        rows = len(hidden) + (loose > 0)
        if rows >= 2 and loose + sum(sizes[home] for home in hidden) >= least:
            break
        visible = [home for home in homes if sizes[home] and home not in hidden]
        if not visible:
            return None
        hidden.add(min(visible, key=lambda home: sizes[home]))
    return hidden if any(sizes[home] and home not in hidden for home in homes) else None


def agrees(asked: Asked, ballots: Sequence[Ballot]) -> bool:
    """Whether all of these answers are on one option; in a ranking, on one option in any place."""
    if asked.kind != "ranking":
        return any(all(code in one.selection for one in ballots) for code in asked.codes())
    places = range(max(len(one.selection) for one in ballots))
    return any(len({one.selection[place : place + 1] for one in ballots}) == 1 for place in places)


def _row(asked: Asked, home: str, ballots: Sequence[Ballot], answered: Mapping[str, int]) -> Tree:
    counts = dict(zip(asked.codes(), counts_of(asked, ballots), strict=True))
    return {"constituency": home, "answered": answered.get(home, 0), "counts": counts}


def _together(asked: Asked, ballots: Sequence[Ballot]) -> Tree | None:
    """The answers of no constituency, or of the hidden ones, as one row; None where there are none."""
    if not ballots:
        return None
    counts = dict(zip(asked.codes(), counts_of(asked, ballots), strict=True))
    return {"constituency": "", "answered": len(ballots), "counts": counts}
