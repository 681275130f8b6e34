"""A sounding on the screen: how many take part while it is open, nothing of what they think; then its result."""

from __future__ import annotations

import json
from typing import Any

import pytest

from meeting import sounding
from projector.panels import result_view
from record.gather import gather
from rules.screens import of_sounding
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.meeting.sounded import WORDING, opened, press, put_forward, three_constituencies
from tests.projector.halls import seen

EACH, POINTS = 6, 3
SJ1 = of_sounding(1)
CHOSEN: tuple[dict[str, Any], ...] = (
    {},
    {"shown": "question", "subject_id": SJ1},
    {"shown": "result", "subject_id": SJ1},
    {"shown": "result"},
    {"shown": "question", "language": "en"},
)


async def sounded_hall(database: Database) -> Hall:
    """Three constituencies of six and three points on the wall."""
    hall = await open_hall(database, organisations=EACH)
    await three_constituencies(hall, EACH)
    await put_forward(hall, POINTS)
    return hall


async def stages(hall: Hall, way: int) -> list[dict[str, Any]]:
    """Snapshots after opening and after each view, in every way a moderator may ask for it; then it is closed."""
    one = await opened(hall, minutes=10)
    found = [await seen(hall, **steered) for steered in CHOSEN]
    for place in range(8):
        for position in range(1, POINTS + 1 if place % 2 else POINTS):
            # What anybody thinks differs between the halls; whom they are and when they answer does not.
            await press(hall, one, place, position, (1 + place % 3, 3 - place % 2)[way])
            found.append(await seen(hall))
    found += [await seen(hall, **steered) for steered in CHOSEN]
    hall.clock.turn(1)
    await sounding.close(hall.house, hall.moderator, one.id)
    return found


async def test_a_snapshot_tells_nothing_of_any_view(sqlite_database: Database, postgres_database: Database) -> None:
    """Two halls, one on each engine, that think otherwise: the same bytes until it is closed, and a turnout that
    moves; after it the halls differ, so the check would have seen it."""
    halls = [await sounded_hall(database) for database in (sqlite_database, postgres_database)]
    one, other = [await stages(hall, way) for way, hall in enumerate(halls)]
    assert [json.dumps(shown, sort_keys=True) for shown in one] == [
        json.dumps(shown, sort_keys=True) for shown in other
    ]
    figures = [shown["view"]["turnout"]["figure"] for shown in one]
    assert (figures[0], figures[-1], sorted(set(figures))) == ("0", "8", [*"012345678"])
    assert {shown["view"]["name"] for shown in one} == {"open"}
    assert {json.dumps(shown["views"]["result"]) for shown in one} == {"null"}
    results = [json.dumps((await seen(hall))["view"]["panels"]) for hall in halls]
    assert results[0] != results[1]


async def test_an_open_sounding_shows_what_is_asked_and_for_how_long(database: Database) -> None:
    """Every point with its code and its wording in full, turnout of participants, and that it decides nothing."""
    hall = await sounded_hall(database)
    one = await opened(hall, minutes=10)
    await press(hall, one, 0, 1, 1)
    view = (await seen(hall))["view"]
    assert view == {
        "name": "open",
        "code": "SJ1",
        "question": "Penjajakan 3 butir: setuju, tidak, atau lewati? Silakan menjawab di ponsel.",
        "shows_codes": True,
        "options": [{"code": f"D0{n}", "text": f"{WORDING} nomor {n}"} for n in (1, 2, 3)],
        "deadline_ms": hall.clock() + 600_000,
        "chip": {"text": "Hasil setelah ditutup", "tone": "information"},
        "turnout": {"label": "Sudah menjawab", "figure": "1", "of": "dari 18 peserta", "part": 0.0556},
        "footer": ["Penjajakan memberi gambaran dan bukan keputusan.", "1 peserta belum menjawab semua butir"],
        "closed_note": "",
    }


async def test_a_closed_sounding_is_followed_and_called_back(database: Database) -> None:
    """Its result stands on the screen by itself, under the key of the laptop, and when it is asked for later."""
    hall = await sounded_hall(database)
    one = await opened(hall)
    for place in range(18):
        await press(hall, one, place, 1, 1)
    hall.clock.turn(1)
    await sounding.close(hall.house, hall.moderator, one.id)
    async with database.reading() as tx:
        drawn = result_view(await gather(tx, hall.meeting_id), "SJ1")
    shown = await seen(hall)
    assert shown["view"] == shown["views"]["result"] == drawn
    assert drawn["panels"][0]["kind"] == "sounding"
    hall.clock.turn(1)
    second = await opened(hall)
    assert (await seen(hall))["view"]["code"] == "SJ2"
    assert (await seen(hall, shown="result", subject_id=SJ1))["view"] == drawn
    assert (await seen(hall, shown="question", subject_id=SJ1))["view"] == drawn
    assert (await seen(hall, shown="result", subject_id=SJ1, language="en"))["view"]["panels"] != drawn["panels"]
    await sounding.cancel(hall.house, hall.moderator, second.id, 0)
    assert (await seen(hall))["view"] == drawn


@pytest.mark.parametrize("shown", ["", "question", "result"])
async def test_a_sounding_that_is_prepared_or_called_off_is_never_shown(database: Database, shown: str) -> None:
    """Not by a moderator who chose it either."""
    hall = await sounded_hall(database)
    draft = await sounding.prepare(hall.house, hall.moderator, hall.meeting_id)
    assert "SJ1" not in json.dumps(await seen(hall, shown=shown, subject_id=SJ1))
    await sounding.open_sounding(hall.house, hall.moderator, draft.id)
    await sounding.cancel(hall.house, hall.moderator, draft.id, 0)
    assert "SJ1" not in json.dumps(await seen(hall, shown=shown, subject_id=SJ1))
