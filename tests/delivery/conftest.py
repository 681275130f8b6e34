"""What talks to Telegram is tested on both loops the service runs on: their transports differ."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping

import pytest
import uvloop

from storage.database import Database
from tests.delivery.posts import Post, running


def pytest_asyncio_loop_factories(item: pytest.Item) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Every async test of this folder twice, but for the long ones whose rules know nothing of the loop."""
    if item.path.name in ("test_parts.py", "test_queues.py", "test_storms.py"):
        return {"uvloop": uvloop.new_event_loop}
    return {"asyncio": asyncio.new_event_loop, "uvloop": uvloop.new_event_loop}


@pytest.fixture
async def post(sqlite_database: Database) -> AsyncIterator[Post]:
    """A running outbox."""
    async with running(sqlite_database) as found:
        yield found
