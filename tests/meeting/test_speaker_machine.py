"""Two moderators and five speakers act at random on one list; whatever they do, the list stays whole."""

from __future__ import annotations

import asyncio
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meeting import delegation, hands, speaking, speaking_rules
from rules.refusals import Refusal
from rules.speaking import BudgetOf, SpeechKind, SpeechState, Turn
from storage import speeches
from storage.database import Database
from storage.opening import open_database
from tests.meeting.halls import MODERATOR, Hall, open_hall
from tests.meeting.on_floor import entries, order

DEPUTY = 505
ACTS = ("hand", "hand", "order", "withdraw", "call", "call", "start", "start", "pause", "finish", "skip", "extend")
# What is done, by or to which speaker, by which moderator, after how many seconds, and how old the button is.
STEPS = st.lists(
    st.tuples(
        st.sampled_from([*ACTS, "shut", "turn", "budget", "leave"]),
        st.integers(0, 4),
        st.sampled_from([MODERATOR, DEPUTY]),
        st.integers(0, 200),
        st.integers(0, 2),
    ),
    min_size=5,
    max_size=30,
)


class Play:
    """The meeting, and what is held against it after every act."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.gone: set[int] = set()

    async def all(self) -> list[speeches.Speech]:
        async with self.hall.house.db.reading() as tx:
            return await speeches.of_meeting(tx, self.hall.meeting_id)

    async def living(self, place: int) -> speeches.Speech | None:
        delegate = self.hall.delegates[place]
        async with self.hall.house.db.reading() as tx:
            return await speeches.living_of(tx, delegate)

    async def act(self, act: str, place: int, who: int, late: int) -> Any:
        """One act; None where there is nothing to act on. `late` is how old the button is."""
        hall, house = self.hall, self.hall.house
        if act in ("hand", "order"):
            return await hands.raise_hand(house, hall.voter(place), hall.delegates[place], SpeechKind(act))
        if act == "leave":
            self.gone.add(place)
            return await delegation.leave(house, hall.voter(place), hall.delegates[place])
        if act in ("shut", "turn", "budget"):
            return await self.rule(act, place, who)
        found = await self.living(place)
        if found is None:
            return None
        if act == "withdraw":
            return await hands.withdraw(house, hall.voter(place), found.id)
        sender, seen = hall.sender(who), (found.id, max(0, found.revision - late))
        if act == "extend":
            return await speaking.extend(house, sender, found.id, 1, found.extra_ms + 60_000 * (1 - late))
        if act == "start":
            talking = [one.id for one in await self.all() if one.state is SpeechState.SPEAKING]
            return await speaking.start(house, sender, *seen, sum(talking))
        steps = {"call": speaking.call, "finish": speaking.finish, "pause": speaking.pause, "skip": speaking.skip}
        return await steps[act](house, sender, *seen)

    async def rule(self, act: str, place: int, who: int) -> None:
        house, sender, meeting_id = self.hall.house, self.hall.sender(who), self.hall.meeting_id
        if act == "shut":
            await speaking_rules.shut(house, sender, meeting_id, is_shut=place > 2)
        elif act == "turn":
            await speaking_rules.set_turn(house, sender, meeting_id, list(Turn)[place % 2])
        else:
            await speaking_rules.set_budget(house, sender, meeting_id, BudgetOf.SPEAKER, place + 1)

    async def check(self, before: list[speeches.Speech], act: str, place: int, done: Any) -> None:
        """After an act: keys hold, nobody else is moved but by the rules, and what changed left one entry each."""
        after = await self.all()
        for state in (SpeechState.CALLED, SpeechState.SPEAKING):
            assert sum(one.state is state for one in after) <= 1
        old = {one.id: one for one in before}
        moved = [one for one in after if one.id not in old or one.revision != old[one.id].revision]
        written = len(await entries(self.hall)) - self.written
        assert written == len(moved), (act, [(one.number, one.state) for one in moved])
        if isinstance(done, Refusal) or not getattr(done, "has_changed", True):
            assert not moved
        for one in moved:
            was = old.get(one.id)
            if was is None or one.delegate_id == self.hall.delegates[place]:
                continue
            # Somebody else's act reaches a speaker in three ways only: back to the place they had, held up, or over.
            assert (was.state, one.state) in {
                (SpeechState.CALLED, SpeechState.WAITING),
                (SpeechState.SPEAKING, SpeechState.PAUSED),
                (SpeechState.SPEAKING, SpeechState.DONE),
            }
            assert one.number == was.number
        waiting = [one.organisation for one in after if one.state is SpeechState.WAITING]
        assert sorted(await order(self.hall)) == sorted(waiting)

    async def step(self, act: str, place: int, who: int, seconds: int, late: int) -> None:
        self.hall.clock.turn(seconds)
        before, self.written = await self.all(), len(await entries(self.hall))
        try:
            done = await self.act(act, place, who, late)
        except Refusal as no:
            done = no
        await self.check(before, act, place, done)

    async def check_times(self) -> None:
        """What each speech took is the sum of its intervals, as its entries say them."""
        async with self.hall.house.db.reading() as tx:
            rows = await tx.fetch("SELECT kind, at FROM entries WHERE kind LIKE 'speech.%' ORDER BY seq")
        said = [one for _, one in await entries(self.hall)]
        for speech in await self.all():
            total, began = 0, 0
            for row, payload in zip(rows, said, strict=True):
                if payload["speech"] != speech.number:
                    continue
                at_ms = _ms(row["at"])
                if row["kind"] in ("speech.started", "speech.resumed"):
                    began = at_ms
                elif row["kind"] in ("speech.paused", "speech.ended") and began:
                    total, began = total + at_ms - began, 0
                    assert payload["spoken_ms"] == total
            now_ms = self.hall.clock()
            assert speech.spoken_at(now_ms) == total + (now_ms - began if began else 0)


def _ms(at: str) -> int:
    from datetime import datetime

    return round(datetime.fromisoformat(at).timestamp() * 1000)


async def play(database: Database, steps: list[tuple[str, int, int, int, int]]) -> None:
    """One meeting from its first act to its last."""
    hall = await open_hall(database)
    async with database.transaction() as tx:
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'deputy', 5, 0)", hall.meeting_id, DEPUTY)
        await tx.execute(
            "INSERT INTO constituencies (meeting_id, position, code, name) VALUES ($1, 2, 'swasta', 'Swasta')",
            hall.meeting_id,
        )
        await tx.execute("UPDATE organisations SET constituency_id = 2 WHERE ref IN ('o4', 'o5')")
    stage = Play(hall)
    for step in steps:
        await stage.step(*step)
    await stage.check_times()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_list_stays_whole_whatever_is_pressed(
    tmp_path_factory: Any, steps: list[tuple[str, int, int, int, int]]
) -> None:
    """At most one speaks, every change is one entry, nobody loses a place by another's act, and times add up."""

    async def run() -> None:
        url = f"sqlite:///{tmp_path_factory.mktemp('play') / 'm.db'}"
        database = await open_database(url, now=lambda: 0)
        try:
            await play(database, steps)
        finally:
            await database.close()

    asyncio.run(run())


