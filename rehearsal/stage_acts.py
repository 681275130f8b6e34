"""The stage's half of the control port: groups, the clock, faults, rules, the journal and its oracles."""

import asyncio
import json
from typing import Any

from rehearsal import screen
from rehearsal.groups import Groups
from rehearsal.params import Params
from rehearsal.people import People
from rehearsal.refusal import ApiRefusal, Json
from rehearsal.world import Member


class StageActs:
    """Acts of nobody in particular."""

    def __init__(self, people: People, groups: Groups) -> None:
        self.people, self.groups = people, groups
        self.exchange, self.world = people.exchange, people.world

    # Groups

    async def group(
        self, title: str, creator: int, members: list[int], admins: list[int],
        kind: str = "group", topics: bool = False, bot: str = "member", bot_rights: list[str] | None = None,
    ) -> Json:  # fmt: skip
        chat = self.groups.create(title, "supergroup" if topics else kind, creator, is_forum=topics)
        for person in (*members, *admins):
            status = "administrator" if person in admins else "member"
            if person != creator:
                chat.members[person] = Member(status, {"can_pin_messages"} if status == "administrator" else set())
        if bot != "left":
            self.groups.join(chat, self.world.bot.id, bot, rights=bot_rights or [], actor_id=creator)
        return {"id": chat.id}

    async def join(self, chat: int, person: int, status: str = "member", **facts: Any) -> Json:
        self.groups.join(self.people.chat(chat), person, status, **facts)
        return {}

    async def leave(self, chat: int, person: int, status: str = "left", actor: int | None = None) -> Json:
        self.groups.leave(self.people.chat(chat), person, status, actor)
        return {}

    async def set_bot(self, chat: int, status: str, rights: list[str] | None = None) -> Json:
        """Give the bot another place: member, administrator, restricted, kicked, left."""
        where, bot_id = self.people.chat(chat), self.world.bot.id
        if status in ("kicked", "left"):
            owner_id = next(number for number, member in where.members.items() if member.status == "creator")
            self.groups.leave(where, bot_id, status, owner_id)
        else:
            self.groups.join(where, bot_id, status, rights=rights or [])
        return {}

    async def permit(self, chat: int, permissions: dict[str, bool]) -> Json:
        """What ordinary members may do in a group."""
        self.people.chat(chat).permissions.update(permissions)
        return {}

    async def migrate(self, chat: int, announce: str = "both") -> Json:
        return {"id": self.groups.migrate(self.people.chat(chat), announce).id}

    async def drop_group(self, chat: int) -> Json:
        self.groups.drop(self.people.chat(chat))
        return {}

    async def add_topic(self, chat: int, name: str) -> Json:
        return {"id": self.groups.add_topic(self.people.chat(chat), name).id}

    async def set_topic(self, chat: int, topic: int, **facts: bool) -> Json:
        self.groups.set_topic(self.people.chat(chat), topic, **facts)
        return {}

    # Clock, faults, rules

    async def now(self) -> float:
        return self.exchange.clock.now()

    async def advance(self, seconds: float) -> float:
        self.exchange.clock.advance(seconds)
        return self.exchange.clock.now()

    async def add_fault(self, kind: str, **values: Any) -> Json:
        fault = self.exchange.faults.add(kind, **values)
        return {"id": fault.id}

    async def remove_fault(self, fault: int | None = None) -> Json:
        self.exchange.faults.remove(fault)
        return {}

    async def faults(self) -> list[Json]:
        return self.exchange.faults.describe()

    async def loosen(self, rule: str) -> Json:
        self.exchange.looseness.loosen(rule)
        return {}

    async def tighten(self, rule: str) -> Json:
        self.exchange.looseness.tighten(rule)
        return {}

    async def hold(self, chat: int, seconds: float) -> Json:
        """That chat takes nothing for so long: every call to it gets 429."""
        self.exchange.flood.hold(chat, seconds)
        return {}

    # Updates

    async def push(self, update: Json, lane: str = "stray", keep_seconds: float = 86_400) -> int | None:
        """Any update, known, unknown or malformed, `update_id` aside; its first key is its kind."""
        payload = json.dumps(update, ensure_ascii=False).encode()[1:]
        return self.exchange.queue.push_raw(next(iter(update)), payload, lane, self.exchange.clock.now() + keep_seconds)

    async def second_poller(self, timeout: int = 0, offset: int = 0) -> Json:
        """Somebody else with the same token asks for updates once."""
        try:
            body = await self.exchange.queue.get(Params({"timeout": timeout, "offset": offset}))
        except ApiRefusal as refusal:
            return refusal.body()
        return {"ok": True, "result": json.loads(body)}

    async def pending(self) -> list[int]:
        """Ids of updates that wait and are not confirmed."""
        self.exchange.queue.expire()
        return self.exchange.queue.pending_ids()

    async def settled(self, timeout_seconds: float = 10.0) -> bool:
        """Whether the bot confirmed everything that waits, within that many real seconds."""
        loop = asyncio.get_running_loop()
        until = loop.time() + timeout_seconds
        while self.exchange.queue.waiting and loop.time() < until:
            self.exchange.queue.emptied.clear()
            try:
                async with asyncio.timeout_at(until):
                    await self.exchange.queue.emptied.wait()
            except TimeoutError:
                break
        return not self.exchange.queue.waiting

    # Oracles

    async def journal(self, event: str = "", method: str = "", last: int = 1000) -> list[Json]:
        entries = [
            entry
            for entry in self.exchange.journal.entries
            if (not event or entry["event"] == event)
            and (not method or str(entry.get("method", "")).lower() == method.lower())
        ]
        return entries[-last:]

    async def ids(self, event: str = "confirmed") -> list[int]:
        return self.exchange.journal.ids(event)

    async def answers(self, containing: str = "") -> list[Json]:
        return self.exchange.journal.answers(containing)

    async def per_minute(self) -> dict[str, int]:
        return self.exchange.journal.per_minute()

    async def broken_rules(self) -> list[Json]:
        return self.exchange.journal.broken_rules()

    async def summary(self) -> Json:
        return self.exchange.journal.summary()

    async def profile(self) -> Json:
        """What the bot set about itself: names, descriptions, command lists, menu buttons."""
        world = self.world
        return {
            "texts": {"/".join(key): value for key, value in world.profile.items()},
            "commands": {"/".join(key): value for key, value in world.commands.items()},
            "menu_buttons": {str(key): value for key, value in world.menu_buttons.items()},
        }

    async def chat(self, chat: int) -> list[Json]:
        """Everything that stands in a chat, whoever looks."""
        return screen.screen(self.world, self.people.chat(chat))
