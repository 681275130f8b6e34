"""A message of its own, or the one question a dialog stands at: words by key, with the buttons that answer it."""

from typing import Any

from delivery.card import Button, Card
from delivery.cards.readers import may_read
from delivery.speech import spoken
from locales.words import Words, words_for
from rules.roles import Act
from storage import accounts, meetings
from storage.database import Tx
from storage.outbox import OutboxRow


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """The words in the language of the chat, times in the zone of the meeting it is about; nothing for whoever has lost
    the role that they are for."""
    payload = row.payload
    if "act" in payload and not await may_read(tx, row.chat_id, payload["meeting"], Act(payload["act"])):
        return None
    language = await accounts.language_of(tx, row.chat_id)
    words = words_for(language)
    if payload["meeting"]:
        words = words_for(language, (await meetings.load(tx, payload["meeting"])).zone)
    buttons = tuple(tuple(_button(words, one) for one in line) for line in payload["buttons"])
    return Card(text=words.html(payload["key"], **spoken(words, payload["values"])), buttons=buttons)


def _button(words: Words, one: dict[str, Any]) -> Button:
    label = one["label"] if "label" in one else words.plain(one["key"], **spoken(words, one["values"]))
    return Button(label=label, press=one["press"])
