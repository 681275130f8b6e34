"""What a sounding leaves behind once it is closed: no view, and no hash from which one could be found."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from delivery.card import Card
from delivery.cards import sounding as own_card
from meeting import sounding, sounding_views
from storage import outbox, outbox_outcomes
from storage.backup import back_up
from storage.database import Database
from storage.soundings import Sounding
from tests.meeting.halls import Hall, open_hall
from tests.meeting.sounded import opened, press, put_forward, three_constituencies


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of two delegates in each of three constituencies."""
    hall = await open_hall(database, organisations=2)
    await three_constituencies(hall, 2)
    return hall


async def sent(hall: Hall, one: Sounding, place: int) -> Card:
    """The card of this delegate, noted as the sender notes it once it has left."""
    async with hall.house.db.transaction() as tx:
        row_id = await tx.fetch_value(
            "SELECT id FROM outbox WHERE chat_id = $1 AND topic = $2", 1001 + place, f"sounding:{one.id}"
        )
        row = await outbox.waiting(tx, row_id)
        assert row is not None
        card = await own_card.draw(tx, row)
        assert card is not None
        await outbox_outcomes.shown(tx, row, 500 + place, card.shown_hash())
        await outbox.want_again(tx, f"sounding:{one.id}", now_ms=hall.clock.now_ms)
    return card


async def every_card(hall: Hall, one: Sounding) -> set[str]:
    """The hash of each card that each delegate saw while giving and changing every view."""
    seen = set()
    for place in range(6):
        for position in (1, 2):
            for number in (1, 2, 3):
                await press(hall, one, place, position, number)
                for turned in (position, 3):
                    await sounding_views.turn_to(hall.house, hall.voter(place), one.id, turned, hall.delegates[place])
                    card = await sent(hall, one, place)
                    seen.add(replace(card, is_secret=False).shown_hash())
    return seen


async def hashes(hall: Hall) -> set[str]:
    """What the outbox holds of them."""
    async with hall.house.db.reading() as tx:
        return {row["shown_hash"] for row in await tx.fetch("SELECT shown_hash FROM outbox")}


@pytest.mark.parametrize("is_closed", [True, False])
async def test_no_hash_of_a_card_that_showed_a_view_is_kept(hall: Hall, is_closed: bool) -> None:
    """Neither while it is open nor after its end, and what an earlier version kept goes with the views."""
    await put_forward(hall, 2)
    one = await opened(hall)
    seen = await every_card(hall, one)
    assert len(seen) >= 6 * 6
    assert not seen & await hashes(hall)
    kept = sorted(seen)[0]
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET shown_hash = $1 WHERE topic = $2", kept, f"sounding:{one.id}")
    if is_closed:
        await sounding.close(hall.house, hall.moderator, one.id)
    else:
        await sounding.cancel(hall.house, hall.moderator, one.id, 0)
    assert not seen & await hashes(hall)


async def test_no_copy_holds_a_hash_of_a_card_that_showed_a_view(sqlite_database: Database, tmp_path: Path) -> None:
    """Made while the sounding is open, by a version that kept one, or after its end: not a byte of any."""
    hall = await open_hall(sqlite_database, organisations=2)
    await three_constituencies(hall, 2)
    await put_forward(hall, 2)
    one = await opened(hall)
    seen = await every_card(hall, one)
    async with sqlite_database.transaction() as tx:
        kept = sorted(seen)[0]
        await tx.execute("UPDATE outbox SET shown_hash = $1 WHERE topic = $2", kept, f"sounding:{one.id}")
    await back_up(sqlite_database, tmp_path / "open.db")
    await sounding.close(hall.house, hall.moderator, one.id)
    await back_up(sqlite_database, tmp_path / "closed.db")
    await sqlite_database.overwrite_deleted()
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert {"open.db", "closed.db", "meeting.db"} <= set(found)
    for name, content in found.items():
        assert not [one for one in seen if one.partition(".")[0].encode() in content], name
    with sqlite3.connect(tmp_path / "closed.db") as copy:
        assert copy.execute("SELECT COUNT(*) FROM sounding_views").fetchone() == (0,)
    copy.close()
