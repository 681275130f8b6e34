"""A question drawn by dice: any kind, mode, unit, base and limit, its voters, and what they may say."""

from dataclasses import dataclass, replace
from random import Random

from rules.ballots import Voter, voter_key
from rules.bases import Base
from rules.kinds.ranking import places
from rules.questions import APPROVAL, APPROVAL_OPTIONS, Kind, Mode, Option, OptionRole, Question, QuestionState, Unit
from rules.settings import Method, Settings
from rules.weights import MILLIONTHS

UNITS = ("pemerintah", "swasta", "perguruan_tinggi", "media_massa", "komunitas", "filantropi")
SIZES = (3, 7, 12, 40, 150, 600, 2_500)
TEXTS = ("Posko", "posko ", "POSKO", "Perahu karet", "perahu  karet", "Tidak perlu", "Perlu")
OPENED_MS, DEADLINE_MS = 1_000_000, 2_000_000
OTHERS_GENERATION = 7


@dataclass(slots=True)
class Drawn:
    """The question before, during and after; its voters with what their answer weighs, in millionths; strangers."""

    question: Question
    draft: Question
    closed: Question
    voters: list[Voter]
    keys: list[str]
    weights: list[int]
    strangers: list[Voter]
    invited: int
    present: int
    choices: list[int]

    @property
    def worded(self) -> bool:
        """Whether the answer is words and nothing else."""
        return self.question.kind in (Kind.TEXT, Kind.NUMBER)


def draw(dice: Random) -> Drawn:
    """One question and everybody before it."""
    kind = dice.choice(list(Kind))
    is_approval = kind is Kind.SINGLE and dice.random() < 0.3
    unit, mode = dice.choice(list(Unit)), dice.choice(list(Mode))
    can_weigh = unit is Unit.ORGANISATION and mode is not Mode.SECRET
    weighs = can_weigh and kind in (Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING) and dice.random() < 0.5
    options = APPROVAL_OPTIONS if is_approval else _options(dice, kind)
    question = Question(
        *(1, 1, "JP1", "Mana?", kind, APPROVAL if is_approval else "", mode, unit),
        *(dice.choice(("lead", "first", "last")), dice.choice(list(Base)), QuestionState.OPEN, options),
        deadline=DEADLINE_MS,
        opened=OPENED_MS,
        closed=None,
        generation=dice.randint(1, 3),
        late_voters="join",
        decimals=dice.choice((1, 1, 0)),
        settings=_settings(dice, kind, options, weighs=weighs),
    )
    voters = _voters(dice, dice.choice(SIZES))
    keys = [voter_key(unit, one.delegate_id, one.organisation_id) for one in voters]
    weights = [dice.randint(1, 5_000_000) if weighs else MILLIONTHS for _ in voters]
    absent = dice.randint(0, 9)
    return Drawn(
        *(question, replace(question, state=QuestionState.DRAFT)),
        replace(question, state=QuestionState.CLOSED, closed=DEADLINE_MS),
        *(voters, keys, weights, _strangers(question)),
        *(len(voters) + absent, len(voters)),
        [option.id for option in options if option.role is not OptionRole.ABSTAIN],
    )


def _options(dice: Random, kind: Kind) -> tuple[Option, ...]:
    if kind in (Kind.TEXT, Kind.NUMBER):
        return ()
    count = dice.randint(2, 6 if kind is Kind.RANKING else 12)
    codes = [str(n) for n in range(1, count + 1)] if kind is Kind.SCALE else list("ABCDEFGHIJKL"[:count])
    options = [Option(place, code, f"Pilihan {code}") for place, code in enumerate(codes, start=1)]
    last = {Kind.SCALE: OptionRole.DONT_KNOW, Kind.MULTIPLE: OptionRole.ABSTAIN, Kind.SINGLE: OptionRole.OTHER}
    if kind in last and count > 2 and dice.random() < 0.5:
        options[-1] = replace(options[-1], role=last[kind])
    return tuple(options)


