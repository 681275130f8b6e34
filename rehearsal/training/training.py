"""The training as a whole: begun, begun anew, and what its page asks about it over the control port."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from rehearsal.groups import Groups
from rehearsal.people import Impossible, People
from rehearsal.phone import Message
from rehearsal.phone_acts import PhoneActs
from rehearsal.refusal import ApiRefusal, Json
from rehearsal.server import Server
from rehearsal.training import setting_up
from rehearsal.training.cast import Cast
from rehearsal.training.coach import Coach
from rehearsal.training.desk import GUEST, GUEST_MAY_VOTE, help_out, man_desk
from rehearsal.training.steps import SHOWN

FIRST_ID, IDS_EACH = 9_600_000_000, 10_000
REGISTRATION_OPEN = ("Pendaftaran dibuka. Rapat belum", "Registration is open. The meeting", "Rapat berlangsung.")

# Begins a service over an empty memory and returns the owner's link.
Fresh = Callable[[], Awaitable[str]]


class Training:
    """`fresh` is asked for a service with an empty memory, at each beginning."""

    def __init__(self, server: Server, fresh: Fresh, *, size: int, pace: float = 1.0, seed: int = 1) -> None:
        self._people = People(server.exchange)
        self._groups = Groups(self._people)
        self._acts = PhoneActs(self._people, self._groups)
        self._connected = server.connections.connected
        self._fresh, self._size, self._pace, self._seed = fresh, size, pace, seed
        self._beginnings = 0
        self._tasks: list[asyncio.Task[None]] = []
        self._changing = asyncio.Lock()
        self._seat()

    def _seat(self) -> None:
        """Everybody's phones, for one more beginning."""
        first_id = FIRST_ID + IDS_EACH * self._beginnings
        self._beginnings += 1
        self.is_ready = False
        self.officials = setting_up.officials(self._acts, first_id)
        self.cast = Cast(self._acts, first_id + setting_up.CAST, self._connected, seed=self._seed, pace=self._pace)
        self.coach = Coach(self.officials.trainee, self.officials.clerk, self._hear)

    def _hear(self, message: Message) -> None:
        """The doors open for the cast when the trainee opens them, and the hall reads what the trainee shows."""
        room = self.cast.room
        if not room.doors.is_set() and any(words in message.text for words in REGISTRATION_OPEN):
            self.cast.enter(self.officials.join_link)
        if SHOWN.match(message.text):
            room.wall.add(message.text.split(" ")[0])

    async def begin(self) -> None:
        """A prepared meeting, the cast before the door, the trainee in the chair. Raises Impossible where the meeting
        cannot be prepared."""
        async with self._changing:
            await self._begin()

    async def _begin(self) -> None:
        await setting_up.set_up(self.officials, self._groups, await self._fresh())
        people, room = self.officials, self.cast.room
        # The clock of the training starts when all is ready.
        self.coach = Coach(people.trainee, people.clerk, self._hear, people.secretary)
        self.cast.start(self._size)
        self._start(self.coach.watch(), man_desk(people.clerk, room))
        self._start(help_out(people.secretary, room, GUEST, GUEST_MAY_VOTE))
        self.is_ready = True

    def _start(self, *jobs: Coroutine[Any, Any, None]) -> None:
        self._tasks += [asyncio.create_task(job) for job in jobs]

    async def restart(self) -> None:
        """Everything once more from the beginning, with new accounts; the former ones are gone from the page."""
        async with self._changing:
            if self.is_ready:
                self._size, self._pace = self.cast.size, self.cast.pace
            await self.leave()
            for account in [*(hand.id for hand in self.officials.hands), *self.cast.accounts()]:
                self._people.add(account, is_deactivated=True)
            if self.officials.group:
                self._groups.drop(self._people.chat(self.officials.group))
            self._seat()
            await self._begin()

    async def leave(self) -> None:
        """Nobody does anything any more."""
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.cast.leave()


class TrainingActs:
    """The acts of the control port. Without a training (`None`) there is none, and a cast cannot be told anything."""

    def __init__(self, training: Training | None) -> None:
        self._training = training

    async def training(self, language: str = "id") -> Json:
        """`{"is_on", "is_ready", "trainee", "title", "minutes", "seconds", "steps", "current", "cast", "is_finished"}`;
        with `is_on` false nothing else."""
        training = self._training
        if training is None:
            return {"is_on": False}
        return {
            "is_on": True,
            "is_ready": training.is_ready,
            "trainee": training.officials.trainee.id,
            "title": training.officials.title,
            **training.coach.card(language, training.cast.room.points),
            "cast": training.cast.card(),
            "notes": training.cast.room.notes[-5:],
        }

    async def cast(self, size: int | None = None, pace: float | None = None, is_running: bool | None = None) -> Json:
        """Changes what is given and tells how the cast stands. Raises Impossible for what cannot be."""
        if self._training is None:
            raise Impossible("there is no training and no cast")
        cast = self._training.cast
        try:
            if size is not None:
                cast.resize(int(size))
            if pace is not None:
                cast.set_pace(float(pace))
        except ValueError as limits:
            raise Impossible(f"only {limits}") from None
        if is_running is not None:
            (cast.turns.go if is_running else cast.turns.stop)()
        return cast.card()

    async def training_restart(self) -> Json:
        """Returns when the new meeting is prepared. Raises Impossible where it cannot be."""
        if self._training is None:
            raise Impossible("there is no training")
        try:
            await self._training.restart()
        except ApiRefusal as refusal:
            raise Impossible(refusal.words) from None
        return await self.training()
