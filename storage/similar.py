"""Points that ask for nearly the same as another one, or as words that are no point yet."""

import asyncio
from dataclasses import dataclass

from rules.similarity import NEAREST_MAX, Tokens, contradicts, nearest, tokens
from rules.similarity import alike as alike_texts
from storage import merges, points
from storage.database import Tx
from storage.heard import HEARD
from storage.points import StoredPoint

# What may be offered to a sender: neither what a moderator holds back nor what was put aside.
OFFERED = ("received", "shown", "discussed", "answered")
# After so many texts with words never met before, which take a moment each, the loop gets its turn.
TEXTS_A_TURN = 16
# So many of the nearest are looked at: several may stand under one head.
LOOKED_AT = 24


@dataclass(frozen=True, slots=True)
class Near:
    """A head near to a point: by how much (0 to 1), and whether one may say the opposite of the other."""

    point: StoredPoint
    cosine: float
    is_opposite: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """As much of a point as is compared, with its head's (its own, where it is not merged)."""

    id: int
    number: int
    kind: str
    organisation_id: int
    state: str
    original: str
    record_text: str
    head_id: int


async def _known(tx: Tx, meeting_id: int) -> dict[int, _Known]:
    rows = await tx.fetch(
        "SELECT id, number, kind, organisation_id, state, original, record_text FROM points WHERE meeting_id = $1"
        " ORDER BY number",
        meeting_id,
    )
    heads = await merges.heads(tx, meeting_id)
    found = {row[0]: _Known(*[*row, heads.get(row[0], row[0])]) for row in rows}
    met = tokens.cache_info().misses
    for one in found.values():
        tokens(one.original)
        tokens(one.record_text)
        if tokens.cache_info().misses - met >= TEXTS_A_TURN:
            met = tokens.cache_info().misses
            await asyncio.sleep(0)
    return found


def _wordings(known: list[_Known]) -> list[list[Tokens]]:
    """What was sent, and what stands in the record where that differs anywhere."""
    originals = [tokens(one.original) for one in known]
    if all(one.original == one.record_text for one in known):
        return [originals]
    return [originals, [tokens(one.record_text) for one in known]]


async def near_points(tx: Tx, point: StoredPoint, at_most: int = NEAREST_MAX) -> list[Near]:
    """Up to three heads that a moderator may want to see beside this point, the nearest first; each once. Compared are
    the words that were sent and those of the record, and whatever is merged under a head speaks for it."""
    own_head = await merges.head_of(tx, point.id)
    everything = await _known(tx, point.meeting_id)
    known = [
        one for one in everything.values() if one.head_id != own_head and everything[one.head_id].state != "declined"
    ]
    wanted = list(dict.fromkeys((point.original, point.record_text)))
    found: dict[int, tuple[float, bool]] = {}
    for place, wordings in enumerate(_wordings(known)):
        for near in nearest(tokens(wanted[min(place, len(wanted) - 1)]), wordings, at_most=LOOKED_AT):
            head_id = known[near.place].head_id
            if found.get(head_id, (0.0, False))[0] < near.cosine:
                found[head_id] = (near.cosine, near.is_opposite)
    best = sorted(found, key=lambda head_id: (-found[head_id][0], everything[head_id].number))[:at_most]
    heads = {head_id: await points.load(tx, head_id) for head_id in best}
    return [Near(head, *found[head_id]) for head_id, head in heads.items() if head is not None]


async def alike(tx: Tx, meeting_id: int, kind: str, text: str, *, without: int) -> StoredPoint | None:
    """The head that says what these words of a sender say, of the same kind, the likest first; None where none is like
    enough. Points of the organisation `without`, which cannot support them, are left out, and so are those that no
    moderator has shown: nobody reads what may hold personal data."""
    wanted = tokens(text)
    everything = await _known(tx, meeting_id)
    known = [
        one
        for one in everything.values()
        if one.kind == kind
        and everything[one.head_id].state in HEARD
        and without not in (one.organisation_id, everything[one.head_id].organisation_id)
    ]
    found = [
        (-score, everything[known[place].head_id].number, known[place])
        for wordings in _wordings(known)
        for place, score in alike_texts(wanted, wordings)
    ]
    for _, _, one in sorted(found, key=lambda candidate: candidate[:2]):
        head = everything[one.head_id]
        if head.id == one.id or not contradicts(wanted, tokens(head.record_text)):
            return await points.load(tx, head.id)
    return None
