"""Start the emulator inside a process, for a test or a rehearsal."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from rehearsal.clock import Clock
from rehearsal.exchange import Exchange
from rehearsal.phones import Phones
from rehearsal.remote import Stage
from rehearsal.server import Server

DEFAULT_TOKEN = "7000000001:AArehearsalOnly-0123456789abcdefghij"
DEFAULT_USERNAME = "JajakRapatBot"


class Rehearsal:
    """A running emulator: its addresses, and clients for its control port."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.exchange = server.exchange
        self.clock = server.exchange.clock
        self.token = server.exchange.token
        self.bot_username = str(server.exchange.world.bot.username)
        self.control_url = server.control_url
        self.url = server.url
        self.base_url = f"{server.url}/bot"
        self.file_url = f"{server.url}/file/bot"

    def phones(self) -> Phones:
        return Phones(self.control_url)

    def stage(self) -> Stage:
        return Stage(self.control_url)

    @classmethod
    @asynccontextmanager
    async def start(
        cls,
        *,
        bot_username: str = DEFAULT_USERNAME,
        token: str = DEFAULT_TOKEN,
        seed: int = 1,
        clock: Clock | None = None,
        loosen: Iterable[str] = (),
        port: int = 0,
        control_port: int = 0,
    ) -> "AsyncIterator[Rehearsal]":
        """A server on loopback for as long as the block lasts; port 0 takes a free one.

        `loosen` names rules of `rehearsal.looseness.RULES`. `clock` is `Clock.real()` unless given.
        """
        exchange = Exchange(token, bot_username, clock=clock, seed=seed, loosen=loosen)
        server = Server(exchange, port=port, control_port=control_port)
        try:
            # Of two doors one may be taken; the other is not to stay open then.
            await server.open()
            yield cls(server)
        finally:
            await server.close()
