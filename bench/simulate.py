"""Ballots without end: `python -m bench.simulate --ballots 30000000 [--seed N] [--processes 2]`.

One question after another is drawn by dice: every kind, mode, unit, base, limit and weight, 3 to 2,500 voters. Their
presses come in any order, among them repeated, withdrawn, late, foreign and nonsensical ones. Each press is judged by
the rules (`rules.ballots.admit`, `rules.drafts.pressed`) and by a plain model that knows what was meant; at the end
`rules.tallies.tally` must say of the question what the model counts for itself (`bench.plain`).

A ballot counted here is one that was stored: a first answer or a change. It stops at the first error and says with
which seed, question and press it came; `--seed S --question N` plays that one alone. Measured on two cores: about
90,000 ballots (125,000 presses) a second on one of them alone, 150,000 ballots on both; beside other work 30,000,000
with the seed 20261128 took 579 s and none was wrong (R1: at most 1 in 10,000,000 with 95 % confidence).
"""

import argparse
import gc
import random
import secrets
import sys
import time
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from decimal import Decimal
from multiprocessing import get_context

from bench.drawn import DEADLINE_MS, OPENED_MS, OTHERS_GENERATION, UNITS, Drawn, draw, nonsense, say
from bench.plain import Meant, differences
from rules.answers import Answer, Ballot
from rules.ballots import admit, check_open, check_right
from rules.drafts import pressed
from rules.kinds import KINDS
from rules.questions import Mode, Question
from rules.refusals import Refusal
from rules.tallies import Roll, Tally, tally
from rules.weights import weight_of

CHUNK_QUESTIONS = 40
ONE = Decimal(1)
NOW_MS = (OPENED_MS + DEADLINE_MS) // 2


class Wrong(Exception):
    """The rules and the model differ."""


class Play:
    """One question from its first press to its figures."""

    def __init__(self, seed: int, number: int) -> None:
        self.dice = random.Random(f"{seed}:{number}")
        self.drawn: Drawn = draw(self.dice)
        self.meant: Meant = {}
        self.stored: dict[int, Answer] = {}
        self.done: Counter[str] = Counter(questions=1)
        self.step = 0

    def whole(self) -> Counter[str]:
        """Presses, then the figures. Raises Wrong."""
        size = len(self.drawn.voters)
        for _ in range(round(size * self.dice.uniform(0.5, 3.0)) + 1):
            self.step += 1
            self.press(int(self.dice.random() * size))
        self.step += 1
        wrong = differences(self.drawn, self.meant, self.counted())
        if wrong:
            raise Wrong(f"figures: {', '.join(wrong)}")
        return self.done

    def press(self, place: int) -> None:
        """Most answer; one in five is something else."""
        roll = self.dice.random()
        if roll < 0.8:
            self.answer(place, self.drawn.question.generation)
        elif roll < 0.85:
            self.withdraw(place)
        elif (
            roll < 0.89 and self.drawn.question.options and KINDS[self.drawn.question.kind].gesture in ("tick", "order")
        ):
            self.put_together(place)
        else:
            self.refuse(place)

    def answer(self, place: int, generation: int) -> None:
        """Stored as it was meant; the same again is the same."""
        meant = self.meant[place] if self.dice.random() < 0.05 and place in self.meant else say(self.drawn, self.dice)
        voter = self.drawn.voters[place]
        kept = admit(self.drawn.question, voter, Answer(*meant), NOW_MS, generation=generation)
        if kept.options != meant[0] or (kept.words != meant[1] and not self._is_same(kept.words, meant[1])):
            raise Wrong(f"kept {kept}, meant {meant}")
        self.done["repeated" if self.stored.get(place) == kept else "ballots"] += 1
        self.stored[place], self.meant[place] = kept, meant

    def _is_same(self, kept: str, meant: str) -> bool:
        """Words are trimmed, numbers lose their trailing zeros."""
        if self.drawn.worded and meant[-1:].isdigit():
            return Decimal(kept) == Decimal(meant)
        return " ".join(kept.split()) == " ".join(meant.split())

    def withdraw(self, place: int) -> None:
        """There is no answer any more."""
        check_open(self.drawn.question, NOW_MS)
        check_right(self.drawn.question, self.drawn.voters[place])
        self.stored.pop(place, None)
        self.meant.pop(place, None)
        self.done["withdrawn"] += 1

    def put_together(self, place: int) -> None:
        """Option by option, each press once more by a nervous thumb; then sent."""
        question, made, shown = self.drawn.question, None, ()
        meant = say(self.drawn, self.dice)
        for option in meant[0]:
            if option in shown:
                break  # whoever has placed all but one has placed the last
            made = pressed(question, shown, option, made)
            if pressed(question, shown, option, made) != made:
                raise Wrong("a press twice is not the same press")
            shown = made
        if shown != meant[0]:
            raise Wrong(f"put together {shown}, meant {meant[0]}")
        kept = admit(question, self.drawn.voters[place], Answer(shown), NOW_MS, generation=question.generation)
        self.stored[place], self.meant[place] = kept, meant
        self.done["ballots"] += 1

    def refuse(self, place: int) -> None:
        """Before, at the deadline, after, by a stranger, from an old card, of what is not there: none is stored."""
        drawn, voter, at_ms = self.drawn, self.drawn.voters[place], NOW_MS
        question: Question = drawn.question
        generation, meant = question.generation, say(drawn, self.dice)
        how = self.dice.randrange(6)
        if how == 0:
            question = drawn.draft
        elif how == 1:
            question = drawn.closed
        elif how == 2:
            at_ms = DEADLINE_MS + self.dice.choice((0, 1, 90_000))
        elif how == 3:
            voter = self.dice.choice(drawn.strangers)
        elif how == 4:
            generation = self.dice.choice((generation - 1, generation + 1, OTHERS_GENERATION))
        else:
            meant = nonsense(drawn, self.dice)
        try:
            admit(question, voter, Answer(*meant), at_ms, generation=generation)
        except Refusal:
            self.done["refused"] += 1
            return
        raise Wrong(f"admitted what may not be: {how}")

    def counted(self) -> Tally:
        """What the rules make of the stored ballots, in an order nobody chose."""
        drawn, codes = self.drawn, {option.id: option.code for option in self.drawn.question.options}
        is_secret, ballots = drawn.question.mode is Mode.SECRET, []
        for place, answer in self.stored.items():
            voter, selection = drawn.voters[place], tuple(codes[option] for option in answer.options)
            key = "" if is_secret else drawn.keys[place]
            weight = weight_of(drawn.weights[place]) if drawn.question.settings.is_weighted else ONE
            ballots.append(Ballot(key, selection, voter.constituency, "telegram", False, False, weight, answer.words))
        self.dice.shuffle(ballots)
        roll = Roll(drawn.invited, drawn.present, len(drawn.voters))
        return tally(drawn.question, ballots, roll, constituencies=UNITS)


