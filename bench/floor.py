"""A hall of three hundred writes a thousand points in five minutes of its clock: none lost, everybody's in order; and
what the moderator's list and card take then, beside the same with fifty."""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bench.prepare import START_MS, meeting
from delivery.card import Card
from delivery.cards import point, points
from meeting import floor
from meeting.floor import Words
from meeting.house import House, Sender
from rules.points import PointKind, write_point
from storage.database import Database
from storage.opening import open_database
from storage.outbox import OutboxRow

PEOPLE, POINTS, FEW = 300, 1_000, 50
MINUTES_MS = 5 * 60_000
MODERATOR = 501
DRAWN_SECONDS_MAX = 1.0
# A hall talks of many things, and of some of them more than once.
THINGS = (
    "jalan desa",
    "data kemiskinan",
    "air bersih",
    "sekolah",
    "puskesmas",
    "pasar",
    "irigasi",
    "jaringan internet",
)
WISHES = ("diperbaiki", "diverifikasi ulang", "ditambah", "dibahas lintas dinas", "dianggarkan", "dilaporkan terbuka")
Draw = Callable[[Any, OutboxRow], Awaitable[Card | None]]


async def measure(rounds: int) -> list[dict[str, Any]]:
    """Three rows: writing a thousand points, and drawing the list and a card of them beside those of fifty."""
    folder = Path(tempfile.mkdtemp(prefix="bench"))
    try:
        many, few = await _hall(folder / "many.db"), await _hall(folder / "few.db")
        try:
            seconds = await _written(many, POINTS)
            await _written(few, FEW)
            return [_written_row(seconds), *[await _drawn_row(*kind, many, few, rounds) for kind in _drawings()]]
        finally:
            await many.close()
            await few.close()
    finally:
        shutil.rmtree(folder)


async def _hall(path: Path) -> Database:
    await meeting(str(path), PEOPLE)
    database = await open_database(f"sqlite:///{path}", now=lambda: START_MS)
    async with database.transaction() as tx:
        await tx.execute("INSERT INTO staff VALUES (1, $1, 'moderator', 1, 0)", MODERATOR)
    return database


async def _written(database: Database, count: int) -> float:
    """Everybody writes one point after another, all people at once; how long it took."""
    written = 0

    def now() -> int:
        return START_MS + written * MINUTES_MS // count

    house = House(database, now, bytes, lambda: None)

    async def write(person: int) -> None:
        nonlocal written
        for turn, number in enumerate(range(person, count, PEOPLE)):
            text = f"{THINGS[number % len(THINGS)]} {WISHES[number % len(WISHES)]} di dusun {person}, usul ke-{turn}"
            words = Words(PointKind.PROPOSAL, write_point(text))
            await floor.submit(house, Sender(1001 + person), person + 1, words)
            written += 1

    began = perf_counter()
    await asyncio.gather(*(write(person) for person in range(min(PEOPLE, count))))
    seconds = perf_counter() - began
    await _check(database, count)
    return seconds


async def _check(database: Database, count: int) -> None:
    async with database.reading() as tx:
        rows = await tx.fetch("SELECT number, delegate_id, original FROM points ORDER BY number")
    assert [row["number"] for row in rows] == list(range(1, count + 1)), "a number is missing"
    turns: dict[int, int] = {}
    for row in rows:
        turn = turns.get(row["delegate_id"], 0)
        assert row["original"].endswith(f"usul ke-{turn}"), "somebody's points are out of order"
        turns[row["delegate_id"]] = turn + 1


def _written_row(seconds: float) -> dict[str, Any]:
    name = f"writing {POINTS:,} points by {PEOPLE} people, none lost, each in order"
    said = f"{MINUTES_MS // 1000} s of the hall's clock"
    ratio = round(seconds / (MINUTES_MS / 1000), 4)
    return {"name": name, "value": round(POINTS / seconds, 1), "unit": "points/s", "beside": said, "ratio": ratio}


def _drawings() -> tuple[tuple[str, Draw, str, dict[str, Any]], ...]:
    # Page 4 of fifty points and page 63 of a thousand are in the middle of each.
    return (
        ("the moderator's list", points.draw_list, "points", {"meeting": 1, "page": 3}),
        ("the card of a point", point.draw_point, "point", {"point": 25}),
    )


async def _drawn_row(
    name: str, draw: Draw, kind: str, payload: dict[str, Any], many: Database, few: Database, rounds: int
) -> dict[str, Any]:
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(await _drawn(many, draw, kind, payload | ({"page": 62} if "page" in payload else {})))
        theirs.append(await _drawn(few, draw, kind, payload))
    value, other = median(ours), median(theirs)
    assert value < DRAWN_SECONDS_MAX, f"{name} takes {value:.2f} s"
    return {
        "name": f"drawing {name} among {POINTS:,} points",
        "value": round(value * 1000, 1),
        "unit": "ms",
        "beside": f"{FEW} points {other * 1000:.1f} ms",
        "ratio": round(value / other, 2),
    }


async def _drawn(database: Database, draw: Draw, kind: str, payload: dict[str, Any]) -> float:
    row = OutboxRow(1, MODERATOR, kind, None, kind, payload, 1, 1, 0, "", None, 0, False)
    async with database.reading() as tx:
        began = perf_counter()
        card = await draw(tx, row)
        seconds = perf_counter() - began
    assert card is not None, "a moderator sees it"
    return seconds
