"""The acts of the phones' page: who is there, what one phone shows, what changed, and phones without network."""

from collections import defaultdict
from collections.abc import Callable
from itertools import count
from typing import Any

from rehearsal import page_view
from rehearsal.connections import NO_NETWORK, Connections
from rehearsal.people import Impossible, People
from rehearsal.refusal import Json
from rehearsal.world import Chat, Person

SHOWN_MAX = 400
FIRST_ID = 9_500_000_001


class PageActs:
    """Acts that a test hardly needs: they tell everything a page draws, and nothing twice."""

    def __init__(self, people: People, connections: Connections, find: Callable[[str], Any]) -> None:
        self._people, self._connections, self._find = people, connections, find
        self._exchange, self._world = people.exchange, people.world
        self._read: dict[tuple[int, int], int] = defaultdict(int)

    def _person_card(self, person: Person) -> Json:
        chat = self._world.chats[person.id]
        last = page_view.newest(chat)
        return {
            "id": person.id,
            "first_name": person.first_name,
            "last_name": person.last_name,
            "username": person.username,
            "language": person.language,
            "is_offline": self._connections.is_offline(person.id),
            "has_blocked": chat.is_blocked,
            "is_started": chat.is_started,
            "last": page_view.line(self._world, last, person.id) if last is not None else None,
        }

    async def world(self) -> Json:
        """Everybody and every group: `{"epoch", "revision", "bot", "people", "chats"}`, in the order they came."""
        world, bot = self._world, self._world.bot
        shown = [chat for chat in world.chats.values() if not chat.is_dropped and chat.migrated_to is None]
        return {
            "epoch": self._exchange.changes.epoch,
            "revision": self._exchange.changes.revision,
            "now": self._exchange.clock.now(),
            "has_training": self._find("training") is not None,
            "bot": {"id": bot.id, "username": bot.username, "name": page_view.bot_name(world),
                    "descriptions": {language: text for (field, language), text in world.profile.items()
                                     if field == "description"}},
            "people": [self._person_card(one) for one in world.people.values()
                       if not one.is_bot and not one.is_deactivated],
            "chats": [self._chat_card(chat) for chat in shown],
        }  # fmt: skip

    def _chat_card(self, chat: Chat) -> Json:
        last = page_view.newest(chat)
        owner = chat.person.id if chat.person is not None else 0
        return {
            "id": chat.id,
            "kind": chat.kind,
            "title": chat.title or page_view.bot_name(self._world),
            "members": [chat.id] if owner else [number for number, one in chat.members.items() if one.is_inside],
            "bot_status": "member" if owner else self._exchange.bot_member(chat).status,
            "last": page_view.line(self._world, last, owner) if last is not None else None,
            "unread": page_view.unread(chat, owner, self._read[owner, chat.id]) if owner else 0,
        }

    async def changes(self, after: int = 0, timeout_seconds: float = 25.0) -> Json:
        """See `rehearsal.changes.Changes.since`."""
        return await self._exchange.changes.since(after, timeout_seconds)

    # One phone

    async def phone(self, person: int) -> Json:
        """`{"person", "chats"}`: the private chat first, then groups; of a phone without network as they stood."""
        card = self._person_card(self._people.person(person))
        held = self._connections.held.get(person)
        return {"person": card, "chats": self._chats(person) if held is None else held.chats}

    def _chats(self, person: int) -> list[Json]:
        return [self._summary(chat, person) for chat in page_view.chats_of(self._world, person)]

    def _summary(self, chat: Chat, person: int) -> Json:
        return page_view.summary(self._exchange, chat, person, self._read[person, chat.id])

    def _visible(self, person: int, chat: int | None) -> Chat:
        where = self._people.chat(chat or person)
        self._people.person(person)
        if where.id != person and not where.stands(person).is_inside:
            raise Impossible("only a member sees a group")
        return where

    async def look(self, person: int, chat: int | None = None, after: int = 0, before: int | None = None) -> Json:
        """What changed in one chat since a revision: `{"revision", "chat", "messages", "removed", "action",
        "waiting", "has_more"}`.

        Messages stand in the order of their ids; at first the newest 400, older ones with `before`. A phone without
        network is told everything that it showed when it went.
        """
        where = self._visible(person, chat)
        held = self._connections.held.get(person)
        if held is not None and where.id not in held.looks:
            raise Impossible(NO_NETWORK)
        seen = self._look(where, person, after, before) if held is None else held.looks[where.id]
        return seen | {"waiting": self._connections.waiting_in(person, where.id), "is_offline": held is not None}

    def _look(self, chat: Chat, person: int, after: int, before: int | None = None) -> Json:
        changed = [
            one for one in chat.messages.values() if one.revision > after and (before is None or one.id < before)
        ]
        standing = [one for one in changed if not one.is_deleted]
        return {
            "revision": self._exchange.changes.revision,
            "chat": self._summary(chat, person),
            "messages": [page_view.message(self._world, one, person) for one in standing[-SHOWN_MAX:]],
            "removed": [one.id for one in changed if one.is_deleted] if after else [],
            "action": self._exchange.action_of(chat),
            "has_more": len(standing) > SHOWN_MAX,
        }

    async def offline(self, person: int, is_offline: bool = True) -> Json:
        """Take a phone off the network, or bring it back: what waited is sent in its order. `{"failed": [...]}`."""
        self._people.person(person)
        chats = page_view.chats_of(self._world, person)
        failed = []
        if is_offline:
            looks = {chat.id: self._look(chat, person, 0) for chat in chats}
            self._connections.cut(person, self._chats(person), looks)
        else:
            failed = await self._connections.restore(person, self._find)
        for chat in chats:
            self._exchange.changes.mark(chat.id)
        self._exchange.changes.mark_roster()
        return {"failed": failed}

    async def typing(self, person: int, chat: int | None = None) -> Json | None:
        """What the bot is doing in that chat: `{"action", "seconds_left"}`, or None."""
        return self._exchange.action_of(self._visible(person, chat))

    async def read(self, person: int, chat: int | None = None) -> Json:
        """Everything that stands in the chat has been read."""
        where = self._visible(person, chat)
        last = page_view.newest(where)
        if last is not None and last.id > self._read[person, where.id] and not self._connections.is_offline(person):
            self._read[person, where.id] = last.id
            self._exchange.changes.mark(where.id)
        return {}

    async def add_person(self, first_name: str = "", last_name: str | None = None, username: str | None = None,
                         language: str | None = "id") -> Json:  # fmt: skip
        """A new account with an id of its own; without a name it is called Peserta and the next free number."""
        names = {one.first_name for one in self._world.people.values()}
        name = next(name for number in count(1) if (name := f"Peserta {number}") not in names)
        person_id = next(number for number in count(FIRST_ID) if number not in self._world.people)
        facts: dict[str, Any] = {"first_name": " ".join(first_name.split())[:64] or name}
        facts |= {"last_name": last_name, "username": username, "language": language}
        return self._person_card(self._people.add(person_id, **facts))
