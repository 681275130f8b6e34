"""Points that ask for nearly the same as another one, or as words that are no point yet."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from rules.similarity import NEAREST_MAX, Tokens, contradicts, nearest, score, tokens
from storage import merges, points
from storage.database import Tx
from storage.points import StoredPoint

# What may be offered to a sender: neither what a moderator holds back nor what was put aside.
OFFERED = ("received", "shown", "discussed", "answered")
# After so many texts the loop gets its turn: words never met before take a moment each.
TEXTS_A_TURN = 16


@dataclass(frozen=True, slots=True)
class Near:
    """A head near to a point: by how much (0 to 1), and whether one may say the opposite of the other."""

    point: StoredPoint
    cosine: float
    is_opposite: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """A point with the head it stands under, and both its wordings as they are compared."""

    point: StoredPoint
    head: StoredPoint
    original: Tokens
    record: Tokens


async def _known(tx: Tx, meeting_id: int) -> list[_Known]:
    found = await points.of_meeting(tx, meeting_id)
    by_id, heads = {one.id: one for one in found}, await merges.heads(tx, meeting_id)
    known = []
    for place, one in enumerate(found):
        if place % TEXTS_A_TURN == TEXTS_A_TURN - 1:
            await asyncio.sleep(0)
        head = by_id[heads.get(one.id, one.id)]
        known.append(_Known(one, head, tokens(one.original), tokens(one.record_text)))
    return known


async def near_points(tx: Tx, point: StoredPoint, at_most: int = NEAREST_MAX) -> list[Near]:
    """Up to three heads that a moderator may want to see beside this point, the nearest first; each once. Compared are
    the words that were sent and those of the record, and whatever is merged under a head speaks for it."""
    own_head = await merges.head_of(tx, point.id)
    known = [
        one
        for one in await _known(tx, point.meeting_id)
        if one.head.id != own_head and one.point.state != "declined" and one.head.state != "declined"
    ]
    found: dict[int, Near] = {}
    for wanted, wordings in (
        (tokens(point.original), [one.original for one in known]),
        (tokens(point.record_text), [one.record for one in known]),
    ):
        for near in nearest(wanted, wordings, at_most=len(known)):
            head = known[near.place].head
            before = found.get(head.id)
            if before is None or before.cosine < near.cosine:
                found[head.id] = Near(head, near.cosine, near.is_opposite)
    return sorted(found.values(), key=lambda near: (-near.cosine, near.point.number))[:at_most]


async def alike(
    tx: Tx, meeting_id: int, kind: str, text: str, *, without: int, skipping: Sequence[int] = ()
) -> StoredPoint | None:
    """The head that says what these words of a sender say, of the same kind, the likest first; None where none is like
    enough. Points of the organisation `without`, which cannot support them, are left out, and those in `skipping`."""
    wanted = tokens(text)
    found: list[tuple[float, int, StoredPoint]] = []
    for one in await _known(tx, meeting_id):
        if one.point.kind != kind or one.head.state not in OFFERED or one.head.id in skipping:
            continue
        if without in (one.point.organisation_id, one.head.organisation_id) or one.point.state == "declined":
            continue
        likeness = max(score(wanted, one.original), score(wanted, one.record))
        is_denied = one.head.id != one.point.id and contradicts(wanted, tokens(one.head.record_text))
        if likeness and not is_denied:
            found.append((-likeness, one.head.number, one.head))
    return min(found, key=lambda candidate: candidate[:2])[2] if found else None
