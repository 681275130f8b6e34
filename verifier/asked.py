"""A question as the recount needs it: what was fixed at opening, and the ballots that were published."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from verifier.nodes import Node

# More than any question of the product may have; a file from elsewhere could ask for a count without end.
OPTIONS_MAX: Final = 60
DECIMALS_MAX: Final = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """A quorum or threshold: a fraction of a base, to be reached or exceeded."""

    fraction: Fraction
    is_strict: bool
    base: str

    def required(self, base_count: Fraction, unit: Fraction = Fraction(1)) -> Fraction:
        """The least that is enough, in whole units (people, or millionths of a weight), and never nothing."""
        bound = self.fraction * base_count / unit
        whole = bound.numerator // bound.denominator
        if self.is_strict:
            return (whole + 1) * unit
        return max(1, whole + (whole < bound)) * unit

    def is_met(self, count: Fraction, base_count: Fraction) -> bool:
        """Whether the count reaches the fraction, or exceeds it where it must; never of nobody."""
        bound = self.fraction * base_count
        if base_count == 0:
            return False
        return count > bound if self.is_strict else count >= bound


@dataclass(frozen=True, slots=True)
class Option:
    """An option in its order; `role` is choice, abstain, dont_know or other."""

    code: str
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """One published ballot; `home` is the constituency or shown group where the mode says one."""

    selection: tuple[str, ...]
    weight: Fraction
    words: str
    voter: str
    home: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the record, with the numbers of its last closing."""

    code: str
    kind: str
    preset: str
    mode: str
    unit: str
    base: str
    decimals: int
    method: str
    is_weighted: bool
    options: tuple[Option, ...]
    threshold: Rule | None
    invited: int
    present: int
    entitled: int
    incomplete: int
    cell_answers_min: int

    def codes(self, *roles: str) -> list[str]:
        """Codes of the options with one of these roles, all of them for none named."""
        return [option.code for option in self.options if not roles or option.role in roles]


def asked_of(question: Node) -> Asked:
    """Reads what was fixed, and the last closing. Raises Broken."""
    closing = question.many("closings")[-1:] or [Node({}, f"{question.place}.closings")]
    last = closing[0]
    codes = [one.text("code") for one in question.many("options")]
    if len(set(codes)) != len(codes):
        question.part("options").broken("sebuah kode pilihan ganda", "holds the code of an option twice")
    if len(codes) > OPTIONS_MAX:
        question.part("options").broken("terlalu banyak pilihan", "holds too many options")
    if not 0 <= question.number("decimals") <= DECIMALS_MAX:
        question.part("decimals").broken("di luar batasnya", "is out of its bounds")
    return Asked(
        code=question.text("code"),
        kind=question.text("kind"),
        preset=question.text("preset"),
        mode=question.text("mode"),
        unit=question.text("unit"),
        base=question.text("base"),
        decimals=question.number("decimals"),
        method=question.text_or_none("method") or "",
        is_weighted=question.flag("weighted"),
        options=tuple(Option(one.text("code"), one.text("text"), one.text("role")) for one in question.many("options")),
        threshold=rule_of(question.maybe("threshold")),
        invited=last.number("invited"),
        present=last.number("present"),
        entitled=last.number("entitled"),
        incomplete=last.number("incomplete"),
        cell_answers_min=question.number_or_none("cell_answers_min") or 0,
    )


def rule_of(rule: Node | None) -> Rule | None:
    """A rule of the record; None where none is set."""
    if rule is None:
        return None
    below = rule.number("denominator")
    fraction = Fraction(rule.number("numerator"), below) if below > 0 else Fraction(0)
    return Rule(fraction, rule.flag("strict"), rule.text("base"))


def ballots_of(question: Node) -> list[Ballot] | None:
    """The published ballots; None where they are not in the file."""
    found = question.maybe("ballots")
    return None if found is None else [_ballot(one) for one in found.items()]


def _ballot(one: Node) -> Ballot:
    weight = one.maybe("weight")
    return Ballot(
        selection=tuple(one.texts("selection")),
        weight=Fraction(1) if weight is None else weight.as_exact(),
        words=one.text_or_none("words") or "",
        voter=one.text_or_none("voter") or "",
        home=one.text_or_none("constituency") or one.text_or_none("group") or "",
    )


def weights_of(ballots: Sequence[Ballot]) -> Fraction:
    """What ballots weigh together."""
    return sum((ballot.weight for ballot in ballots), Fraction(0))
