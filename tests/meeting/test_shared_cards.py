"""Cards of a phone that several share say for whom it speaks now, and no button of theirs means another unseen."""

import json

import pytest

from delivery.card import Card
from delivery.cards import hand, person
from meeting import delegation, hands, hearing, point_edits, privacy
from meeting.privacy import Wish
from meeting.waiting import Came
from rules.points import PointKind
from rules.refusals import Refusal
from rules.speaking import SpeechKind
from storage.database import Database
from storage.outbox import OutboxRow
from tests.meeting.halls import CLERK, Hall, add_delegate, open_hall
from tests.meeting.test_submitting import say, shown
from tests.meeting.test_words_behind import FIRST, SECOND
from tests.meeting.test_words_shared import authors, other


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting; the first phone answers for two of the first organisation and has three cards open."""
    made = await open_hall(database)
    await add_delegate(made, 9, organisation_id=1, account=1001)
    await delegation.speak_for(made.house, made.voter(0), made.delegates[0])
    await hands.raise_hand(made.house, made.voter(0), made.delegates[0], SpeechKind.HAND)
    await hearing.list_heard(made.house, made.voter(0), made.meeting_id)
    await sent(made)
    return made


async def sent(hall: Hall) -> None:
    """Every card stands in its chat and shows what is stored."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET state = 'sent', message_id = id, shown = wanted")


async def redrawn(hall: Hall) -> list[str]:
    """The cards of the first phone that are drawn once more; nobody else's are."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch(
            "SELECT chat_id, kind FROM outbox WHERE state = 'waiting' AND kind IN ('person', 'hand', 'heard')"
        )
    assert {row["chat_id"] for row in rows} <= {1001}
    return sorted(row["kind"] for row in rows)


async def drawn(hall: Hall, kind: str) -> Card:
    """The card as it would leave now."""
    draw = person.draw if kind == "person" else hand.drawer(hall.clock)
    payload = json.dumps({"meeting": hall.meeting_id})
    row = OutboxRow(1, 1001, "x", None, kind, json.loads(payload), 15, 1, 0, "", None, 0, False)
    async with hall.house.db.reading() as tx:
        card = await draw(tx, row)
    assert card is not None
    return card


async def test_cards_speak_for_whoever_is_chosen(hall: Hall) -> None:
    """A hand that is raised on the card of hands is that of whom the phone speaks for."""
    await hearing.list_heard(hall.house, hall.voter(1), hall.meeting_id)
    await sent(hall)
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    assert await redrawn(hall) == ["hand", "heard", "person"]
    presses = [one.press for row in (await drawn(hall, "hand")).buttons for one in row]
    assert f"1ha.{await other(hall)}" in presses


@pytest.mark.parametrize("how", ["left", "marked", *Wish])
async def test_cards_speak_for_whoever_stays(hall: Hall, how: str | Wish) -> None:
    """The one for whom the phone spoke leaves, is marked as gone by a clerk, or withdraws."""
    if isinstance(how, Wish):
        await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, how, hall.delegates[0])
    else:
        who = hall.voter(0) if how == "left" else hall.sender(CLERK)
        await delegation.leave(hall.house, who, hall.delegates[0])
    assert await redrawn(hall) == ["hand", "heard", "person"]
    text = (await drawn(hall, "person")).text
    assert "Perwakilan 10" in text
    assert "Perwakilan 1<" not in text


async def test_no_card_is_drawn_for_nobody(hall: Hall) -> None:
    """The last of the phone leaves: there is nobody to speak for."""
    await delegation.leave(hall.house, hall.voter(0), await other(hall))
    await sent(hall)
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    assert "person" not in await redrawn(hall)


async def test_an_edit_of_a_point_of_whoever_left_is_refused_clearly(hall: Hall) -> None:
    """Its words stay as their author sent them."""
    await shown(hall, 1)
    await say(hall, FIRST, kind=PointKind.PROPOSAL, came=Came(800, 1))
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    with pytest.raises(Refusal) as refused:
        await point_edits.edited(hall.house, hall.voter(0), 800, SECOND)
    assert (refused.value.key, refused.value.values) == ("pemilik_meninggalkan", {"label": "Perwakilan 1"})
    assert (await authors(hall))[-1] == (hall.delegates[0], FIRST)
