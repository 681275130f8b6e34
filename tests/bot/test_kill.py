"""Killed in mid-burst again and again: no acknowledged vote is missing, none is counted twice, the last one stands."""

import asyncio
import random
from pathlib import Path

import pytest

from tests.bot.served import Served, served

VOTERS = 60
TAPS_A_BURST = 15


async def tap_and_kill(hosted: Served, kills: int, seed: int) -> dict[int, list[int]]:
    """Bursts of taps, a kill -9 at a random moment of each; returns account -> options tapped in order."""
    dice = random.Random(seed)
    await hosted.start()
    cards = await hosted.ballots()
    tapped: dict[int, list[int]] = {voter.id: [] for voter in hosted.voters}
    options = list(range(len(hosted.question.options)))
    for _ in range(kills):
        for place in dice.sample(range(VOTERS), TAPS_A_BURST):
            voter, option = hosted.voters[place], dice.choice(options)
            label = hosted.question.options[option]
            payload = cards[place].payload(f"{label.code}. {label.text}")
            await voter.press_data(payload, on=cards[place], answer_seconds=0)
            tapped[voter.id].append(label.id)
        await asyncio.sleep(dice.choice((0.0, 0.01, 0.03, 0.1, 0.3, 1.0)))
        await hosted.kill()
        await hosted.start()
        if dice.random() < 0.5:
            await asyncio.sleep(dice.uniform(0.6, 1.2))
    assert await hosted.phones.stage.settled(timeout_seconds=60)
    return tapped


async def check(hosted: Served, tapped: dict[int, list[int]]) -> None:
    """One ballot for everybody who tapped, the last tap stands, and whoever heard "tersimpan" has a ballot."""
    rows = await hosted.rows(
        "SELECT d.telegram_id, b.selection FROM ballots b JOIN delegates d ON b.voter = 'd' || d.id"
    )
    stored = {account: int(str(selection)) for account, selection in rows}
    assert len(rows) == len(stored)
    assert stored == {account: options[-1] for account, options in tapped.items() if options}
    heard = {answer["person_id"] for answer in await hosted.phones.stage.answers("Jawaban tersimpan")}
    assert heard <= set(stored)
    assert heard, "some votes were acknowledged"
    assert not await hosted.rows("SELECT * FROM parked")


@pytest.mark.timeout(180)
async def test_b15_kill_with_taps_waiting(tmp_path: Path) -> None:
    """300 taps, 20 kills at random moments: every vote that Telegram still holds is counted once."""
    async with served(tmp_path, voters=VOTERS) as hosted:
        await check(hosted, await tap_and_kill(hosted, kills=20, seed=15))


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(5))
async def test_b15_a_hundred_kills(tmp_path: Path, seed: int) -> None:
    """The same, longer, with other dice: a command of its own (make long)."""
    async with served(tmp_path, voters=VOTERS) as hosted:
        await check(hosted, await tap_and_kill(hosted, kills=100, seed=seed))
