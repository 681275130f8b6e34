"""A few open HTTP connections for small calls that nobody waits for: one write and one read each, nothing in between.

An answer to a tap costs more than the vote itself where every call goes through a general client (decision 0003). A
call is sent at most twice: again only where its connection ended without a byte in return. No log line holds an
address: the token is part of it.
"""

import asyncio
import contextlib
import ssl
import time
from collections import deque
from dataclasses import dataclass
from typing import Final, cast
from urllib.parse import urlsplit

import httptools
import structlog

log = structlog.get_logger(__name__)

IDLE_SECONDS: Final = 15.0
SWEEP_SECONDS: Final = 1.0
CONNECT_SECONDS: Final = 5.0
TRIES_MAX: Final = 2


@dataclass(slots=True)
class _Call:
    body: bytes
    tries: int = 0


class _Line(asyncio.Protocol):
    """One connection; at most one call is on its way in it."""

    def __init__(self, lines: "Lines") -> None:
        self._lines = lines
        self.transport: asyncio.Transport | None = None
        self.call: _Call | None = None
        self.since = time.monotonic()
        self.has_heard = False
        self._parser = httptools.HttpResponseParser(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are no subclass of asyncio's.
        self.transport = cast(asyncio.Transport, transport)

    def carry(self, call: _Call, head: bytes) -> None:
        """Writes one call."""
        assert self.transport is not None
        self.call, self.has_heard, self.since = call, False, time.monotonic()
        call.tries += 1
        self.transport.write(b"%b%d\r\n\r\n%b" % (head, len(call.body), call.body))

    def data_received(self, data: bytes) -> None:
        self.has_heard = True
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            log.warning("an answer that is no HTTP came back")
            self.end()

    def on_message_complete(self) -> None:
        """The parser has read a whole response."""
        if self.call is None:
            self.end()
            return
        self.call, self.since = None, time.monotonic()
        status = self._parser.get_status_code()
        if status not in (200, 400):
            log.info("an answer was not taken", status=status)
        if self._parser.should_keep_alive():
            self._lines.freed(self)
        else:
            self.end()

    def connection_lost(self, exc: Exception | None) -> None:
        self._lines.lost(self)

    def end(self) -> None:
        """Drops the connection; what was on its way counts as it stands."""
        if self.transport is not None:
            self.transport.abort()


class Lines:
    """Calls of POST with a JSON body to one `url`, side by side on at most `connections` connections; each may take
    `seconds`. Beyond `waiting_max` unanswered calls a new one is dropped."""

    def __init__(
        self,
        url: str,
        *,
        connections: int = 64,
        seconds: float = 5.0,
        waiting_max: int = 5_000,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        parts = urlsplit(url)
        assert parts.hostname, "an address with a host"
        self._host, self._port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
        self._tls = (tls or ssl.create_default_context()) if parts.scheme == "https" else None
        self._head = (
            f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\nContent-Length: "
        ).encode()
        self._connections, self._seconds, self._waiting_max = connections, seconds, waiting_max
        self._all: set[_Line] = set()
        self._free: list[_Line] = []
        self._waiting: deque[_Call] = deque()
        self._opening: set[asyncio.Task[None]] = set()
        self._sweeping: asyncio.TimerHandle | None = None
        self._quiet = asyncio.Event()
        self._is_closed = False

    @property
    def unanswered(self) -> int:
        """How many calls wait or are on their way."""
        return len(self._waiting) + len(self._all) - len(self._free)

    def post(self, body: bytes) -> None:
        """Sends one call without waiting for it."""
        if self._is_closed or self.unanswered >= self._waiting_max:
            log.warning("too many answers wait, one is dropped")
            return
        self._waiting.append(_Call(body))
        self._quiet.clear()
        self._serve()

    async def drain(self, seconds: float) -> None:
        """Gives what is on its way a moment, at most so many seconds."""
        if self.unanswered:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._quiet.wait()

    async def close(self) -> None:
        """Drops every connection and whatever still waits."""
        self._is_closed = True
        self._quiet.set()
        self._waiting.clear()
        for task in self._opening:
            task.cancel()
        await asyncio.gather(*self._opening, return_exceptions=True)
        for line in list(self._all):
            line.end()
        if self._sweeping is not None:
            self._sweeping.cancel()

    def _serve(self) -> None:
        while self._waiting and self._free:
            self._free.pop().carry(self._waiting.popleft(), self._head)
        if not self.unanswered:
            self._quiet.set()
        wanted = min(len(self._waiting), self._connections - len(self._all)) - len(self._opening)
        for _ in range(wanted):
            task = asyncio.create_task(self._open())
            self._opening.add(task)
            task.add_done_callback(self._opened)

    async def _open(self) -> None:
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                _, line = await asyncio.get_running_loop().create_connection(
                    lambda: _Line(self), self._host, self._port, ssl=self._tls
                )
        except (OSError, TimeoutError) as error:
            # Whoever waited for this connection has waited long enough twice.
            if self._waiting:
                call = self._waiting.popleft()
                call.tries += 1
                self._again(call, type(error).__name__)
            return
        if self._is_closed:
            line.end()
            return
        self._all.add(line)
        self._free.append(line)
        if self._sweeping is None:
            self._sweeping = asyncio.get_running_loop().call_later(SWEEP_SECONDS, self._sweep)

    def _opened(self, task: asyncio.Task[None]) -> None:
        self._opening.discard(task)
        if not self._is_closed:
            self._serve()

    def freed(self, line: _Line) -> None:
        """The line has its response and carries the next call."""
        self._free.append(line)
        self._serve()

    def lost(self, line: _Line) -> None:
        """The connection is gone; a call that never heard a byte goes once more."""
        self._all.discard(line)
        self._leave(line)
        call, line.call = line.call, None
        if call is not None and not self._is_closed:
            if line.has_heard:
                call.tries = TRIES_MAX
            self._again(call, "connection lost")
        if not self._is_closed:
            self._serve()

    def _leave(self, line: _Line) -> None:
        if line in self._free:
            self._free.remove(line)

    def _again(self, call: _Call, why: str) -> None:
        if call.tries < TRIES_MAX:
            self._waiting.append(call)
        else:
            log.info("an answer's fate is unknown", why=why)

    def _sweep(self) -> None:
        now = time.monotonic()
        for line in list(self._all):
            if line.call is not None and now - line.since > self._seconds:
                # Written and unanswered for so long: another try would come too late for the person.
                line.call.tries = TRIES_MAX
                line.end()
            elif line.call is None and now - line.since > IDLE_SECONDS:
                self._leave(line)
                line.end()
        again = bool(self._all) or bool(self._waiting)
        self._sweeping = asyncio.get_running_loop().call_later(SWEEP_SECONDS, self._sweep) if again else None
