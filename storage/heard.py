"""What everybody may read of the discussion: the points that were shown, and what somebody looks for among them."""

import json
from collections.abc import Sequence

from rules.similarity import tokens
from rules.text import fold
from storage import standings
from storage.database import Tx
from storage.standings import Standing

HEARD = ("shown", "discussed", "answered")


async def of_meeting(tx: Tx, meeting_id: int, query: str = "") -> Sequence[Standing]:
    """The shown points by number, those merged under them with them; with a query those that hold it in their code, an
    organisation's name or their record wording, as typed or by its stems."""
    found = [one for one in await standings.of_meeting(tx, meeting_id) if one.head.state in HEARD]
    if not query:
        return found
    wanted, stems = fold(query), set(tokens(query).stems)
    return [one for one in found if _holds(one, wanted, stems)]


def _holds(one: Standing, wanted: str, stems: set[str]) -> bool:
    codes = [point.code for point in (one.head, *one.merged)]
    read = [*codes, *one.author_names, *one.supporter_names, one.head.record_text]
    if any(wanted in fold(text) for text in read):
        return True
    return bool(stems) and stems <= set(tokens(one.head.record_text).stems)


async def last_query(tx: Tx, chat_id: int, topic: str) -> str:
    """What this chat's list looks for just now; empty where it lists everything."""
    payload = await tx.fetch_value("SELECT payload FROM outbox WHERE chat_id = $1 AND topic = $2", chat_id, topic)
    return "" if payload is None else str(json.loads(payload).get("query", ""))
