"""An outbox that runs over real HTTP and SQLite, and what the emulator saw of it."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from telegram import Bot

from delivery.card import Card, Draw
from delivery.outbox import Outbox
from delivery.transport import AiohttpRequest
from rehearsal.phones import Person, Phones
from rehearsal.start import Rehearsal
from storage import outbox
from storage.database import Database, Tx
from storage.outbox import OutboxRow


def now() -> int:
    """Milliseconds UTC."""
    return time.time_ns() // 1_000_000


async def drawn(_: Tx, row: OutboxRow) -> Card | None:
    """The text the row wishes for; nothing for an empty one."""
    return Card(text=row.payload["text"]) if row.payload["text"] else None


@dataclass
class Post:
    """An outbox that runs, a person who started the bot, and what the emulator saw."""

    db: Database
    outbox: Outbox
    bot: Bot
    phones: Phones
    person: Person

    async def want(self, text: str, *, kind: str = "person", topic: str = "card", chat: int | None = None) -> None:
        """Wishes that the chat sees this text."""
        async with self.db.transaction() as tx:
            chat_id = chat or self.person.id
            await outbox.want(tx, chat_id, topic, kind, {"text": text}, priority=10, now_ms=now())
            tx.after_commit(self.outbox.wake)

    async def state(self, topic: str = "card") -> tuple[Any, ...]:
        """(state, attempts) of a row."""
        async with self.db.reading() as tx:
            row = await tx.fetch_row("SELECT state, attempts FROM outbox WHERE topic = $1", topic)
        assert row is not None
        return tuple(row)

    async def states(self, prefix: str) -> set[str]:
        """The states of all rows whose topic begins so."""
        async with self.db.reading() as tx:
            rows = await tx.fetch("SELECT state FROM outbox WHERE substr(topic, 1, $1) = $2", len(prefix), prefix)
        return {str(row[0]) for row in rows}

    async def until(self, state: str, topic: str = "card") -> None:
        """Waits until a row is in this state."""
        async with asyncio.timeout(15):
            while (await self.state(topic))[0] != state:
                await asyncio.sleep(0.02)

    async def calls(self, method: str) -> int:
        """How often the bot called a method."""
        return len(await self.phones.stage.journal(event="call", method=method))


@asynccontextmanager
async def running(
    db: Database, draws: Mapping[str, Draw] | None = None, request: AiohttpRequest | None = None
) -> AsyncIterator[Post]:
    """Everything wired; kinds `person` (repeatable), `file` and `group` (not), unless `draws` says otherwise."""
    async with Rehearsal.start() as telegram, telegram.phones() as phones:
        person = await phones.person(42)
        await person.start()
        bot = Bot(
            telegram.token,
            base_url=telegram.base_url,
            request=request or AiohttpRequest(connections=8, read_seconds=2.0),
            get_updates_request=AiohttpRequest(connections=1),
        )
        async with bot:
            post = Outbox(db, bot, draws or {"person": drawn, "file": drawn, "group": drawn}, now=now)
            task = asyncio.create_task(post.run())
            yield Post(db, post, bot, phones, person)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