LONG = [
    ("hand", 0, MODERATOR, 5, 0), ("hand", 1, MODERATOR, 5, 0), ("order", 2, MODERATOR, 5, 0),
    ("hand", 3, DEPUTY, 1, 0), ("call", 0, MODERATOR, 5, 0), ("call", 1, DEPUTY, 5, 0),
    ("start", 1, MODERATOR, 9, 0), ("call", 2, DEPUTY, 40, 0), ("start", 2, DEPUTY, 7, 0),
    ("extend", 1, MODERATOR, 3, 0), ("finish", 2, MODERATOR, 30, 0), ("skip", 3, DEPUTY, 1, 1),
    ("start", 1, DEPUTY, 2, 0), ("budget", 1, DEPUTY, 2, 0), ("turn", 1, DEPUTY, 2, 0),
    ("pause", 1, DEPUTY, 20, 0), ("call", 3, MODERATOR, 2, 0), ("start", 3, MODERATOR, 2, 0),
    ("leave", 3, MODERATOR, 50, 0), ("start", 1, DEPUTY, 1, 0), ("hand", 3, MODERATOR, 2, 0),
    ("withdraw", 0, MODERATOR, 1, 0), ("finish", 1, DEPUTY, 90, 0), ("hand", 1, DEPUTY, 1, 0),
]  # fmt: skip


async def test_a_long_meeting_on_both_engines(database: Database) -> None:
    """The same checks where rows are locked for real."""
    await play(database, LONG)
