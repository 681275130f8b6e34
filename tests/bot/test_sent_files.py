"""Documents sent to the bot: an outsider's costs nobody a second, an official's survives a Telegram that stumbles."""

import asyncio
import time
from pathlib import Path

from tests.bot.served import served
from tests.bot.test_faults import vote
from tests.meeting.halls import SECRETARY


async def test_r5_an_outsiders_file_is_not_even_fetched(tmp_path: Path) -> None:
    """Whoever may prepare no meeting is told so; Telegram's file server, slow as it is, is not asked."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        await hosted.ballots()
        await hosted.phones.stage.add_fault("delay_before", "getFile", seconds=12.0, count=1)
        sent = await hosted.voters[1].send_document("x.yaml", b"rapat: 1")
        began = time.monotonic()
        assert "Jawaban tersimpan" in str((await vote(hosted, 0)).text)
        assert time.monotonic() - began < 3
        await hosted.voters[1].wait_for("wewenang", after=sent, timeout_seconds=10)
        assert not await hosted.phones.stage.journal(event="call", method="getFile")


async def test_b23_a_telegram_that_stumbles_over_a_file_parks_nothing(tmp_path: Path) -> None:
    """The file is fetched later, and meanwhile votes are taken at once."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        await hosted.ballots()
        secretary = await hosted.phones.person(SECRETARY)
        number = await hosted.phones.stage.add_fault("error", "getFile", code=502)
        sent = await secretary.send_document("rapat.yaml", b"rapat: 1")
        await asyncio.sleep(1.5)
        assert "Jawaban tersimpan" in str((await vote(hosted, 0)).text)
        await hosted.phones.stage.remove_faults(number)
        await secretary.wait_for("perlu diperbaiki", after=sent, timeout_seconds=20)
        assert not await hosted.rows("SELECT * FROM parked")
