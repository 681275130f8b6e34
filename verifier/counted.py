"""Questions with their recounts, as papers are held against them."""

from dataclasses import dataclass
from typing import Any

from verifier.asked import Asked
from verifier.ballots import SHOWN
from verifier.nodes import Node
from verifier.results import tally_of

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """One question with its recount."""

    node: Node
    asked: Asked
    tally: Tree


def counted_questions(record: Node) -> dict[str, Counted]:
    """Revealed questions by code; one whose ballots are none is left out, check 6 names it."""
    found = {}
    for question in record.many("questions"):
        if question.text("state") in SHOWN and (counted := tally_of(question)) is not None:
            found[question.text("code")] = Counted(question, *counted)
    return found
