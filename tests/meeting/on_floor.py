"""A meeting with a speakers' list: hands raised, steps taken as a moderator reads them, cards as they are drawn."""

from __future__ import annotations

import json
from typing import Any

from delivery.card import Draw
from delivery.cards import hand, speakers
from delivery.cards.readers import guarded
from meeting import hands, speaking
from meeting.speaking import Changed
from rules.buttons import unpack
from rules.speaking import SpeechKind, SpeechState
from storage import outbox, speaking_rules, speeches
from storage.database import Database
from storage.speeches import Speech
from tests.meeting.halls import MODERATOR, Hall, open_hall
from tests.meeting.themed import refused

__all__ = ["refused"]

DEPUTY = 505


async def open_hall_with_deputy(database: Database) -> Hall:
    """A running meeting with a moderator and a deputy."""
    hall = await open_hall(database)
    async with database.transaction() as tx:
        await tx.execute(
            "INSERT INTO accounts (telegram_id, meeting_id, first_seen_ms) VALUES ($1, $2, 0)", DEPUTY, hall.meeting_id
        )
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'deputy', 5, 0)", hall.meeting_id, DEPUTY)
    return hall


async def up(hall: Hall, *places: int, kind: SpeechKind = SpeechKind.HAND) -> list[Speech]:
    """The delegates in these places raise a hand, a second after each other."""
    raised = []
    for place in places:
        hall.clock.turn(1)
        done = await hands.raise_hand(hall.house, hall.voter(place), hall.delegates[place], kind)
        raised.append(done.speech)
    return raised


async def now(hall: Hall, speech: Speech | int) -> Speech:
    """The entry as it stands."""
    async with hall.house.db.reading() as tx:
        found = await speeches.load(tx, speech if isinstance(speech, int) else speech.id)
    assert found is not None
    return found


async def order(hall: Hall) -> list[str]:
    """The organisations that wait, in the order they will be called."""
    async with hall.house.db.reading() as tx:
        rules = await speaking_rules.of_meeting(tx, hall.meeting_id)
        return [one.organisation for one in await speeches.in_order(tx, hall.meeting_id, rules)]


async def step(hall: Hall, speech: Speech, act: str, who: int = MODERATOR) -> Changed:
    """call, start, pause, finish or skip, by a button that was drawn just now."""
    found, sender = await now(hall, speech), hall.sender(who)
    if act == "start":
        seen = int(str(await hall.value("SELECT COALESCE(MAX(id), 0) FROM speeches WHERE state = 'speaking'")))
        return await speaking.start(hall.house, sender, found.id, found.revision, seen)
    acts = {"call": speaking.call, "pause": speaking.pause, "finish": speaking.finish, "skip": speaking.skip}
    return await acts[act](hall.house, sender, found.id, found.revision)


async def speaks(hall: Hall, place: int, *, kind: SpeechKind = SpeechKind.HAND) -> Speech:
    """The delegate in this place has raised a hand, was called and has begun."""
    (speech,) = await up(hall, place, kind=kind)
    await step(hall, speech, "call")
    return (await step(hall, speech, "start")).speech


async def entries(hall: Hall, prefix: str = "speech.") -> list[tuple[str, dict[str, Any]]]:
    """What stands in the record about the list: the act and its payload."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT kind, payload FROM entries ORDER BY seq")
    return [(row["kind"], json.loads(row["payload"])) for row in rows if row["kind"].startswith(prefix)]


async def acts(hall: Hall) -> list[tuple[str, int]]:
    """(act, number of the speech) of every entry."""
    return [(kind.removeprefix("speech."), said["speech"]) for kind, said in await entries(hall)]


async def told(hall: Hall, account: int) -> list[str]:
    """The keys of everything this account was told by messages of their own, in order."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM outbox WHERE chat_id = $1 AND kind = 'say' ORDER BY id", account)
    return [json.loads(row["payload"])["key"] for row in rows]


async def drawn(hall: Hall, account: int = MODERATOR, kind: str = "speakers") -> tuple[str, dict[str, str]]:
    """Text, and label -> code of every button, as this account would see the card now."""
    draw: Draw = {"hand": hand.drawer, "speakers": speakers.drawer}[kind](hall.clock)
    async with hall.house.db.reading() as tx:
        row_id = await tx.fetch_value(
            "SELECT id FROM outbox WHERE chat_id = $1 AND topic = $2", account, f"{kind}:{hall.meeting_id}"
        )
        wish = await outbox.waiting(tx, row_id)
        assert wish is not None
        card = await guarded(kind, draw)(tx, wish)
    assert card is not None
    return card.text, {button.label: str(button.press) for row in card.buttons for button in row}


async def press(hall: Hall, label: str, who: int = MODERATOR) -> Changed:
    """Presses a step on the chair's card as it stands just now."""
    _, buttons = await drawn(hall, who)
    return await press_code(hall, buttons[label], who)


async def press_code(hall: Hall, code: str, who: int = MODERATOR) -> Changed:
    """Presses a button that was drawn earlier."""
    pressed = unpack(code)
    steps = {
        "hc": speaking.call,
        "hd": speaking.finish,
        "he": speaking.extend,
        "hk": speaking.skip,
        "hp": speaking.pause,
        "hs": speaking.start,
    }
    done: Changed = await steps[pressed.verb](hall.house, hall.sender(who), *pressed.numbers)
    return done


async def states(hall: Hall) -> list[SpeechState]:
    """The state of every entry by number."""
    async with hall.house.db.reading() as tx:
        return [one.state for one in await speeches.of_meeting(tx, hall.meeting_id)]
