"""A result counted a second time, from what voters meant, by sums that share nothing with the product's."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from bench.drawn import Drawn
from rules.bases import Base
from rules.figures import NumberFigures, RankingFigures, ScaleFigures, TextFigures
from rules.questions import Kind, Mode, OptionRole
from rules.tallies import Tally

# voter's place -> options and words.
Meant = dict[int, tuple[tuple[int, ...], str]]
MILLION = 1_000_000
SMALLEST = 5


def differences(drawn: Drawn, meant: Meant, found: Tally) -> list[str]:
    """The names of all figures that differ; none where all is well."""
    wrong = [] if _people(drawn, meant, found) else ["people"]
    if found.is_withheld:
        is_right = drawn.question.mode is Mode.SECRET and len(meant) < SMALLEST and not found.rows
        return [*wrong, *([] if is_right and found.breakdown is None and found.figures is None else ["withheld"])]
    if drawn.question.mode is Mode.SECRET and len(meant) < SMALLEST:
        return [*wrong, "not withheld"]
    if drawn.worded:
        return wrong + ([] if _words(drawn, meant, found) else ["words"])
    heads, weights = _sums(drawn, meant, range(len(drawn.question.options)))
    checks = {
        "base": found.base_count == _base(drawn, meant),
        "counts": [row.count for row in found.rows] == heads and _weights(drawn, found) == weights,
        "shares": [row.share for row in found.rows] == _shares(drawn, meant, weights),
        "ranks": _ranks_are(drawn, weights, found),
        "figures": _figures(drawn, meant, found),
        "breakdown": _breakdown(drawn, meant, found),
    }
    return wrong + [name for name, is_right in checks.items() if not is_right]


def _people(drawn: Drawn, meant: Meant, found: Tally) -> bool:
    entitled = len(drawn.voters)
    alone = (len(meant), entitled, entitled - len(meant), drawn.invited, drawn.present)
    told = (found.answered, found.entitled, found.not_answered, found.invited, found.present)
    return alone == told and found.turnout == _half_up(len(meant), entitled, drawn.question.decimals)


def _half_up(part: int, base: int, decimals: int) -> int | None:
    whole = 1000 if decimals else 100
    return None if base == 0 else int(Fraction(part * whole, base) + Fraction(1, 2))


def _worth(drawn: Drawn) -> Sequence[int]:
    """What the places of a ballot are worth."""
    question, count = drawn.question, len(drawn.question.options)
    if question.kind is not Kind.RANKING:
        return (1,) * count
    return range(count, 0, -1) if question.settings.method == "borda" else (1,) + (0,) * count


def _sums(drawn: Drawn, meant: Meant, columns: Sequence[int]) -> tuple[list[int], list[int]]:
    heads, weights, worth = [0] * len(columns), [0] * len(columns), _worth(drawn)
    for place, (chosen, _) in meant.items():
        weight = drawn.weights[place]
        for at, option in enumerate(chosen):
            heads[option - 1] += worth[at]
            weights[option - 1] += worth[at] * weight
    return heads, weights


def _weights(drawn: Drawn, found: Tally) -> list[int]:
    return [int(row.weight * MILLION) for row in found.rows]


def _outside(drawn: Drawn) -> set[int]:
    """Options that state no choice."""
    roles = (OptionRole.ABSTAIN, OptionRole.DONT_KNOW)
    return {option.id for option in drawn.question.options if option.role in roles}


def _shares(drawn: Drawn, meant: Meant, weights: Sequence[int]) -> list[int | None]:
    question, outside = drawn.question, _outside(drawn)
    if question.kind is Kind.RANKING:
        return [None] * len(weights)
    of_answers = question.base in (Base.ANSWERED, Base.VALID)
    if question.settings.is_weighted and not of_answers:
        return [None] * len(weights)
    is_valid = question.base is Base.VALID
    kept = [place for place in range(len(weights)) if not (is_valid and place + 1 in outside)]
    told: list[int | None] = [None] * len(weights)
    if question.kind is not Kind.MULTIPLE and of_answers:
        for place, share in zip(kept, _largest_remainder([weights[p] for p in kept], question.decimals), strict=True):
            told[place] = share
        return told
    stated = {place: said for place, said in meant.items() if not (is_valid and set(said[0]) <= outside)}
    base = {
        Base.INVITED: drawn.invited * MILLION,
        Base.PRESENT: drawn.present * MILLION,
        Base.ENTITLED: len(drawn.voters) * MILLION,
    }.get(question.base, sum(drawn.weights[place] for place in stated))
    for place in kept:
        told[place] = _half_up(weights[place], base, question.decimals)
    return told


def _base(drawn: Drawn, meant: Meant) -> int:
    """How many people the named base holds."""
    outside = _outside(drawn)
    stated = sum(not set(chosen) <= outside for chosen, _ in meant.values())
    counts = {Base.INVITED: drawn.invited, Base.PRESENT: drawn.present, Base.ENTITLED: len(drawn.voters)}
    return counts.get(drawn.question.base, stated if drawn.question.base is Base.VALID else len(meant))


def _largest_remainder(parts: Sequence[int], decimals: int) -> list[int | None]:
    """Whole units first; then one more to each whole group of equal parts, by remainder, until one does not fit."""
    total, whole = sum(parts), 1000 if decimals else 100
    if total == 0:
        return [None] * len(parts)
    given = [part * whole // total for part in parts]
    left = whole - sum(given)
    for _, part in sorted({(part * whole % total, part) for part in parts}, reverse=True):
        places = [place for place, other in enumerate(parts) if other == part]
        if len(places) > left:
            break
        left -= len(places)
        for place in places:
            given[place] += 1
    return list(given)


def _ranks_are(drawn: Drawn, weights: Sequence[int], found: Tally) -> bool:
    question = drawn.question
    if question.kind is Kind.RANKING and question.settings.method != "borda":
        return {code for group in found.figures.order for code in group} == {  # type: ignore[union-attr]  # a ranking's
            option.code for option in question.options
        }
    outside = set() if question.preset else _outside(drawn)
    competes = [question.kind is not Kind.SCALE and option.id not in outside for option in question.options]
    scores = [weight for weight, does in zip(weights, competes, strict=True) if does]
    best = max(scores, default=0)
    leaders = {
        option.code
        for option, weight, does in zip(question.options, weights, competes, strict=True)
        if does and weight == best > 0
    }
    ranks = [
        1 + sum(other > weight for other in scores) if does and any(weights) and not question.preset else None
        for weight, does in zip(weights, competes, strict=True)
    ]
    return set(found.leaders) == leaders and [row.rank for row in found.rows] == ranks


def _figures(drawn: Drawn, meant: Meant, found: Tally) -> bool:
    question = drawn.question
    if isinstance(found.figures, RankingFigures):
        firsts = Counter(chosen[0] for chosen, _ in meant.values())
        return [found.figures.placings[option.code].firsts for option in question.options] == [
            firsts[option.id] for option in question.options
        ]
    if isinstance(found.figures, ScaleFigures):
        outside = _outside(drawn)
        given = sorted(chosen[0] for chosen, _ in meant.values() if chosen[0] not in outside)
        return found.figures.base == len(given) and found.figures.mean == _mean(given, 1)
    return found.figures is None


def _mean(values: Sequence[int], scale: int) -> Decimal | None:
    """Two decimals, half away from zero; the values are so many times too large."""
    if not values:
        return None
    exact = Fraction(abs(sum(values)) * 100, len(values) * scale)
    rounded = int(exact + Fraction(1, 2))
    return Decimal(-rounded if sum(values) < 0 else rounded) / 100


def _words(drawn: Drawn, meant: Meant, found: Tally) -> bool:
    said = [words for _, words in meant.values()]
    if isinstance(found.figures, TextFigures):
        groups = Counter(" ".join(words.lower().split()) for words in said)
        return sorted(line.count for line in found.figures.lines) == sorted(groups.values())
    if isinstance(found.figures, NumberFigures):
        values, told = [round(Decimal(words) * 100) for words in said], found.figures.summary
        bins = sum(column.count for column in found.figures.bins)
        ends = (told.smallest * 100, told.largest * 100)
        return (told.n, told.total * 100, bins) == (len(said), sum(values), len(said)) and (
            (*ends, told.mean) == (min(values), max(values), _mean(values, 100))
        )
    return found.figures is None and not said


def _breakdown(drawn: Drawn, meant: Meant, found: Tally) -> bool:
    """By constituency; of a secret question no shown row is small, and what is hidden adds up to the rest."""
    homes: defaultdict[str, Meant] = defaultdict(dict)
    for place, said in meant.items():
        homes[drawn.voters[place].constituency or ""][place] = said
    is_secret, columns = drawn.question.mode is Mode.SECRET, range(len(drawn.question.options))
    if found.breakdown is None:
        return is_secret
    total = [0] * len(columns)
    for row in found.breakdown.rows:
        if row.answered != len(homes[row.constituency]):
            return False
        if row.counts is None:
            continue
        alone = _sums(drawn, homes[row.constituency], columns)[0]
        if list(row.counts) != alone or (is_secret and 0 < row.answered < SMALLEST):
            return False
        total = [one + other for one, other in zip(total, alone, strict=True)]
    merged = found.breakdown.merged
    if merged is not None:
        total = [one + other for one, other in zip(total, merged.counts or (), strict=True)]
    return total == _sums(drawn, meant, columns)[0]
