"""A way between screen and server that can go dead as Wi-Fi does: nothing is refused, nothing arrives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Way:
    """Carries bytes to a port of this machine while it is `alive`; what was begun before it died stays dead."""

    def __init__(self, port: int) -> None:
        self._to, self.port = port, 0
        self._server: asyncio.Server | None = None
        self._carrying: set[asyncio.Task[None]] = set()
        self._writers: list[asyncio.StreamWriter] = []
        self.alive = True

    async def open(self) -> None:
        """Listens on a port of its own."""
        self._server = await asyncio.start_server(self._met, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def die(self) -> None:
        """Nothing passes any more; connections stay as they are."""
        self.alive = False
        for task in self._carrying:
            task.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)
        self._carrying.clear()

    async def close(self) -> None:
        """Ends everything."""
        await self.die()
        for writer in self._writers:
            writer.close()
        if self._server is not None:
            self._server.close()

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        if not self.alive:
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to)
        self._writers.append(far_writer)
        for source, sink in ((reader, far_writer), (far_reader, writer)):
            task = asyncio.create_task(self._carry(source, sink))
            self._carrying.add(task)
            task.add_done_callback(self._carrying.discard)

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65_536):
                sink.write(data)
                await sink.drain()
        except ConnectionError:
            pass
        if self.alive:
            sink.close()


@asynccontextmanager
async def way_to(port: int) -> AsyncIterator[Way]:
    """A way that is open for as long as the block lasts."""
    made = Way(port)
    await made.open()
    try:
        yield made
    finally:
        await made.close()
