"""Calls nobody waits for: each arrives once where the world is well, at most twice where it is not, and none hangs."""

import asyncio
import collections
import json
import shutil
import ssl
import subprocess
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from delivery import lines
from delivery.lines import Lines

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n" + b'{"ok":true}'
Answer = Callable[[asyncio.StreamWriter, int], Awaitable[bool]]


class Seen:
    """What a server saw: how often each body, on how many connections, and the heads."""

    def __init__(self) -> None:
        self.bodies: collections.Counter[int] = collections.Counter()
        self.connections = 0
        self.heads: set[bytes] = set()

    @property
    def calls(self) -> int:
        """How many calls arrived."""
        return self.bodies.total()


async def well(writer: asyncio.StreamWriter, _: int) -> bool:
    """Answers every call and keeps the connection."""
    writer.write(OK)
    return True


@asynccontextmanager
async def server(answer: Answer = well, *, tls: ssl.SSLContext | None = None) -> AsyncIterator[tuple[str, Seen]]:
    """An HTTP server of a few lines that answers as told; yields its address and what it sees."""
    seen = Seen()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.connections += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                number = int(json.loads(await reader.readexactly(length))["n"])
                seen.bodies[number] += 1
                seen.heads.add(head.split(b"Content-Length")[0])
                if not await answer(writer, seen.calls):
                    break
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    running = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    port = running.sockets[0].getsockname()[1]
    try:
        yield f"{'https' if tls else 'http'}://localhost:{port}/bot1:secret/answerCallbackQuery", seen
    finally:
        running.close()


@asynccontextmanager
async def opened(url: str, **how: object) -> AsyncIterator[Lines]:
    """Lines that are closed at the end."""
    found = Lines(url, **how)  # type: ignore[arg-type]  # the keywords of the tests
    try:
        yield found
    finally:
        await found.close()


def post(to: Lines, count: int, first: int = 0) -> None:
    """Posts so many numbered calls at once."""
    for number in range(first, first + count):
        to.post(json.dumps({"n": number}).encode())


async def test_a_thousand_calls_arrive_once_each_on_few_connections() -> None:
    """Side by side, and the connections are used again."""
    async with server() as (url, seen), opened(url, connections=8) as found:
        post(found, 1000)
        await found.drain(10)
        assert found.unanswered == 0
        assert seen.bodies == collections.Counter(range(1000))
        assert 1 <= seen.connections <= 8
        (head,) = seen.heads
        assert head.startswith(b"POST /bot1:secret/answerCallbackQuery HTTP/1.1\r\nHost: localhost:")


@pytest.mark.parametrize(
    "response",
    [
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    ],
)
async def test_every_way_to_end_a_response_frees_the_line(response: bytes) -> None:
    """Closed after each, chunked, refused, of the old version: every call arrives once."""

    async def answer(writer: asyncio.StreamWriter, _: int) -> bool:
        for place in range(len(response)):
            writer.write(response[place : place + 1])
        return b"close" not in response and b"HTTP/1.0" not in response

    async with server(answer) as (url, seen), opened(url, connections=4) as found:
        post(found, 40)
        await found.drain(10)
        assert seen.bodies == collections.Counter(range(40))


async def test_a_connection_that_ends_without_a_byte_gets_its_call_once_more() -> None:
    """The server drops every third call unheard: all arrive, none more than twice."""

    async def answer(writer: asyncio.StreamWriter, count: int) -> bool:
        if count % 3 == 0:
            return False
        writer.write(OK)
        return True

    async with server(answer) as (url, seen), opened(url, connections=4) as found:
        post(found, 60)
        await found.drain(10)
        assert found.unanswered == 0
        assert set(seen.bodies) == set(range(60))
        assert max(seen.bodies.values()) == 2


async def test_half_an_answer_is_not_repeated() -> None:
    """It was heard: the tap is answered, whatever became of the rest."""

    async def answer(writer: asyncio.StreamWriter, _: int) -> bool:
        writer.write(OK[:20])
        await writer.drain()
        return False

    async with server(answer) as (url, seen), opened(url, connections=2) as found:
        post(found, 6)
        await found.drain(10)
        assert seen.bodies == collections.Counter(range(6))


async def test_what_is_no_http_ends_the_connection_and_nothing_else() -> None:
    """The next call goes out on a new one."""

    async def answer(writer: asyncio.StreamWriter, count: int) -> bool:
        writer.write(b"SSH-2.0-nonsense\r\n\r\n" if count == 1 else OK)
        return True

    async with server(answer) as (url, seen), opened(url, connections=1) as found:
        post(found, 3)
        await found.drain(10)
        assert seen.bodies == collections.Counter(range(3))
        assert seen.connections == 2


async def test_nobody_listening_costs_the_calls_and_nothing_hangs() -> None:
    """Refused twice, given up; once somebody listens again, calls arrive."""
    async with server() as (url, _):
        pass
    async with opened(url, connections=4) as found:
        post(found, 50)
        await found.drain(10)
        assert found.unanswered == 0


async def test_a_silent_server_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer within the time: the line is dropped, the call is not repeated, the next is served."""
    monkeypatch.setattr(lines, "SWEEP_SECONDS", 0.05)

    async def answer(writer: asyncio.StreamWriter, count: int) -> bool:
        if count == 1:
            await asyncio.sleep(30)
        writer.write(OK)
        return True

    async with server(answer) as (url, seen), opened(url, connections=1, seconds=0.2) as found:
        began = time.monotonic()
        post(found, 3)
        await found.drain(10)
        assert time.monotonic() - began < 5
        assert seen.bodies == collections.Counter(range(3))


async def test_an_idle_line_is_closed_before_the_server_forgets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that was closed on the other side in the dark would cost a person the answer."""
    monkeypatch.setattr(lines, "SWEEP_SECONDS", 0.05)
    monkeypatch.setattr(lines, "IDLE_SECONDS", 0.1)
    async with server() as (url, seen), opened(url, connections=2) as found:
        post(found, 2)
        await found.drain(10)
        await asyncio.sleep(0.5)
        post(found, 2, first=2)
        await found.drain(10)
        assert seen.bodies == collections.Counter(range(4))
        assert seen.connections >= 3


async def test_too_many_are_dropped_and_draining_has_an_end() -> None:
    """The newest beyond the limit are lost, memory is not; a silent server does not hold up the stop."""

    async def silent(_: asyncio.StreamWriter, __: int) -> bool:
        await asyncio.sleep(30)
        return False

    async with server(silent) as (url, seen), opened(url, connections=2, waiting_max=10) as found:
        post(found, 100)
        assert found.unanswered == 10
        began = time.monotonic()
        await found.drain(0.3)
        assert time.monotonic() - began < 2
        assert seen.calls == 2


async def test_over_tls_with_the_name_checked(tmp_path: Path) -> None:
    """As Telegram is reached: the certificate of the host, and no other, is believed."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    made += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    await asyncio.to_thread(subprocess.run, made, check=True, capture_output=True)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate, key)
    trusting = ssl.create_default_context(cafile=str(certificate))
    async with server(tls=serving) as (url, seen):
        async with opened(url, connections=4, tls=trusting) as found:
            post(found, 200)
            await found.drain(10)
        assert seen.bodies == collections.Counter(range(200))
        async with opened(url, connections=4) as strict:
            post(strict, 5, first=1000)
            await strict.drain(10)
            assert strict.unanswered == 0
        assert seen.calls == 200
