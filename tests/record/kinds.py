"""Questions of every kind for tests of files: drawn at random, or one of each shape a record can hold."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from record.record import AskedQuestion
from rules.answers import Ballot
from rules.questions import APPROVAL, APPROVAL_OPTIONS, Base, Kind, Mode, Option, OptionRole, QuestionState, Unit
from rules.quorums import Portion, Rule
from rules.settings import PLAIN, Method, Settings
from rules.tallies import Roll
from storage.closings import QuorumCount
from storage.corrections import Correction
from storage.errata import Erratum

UNITS = ("pemerintah", "swasta", "perguruan_tinggi", "media_massa", "komunitas", "nirlaba_filantropi")
TEXTS = ("Data lengkap", "data  LENGKAP", "Kami siap", "=1+1", "Posko\ndi balai desa")
NUMBERS = ("0", "1250", "12.5", "-3", "99.000001", "7")
HALF = Rule(Portion(Fraction(1, 2), False), Base.INVITED)
TWO_THIRDS = Rule(Portion(Fraction(2, 3), False), Base.VALID)
OPENED = 1_700_712_900_000
# Kind and settings of everything that is counted in a way of its own.
WAYS: tuple[tuple[Kind, Settings], ...] = (
    (Kind.SINGLE, PLAIN),
    (Kind.MULTIPLE, Settings(choices_min=1, choices_max=3)),
    (Kind.SCALE, PLAIN),
    *((Kind.RANKING, Settings(method=method.value)) for method in Method),
    (Kind.RANKING, Settings(choices_max=2)),
    (Kind.TEXT, PLAIN),
    (Kind.NUMBER, Settings(number_min="-10", number_max="5000")),
)


def options_of(kind: Kind, size: int) -> list[Option]:
    """Lettered options, the last one to be written in; points with *tidak tahu*; none where something is typed."""
    if kind in (Kind.TEXT, Kind.NUMBER):
        return []
    if kind is Kind.SCALE:
        points = [Option(place, str(place), f"Titik {place}") for place in range(1, size + 1)]
        return [*points, Option(size + 1, "TT", "Tidak tahu", OptionRole.DONT_KNOW)]
    made = [Option(place, "ABCDEFGHIJ"[place - 1], f"Pilihan {place}") for place in range(1, size + 1)]
    if kind is Kind.RANKING:
        return made
    return [*made, Option(size + 1, "Z", "Lainnya", OptionRole.OTHER)]


def answer(dice: random.Random, kind: Kind, codes: Sequence[str], settings: Settings) -> tuple[tuple[str, ...], str]:
    """Selection and words of one complete ballot."""
    if kind is Kind.TEXT:
        return (), dice.choice(TEXTS)
    if kind is Kind.NUMBER:
        return (), dice.choice(NUMBERS)
    if kind is Kind.RANKING:
        order = dice.sample(codes, len(codes))
        return tuple(order[: settings.choices_max or len(order)]), ""
    count = dice.randint(1, settings.choices_max) if kind is Kind.MULTIPLE else 1
    chosen = tuple(sorted(dice.sample(codes, min(count, len(codes)))))
    return chosen, dice.choice(("", *TEXTS[:3])) if "Z" in chosen else ""


def drawn(
    making: Any, dice: random.Random, kind: Kind, settings: Settings, *, count: int, code: str = "JP2", **changes: Any
) -> AskedQuestion:
    """A question of this kind with so many random answers."""
    made = making.question(
        code, "Bagaimana menurut Bapak/Ibu?", options_of(kind, dice.randint(2, 6)), kind=kind, settings=settings,
        **changes,
    )  # fmt: skip
    codes, ballots = [option.code for option in made.options], []
    for n in range(1, count + 1):
        selection, words = answer(dice, kind, codes, settings)
        weight = Decimal(dice.choice(("1", "1.75", "0.25"))) if settings.is_weighted else Decimal(1)
        channel = "clerk" if n % 7 == 0 and made.mode is not Mode.SECRET else "telegram"
        ballots.append(
            Ballot(f"p{n}", selection, dice.choice(UNITS), channel, channel == "clerk", n % 5 == 0, weight, words)
        )
    incomplete = dice.randint(0, 2) if kind is Kind.RANKING else 0
    entitled = count + incomplete + dice.randint(0, 5)
    voters = [f"p{n}" for n in range(1, entitled + 1)]
    asked: AskedQuestion = making.asked(made, ballots, Roll(42, entitled, entitled, incomplete), voters)
    return asked


def approval(making: Any, counts: tuple[int, int, int], code: str = "JP7", **changes: Any) -> AskedQuestion:
    """An approval by organisations, open, with these counts; a vote where `settings` have a threshold."""
    made = making.question(
        code, "Setujukah?", APPROVAL_OPTIONS, preset=APPROVAL, mode=Mode.OPEN, unit=Unit.ORGANISATION, **changes
    )
    refs = [one.ref for one in making.whole().organisations if one.is_present]
    answers = [option.code for option, n in zip(APPROVAL_OPTIONS, counts, strict=True) for _ in range(n)]
    ballots = [
        Ballot(ref, (said,), "pemerintah", "telegram", False, False)
        for ref, said in zip(refs, answers, strict=False)
    ]  # fmt: skip
    asked: AskedQuestion = making.asked(made, ballots, Roll(42, 40, 40), refs)
    return asked


def eventful(making: Any) -> tuple[AskedQuestion, ...]:
    """A first round, and an adopted second one with all that can happen to a question: a quorum counted twice, a
    threshold reached, wording corrected, an erratum."""
    settings = Settings(quorum=HALF, quorum_blocks=True, threshold=TWO_THIRDS)
    first = approval(making, (20, 18, 2), "JP7", settings=settings)
    second = approval(making, (34, 1, 3), "JP8", settings=settings, round=2, state=QuestionState.ADOPTED)
    counted = [
        QuorumCount(moment, OPENED + n * 120_000, 40, 42, 21, True) for n, moment in enumerate(("open", "close"))
    ]
    return (
        first,
        replace(
            second,
            first=first,
            adopted_ms=OPENED + 600_000,
            quorums=tuple(counted),
            corrections=(Correction(1, OPENED + 30_000, "s1", "wording", "Stujukah?", "Setujukah?"),),
            errata=(Erratum(2, 8, OPENED + 900_000, "s2", "34 instansi", "35 instansi", "Salah hitung."),),
        ),
    )


def withheld(making: Any, code: str = "JP9") -> AskedQuestion:
    """A secret question with four answers: only turnout may be known of it."""
    return drawn(making, random.Random(4), Kind.MULTIPLE, Settings(choices_max=2), count=4, code=code, mode=Mode.SECRET)


def every_shape(making: Any) -> tuple[AskedQuestion, ...]:
    """Every way of counting in every mode, weighted ones, what may happen to a question, and a withheld result."""
    dice, made = random.Random(7), []
    for mode in Mode:
        for kind, settings in WAYS:
            made.append(drawn(making, dice, kind, settings, count=30, code=f"JP{len(made) + 10}", mode=mode))
    for kind, settings in WAYS[:4]:
        weighted = replace(settings, is_weighted=True)
        made.append(drawn(making, dice, kind, weighted, count=12, code=f"JP{len(made) + 10}"))
    for kind, settings in WAYS:
        made.append(drawn(making, dice, kind, settings, count=0, code=f"JP{len(made) + 10}"))
    return (*made, *eventful(making), withheld(making))
