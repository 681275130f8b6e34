"""Any acts in any order over points: every point has one state, every act its entry, and nothing accepted is lost."""

import asyncio
import json
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meeting import moderation, point_answers
from record.gather import gather
from record.minutes import fields
from record.record import Record
from rules.points import PointAct, PointState
from rules.refusals import Refusal
from storage.dialogs import Dialog
from storage.opening import open_database
from tests.meeting.halls import MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.pointed import TEXT, case_of, deputy, put_forward, worded

POINTS = 3
DEPUTY = 506
WHO = (MODERATOR, DEPUTY, MINUTE_TAKER, SECRETARY, 1001)
ACTS = (*moderation.RIGHT_OF, "answer", "word")
STEPS = st.lists(
    st.tuples(
        st.integers(1, POINTS),
        st.sampled_from(ACTS),
        st.sampled_from(WHO),
        st.sampled_from(("", "alasan_kampanye", "kata sendiri")),
        st.integers(0, 2),
    ),
    max_size=25,
)


async def do(hall: Hall, step: tuple[int, PointAct | str, int, str, int]) -> bool:
    """One act, on the newest revision or an older one; whether it was let through."""
    point_id, act, who, reason, behind = step
    case = await case_of(hall, point_id)
    seen, sender = max(0, case.revision - behind), hall.sender(who)
    try:
        if act == "answer":
            asked = {"by": "", "point": point_id, "seen": seen}
            dialog = Dialog(who, hall.meeting_id, point_answers.STEP, asked, 0)
            await point_answers.write(hall.house, sender, dialog, "Dinsos: ya")
        elif act == "word":
            await worded(hall, case, f"Rumusan {behind}.", who, number=0 if not case.wording else 2)
        else:
            assert isinstance(act, PointAct)
            await moderation.decide(hall.house, sender, point_id, act, reason=reason, seen=seen)
    except Refusal:
        return False
    return True


def check(record: Record, submitted: int) -> None:
    """The laws of the record."""
    assert Counter(point.code for point in record.points) == Counter(f"D0{n}" for n in range(1, submitted + 1))
    printed = Counter(one["kepala"][:3] for group in fields(record)["pembahasan"] for one in group["pokok"])
    for point in record.points:
        assert point.state in set(PointState)
        assert point.original.startswith(TEXT)
        assert bool(point.reason) is (point.state == "declined")
        assert printed[point.code] == (0 if point.state == "declined" else 1)
        own = [entry for entry in record.entries if entry.payload.get("point") == point.code]
        assert all(entry.role and entry.ref for entry in own)
        moves = [entry for entry in own if entry.kind not in ("point.submitted", "point.reworded")]
        # Each move goes on where the one before it led to, and the last one leads to where the point stands.
        came = "received"
        for entry in moves:
            assert entry.payload["was"] == came
            came = _led_to(entry.kind, came)
        assert came == point.state


def _led_to(kind: str, was: str) -> str:
    if kind == "point.reopened":
        return "received" if was in ("declined", "held") else "shown"
    return kind.removeprefix("point.")


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(STEPS)
def test_any_acts_leave_one_true_record(steps: list[tuple[int, PointAct | str, int, str, int]]) -> None:
    """Right or not, stale or not, in own words or usual ones: what was let through stands, in order, by whom."""

    async def play() -> None:
        with tempfile.TemporaryDirectory() as folder:
            database = await open_database(f"sqlite:///{Path(folder) / 'm.db'}", now=lambda: 0)
            try:
                hall = await open_hall(database)
                await deputy(hall)
                for place in range(POINTS):
                    await put_forward(hall, place, f"{TEXT} {place}")
                for step in steps:
                    before = await hall.value("SELECT COUNT(*) FROM entries")
                    if not await do(hall, step):
                        assert await hall.value("SELECT COUNT(*) FROM entries") == before
                async with database.reading() as tx:
                    record = await gather(tx, hall.meeting_id)
                check(record, POINTS)
                assert json.dumps([entry.payload for entry in record.entries]).count("kata sendiri") == 0
            finally:
                await database.close()

    asyncio.run(play())
