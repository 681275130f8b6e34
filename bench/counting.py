"""How long counting takes: 100,000 ballots of each kind by constituency, and 5,000 stored ones read and counted, each
beside the least anybody could do (a bare sum; one GROUP BY), interleaved, medians of so many rounds."""

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from bench.drawn import UNITS, Drawn, draw, say
from bench.prepare import meeting
from rules.answers import Ballot
from rules.questions import Kind, Mode, Question
from rules.tallies import Roll, tally
from storage.database import Database
from storage.opening import open_database
from storage.tallies import tally_question

BALLOTS, STORED = 100_000, 5_000


def drawn_of(kind: Kind) -> Drawn:
    """The first question of this kind that dice give, by constituency and unweighted."""
    for number in range(10_000):
        found = draw(Random(number))
        question = found.question
        if question.kind is kind and question.mode is Mode.BY_CONSTITUENCY and not question.settings.is_weighted:
            return found
    raise LookupError(kind)


def cast(kind: Kind) -> tuple[Question, list[Ballot]]:
    """A question of this kind and its ballots."""
    dice, drawn = Random(20231123), drawn_of(kind)
    codes = {option.id: option.code for option in drawn.question.options}
    ballots = []
    for number in range(BALLOTS):
        options, words = say(drawn, dice)
        selection = tuple(codes[option] for option in options)
        ballots.append(Ballot(f"d{number}", selection, UNITS[number % 6], "telegram", False, False, words=words))
    return drawn.question, ballots


def bare(ballots: list[Ballot]) -> Counter[object]:
    """The least there is to do: how often each thing was said."""
    counts: Counter[object] = Counter()
    for ballot in ballots:
        counts.update(ballot.selection or (ballot.words,))
    return counts


def timed(act: Callable[[], object]) -> float:
    """Seconds."""
    began = perf_counter()
    act()
    return perf_counter() - began


def counted(kind: Kind, rounds: int) -> dict[str, Any]:
    """One kind, beside the bare sum of the same ballots."""
    question, ballots = cast(kind)
    roll = Roll(BALLOTS, BALLOTS, BALLOTS)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(timed(lambda: tally(question, ballots, roll, constituencies=UNITS)))
        theirs.append(timed(lambda: bare(ballots)))
    return _row(f"counting {BALLOTS:,} ballots, {kind.value}", ours, BALLOTS, "a bare sum", theirs)


def _row(name: str, ours: list[float], ballots: int, beside: str, theirs: list[float]) -> dict[str, Any]:
    value, other = median(ours), median(theirs)
    said = f"{ballots / value:,.0f} ballots/s; {beside} {other:.3f} s"
    return {"name": name, "value": round(value, 3), "unit": "s", "beside": said, "ratio": round(value / other, 2)}


async def stored(rounds: int) -> dict[str, Any]:
    """Ballots that lie in the database, read and counted, beside one GROUP BY over the same rows."""
    folder = Path(tempfile.mkdtemp(prefix="bench"))
    try:
        await meeting(str(folder / "counting.db"), STORED)
        database = await open_database(f"sqlite:///{folder / 'counting.db'}", now=lambda: 0)
        try:
            return await _stored(database, rounds)
        finally:
            await database.close()
    finally:
        shutil.rmtree(folder)


async def _stored(database: Database, rounds: int) -> dict[str, Any]:
    async with database.transaction() as tx:
        await tx.execute("UPDATE electorate SET receipt = voter, answered_by = delegate_id")
        await tx.execute(
            "INSERT INTO ballots (question_id, voter, selection, delegate_id, channel, cast_ms)"
            " SELECT 1, voter, CAST(delegate_id % 3 + 1 AS TEXT), delegate_id, 'telegram', 0 FROM electorate"
        )
    ours, theirs = [], []
    for _ in range(rounds):
        async with database.reading() as tx:
            began = perf_counter()
            found = await tally_question(tx, 1)
            ours.append(perf_counter() - began)
            assert found.answered == STORED
            began = perf_counter()
            await tx.fetch("SELECT selection, COUNT(*) FROM ballots WHERE question_id = 1 GROUP BY selection")
            theirs.append(perf_counter() - began)
    return _row(f"reading and counting {STORED:,} stored ballots", ours, STORED, "one GROUP BY", theirs)


async def measure(rounds: int) -> list[dict[str, Any]]:
    """A row for each kind, and one for what is stored."""
    rows = [await asyncio.to_thread(counted, kind, rounds) for kind in Kind]
    return [*rows, await stored(rounds)]
