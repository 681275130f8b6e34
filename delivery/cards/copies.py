"""A card that may stand in the chat twice says so: nobody must wonder which of the two counts."""

from dataclasses import replace

from delivery.card import Card, Draw
from locales.words import words_for
from storage import accounts
from storage.database import Tx
from storage.outbox import OutboxRow


def marked(draw: Draw) -> Draw:
    """The same drawing, with a line in front where the card is a copy of one whose fate is unknown."""

    async def drawn(tx: Tx, row: OutboxRow) -> Card | None:
        card = await draw(tx, row)
        if card is None or not _is_copy(row):
            return card
        line = words_for(await accounts.language_of(tx, row.chat_id)).html("kartu_salinan")
        return replace(card, text=f"<i>{line}</i>\n\n{card.text}")

    return drawn


def _is_copy(row: OutboxRow) -> bool:
    """All messages of a long card are drawn alike, so those below go by what the first one is."""
    return bool(row.payload.get("copy")) if row.payload.get("part") else row.is_copy
