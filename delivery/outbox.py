"""The other door: takes wishes from their rows, draws them as they are now, and sends each at its chat's own pace."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

import structlog
from telegram import Bot
from telegram.error import TelegramError

from delivery import sending
from delivery.card import Draw
from delivery.errors import Failure, Meaning, named, understand
from delivery.pacing import Pacing
from delivery.parts import Part, part_of
from storage import files, outbox, outbox_parts, reach
from storage.database import Database, Tx
from storage.errors import StorageFault
from storage.outbox import Due, OutboxRow

log = structlog.get_logger(__name__)

ROWS_MAX: Final = 400
IDLE_SECONDS: Final = 1.0
GAP_SECONDS: Final = 0.01
ATTEMPTS_MAX: Final = 8
RETRY_MS: Final = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000)
# Cards that live in groups and panels nobody waits for: their edits leave room for commands.
LIVE: Final = frozenset({"group"})
# Two copies of these do no harm: their buttons carry states.
REPEATABLE: Final = frozenset({"ballot", "panel", "person", "staff", "say", "agenda", "points", "point", "questions"})
ONE_TIME: Final = frozenset({"say", "chart", "file"})


OnGroup = Callable[[Tx, int, Meaning], Awaitable[None]]


class Outbox:
    """One call a chat at a time, chats side by side; no transaction is open while Telegram is waited for.

    `on_shut` hears of every chat that Telegram will not let us write to, `on_group` of every refusal that a group or
    its topic gave, within the transaction that stores it.
    """

    def __init__(
        self,
        db: Database,
        bot: Bot,
        draws: Mapping[str, Draw],
        *,
        now: Callable[[], int],
        on_shut: Callable[[int], None] = lambda _: None,
        on_group: OnGroup | None = None,
    ) -> None:
        self._db, self._bot, self._draws, self._now = db, bot, draws, now
        self._on_shut, self._on_group = on_shut, on_group
        self._pacing = Pacing()
        self._bell = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """There may be new wishes."""
        self._bell.set()

    async def run(self) -> None:
        """Until cancelled. What a killed process left on its way is settled first."""
        async with self._db.transaction() as tx:
            await outbox.at_start(tx, REPEATABLE)
            await outbox.clean(tx, self._now(), ONE_TIME)
        try:
            while True:
                self._bell.clear()
                try:
                    wait = await self._round()
                except StorageFault as fault:
                    log.error("the outbox waits for storage", why=type(fault).__name__)
                    wait = IDLE_SECONDS
                # Not `wait_for`: on Python 3.11 it loses a cancellation that meets the bell, and the stop hangs.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self._bell.wait()
                # The bell rings at every commit of a flood; the pace allows a call in 40 ms, so looking is paced too.
                await asyncio.sleep(GAP_SECONDS)
        finally:
            for task in self._busy.values():
                task.cancel()

    async def _round(self) -> float:
        """Starts every call that may leave now; returns the seconds until the next one may."""
        async with self._db.reading() as tx:
            waiting = await outbox.due(tx, self._now(), ROWS_MAX)
            later = await outbox.next_due(tx, self._now())
        mono = _mono_ms()
        self._pacing.forget_idle(mono)
        wait_ms = IDLE_SECONDS * 1000 if later is None else max(0, later - self._now())
        for one in waiting:
            if one.chat_id in self._busy:
                continue
            all_free = self._pacing.all_free_at(mono)
            if all_free > mono:
                wait_ms = min(wait_ms, all_free - mono)
                break
            is_live = one.is_edit and one.chat_id < 0
            free = self._pacing.free_at(one.chat_id, mono, is_live=is_live)
            if free > mono:
                wait_ms = min(wait_ms, free - mono)
                continue
            self._pacing.leaves(one.chat_id, mono, is_live=is_live)
            self._busy[one.chat_id] = asyncio.create_task(self._serve(one))
        return min(IDLE_SECONDS, max(0.005, wait_ms / 1000))

    async def _serve(self, one: Due) -> None:
        is_live = one.is_edit and one.chat_id < 0
        try:
            await self._deliver(one.row_id)
            self._pacing.served(one.chat_id, _mono_ms(), is_live=is_live)
        except StorageFault as fault:
            log.error("a delivery waits for storage", why=type(fault).__name__)
            await asyncio.sleep(IDLE_SECONDS)
        except Exception as error:
            # One card that cannot be drawn must not stop the others; it is given up, and the log says where.
            log.error("a card could not be delivered", row=one.row_id, error=named(error))
            async with self._db.transaction() as tx:
                row = await outbox.waiting(tx, one.row_id)
                if row is not None:
                    await outbox.dead(tx, row, "our mistake")
        finally:
            self._busy.pop(one.chat_id, None)
            self._bell.set()

    async def _deliver(self, row_id: int) -> None:
        async with self._db.reading() as tx:
            row = await outbox.waiting(tx, row_id)
            if row is None:
                return
            card = await self._draws[row.kind](tx, row)
        async with self._db.transaction() as tx:
            if card is None:
                await outbox.dead(tx, row, "nothing to show")
                return
            part = part_of(card, row.payload.get("part", 0))
            if row.is_edit and row.shown_hash and row.shown_hash == part.card.shown_hash():
                await self._shown(tx, row, part, row.message_id)
                return
            if not await outbox.sending(tx, row_id):
                return
        await self._call(row, part, as_plain=False)

    async def _call(self, row: OutboxRow, part: Part, *, as_plain: bool) -> None:
        is_edit = row.is_edit and sending.fits_message(row, part.card)
        try:
            act = sending.edit if is_edit else sending.post
            receipt = await act(self._bot, row, part.card, as_plain=as_plain)
        except TelegramError as error:
            failure = understand(error)
            if failure.meaning is Meaning.TORN and not as_plain:
                log.error("formatting refused, sent as plain text", row=row.id, kind=row.kind)
                await self._call(row, part, as_plain=True)
                return
            await self._failed(row, part, failure, is_edit=is_edit)
            return
        async with self._db.transaction() as tx:
            await self._shown(tx, row, part, receipt.message_id, is_new=not is_edit)
            if receipt.file_id and "file" in row.payload:
                await files.sent(tx, row.payload["file"], receipt.file_id)

    async def _shown(self, tx: Tx, row: OutboxRow, part: Part, message_id: int | None, *, is_new: bool = False) -> None:
        await outbox.shown(tx, row, message_id, part.card.shown_hash())
        if part.is_first:
            may_repeat = row.kind in REPEATABLE
            await outbox_parts.want_below(tx, row, part.count, self._now(), anew=is_new, repeatable=may_repeat)

    async def _failed(self, row: OutboxRow, part: Part, failure: Failure, *, is_edit: bool) -> None:
        now = self._now()
        async with self._db.transaction() as tx:
            match failure.meaning:
                case Meaning.UNCHANGED:
                    await self._shown(tx, row, part, row.message_id)
                case Meaning.HELD:
                    self._pacing.told_to_wait(row.chat_id, failure.wait_seconds, _mono_ms())
                    until = now + failure.wait_seconds * 1000 + 500
                    await outbox.retry(tx, row, until, failure.words, counts=False)
                    await outbox.hold_chat(tx, row.chat_id, until)
                case Meaning.UNREACHABLE | Meaning.NO_RIGHTS:
                    if await reach.shut(tx, row.chat_id, failure.words):
                        await self._lost(tx, row.chat_id, failure.meaning)
                    self._on_shut(row.chat_id)
                case Meaning.NO_THREAD if row.thread_id is not None:
                    await reach.forget_topic_thread(tx, row.chat_id)
                    await outbox.retry(tx, row, now, failure.words)
                    await self._lost(tx, row.chat_id, failure.meaning)
                case Meaning.MOVED:
                    await reach.move(tx, row.chat_id, failure.new_chat_id, now, LIVE)
                case Meaning.GONE:
                    await outbox.repost(tx, row, now, failure.words)
                case Meaning.UNSENT:
                    await self._again(tx, row, failure, now)
                case Meaning.UNKNOWN if is_edit or (row.kind in REPEATABLE and row.attempts < 1 and row.chat_id > 0):
                    await self._again(tx, row, failure, now)
                case Meaning.UNKNOWN:
                    await outbox.unknown(tx, row, failure.words)
                case _:
                    log.error("Telegram refuses a card", row=row.id, kind=row.kind, why=failure.words)
                    await outbox.dead(tx, row, failure.words)

    async def _lost(self, tx: Tx, chat_id: int, meaning: Meaning) -> None:
        if chat_id < 0 and self._on_group is not None:
            await self._on_group(tx, chat_id, meaning)
            tx.after_commit(self.wake)

    async def _again(self, tx: Tx, row: OutboxRow, failure: Failure, now: int) -> None:
        if row.attempts >= ATTEMPTS_MAX:
            await outbox.dead(tx, row, failure.words)
            return
        await outbox.retry(tx, row, now + RETRY_MS[min(row.attempts, len(RETRY_MS) - 1)], failure.words)


def _mono_ms() -> int:
    return time.monotonic_ns() // 1_000_000
