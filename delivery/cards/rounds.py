"""A further round beside the one before it, so that a room sees what has moved."""

from delivery.cards.question_lines import REVEALED, Voice
from locales.results import row_figures
from locales.words import Html
from rules.questions import Question
from storage import questions, sequence
from storage.database import Tx
from storage.tallies import tally_question


async def compared(tx: Tx, speaking: Voice, question: Question) -> Html:
    """One line with the figures of the round before; nothing for a first round, or before both are revealed."""
    first_id = await sequence.first_round_of(tx, question.id)
    first = None if first_id is None else await questions.load(tx, first_id)
    if first is None or first.state not in REVEALED or question.state not in REVEALED:
        return Html("")
    tally = await tally_question(tx, first.id)
    if not tally.rows:
        return Html("")
    words = speaking.words
    figures = "; ".join(f"{row.code} {row_figures(words, row, tally)}" for row in tally.rows)
    return words.html("banding_putaran", kode=first.code, n=first.round, angka=figures)