def _settings(dice: Random, kind: Kind, options: tuple[Option, ...], *, weighs: bool) -> Settings:
    if kind is Kind.MULTIPLE:
        choices = sum(option.role is OptionRole.CHOICE for option in options)
        most = dice.randint(1, choices)
        return Settings(choices_min=dice.randint(1, most), choices_max=dice.choice((0, most)), is_weighted=weighs)
    if kind is Kind.RANKING:
        method = dice.choice((Method.BORDA, Method.BORDA, Method.INSTANT_RUNOFF, Method.SCHULZE))
        return Settings(choices_max=dice.choice((0, 2)), method=method.value, is_weighted=weighs)
    return Settings(is_weighted=weighs, number_min="-50", number_max="5000", number_decimals=2)


def _voters(dice: Random, size: int) -> list[Voter]:
    units = (*UNITS[: dice.randint(0, 6)], None)
    return [
        Voter(
            delegate_id=n,
            organisation_id=n,
            constituency=dice.choice(units),
            is_entitled=True,
            is_lead=True,
            is_observer=False,
        )
        for n in range(1, size + 1)
    ]


def _strangers(question: Question) -> list[Voter]:
    """Whoever may not answer: not in the electorate, an observer, and where only the lead answers somebody else."""
    plain = Voter(90_001, 1, None, is_entitled=True, is_lead=True, is_observer=False)
    found = [replace(plain, is_entitled=False), replace(plain, is_observer=True)]
    if question.unit is Unit.ORGANISATION and question.ballot_by == "lead":
        found.append(replace(plain, is_lead=False))
    if question.unit is Unit.ORGANISATION and question.ballot_by == "first":
        found.append(replace(plain, answered_by=1))
    return found


def say(drawn: Drawn, dice: Random) -> tuple[tuple[int, ...], str]:
    """Options in their final order and words: what the voter means, in the one spelling it is kept in."""
    question, options = drawn.question, drawn.question.options
    if question.kind is Kind.TEXT:
        return (), TEXTS[int(dice.random() * len(TEXTS))]
    if question.kind is Kind.NUMBER:
        return (), f"{int(dice.random() * 5_000) - 49}.{int(dice.random() * 10)}{int(dice.random() * 10)}"
    if question.kind is Kind.RANKING:
        return tuple(dice.sample(range(1, len(options) + 1), places(question))), ""
    if question.kind is Kind.MULTIPLE:
        return tuple(_ticks(drawn, dice)), ""
    chosen = 1 + int(dice.random() * len(options))
    return (chosen,), dice.choice(TEXTS) if options[chosen - 1].role is OptionRole.OTHER and dice.random() < 0.5 else ""


def _ticks(drawn: Drawn, dice: Random) -> list[int]:
    question, choices = drawn.question, drawn.choices
    if len(choices) < len(question.options) and dice.random() < 0.1:
        return [question.options[-1].id]
    least, most = question.settings.choices_min, min(question.settings.choices_max or len(choices), len(choices))
    return sorted(dice.sample(choices, least + int(dice.random() * (most - least + 1))))


def nonsense(drawn: Drawn, dice: Random) -> tuple[tuple[int, ...], str]:
    """What no button asks for: no option, one from elsewhere, one twice, too many, too few, an abstention beside a
    choice; words with options where words are the answer."""
    if drawn.worded:
        return dice.choice((((1,), "Posko"), ((2, 3), "7"), ((1,), ""), ((), "")))
    question, choices = drawn.question, drawn.choices
    count = len(question.options)
    offered = [(), (count + 1,), (1, 1), (*range(1, count + 1), 35), (0,), (2**40,)]
    if question.kind is Kind.MULTIPLE:
        most, least = question.settings.choices_max or len(choices), question.settings.choices_min
        offered += [tuple(choices[: most + 1])] * (most < len(choices)) + [tuple(choices[: least - 1])]
        offered += [(choices[0], count)] * (len(choices) < count)
    elif question.kind is Kind.RANKING:
        filled = places(question)
        offered += [tuple(range(1, filled))] + [tuple(range(1, filled + 2))] * (filled < count)
    else:
        offered.append((1, 2))
    return dice.choice(offered), ""
