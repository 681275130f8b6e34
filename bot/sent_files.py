"""Meeting files that officials sent: fetched from Telegram outside the intake, then imported or answered with their
mistakes."""

from telegram import Bot

from meeting import sent_files
from meeting.house import House
from storage.database import Tx
from storage.jobs import Job

READ_SECONDS = 30.0


class SentFiles:
    """Jobs `import`: the payload names the file at Telegram."""

    def __init__(self, house: House, bot: Bot) -> None:
        self._house, self._bot = house, bot

    async def do(self, job: Job) -> None:
        """A fetch that fails is tried again like any job; what the file says is settled once."""
        remote = await self._bot.get_file(job.payload["file"], read_timeout=READ_SECONDS)
        content = bytes(await remote.download_as_bytearray(read_timeout=READ_SECONDS))
        await sent_files.settle(self._house, job, content)

    async def give_up(self, tx: Tx, job: Job) -> None:
        """Whoever sent it hears that it has to be sent again."""
        await sent_files.not_fetched(tx, job, self._house.now())
