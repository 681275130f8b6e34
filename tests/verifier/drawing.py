"""Any question with any ballots, drawn by Hypothesis: its record on one side, the recount on the other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from record.record import AskedQuestion
from rules.answers import Ballot
from rules.questions import APPROVAL, APPROVAL_OPTIONS, Base, Kind, Mode, Option, OptionRole, Unit
from rules.quorums import Portion, Rule
from rules.settings import Method, Settings
from rules.tallies import Roll
from tests.record.kinds import TEXTS, UNITS

ROLES = (OptionRole.CHOICE, OptionRole.CHOICE, OptionRole.CHOICE, OptionRole.OTHER, OptionRole.ABSTAIN)
BASES = (Base.ANSWERED, Base.ANSWERED, Base.VALID, Base.ENTITLED, Base.PRESENT)


@st.composite
def questions(draw: Any, making: Any, kinds: tuple[Kind, ...] = tuple(Kind)) -> tuple[AskedQuestion, dict[str, str]]:
    """A revealed question of any kind, mode, unit, base and weight with up to forty ballots; and the constituency of
    every voter, "" for none."""
    kind = draw(st.sampled_from(kinds))
    is_approval = kind is Kind.SINGLE and draw(st.booleans())
    options = list(APPROVAL_OPTIONS) if is_approval else draw(_options(kind))
    mode = draw(st.sampled_from(Mode))
    settings = draw(_settings(kind, len(options), is_approval=is_approval, is_secret=mode is Mode.SECRET))
    made = making.question(
        "JP2", "Bagaimana?", options, kind=kind, mode=mode, settings=settings,
        preset=APPROVAL if is_approval else "", unit=draw(st.sampled_from(Unit)),
        decimals=draw(st.sampled_from((0, 1))), base=draw(st.sampled_from(BASES)),
    )  # fmt: skip
    codes = [option.code for option in made.options]
    ballots = [draw(_ballot(f"p{n}", kind, made, codes)) for n in range(draw(st.integers(0, 40)))]
    if len(ballots) > 4 and draw(st.booleans()):
        ballots = [replace(one, selection=ballots[0].selection, words=ballots[0].words) for one in ballots]
    incomplete = draw(st.integers(0, 2)) if kind is Kind.RANKING else 0
    entitled = len(ballots) + incomplete + draw(st.integers(0, 5))
    present = draw(st.integers(len(ballots), entitled)) if ballots else entitled
    roll = Roll(42, present, entitled, incomplete)
    asked: AskedQuestion = making.asked(made, ballots, roll, [f"p{n}" for n in range(entitled)])
    return asked, {one.voter: one.constituency or "" for one in ballots}


def _options(kind: Kind) -> Any:
    if kind in (Kind.TEXT, Kind.NUMBER):
        return st.just([])
    if kind is Kind.SCALE:
        points = st.integers(2, 6).map(lambda n: [Option(p, str(p), f"Titik {p}") for p in range(1, n + 1)])
        unknown = st.booleans()
        return st.tuples(points, unknown).map(
            lambda both: [*both[0], Option(9, "TT", "Tidak tahu", OptionRole.DONT_KNOW)] if both[1] else both[0]
        )
    if kind is Kind.RANKING:
        return st.integers(2, 5).map(lambda n: [Option(p, "ABCDE"[p - 1], f"Pilihan {p}") for p in range(1, n + 1)])
    return st.lists(st.sampled_from(ROLES), min_size=2, max_size=7).map(
        lambda roles: [Option(p, "ABCDEFG"[p - 1], f"Pilihan {p}", role) for p, role in enumerate(roles, 1)]
    )


@st.composite
def _settings(draw: Any, kind: Kind, size: int, *, is_approval: bool, is_secret: bool) -> Settings:
    method = draw(st.sampled_from(Method)).value if kind is Kind.RANKING else Method.BORDA.value
    most = draw(st.integers(0, size)) if kind in (Kind.RANKING, Kind.MULTIPLE) else 0
    rule = None
    if is_approval and draw(st.booleans()):
        portion = Portion(draw(st.sampled_from((Fraction(1, 2), Fraction(2, 3), Fraction(1)))), draw(st.booleans()))
        rule = Rule(portion, draw(st.sampled_from(Base)))
    is_weighted = not is_secret and draw(st.booleans())
    return Settings(choices_max=most, method=method, threshold=rule, is_weighted=is_weighted)


@st.composite
def _ballot(draw: Any, voter: str, kind: Kind, made: Any, codes: list[str]) -> Ballot:
    selection: tuple[str, ...] = ()
    words = ""
    if kind is Kind.TEXT:
        words = draw(st.sampled_from(TEXTS))
    elif kind is Kind.NUMBER:
        words = draw(st.sampled_from(("0", "1250", "12.5", "-3", "99.000001", "7", "-0.005", "0.01")))
    elif kind is Kind.RANKING:
        order = draw(st.permutations(codes))
        selection = tuple(order[: made.settings.choices_max or len(order)])
    elif kind is Kind.MULTIPLE:
        abstains = {option.code for option in made.options if option.role is OptionRole.ABSTAIN}
        free = [code for code in codes if code not in abstains]
        most = made.settings.choices_max or len(codes)
        chosen = draw(st.sets(st.sampled_from(free), min_size=1, max_size=min(most, len(free)))) if free else set()
        if not free or (abstains and draw(st.integers(0, 4)) == 0):
            chosen = {draw(st.sampled_from(sorted(abstains)))}
        selection = tuple(code for code in codes if code in chosen)
    else:
        selection = (draw(st.sampled_from(codes)),)
    weight = (
        Decimal(draw(st.sampled_from(("1", "1.75", "0.25", "3", "0.000001"))))
        if made.settings.is_weighted
        else Decimal(1)
    )
    home = draw(st.sampled_from((*UNITS, UNITS[0], UNITS[0], None)))
    return Ballot(voter, selection, home, "telegram", False, draw(st.booleans()), weight, words)
