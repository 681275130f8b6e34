"""Small slow work of a meeting: making deleted secrets unreadable, looking after a reminder's messages."""

from collections.abc import Callable

from storage import jobs, outbox, reminders
from storage.database import Database, Tx
from storage.jobs import Job

# A message that is still on its way after this long is no longer waited for.
WATCH_MAX_MS = 30 * 60_000


class Overwrite:
    """Jobs `overwrite`: a secret question was sealed; what it deleted must not be read from the disk either."""

    def __init__(self, db: Database, now: Callable[[], int]) -> None:
        self._db, self._now = db, now

    async def do(self, job: Job) -> None:
        """Done again after a failure, like any job; twice does no harm."""
        await self._db.overwrite_deleted()
        async with self._db.transaction() as tx:
            await jobs.done(tx, job.id, self._now())

    async def give_up(self, tx: Tx, job: Job) -> None:
        """Nobody waits for it; the log says that it failed, and the next start takes up the database's own log."""


class Reminders:
    """Jobs `reminder`: the report is drawn again until every message has arrived or was given up."""

    def __init__(self, db: Database, now: Callable[[], int]) -> None:
        self._db, self._now = db, now

    async def do(self, job: Job) -> None:
        """Looks once, and asks to be called again while messages are on their way."""
        question_id, number = job.payload["question"], job.payload["number"]
        async with self._db.transaction() as tx:
            now_ms = self._now()
            await outbox.want_again(tx, f"reminder:{question_id}:{number}", now_ms=now_ms)
            await jobs.done(tx, job.id, now_ms)
            asked = [one for one in await reminders.of_question(tx, question_id) if one.number == number]
            is_young = bool(asked) and now_ms - asked[0].asked_ms < WATCH_MAX_MS
            if is_young and (await reminders.delivery(tx, question_id, number)).waiting:
                await reminders.watch(tx, job.meeting_id, question_id, number, now_ms)

    async def give_up(self, tx: Tx, job: Job) -> None:
        """The report stays as it was last drawn."""
