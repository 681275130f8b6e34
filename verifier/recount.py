"""The recount: every figure of one question from its published ballots, in the shape the record gives them."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from verifier.asked import Asked, Ballot, weights_of
from verifier.shares import plain, ranks, rate, units_text, whole_shares
from verifier.special import number_figures, ranking_figures, ranking_order, scale_figures, text_figures

CHOICES: Final = ("single", "multiple", "scale")
# Kinds whose ballots land on exactly one option each.
_WHOLE: Final = ("single", "scale")
Tree = dict[str, Any]


def recount(asked: Asked, ballots: Sequence[Ballot] | None, answered: int) -> Tree:
    """The tally of a question as `record.json` holds it. Without ballots (withheld) only who took part is known."""
    cast = ballots or []
    is_withheld = ballots is None
    abstained = _only(asked, cast, "abstain")
    dont_know = _only(asked, cast, "dont_know")
    base_count = 0 if is_withheld else _base_count(asked, answered, abstained + dont_know)
    rows = [] if is_withheld else _rows(asked, cast, base_count)
    top = _leaders(asked, rows)
    has_choices = asked.kind in CHOICES and not is_withheld
    shares = [Fraction(row["share"]) for row in rows if row["share"] is not None]
    share_sum = sum(shares, Fraction(0)) if shares and is_whole(asked) else None
    return {
        "invited": asked.invited,
        "present": asked.present,
        "entitled": asked.entitled,
        "answered": answered,
        "abstained": None if is_withheld else abstained,
        "dont_know": None if is_withheld else dont_know,
        "incomplete": asked.incomplete,
        "not_answered": asked.entitled - answered - asked.incomplete,
        "chosen": sum(row["count"] for row in rows) if has_choices else None,
        "turnout": units_text(rate(Fraction(answered), Fraction(asked.entitled), asked.decimals), asked.decimals),
        "base": asked.base,
        "base_count": base_count,
        "weighted": asked.is_weighted,
        "share_sum": None if share_sum is None else _sum_text(share_sum, asked.decimals),
        "rounding_note": share_sum is not None and share_sum < 100,
        "leaders": top,
        "tied": len(top) > 1,
        "balanced": _is_balanced(asked, rows),
        "rows": rows,
        "figures": None if is_withheld else _figures(asked, cast),
        "verdict": None if is_withheld else _verdict(asked, rows),
    }


def counts_of(asked: Asked, ballots: Sequence[Ballot]) -> list[int]:
    """Answers by option in option order; of a ranking its Borda points, or first places where another method ranks."""
    if asked.kind == "ranking":
        is_borda, size = asked.method == "borda", len(asked.options)
        points = dict.fromkeys(asked.codes(), 0)
        for ballot in ballots:
            for place, code in enumerate(ballot.selection):
                points[code] += size - place if is_borda else place == 0
        return list(points.values())
    return [sum(code in ballot.selection for ballot in ballots) for code in asked.codes()]


def _only(asked: Asked, ballots: Sequence[Ballot], role: str) -> int:
    """How many chose nothing but options of this role."""
    codes = set(asked.codes(role))
    return sum(bool(ballot.selection) and set(ballot.selection) <= codes for ballot in ballots if asked.options)


def _base_count(asked: Asked, answered: int, outside: int) -> int:
    """In heads, whatever the ballots weigh."""
    known = {"invited": asked.invited, "present": asked.present, "entitled": asked.entitled, "answered": answered}
    return known.get(asked.base, answered - outside)


def _rows(asked: Asked, ballots: Sequence[Ballot], base_count: int) -> list[Tree]:
    if not asked.options:
        return []
    counts = counts_of(asked, ballots)
    weights = _weights(asked, ballots)
    shares = _shares(asked, ballots, weights, base_count)
    places = _ranks(asked, ballots, weights)
    return [
        {
            "code": option.code,
            "text": option.text,
            "count": count,
            "weight": plain(weight),
            "share": share,
            "rank": rank,
        }
        for option, count, weight, share, rank in zip(asked.options, counts, weights, shares, places, strict=True)
    ]


def _weights(asked: Asked, ballots: Sequence[Ballot]) -> list[Fraction]:
    """The same counts with each ballot's weight."""
    sums = dict.fromkeys(asked.codes(), Fraction(0))
    for ballot in ballots:
        for place, code in enumerate(ballot.selection):
            if asked.kind != "ranking":
                sums[code] += ballot.weight
            elif asked.method == "borda":
                sums[code] += (len(sums) - place) * ballot.weight
            elif place == 0:
                sums[code] += ballot.weight
    return list(sums.values())


