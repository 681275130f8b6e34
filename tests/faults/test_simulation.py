"""R1, small: twenty thousand drawn ballots, judged by the rules and by a plain model; a wrong rule is noticed."""

import pytest

from bench import simulate
from bench.simulate import Wrong


def test_r1_twenty_thousand_simulated_ballots_are_what_was_meant() -> None:
    """Every kind of question is among them, and every kind of press."""
    done = simulate.simulate(20_000, 20231123, 1)
    assert done["ballots"] >= 20_000
    assert min(done["refused"], done["withdrawn"], done["repeated"]) > 500


def test_a_question_is_played_the_same_once_more() -> None:
    """What was wrong can be looked at again."""
    assert simulate.play(7, 3) == simulate.play(7, 3)


def test_a_share_that_is_a_tenth_off_is_noticed_with_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One option gets a tenth of a per cent too much: the first question with shares says so."""
    from rules import rows

    def off(counts: tuple[int, ...], base: int, *, decimals: int = 1) -> tuple[int | None, ...]:
        given = list(rows_shares(counts, base, decimals=decimals))
        return (given[0] + 1 if given[0] is not None else None, *given[1:])

    rows_shares = rows.shares
    monkeypatch.setattr(rows, "shares", off)
    with pytest.raises(Wrong, match=r"--seed 5 --question \d+, press \d+: Wrong figures: .*shares"):
        simulate.simulate(20_000, 5, 1)
