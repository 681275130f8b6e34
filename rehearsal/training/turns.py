"""Who acts next: everybody who is about to do something waits here, and is let go one by one, at a pace."""

import asyncio
import random
from collections.abc import Callable

# Whoever waits may wait shorter or longer than the pace alone would say.
SHORTEST, LONGEST = 0.4, 1.6
TURNS_PER_SECOND_MAX = 25.0


class Turns:
    """`per_minute` tells how many may act in a minute, asked anew before each; who is next is drawn by the dice."""

    def __init__(self, dice: random.Random, per_minute: Callable[[], float]) -> None:
        self._dice, self._per_minute = dice, per_minute
        self._waiting: list[asyncio.Future[None]] = []
        self._somebody, self._going = asyncio.Event(), asyncio.Event()
        self._going.set()

    @property
    def is_running(self) -> bool:
        return self._going.is_set()

    def go(self) -> None:
        self._going.set()

    def stop(self) -> None:
        """Nobody is let go until `go`."""
        self._going.clear()

    async def take(self) -> None:
        """Returns when it is one's turn."""
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(mine)
        self._somebody.set()
        await mine

    async def run(self) -> None:
        """Lets one after another go, until it is cancelled."""
        while True:
            await self._somebody.wait()
            await self._going.wait()
            self._waiting = [one for one in self._waiting if not one.done()]
            if not self._waiting:
                self._somebody.clear()
                continue
            self._waiting.pop(self._dice.randrange(len(self._waiting))).set_result(None)
            pause = 60.0 / max(self._per_minute(), 0.1) * self._dice.uniform(SHORTEST, LONGEST)
            await asyncio.sleep(max(pause, 1.0 / TURNS_PER_SECOND_MAX))
