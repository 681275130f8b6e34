"""Screens that watch: so many open streams in one process, which reads them and keeps when each snapshot came."""

import asyncio
import json
import re
import sys
import time

# A snapshot's frame: its number, then its data in one line.
FRAME = re.compile(rb"event: potret\nid: (\d+)\ndata: ([^\n]*)\n\n")
FIGURE = re.compile(rb'"figure":"([\d.]+)"')
TAIL = 1 << 20


class Screen(asyncio.Protocol):
    """One stream. `arrived`: number of a snapshot -> when it was whole; `figure` is the turnout of the last."""

    def __init__(self, path: str, first: asyncio.Event) -> None:
        self.path, self.first = path, first
        self.buffer, self.arrived, self.figure = b"", dict[int, float](), ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks for the stream."""
        assert isinstance(transport, asyncio.Transport)
        transport.write(f"GET {self.path} HTTP/1.1\r\nHost: screen\r\n\r\n".encode())

    def data_received(self, data: bytes) -> None:
        """Chunks are sent one event each, so that a frame is whole inside one."""
        self.buffer = (self.buffer + data)[-TAIL:]
        while (found := FRAME.search(self.buffer)) is not None:
            self.buffer = self.buffer[found.end() :]
            self.arrived[int(found[1])] = time.perf_counter()
            turnout = FIGURE.search(found[2])
            self.figure = turnout[1].decode() if turnout else ""
            self.first.set()


async def main(port: int, path: str, count: int) -> None:
    """Opens them, says so once each has its first snapshot, and reads until its input ends; then prints what came."""
    loop, screens = asyncio.get_running_loop(), list[Screen]()
    for _ in range(count):
        screen = Screen(path, asyncio.Event())
        await loop.create_connection(lambda screen=screen: screen, "127.0.0.1", port)  # type: ignore[misc]
        screens.append(screen)
    await asyncio.gather(*(screen.first.wait() for screen in screens))
    print("watching", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    numbers = sorted({number for screen in screens for number in screen.arrived})
    spreads = []
    for number in numbers[1:]:
        came = [screen.arrived[number] for screen in screens if number in screen.arrived]
        if len(came) == count:
            spreads.append((max(came) - min(came)) * 1000)
    told = {
        "last": sorted({max(screen.arrived) for screen in screens}),
        "figures": sorted({screen.figure for screen in screens}),
        "frames": len(numbers),
        "spread_ms": max(spreads, default=0.0),
    }
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
