"""Told to stop in the worst moments: code 0 within five seconds, and the rest comes again."""

import asyncio
import signal
import time
from pathlib import Path

from storage.opening import open_database
from tests.bot.served import Served, bound, served
from tests.bot.test_faults import vote
from tests.meeting.halls import SECRETARY

SECONDS_MAX = 5.0


async def stopped(hosted: Served) -> None:
    """Tells the service to stop and sees that it does, in time and in order."""
    began = time.monotonic()
    assert await hosted.kill(signal.SIGTERM) == 0, hosted.log()
    assert time.monotonic() - began < SECONDS_MAX


async def until(hosted: Served, sql: str) -> None:
    """Waits until the database of the service has such a row."""
    async with asyncio.timeout(20):
        while not await hosted.rows(sql):
            await asyncio.sleep(0.02)


async def test_b114_while_telegram_does_not_answer_at_the_start(tmp_path: Path) -> None:
    """Started during an outage; a second SIGTERM in the same moment changes nothing."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.phones.stage.add_fault("hang", "getMe", seconds=60.0)
        process = await hosted.start()
        async with asyncio.timeout(30):
            while not any(fault["hits"] for fault in await hosted.phones.stage.call("faults")):
                await asyncio.sleep(0.05)
        assert process.returncode is None
        process.send_signal(signal.SIGTERM)
        await stopped(hosted)


async def test_b114_in_the_middle_of_documents(tmp_path: Path) -> None:
    """The job is done after the next start."""
    async with served(tmp_path, voters=40) as hosted:
        await hosted.start()
        await hosted.ballots()
        secretary = await hosted.phones.person(SECRETARY)
        await secretary.send("/ekspor semua")
        await until(hosted, "SELECT 1 FROM jobs WHERE state = 'running'")
        await stopped(hosted)
        await hosted.start()
        await until(hosted, "SELECT 1 FROM jobs WHERE state = 'done'")


async def test_b114_with_a_send_under_way(tmp_path: Path) -> None:
    """The group's card takes a second to arrive: its row knows it, and after the next start the card goes on."""
    async with served(tmp_path, voters=2) as hosted:
        group = await hosted.phones.group("Aula", members=hosted.voters)
        await bound(hosted, group)
        await hosted.phones.stage.add_fault("delay", "sendMessage", seconds=1.0, chat_id=group.id, count=1)
        await hosted.start()
        await until(hosted, "SELECT 1 FROM outbox WHERE kind = 'group' AND state = 'sending'")
        await stopped(hosted)
        assert await hosted.rows("SELECT 1 FROM outbox WHERE kind = 'group' AND message_id > 0")
        await hosted.start()
        await hosted.ballots()
        await vote(hosted, 0)
        await hosted.voters[0].wait_for("1 dari 2", chat=group.id, timeout_seconds=15)


async def test_b05_a_service_with_a_planted_ballot_does_not_start(tmp_path: Path) -> None:
    """It names the ballot on the terminal and ends."""
    async with served(tmp_path, voters=2) as hosted:
        db = await open_database(hosted.url, now=lambda: 0)
        async with db.transaction() as tx:
            await tx.execute(
                "INSERT INTO ballots (question_id, voter, selection, delegate_id, channel, cast_ms)"
                " VALUES ($1, 'd999', '999', NULL, 'telegram', 0)",
                hosted.question.id,
            )
        await db.close()
        process = await hosted.start()
        assert await asyncio.wait_for(process.wait(), 30) == 1
        assert "d999" in hosted.log()
        assert "999'" not in hosted.log(), "never the choice"