def play(seed: int, number: int) -> Counter[str]:
    """One question. Raises Wrong with all that is needed to play it again."""
    game = Play(seed, number)
    try:
        return game.whole()
    except (Wrong, Refusal, AssertionError, LookupError) as error:
        where = f"--seed {seed} --question {number}, press {game.step}"
        raise Wrong(f"{where}: {type(error).__name__} {error} in {game.drawn.question}") from error


def chunk(seed: int, first: int, count: int) -> Counter[str]:
    """So many questions in one process; nothing of a question refers to itself, so that no cycle has to be found."""
    done: Counter[str] = Counter()
    gc.disable()
    for number in range(first, first + count):
        done.update(play(seed, number))
    return done


def simulate(ballots: int, seed: int, processes: int) -> Counter[str]:
    """Until so many ballots were stored. Raises Wrong at the first difference."""
    done: Counter[str] = Counter()
    if processes == 1:
        for first in range(0, 10**9, CHUNK_QUESTIONS):
            done.update(chunk(seed, first, CHUNK_QUESTIONS))
            if done["ballots"] >= ballots:
                return done
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        firsts = iter(range(0, 10**9, CHUNK_QUESTIONS))
        waiting = {pool.submit(chunk, seed, next(firsts), CHUNK_QUESTIONS) for _ in range(2 * processes)}
        while done["ballots"] < ballots:
            ended, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for one in ended:
                done.update(one.result())
                waiting.add(pool.submit(chunk, seed, next(firsts), CHUNK_QUESTIONS))
        for one in waiting:
            one.cancel()
    return done


def main() -> None:
    """Reads the command line, says the seed first and the rate last."""
    parser = argparse.ArgumentParser(prog="python -m bench.simulate", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--ballots", type=int, default=30_000_000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--question", type=int, default=None, help="play this question alone")
    asked = parser.parse_args()
    seed = secrets.randbelow(2**32) if asked.seed is None else asked.seed
    print(f"seed {seed}", flush=True)
    began = time.perf_counter()
    try:
        done = simulate(asked.ballots, seed, asked.processes) if asked.question is None else play(seed, asked.question)
    except Wrong as wrong:
        sys.exit(f"WRONG {wrong}")
    seconds = time.perf_counter() - began
    print(", ".join(f"{name} {count:,}" for name, count in sorted(done.items())))
    print(f"none wrong; {seconds:.1f} s, {done['ballots'] / seconds:,.0f} ballots/s, {asked.processes} processes")


if __name__ == "__main__":
    main()
