"""The error handler itself fails: the update is not taken for settled."""

from pathlib import Path
from typing import Any

import pytest
from telegram.ext import CommandHandler

from bot.app import application_of
from bot.errors import Failures
from bot.lane import Lane
from bot.settings import Settings
from delivery.answers import Answers
from delivery.drafts import Drafts
from delivery.live import Live
from handlers.context import Hall
from meeting.house import House
from rehearsal.start import Rehearsal
from rules.refusals import Refusal
from storage.database import Database

UPDATE = {
    "update_id": 5,
    "message": {
        "message_id": 1,
        "date": 1,
        "text": "/rusak",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        "chat": {"id": 42, "type": "private", "first_name": "A"},
        "from": {"id": 42, "is_bot": False, "first_name": "A"},
    },
}


async def test_i2_a_refusal_that_cannot_be_told_is_a_failure_of_the_update(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Its values cannot be stored, so nobody was told: intake hears of it and will park it."""
    async with Rehearsal.start() as telegram:
        settings = Settings(token=telegram.token, api=telegram.url, _env_file=None)  # type: ignore[call-arg, arg-type]
        application = application_of(settings)

        async def broken(*_: Any) -> None:
            raise Refusal("jp_tidak_ada", kode=object())

        application.handlers[0].insert(0, CommandHandler("rusak", broken))
        await application.initialize()
        house = House(sqlite_database, lambda: 0, lambda size: b"0" * size, lambda: None)
        live = Live(sqlite_database, lambda: 0, lambda: None)
        failures = Failures()
        hall = Hall(house, Answers(f"{telegram.url}/botx"), live, "bot", tmp_path, Drafts())
        application.bot_data |= {"hall": hall, "failures": failures}
        with pytest.raises(TypeError):
            await Lane(hall, application, failures).settle(UPDATE)
        await application.shutdown()
    async with sqlite_database.reading() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM applied") == 0
