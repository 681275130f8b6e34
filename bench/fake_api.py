"""A Bot API that does nothing but hand out taps and take answers, as fast as one process can; times what it sees."""

import asyncio
import json
import re
import sys
import time

OFFSET = re.compile(rb'offset"?[:=\s]*"?(\d+)')
QUERY = re.compile(rb'callback_query_id"?[:=\s]*"?(\w+)')
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
ME = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}
ANSWERS = {
    "getme": ME,
    "getmydescription": {"description": ""},
    "getmyshortdescription": {"short_description": ""},
    "getmycommands": [],
    "sendmessage": MESSAGE,
    "editmessagetext": MESSAGE,
}
BATCH = 100


class Taps:
    """The updates to hand out: all at once, or `rate` a second from the first poll on; with a gate once it opens."""

    def __init__(self, taps: list[dict[str, object]], rate: float, *, gated: bool = False) -> None:
        self.bodies = [json.dumps(tap).encode() for tap in taps]
        self.rate = rate
        self.began: float | None = None
        self.handed: dict[int, float] = {}
        self.answered: dict[int, float] = {}
        self.done, self.gated = asyncio.Event(), gated

    def ready(self) -> int:
        """How many taps have been made by now."""
        if self.gated:
            return 0
        if not self.rate:
            return len(self.bodies)
        assert self.began is not None
        return min(len(self.bodies), int((time.perf_counter() - self.began) * self.rate))

    async def updates(self, offset: int) -> bytes:
        """The next batch from this offset; waits up to a second for one."""
        if self.began is None and not self.gated:
            self.began = time.perf_counter()
        first = max(offset - 1, 0)
        for _ in range(1000):
            if self.ready() > first:
                break
            await asyncio.sleep(0.001)
        last = min(self.ready(), first + BATCH)
        now = time.perf_counter()
        for place in range(first, last):
            self.handed.setdefault(place + 1, now)
        return b'{"ok":true,"result":[' + b",".join(self.bodies[first:last]) + b"]}"

    def open(self) -> None:
        """People begin to tap."""
        self.gated, self.began = False, time.perf_counter()

    def answer(self, query: int) -> None:
        """A tap was answered."""
        self.answered.setdefault(query, time.perf_counter())
        if len(self.answered) == len(self.bodies):
            self.done.set()

    def result(self) -> dict[str, float]:
        """Votes a second from the first hand-out to the last answer, and the 99th percentile of the answers, in ms."""
        waits = sorted(at - self.handed[query] for query, at in self.answered.items())
        span = max(self.answered.values()) - min(self.handed.values())
        return {"rate": len(waits) / span, "p99_ms": waits[int(len(waits) * 0.99)] * 1000, "answered": len(waits)}


class Door(asyncio.Protocol):
    """One connection: requests one after another, each answered in turn."""

    def __init__(self, taps: Taps) -> None:
        self.taps, self.buffer = taps, b""
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client has come."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Bytes of one or several requests."""
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end]
            found = LENGTH.search(head)
            total = end + 4 + (int(found[1]) if found else 0)
            if len(self.buffer) < total:
                return
            body, self.buffer = self.buffer[end + 4 : total], self.buffer[total:]
            self.request(head.split(b" ", 2)[1].rsplit(b"/", 1)[-1].decode().lower(), body)

    def request(self, method: str, body: bytes) -> None:
        """One call."""
        if method == "getupdates":
            found = OFFSET.search(body)
            asyncio.ensure_future(self.poll(int(found[1]) if found else 1))  # noqa: RUF006 - the loop holds the server
            return
        if method == "answercallbackquery":
            found = QUERY.search(body)
            assert found is not None
            self.taps.answer(int(found[1]))
        if method == "go":
            self.taps.open()
        self.write(json.dumps({"ok": True, "result": ANSWERS.get(method, True)}).encode())

    async def poll(self, offset: int) -> None:
        """A long poll."""
        self.write(await self.taps.updates(offset))

    def write(self, body: bytes) -> None:
        """Answers with JSON."""
        if self.transport is not None and not self.transport.is_closing():
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
            self.transport.write(head + body)


async def main(path: str, rate: float, seconds: float, *, gated: bool) -> None:
    """Serves the taps of a file, prints the port, then the result as soon as the last tap is answered."""
    with open(path) as file:  # noqa: ASYNC230 - before anything is served
        taps = Taps(json.load(file), rate, gated=gated)
    server = await asyncio.get_running_loop().create_server(lambda: Door(taps), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    try:
        await asyncio.wait_for(taps.done.wait(), seconds)
    except TimeoutError:
        print(json.dumps({"answered": len(taps.answered), "rate": 0.0, "p99_ms": -1.0}), flush=True)
        return
    print(json.dumps(taps.result()), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), gated=sys.argv[4:] == ["gated"]))
