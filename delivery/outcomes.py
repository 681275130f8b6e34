"""What became of a call, brought to its row: one transaction each, tried again for as long as storage is away."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from delivery.errors import Failure, Meaning
from delivery.parts import Part
from delivery.sending import Receipt
from storage import files, outbox, outbox_outcomes, outbox_parts, reach
from storage.database import Database, Tx
from storage.errors import StorageFault
from storage.outbox import OutboxRow

log = structlog.get_logger(__name__)

# An edit of unknown fate is tried for as long as a meeting may last: 500 times are more than four hours.
ATTEMPTS_MAX: Final = 500
RETRY_MS: Final = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000)
NOTE_SECONDS: Final = 0.5
# Cards that live in groups: they follow a group that moved.
FOLLOWING: Final = frozenset({"group"})
# Two copies of these do no harm: their buttons carry states.
REPEATABLE: Final = frozenset(
    {
        *("ballot", "panel", "person", "staff", "say", "agenda", "points", "point", "questions", "themes"),
        *("sounding", "soundings"),
        *("desk", "hand", "speakers"),
        *("waiting_file", "waiting_files", "export", "exports"),
    }
)

OnGroup = Callable[[Tx, int, Meaning], Awaitable[None]]


class Outcomes:
    """`on_shut` hears of every chat that Telegram will not let us write to, `on_group` of every refusal that a group or
    its topic gave, within the transaction that stores it; `wake` rings after it."""

    def __init__(
        self,
        db: Database,
        now: Callable[[], int],
        wake: Callable[[], None],
        *,
        on_shut: Callable[[int], None],
        on_group: OnGroup | None,
    ) -> None:
        self._db, self._now, self._wake = db, now, wake
        self._on_shut, self._on_group = on_shut, on_group

    async def accepted(self, row: OutboxRow, part: Part, receipt: Receipt, *, is_new: bool) -> None:
        """Telegram has taken the card."""

        async def note(tx: Tx) -> None:
            await self.shown(tx, row, part, receipt.message_id, is_new=is_new)
            if receipt.file_id and "file" in row.payload:
                await files.sent(tx, row.payload["file"], receipt.file_id)

        await self._noted(note)

    async def shown(self, tx: Tx, row: OutboxRow, part: Part, message_id: int | None, *, is_new: bool = False) -> None:
        """The message carries this part of the card; with the first part the ones below are wanted."""
        await outbox_outcomes.shown(tx, row, message_id, part.card.shown_hash())
        if part.is_first:
            may_repeat = row.kind in REPEATABLE
            await outbox_parts.want_below(tx, row, part.count, self._now(), anew=is_new, repeatable=may_repeat)

    async def failed(self, row: OutboxRow, part: Part, failure: Failure, *, is_edit: bool) -> None:
        """Telegram, or the way to it, said no."""

        async def note(tx: Tx) -> None:
            await self._understood(tx, row, part, failure, is_edit=is_edit)

        await self._noted(note)
        if failure.meaning in (Meaning.UNREACHABLE, Meaning.NO_RIGHTS):
            self._on_shut(row.chat_id)

    async def not_called(self, row: OutboxRow) -> None:
        """The row may be marked as on its way, but no call was made."""

        async def note(tx: Tx) -> None:
            await outbox_outcomes.not_called(tx, row.id)

        await self._noted(note)

    async def given_up(self, row: OutboxRow, why: str) -> None:
        """The card cannot be drawn or sent by our mistake."""

        async def note(tx: Tx) -> None:
            await outbox_outcomes.dead(tx, row, why)

        await self._noted(note)

    async def _noted(self, note: Callable[[Tx], Awaitable[None]]) -> None:
        """A call is made once and must be noted: a row whose outcome is lost would stand still until the next start."""
        while True:
            try:
                async with self._db.transaction() as tx:
                    await note(tx)
                return
            except StorageFault as fault:
                log.error("what became of a call waits for storage", why=type(fault).__name__)
                await asyncio.sleep(NOTE_SECONDS)

    async def _understood(self, tx: Tx, row: OutboxRow, part: Part, failure: Failure, *, is_edit: bool) -> None:
        now, words = self._now(), failure.words
        match failure.meaning:
            case Meaning.UNCHANGED:
                await self.shown(tx, row, part, row.message_id)
            case Meaning.HELD:
                until = now + failure.wait_seconds * 1000 + 500
                await outbox_outcomes.retry(tx, row, until, words, counts=False)
                await outbox.hold_chat(tx, row.chat_id, until)
            case Meaning.UNREACHABLE | Meaning.NO_RIGHTS:
                if await reach.shut(tx, row.chat_id, words):
                    await self._lost(tx, row.chat_id, failure.meaning)
            case Meaning.NO_THREAD if row.thread_id is not None:
                await reach.forget_topic_thread(tx, row.chat_id)
                await outbox_outcomes.retry(tx, row, now, words)
                await self._lost(tx, row.chat_id, failure.meaning)
            case Meaning.MOVED:
                await reach.move(tx, row.chat_id, failure.new_chat_id, now, FOLLOWING)
                if is_edit:
                    # The old message takes nothing more; the card stands in the new chat.
                    await outbox_outcomes.dead(tx, row, words)
                tx.after_commit(self._wake)
            case Meaning.GONE:
                await outbox_outcomes.repost(tx, row, now, words)
            case Meaning.NO_FILE if part.card.file_id and "file" in row.payload:
                # The id is forgotten, so that the file itself is sent.
                await files.unknown_to_telegram(tx, row.payload["file"])
                await outbox_outcomes.retry(tx, row, now, words)
            case Meaning.UNSENT:
                await outbox_outcomes.retry(tx, row, now, words, counts=False)
            case Meaning.UNKNOWN if row.attempts < ATTEMPTS_MAX and is_edit:
                await outbox_outcomes.retry(tx, row, now + RETRY_MS[min(row.attempts, len(RETRY_MS) - 1)], words)
            case Meaning.UNKNOWN if row.kind in REPEATABLE and row.attempts < 1 and row.chat_id > 0:
                await outbox_outcomes.retry(tx, row, now + RETRY_MS[0], words, as_copy=True)
            case Meaning.UNKNOWN:
                await outbox_outcomes.unknown(tx, row, words)
            case _:
                log.error("Telegram refuses a card", row=row.id, kind=row.kind, why=words)
                await outbox_outcomes.dead(tx, row, words)

    async def _lost(self, tx: Tx, chat_id: int, meaning: Meaning) -> None:
        if chat_id < 0 and self._on_group is not None:
            await self._on_group(tx, chat_id, meaning)
            tx.after_commit(self._wake)
