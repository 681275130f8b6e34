"""The clock the meeting goes by: that of the machine, without its jumps (B20, B60).

A machine whose clock is set while a question is open must neither close it early nor keep it open: a deadline is so
many minutes away, whatever the machine says the hour is. Small corrections are followed at once. A jump is told to
those who can mend it, and believed only when it has lasted and no question is open.
"""

import time
from collections.abc import Callable
from typing import Final

import structlog

from meeting import alarms
from meeting.house import House

log = structlog.get_logger(__name__)

# More than a time service moves a clock between two looks, less than a person would call wrong.
DRIFT_MS: Final = 500
BELIEVED_AFTER_MS: Final = 600_000


def wall_ms() -> int:
    """What the machine says the time is: milliseconds UTC."""
    return time.time_ns() // 1_000_000


def steady_ms() -> int:
    """Milliseconds since some moment; nobody can set it, and where the system allows it counts on during sleep."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    return time.monotonic_ns() // 1_000_000


class SteadyClock:
    """Called, it gives milliseconds UTC. To be asked at least every few seconds, so that slow corrections are seen as
    what they are."""

    def __init__(self, wall: Callable[[], int] = wall_ms, steady: Callable[[], int] = steady_ms) -> None:
        self._wall, self._steady = wall, steady
        self._offset = wall() - steady()
        self._jumped_at: int | None = None

    def __call__(self) -> int:
        steady = self._steady()
        ahead = self._wall() - steady - self._offset
        if abs(ahead) <= DRIFT_MS:
            self._offset += ahead
            self._jumped_at = None
        elif self._jumped_at is None:
            self._jumped_at = steady
        return steady + self._offset

    def jump_ms(self) -> int:
        """How far the machine's clock is ahead of this one (behind: negative); 0 while they agree."""
        now = self()
        return 0 if self._jumped_at is None else self._wall() - now

    def has_lasted(self) -> bool:
        """Whether the machine's clock has been elsewhere for so long that it is to be believed."""
        return self._jumped_at is not None and self._steady() - self._jumped_at >= BELIEVED_AFTER_MS

    def believe(self) -> None:
        """From now on the machine's clock is right."""
        self._offset = self._wall() - self._steady()
        self._jumped_at = None


class ClockWatch:
    """Looks after the clock of a house and tells its officials of a jump, once each time."""

    def __init__(self, clock: SteadyClock, house: House) -> None:
        self._clock, self._house = clock, house
        self._is_told = False

    async def look(self) -> None:
        """To be called every second. Raises StorageFault where nobody could be told; the next look tries again."""
        jump = self._clock.jump_ms()
        if not jump:
            self._is_told = False
        elif not self._is_told:
            log.error("the machine's clock has jumped", seconds=jump // 1000)
            await alarms.clock_jumped(self._house, jump)
            self._is_told = True
        elif self._clock.has_lasted() and not await alarms.any_question_open(self._house):
            log.warning("the machine's clock is believed", seconds=jump // 1000)
            self._clock.believe()
