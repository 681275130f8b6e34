"""Whether one selection is a complete, valid answer of its kind (meeting.md 6.2)."""

import re
from fractions import Fraction
from typing import Final

from verifier.asked import Asked, Ballot
from verifier.findings import Said
from verifier.nodes import Node

_NUMBER: Final = re.compile(r"-?\d{1,18}(\.(\d{1,6}))?", re.ASCII)
TEXT_MAX: Final = 20_000


def selection_fault(question: Node, asked: Asked, ballot: Ballot) -> Said | None:
    """What is wrong with it, or None."""
    if asked.kind in ("text", "number"):
        if len(ballot.selection) != 1:
            return Said("bukan satu isian", "is not one text")
        return _number(question, ballot.selection[0]) if asked.kind == "number" else _text(ballot.selection[0])
    codes = asked.codes()
    if len(set(ballot.selection)) != len(ballot.selection) or not set(ballot.selection) <= set(codes):
        return Said("memuat pilihan yang tidak ada atau ganda", "holds an option that is not there, or one twice")
    if ballot.words and not set(ballot.selection) & set(asked.codes("other")):
        return Said("memuat isian tanpa pilihan yang memintanya", "holds words that no option asks for")
    return _count(question, asked, ballot)


def _count(question: Node, asked: Asked, ballot: Ballot) -> Said | None:
    least, most = 1, 1
    if asked.kind in ("multiple", "ranking"):
        least, most = question.number("min"), question.number("max")
    outside = set(asked.codes("abstain"))
    if asked.kind == "multiple" and outside & set(ballot.selection):
        least, most = 1, 1
    if not least <= len(ballot.selection) <= most:
        return Said(
            f"memuat {len(ballot.selection)} pilihan, seharusnya {least} sampai {most}",
            f"holds {len(ballot.selection)} options, not {least} to {most}",
        )
    if asked.kind == "multiple" and list(ballot.selection) != [c for c in asked.codes() if c in ballot.selection]:
        return Said("pilihan tidak dalam urutannya", "options are not in their order")
    return None


def _text(text: str) -> Said | None:
    if not text.strip() or len(text) > TEXT_MAX:
        return Said("isian kosong atau terlalu panjang", "the text is empty or too long")
    return None


def _number(question: Node, text: str) -> Said | None:
    match, rule = _NUMBER.fullmatch(text), question.part("number")
    if match is None:
        return Said("bukan angka", "is no number")
    value = Fraction(text)
    low, high = rule.maybe("min"), rule.maybe("max")
    too_low = low is not None and value < low.as_exact()
    if too_low or (high is not None and value > high.as_exact()) or len(match[2] or "") > rule.number("decimals"):
        return Said("angka di luar batasnya", "the number is out of its bounds")
    return None