def _shares(asked: Asked, ballots: Sequence[Ballot], weights: Sequence[Fraction], base_count: int) -> list[str | None]:
    """Of the answers, or of those that state a choice, the shares are parts of a whole and an abstention stands outside
    the second; of any other base each is a rate of its own, and of people who gave no weight there is none."""
    if asked.kind not in CHOICES or (asked.is_weighted and asked.base not in ("answered", "valid")):
        return [None] * len(weights)
    outside = _outside(asked)
    inside = [place for place, code in enumerate(asked.codes()) if code not in outside]
    parts = [weights[place] for place in inside]
    units: list[int | None] = [None] * len(inside)
    if is_whole(asked):
        if any(parts):
            units = [*whole_shares([int(part * 10**6) for part in parts], asked.decimals)]
    else:
        base = base_weight(asked, ballots) if asked.is_weighted else Fraction(base_count)
        units = [rate(part, base, asked.decimals) for part in parts]
    found = dict(zip(inside, units, strict=True))
    return [units_text(found.get(place), asked.decimals) for place in range(len(weights))]


def base_weight(asked: Asked, ballots: Sequence[Ballot]) -> Fraction:
    """What the ballots weigh that count for the base."""
    return weights_of([one for one in ballots if not set(one.selection) <= _outside(asked)])


def _outside(asked: Asked) -> set[str]:
    """Options that stand outside a base of stated choices."""
    return set(asked.codes("abstain", "dont_know")) if asked.base == "valid" else set()


def is_whole(asked: Asked) -> bool:
    """Whether the shares are parts of one whole."""
    return asked.kind in _WHOLE and asked.base in ("answered", "valid")


def _ranks(asked: Asked, ballots: Sequence[Ballot], weights: Sequence[Fraction]) -> list[int | None]:
    """Shared ranks among options that compete; none in a scale, an approval, and of nothing."""
    codes = asked.codes()
    if asked.kind == "scale" or asked.preset == "approval" or not any(weights):
        return [None] * len(codes)
    if asked.kind == "ranking":
        order = ranking_order(asked, ballots)
        found = {code: 1 + sum(map(len, order[:place])) for place, group in enumerate(order) for code in group}
        return [found.get(code) for code in codes]
    competing = asked.codes("choice", "other")
    scores = dict(zip(codes, weights, strict=True))
    found = dict(zip(competing, ranks([scores[code] for code in competing]), strict=True))
    return [found.get(code) for code in codes]


def _leaders(asked: Asked, rows: Sequence[Tree]) -> list[str]:
    """All that share the highest count, where options compete."""
    if asked.kind == "scale":
        return []
    if asked.kind == "ranking":
        return [row["code"] for row in rows if row["rank"] == 1]
    competing = set(asked.codes() if asked.preset == "approval" else asked.codes("choice", "other"))
    scores = {row["code"]: Fraction(row["weight"]) for row in rows if row["code"] in competing}
    best = max(scores.values(), default=Fraction(0))
    return [code for code, score in scores.items() if score == best > 0]


def _is_balanced(asked: Asked, rows: Sequence[Tree]) -> bool:
    if asked.preset != "approval":
        return False
    weights = {row["code"]: Fraction(row["weight"]) for row in rows}
    return weights.get("setuju", 0) == weights.get("tidak_setuju", 0) > 0


def _figures(asked: Asked, ballots: Sequence[Ballot]) -> Tree | None:
    if asked.kind == "scale":
        return scale_figures(asked, ballots)
    if asked.kind == "ranking":
        return ranking_figures(asked, ballots)
    if asked.kind == "number":
        return number_figures(ballots)
    return text_figures(ballots) if asked.kind == "text" else None


def _verdict(asked: Asked, rows: Sequence[Tree]) -> Tree | None:
    """Whether a vote reached its threshold: of valid answers unless another base was set."""
    if asked.preset != "approval" or asked.threshold is None:
        return None
    if asked.is_weighted and asked.threshold.base not in ("answered", "valid"):
        return None  # whoever did not answer has no weight that is known
    measure = "weight" if asked.is_weighted else "count"
    held = {row["code"]: Fraction(row[measure]) for row in rows}
    agreed = held.get("setuju", Fraction(0))
    base = _threshold_base(asked, held)
    required = asked.threshold.required(base, Fraction(1, 10**6) if asked.is_weighted else Fraction(1))
    outcome = "undecidable" if base == 0 else "reached" if asked.threshold.is_met(agreed, base) else "not_reached"
    return {"agreed": plain(agreed), "base": plain(base), "required": plain(required), "outcome": outcome}


def _threshold_base(asked: Asked, held: dict[str, Fraction]) -> Fraction:
    assert asked.threshold is not None
    valid = held.get("setuju", Fraction(0)) + held.get("tidak_setuju", Fraction(0))
    known = {"invited": asked.invited, "present": asked.present, "entitled": asked.entitled}
    if asked.threshold.base in known:
        return Fraction(known[asked.threshold.base])
    return sum(held.values(), Fraction(0)) if asked.threshold.base == "answered" else valid


def _sum_text(value: Fraction, decimals: int) -> str | None:
    return units_text(int(value * 10**decimals), decimals)
