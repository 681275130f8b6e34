"""Ballots for the tests of counting: one, many of a kind, and strategies for every kind that has options."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from rules.answers import Ballot
from rules.breakdowns import hidden_constituencies
from rules.kinds import KINDS
from rules.questions import Kind, Option, OptionRole, Question
from rules.settings import Method, Settings
from rules.tallies import Roll, group_by_constituency

UNITS = ("pemerintah", "swasta", "perguruan_tinggi", "media_massa", "komunitas", "nirlaba_filantropi")
CODES = "ABCDE"
# The options of each kind, five of them; one of a scale is no opinion, one of a multiple choice an abstention.
LAST_ROLES = {Kind.SCALE: OptionRole.DONT_KNOW, Kind.MULTIPLE: OptionRole.ABSTAIN}
# Every way to count that has rows.
COUNTED: tuple[tuple[Kind, Settings], ...] = (
    (Kind.SINGLE, Settings()),
    (Kind.MULTIPLE, Settings(choices_max=3)),
    (Kind.SCALE, Settings()),
    *((Kind.RANKING, Settings(method=method.value)) for method in Method),
)
COUNTED_NAMES = [f"{kind.value}-{settings.method}" for kind, settings in COUNTED]


def ballot(voter: object, codes: str | Sequence[str], constituency: str | None = None, **more: Any) -> Ballot:
    """One ballot; a plain text is one option's code."""
    selection = (codes,) if isinstance(codes, str) else tuple(codes)
    plain: dict[str, Any] = {"channel": "telegram", "is_assisted": False, "has_changed": False}
    return Ballot(f"d{voter}", selection, constituency, **{**plain, **more})


def ballots(*counts: int, codes: Sequence[str] = CODES) -> list[Ballot]:
    """So many ballots for each of the options."""
    cast = [code for code, count in zip(codes, counts, strict=True) for _ in range(count)]
    return [ballot(voter, code) for voter, code in enumerate(cast)]


def written(*words: str) -> list[Ballot]:
    """Ballots of a text or a number."""
    return [ballot(voter, (), words=text) for voter, text in enumerate(words)]


def options_of(kind: Kind) -> tuple[Option, ...]:
    """A to E, the last in the part its kind gives it."""
    choices = [Option(place, code, f"Pilihan {code}") for place, code in enumerate(CODES[:-1], start=1)]
    return (*choices, Option(5, "E", "Pilihan E", LAST_ROLES.get(kind, OptionRole.CHOICE)))


def selections(kind: Kind) -> st.SearchStrategy[tuple[str, ...]]:
    """Complete selections of one kind over A to E, as its `accept` leaves them."""
    if kind is Kind.RANKING:
        return st.permutations(CODES).map(tuple)
    if kind is Kind.MULTIPLE:
        ticked = st.sets(st.sampled_from(CODES[:-1]), min_size=1, max_size=3).map(lambda ticks: tuple(sorted(ticks)))
        return ticked | st.just(("E",))
    return st.sampled_from(CODES).map(lambda code: (code,))


def sealed(question: Question, whole: Sequence[Ballot], roll: Roll) -> tuple[list[Ballot], Roll]:
    """What closing leaves of a secret question: ballots without a voter, sorted, without a constituency where that row
    is hidden; and the roll that tells what they no longer do."""
    by_code = group_by_constituency(whole, UNITS)
    cells = [KINDS[question.kind].cell(question, by_code[code]) for code in UNITS]
    unnamed = KINDS[question.kind].cell(question, by_code[""])
    assert unnamed is not None
    hidden = hidden_constituencies(UNITS, [cell for cell in cells if cell is not None], unnamed)
    left = [
        replace(one, voter="", constituency=None if one.constituency in hidden else one.constituency)
        for one in sorted(whole, key=lambda one: one.selection)
    ]
    homes = Counter(one.constituency for one in whole if one.constituency)
    return left, replace(roll, assisted=0, changed=0, answered_by=dict(homes))
