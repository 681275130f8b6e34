"""The points the moderator shows to everybody, the newest first; whose organisation said it, never which person."""

from typing import Any, Final

from locales.formats import clock
from locales.points import KIND_WORDS
from locales.words import Words
from projector.views.parts import opening
from rules.point_filters import STATES, PointFilter
from rules.points import PointState
from storage import moderation, screen_moments
from storage.database import Tx
from storage.meetings import Meeting
from storage.moderation import Case

# More pages than anybody watches to the end; the phones list them all.
CARDS_MAX: Final = 200
# Seven constituencies have a colour of their own, all others the eighth (display.md 8.3).
OWN_HUES: Final = 7
_SHOWN: Final = PointFilter(state=STATES.index(PointState.SHOWN))


async def shown_points(tx: Tx, meeting_id: int) -> list[tuple[Case, int]]:
    """Every point in the state `shown` with the moment it came there, the newest first, the higher number of two."""
    moments = await screen_moments.of_points(tx, meeting_id)
    count = await moderation.count(tx, meeting_id, _SHOWN, "")
    cases = await moderation.page(tx, meeting_id, _SHOWN, "", limit=count, offset=0)
    told = [(case, moments.get(case.code, case.submitted_ms)) for case in cases]
    return sorted(told, key=lambda one: (one[1], one[0].id), reverse=True)


async def view(
    tx: Tx, meeting: Meeting, words: Words, points: list[tuple[Case, int]], pinned_id: int | None = None
) -> dict[str, Any]:
    """The points given, as `shown_points` reads them; a pinned one that is not among them is not shown."""
    places = {name: position for position, name in await moderation.constituencies(tx, meeting.id)}
    pinned = [_card(words, places, case, at) for case, at in points if case.id == pinned_id]
    return {
        "name": "wall",
        "title": words.plain("layar_pokok"),
        "cards": [_card(words, places, case, at) for case, at in points[:CARDS_MAX]],
        "pinned": pinned[0] if pinned else None,
        "footer": words.plain("layar_jumlah_pokok", n=len(points)) if points else words.plain("layar_tanpa_pokok"),
    }


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
