"""The emulator's wiring: one bot, its queue, its world and its rules, and how a change reaches those who watch."""

import asyncio
import contextlib
import random
from collections.abc import Callable, Iterable
from typing import Any

from rehearsal.changes import Changes
from rehearsal.clock import Clock
from rehearsal.faults import Faults
from rehearsal.flood import Flood
from rehearsal.journal import Journal
from rehearsal.looseness import Looseness
from rehearsal.refusal import Json
from rehearsal.shape import message_card
from rehearsal.updates import UpdateQueue, Waiting
from rehearsal.world import Chat, Member, Message, Person, World

REORDER_WINDOW = 50
ACTION_SECONDS = 5.0
SERVICE = {
    "new_chat_members", "left_chat_member", "new_chat_title", "group_chat_created", "pinned_message",
    "migrate_to_chat_id", "migrate_from_chat_id", "forum_topic_created", "forum_topic_edited", "forum_topic_closed",
    "forum_topic_reopened",
}  # fmt: skip


class Exchange:
    """One Telegram with one bot in it."""

    def __init__(
        self, token: str, bot_username: str, *, clock: Clock | None = None, seed: int = 1, loosen: Iterable[str] = ()
    ) -> None:
        self.token = token
        self.clock = clock or Clock.real()
        self.looseness = Looseness(loosen)
        # Each room has its own chance, so that a new fault does not change the ids of messages.
        number = int(token.partition(":")[0]) if token.partition(":")[0].isdigit() else 7_000_000_001
        bot = Person(number, bot_username, username=bot_username, is_bot=True)
        self.world = World(bot, random.Random(seed))
        self.world.people[bot.id] = bot
        self.journal = Journal(self.clock)
        self.queue = UpdateQueue(self.clock, random.Random(seed + 1), self.journal, self.looseness)
        self.flood = Flood(self.clock, self.looseness)
        self.faults = Faults(random.Random(seed + 2))
        self.changes = Changes(self.world.next_revision)
        self.actions: dict[int, tuple[str, float]] = {}
        self.watchers: dict[int, list[asyncio.Future[None]]] = {}
        self.tap_watchers: dict[str, asyncio.Future[None]] = {}
        self.tasks: set[asyncio.Task[Any]] = set()
        self.released = asyncio.Event()

    @property
    def now_seconds(self) -> int:
        return int(self.clock.now())

    # Tasks

    def start(self, job: Any) -> asyncio.Task[Any]:
        task: asyncio.Task[Any] = asyncio.get_running_loop().create_task(job)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    async def close(self) -> None:
        self.released.set()
        self.queue.end_poll("terminated by shutdown")
        for task in list(self.tasks):
            task.cancel()
        for task in list(self.tasks):
            with contextlib.suppress(asyncio.CancelledError):
                await task

    # Updates

    def tell_bot(self, kind: str, content: Json, lane: str, born_at: float | None = None) -> int | None:
        """Put an update into the bot's queue, unless a fault has it otherwise."""
        self.flood.count_update()
        fault = self.faults.for_update(kind)
        if fault is None:
            return self.queue.push(kind, content, lane, born_at)
        self.journal.note("fault", kind=fault.kind, update=kind)
        if fault.kind == "lost":
            return None
        if fault.kind == "late":
            self.start(self._tell_late(fault.seconds, kind, content, lane, born_at or self.clock.now()))
            return None
        update_id = self.queue.push(kind, content, lane, born_at)
        if update_id is not None and fault.kind == "reorder":
            self._swap_back(self.queue.waiting[-1])
        if update_id is not None and fault.kind == "duplicate":
            self.queue.waiting[-1].comes_twice = True
        return update_id

    async def _tell_late(self, seconds: float, kind: str, content: Json, lane: str, born_at: float) -> None:
        await self.clock.sleep(seconds)
        self.queue.push(kind, content, lane, born_at)

    def _swap_back(self, newest: Waiting) -> None:
        """Let the newest update overtake the earliest one that it may: others' order of lanes stays as it is."""
        waiting = self.queue.waiting
        passed_lanes: set[str] = set()
        target = None
        for update in list(waiting)[-2 : -REORDER_WINDOW - 2 : -1]:
            if update.is_fetched or update.lane == newest.lane:
                break
            if update.lane not in passed_lanes:
                target = update
            passed_lanes.add(update.lane)
        if target is not None:
            for name in ("kind", "lane", "payload", "expires_at"):
                mine, theirs = getattr(newest, name), getattr(target, name)
                setattr(newest, name, theirs)
                setattr(target, name, mine)

    # Messages

    def post(
        self,
        chat: Chat,
        sender: Json | None,
        content: Json,
        *,
        markup: Json | None = None,
        thread_id: int | None = None,
        reply_to: Message | None = None,
        sender_chat: Json | None = None,
    ) -> Message:
        """A new message in a chat, shown to everybody in it; whether the bot hears of it is not decided here."""
        message = Message(
            chat.id,
            self.world.next_message_id(chat),
            sender,
            self.now_seconds,
            content,
            markup=markup,
            sender_chat=sender_chat,
            thread_id=thread_id,
            reply_to=reply_to,
        )
        chat.messages[message.id] = message
        self.touch(message)
        return message

    def post_as_bot(self, chat: Chat, content: Json, **placed: Any) -> Message:
        self.actions.pop(chat.id, None)
        return self.post(chat, self.world.bot.card(), content, **placed)

    def touch(self, message: Message) -> None:
        """Mark a message as changed and wake everybody who looks at its chat."""
        message.revision = self.world.next_revision()
        self.changes.mark(message.chat_id, message.revision)
        for watcher in self.watchers.pop(message.chat_id, []):
            if not watcher.done():
                watcher.set_result(None)

    async def watch(self, chat_id: int, is_there: Callable[[], Any], timeout_seconds: float) -> Any:
        """What `is_there` returns once it is true, or None after that many real seconds; woken by changes alone."""
        loop = asyncio.get_running_loop()
        until = loop.time() + timeout_seconds
        while not (found := is_there()):
            left = until - loop.time()
            if left <= 0:
                return None
            watcher: asyncio.Future[None] = loop.create_future()
            self.watchers.setdefault(chat_id, []).append(watcher)
            await asyncio.wait({watcher}, timeout=left)
            if not watcher.done():
                watcher.cancel()
        return found

    def card(self, message: Message) -> Json:
        return message_card(self.world, message)

    # What the bot is about to do

    def act(self, chat: Chat, action: str) -> None:
        """The bot is typing, or sending something: phones show it for five seconds, or until it came."""
        self.actions[chat.id] = (action, self.clock.now() + ACTION_SECONDS)
        self.changes.mark(chat.id)

    def action_of(self, chat: Chat) -> Json | None:
        """`{"action", "seconds_left"}`, or None when the bot does nothing in that chat."""
        action, until = self.actions.get(chat.id, ("", 0.0))
        seconds_left = until - self.clock.now()
        return {"action": action, "seconds_left": round(seconds_left, 2)} if seconds_left > 0 else None

    # The bot's place in a chat

    def bot_member(self, chat: Chat) -> Member:
        return chat.stands(self.world.bot.id)

    def bot_hears(self, chat: Chat, message: Message) -> bool:
        """Privacy mode: in groups the bot sees commands for it, replies to it and service messages."""
        if chat.kind == "private":
            return True
        member = self.bot_member(chat)
        if not member.is_inside:
            return False
        if member.is_admin or not self.looseness.holds("privacy_mode") or SERVICE & message.content.keys():
            return True
        if message.reply_to is not None and (message.reply_to.sender or {}).get("id") == self.world.bot.id:
            return True
        return self._is_command_for_bot(message)

    def _is_command_for_bot(self, message: Message) -> bool:
        text = message.text
        if not text.startswith("/"):
            return False
        command, _, addressee = text.split()[0].partition("@")
        return len(command) > 1 and addressee.lower() in ("", str(self.world.bot.username).lower())
