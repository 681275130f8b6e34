"""The clock of the meeting: jumps of the machine's change nothing, sleep and slow corrections do (B20, B60)."""

from dataclasses import dataclass, field, replace

import pytest

from bot.clocks import BELIEVED_AFTER_MS, ClockWatch, SteadyClock, steady_ms, wall_ms
from meeting import closing, desk, questions, voting
from rules.questions import QuestionState
from storage.database import Database
from tests.meeting.halls import MODERATOR, START_MS, Hall, open_hall

HOUR_MS = 3_600_000


@dataclass
class Machine:
    """A machine whose clock can be set; what nobody can set goes on."""

    wall: int = START_MS
    steady: int = 77
    clock: SteadyClock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = SteadyClock(lambda: self.wall, lambda: self.steady)

    def pass_ms(self, ms: int, *, fast_ms: int = 0) -> None:
        """Time passes; the wall clock gains `fast_ms` in it."""
        self.steady += ms
        self.wall += ms + fast_ms


@pytest.fixture
def machine() -> Machine:
    """Just started."""
    return Machine()


def test_time_passes(machine: Machine) -> None:
    """A day is a day."""
    machine.pass_ms(24 * HOUR_MS)
    assert machine.clock() == START_MS + 24 * HOUR_MS
    assert machine.clock.jump_ms() == 0


def test_a_slow_correction_is_followed(machine: Machine) -> None:
    """A time service that moves the clock by four minutes in an hour is right."""
    for _ in range(3600):
        machine.pass_ms(1000, fast_ms=66)
        machine.clock()
    assert machine.clock() == machine.wall


@pytest.mark.parametrize("jump_ms", [5 * HOUR_MS, 90_000, -90_000])
def test_b20_a_jump_is_not_followed_until_it_is_believed(machine: Machine, jump_ms: int) -> None:
    """The clock goes on as if nothing had happened, and agrees again when the machine's comes back."""
    machine.clock()
    machine.wall += jump_ms
    machine.pass_ms(60_000)
    assert machine.clock() == START_MS + 60_000
    assert machine.clock.jump_ms() == jump_ms
    machine.wall -= jump_ms
    assert machine.clock.jump_ms() == 0
    machine.wall += jump_ms
    machine.clock()
    machine.pass_ms(BELIEVED_AFTER_MS - 1)
    assert not machine.clock.has_lasted()
    machine.pass_ms(1)
    assert machine.clock.has_lasted()
    machine.clock.believe()
    assert machine.clock() == machine.wall


def test_the_machine_has_both_clocks() -> None:
    """Milliseconds, and the steady one does not go back."""
    assert wall_ms() > START_MS
    before = steady_ms()
    assert 0 <= steady_ms() - before < 60_000


async def timed(database: Database, machine: Machine) -> tuple[Hall, int]:
    """A hall that goes by the machine's steady clock, and its question, open for twenty minutes."""
    hall = await open_hall(database)
    hall.house = replace(hall.house, now=machine.clock)
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, "Mana?\nSatu\nDua")
    opened = await questions.open_question(hall.house, hall.moderator, draft.id, seconds=1200)
    return hall, opened.question.id


async def told(hall: Hall, account: int) -> list[str]:
    """The keys of what an account was told of the clock."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM outbox WHERE chat_id = $1 AND kind = 'say'", account)
    return [row[0].split('"key":"')[1].split('"')[0] for row in rows if "alarm_jam" in row[0]]


async def test_b20_five_hours_ahead_for_a_minute_close_nothing(sqlite_database: Database, machine: Machine) -> None:
    """The question stays open, votes go on, the moderator hears of it once; it closes when its minutes are over."""
    hall, question_id = await timed(sqlite_database, machine)
    watch = ClockWatch(machine.clock, hall.house)
    machine.wall += 5 * HOUR_MS
    for _ in range(60):
        machine.pass_ms(1000)
        await watch.look()
        assert await closing.close_due(hall.house) == []
    assert await told(hall, MODERATOR) == ["alarm_jam_maju"]
    option = await hall.value("SELECT MIN(id) FROM options WHERE question_id = $1", question_id)
    assert isinstance(option, int)
    await voting.cast(
        *(hall.house, hall.voter(0)),
        question_id=question_id,
        delegate_id=hall.delegates[0],
        option_ids=(option,),
        generation=1,
    )
    machine.wall -= 5 * HOUR_MS
    machine.pass_ms(18 * 60_000)
    await watch.look()
    assert await closing.close_due(hall.house) == []
    machine.pass_ms(60_001)
    assert await closing.close_due(hall.house) == [question_id]
    assert await hall.value("SELECT state FROM questions") == QuestionState.CLOSED.value


async def test_b60_a_jump_that_lasts_is_believed_once_nothing_is_open(
    sqlite_database: Database, machine: Machine
) -> None:
    """While a question is open its minutes count by one clock from beginning to end."""
    hall, question_id = await timed(sqlite_database, machine)
    watch = ClockWatch(machine.clock, hall.house)
    await watch.look()
    machine.wall -= 90_000
    machine.pass_ms(1000)
    await watch.look()
    machine.pass_ms(BELIEVED_AFTER_MS)
    await watch.look()
    assert machine.clock.jump_ms() == -90_000
    machine.pass_ms(15 * 60_000)
    assert await closing.close_due(hall.house) == [question_id]
    await watch.look()
    assert machine.clock.jump_ms() == 0
    assert machine.clock() == machine.wall
    assert await told(hall, MODERATOR) == ["alarm_jam_mundur"]
