"""Updates that come twice or out of order: one effect each, one person's own order kept."""

import asyncio
from pathlib import Path

from tests.bot.served import served
from tests.bot.test_faults import stored


async def test_b16_every_update_delivered_twice_has_one_effect(tmp_path: Path) -> None:
    """Taps and points come again in later batches: one ballot a voter with the last choice, one point, one number."""
    async with served(tmp_path, voters=6) as hosted:
        await hosted.start()
        cards = await hosted.ballots()
        stage = hosted.phones.stage
        await stage.add_fault("duplicate", "callback_query")
        await stage.add_fault("duplicate", "message")
        options = hosted.question.options
        for option in (options[0], options[2], options[1]):
            for voter, card in zip(hosted.voters, cards, strict=True):
                await voter.press_data(card.payload(f"{option.code}. {option.text}"), on=card, answer_seconds=20)
        await hosted.voters[0].send("/usul Jalan desa kami rusak berat sekali")
        await hosted.voters[0].wait_for("tercatat dengan nomor D01", timeout_seconds=20)
        await asyncio.sleep(1)
        assert await stage.settled(timeout_seconds=20)
        assert await stored(hosted) == 6
        chosen = await hosted.rows("SELECT DISTINCT selection FROM ballots")
        assert chosen == [(str(options[1].id),)]
        assert len(await hosted.rows("SELECT id FROM points")) == 1
        assert not await hosted.rows("SELECT * FROM parked")


async def test_updates_of_different_people_may_overtake_each_other(tmp_path: Path) -> None:
    """Queues are swapped at random: nobody's own taps change places, and every vote is there."""
    async with served(tmp_path, voters=10) as hosted:
        await hosted.start()
        cards = await hosted.ballots()
        await hosted.phones.stage.add_fault("reorder", "callback_query", chance=0.5)
        options = hosted.question.options
        for option in (options[0], options[1], options[2], options[0]):
            payload = f"{option.code}. {option.text}"
            for voter, card in zip(hosted.voters, cards, strict=True):
                await voter.press_data(card.payload(payload), on=card, answer_seconds=0)
        assert await hosted.phones.stage.settled(timeout_seconds=30)
        assert await hosted.rows("SELECT DISTINCT selection FROM ballots") == [(str(options[0].id),)]
        assert await stored(hosted) == 10
