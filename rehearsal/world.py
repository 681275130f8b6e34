"""Everything that is so in this Telegram: people, chats, members and their rights, messages, topics, files."""

import random
from collections import defaultdict
from dataclasses import dataclass, field

from rehearsal.refusal import Json
from rehearsal.storeroom import Storeroom

ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
LINKED_CHANNEL = {"id": 777000, "is_bot": False, "first_name": "Telegram"}

ADMIN_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip
MEMBER_RIGHTS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
    "can_edit_tag", "can_react_to_messages",
)  # fmt: skip
# What an ordinary member may do in a new group.
DEFAULT_PERMISSIONS = {
    right: right not in ("can_change_info", "can_pin_messages", "can_manage_topics") for right in MEMBER_RIGHTS
}


@dataclass
class Person:
    """An account; the bot itself is one too."""

    id: int
    first_name: str
    username: str | None = None
    last_name: str | None = None
    language: str | None = "id"
    is_bot: bool = False
    is_deactivated: bool = False
    is_known_to_bot: bool = False

    def card(self) -> Json:
        card: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            card["last_name"] = self.last_name
        if self.username:
            card["username"] = self.username
        if self.language and not self.is_bot:
            card["language_code"] = self.language
        return card


@dataclass
class Member:
    """How somebody stands in a chat: creator, administrator, member, restricted, left or kicked."""

    status: str
    rights: set[str] = field(default_factory=set)
    is_anonymous: bool = False

    @property
    def is_inside(self) -> bool:
        return self.status in ("creator", "administrator", "member", "restricted")

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")


@dataclass
class Topic:
    id: int
    name: str
    is_closed: bool = False
    is_deleted: bool = False


@dataclass
class Message:
    """One message: `content` is what Telegram's JSON says beside ids, sender, dates and keyboard."""

    chat_id: int
    id: int
    sender: Json | None
    date: int
    content: Json
    markup: Json | None = None
    sender_chat: Json | None = None
    thread_id: int | None = None
    reply_to: "Message | None" = None
    edit_date: int | None = None
    is_deleted: bool = False
    is_pinned: bool = False
    revision: int = 0

    @property
    def text(self) -> str:
        return str(self.content.get("text") or self.content.get("caption") or "")


@dataclass
class Chat:
    """A private chat with the bot (its id is the person's), a group, a supergroup or a channel."""

    id: int
    kind: str
    title: str = ""
    username: str | None = None
    person: Person | None = None
    is_started: bool = False
    is_blocked: bool = False
    is_forum: bool = False
    is_dropped: bool = False
    migrated_to: int | None = None
    migrated_from: int | None = None
    members: dict[int, Member] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=lambda: dict(DEFAULT_PERMISSIONS))
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned_ids: list[int] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        return self.kind in ("group", "supergroup")

    @property
    def label(self) -> str:
        """What Telegram calls it in its refusals."""
        return {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}.get(
            self.kind, "chat"
        )

    def card(self) -> Json:
        card: Json = {"id": self.id, "type": self.kind}
        if self.person is not None:
            card["first_name"] = self.person.first_name
            if self.person.username:
                card["username"] = self.person.username
            return card
        card["title"] = self.title
        if self.username:
            card["username"] = self.username
        if self.is_forum:
            card["is_forum"] = True
        return card

    def stands(self, person_id: int) -> Member:
        return self.members.get(person_id) or Member("left")


@dataclass(frozen=True)
class StoredFile:
    """A file that went up; its bytes lie in the storeroom, `size` of them from `start` on."""

    id: str
    unique_id: str
    kind: str
    path: str
    start: int
    size: int
    card: Json


@dataclass
class Tap:
    """A pressed button that waits for its answer."""

    id: str
    person_id: int
    pressed_at: float
    answer: Json | None = None


@dataclass
class World:
    """All state; seeded randomness makes two runs alike."""

    bot: Person
    random: random.Random
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    storeroom: Storeroom = field(default_factory=Storeroom)
    taps: dict[str, Tap] = field(default_factory=dict)
    polls: dict[str, Json] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    revision: int = 0
    _shared_ids: int = 0
    _own_ids: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def body(self, file: StoredFile) -> bytes:
        """What is in a file."""
        return self.storeroom.get(file.start, file.size)

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups and channels count for themselves; all private chats and small groups of a bot count together."""
        if chat.kind in ("supergroup", "channel"):
            self._own_ids[chat.id] += 1
            return self._own_ids[chat.id]
        self._shared_ids += 1
        return self._shared_ids

    def next_revision(self) -> int:
        self.revision += 1
        return self.revision

    def token(self, length: int = 24) -> str:
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
        return "".join(self.random.choices(letters, k=length))

    def fresh_id(self, low: int, high: int) -> int:
        while (candidate := self.random.randrange(low, high)) in self.chats or -candidate in self.chats:
            continue
        return candidate
