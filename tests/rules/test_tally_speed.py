"""A hundred thousand answers of any kind are counted while one breath is taken."""

from itertools import permutations
from time import process_time
from typing import Any

import pytest

from rules.questions import Kind, Mode
from rules.settings import Method, Settings
from rules.tallies import Roll, tally
from tests.rules.cast_ballots import CODES, UNITS, ballot, options_of

BALLOTS = 100_000
# Of processor time, far above what is measured (0.1 to 0.6 s): nothing may grow with the square of its ballots.
SECONDS_MAX = 4


@pytest.mark.parametrize("kind", list(Kind))
def test_a_hundred_thousand_ballots_of_each_kind(ask: Any, kind: Kind) -> None:
    """Six constituencies, secret, so that every part of a tally has its work."""
    rankings = list(permutations(CODES))
    cast = [
        ballot(
            n,
            rankings[n % 120] if kind is Kind.RANKING else () if kind in (Kind.TEXT, Kind.NUMBER) else CODES[n % 5],
            UNITS[n % 6],
            words=str(n) if kind in (Kind.TEXT, Kind.NUMBER) else "",
        )
        for n in range(BALLOTS)
    ]
    settings = Settings(method=Method.SCHULZE.value)
    question = ask(kind=kind, mode=Mode.SECRET, options=options_of(kind), settings=settings)
    before = process_time()
    result = tally(question, cast, Roll(BALLOTS, BALLOTS, BALLOTS), constituencies=UNITS)
    assert process_time() - before < SECONDS_MAX
    assert result.answered == BALLOTS
