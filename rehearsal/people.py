"""What a person with a phone does: write, press, send a file, follow a link, block, join, leave."""

import asyncio
import base64
import zlib
from typing import Any

from rehearsal import media
from rehearsal.exchange import Exchange
from rehearsal.keyboards import buttons_of
from rehearsal.methods.messages import captioned, forward_origin
from rehearsal.params import Upload
from rehearsal.refusal import Json
from rehearsal.shape import inaccessible_card, member_card
from rehearsal.texts import check_encoding, clean, is_invisible, with_found
from rehearsal.world import ANONYMOUS_ADMIN, CHANNEL_BOT, LINKED_CHANNEL, Chat, Member, Message, Person, Tap

TYPED_MAX, CAPTION_MAX = 4096, 1024


class Impossible(Exception):
    """No phone could do this: the button is not there, the chat is unknown. A fault of the test, not of the bot."""


class People:
    """Acts of people; each returns what the phone then knows."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self.world = exchange.world

    def person(self, person_id: int) -> Person:
        if person_id not in self.world.people:
            raise Impossible(f"there is no person {person_id}")
        return self.world.people[person_id]

    def chat(self, chat_id: int) -> Chat:
        if chat_id not in self.world.chats:
            raise Impossible(f"there is no chat {chat_id}")
        return self.world.chats[chat_id]

    def add(self, person_id: int, **facts: Any) -> Person:
        """A new account, or the one that is there with changed names."""
        person = self.world.people.get(person_id)
        if person is None:
            person = Person(person_id, str(facts.get("first_name") or f"Peserta {person_id}"))
            self.world.people[person_id] = person
            self.world.chats[person_id] = Chat(person_id, "private", person=person)
        for name in ("first_name", "last_name", "username", "language", "is_bot", "is_deactivated"):
            if name in facts:
                setattr(person, name, facts[name])
        self.exchange.changes.mark_roster()
        return person

    # Writing

    def write(self, person_id: int, content: Json, chat_id: int | None = None, **placed: Any) -> Message:
        """A message from that person; `placed` may hold reply_to, thread_id and author (anonymous, channel, linked)."""
        person, chat = self.person(person_id), self.chat(chat_id or person_id)
        if chat.is_dropped or chat.migrated_to is not None:
            raise Impossible("nobody can write in this group any more")
        if chat.person is not None and chat.is_blocked:
            raise Impossible("this person has blocked the bot and must unblock it first")
        if chat.person is None and not chat.stands(person_id).is_inside:
            raise Impossible("only a member can write in a group")
        chat.is_started = chat.is_started or chat.person is not None
        sender, sender_chat = self._author(person, chat, placed.get("author"))
        reply_to = chat.messages.get(int(placed["reply_to"])) if placed.get("reply_to") else None
        message = self.exchange.post(
            chat, sender, content, thread_id=placed.get("thread_id"), reply_to=reply_to, sender_chat=sender_chat
        )
        self.tell(chat, message)
        return message

    def _author(self, person: Person, chat: Chat, author: str | None) -> tuple[Json, Json | None]:
        if author is None and chat.stands(person.id).is_anonymous:
            author = "anonymous"
        if author == "anonymous":
            return ANONYMOUS_ADMIN, chat.card()
        if author in ("channel", "linked"):
            channel = {"id": -1_001_000_000_001, "type": "channel", "title": "Kanal"}
            return (CHANNEL_BOT if author == "channel" else LINKED_CHANNEL), channel
        return person.card(), None

    def tell(self, chat: Chat, message: Message, kind: str = "message") -> None:
        """Let the bot hear of a message, if it may."""
        if not self.exchange.bot_hears(chat, message):
            return
        if message.sender is not None and message.sender["id"] in self.world.people:
            self.world.people[message.sender["id"]].is_known_to_bot = True
        self.exchange.tell_bot(kind, self.exchange.card(message), f"chat:{chat.id}", self.exchange.clock.now())

    def text_contents(self, text: str) -> list[Json]:
        """What a phone sends when somebody types: cut into pieces of 4,096 signs, as every client does."""
        check_encoding(text)
        pieces = [text[start : start + TYPED_MAX] for start in range(0, len(text), TYPED_MAX)]
        contents = []
        for piece in pieces:
            cleaned, _ = clean(piece, [])
            if not is_invisible(cleaned):
                entities = with_found(cleaned, [])
                contents.append({"text": cleaned, **({"entities": entities} if entities else {})})
        if not contents:
            raise Impossible("Telegram sends no empty message")
        return contents

    def file_content(self, kind: str, file_name: str, mime_type: str, body: str, caption: str = "",
                     more: Json | None = None) -> Json:  # fmt: skip
        """What a phone sends with a file; `more` is what Telegram says of it beside, such as its duration."""
        file = media.store(self.exchange, kind, Upload(file_name, mime_type, base64.b64decode(body)))
        file.card.update(more or {})
        text, _ = clean(caption, [])
        if len(text) > CAPTION_MAX:
            raise Impossible("a caption has at most 1,024 signs")
        return captioned(media.media_content(file), text, with_found(text, []))

    def forwarded(self, message: Message) -> Json:
        return {**message.content, "forward_origin": forward_origin(message)}

    def edit(self, person_id: int, message: Message, text: str) -> None:
        if (message.sender or {}).get("id") != person_id:
            raise Impossible("one edits only one's own messages")
        if "text" in message.content:
            [content] = self.text_contents(text)
        else:
            # Of a message with a file the caption is edited; it may be taken away.
            kept = {key: value for key, value in message.content.items() if not key.startswith("caption")}
            said, _ = clean(text, [])
            content = captioned(kept, said, with_found(said, []))
        message.content, message.edit_date = content, self.exchange.now_seconds
        self.exchange.touch(message)
        self.tell(self.chat(message.chat_id), message, "edited_message")

    # Pressing

    def find_button(self, chat: Chat, label: str, message_id: int | None) -> tuple[Message, Json]:
        """The newest message with that button: by its whole label, else by a beginning that only one button has."""
        shown = [message for message in reversed(chat.messages.values()) if not message.is_deleted]
        candidates = [one for one in shown if message_id in (None, one.id)]
        for message in candidates:
            buttons = [button for row in buttons_of(message.markup) for button in row]
            exact = [button for button in buttons if button["text"] == label]
            near = exact or [button for button in buttons if button["text"].startswith(label)]
            if len(near) > 1:
                raise Impossible(f"several buttons are called {label!r}: {[one['text'] for one in near]}")
            if near:
                return message, near[0]
        raise Impossible(f"there is no button {label!r}")

    def tap(self, person_id: int, chat_id: int, message_id: int, payload: str, *, inaccessible: bool = False) -> Tap:
        """Press: the bot gets a callback query. Whether the message has such a button is the caller's matter."""
        person, chat = self.person(person_id), self.chat(chat_id)
        message = chat.messages.get(message_id)
        tap = Tap(str(self.world.random.getrandbits(62)), person_id, self.exchange.clock.now())
        self.world.taps[tap.id] = tap
        query: Json = {
            "id": tap.id,
            "from": person.card(),
            "chat_instance": str(zlib.crc32(str(chat_id).encode()) - chat_id),
            "data": payload,
        }
        if inaccessible or message is None or message.is_deleted:
            query["message"] = inaccessible_card(chat, message_id)
        else:
            query["message"] = self.exchange.card(message)
        person.is_known_to_bot = True
        self.exchange.journal.note("tap", tap_id=tap.id, person_id=person_id, chat_id=chat_id, message_id=message_id)
        self.exchange.tell_bot("callback_query", query, f"person:{person_id}")
        return tap

    async def wait_for_answer(self, tap: Tap, timeout_seconds: float) -> Json:
        """What the toast said; `answered` is false when the button is still spinning."""
        if tap.answer is None and timeout_seconds > 0:
            watcher: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self.exchange.tap_watchers[tap.id] = watcher
            await asyncio.wait({watcher}, timeout=timeout_seconds)
            self.exchange.tap_watchers.pop(tap.id, None)
        if tap.answer is None:
            return {"answered": False, "text": None, "alert": False, "url": None, "tap_id": tap.id}
        return {"answered": True, **tap.answer, "tap_id": tap.id}

    # Coming and going

    def set_blocked(self, person_id: int, is_blocked: bool) -> None:
        chat = self.chat(person_id)
        if chat.is_blocked == is_blocked:
            return
        before, after = ("member", "kicked") if is_blocked else ("kicked", "member")
        chat.is_blocked = is_blocked
        self.bot_moved(chat, person_id, Member(before), Member(after))

    def bot_moved(self, chat: Chat, actor_id: int, before: Member, after: Member) -> None:
        """The bot's place in a chat changed: the bot hears of it, whatever its new place."""
        change = {
            "chat": chat.card(),
            "from": self.person(actor_id).card(),
            "date": self.exchange.now_seconds,
            "old_chat_member": member_card(self.world.bot, before),
            "new_chat_member": member_card(self.world.bot, after),
        }
        self.exchange.changes.mark(chat.id)
        self.exchange.changes.mark_roster()
        self.exchange.tell_bot("my_chat_member", change, f"member:{chat.id}", self.exchange.clock.now())
