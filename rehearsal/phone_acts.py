"""The phones' half of the control port: each method is one act, named and given as the JSON that asks for it."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from rehearsal import screen
from rehearsal.groups import Groups
from rehearsal.methods.commands import shown_commands
from rehearsal.methods.polls import vote
from rehearsal.people import Impossible, People
from rehearsal.refusal import Json
from rehearsal.world import ADMIN_RIGHTS, Chat, Message


class PhoneActs:
    """Acts of one person; `person` is the account, `chat` a chat's id (left out: the private chat with the bot)."""

    def __init__(self, people: People, groups: Groups) -> None:
        self.people, self.groups = people, groups
        self.exchange, self.world = people.exchange, people.world

    def _message(self, chat_id: int, message_id: int) -> Message:
        message = self.people.chat(chat_id).messages.get(message_id)
        if message is None or message.is_deleted:
            raise Impossible(f"there is no message {message_id}")
        return message

    async def person(self, person: int, **facts: Any) -> Json:
        return self.people.add(person, **facts).card()

    async def start(self, person: int, payload: str = "", bare: bool = False) -> Json:
        """Press Start; a bare client loses the payload on the way."""
        self.people.set_blocked(person, False)
        text = f"/start {payload}" if payload and not bare else "/start"
        return {"message_id": self._write_text(person, text, None)}

    async def follow(self, person: int, link: str, group: int | None = None, bare: bool = False) -> Json:
        """Follow a t.me link of the bot: `start` opens the private chat, `startgroup` adds the bot to a group."""
        parts = urlsplit(link if "://" in link else f"https://{link}")
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        if parts.path.strip("/").lower() != str(self.world.bot.username).lower():
            raise Impossible(f"{link} does not lead to this bot")
        if "startgroup" not in query:
            return await self.start(person, query.get("start", ""), bare)
        if group is None:
            raise Impossible("a startgroup link asks for a group")
        chat = self.people.chat(group)
        rights = [f"can_{right}" for right in query.get("admin", "").replace("+", " ").split()]
        if not set(rights) <= set(ADMIN_RIGHTS):
            raise Impossible(f"no such right: {rights}")
        status = "administrator" if rights else "member"
        self.groups.join(chat, self.world.bot.id, status, rights=rights, actor_id=person)
        words = f"/start@{self.world.bot.username} {query['startgroup']}".strip()
        return {"message_id": self._write_text(person, words, group)}

    def _write_text(self, person: int, text: str, chat: int | None, **placed: Any) -> int:
        contents = self.people.text_contents(text)
        return [self.people.write(person, content, chat, **placed) for content in contents][-1].id

    async def send(self, person: int, text: str, chat: int | None = None, **placed: Any) -> Json:
        return {"message_id": self._write_text(person, text, chat, **placed)}

    async def send_file(
        self, person: int, kind: str, file_name: str, mime_type: str, body: str,
        caption: str = "", chat: int | None = None, duration: int | None = None, album: str = "", **placed: Any,
    ) -> Json:  # fmt: skip
        """A file with its caption. The parts of an album are messages of their own with one `album` number."""
        more = {} if duration is None else {"duration": duration}
        content = self.people.file_content(kind, file_name, mime_type, body, caption, more)
        content |= {"media_group_id": album} if album else {}
        return {"message_id": self.people.write(person, content, chat, **placed).id}

    async def send_content(self, person: int, content: Json, chat: int | None = None, **placed: Any) -> Json:
        """Anything else a phone can send: a voice message, a sticker, a place, a contact, as Telegram's JSON."""
        return {"message_id": self.people.write(person, content, chat, **placed).id}

    async def forward(self, person: int, message: int, chat: int | None = None, to: int | None = None) -> Json:
        original = self._message(chat or person, message)
        return {"message_id": self.people.write(person, self.people.forwarded(original), to).id}

    async def edit(self, person: int, message: int, text: str, chat: int | None = None) -> Json:
        self.people.edit(person, self._message(chat or person, message), text)
        return {}

    async def press(
        self, person: int, label: str, chat: int | None = None, message: int | None = None,
        appear_seconds: float = 5.0, answer_seconds: float = 5.0,
    ) -> Json:  # fmt: skip
        """Press a button by its label, once it is there; tells what the answer said."""
        where = self.people.chat(chat or person)
        if where.person is None and not where.stands(person).is_inside:
            raise Impossible("only a member sees the buttons of a group")
        found = await self.exchange.watch(where.id, lambda: self._try_button(where, label, message), appear_seconds)
        if found is None:
            shown = screen.dump(self.world, where)
            raise Impossible(f"no button {label!r} within {appear_seconds} s\n{shown}")
        pressed, button = found
        if "callback_data" not in button:
            return {"answered": True, "text": None, "alert": False, "tap_id": None, "url": button.get("url"),
                    "copied": (button.get("copy_text") or {}).get("text")}  # fmt: skip
        tap = self.people.tap(person, where.id, pressed.id, button["callback_data"])
        return await self.people.wait_for_answer(tap, answer_seconds)

    def _try_button(self, chat: Chat, label: str, message: int | None) -> tuple[Message, Json] | None:
        try:
            return self.people.find_button(chat, label, message)
        except Impossible as missing:
            if "several" in str(missing):
                raise
            return None

    async def press_data(
        self, person: int, payload: str, message: int, chat: int | None = None,
        inaccessible: bool = False, answer_seconds: float = 5.0,
    ) -> Json:  # fmt: skip
        """A changed client: any data, on any message."""
        tap = self.people.tap(person, chat or person, message, payload, inaccessible=inaccessible)
        return await self.people.wait_for_answer(tap, answer_seconds)

    async def press_many(self, presses: list[Json], answer_seconds: float = 30.0) -> list[Json]:
        """Many presses in one moment, in the order given: each `{"person", "payload", "message", "chat"}`."""
        taps = []
        for press in presses:
            person = press["person"]
            taps.append(self.people.tap(person, press.get("chat") or person, press["message"], press["payload"]))
        return [await self.people.wait_for_answer(tap, answer_seconds) for tap in taps]

    async def screen(self, person: int, chat: int | None = None) -> list[Json]:
        return screen.screen(self.world, self.people.chat(chat or person))

    async def wait(
        self, person: int, contains: str, chat: int | None = None,
        after_revision: int = 0, after_message: int | None = None, timeout_seconds: float = 5.0,
    ) -> Json:  # fmt: skip
        where = self.people.chat(chat or person)
        if after_message is not None:
            after_revision = max(after_revision, self._message(where.id, after_message).revision)
        bot_id = self.world.bot.id
        found = await self.exchange.watch(
            where.id, lambda: screen.find(where, bot_id, contains, after_revision), timeout_seconds
        )
        if found is None:
            shown = screen.dump(self.world, where)
            raise Impossible(f"{contains!r} was not shown within {timeout_seconds} s\n{shown}")
        return screen.view(self.world, found)

    async def download(self, file_id: str) -> bytes:
        file = self.world.files.get(file_id)
        if file is None:
            raise Impossible("there is no such file")
        return self.world.body(file)

    async def block(self, person: int) -> Json:
        self.people.set_blocked(person, True)
        return {}

    async def unblock(self, person: int) -> Json:
        self.people.set_blocked(person, False)
        return {}

    async def vote(self, person: int, message: int, options: list[int], chat: int | None = None) -> Json:
        poll = self._message(chat or person, message).content.get("poll")
        if poll is None:
            raise Impossible("this message is no poll")
        try:
            vote(self.exchange, person, poll["id"], options)
        except ValueError as closed:
            raise Impossible(str(closed)) from None
        return {}

    async def commands(self, person: int, chat: int | None = None) -> list[Json]:
        """The commands this person's phone offers in that chat."""
        where, who = self.people.chat(chat or person), self.people.person(person)
        return shown_commands(self.world, where, person, who.language or "")
