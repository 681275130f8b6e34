"""Whether a vote reached its threshold: the only place where a result decides anything."""

from decimal import Decimal

from rules.bases import Base
from rules.questions import Question
from rules.quorums import Threshold, threshold
from rules.tallies import Tally
from rules.weights import MILLIONTHS


def verdict_of(question: Question, tally: Tally) -> Threshold | None:
    """Setuju against the threshold of a vote, of the base it names; None for an opinion poll, and while a result is
    withheld. Weighted votes are compared in millionths, everything else in heads. Source: meeting.md 6.7."""
    rule = question.settings.threshold
    if not question.is_vote or rule is None or tally.is_withheld:
        return None
    if tally.is_weighted and rule.base not in (Base.VALID, Base.ANSWERED):
        return None
    weights = {row.code: row.weight for row in tally.rows}
    agreed, valid = weights["setuju"], weights["setuju"] + weights["tidak_setuju"]
    base = {
        Base.VALID: valid,
        Base.ANSWERED: sum(weights.values(), Decimal(0)),
        Base.ENTITLED: Decimal(tally.entitled),
        Base.PRESENT: Decimal(tally.present),
        Base.INVITED: Decimal(tally.invited),
    }[rule.base]
    unit = MILLIONTHS if tally.is_weighted else 1
    return threshold(rule, int(agreed * unit), int(base * unit))
