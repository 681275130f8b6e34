"""The other door: takes wishes from their rows, draws them as they are now, and sends each at its chat's own pace."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Mapping
from typing import Final

import structlog
from telegram import Bot
from telegram.error import TelegramError

from delivery import sending
from delivery.card import Card, Draw
from delivery.errors import Meaning, named, understand
from delivery.outcomes import REPEATABLE, OnGroup, Outcomes
from delivery.pacing import Pacing
from delivery.parts import Part, part_of
from storage import outbox, outbox_outcomes
from storage.database import Database
from storage.errors import StorageFault
from storage.outbox import Due, OutboxRow

log = structlog.get_logger(__name__)

ROWS_MAX: Final = 400
PAGES_MAX: Final = 25
IDLE_SECONDS: Final = 1.0
FACES_MAX: Final = 20_000
GAP_SECONDS: Final = 0.01
# A call under way at the stop is worth a moment: cut off, nobody would know whether it arrived.
STOP_SECONDS: Final = 2.0
ONE_TIME: Final = frozenset({"say", "chart", "file", "pack", "attachment", "time", "exporting"})


class Outbox:
    """One call a chat at a time, chats side by side; no transaction is open while Telegram is waited for. `on_shut` and
    `on_group` as in Outcomes."""

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
        self._outcomes = Outcomes(db, now, self.wake, on_shut=on_shut, on_group=on_group)
        self._pacing = Pacing()
        self._bell = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}
        # Row -> message and hash of a secret card as this process has brought it there; in no table, in no log.
        self._faces: dict[int, tuple[int | None, str]] = {}
        self._is_stopping = False

    def wake(self) -> None:
        """There may be new wishes."""
        self._bell.set()

    async def finish(self, seconds: float = STOP_SECONDS) -> None:
        """Starts no further call and gives those under way so long to end and be noted."""
        self._is_stopping = True
        if self._busy:
            await asyncio.wait(set(self._busy.values()), timeout=seconds)

    async def run(self) -> None:
        """Until cancelled. What a killed process left on its way is settled first."""
        is_settled = False
        try:
            while True:
                self._bell.clear()
                try:
                    if not is_settled:
                        await self._settle()
                        is_settled = True
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

    async def _settle(self) -> None:
        async with self._db.transaction() as tx:
            await outbox_outcomes.at_start(tx, REPEATABLE)
            await outbox.clean(tx, self._now(), ONE_TIME)

    async def _round(self) -> float:
        """Starts every call that may leave now; returns the seconds until the next one may."""
        wait_ms = IDLE_SECONDS * 1000
        self._pacing.forget_idle(_mono_ms())
        async with self._db.reading() as tx:
            now = self._now()
            if (later := await outbox.next_due(tx, now)) is not None:
                wait_ms = min(wait_ms, max(0, later - now))
            after: Due | None = None
            for _ in range(PAGES_MAX):
                found = await outbox.due(tx, now, ROWS_MAX, after)
                wait_ms = min(wait_ms, self._start(found))
                # One chat with a long queue must not hide the others: the next rows are looked at as well.
                if len(found) < ROWS_MAX or self._pacing.all_free_at(_mono_ms()) > _mono_ms():
                    break
                after = found[-1]
        return max(0.005, wait_ms / 1000)

    def _start(self, waiting: list[Due]) -> float:
        """Starts what may leave of these; returns the milliseconds until the next of them may."""
        mono, wait_ms = _mono_ms(), IDLE_SECONDS * 1000
        for one in waiting:
            if self._is_stopping:
                break
            if one.chat_id in self._busy:
                continue
            all_free = self._pacing.all_free_at(mono)
            if all_free > mono:
                return min(wait_ms, all_free - mono)
            free = self._pacing.free_at(one.chat_id, mono, is_live=one.is_live)
            if free > mono:
                wait_ms = min(wait_ms, free - mono)
                continue
            self._pacing.leaves(one.chat_id, mono, is_live=one.is_live)
            self._busy[one.chat_id] = asyncio.create_task(self._serve(one))
        return wait_ms

    async def _serve(self, one: Due) -> None:
        try:
            is_served = await self._deliver(one.row_id)
            self._pacing.ended(one.chat_id, _mono_ms(), is_live=one.is_live, is_served=is_served)
        except StorageFault as fault:
            log.error("a delivery waits for storage", why=type(fault).__name__)
            await asyncio.sleep(IDLE_SECONDS)
        finally:
            self._busy.pop(one.chat_id, None)
            self._bell.set()

    async def _deliver(self, row_id: int) -> bool:
        """Brings the row's card to its chat as it is now; whether Telegram served a call for it."""
        async with self._db.reading() as tx:
            row = await outbox.waiting(tx, row_id)
        if row is None:
            return False
        try:
            part = await self._drawn(row)
            return part is not None and await self._call(row, part, as_plain=False)
        except StorageFault:
            # Nothing was sent. Where the fault hid a commit that stood all the same, the row must wait again.
            await self._outcomes.not_called(row)
            raise
        except Exception as error:
            # One card that cannot be drawn or sent must not stop the others; it is given up, and the log says where.
            log.error("a card could not be delivered", row=row.id, kind=row.kind, error=named(error))
            await self._outcomes.given_up(row, "our mistake")
            return False

    async def _drawn(self, row: OutboxRow) -> Part | None:
        """The card to send, its row marked as on its way; None where there is nothing to send."""
        async with self._db.reading() as tx:
            card = await self._draws[row.kind](tx, row)
        async with self._db.transaction() as tx:
            if card is None:
                await outbox_outcomes.dead(tx, row, "nothing to show")
                return None
            part = part_of(card, row.payload.get("part", 0))
            if row.is_edit and self._stands(row, part.card):
                await self._outcomes.shown(tx, row, part, row.message_id)
                return None
            return part if await outbox_outcomes.sending(tx, row.id) else None

    def _stands(self, row: OutboxRow, card: Card) -> bool:
        """Whether the message says this already."""
        if card.is_secret:
            return self._faces.get(row.id) == (row.message_id, card.face_hash())
        return row.shown_hash == card.shown_hash()

    def _keep_face(self, row: OutboxRow, card: Card, message_id: int | None) -> None:
        self._faces.pop(row.id, None)
        if card.is_secret:
            self._faces[row.id] = (message_id, card.face_hash())
            if len(self._faces) > FACES_MAX:
                del self._faces[next(iter(self._faces))]

    async def _call(self, row: OutboxRow, part: Part, *, as_plain: bool) -> bool:
        is_edit = row.is_edit and sending.fits_message(row, part.card)
        try:
            act = sending.take_away if part.card.is_gone else sending.edit if is_edit else sending.post
            receipt = await act(self._bot, row, part.card, as_plain=as_plain)
        except TelegramError as error:
            failure = understand(error)
            if failure.meaning is Meaning.TORN and not as_plain:
                log.error("formatting refused, sent as plain text", row=row.id, kind=row.kind)
                return await self._call(row, part, as_plain=True)
            if failure.meaning is Meaning.HELD:
                self._pacing.told_to_wait(row.chat_id, failure.wait_seconds, _mono_ms())
            elif failure.meaning is Meaning.UNSENT:
                self._pacing.not_reached(_mono_ms())
            self._faces.pop(row.id, None)
            await self._outcomes.failed(row, part, failure, is_edit=is_edit)
            return False
        self._keep_face(row, part.card, receipt.message_id)
        await self._outcomes.accepted(row, part, receipt, is_new=not is_edit)
        if part.card.pin and not is_edit and receipt.message_id is not None:
            await self._pin(row.chat_id, receipt.message_id)
        return True

    async def _pin(self, chat_id: int, message_id: int) -> None:
        """Where the group lets us; a card that is not pinned is found all the same."""
        self._pacing.leaves(chat_id, _mono_ms(), is_live=False)
        try:
            await sending.pin(self._bot, chat_id, message_id)
        except TelegramError as error:
            failure = understand(error)
            if failure.meaning is Meaning.HELD:
                self._pacing.told_to_wait(chat_id, failure.wait_seconds, _mono_ms())
            log.info("a card was not pinned", why=failure.meaning.value)


def _mono_ms() -> int:
    return time.monotonic_ns() // 1_000_000
