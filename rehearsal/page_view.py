"""What a phone in a browser shows beyond the bare screen: names, replies, what happened, and one line a chat."""

import re

from rehearsal import screen
from rehearsal.exchange import Exchange
from rehearsal.refusal import Json
from rehearsal.world import Chat, Message, World

LINE_SIGNS_MAX = 90
UNREAD_MAX = 99
KEYED_START = re.compile(r"\A(/start(?:@\w+)?) \S+\Z")
# What `message` adds to `screen.view`.
ADDED = ("sender_name", "is_own", "reply", "event", "forwarded_from", "chosen")


def bot_name(world: World) -> str:
    return world.profile.get(("name", ""), "") or world.bot.first_name


def words_of(shown: Message) -> str:
    """Its words as phones show them: the key of a deep link reaches the bot and nobody else's eyes."""
    return KEYED_START.sub(r"\1", shown.text) if "text" in shown.content else shown.text


def name_of(world: World, card: Json | None) -> str:
    """A person's whole name, as their phone shows it."""
    if card is None:
        return ""
    if card.get("id") == world.bot.id:
        return bot_name(world)
    return " ".join(part for part in (card.get("first_name"), card.get("last_name")) if part)


def sender_name(world: World, message: Message) -> str:
    if message.sender_chat is not None:
        return str(message.sender_chat.get("title", ""))
    return name_of(world, message.sender)


def line(world: World, message: Message, person_id: int) -> Json:
    """A message in one line, for a list of chats, a reply or a pin; `kind` names what has no words."""
    card = screen.view(world, message)
    kind = card["service"] or (card["file"] or {}).get("kind") or ("poll" if card["poll"] else "text")
    text = (
        words_of(message)
        or str((card["poll"] or {}).get("question", ""))
        or str((card["file"] or {}).get("file_name", ""))
    )
    return {
        "id": message.id,
        "date": message.date,
        "kind": kind,
        "text": " ".join(text.split())[:LINE_SIGNS_MAX],
        "sender_name": sender_name(world, message),
        "is_own": card["sender_id"] == person_id,
        "is_from_bot": card["is_from_bot"],
    }


def message(world: World, shown: Message, person_id: int) -> Json:
    """One message as that person's phone shows it."""
    card = screen.view(world, shown)
    reply = shown.reply_to
    origin = shown.content.get("forward_origin") or {}
    poll = world.polls.get((card["poll"] or {}).get("id", ""), {})
    return card | {
        "text": words_of(shown),
        "sender_name": sender_name(world, shown),
        "is_own": card["sender_id"] == person_id,
        "reply": line(world, reply, person_id) if reply is not None and not reply.is_deleted else None,
        "event": _event(world, shown, card["service"], person_id),
        "forwarded_from": name_of(world, origin.get("sender_user")) or (origin.get("sender_chat") or {}).get("title"),
        "chosen": poll.get("votes", {}).get(person_id),
    }


def _event(world: World, shown: Message, service: str | None, person_id: int) -> Json | None:
    """What a service message tells: whom it names and what it is about."""
    if service is None:
        return None
    content = shown.content[service]
    if service == "new_chat_members":
        return {"names": [name_of(world, card) for card in content]}
    if service == "left_chat_member":
        return {"names": [name_of(world, content)]}
    if service == "pinned_message":
        pinned = world.chats[shown.chat_id].messages.get(content["message_id"])
        return {"about": line(world, pinned, person_id) if pinned is not None else None}
    if service == "new_chat_title":
        return {"title": str(content)}
    return {"title": str(content.get("name", ""))} if isinstance(content, dict) else {}


def chats_of(world: World, person_id: int) -> list[Chat]:
    """The chats that stand on that person's phone: the private one with the bot, and groups they are in."""
    groups = (
        chat
        for chat in world.chats.values()
        if chat.is_group and not chat.is_dropped and chat.migrated_to is None and chat.stands(person_id).is_inside
    )
    return [world.chats[person_id], *groups]


def newest(chat: Chat) -> Message | None:
    return next((one for one in reversed(chat.messages.values()) if not one.is_deleted), None)


def unread(chat: Chat, person_id: int, read_up_to: int) -> int:
    """Messages of others after the last one that was read, at most 99."""
    count = 0
    for one in reversed(chat.messages.values()):
        if one.id <= read_up_to or count == UNREAD_MAX:
            break
        count += not one.is_deleted and (one.sender or {}).get("id") != person_id
    return count


def summary(exchange: Exchange, chat: Chat, person_id: int, read_up_to: int) -> Json:
    """A chat in that person's list, with what its header, pins and composer need."""
    world = exchange.world
    last = newest(chat)
    pinned = [chat.messages[number] for number in chat.pinned_ids if not chat.messages[number].is_deleted]
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": bot_name(world) if chat.person is not None else chat.title,
        "is_started": chat.is_started,
        "is_blocked": chat.is_blocked,
        "status": "member" if chat.person is not None else chat.stands(person_id).status,
        "bot_status": "member" if chat.person is not None else exchange.bot_member(chat).status,
        "members": sum(member.is_inside for member in chat.members.values()),
        "topics": [{"id": one.id, "name": one.name, "is_closed": one.is_closed}
                   for one in chat.topics.values() if not one.is_deleted],
        "last": line(world, last, person_id) if last is not None else None,
        "unread": unread(chat, person_id, read_up_to),
        "pinned": [line(world, one, person_id) for one in reversed(pinned)],
        "revision": exchange.changes.chats.get(chat.id, 0),
    }  # fmt: skip
