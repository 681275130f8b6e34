"""Screens that watch: so many open streams in one process, which reads them and keeps when each snapshot came."""

import asyncio
import json
import os
import re
import sys
import time
from bisect import bisect_left
from itertools import accumulate

# A snapshot's frame: its number, then its data in one line.
FRAME = re.compile(rb"event: potret\nid: (\d+)\ndata: ([^\n]*)\n\n")
FIGURE = re.compile(rb'"figure":"([\d.]+)"')


class Screen(asyncio.Protocol):
    """One stream: what came, and when. Read only afterwards, because a screen is a machine of its own."""

    def __init__(self, path: str, first: asyncio.Event) -> None:
        self.path, self.first = path, first
        self.came = list[tuple[float, bytes]]()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks for the stream."""
        assert isinstance(transport, asyncio.Transport)
        transport.write(f"GET {self.path} HTTP/1.1\r\nHost: screen\r\n\r\n".encode())

    def data_received(self, data: bytes) -> None:
        """Keeps it with its moment."""
        self.came.append((time.perf_counter(), data))
        if b"event: potret" in data:
            self.first.set()

    def arrived(self) -> tuple[dict[int, float], str]:
        """Number of a snapshot -> when it was whole, and the turnout of the last."""
        whole, ends = b"".join(data for _, data in self.came), list(accumulate(len(data) for _, data in self.came))
        arrived, figure = dict[int, float](), ""
        for found in FRAME.finditer(whole):
            arrived[int(found[1])] = self.came[bisect_left(ends, found.end())][0]
            turnout = FIGURE.search(found[2])
            figure = turnout[1].decode() if turnout else ""
        return arrived, figure


async def main(port: int, path: str, count: int) -> None:
    """Opens them, says so once each has its first snapshot, and reads until its input ends; then prints what came."""
    loop, screens = asyncio.get_running_loop(), list[Screen]()
    # What screens need of a processor is their own: here they may have only what the service and its Telegram leave.
    os.nice(19)
    for _ in range(count):
        screen = Screen(path, asyncio.Event())
        await loop.create_connection(lambda screen=screen: screen, "127.0.0.1", port)  # type: ignore[misc]
        screens.append(screen)
    await asyncio.gather(*(screen.first.wait() for screen in screens))
    print("watching", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    seen = [screen.arrived() for screen in screens]
    numbers = sorted({number for arrived, _ in seen for number in arrived})
    spreads = []
    for number in numbers[1:]:
        came = [arrived[number] for arrived, _ in seen if number in arrived]
        if len(came) == count:
            spreads.append((max(came) - min(came)) * 1000)
    told = {
        "last": sorted({max(arrived) for arrived, _ in seen}),
        "figures": sorted({figure for _, figure in seen}),
        "frames": len(numbers),
        "spread_ms": max(spreads, default=0.0),
    }
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
