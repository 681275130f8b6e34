"""The control port seen from outside: one session, one call an act; and the stage's acts by name."""

from types import TracebackType
from typing import Any, Self

import aiohttp

from rehearsal.refusal import Json
from rehearsal.storeroom import BYTES


class NotPossible(AssertionError):
    """The emulator could not do what a phone was asked to do, or did not see what was awaited; the text says why."""


class Remote:
    """A client session against the control port. Use with `async with`."""

    def __init__(self, control_url: str) -> None:
        self.control_url = control_url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        # Long polls hold connections, one a phone: no limit, and no timeout but the acts' own.
        connector = aiohttp.TCPConnector(limit=0)
        self._session = aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=None))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(self, act: str, **values: Any) -> Any:
        """One act; arguments that are None are left out. Returns what it tells, or the bytes of a file. Raises
        NotPossible with the emulator's reason."""
        assert self._session is not None, "open the session first: async with"
        given = {name: value for name, value in values.items() if value is not None}
        async with self._session.post(f"{self.control_url}/control/{act}", json=given) as response:
            is_file = response.content_type == BYTES
            answer: Any = await response.read() if is_file else await response.json()
        if response.status != 200:
            raise NotPossible(answer["problem"])
        return answer


class Stage(Remote):
    """Clock, faults, rules and oracles."""

    async def now(self) -> float:
        return float(await self.call("now"))

    async def advance(self, seconds: float) -> float:
        """Turn the clock forward; the new time comes back."""
        return float(await self.call("advance", seconds=seconds))

    async def add_fault(self, kind: str, method: str = "*", **settings: Any) -> int:
        """See `rehearsal.faults` for kinds and settings: chat_id, count, skip, chance, seconds, code, script …"""
        return int((await self.call("add_fault", kind=kind, method=method, **settings))["id"])

    async def remove_faults(self, fault_id: int | None = None) -> None:
        await self.call("remove_fault", fault=fault_id)

    async def loosen(self, rule: str) -> None:
        await self.call("loosen", rule=rule)

    async def tighten(self, rule: str) -> None:
        await self.call("tighten", rule=rule)

    async def hold(self, chat_id: int, seconds: float) -> None:
        """The chat answers 429 to sends and edits for so long."""
        await self.call("hold", chat=chat_id, seconds=seconds)

    async def outage(self, seconds: float = 0.0) -> None:
        """Connections to the bot's port are refused, for so many real seconds or until `recover`."""
        await self.call("outage", seconds=seconds)

    async def recover(self) -> None:
        await self.call("recover")

    async def push(self, update: Json, **settings: Any) -> int | None:
        """Any update as raw JSON without its id: unknown, malformed, anything."""
        answer: int | None = await self.call("push", update=update, **settings)
        return answer

    async def second_poller(self, timeout: int = 0, offset: int = 0) -> Json:
        answer: Json = await self.call("second_poller", timeout=timeout, offset=offset)
        return answer

    async def pending(self) -> list[int]:
        return list(await self.call("pending"))

    async def settled(self, timeout_seconds: float = 10.0) -> bool:
        """Whether the bot confirmed every update that waits, within the time."""
        return bool(await self.call("settled", timeout_seconds=timeout_seconds))

    async def ids(self, event: str = "confirmed") -> list[int]:
        """Update ids that were confirmed, expired, dropped, or that came (`update`)."""
        return list(await self.call("ids", event=event))

    async def answers(self, containing: str = "") -> list[Json]:
        """Answers to taps that hold the words: `{"tap_id", "person_id", "text", "alert", "at", "age_seconds"}`."""
        return list(await self.call("answers", containing=containing))

    async def per_minute(self) -> dict[str, int]:
        """Per chat the most sends and edits accepted in any sliding minute."""
        return dict(await self.call("per_minute"))

    async def broken_rules(self) -> list[Json]:
        return list(await self.call("broken_rules"))

    async def journal(self, event: str = "", method: str = "", last: int = 1000) -> list[Json]:
        return list(await self.call("journal", event=event, method=method, last=last))

    async def summary(self) -> Json:
        answer: Json = await self.call("summary")
        return answer

    async def profile(self) -> Json:
        answer: Json = await self.call("profile")
        return answer

    async def place(self) -> Json:
        """`{"url", "token", "bot_username", "bot_id"}` of the bot's door."""
        answer: Json = await self.call("place")
        return answer
