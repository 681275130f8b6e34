"""A hostile participant with a client of their own: every button there is, with numbers nobody gave them."""

import asyncio
import random
from pathlib import Path

from rehearsal.phones import Message, Person
from rules.buttons import NUMBERS, pack
from tests.bot.served import served

IDS = (0, 1, 2, 3, 5, 99, 2**31, 2**63 - 1)
STATES = "SELECT state FROM meetings UNION ALL SELECT state FROM questions UNION ALL SELECT role FROM staff"


def forged(dice: random.Random) -> list[str]:
    """Two presses of every verb with a count it carries, and one with a number too many, written by hand."""
    codes = []
    for verb, (least, most) in NUMBERS.items():
        counts = (least, min(most, least + 1))
        codes += [pack(verb, *(dice.choice(IDS) for _ in range(count))) for count in counts]
        codes.append(f"1{verb}" + ".1" * (most + 1))
    return [code for code in codes if len(code) <= 64]


async def press_all(person: Person, card: Message, codes: list[str]) -> None:
    """Presses them all at once; each must be answered."""
    toasts = await asyncio.gather(*(person.press_data(code, on=card, answer_seconds=30) for code in codes))
    assert all(toast.is_answered for toast in toasts)


async def test_b08_forged_buttons_of_every_kind_break_and_store_nothing(tmp_path: Path) -> None:
    """By a participant and by somebody from the street: all answered, nothing set aside, nobody's state moved."""
    dice = random.Random(20231123)
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        cards = await hosted.ballots()
        stranger = await hosted.phones.person(7_777)
        await stranger.start()
        greeting = await stranger.wait_for("Daftar", timeout_seconds=20)
        before = await hosted.rows(STATES)
        await press_all(hosted.voters[0], cards[0], forged(dice))
        await press_all(stranger, greeting, forged(dice))
        assert await hosted.phones.stage.settled(timeout_seconds=30)
        assert await hosted.rows(STATES) == before
        assert not await hosted.rows("SELECT * FROM parked")
        assert not await hosted.rows("SELECT * FROM ballots")
        assert "error" not in hosted.log(), hosted.log()
