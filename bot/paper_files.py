"""Logos and templates that the secretariat sent: fetched outside the intake, checked in a thread, kept or refused."""

import asyncio

from telegram import Bot

from meeting import papers, sent_files
from meeting.house import House
from record.logo import checked_logo
from record.own_templates import check_template
from storage.database import Tx
from storage.jobs import Job

READ_SECONDS = 30.0


class PaperFiles:
    """Jobs `paper`: the payload names the file at Telegram and the document a template is for."""

    def __init__(self, house: House, bot: Bot) -> None:
        self._house, self._bot = house, bot

    async def do(self, job: Job) -> None:
        """A fetch that fails is tried again like any job; what the file is, is settled once."""
        remote = await self._bot.get_file(job.payload["file"], read_timeout=READ_SECONDS)
        content = bytes(await remote.download_as_bytearray(read_timeout=READ_SECONDS))
        if not job.payload["document"]:
            await papers.settle_logo(self._house, job, await asyncio.to_thread(checked_logo, content))
            return
        found = await asyncio.to_thread(check_template, job.payload["document"], content)
        await papers.settle_template(self._house, job, found.template, found.problems, found.unused)

    async def give_up(self, tx: Tx, job: Job) -> None:
        """Whoever sent it hears that it has to be sent again."""
        await sent_files.not_fetched(tx, job, self._house.now())
