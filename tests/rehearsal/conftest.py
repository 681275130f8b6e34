"""A running emulator and its phones; other rooms copy these two fixtures as they stand."""

import struct
import zlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from rehearsal import Clock, Phones, Rehearsal


class Bot:
    """A bot made of bare HTTP: what a library would hide is seen here."""

    def __init__(self, telegram: Rehearsal, session: aiohttp.ClientSession) -> None:
        self.telegram, self.session = telegram, session

    def url(self, method: str) -> str:
        return f"{self.telegram.base_url}{self.telegram.token}/{method}"

    async def raw(self, method: str, **params: Any) -> dict[str, Any]:
        async with self.session.post(self.url(method), json=params) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == (200 if answer["ok"] else answer["error_code"])
        return answer

    async def ask(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        answer = await self.raw(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def words(self, method: str, **params: Any) -> str:
        """What Telegram says to a call that must fail."""
        answer = await self.raw(method, **params)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.ask("getUpdates", **params)
        return found


@pytest.fixture
async def telegram() -> AsyncIterator[Rehearsal]:
    """A strict Telegram whose clock stands still until the test turns it."""
    async with Rehearsal.start(clock=Clock.stepped()) as running:
        yield running


@pytest.fixture
async def phones(telegram: Rehearsal) -> AsyncIterator[Phones]:
    async with telegram.phones() as clients:
        yield clients


@pytest.fixture
async def bot(telegram: Rehearsal) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(telegram, session)


@pytest.fixture
def png() -> Callable[..., bytes]:
    """Makes a real PNG of one grey, of any size, with any ballast behind it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    def make(width: int, height: int, ballast: bytes = b"") -> bytes:
        header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
        pixels = zlib.compress((b"\0" + b"\x80" * width) * height)
        body = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + body + ballast

    return make
