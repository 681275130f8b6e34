"""The living cast: so many participants, who go on by themselves until they are told to stop."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from rehearsal.phone_acts import PhoneActs
from rehearsal.refusal import Json
from rehearsal.training.hand import Hand
from rehearsal.training.player import Player, Room
from rehearsal.training.turns import Turns

Connected = Callable[[int], Awaitable[None]]

SIZE_MAX = 500
SLOW, USUAL, QUICK = 0.5, 1.0, 3.0
PACE_MIN, PACE_MAX = 0.1, 50.0
# At the usual pace a whole room has acted after about a minute; a small one is not slower than this.
ACTS_PER_MINUTE_MIN = 30


@dataclass
class _Seat:
    player: Player
    life: asyncio.Task[None]


class Cast:
    """Accounts are numbered from `first_id`. `pace` 1.0: about everybody acts once in a minute. `connected` returns
    once the phone of that account has a network."""

    def __init__(
        self, acts: PhoneActs, first_id: int, connected: Connected, *, seed: int = 1, pace: float = USUAL
    ) -> None:
        self.pace, self._acts, self._first_id = pace, acts, first_id
        self.turns = Turns(random.Random(seed), self._per_minute)
        self.room = Room(self.turns, connected, seed)
        self._seats: list[_Seat] = []
        self._players: dict[int, Player] = {}
        self._running: asyncio.Task[None] | None = None

    def _per_minute(self) -> float:
        return self.pace * max(len(self._seats), ACTS_PER_MINUTE_MIN)

    @property
    def size(self) -> int:
        return len(self._seats)

    def start(self, size: int) -> None:
        """Everybody waits for the door; `enter` opens it."""
        self._running = asyncio.create_task(self.turns.run())
        self.resize(size)

    def enter(self, link: str) -> None:
        """Registration is open: people follow this link."""
        self.room.link = link
        self.room.doors.set()

    def resize(self, size: int) -> None:
        """More people come, or the last ones put their phones away; who comes back goes on as who they were. Raises
        ValueError outside 0 to 500."""
        if not 0 <= size <= SIZE_MAX:
            raise ValueError(f"0–{SIZE_MAX}")
        while len(self._seats) > size:
            self._seats.pop().life.cancel()
        while len(self._seats) < size:
            index = len(self._seats)
            player = self._players.get(index) or self._player(index)
            self._seats.append(_Seat(player, asyncio.create_task(player.live())))

    def _player(self, index: int) -> Player:
        hand = Hand(self._acts, self._first_id + index, f"Peserta {index + 1}")
        self._players[index] = Player(index, hand, self.room)
        return self._players[index]

    def set_pace(self, pace: float) -> None:
        """Raises ValueError outside 0.1 to 50."""
        if not PACE_MIN <= pace <= PACE_MAX:
            raise ValueError(f"{PACE_MIN}–{PACE_MAX}")
        self.pace = pace

    def card(self) -> Json:
        """`{"size", "joined", "answered", "pace", "is_running"}`; answered is of the question that opened last."""
        asked = self.room.asked[-1] if self.room.asked else ""
        return {
            "size": self.size,
            "joined": sum(seat.player.is_registered for seat in self._seats),
            "answered": len(self.room.chosen.get(asked, {})),
            "pace": self.pace,
            "is_running": self.turns.is_running,
        }

    def accounts(self) -> list[int]:
        """Everybody who ever came."""
        return [player.hand.id for player in self._players.values()]

    async def leave(self) -> None:
        """Nobody does anything any more."""
        tasks = [seat.life for seat in self._seats] + ([self._running] if self._running else [])
        self._seats.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
