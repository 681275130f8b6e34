"""How things look in Telegram's JSON: messages with their chat, senders and replies."""

from rehearsal.refusal import Json
from rehearsal.world import ADMIN_RIGHTS, MEMBER_RIGHTS, Chat, Member, Message, Person, World


def message_card(world: World, message: Message, *, with_reply: bool = True) -> Json:
    """A Message as the bot receives it."""
    chat = world.chats[message.chat_id]
    card: Json = {"message_id": message.id, "date": message.date, "chat": chat.card()}
    if message.sender is not None:
        card["from"] = message.sender
    if message.sender_chat is not None:
        card["sender_chat"] = message.sender_chat
    if message.edit_date is not None:
        card["edit_date"] = message.edit_date
    if message.thread_id is not None:
        card["message_thread_id"] = message.thread_id
        if chat.is_forum:
            card["is_topic_message"] = True
    if with_reply and message.reply_to is not None and not message.reply_to.is_deleted:
        card["reply_to_message"] = message_card(world, message.reply_to, with_reply=False)
    card.update(message.content)
    if message.markup and "inline_keyboard" in message.markup:
        card["reply_markup"] = message.markup
    return card


def inaccessible_card(chat: Chat, message_id: int) -> Json:
    """What a tap carries of a message the bot can no longer see: date 0 and no text."""
    return {"chat": chat.card(), "message_id": message_id, "date": 0}


def member_card(person: Person, member: Member) -> Json:
    """A ChatMember of any status, with every field the newest library insists on."""
    card: Json = {"user": person.card(), "status": member.status}
    if member.status == "creator":
        card["is_anonymous"] = member.is_anonymous
    elif member.status == "administrator":
        card |= {"can_be_edited": False, "is_anonymous": member.is_anonymous}
        card |= {right: right in member.rights or right == "can_manage_chat" for right in ADMIN_RIGHTS}
    elif member.status == "restricted":
        card |= {"is_member": True, "until_date": 0}
        card |= {right: right in member.rights for right in MEMBER_RIGHTS}
    elif member.status == "kicked":
        card["until_date"] = 0
    return card
