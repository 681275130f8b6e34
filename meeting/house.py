"""What every act in a meeting needs, passed in: the memory, the clock, the dice and the bell of the outbox."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from storage import applied
from storage.database import Database, Tx
from storage.entries import Actor

# Who acts on the command line of the machine.
OPERATOR: Final = Actor("operator", "cli")


class Repeated(Exception):
    """The effects of this update are already on disk; nothing was done again."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who acts, and by which update. `update_id` is None where no update stands behind the act (a command line);
    `tapped` is the message whose button was pressed, if one was."""

    telegram_id: int
    update_id: int | None = None
    tapped: int | None = None


@dataclass(frozen=True, slots=True)
class House:
    """`now` gives milliseconds UTC, `token_bytes` unguessable bytes, `wake` rings the outbox after a commit."""

    db: Database
    now: Callable[[], int]
    token_bytes: Callable[[int], bytes]
    wake: Callable[[], None]

    @asynccontextmanager
    async def act(self, sender: Sender) -> AsyncIterator[Tx]:
        """One transaction that happens once for an update; raises Repeated when the update was applied before."""
        async with self.db.transaction() as tx:
            if sender.update_id is not None and not await applied.first_time(tx, sender.update_id, self.now()):
                raise Repeated
            tx.after_commit(self.wake)
            yield tx
