"""Two moderators and five speakers act at random on one list; whatever they do, the list stays whole."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delivery.timers import Timers
from meeting import agenda, delegation, hands, privacy, speaking, speaking_rules
from meeting.privacy import Wish
from rules.meetings import MeetingAct
from rules.refusals import Refusal
from rules.speaking import LIVING, BudgetOf, SpeechKind, SpeechState, Turn
from storage import speeches
from storage.database import Database
from storage.opening import open_database
from tests.meeting.halls import CLERK, MODERATOR, Hall, add_delegate, open_hall
from tests.meeting.on_floor import entries, order

DEPUTY = 505
ACTS = ("hand", "hand", "order", "withdraw", "call", "call", "start", "start", "pause", "finish", "skip", "extend")
RULES = ("shut", "turn", "budget", "shared")
OUTSIDE = ("leave", "sent", "erase", "break", "end")
# What is done, by or to which speaker, by which moderator, after how many seconds, and how old the button is.
STEPS = st.lists(
    st.tuples(
        st.sampled_from([*ACTS, "shut", "turn", "budget", "shared", "leave", "sent", "erase", "break", "end"]),
        st.integers(0, 5),
        st.sampled_from([MODERATOR, DEPUTY]),
        st.integers(-90, 200),
        st.integers(0, 2),
    ),
    min_size=5,
    max_size=30,
)


class Play:
    """The meeting, and what is held against it after every act."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.timers = Timers(hall.house.db, hall.clock, lambda: None)

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
        if act in RULES:
            return await self.rule(act, place, who)
        if act in OUTSIDE:
            return await self.outside(act, place)
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
            budget_of = BudgetOf.SPEAKER if act == "budget" else BudgetOf.ORGANISATION
            await speaking_rules.set_budget(house, sender, meeting_id, budget_of, place + 1)

    async def outside(self, act: str, place: int) -> None:
        """What reaches the list from elsewhere: somebody goes, is sent away or erased, the meeting pauses or ends."""
        house, hall = self.hall.house, self.hall
        if act == "leave":
            await delegation.leave(house, hall.voter(place), hall.delegates[place])
        elif act == "sent":
            await delegation.leave(house, hall.sender(CLERK), hall.delegates[place])
        elif act == "erase":
            await privacy.separate(house, hall.voter(place), hall.meeting_id, Wish.ERASE)
        elif act == "break":
            state = await hall.value("SELECT state FROM meetings")
            turn = MeetingAct.RESUME if state == "paused" else MeetingAct.PAUSE
            await agenda.move(house, hall.moderator, hall.meeting_id, turn)
        else:
            await agenda.move(house, hall.moderator, hall.meeting_id, MeetingAct.END)

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
            assert one.number == was.number
            if act == "end":
                assert one.state is (SpeechState.DONE if was.first_ms else SpeechState.WITHDRAWN)
                continue
            # Somebody else's act reaches a speaker in three ways only: back to the place they had, held up, or over.
            assert (was.state, one.state) in {
                (SpeechState.CALLED, SpeechState.WAITING),
                (SpeechState.SPEAKING, SpeechState.PAUSED),
                (SpeechState.SPEAKING, SpeechState.DONE),
            }
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
        await self.timers.tick()
        if late == 2:
            self.timers = Timers(self.hall.house.db, self.hall.clock, lambda: None)
        await self.check_floor()

    async def check_floor(self) -> None:
        """Nobody speaks in a meeting that does not run; a mark is wished for only of somebody who began."""
        state = await self.hall.value("SELECT state FROM meetings")
        found = await self.all()
        if state != "running":
            assert not any(one.state is SpeechState.SPEAKING for one in found)
        if state == "ended":
            assert not any(one.state in LIVING for one in found)
        begun = {one.id for one in found if one.first_ms is not None}
        async with self.hall.house.db.reading() as tx:
            rows = await tx.fetch("SELECT chat_id, payload FROM outbox WHERE kind = 'time'")
        for row in rows:
            assert json.loads(row["payload"])["speech"] in begun
            assert row["chat_id"] in {MODERATOR, DEPUTY, *range(1001, 1007)}

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
                at_ms = round(datetime.fromisoformat(row["at"]).timestamp() * 1000)
                if row["kind"] in ("speech.started", "speech.resumed"):
                    began = at_ms
                elif row["kind"] in ("speech.paused", "speech.ended") and began:
                    total, began = total + max(0, at_ms - began), 0
                    assert payload["spoken_ms"] == total
            now_ms = self.hall.clock()
            assert speech.spoken_at(now_ms) == total + (max(0, now_ms - began) if began else 0)


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
    # Two people of one organisation, so that a budget may be shared.
    first = int(str(await hall.value("SELECT MIN(id) FROM organisations")))
    hall.delegates.append(await add_delegate(hall, 5, organisation_id=first))
    stage = Play(hall)
    for one in steps:
        await stage.step(*one)
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


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8))
async def test_four_hundred_acts_at_random_on_both_engines(database: Database, seed: int) -> None:
    """A day of it: whatever comes, the list stays whole and the times add up. The seed is printed by its parameter."""
    dice = Random(seed)
    acts = [*ACTS * 6, *RULES * 2, "break", "break", "leave", "sent", "erase"]
    drawn = [
        (dice.choice(acts), dice.randrange(6), dice.choice((MODERATOR, DEPUTY)), dice.randint(-90, 200), late)
        for late in (dice.choice((0, 0, 0, 1, 2)) for _ in range(400))
    ]
    await play(database, [*drawn, ("end", 0, MODERATOR, 1, 0)])
