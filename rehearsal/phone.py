"""One phone: what a person does and sees, for tests, a cast and a browser alike; speaks HTTP to the control port."""

import base64
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rehearsal.phone_groups import Group
from rehearsal.refusal import Json
from rehearsal.remote import Remote


@dataclass(frozen=True)
class Message:
    """A message as a person sees it at one moment."""

    id: int
    chat_id: int
    revision: int
    text: str
    buttons: list[list[str]]
    is_from_bot: bool
    sender_id: int | None
    is_pinned: bool
    is_edited: bool
    file: Json | None
    poll: Json | None
    service: str | None
    thread_id: int | None
    reply_to: int | None
    entities: list[Json]
    button_cards: list[list[Json]]
    keyboard: Json | None
    album_id: str | None
    is_forwarded: bool
    date: int

    @property
    def labels(self) -> list[str]:
        return [label for row in self.buttons for label in row]

    def payload(self, label: str) -> str:
        """The callback data behind a label, as a changed client reads it."""
        cards = [card for row in self.button_cards for card in row if card["text"] == label]
        return str(cards[0]["callback_data"])


@dataclass(frozen=True)
class Toast:
    """What a press brought. Without an answer in time `is_answered` is false and `text` None."""

    text: str | None
    alert: bool = False
    url: str | None = None
    is_answered: bool = True
    copied: str | None = None


def read_toast(answer: Json) -> Toast:
    return Toast(answer["text"], answer["alert"], answer["url"], answer["answered"], answer.get("copied"))


def number_of(message: "Message | int | None") -> int | None:
    return message.id if isinstance(message, Message) else message


