"""Figures that only one kind of question has: means and medians, places, sums, lines of text."""

import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from itertools import count
from typing import Any, Final

from verifier.asked import Asked, Ballot
from verifier.preferences import borda, runoff, schulze
from verifier.shares import fixed, mean, median_text, plain

Tree = dict[str, Any]
COLUMNS_MAX: Final = 12
_PLACES: Final = tuple(Fraction(1, 10**decimals) for decimals in range(7))


def scale_figures(asked: Asked, ballots: Sequence[Ballot]) -> Tree:
    """Mean and median of the points, by their place on the scale and by people, without *tidak tahu*."""
    points = {code: Fraction(place) for place, code in enumerate(asked.codes("choice"), start=1)}
    counted = [ballot for ballot in ballots if ballot.selection[0] in points]
    values = [points[ballot.selection[0]] for ballot in counted]
    found = mean(values)
    return {
        "base": len(counted),
        "mean": None if found is None else fixed(found, 2),
        "median": median_text(values),
    }


def ranking_order(asked: Asked, ballots: Sequence[Ballot]) -> list[list[str]]:
    """Groups from the best down by the method of the question; empty where it cannot be told."""
    codes, cast = asked.codes(), [(ballot.selection, ballot.weight) for ballot in ballots]
    if asked.method == "schulze":
        return schulze(codes, cast)
    if asked.method == "irv":
        return runoff(codes, cast)
    scores = borda(codes, cast)
    levels = sorted(set(scores.values()), reverse=True)
    return [[code for code in codes if scores[code] == level] for level in levels]


def ranking_figures(asked: Asked, ballots: Sequence[Ballot]) -> Tree:
    """Method, highest possible score, order where the method gives nothing else, and places of each option."""
    codes = asked.codes()
    whole = sum((ballot.weight for ballot in ballots), Fraction(0))
    placings = {}
    for code in codes:
        ranked = [ballot for ballot in ballots if code in ballot.selection]
        places = [Fraction(ballot.selection.index(code) + 1) for ballot in ranked]
        found = mean(places)
        firsts = sum(ballot.selection[:1] == (code,) for ballot in ballots)
        placings[code] = {"firsts": firsts, "mean_place": None if found is None else fixed(found, 2)}
    is_borda = asked.method == "borda"
    return {
        "method": asked.method,
        "score_max": plain(whole * len(codes)),
        "order": [] if is_borda else ranking_order(asked, ballots),
        "placings": placings,
    }


def number_figures(ballots: Sequence[Ballot]) -> Tree | None:
    """Number, sum, mean, median, smallest and largest; and the columns of the chart; None of nothing."""
    values = [Fraction(ballot.selection[0]) for ballot in ballots]
    found = mean(values)
    if found is None:
        return None
    return {
        "n": len(values),
        "total": plain(sum(values, Fraction(0))),
        "mean": fixed(found, 2),
        "median": median_text(values),
        "smallest": plain(min(values)),
        "largest": plain(max(values)),
        "bins": _columns(values),
    }


def _columns(values: Sequence[Fraction]) -> list[Tree]:
    """Columns of one width, the narrowest of 1, 2 and 5 times a power of ten that needs at most twelve, but no narrower
    than the last decimal place in use; edges are multiples of the width."""
    unit = max(place for place in _PLACES if all((value / place).denominator == 1 for value in values))
    steps = (unit * factor * 10**power for power in count() for factor in (1, 2, 5))
    low, high = min(values), max(values)
    width = next(step for step in steps if high // step - low // step < COLUMNS_MAX)
    return [
        {
            "lower": plain(place * width),
            "upper": plain((place + 1) * width),
            "count": sum(value // width == place for value in values),
            "one_value": width == unit,
        }
        for place in range(low // width, high // width + 1)
    ]


def text_figures(ballots: Sequence[Ballot]) -> Tree:
    """How often each text was given; equal after trimming, folding case and composing."""
    found: dict[str, int] = {}
    for ballot in ballots:
        key = folded(ballot.selection[0])
        found[key] = found.get(key, 0) + 1
    return {"counts": found}


def folded(text: str) -> str:
    """The form in which two texts are one line."""
    return unicodedata.normalize("NFC", " ".join(text.split()).casefold())
