"""What one person sees of one chat, as JSON: the newest state of every message that stands there."""

from rehearsal.exchange import SERVICE
from rehearsal.keyboards import buttons_of
from rehearsal.refusal import Json
from rehearsal.world import Chat, Message, World

MEDIA = ("photo", "document", "voice", "sticker", "location", "contact", "video", "audio")


def view(world: World, message: Message) -> Json:
    """One message as a phone shows it."""
    content = message.content
    sender_id = (message.sender or {}).get("id")
    return {
        "id": message.id,
        "chat_id": message.chat_id,
        "revision": message.revision,
        "date": message.date,
        "sender_id": sender_id,
        "is_from_bot": sender_id == world.bot.id,
        "text": message.text,
        "entities": content.get("entities") or content.get("caption_entities") or [],
        "buttons": [[button["text"] for button in row] for row in buttons_of(message.markup)],
        "button_cards": buttons_of(message.markup),
        "keyboard": message.markup if message.markup and "inline_keyboard" not in message.markup else None,
        "file": _file(content),
        "album_id": content.get("media_group_id"),
        "poll": content.get("poll"),
        "service": next(iter(SERVICE & content.keys()), None),
        "is_forwarded": "forward_origin" in content,
        "is_pinned": message.id in world.chats[message.chat_id].pinned_ids,
        "is_edited": message.edit_date is not None,
        "thread_id": message.thread_id,
        "reply_to": message.reply_to.id if message.reply_to else None,
    }


def _file(content: Json) -> Json | None:
    for kind in MEDIA:
        if kind in content:
            card = content[kind][-1] if kind == "photo" else content[kind]
            return {"kind": kind, **card}
    return None


def screen(world: World, chat: Chat) -> list[Json]:
    return [view(world, message) for message in chat.messages.values() if not message.is_deleted]


def find(chat: Chat, bot_id: int, contains: str, after_revision: int) -> Message | None:
    """The newest message of the bot that holds the words and changed later than that revision."""
    for message in reversed(chat.messages.values()):
        if message.is_deleted or message.revision <= after_revision:
            continue
        poll = message.content.get("poll") or {}
        is_from_bot = (message.sender or {}).get("id") == bot_id and "pinned_message" not in message.content
        if is_from_bot and (contains in message.text or contains in str(poll.get("question", ""))):
            return message
    return None


def dump(world: World, chat: Chat) -> str:
    """The chat as text, for the message of a failed test."""
    lines = [f"{chat.title or chat.id} ({chat.kind}):"]
    for message in screen(world, chat):
        who = "bot" if message["is_from_bot"] else message["sender_id"]
        what = message["text"] or message["service"] or (message["file"] or {}).get("kind") or "poll"
        lines.append(f"  {message['id']:>4} {who}: {what}")
        lines += [f"       [{'] ['.join(row)}]" for row in message["buttons"]]
    return "\n".join(lines)