class Person:
    """One account with its phone. `chat` is a group's id; left out it is the private chat with the bot."""

    def __init__(self, remote: Remote, card: Json) -> None:
        self._remote = remote
        self.id = int(card["id"])
        self.first_name = str(card["first_name"])

    async def _do(self, act: str, **values: Any) -> Any:
        return await self._remote.call(act, person=self.id, **values)

    async def start(self, payload: str = "", *, bare: bool = False) -> int:
        """Press Start, with the payload of a deep link; a bare client loses it. Returns the message's id."""
        return int((await self._do("start", payload=payload, bare=bare))["message_id"])

    async def follow(self, link: str, *, group: "Group | int | None" = None, bare: bool = False) -> int:
        """Follow a t.me link; `?startgroup=` needs the group to which the bot is added."""
        group_id = group.id if isinstance(group, Group) else group
        return int((await self._do("follow", link=link, group=group_id, bare=bare))["message_id"])

    async def send(self, text: str, *, chat: int | None = None, thread: int | None = None,
                   reply_to: "Message | int | None" = None, author: str | None = None) -> int:  # fmt: skip
        """Type and send; longer than 4,096 signs goes in pieces. The id of the (last) message comes back.

        `author` may be anonymous, channel or linked, in a group.
        """
        answer = await self._do(
            "send", text=text, chat=chat, thread_id=thread, reply_to=number_of(reply_to), author=author
        )
        return int(answer["message_id"])

    async def send_document(self, name: str, body: bytes, *, caption: str = "", chat: int | None = None) -> int:
        mime_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return await self._send_file("document", name, mime_type, body, caption, chat)

    async def send_photo(self, body: bytes, *, caption: str = "", chat: int | None = None, album: str = "") -> int:
        """A photo; those sent together carry the same `album` number."""
        return await self._send_file("photo", "photo.jpg", "image/jpeg", body, caption, chat, album=album)

    async def send_audio(self, name: str, body: bytes, duration_seconds: int = 3, *, caption: str = "") -> int:
        """A recording sent as a file of music."""
        mime_type = mimetypes.guess_type(name)[0] or "audio/mpeg"
        return await self._send_file("audio", name, mime_type, body, caption, None, duration=duration_seconds)

    async def _send_file(
        self, kind: str, name: str, mime_type: str, body: bytes, caption: str, chat: int | None, **more: Any
    ) -> int:
        encoded = base64.b64encode(body).decode()
        answer = await self._do(
            "send_file", kind=kind, file_name=name, mime_type=mime_type, body=encoded, caption=caption, chat=chat,
            **more,
        )  # fmt: skip
        return int(answer["message_id"])

    async def send_voice(
        self, duration_seconds: int = 3, *, chat: int | None = None, body: bytes = b"", caption: str = ""
    ) -> int:
        """A voice message; without a body one that Telegram has lost already."""
        if body:
            return await self._send_file(
                "voice", "voice.ogg", "audio/ogg", body, caption, chat, duration=duration_seconds
            )
        voice = {"file_id": "voice", "file_unique_id": "voice", "duration": duration_seconds, "mime_type": "audio/ogg"}
        return await self.send_content({"voice": voice}, chat=chat)

    async def send_content(self, content: Json, *, chat: int | None = None) -> int:
        """Anything else: Telegram's JSON of a sticker, a place, a contact, an unknown kind."""
        return int((await self._do("send_content", content=content, chat=chat))["message_id"])

    async def forward(self, message: "Message | int", *, chat: int | None = None, to: int | None = None) -> int:
        """Forward a message of `chat` to another chat (left out: to the bot)."""
        source = message.chat_id if isinstance(message, Message) else chat
        return int((await self._do("forward", message=number_of(message), chat=source, to=to))["message_id"])

    async def edit(self, message: int, text: str, *, chat: int | None = None) -> None:
        await self._do("edit", message=message, text=text, chat=chat)

    async def press(self, label: str, *, on: "Message | int | None" = None, chat: int | None = None,
                    appear_seconds: float = 5.0, answer_seconds: float = 5.0,
                    follow_link: bool = False) -> Toast:  # fmt: skip
        """Press a button by its label, or by a beginning only one button has, on the newest message that has it.

        Waits for the button to appear, then for the answer. A link button gives its `url` (or follows it), a copy
        button what it `copied`.
        """
        chat = on.chat_id if isinstance(on, Message) else chat
        answer = await self._do(
            "press", label=label, chat=chat, message=number_of(on), appear_seconds=appear_seconds,
            answer_seconds=answer_seconds,
        )  # fmt: skip
        toast = read_toast(answer)
        if follow_link and toast.url is not None:
            await self.follow(toast.url)
        return toast

    async def press_data(self, payload: str | bytes, *, on: "Message | int", chat: int | None = None,
                         inaccessible: bool = False, answer_seconds: float = 5.0) -> Toast:  # fmt: skip
        """A changed client: any data on any message."""
        words = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else payload
        chat = on.chat_id if isinstance(on, Message) else chat
        answer = await self._do(
            "press_data", payload=words, message=number_of(on), chat=chat, inaccessible=inaccessible,
            answer_seconds=answer_seconds,
        )  # fmt: skip
        return read_toast(answer)

    async def screen(self, *, chat: int | None = None) -> list[Message]:
        """The chat as it stands now, oldest first."""
        return [Message(**card) for card in await self._do("screen", chat=chat)]

    async def wait_for(self, contains: str = "", *, chat: int | None = None,
                       after: "Message | int | None" = None, timeout_seconds: float = 5.0) -> Message:  # fmt: skip
        """The newest message of the bot that holds the words, as soon as it is there.

        `after` demands that it came or changed later than that message did. Raises NotPossible with the chat as text.
        """
        after_revision = after.revision if isinstance(after, Message) else None
        after_message = after if isinstance(after, int) else None
        card = await self._do(
            "wait", contains=contains, chat=chat, after_revision=after_revision, after_message=after_message,
            timeout_seconds=timeout_seconds,
        )  # fmt: skip
        return Message(**card)

    async def download(self, message: Message) -> bytes:
        """The bytes of the document or photo a message carries."""
        assert message.file is not None, "this message carries no file"
        body: bytes = await self._remote.call("download", file_id=message.file["file_id"])
        return body

    async def block(self) -> None:
        await self._do("block")

    async def unblock(self) -> None:
        await self._do("unblock")

    stop = block

    async def deactivate(self) -> None:
        await self._do("person", is_deactivated=True)

    async def join(self, group: "Group") -> None:
        await group.add(self.id)

    async def leave(self, group: "Group") -> None:
        await group.remove(self.id)

    async def vote_poll(self, message: Message, options: Sequence[int]) -> None:
        await self._do("vote", message=message.id, chat=message.chat_id, options=list(options))

    async def commands(self, *, chat: int | None = None) -> list[str]:
        """The names of the commands this phone offers in that chat."""
        return [card["command"] for card in await self._do("commands", chat=chat)]
