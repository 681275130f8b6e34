"""One card, one call: how a card becomes the Bot API call that posts it or brings its message up to date."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ParseMode

from delivery import html
from delivery.card import Button, Card, Rows
from storage.outbox import OutboxRow

TEXT_SECONDS: Final = 20.0
MEDIA_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class Receipt:
    """What Telegram gave back: the message that carries the card, None where it was taken away, and the file's id when
    one was sent."""

    message_id: int | None
    file_id: str = ""


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """The card's buttons as Telegram takes them, None without any."""
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows]) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        button.label,
        callback_data=button.press,
        url=button.url,
        copy_text=CopyTextButton(button.copy) if button.copy is not None else None,
        style=button.style,
    )


async def post(bot: Bot, row: OutboxRow, card: Card, *, as_plain: bool) -> Receipt:
    """Sends the card as a new message. `as_plain`: its formatting was refused, so it goes without."""
    text = html.plain(card.text) if as_plain else card.text
    mode = None if as_plain else ParseMode.HTML
    markup = keyboard(card.buttons)
    if card.media is None and not card.file_id and not card.content:
        return _receipt(
            await bot.send_message(
                chat_id=row.chat_id,
                text=text,
                parse_mode=mode,
                reply_markup=markup,
                message_thread_id=row.thread_id,
                disable_notification=card.silent,
                link_preview_options=LinkPreviewOptions(is_disabled=card.disable_preview),
                read_timeout=TEXT_SECONDS,
            )
        )
    send = bot.send_photo if card.photo else bot.send_document
    content: dict[str, Any] = {"photo" if card.photo else "document": card.file_id or _file(card)}
    return _receipt(
        await send(
            chat_id=row.chat_id,
            caption=text or None,
            parse_mode=mode,
            reply_markup=markup,
            message_thread_id=row.thread_id,
            disable_notification=card.silent,
            read_timeout=MEDIA_SECONDS,
            **content,
        )
    )


async def edit(bot: Bot, row: OutboxRow, card: Card, *, as_plain: bool) -> Receipt:
    """Brings the message that carries the card up to date."""
    assert row.message_id, "an edit needs its message"
    text = html.plain(card.text) if as_plain else card.text
    mode = None if as_plain else ParseMode.HTML
    markup = keyboard(card.buttons)
    place: dict[str, Any] = {"chat_id": row.chat_id, "message_id": row.message_id}
    if card.media is None:
        preview = LinkPreviewOptions(is_disabled=card.disable_preview)
        changed = await bot.edit_message_text(
            text, **place, parse_mode=mode, reply_markup=markup, link_preview_options=preview, read_timeout=TEXT_SECONDS
        )
    elif _media_part(card.shown_hash()) == _media_part(row.shown_hash):
        changed = await bot.edit_message_caption(
            **place, caption=text, parse_mode=mode, reply_markup=markup, read_timeout=TEXT_SECONDS
        )
    else:
        media = _media(card.media, text, mode, is_photo=card.photo is not None)
        changed = await bot.edit_message_media(media, **place, reply_markup=markup, read_timeout=MEDIA_SECONDS)
    return _receipt(changed) if isinstance(changed, Message) else Receipt(row.message_id)


async def take_away(bot: Bot, row: OutboxRow, card: Card, *, as_plain: bool) -> Receipt:
    """Takes the message that carries the card out of its chat."""
    assert row.message_id, "only what stands can be taken away"
    await bot.delete_message(chat_id=row.chat_id, message_id=row.message_id, read_timeout=TEXT_SECONDS)
    return Receipt(None)


async def pin(bot: Bot, chat_id: int, message_id: int) -> None:
    """Keeps the message in sight at the top of its chat, without a sound."""
    await bot.pin_chat_message(chat_id, message_id, disable_notification=True, read_timeout=TEXT_SECONDS)


def fits_message(row: OutboxRow, card: Card) -> bool:
    """Whether the posted message can become this card: a picture cannot turn into a text."""
    return not (_media_part(row.shown_hash) and card.media is None)


def _file(card: Card) -> InputFile:
    # Read here: the library would send the mere path of a file that is gone, and call the outcome unknown.
    if card.content:
        return InputFile(card.content, filename=card.file_name)
    assert card.media is not None
    return InputFile(card.media.read_bytes(), filename=card.file_name or card.media.name)


def _media(path: Path, caption: str, mode: str | None, *, is_photo: bool) -> InputMediaPhoto | InputMediaDocument:
    content = path.read_bytes()
    if is_photo:
        return InputMediaPhoto(content, caption=caption, parse_mode=mode, filename=path.name)
    return InputMediaDocument(content, caption=caption, parse_mode=mode, filename=path.name)


def _media_part(shown_hash: str) -> str:
    return shown_hash.partition(".")[2]


def _receipt(message: Message) -> Receipt:
    if message.photo:
        return Receipt(message.message_id, message.photo[-1].file_id)
    if message.document:
        return Receipt(message.message_id, message.document.file_id)
    return Receipt(message.message_id)
