"""Where the bot may act: which chat a call means, and whether it lets the bot in."""

from rehearsal.exchange import Exchange
from rehearsal.params import Params
from rehearsal.refusal import ApiRefusal, bad_request, forbidden
from rehearsal.world import Chat, Message, Person

GENERAL_TOPIC = 1


def find_chat(exchange: Exchange, params: Params, name: str = "chat_id") -> Chat:
    """The chat a call names by number or @username; 400 for one the bot never met."""
    wanted = params.text(name).strip()
    if not wanted:
        raise bad_request("chat_id is empty")
    chat: Chat | None = None
    if wanted.startswith("@"):
        names = (one for one in exchange.world.chats.values() if one.username == wanted[1:])
        chat = next(names, None)
    elif wanted.lstrip("-").isdigit():
        chat = exchange.world.chats.get(int(wanted))
    if chat is None or not _is_met(exchange, chat):
        raise bad_request("chat not found", "reach")
    return chat


def _is_met(exchange: Exchange, chat: Chat) -> bool:
    if not exchange.looseness.holds("reach"):
        return True
    if chat.person is not None:
        return chat.is_started or chat.person.is_known_to_bot
    return exchange.world.bot.id in chat.members


def find_person(exchange: Exchange, params: Params) -> Person:
    person = exchange.world.people.get(params.integer("user_id"))
    if person is None:
        raise bad_request("user not found")
    return person


def find_message(chat: Chat, params: Params, what: str) -> Message:
    """A message that still stands in the chat; the words of the refusal say what for: `edit`, `delete`, `pin`."""
    message = chat.messages.get(params.integer("message_id"))
    if message is None or message.is_deleted:
        raise bad_request(f"message to {what} not found")
    return message


def check_migration(exchange: Exchange, chat: Chat) -> None:
    if chat.migrated_to is not None and exchange.looseness.holds("migration"):
        words = "group chat was upgraded to a supergroup chat"
        raise bad_request(words, "migration", migrate_to_chat_id=chat.migrated_to)


def check_reach(exchange: Exchange, chat: Chat) -> None:
    """403 when the person or the group has shut the bot out."""
    if not exchange.looseness.holds("reach"):
        return
    refusal = _private_refusal(chat, chat.person) if chat.person is not None else _group_refusal(exchange, chat)
    if refusal is not None:
        raise refusal


def _private_refusal(chat: Chat, person: Person) -> ApiRefusal | None:
    if person.is_deactivated:
        return forbidden("user is deactivated")
    if chat.is_blocked:
        return forbidden("bot was blocked by the user")
    if not chat.is_started:
        return forbidden("bot can't initiate conversation with a user")
    return None


def _group_refusal(exchange: Exchange, chat: Chat) -> ApiRefusal | None:
    if chat.is_dropped:
        return forbidden("the group chat was deleted")
    status = exchange.bot_member(chat).status
    if status == "kicked":
        return forbidden(f"bot was kicked from the {chat.label}")
    if status == "left":
        return forbidden(f"bot is not a member of the {chat.label}")
    return None


def check_right(exchange: Exchange, chat: Chat, right: str, words: str) -> None:
    """400 when the bot lacks a right in a group: an administrator's own, or what the group gives everybody."""
    if chat.kind == "private" or not exchange.looseness.holds("chat_rights"):
        return
    member = exchange.bot_member(chat)
    if member.is_admin and right.startswith("can_send"):
        return
    if member.is_admin or member.status == "restricted":
        is_allowed = right in member.rights or member.status == "creator"
    else:
        is_allowed = chat.kind != "channel" and chat.permissions.get(right, False)
    if not is_allowed:
        raise bad_request(words, "chat_rights")


SEND_WORDS = {
    "can_send_messages": "not enough rights to send text messages to the chat",
    "can_send_photos": "not enough rights to send photos to the chat",
    "can_send_documents": "not enough rights to send documents to the chat",
    "can_send_polls": "not enough rights to send polls to the chat",
}


def place_to_send(exchange: Exchange, params: Params, right: str = "can_send_messages") -> tuple[Chat, int | None]:
    """The chat and topic a message is for, once everything lets it in."""
    chat = find_chat(exchange, params)
    check_migration(exchange, chat)
    check_reach(exchange, chat)
    check_right(exchange, chat, right, SEND_WORDS[right])
    thread_id = params.integer("message_thread_id") or None
    if thread_id is not None and exchange.looseness.holds("topics"):
        _check_topic(exchange, chat, thread_id)
    return chat, thread_id


def _check_topic(exchange: Exchange, chat: Chat, thread_id: int) -> None:
    topic = chat.topics.get(thread_id)
    if thread_id == GENERAL_TOPIC or topic is None or topic.is_deleted:
        raise bad_request("message thread not found", "topics")
    if topic.is_closed and "can_manage_topics" not in exchange.bot_member(chat).rights:
        raise bad_request("TOPIC_CLOSED", "topics")


def reply_target(chat: Chat, params: Params) -> Message | None:
    """The message a new one answers, by `reply_parameters` or the older parameter."""
    given = params.tree("reply_parameters")
    given = given if isinstance(given, dict) else {}
    number = given.get("message_id") or params.integer("reply_to_message_id")
    if not number:
        return None
    target = chat.messages.get(int(number))
    if target is None or target.is_deleted:
        if given.get("allow_sending_without_reply") or params.fact("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    return target
