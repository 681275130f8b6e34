"""Methods that send: texts, pictures, documents, albums, polls, and the sign that one is busy."""

from typing import Any

from rehearsal import media, texts
from rehearsal.access import check_migration, check_reach, find_chat, place_to_send, reply_target
from rehearsal.exchange import Exchange
from rehearsal.keyboards import read_markup
from rehearsal.params import Params
from rehearsal.refusal import Json, bad_request
from rehearsal.world import Chat, Message

ACTIONS = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
)  # fmt: skip


def _send(exchange: Exchange, params: Params, chat: Chat, thread_id: int | None, content: Json) -> Message:
    markup = read_markup(params, exchange.looseness)
    reply_to = reply_target(chat, params)
    exchange.flood.charge(chat)
    return exchange.post_as_bot(chat, content, markup=markup, thread_id=thread_id, reply_to=reply_to)


async def send_message(exchange: Exchange, params: Params) -> Json:
    text, entities = texts.message_text(params, exchange.looseness)
    chat, thread_id = place_to_send(exchange, params)
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    return exchange.card(_send(exchange, params, chat, thread_id, content))


def captioned(content: Json, text: str, entities: list[Json]) -> Json:
    if text:
        content["caption"] = text
    if entities:
        content["caption_entities"] = entities
    return content


async def _send_file(exchange: Exchange, params: Params, kind: str) -> Json:
    text, entities = texts.caption_text(params, exchange.looseness)
    chat, thread_id = place_to_send(exchange, params, f"can_send_{kind}s")
    file = await media.take(exchange, params, kind, params.values.get(kind))
    content = captioned(media.media_content(file), text, entities)
    return exchange.card(_send(exchange, params, chat, thread_id, content))


async def send_photo(exchange: Exchange, params: Params) -> Json:
    return await _send_file(exchange, params, "photo")


async def send_document(exchange: Exchange, params: Params) -> Json:
    return await _send_file(exchange, params, "document")


async def send_media_group(exchange: Exchange, params: Params) -> list[Json]:
    """An album of two to ten pictures, or of two to ten documents."""
    items = params.tree("media")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise bad_request("can't parse media: expected an Array of InputMedia", "files")
    if not 2 <= len(items) <= 10:
        raise bad_request("wrong number of media in the album" if items else "strings array is empty", "files")
    kinds = {str(item.get("type")) for item in items}
    if len(kinds) > 1 or not kinds <= {"photo", "document"}:
        raise bad_request("can't mix documents with other media types in an album", "files")
    chat, thread_id = place_to_send(exchange, params, f"can_send_{next(iter(kinds))}s")
    contents = [await _album_part(exchange, params, item) for item in items]
    reply_to = reply_target(chat, params)
    exchange.flood.charge(chat, len(contents))
    album_id = str(exchange.world.random.getrandbits(52))
    posted = [
        exchange.post_as_bot(chat, {**content, "media_group_id": album_id}, thread_id=thread_id, reply_to=reply_to)
        for content in contents
    ]
    return [exchange.card(message) for message in posted]


async def _album_part(exchange: Exchange, params: Params, item: Json) -> Json:
    text, entities = texts.caption_text(Params(item), exchange.looseness)
    file = await media.take(exchange, params, str(item["type"]), item.get("media"))
    return captioned(media.media_content(file), text, entities)


async def send_chat_action(exchange: Exchange, params: Params) -> bool:
    if params.text("action").lower() not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = find_chat(exchange, params)
    check_migration(exchange, chat)
    check_reach(exchange, chat)
    exchange.act(chat, params.text("action").lower())
    exchange.journal.note("chat_action", chat_id=chat.id, action=params.text("action"))
    return True


async def forward_message(exchange: Exchange, params: Params) -> Json:
    """A forwarded message keeps its words and loses its buttons."""
    chat, thread_id = place_to_send(exchange, params)
    source = find_chat(exchange, params, "from_chat_id")
    original = source.messages.get(params.integer("message_id"))
    if original is None or original.is_deleted:
        raise bad_request("message to forward not found")
    exchange.flood.charge(chat)
    content = {**original.content, "forward_origin": forward_origin(original)}
    return exchange.card(exchange.post_as_bot(chat, content, thread_id=thread_id))


def forward_origin(original: Message) -> Json:
    if original.sender_chat is not None:
        return {"type": "chat", "date": original.date, "sender_chat": original.sender_chat}
    return {"type": "user", "date": original.date, "sender_user": original.sender}


METHODS: dict[str, Any] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
    "forwardMessage": forward_message,
}
