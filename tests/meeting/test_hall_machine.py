"""B22, I1 to I8: a whole question in any order of acts, on both engines, against one kept with pencil and paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.meeting.machine_stage import PostgresStage, SqliteStage, Stage
from tests.meeting.people_machine import MeetingMachine

PLAIN = settings(
    deadline=None,
    derandomize=True,
    max_examples=30,
    stateful_step_count=30,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=(Phase.generate,),
)
# Drawn anew each time; a failure prints the steps that lead to it, and how to draw the same again.
LONG = settings(PLAIN, derandomize=False, max_examples=1_500, stateful_step_count=60, print_blob=True)
LONG = settings(LONG, phases=(Phase.generate, Phase.shrink))


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

    asyncio.run(run("CREATE SCHEMA machine"))
    yield f"{postgres_server_url}&search_path=machine"
    asyncio.run(run("DROP SCHEMA machine CASCADE"))


def test_a_question_is_what_the_paper_says_after_every_act(stage: Stage) -> None:
    """Vote, change, withdraw, forge, redeliver, help, forms, arrive, leave, erase, extend, close, reopen, reveal,
    adopt, correct, remind, clocks that jump: after each the figures, ballots and record agree with the paper."""
    run_state_machine_as_test(lambda: MeetingMachine(stage), settings=PLAIN)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_question_is_what_the_paper_says_after_ninety_thousand_acts(stage: Stage) -> None:
    """The same, drawn anew each time."""
    run_state_machine_as_test(lambda: MeetingMachine(stage), settings=LONG)
