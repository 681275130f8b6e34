"""Methods that change what stands: text, caption, picture, buttons; and take it away, or pin it."""

from typing import Any

from rehearsal import media, texts
from rehearsal.access import check_migration, check_reach, check_right, find_chat, find_message
from rehearsal.exchange import Exchange
from rehearsal.keyboards import read_markup
from rehearsal.methods.messages import captioned
from rehearsal.params import Params
from rehearsal.refusal import Json, bad_request
from rehearsal.world import Chat, Message

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
DELETABLE_SECONDS = 48 * 3600
MEDIA = ("photo", "document", "poll", "voice")


def _editable(exchange: Exchange, params: Params) -> tuple[Chat, Message]:
    """The bot's own message that a call means; a migrated group's old id still serves."""
    if params.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = find_chat(exchange, params)
    check_reach(exchange, chat)
    message = find_message(chat, params, "edit")
    is_own = (message.sender or {}).get("id") == exchange.world.bot.id and "forward_origin" not in message.content
    if exchange.looseness.holds("foreign_edit") and not is_own:
        raise bad_request("message can't be edited", "foreign_edit")
    return chat, message


def _apply(exchange: Exchange, chat: Chat, message: Message, content: Json, markup: Json | None) -> Json:
    exchange.flood.charge(chat)
    is_same = content == message.content and markup == message.markup
    if is_same and exchange.looseness.holds("not_modified"):
        raise bad_request(NOT_MODIFIED, "not_modified")
    message.content, message.markup = content, markup
    message.edit_date = exchange.now_seconds
    exchange.touch(message)
    return exchange.card(message)


async def edit_message_text(exchange: Exchange, params: Params) -> Json:
    text, entities = texts.message_text(params, exchange.looseness)
    markup = read_markup(params, exchange.looseness)
    chat, message = _editable(exchange, params)
    if any(kind in message.content for kind in MEDIA):
        raise bad_request("there is no text in the message to edit")
    kept = {key: value for key, value in message.content.items() if key not in ("text", "entities")}
    content = {**kept, "text": text, **({"entities": entities} if entities else {})}
    return _apply(exchange, chat, message, content, markup)


async def edit_message_caption(exchange: Exchange, params: Params) -> Json:
    text, entities = texts.caption_text(params, exchange.looseness)
    markup = read_markup(params, exchange.looseness)
    chat, message = _editable(exchange, params)
    if not any(kind in message.content for kind in ("photo", "document", "voice")):
        raise bad_request("there is no caption in the message to edit")
    kept = {key: value for key, value in message.content.items() if not key.startswith("caption")}
    return _apply(exchange, chat, message, captioned(kept, text, entities), markup)


async def edit_message_media(exchange: Exchange, params: Params) -> Json:
    item = params.tree("media")
    if not isinstance(item, dict) or item.get("type") not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: type must be photo or document", "files")
    text, entities = texts.caption_text(Params(item), exchange.looseness)
    markup = read_markup(params, exchange.looseness)
    chat, message = _editable(exchange, params)
    file = await media.take(exchange, params, str(item["type"]), item.get("media"))
    return _apply(exchange, chat, message, captioned(media.media_content(file), text, entities), markup)


async def edit_message_reply_markup(exchange: Exchange, params: Params) -> Json:
    markup = read_markup(params, exchange.looseness)
    chat, message = _editable(exchange, params)
    return _apply(exchange, chat, message, message.content, markup)


async def delete_message(exchange: Exchange, params: Params) -> bool:
    chat = find_chat(exchange, params)
    check_migration(exchange, chat)
    check_reach(exchange, chat)
    _delete(exchange, chat, find_message(chat, params, "delete"))
    return True


async def delete_messages(exchange: Exchange, params: Params) -> bool:
    """Up to a hundred at once; those that are gone already are passed over."""
    numbers = params.tree("message_ids")
    if not isinstance(numbers, list) or not 1 <= len(numbers) <= 100:
        raise bad_request("message identifiers are not specified" if not numbers else "too many message identifiers")
    chat = find_chat(exchange, params)
    check_migration(exchange, chat)
    check_reach(exchange, chat)
    for number in numbers:
        message = chat.messages.get(int(number))
        if message is not None and not message.is_deleted:
            _delete(exchange, chat, message)
    return True


def _delete(exchange: Exchange, chat: Chat, message: Message) -> None:
    is_own = (message.sender or {}).get("id") == exchange.world.bot.id
    if exchange.now_seconds - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone", "chat_rights")
    if chat.kind != "private" and not is_own:
        check_right(exchange, chat, "can_delete_messages", "message can't be deleted")
    message.is_deleted = True
    if message.id in chat.pinned_ids:
        chat.pinned_ids.remove(message.id)
    exchange.touch(message)


async def pin_chat_message(exchange: Exchange, params: Params) -> bool:
    chat = _pinnable(exchange, params)
    message = find_message(chat, params, "pin")
    if message.id in chat.pinned_ids:
        return True
    chat.pinned_ids.append(message.id)
    message.is_pinned = True
    exchange.touch(message)
    pinned = exchange.card(message)
    pinned.pop("reply_to_message", None)
    notice = exchange.post_as_bot(chat, {"pinned_message": pinned}, thread_id=message.thread_id)
    exchange.tell_bot("message", exchange.card(notice), f"chat:{chat.id}", notice.date)
    return True


async def unpin_chat_message(exchange: Exchange, params: Params) -> bool:
    chat = _pinnable(exchange, params)
    if params.has("message_id"):
        _unpin(exchange, find_message(chat, params, "unpin"), chat)
    elif chat.pinned_ids:
        _unpin(exchange, chat.messages[chat.pinned_ids[-1]], chat)
    return True


async def unpin_all_chat_messages(exchange: Exchange, params: Params) -> bool:
    chat = _pinnable(exchange, params)
    for number in list(chat.pinned_ids):
        _unpin(exchange, chat.messages[number], chat)
    return True


def _pinnable(exchange: Exchange, params: Params) -> Chat:
    chat = find_chat(exchange, params)
    check_migration(exchange, chat)
    check_reach(exchange, chat)
    check_right(exchange, chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat")
    return chat


def _unpin(exchange: Exchange, message: Message, chat: Chat) -> None:
    if message.id in chat.pinned_ids:
        chat.pinned_ids.remove(message.id)
    message.is_pinned = False
    exchange.touch(message)


METHODS: dict[str, Any] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
