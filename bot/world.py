"""What people hear when the world under the service fails, and when it works again."""

import asyncio
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.batches import person_of
from handlers.context import Hall
from locales.words import words_for
from meeting import alarms
from meeting.house import House
from meeting.owner import told_owner
from storage.database import Tx
from storage.errors import StorageFault

log = structlog.get_logger(__name__)
TELL_SECONDS = 1.0


class World:
    """The ears of the intake (bot/batches.py)."""

    def __init__(self, house: House, hall: Hall, bot: Bot) -> None:
        self._house, self._hall, self._bot = house, hall, bot
        self._failed_ms: int | None = None
        # Held here, because the loop itself holds its tasks only weakly.
        self._warning: asyncio.Task[None] | None = None
        self._telling: asyncio.Task[None] | None = None

    async def parked(self, tx: Tx, update_id: int) -> None:
        """The owner hears of an update set aside, in the transaction that sets it aside."""
        ref = f"P-{update_id % 10_000}"
        await told_owner(tx, "alarm_parkir", self._house.now(), nomor=str(update_id), ref=ref)
        tx.after_commit(self._house.wake)

    async def failed(self, update: dict[str, Any]) -> None:
        """Storage fails: a tap is told at once that it is not stored yet, and those who can act are warned."""
        if self._failed_ms is None:
            self._failed_ms = self._house.now()
            self._warning = asyncio.create_task(self._warn(self._failed_ms))
        query = update.get("callback_query")
        if isinstance(query, dict) and isinstance(query.get("id"), str):
            words = words_for(self._hall.languages.get(person_of(update), "id"))
            text = words.toast("gangguan", ref=f"G-{update['update_id'] % 10_000}")
            self._hall.answers.soon(query["id"], text, alert=True)

    async def _warn(self, since_ms: int) -> None:
        """Past the outbox, because no row can be written; whoever cannot be read or reached hears of it afterwards."""
        try:
            concerned = await alarms.concerned(self._house)
        except StorageFault as fault:
            log.error("nobody could be warned that storage fails", why=type(fault).__name__)
            return
        for one in concerned:
            words = words_for(one.language, one.zone) if one.zone else words_for(one.language)
            try:
                await self._bot.send_message(one.telegram_id, words.plain("alarm_penyimpanan", jam=since_ms))
            except TelegramError as error:
                log.error("somebody could not be warned that storage fails", why=type(error).__name__)

    async def recovered(self) -> None:
        """Storage works again: who moderates a meeting with an open question, and the owner, hear since when it had
        not, because presses of that time were answered as not stored. Told once for each time it failed."""
        since, self._failed_ms = self._failed_ms, None
        if since is not None:
            self._telling = asyncio.create_task(self._tell(since))

    async def _tell(self, since_ms: int) -> None:
        """Until it is stored: storage that has just come back may go again."""
        while True:
            try:
                return await alarms.storage_back(self._house, since_ms)
            except StorageFault as fault:
                log.error("nobody was told yet that storage had failed", why=type(fault).__name__)
                await asyncio.sleep(TELL_SECONDS)
