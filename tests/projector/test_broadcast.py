"""Many screens, one look: whole at once, newest only, numbered upwards, silent when nobody knows."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from typing import Any

import pytest

from projector.broadcast import GROUP, Broadcast, event
from storage.errors import StorageFault

LOOK, BEAT = 0.01, 0.05


class Hall:
    """Something to be looked at, and how often it was."""

    def __init__(self, first: int = 0) -> None:
        self.shown: dict[str, Any] | None = {"build": "b1", "view": 0}
        self.looks, self.number, self.is_away = 0, first, False

    async def look(self) -> dict[str, Any] | None:
        self.looks += 1
        if self.is_away:
            raise StorageFault("away")
        return self.shown

    async def next(self) -> int:
        self.number += 1
        return self.number

    def broadcast(self, now: Callable[[], int] = lambda: 1_700_000_000_000) -> Broadcast:
        return Broadcast(self.look, self.next, now, look_seconds=LOOK, beat_seconds=BEAT)


def read(sent: bytes) -> tuple[str, dict[str, Any]]:
    """The name of an event and its data."""
    fields = dict(line.split(": ", 1) for line in sent.decode().strip().split("\n"))
    assert sent.endswith(b"\n\n")
    content: dict[str, Any] = json.loads(fields["data"])
    if fields["event"] == "potret":
        assert fields["id"] == str(content["revision"])
    return fields["event"], content


async def one(stream: AsyncGenerator[bytes, None], name: str = "potret") -> dict[str, Any]:
    """The data of the next event of this name."""
    async with asyncio.timeout(5):
        async for sent in stream:
            found, content = read(sent)
            if found == name:
                return content
    raise AssertionError("the stream ended")


async def test_everything_at_once_then_each_change() -> None:
    """Whole, with its number and the server's time; a second screen begins with what is newest."""
    hall = Hall()
    broadcast = hall.broadcast()
    first, second = broadcast.events(), broadcast.events()
    assert await one(first) == {"build": "b1", "view": 0, "revision": 1, "at_ms": 1_700_000_000_000}
    hall.shown = {"build": "b1", "view": 1}
    assert (await one(first))["view"] == 1
    assert await one(second) == {"build": "b1", "view": 1, "revision": 2, "at_ms": 1_700_000_000_000}
    await first.aclose()
    await second.aclose()


async def test_a_hall_of_screens_is_woken_in_groups() -> None:
    """Between two groups the loop does what waits: no ballot stands behind all of them."""
    hall = Hall()
    broadcast, turns, turn_of = hall.broadcast(), [0], dict[int, list[int]]()

    async def turning() -> None:
        while True:
            turns[0] += 1
            await asyncio.sleep(0)

    async def watch(number: int, stream: AsyncGenerator[bytes, None]) -> None:
        while (await one(stream))["view"] != 1:
            pass
        turn_of.setdefault(turns[0], []).append(number)

    streams = [broadcast.events() for _ in range(100)]
    await asyncio.gather(*(one(stream) for stream in streams))
    watching = [asyncio.create_task(watch(*numbered)) for numbered in enumerate(streams)]
    ticking = asyncio.create_task(turning())
    hall.shown = {"build": "b1", "view": 1}
    await asyncio.gather(*watching)
    ticking.cancel()
    assert sum(map(len, turn_of.values())) == 100
    assert max(map(len, turn_of.values())) <= GROUP
    for stream in streams:
        await stream.aclose()


async def test_what_does_not_change_is_a_beat() -> None:
    """With the server's time and the number that stands, and never as a snapshot again."""
    hall = Hall()
    stream = hall.broadcast().events()
    await one(stream)
    beats = [read(await anext(stream)) for _ in range(3)]
    assert beats == [("detak", {"at_ms": 1_700_000_000_000, "revision": 1, "build": "b1"})] * 3
    assert hall.number == 1
    await stream.aclose()


