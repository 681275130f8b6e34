"""Presses on the card of the screen: twice, too late, in haste, by two at once; pages, size and looks; both engines."""

from __future__ import annotations

import asyncio

import pytest

from meeting.screens import Outcome
from rules.buttons import pack
from rules.steering import CHOICES
from storage.database import Database
from tests.meeting.halls import MODERATOR, Hall
from tests.meeting.on_floor import DEPUTY, open_hall_with_deputy, refused
from tests.meeting.steered import address, asked, buttons, card, press, press_code, question, seen

CHANGED, SAME, STALE = Outcome.CHANGED, Outcome.SAME, Outcome.STALE


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting with a moderator and a deputy."""
    return await open_hall_with_deputy(database)


async def test_a_double_press_does_nothing_twice(hall: Hall) -> None:
    """The same button again is the same, also when it was drawn before."""
    await asked(hall)
    drawn = await buttons(hall)
    for label in ("Gabung", "Kosongkan"):
        code = str((await buttons(hall))[label].press)
        assert [await press_code(hall, code), await press_code(hall, code)] == [CHANGED, SAME]
    assert (await address(hall)).steered == 2
    assert await press_code(hall, str(drawn["Gabung"].press)) is SAME
    assert (await address(hall)).steered == 2


async def test_a_stale_button_never_undoes_what_another_chose(hall: Hall) -> None:
    """It changes nothing, its card is drawn anew, and pressed once more it does what it says."""
    for who in (MODERATOR, DEPUTY):
        await asked(hall, who)
    old = await buttons(hall)
    assert await press(hall, "Pembicara", DEPUTY) is CHANGED
    await press_code(hall, pack("lk", hall.meeting_id, 1, 0), DEPUTY)
    assert await press(hall, "A+", DEPUTY) is CHANGED
    for label in ("Gabung", "Ikuti rapat", "Kosongkan"):
        assert await press_code(hall, str(old[label].press)) is STALE, label
    steered = (await address(hall)).screen
    assert (steered.shown, steered.size, steered.is_blank) == ("speakers", 1, False)
    assert await press(hall, "Gabung") is CHANGED
    assert (await seen(hall))["view"]["name"] == "join"


async def test_ones_own_haste_is_no_stale_press(hall: Hall) -> None:
    """Two presses of one thumb before the card is drawn anew: both are done, in their order."""
    await asked(hall)
    drawn = await buttons(hall)
    for label in ("Gabung", "Kosongkan", "Acara"):
        assert await press_code(hall, str(drawn[label].press)) is CHANGED
    steered = (await address(hall)).screen
    assert (steered.shown, steered.is_blank) == ("agenda", True)


async def test_two_at_once_and_one_of_them_is_told(hall: Hall) -> None:
    """Neither goes over the other's head, whoever comes first."""
    for who in (MODERATOR, DEPUTY):
        await asked(hall, who)
    codes = [
        (str((await buttons(hall, who))[label].press), who) for who, label in ((MODERATOR, "Gabung"), (DEPUTY, "Acara"))
    ]
    came = await asyncio.gather(*(press_code(hall, code, who) for code, who in codes))
    assert sorted(map(str, came)) == ["changed", "stale"]


async def test_every_card_that_is_open_follows(hall: Hall) -> None:
    for who in (MODERATOR, DEPUTY):
        await asked(hall, who)
    wanted = "SELECT wanted FROM outbox WHERE chat_id = $1 AND topic = $2"
    before = await hall.value(wanted, DEPUTY, f"screen:{hall.meeting_id}")
    await press(hall, "Kosongkan")
    assert await hall.value(wanted, DEPUTY, f"screen:{hall.meeting_id}") == int(str(before)) + 1
    found = await card(hall, DEPUTY)
    assert found is not None
    assert "sedang dikosongkan" in found.text


async def test_a_page_is_held_of_what_is_shown_when_it_is(hall: Hall) -> None:
    """By its number; turned by one; let go; and of nothing that came in between."""
    await asked(hall)
    first = await question(hall, "revealed")
    await press(hall, "Lainnya")
    assert await press(hall, "Tahan halaman 1") is CHANGED
    assert (await seen(hall))["screen"]["page"] == 1
    assert "‹ Halaman 0" not in await buttons(hall)
    assert await press(hall, "Halaman 2 ›") is CHANGED
    assert ((await seen(hall))["view"]["code"], (await seen(hall))["screen"]["page"]) == ("JP1", 2)
    old = str((await buttons(hall))["Halaman 3 ›"].press)
    await question(hall, "revealed")
    assert ((await seen(hall))["view"]["code"], (await seen(hall))["screen"]["page"]) == ("JP2", None)
    assert await press_code(hall, old) is STALE
    assert (await seen(hall))["screen"]["page"] is None
    back = pack("ls", hall.meeting_id, (await address(hall)).steered, CHOICES.index("result"), first.id)
    assert await press_code(hall, back) is CHANGED
    assert (await seen(hall))["screen"]["page"] is None, "whoever chooses a view sees it from its beginning"
    await press(hall, "Lainnya")
    await press(hall, "Tahan halaman 1")
    assert await press(hall, "Ganti sendiri") is CHANGED
    assert (await seen(hall))["screen"]["page"] is None


async def test_size_theme_and_language_have_ends(hall: Hall) -> None:
    await asked(hall)
    await press(hall, "Lainnya")
    for _ in range(3):
        assert await press(hall, "A+") is CHANGED
    assert "A+" not in await buttons(hall)
    for _ in range(6):
        assert await press(hall, "A−") is CHANGED
    assert "A−" not in await buttons(hall)
    assert (await seen(hall))["screen"]["size"] == -3
    assert await press(hall, "Tema gelap") is CHANGED
    assert await press(hall, "Bahasa Inggris") is CHANGED
    shown = await seen(hall)
    assert (shown["screen"]["theme"], shown["language"]) == ("dark", "en")
    assert await press(hall, "Tema terang") is CHANGED
    assert await press(hall, "Bahasa Indonesia") is CHANGED
    for setting, value in ((1, 7), (2, 2), (9, 0)):
        assert await refused(press_code(hall, pack("lz", hall.meeting_id, 0, setting, value))) == "tombol_lama"
