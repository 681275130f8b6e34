"""A training that is ready, with the real service behind it, seen over the control port as the page sees it."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from rich.console import Console

from bot.phones import Host
from rehearsal import Phones, Rehearsal
from rehearsal.phone import Person
from rehearsal.training.cast import Cast
from rehearsal.training.training import Training, TrainingActs
from tests.bot.trainee import Trainee

QUICK = 40.0


class Hall:
    """A training that is ready, seen over the control port as the page sees it."""

    def __init__(self, telegram: Rehearsal, phones: Phones, training: Training) -> None:
        self.phones, self.training, self.trainee = phones, training, Trainee(phones)
        self.world = telegram.exchange.world

    @property
    def cast(self) -> Cast:
        return self.training.cast

    async def moderator(self) -> Person:
        return await self.phones.person(self.training.officials.trainee.id, first_name="Moderator")

    async def speak_english(self) -> None:
        """The trainee reads the page in English and has the bot speak it too."""
        self.trainee.language = "en"
        moderator = await self.moderator()
        card = await moderator.wait_for("Silakan pilih", after=await moderator.send("/language"))
        await moderator.press("English", on=card)

    async def until(self, is_so: Callable[[], bool], seconds: float = 40) -> None:
        """Raises TimeoutError with what went wrong in the cast."""
        try:
            async with asyncio.timeout(seconds):
                while not is_so():
                    await asyncio.sleep(0.1)
        except TimeoutError:
            raise AssertionError(f"{self.cast.card()} {self.cast.room.notes}") from None

    async def open_meeting(self) -> Person:
        """Registration, everybody inside, the meeting on its second item."""
        await self.trainee.go_through(until="attendance")
        await self.until(lambda: self.cast.card()["joined"] == self.cast.size)
        await self.trainee.go_through(until="open")
        return await self.moderator()


@asynccontextmanager
async def hall(folder: Path, *, size: int) -> AsyncIterator[Hall]:
    """A prepared training meeting with a cast before the door."""
    console = Console(file=io.StringIO())
    async with Rehearsal.start() as telegram, telegram.phones() as phones:
        host = Host(telegram, folder, console)
        training = Training(telegram.server, host.fresh, size=size, pace=QUICK)
        telegram.server.add_acts(TrainingActs(training))
        try:
            await training.begin()
            yield Hall(telegram, phones, training)
        finally:
            await training.leave()
            await host.stop()
