"""What happens to groups: made, joined, left, given topics, made into supergroups, deleted."""

from typing import Any

from rehearsal.people import Impossible, People
from rehearsal.refusal import Json
from rehearsal.shape import member_card
from rehearsal.world import Chat, Member, Message, Person, Topic


class Groups:
    """Acts that change a group."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.exchange = people.exchange
        self.world = people.world

    def create(self, title: str, kind: str, creator_id: int, *, is_forum: bool = False) -> Chat:
        number = self.world.fresh_id(4_000_000_000, 4_999_999_999)
        chat = Chat(-number if kind == "group" else -1_000_000_000_000 - number, kind, title, is_forum=is_forum)
        chat.members[creator_id] = Member("creator")
        self.world.chats[chat.id] = chat
        self.exchange.changes.mark_roster()
        return chat

    def join(self, chat: Chat, person_id: int, status: str = "member", **facts: Any) -> None:
        """Somebody enters, or is given another place; the bot hears of people by a service message."""
        person, before = self.people.person(person_id), chat.stands(person_id)
        after = Member(status, set(facts.get("rights", ())), bool(facts.get("is_anonymous")))
        chat.members[person_id] = after
        actor_id = int(facts.get("actor_id") or self._owner_id(chat))
        if person.id == self.world.bot.id:
            self.people.bot_moved(chat, actor_id, before, after)
        else:
            self._member_moved(chat, person, actor_id, before, after)
        if not before.is_inside and after.is_inside:
            self._announce(chat, actor_id, {"new_chat_members": [person.card()]})

    def leave(self, chat: Chat, person_id: int, status: str = "left", actor_id: int | None = None) -> None:
        person, before = self.people.person(person_id), chat.stands(person_id)
        if not before.is_inside:
            raise Impossible(f"{person_id} is not in this group")
        actor_id = actor_id or person_id
        if person.id == self.world.bot.id:
            chat.members[person_id] = Member(status)
            self.people.bot_moved(chat, actor_id, before, Member(status))
            return
        self._announce(chat, actor_id, {"left_chat_member": person.card()})
        chat.members[person_id] = Member(status)
        self._member_moved(chat, person, actor_id, before, Member(status))

    def _owner_id(self, chat: Chat) -> int:
        return next(number for number, member in chat.members.items() if member.status == "creator")

    def _announce(self, chat: Chat, actor_id: int, content: Json) -> Message:
        message = self.exchange.post(chat, self.people.person(actor_id).card(), content)
        self.people.tell(chat, message)
        return message

    def _member_moved(self, chat: Chat, person: Person, actor_id: int, before: Member, after: Member) -> None:
        change = {
            "chat": chat.card(),
            "from": self.people.person(actor_id).card(),
            "date": self.exchange.now_seconds,
            "old_chat_member": member_card(person, before),
            "new_chat_member": member_card(person, after),
        }
        self.exchange.changes.mark_roster()
        if self.exchange.bot_member(chat).is_admin:
            self.exchange.tell_bot("chat_member", change, f"person-member:{person.id}", self.exchange.clock.now())

    def add_topic(self, chat: Chat, name: str) -> Topic:
        if not chat.is_forum:
            raise Impossible("this group has no topics")
        message = self._announce(chat, self._owner_id(chat), {"forum_topic_created": {"name": name, "icon_color": 0}})
        message.thread_id = message.id
        topic = Topic(message.id, name)
        chat.topics[topic.id] = topic
        return topic

    def set_topic(self, chat: Chat, topic_id: int, **facts: bool) -> None:
        topic = chat.topics[topic_id]
        topic.is_closed = facts.get("is_closed", topic.is_closed)
        topic.is_deleted = facts.get("is_deleted", topic.is_deleted)

    def migrate(self, chat: Chat, announce: str = "both") -> Chat:
        """The group gets a new id as a supergroup.

        `announce` names the service messages the bot hears of, in their order: both (old, then new), reversed, old,
        new or none.
        """
        if chat.kind != "group" or chat.migrated_to is not None:
            raise Impossible("only a small group can become a supergroup, once")
        number = self.world.fresh_id(1_000_000_000, 1_999_999_999)
        new = Chat(-1_000_000_000_000 - number, "supergroup", chat.title, migrated_from=chat.id)
        new.members, new.permissions = dict(chat.members), dict(chat.permissions)
        self.world.chats[new.id] = new
        owner = self.people.person(self._owner_id(chat)).card()
        old_notice = self.exchange.post(chat, owner, {"migrate_to_chat_id": new.id})
        new_notice = self.exchange.post(new, owner, {"migrate_from_chat_id": chat.id})
        chat.migrated_to = new.id
        told = {
            "both": ((chat, old_notice), (new, new_notice)),
            "reversed": ((new, new_notice), (chat, old_notice)),
            "old": ((chat, old_notice),),
            "new": ((new, new_notice),),
            "none": (),
        }
        if announce not in told:
            raise Impossible(f"announce is one of {', '.join(told)}")
        for where, notice in told[announce]:
            self.people.tell(where, notice)
        return new

    def drop(self, chat: Chat) -> None:
        """The group is deleted."""
        before = self.exchange.bot_member(chat)
        chat.is_dropped = True
        if before.is_inside:
            self.people.bot_moved(chat, self._owner_id(chat), before, Member("left"))
