"""I1 to I8 as they can be read from the rows, against a question kept with pencil and paper."""

from collections import Counter

from rules import chain
from rules.figures import NumberFigures, TextFigures
from rules.questions import Question
from rules.tallies import Tally
from storage import ballots, closings, published, turnout
from storage import questions as rows
from storage.ballots import from_text
from storage.database import Tx
from storage.soundness import unsound
from storage.tallies import tally_loaded
from tests.meeting.halls import Hall
from tests.meeting.question_model import Paper

CLOSED = ("closed", "revealed", "adopted")
SHOWN = ("revealed", "adopted")


class Seen:
    """What was seen of the question so far: what may only grow, and what may never move again."""

    def __init__(self) -> None:
        self.revision = -1
        self.final: Tally | None = None
        self.entries = 0
        self.stored: tuple[object, ...] = ()


async def check(hall: Hall, question_id: int, paper: Paper, seen: Seen) -> None:
    """All of them."""
    async with hall.house.db.reading() as tx:
        question = await rows.load(tx, question_id)
        assert question is not None
        assert (question.state.value, question.generation) == (paper.state, paper.generation)
        await _ballots(tx, question, paper)
        counted = await tally_loaded(tx, question)
        _figures(counted, paper)
        assert await unsound(tx) == []
        await _sealed(tx, question, paper)
        await _committed(tx, question, paper)
        await _monotone(tx, question, seen)
    if paper.state in SHOWN:
        assert seen.final in (None, counted), "a result that was shown has moved"
        seen.final = counted


async def _ballots(tx: Tx, question: Question, paper: Paper) -> None:
    """One ballot a voter, those of the paper and no others; who took part is who answered."""
    stored = await tx.fetch(
        "SELECT voter, selection, words, delegate_id FROM ballots WHERE question_id = $1", question.id
    )
    assert Counter((from_text(row["selection"]), row["words"]) for row in stored) == paper.ballots
    took_part = await tx.fetch("SELECT voter, receipt, placed FROM electorate WHERE question_id = $1", question.id)
    assert {row["voter"] for row in took_part} == paper.electorate
    assert {row["voter"] for row in took_part if row["receipt"]} == {*paper.answers, *paper.on_paper}
    assert {row["voter"] for row in took_part if row["placed"] and not row["receipt"]} == paper.begun
    receipts = await turnout.receipts(tx, question.id)
    assert len(set(receipts)) == len(stored)
    if not paper.is_secret:
        assert {row["voter"]: (from_text(row["selection"]), row["words"]) for row in stored} == paper.answers
        return
    for person in paper.people if paper.state == "open" else ():
        standing = await ballots.standing(tx, question, person.id)
        assert standing is not None
        said = None if standing.answer is None else (standing.answer.options, standing.answer.words)
        assert said == paper.answers.get(paper.voter(person))


def _figures(counted: Tally, paper: Paper) -> None:
    """I4: what is shown is what lies there."""
    answered = len(paper.answers) + len(paper.forms)
    assert (counted.answered, counted.entitled) == (answered, len(paper.electorate))
    assert counted.incomplete == len(paper.begun)
    if not paper.is_secret or paper.closings:
        # Of a secret question that is open, no ballot says who helped.
        assert counted.assisted == len(paper.assisted)
    assert counted.changed == len(paper.changed)
    assert counted.not_answered == len(paper.electorate) - answered - len(paper.begun)
    assert counted.is_withheld == (paper.is_secret and answered < 5)
    if counted.is_withheld:
        assert (counted.rows, counted.figures, counted.breakdown) == ((), None, None)
        return
    assert [row.count for row in counted.rows] == paper.counts
    if isinstance(counted.figures, NumberFigures):
        assert (counted.figures.summary.n, counted.figures.summary.total) == (answered, paper.total)
    if isinstance(counted.figures, TextFigures):
        assert sum(line.count for line in counted.figures.lines) == answered


async def _sealed(tx: Tx, question: Question, paper: Paper) -> None:
    """I6: of a closed secret question no key, no name, no delegate, no time, no order, nothing officials wrote."""
    if not paper.is_secret or paper.state in ("draft", "open"):
        return
    assert await tx.fetch_value("SELECT COUNT(*) FROM question_keys") == 0
    stored = await tx.fetch("SELECT * FROM ballots WHERE question_id = $1 ORDER BY voter", question.id)
    assert [row["voter"] for row in stored] == [f"{place:06}" for place in range(1, len(stored) + 1)]
    said = [(row["constituency_id"] or 0, row["selection"], row["words"]) for row in stored]
    assert said == sorted(said)
    assert {(row["delegate_id"], row["channel"], row["cast_ms"], row["changes"]) for row in stored} <= {
        (None, "", 0, 0)
    }
    wrote = await tx.fetch("SELECT selection, words FROM assisted_ballots WHERE question_id = $1", question.id)
    assert all(not row["selection"] and not row["words"] for row in wrote)
    heaps = await tx.fetch("SELECT counts FROM paper_batches WHERE question_id = $1", question.id)
    assert all(not row["counts"] for row in heaps)


async def _committed(tx: Tx, question: Question, paper: Paper) -> None:
    """Every closing stands in the record once, and the last one is fixed by its commitment, adopted or not."""
    written = await tx.fetch_value("SELECT COUNT(*) FROM entries WHERE kind = 'question.closed'")
    assert written == paper.closings == await tx.fetch_value("SELECT COUNT(*) FROM closings")
    if paper.state not in CLOSED:
        return
    last = await closings.last(tx, question.id)
    assert last is not None
    cast = await published.ballots_of(tx, question)
    assert chain.commitment(cast, await closings.nonce(tx, question.id)) == last.commitment
    assert (last.answered, last.changed) == (len(cast), len(paper.changed))


async def _monotone(tx: Tx, question: Question, seen: Seen) -> None:
    """I5, I7: a revision grows with every change of a ballot and never falls; no entry goes away."""
    revision = await tx.fetch_value("SELECT revision FROM questions WHERE id = $1", question.id)
    stored = tuple(
        tuple(row) for row in await tx.fetch("SELECT voter, selection, words FROM ballots ORDER BY question_id, voter")
    )
    assert revision > seen.revision if stored != seen.stored else revision >= seen.revision
    entries = await tx.fetch_value("SELECT COUNT(*) FROM entries")
    assert entries >= seen.entries
    seen.revision, seen.stored, seen.entries = revision, stored, entries
