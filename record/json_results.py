"""The result of a question in `record.json`: rows, bases, figures of its kind, verdict, breakdown and ballots; whole
numbers and decimal strings, never a float."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from record.record import AskedQuestion, CastBallot
from record.sentences import sentence
from rules.breakdowns import BreakdownRow
from rules.figures import Figures, NumberFigures, RankingFigures, ScaleFigures, TextFigures
from rules.kinds import KINDS
from rules.numbers import canonical
from rules.questions import Question
from rules.quorums import Rule
from rules.rows import Row
from rules.tallies import Tally
from rules.themes import names_by_line
from rules.verdicts import verdict_of
from rules.weights import weight_of


def units_text(units: int | None, decimals: int) -> str | None:
    """435 tenths of a per cent as "43.5"; nothing where there is no share."""
    return None if units is None else str(Decimal(units).scaleb(-decimals))


def decimal_text(value: Decimal | None) -> str | None:
    """The figure with the decimals it is printed with; nothing where there is none."""
    return None if value is None else f"{value:f}"


def rule_document(rule: Rule) -> dict[str, Any]:
    """A quorum or threshold as an exact fraction of a base; `strict` says that it must be exceeded."""
    fraction = rule.portion.fraction
    return {
        "numerator": fraction.numerator,
        "denominator": fraction.denominator,
        "strict": rule.portion.is_strict,
        "base": rule.base.value,
    }


def result_document(asked: AskedQuestion, tally: Tally) -> dict[str, Any]:
    """What only a revealed question has."""
    result: dict[str, Any] = {
        "assisted": tally.assisted,
        "changed": tally.changed,
        "tally": _tally(asked.question, tally),
        "sentence": sentence(asked, tally),
        "breakdown": None,
    }
    if asked.nonce is not None:
        result["nonce"] = asked.nonce
    if tally.is_withheld:
        return result | {"withheld": True}
    if asked.ballots is not None:
        result["ballots"] = [_ballot(ballot) for ballot in asked.ballots]
    if tally.breakdown is not None:
        codes = [row.code for row in tally.rows]
        merged = tally.breakdown.merged
        result["breakdown"] = {
            "rows": [_breakdown_row(row, codes) for row in tally.breakdown.rows],
            "merged": None if merged is None else _breakdown_row(merged, codes),
        }
    return result


def _tally(question: Question, tally: Tally) -> dict[str, Any]:
    has_choices = KINDS[tally.kind].has_shares and not tally.is_withheld
    return {
        "invited": tally.invited,
        "present": tally.present,
        "entitled": tally.entitled,
        "answered": tally.answered,
        "abstained": tally.abstained,
        "dont_know": tally.dont_know,
        "incomplete": tally.incomplete,
        "not_answered": tally.not_answered,
        "chosen": tally.chosen if has_choices else None,
        "turnout": units_text(tally.turnout, tally.decimals),
        "base": tally.base.value,
        "base_count": tally.base_count,
        "weighted": tally.is_weighted,
        "share_sum": units_text(tally.share_sum, tally.decimals),
        "rounding_note": tally.has_rounding_note,
        "leaders": list(tally.leaders),
        "tied": tally.is_tied,
        "balanced": tally.is_balanced,
        "rows": [_row(row, tally) for row in tally.rows],
        "figures": _figures(tally.figures),
        "verdict": _verdict(question, tally),
    }


def _row(row: Row, tally: Tally) -> dict[str, Any]:
    return {
        "code": row.code,
        "text": row.text,
        "count": row.count,
        "weight": canonical(row.weight),
        "share": units_text(row.share, tally.decimals),
        "rank": row.rank,
    }


def _figures(figures: Figures | None) -> dict[str, Any] | None:
    """One object a kind, told apart by its keys; null for choices, and of nothing."""
    match figures:
        case ScaleFigures():
            mean, median = decimal_text(figures.mean), decimal_text(figures.median)
            return {"base": figures.base, "mean": mean, "median": median}
        case RankingFigures():
            return {
                "method": figures.method.value,
                "score_max": canonical(figures.score_max),
                "order": [list(group) for group in figures.order],
                "placings": {
                    code: {"firsts": placing.firsts, "mean_place": decimal_text(placing.mean_place)}
                    for code, placing in figures.placings.items()
                },
            }
        case NumberFigures():
            return _number(figures)
        case TextFigures():
            return _texts(figures)
    return None


def _texts(figures: TextFigures) -> dict[str, Any]:
    """Every line; where they were grouped, each with its theme (null for none), how it was written, the salt of its
    digest, and what each theme comes to."""
    lines: list[dict[str, Any]] = [{"text": line.text, "count": line.count} for line in figures.lines]
    if not figures.themes:
        return {"lines": lines}
    names, assigned = names_by_line(figures.themes), dict(figures.assigned)
    for line in lines:
        written = assigned.get(line["text"])
        line["theme"] = names.get(line["text"])
        line["theme_as"] = None if written is None else written.theme
        line["theme_salt"] = None if written is None else written.salt or None
    return {
        "lines": lines,
        "themes": [{"theme": theme.name or None, "count": theme.count} for theme in figures.themes],
        "grouped_by": list(figures.grouped_by),
    }


def _number(figures: NumberFigures) -> dict[str, Any]:
    summary = figures.summary
    return {
        "n": summary.n,
        "total": decimal_text(summary.total),
        "mean": decimal_text(summary.mean),
        "median": decimal_text(summary.median),
        "smallest": decimal_text(summary.smallest),
        "largest": decimal_text(summary.largest),
        "bins": [
            {
                "lower": decimal_text(column.lower),
                "upper": decimal_text(column.upper),
                "count": column.count,
                "one_value": column.is_one_value,
            }
            for column in figures.bins
        ],
    }


def _verdict(question: Question, tally: Tally) -> dict[str, Any] | None:
    """Whether a vote reached its threshold; agreed, base and required count heads, or weights of a weighted vote."""
    found = verdict_of(question, tally)
    if found is None:
        return None
    said = (found.agreed, found.base_count, found.required)
    agreed, base, required = (canonical(weight_of(one)) if tally.is_weighted else str(one) for one in said)
    return {"agreed": agreed, "base": base, "required": required, "outcome": found.verdict.value}


def _breakdown_row(row: BreakdownRow, codes: Sequence[str]) -> dict[str, Any]:
    counts = None if row.counts is None else dict(zip(codes, row.counts, strict=True))
    return {"constituency": row.constituency, "answered": row.answered, "counts": counts}


def _ballot(ballot: CastBallot) -> dict[str, Any]:
    """The keys of the ballot's mode and no others, exactly as they were committed to at closing."""
    known = {
        "voter": ballot.voter,
        "channel": ballot.channel,
        "constituency": ballot.constituency,
        "group": ballot.group,
        "weight": ballot.weight,
        "words": ballot.words,
    }
    return {"selection": list(ballot.selection)} | {key: value for key, value in known.items() if value is not None}
