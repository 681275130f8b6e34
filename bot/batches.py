"""A batch of updates: one person's in order, people side by side; failures of the world held, of an update parked."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import structlog

from delivery.errors import named
from storage import parked
from storage.database import Database, Tx
from storage.errors import StorageFault
from storage.parked import Parked

log = structlog.get_logger(__name__)

ATTEMPTS_MAX: Final = 3
RETRY_SECONDS: Final = 0.05
WORLD_SECONDS: Final = (0.5, 1.0, 2.0, 5.0, 10.0)
KINDS: Final = ("message", "edited_message", "callback_query", "my_chat_member")

Settle = Callable[[dict[str, Any]], Awaitable[None]]


def kind_of(update: dict[str, Any]) -> str:
    """What kind of update this is, by its one field beside the id."""
    return next((key for key in update if key != "update_id"), "empty")[:40]


def person_of(update: dict[str, Any]) -> int:
    """Whose update this is: one person's run in turn. What names nobody runs beside the others, by its own id."""
    for kind in KINDS:
        body = update.get(kind)
        if isinstance(body, dict):
            sender = body.get("from")
            if isinstance(sender, dict) and isinstance(sender.get("id"), int):
                return int(sender["id"])
    return -int(update["update_id"])


class Batch:
    """Settles batches through `settle`, which raises what went wrong with one update. `on_parked` tells the owner in
    the transaction that parks it, `on_world` hears of every update that cannot be stored now, `on_recovered` is called
    after each batch in which that happened, when it is settled."""

    def __init__(
        self,
        db: Database,
        settle: Settle,
        now: Callable[[], int],
        *,
        on_parked: Callable[[Tx, int], Awaitable[None]],
        on_world: Callable[[dict[str, Any]], Awaitable[None]],
        on_recovered: Callable[[], Awaitable[None]],
    ) -> None:
        self._db, self._settle, self._now = db, settle, now
        self._has_failed = False
        self._on_parked, self._on_world, self._on_recovered = on_parked, on_world, on_recovered

    async def __call__(self, updates: Sequence[dict[str, Any]]) -> None:
        """Returns when every update is committed, refused or parked; while the world fails it does not return."""
        chains: dict[int, list[dict[str, Any]]] = {}
        for update in updates:
            chains.setdefault(person_of(update), []).append(update)
        async with asyncio.TaskGroup() as group:
            for chain in chains.values():
                group.create_task(self._in_turn(chain))
        if self._has_failed:
            self._has_failed = False
            await self._on_recovered()

    async def _in_turn(self, chain: list[dict[str, Any]]) -> None:
        for update in chain:
            await self._until_settled(update)

    async def _until_settled(self, update: dict[str, Any]) -> None:
        attempts = world = 0
        failure: Exception | None = None
        while True:
            try:
                if failure is not None and attempts >= ATTEMPTS_MAX:
                    return await self._park(update, attempts, failure)
                return await self._settle(update)
            except StorageFault as fault:
                self._has_failed = True
                if world == 0:
                    await self._on_world(update)
                wait = WORLD_SECONDS[min(world, len(WORLD_SECONDS) - 1)]
                world += 1
                log.error("storage fails, the update is held", update=update["update_id"], why=type(fault).__name__)
                await asyncio.sleep(wait)
            except Exception as error:
                # Whatever one update does wrong must not stop the others: tried again, then parked with its kind.
                attempts, failure = attempts + 1, error
                fields = {"update": update["update_id"], "kind": kind_of(update), "attempts": attempts}
                log.error("an update failed", error=named(error), **fields)
                await asyncio.sleep(RETRY_SECONDS)

    async def _park(self, update: dict[str, Any], attempts: int, failure: Exception) -> None:
        """Sets the update aside: its kind and the name of the error, never what it said."""
        found = Parked(update["update_id"], kind_of(update), named(failure), attempts, self._now())
        async with self._db.transaction() as tx:
            if await parked.park(tx, found):
                await self._on_parked(tx, update["update_id"])
