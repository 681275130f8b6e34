"""The points the moderator shows to everybody, the newest first; whose organisation said it, never which person."""

from collections.abc import Sequence
from typing import Any, Final

from locales.formats import clock
from locales.points import KIND_WORDS
from locales.words import Words
from projector.views.parts import opening
from storage import moderation
from storage.database import Tx
from storage.meetings import Meeting
from storage.moderation import Case
from storage.screen_moments import ShownPoint

# More pages than anybody watches to the end; the phones list them all.
CARDS_MAX: Final = 200
# Seven constituencies have a colour of their own, all others the eighth (display.md 8.3).
OWN_HUES: Final = 7


async def view(tx: Tx, meeting: Meeting, words: Words, points: Sequence[ShownPoint]) -> dict[str, Any]:
    """`points` as `of_points` reads them; only the words of those that are told of are read."""
    return {
        "name": "wall",
        "title": words.plain("layar_pokok"),
        "cards": await _cards(tx, meeting, words, points[:CARDS_MAX]),
        "pinned": None,
        "footer": words.plain("layar_jumlah_pokok", n=len(points)) if points else words.plain("layar_tanpa_pokok"),
    }


async def pinned(
    tx: Tx, meeting: Meeting, words: Words, points: Sequence[ShownPoint], pinned_id: int
) -> dict[str, Any] | None:
    """The card of the point that fills the screen; one that is not among those shown is not shown."""
    cards = await _cards(tx, meeting, words, [one for one in points if one.id == pinned_id])
    return cards[0] if cards else None


async def _cards(tx: Tx, meeting: Meeting, words: Words, points: Sequence[ShownPoint]) -> list[dict[str, Any]]:
    places = {name: position for position, name in await moderation.constituencies(tx, meeting.id)}
    cases = await moderation.of_ids(tx, [one.id for one in points])
    return [_card(words, places, cases[one.id], one.shown_ms) for one in points]


def _card(words: Words, places: dict[str, int], case: Case, shown_ms: int) -> dict[str, Any]:
    place = places.get(case.constituency or "", OWN_HUES + 1)
    return {
        "code": case.code,
        "kind": opening(words, KIND_WORDS[case.kind]),
        "organisation": case.organisation,
        "constituency": case.constituency or "",
        "hue": min(place, OWN_HUES + 1),
        "text": case.record_text,
        "time": clock(shown_ms, words.zone, words.language).partition(" ")[0],
        "shown_ms": shown_ms,
    }