async def test_whoever_comes_later_hears_the_time_with_the_next_look() -> None:
    """What they see first may have been put together long ago; a countdown must not begin with that moment."""
    hall, moments = Hall(), [1_000]
    broadcast = Broadcast(hall.look, hall.next, lambda: moments[0], look_seconds=LOOK, beat_seconds=600)
    first, second = broadcast.events(), broadcast.events()
    await one(first)
    moments[0] = 500_000
    assert (await one(second))["at_ms"] == 1_000
    assert await one(second, "detak") == {"at_ms": 500_000, "revision": 1, "build": "b1"}
    await first.aclose()
    await second.aclose()


async def test_three_hundred_screens_are_one_look() -> None:
    """However many watch, and whoever reads slowly is sent the newest alone."""
    hall = Hall()
    broadcast = hall.broadcast()
    streams = [broadcast.events() for _ in range(300)]
    for stream in streams:
        await one(stream)
    slow, looks = streams[0], hall.looks
    for view in range(1, 6):
        hall.shown = {"build": "b1", "view": view}
        assert {(await one(stream))["view"] for stream in streams[1:]} == {view}
    assert (await one(slow))["view"] == 5
    assert hall.looks - looks < 300
    for stream in streams:
        await stream.aclose()


async def test_no_sign_of_life_while_nothing_can_be_looked_at() -> None:
    """So that a screen says how old its data are; afterwards it goes on with a higher number."""
    hall = Hall()
    stream = hall.broadcast().events()
    await one(stream)
    hall.is_away = True
    await asyncio.sleep(LOOK * 3)
    hall.shown = {"build": "b1", "view": 1}
    waiting = asyncio.ensure_future(anext(stream))
    done, _ = await asyncio.wait([waiting], timeout=BEAT * 4)
    assert not done
    hall.is_away = False
    assert read(await waiting)[1] | {"at_ms": 0} == {"build": "b1", "view": 1, "revision": 2, "at_ms": 0}
    await stream.aclose()


async def test_an_address_that_leads_nowhere_ends_every_stream() -> None:
    hall = Hall()
    broadcast = hall.broadcast()
    streams = [broadcast.events() for _ in range(3)]
    for stream in streams:
        await one(stream)
    hall.shown = None
    async with asyncio.timeout(5):
        assert [[sent async for sent in stream if read(sent)[0] == "potret"] for stream in streams] == [[], [], []]
    assert broadcast.is_over


async def test_a_look_that_fails_for_another_reason_ends_every_stream() -> None:
    """Nobody waits in silence: the screen comes back for another broadcast."""
    hall = Hall()
    broadcast = hall.broadcast()
    stream = broadcast.events()
    await one(stream)
    hall.shown = {"view": object()}
    async with asyncio.timeout(5):
        assert [sent async for sent in stream if read(sent)[0] == "potret"] == []
    assert broadcast.is_over


async def test_nobody_watching_is_nobody_looking() -> None:
    """What was seen is forgotten: whoever comes later is shown what is there then, under a higher number."""
    hall = Hall()
    broadcast = hall.broadcast()
    stream = broadcast.events()
    await one(stream)
    await stream.aclose()
    looks = hall.looks
    await asyncio.sleep(LOOK * 4)
    assert hall.looks == looks
    hall.shown = {"build": "b1", "view": 7}
    later = broadcast.events()
    assert await one(later) == {"build": "b1", "view": 7, "revision": 2, "at_ms": 1_700_000_000_000}
    await later.aclose()


@pytest.mark.parametrize("text", ["satu\ndua\r\ntiga", "data: x\n\nevent: detak", "\u2028 <b> é 😀", "\x00"])
def test_no_text_ends_an_event(text: str) -> None:
    """A line break in somebody's words is no line of the stream."""
    assert read(event("potret", {"revision": 3, "text": text})) == ("potret", {"revision": 3, "text": text})
