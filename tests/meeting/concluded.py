"""A meeting that concludes something, and what officials see of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from delivery import html
from delivery.card import Card
from delivery.cards import outcomes as card
from delivery.cards.readers import guarded
from meeting import floor, outcome_changes, outcomes
from meeting.floor import Words
from rules import chain
from rules.outcomes import OutcomeKind
from rules.points import PointKind, write_point
from rules.refusals import Refusal
from storage import outbox, recorded
from storage import outcomes as rows
from storage.entries import payload_of
from storage.outcomes import Outcome
from tests.meeting.halls import MINUTE_TAKER, Hall

CONCLUSION, DECISION, NOTE, FOLLOW_UP = (
    OutcomeKind.CONCLUSION,
    OutcomeKind.DECISION,
    OutcomeKind.NOTE,
    OutcomeKind.FOLLOW_UP,
)


async def wrote(hall: Hall, text: str, kind: OutcomeKind = CONCLUSION, who: int = MINUTE_TAKER) -> Outcome:
    """Written down by the minute taker."""
    return await outcomes.write(hall.house, hall.sender(who), hall.meeting_id, kind, text)


async def stored(hall: Hall, outcome_id: int) -> Outcome:
    """The outcome as it stands."""
    async with hall.house.db.reading() as tx:
        found = await rows.load(tx, outcome_id)
    assert found is not None
    return found


async def corrected(hall: Hall, outcome: Outcome, text: str, who: int = MINUTE_TAKER) -> outcome_changes.Done:
    """Corrected on what this official read last."""
    revision = (await stored(hall, outcome.id)).revision
    return await outcome_changes.correct(hall.house, hall.sender(who), outcome.id, revision, text)


async def withdrew(hall: Hall, outcome: Outcome, reason: str, who: int = MINUTE_TAKER) -> outcome_changes.Done:
    """Taken back, with a reason."""
    revision = (await stored(hall, outcome.id)).revision
    return await outcome_changes.withdraw(hall.house, hall.sender(who), outcome.id, revision, reason)


async def point_of(hall: Hall, text: str = "usul data kemiskinan diverval ulang", place: int = 0) -> str:
    """A point put forward; its code."""
    words = Words(PointKind.PROPOSAL, write_point(text), ())
    return (await floor.submit(hall.house, hall.voter(place), hall.delegates[place], words)).code


async def last_entry(hall: Hall) -> tuple[str, dict[str, Any]]:
    """Kind and payload of the newest entry."""
    async with hall.house.db.reading() as tx:
        row = (await recorded.entries(tx, hall.meeting_id))[-1]
    return str(row["kind"]), payload_of(row["payload"])


async def refused(act: Any) -> str:
    """The key of the refusal an act ends in."""
    with pytest.raises(Refusal) as caught:
        await act
    return caught.value.key


async def card_of(hall: Hall, topic: str, who: int = MINUTE_TAKER) -> Card:
    """The card of a topic as it stands in the chat of this account; it fits one message's rules."""
    draw = card.draw_list if topic.startswith("outcomes:") else card.draw
    async with hall.house.db.reading() as tx:
        row_id = await tx.fetch_value("SELECT id FROM outbox WHERE chat_id = $1 AND topic = $2", who, topic)
        row = await outbox.waiting(tx, row_id)
        assert row is not None
        made = await guarded(row.kind, draw)(tx, row)
    assert made is not None
    assert sum(len(line) for line in made.buttons) <= 100
    return made


async def seen(hall: Hall, outcome: Outcome, who: int = MINUTE_TAKER) -> tuple[str, list[str]]:
    """Text and labels of the outcome's card."""
    made = await card_of(hall, f"outcome:{outcome.id}", who)
    return html.plain(made.text), [button.label for line in made.buttons for button in line]


async def check_chain(hall: Hall) -> None:
    """The chain of the record verifies."""
    async with hall.house.db.reading() as tx:
        meeting = await recorded.meeting(tx, hall.meeting_id)
        found = await recorded.entries(tx, hall.meeting_id)
    assert meeting is not None
    links = [
        (
            chain.Entry(
                row["seq"],
                row["at"],
                row["actor_role"],
                row["actor_ref"],
                row["kind"],
                json.loads(row["payload"]),
                row["prev"],
            ),
            row["hash"],
        )
        for row in found
    ]
    chain.verify_chain(links, chain.genesis(meeting["created_at"], meeting["code"]))
