"""The screens of a played meeting: the card as an official sees it, buttons pressed as they were drawn."""

from __future__ import annotations

from typing import Any

from delivery.card import Button, Card
from delivery.cards import screen
from delivery.cards.readers import guarded
from delivery.cards.screen_buttons import VIEWS
from meeting import questions, screens
from meeting.screens import Outcome
from projector.panels import result_view
from projector.snapshot import snapshot
from rules.buttons import unpack
from rules.questions import Question
from storage import outbox
from storage import screens as stored
from storage.screens import Address
from tests.meeting.halls import MODERATOR, Hall
from tests.meeting.test_voting import choose, opened

BASE = "https://layar.example.go.id"


async def asked(hall: Hall, who: int = MODERATOR) -> Address:
    """/layar, and the address of the meeting."""
    await screens.show_card(hall.house, hall.sender(who), hall.meeting_id, anew=True)
    return await address(hall)


async def address(hall: Hall) -> Address:
    """How the screens are steered just now."""
    async with hall.house.db.reading() as tx:
        found = await stored.of_meeting(tx, hall.meeting_id)
    assert found is not None
    return found


async def card(hall: Hall, who: int = MODERATOR, base: str = BASE) -> Card | None:
    """The card in this chat, drawn now."""
    async with hall.house.db.reading() as tx:
        topic = f"screen:{hall.meeting_id}"
        row_id = await tx.fetch_value("SELECT id FROM outbox WHERE chat_id = $1 AND topic = $2", who, topic)
        wish = await outbox.waiting(tx, row_id)
        assert wish is not None, "no card is wanted here"
        return await guarded("screen", screen.drawer(base, hall.clock))(tx, wish)


async def buttons(hall: Hall, who: int = MODERATOR, base: str = BASE) -> dict[str, Button]:
    """Label -> button of the card, without the tick of what was chosen last."""
    found = await card(hall, who, base)
    assert found is not None
    labels = [button.label for row in found.buttons for button in row]
    assert len(labels) == len(set(labels)), labels
    return {button.label.removeprefix("✓ "): button for row in found.buttons for button in row}


async def press(hall: Hall, label: str, who: int = MODERATOR) -> Outcome | None:
    """Presses a button as it is drawn just now."""
    return await press_code(hall, str((await buttons(hall, who))[label].press), who)


async def press_code(hall: Hall, code: str, who: int = MODERATOR) -> Outcome | None:
    """Presses a button that was drawn earlier, or forged."""
    asked_for, house, sender = unpack(code), hall.house, hall.sender(who)
    if asked_for.verb == "lk":
        meeting_id, view, page = asked_for.numbers
        await screens.show_card(house, sender, meeting_id, view=VIEWS[view], page=page)
        return None
    acts: dict[str, Any] = {
        "lc": screens.offer, "ls": screens.steer, "lp": screens.hold_page, "lz": screens.set_one,
        "ln": screens.new_address, "lo": screens.open_results, "lw": screens.ask_wifi, "lx": screens.drop_wifi,
    }  # fmt: skip
    outcome: Outcome | None = await acts[asked_for.verb](house, sender, *asked_for.numbers)
    return outcome


async def seen(hall: Hall) -> dict[str, Any]:
    """What the screens show now, as they are steered."""
    steered = (await address(hall)).screen
    async with hall.house.db.reading() as tx:
        return await snapshot(
            *(tx, hall.meeting_id, steered),
            revision=1,
            build="b",
            username="jajak_bot",
            now_ms=hall.clock(),
            draw_result=result_view,
        )


async def question(hall: Hall, state: str, written: str = "Bidang apa?\nData\nRumah") -> Question:
    """A question in this state: open, closed or revealed; one delegate has answered."""
    hall.clock.turn(1)
    found = await opened(hall, written, seconds=None)
    await choose(hall, found, 0, 0)
    if state != "open":
        hall.clock.turn(1)
        await questions.close(hall.house, hall.moderator, found.id)
    if state == "revealed":
        hall.clock.turn(1)
        await questions.reveal(hall.house, hall.moderator, found.id)
    return found
