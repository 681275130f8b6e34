"""Whatever is merged, parted and supported, every original keeps author, organisation and words, under one head."""

from collections.abc import Awaitable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from meeting import floor, merging, moderation, supporting
from record.gather import gather
from record.minutes import fields
from record.record import Record
from record.record_groups import group_of, head_codes
from rules.points import PointAct
from rules.refusals import Refusal
from tests.meeting.halls import add_delegate
from tests.meeting.machine_stage import PostgresStage, SqliteStage, Stage
from tests.meeting.test_floor import said

ORGANISATIONS, POINTS = 4, 6
POINT_IDS = st.integers(1, POINTS)
STEPS = settings(
    deadline=None,
    derandomize=True,
    max_examples=20,
    stateful_step_count=25,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=(Phase.generate,),
)
LONG = settings(STEPS, derandomize=False, max_examples=600, stateful_step_count=60, print_blob=True)


class GroupMachine(RuleBasedStateMachine):
    """Six points of four organisations, of which each has two delegates; `above`, kept with pencil and paper,
    says where each was put."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage
        self.hall = stage.set_up(ORGANISATIONS)
        self.above: dict[int, int | None] = dict.fromkeys(range(1, POINTS + 1))
        self.states = dict.fromkeys(self.above, "received")
        self.texts: dict[str, tuple[str, str]] = {}

    def teardown(self) -> None:
        self.stage.clear()

    @property
    def heads(self) -> dict[int, int]:
        """Each point -> where going up from it leads."""
        return {point: self.head(point) for point in self.above}

    def head(self, point: int) -> int:
        above = self.above[point]
        return point if above is None else self.head(above)

    def do(self, act: Awaitable[Any]) -> Any:
        """What came of it, or the key of its refusal."""

        async def attempt() -> Any:
            try:
                return await act
            except Refusal as refusal:
                return refusal.key

        return self.stage.run(attempt())

    @initialize()
    def put_forward(self) -> None:
        hall = self.hall
        for place in range(ORGANISATIONS):
            account = 1001 + ORGANISATIONS + place
            more = add_delegate(hall, ORGANISATIONS + place, organisation_id=place + 1, account=account)
            hall.delegates.append(self.stage.run(more))
        for number in range(POINTS):
            place, text = number % ORGANISATIONS, f"usul jalan desa nomor {number} diperbaiki"
            point = self.do(floor.submit(hall.house, hall.voter(place), hall.delegates[place], said(text)))
            self.texts[point.code] = (text, f"o{place + 1}")

    @rule(point=POINT_IDS, head=POINT_IDS)
    def merge(self, point: int, head: int) -> None:
        came = self.do(merging.merge(self.hall.house, self.hall.moderator, point, head, is_sure=True))
        target = self.heads[head]
        if target == point:
            assert came == ("pokok_tidak_dapat" if self.states[point] == "declined" else "gabung_sendiri")
        elif "declined" in (self.states[target], self.states[point]):
            assert came == "pokok_tidak_dapat"
        else:
            assert came.has_changed == (self.heads[point] != target)
            if came.has_changed:
                self.above[point] = target

    @rule(point=POINT_IDS)
    def take_out(self, point: int) -> None:
        came = self.do(merging.unmerge(self.hall.house, self.hall.moderator, point))
        assert came.has_changed == (self.above[point] is not None)
        self.above[point] = None

    @rule(point=POINT_IDS, act=st.sampled_from([PointAct.SHOW, PointAct.HOLD, PointAct.DECLINE]))
    def moderate(self, point: int, act: PointAct) -> None:
        reason = "alasan_luar_acara" if act is PointAct.DECLINE else ""
        came = self.do(moderation.decide(self.hall.house, self.hall.moderator, point, act, reason=reason))
        if not isinstance(came, str):
            assert self.heads[point] == point
            self.states[point] = came.state

    @rule(point=POINT_IDS, place=st.integers(0, 2 * ORGANISATIONS - 1), wanted=st.booleans())
    def support(self, point: int, place: int, wanted: bool) -> None:
        hall = self.hall
        act = supporting.support(hall.house, hall.voter(place), point, hall.delegates[place], is_wanted=wanted)
        came = self.do(act)
        if wanted and not isinstance(came, str):
            again = supporting.support(hall.house, hall.voter(place), point, hall.delegates[place], is_wanted=True)
            assert not self.do(again).has_changed

    def record(self) -> Record:
        async def read() -> Record:
            async with self.hall.house.db.reading() as tx:
                return await gather(tx, self.hall.meeting_id)

        return self.stage.run(read())

    @invariant()
    def nothing_is_lost(self) -> None:
        record = self.record()
        codes = {place: point.code for place, point in enumerate(record.points, 1)}
        assert {one.code: (one.original, one.organisation) for one in record.points} == self.texts
        heads = {codes[point]: codes[head] for point, head in self.heads.items() if point != head}
        assert head_codes(record.groups) == heads
        assert not set(heads) & set(heads.values())
        for place, point in enumerate(record.points, 1):
            assert point.state == ("merged" if point.code in heads else self.states[place])
        printed = [one["kepala"][:3] for item in fields(record)["pembahasan"] for one in item["pokok"]]
        apart = {point.code for point in record.points if point.state in ("merged", "declined")}
        assert sorted(printed) == sorted(set(codes.values()) - apart)

    @invariant()
    def everybody_is_counted_once(self) -> None:
        record = self.record()
        for group in record.groups:
            owners = [self.texts[code][1] for code in (group.head, *group.merged)]
            assert set(group.authors) == set(owners)
            assert group.authors[0] not in group.supporters
            assert len(set(group.supporters)) == len(group.supporters)
            assert set(owners[1:]) - {owners[0]} <= set(group.supporters)
            given = {one.organisation for one in group.supports if not one.is_personal}
            assert set(group.supporters) == (given | set(owners)) - {owners[0]}
        assert all(group_of(record.groups, code) is None for code in head_codes(record.groups))


@pytest.fixture(params=["sqlite", "postgres"])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stage]:
    """Both engines, each with one loop of its own."""
    made: Stage
    if request.param == "sqlite":
        made = SqliteStage(tmp_path)
    else:
        made = PostgresStage(request.getfixturevalue("postgres_schema_url"))
    yield made
    made.close()


@pytest.fixture
def postgres_schema_url(postgres_server_url: str) -> Iterator[str]:
    """An empty schema, without a loop of anybody's."""
    import asyncio

    import asyncpg

    async def run(sql: str) -> None:
        connection = await asyncpg.connect(postgres_server_url)
        await connection.execute(sql)
        await connection.close()

    asyncio.run(run("CREATE SCHEMA groups"))
    yield f"{postgres_server_url}&search_path=groups"
    asyncio.run(run("DROP SCHEMA groups CASCADE"))


def test_every_original_stands_under_one_head_after_every_act(stage: Stage) -> None:
    """Merged, taken out, moderated and supported in any order, by anybody."""
    run_state_machine_as_test(lambda: GroupMachine(stage), settings=STEPS)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_every_original_stands_under_one_head_after_thirty_thousand_acts(stage: Stage) -> None:
    """The same, drawn anew each time."""
    run_state_machine_as_test(lambda: GroupMachine(stage), settings=LONG)
