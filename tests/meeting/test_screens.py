"""The screens of the hall steered by phone: who may, what is chosen, and never what is hidden; on both engines."""

from __future__ import annotations

import asyncio
import re

import pytest

from meeting import desk, screens
from meeting import sounding as sounding_acts
from meeting.screens import Outcome
from rules.buttons import pack
from rules.screens import View, of_sounding
from rules.steering import CHOICES, pack_page
from storage.database import Database
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.on_floor import DEPUTY, open_hall_with_deputy, refused
from tests.meeting.pointed import put_forward as submit
from tests.meeting.sounded import opened as open_sounding
from tests.meeting.sounded import put_forward
from tests.meeting.steered import address, asked, buttons, card, press, press_code, question, seen

CHANGED = Outcome.CHANGED
NOBODY = (MINUTE_TAKER, CLERK, 1001, 999)


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting with a moderator and a deputy."""
    return await open_hall_with_deputy(database)


async def test_the_first_who_asks_makes_an_address_nobody_guesses(hall: Hall) -> None:
    """At least 128 bits in 22 url-safe signs; whoever asks next finds the same; the record holds none of it."""
    made = await asked(hall)
    assert re.fullmatch(r"[A-Za-z0-9_-]{22,64}", made.key)
    for who in (DEPUTY, SECRETARY, MODERATOR):
        assert await asked(hall, who) == made
    assert await hall.kinds() == []


async def test_two_who_ask_at_once_are_handed_one_address(hall: Hall) -> None:
    senders = [hall.sender(who) for who in (MODERATOR, DEPUTY, SECRETARY)]
    await asyncio.gather(*(screens.show_card(hall.house, who, hall.meeting_id) for who in senders))
    assert (await address(hall)).number == 1


@pytest.mark.parametrize("who", [*NOBODY, SECRETARY])
async def test_only_the_chair_steers(hall: Hall, who: int) -> None:
    """Whatever button somebody else holds, and nothing is moved by it."""
    before = await asked(hall)
    codes = [
        pack("lc", hall.meeting_id, 0, 2), pack("ls", hall.meeting_id, 0, 1, 0),
        pack("lp", hall.meeting_id, 0, pack_page(1, View.AGENDA), 0), pack("lz", hall.meeting_id, 0, 2, 1),
        pack("ln", hall.meeting_id, 2), pack("lw", hall.meeting_id), pack("lx", hall.meeting_id, 0),
    ]  # fmt: skip
    for code in codes:
        assert await refused(press_code(hall, code, who)) == "bukan_wewenang", code
    assert await address(hall) == before
    if who != SECRETARY:
        assert await refused(asked(hall, who)) == "bukan_wewenang"


async def test_a_role_taken_away_takes_the_buttons_along(hall: Hall) -> None:
    await asked(hall, DEPUTY)
    code = str((await buttons(hall, DEPUTY))["Gabung"].press)
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM staff WHERE telegram_id = $1", DEPUTY)
    assert await refused(press_code(hall, code, DEPUTY)) == "bukan_wewenang"
    assert await card(hall, DEPUTY) is None


async def test_each_choice_is_shown_by_one_press(hall: Hall) -> None:
    """And [Ikuti rapat] gives the screen back to the meeting."""
    await asked(hall)
    assert (await seen(hall))["view"]["name"] == "agenda"
    assert (await buttons(hall))["Ikuti rapat"].label == "✓ Ikuti rapat"
    for label, view in (
        ("Gabung", "join"),
        ("Pembicara", "speakers"),
        ("Kehadiran", "quorum"),
        ("Acara", "agenda"),
        ("Pokok", "wall"),
    ):
        assert await press(hall, label) is CHANGED
        assert (await seen(hall))["view"]["name"] == view
        ticked = [one.label for one in (await buttons(hall)).values() if one.label.startswith("✓")]
        assert ticked == [f"✓ {label}"]
        found = await card(hall)
        assert found is not None
        assert "dipilih moderator" in found.text
    await question(hall, "open")
    assert (await seen(hall))["view"]["name"] == "wall"
    assert await press(hall, "Ikuti rapat") is CHANGED
    assert (await seen(hall))["view"]["name"] == "open"
    found = await card(hall)
    assert found is not None
    assert "pertanyaan JP1, sedang dibuka (pukul 13.00 WIB)" in found.text
    assert "mengikuti jalannya rapat" in found.text


async def test_of_several_one_is_chosen_from_a_list(hall: Hall) -> None:
    """One alone is shown at once; before there is any, nothing changes."""
    await asked(hall)
    for label in ("Pertanyaan", "Hasil"):
        assert await refused(press(hall, label)) == "layar_belum_ada"
    await question(hall, "revealed", "Bidang apa yang pertama?\nData\nRumah")
    assert await press(hall, "Hasil") is CHANGED
    assert (await seen(hall))["view"]["code"] == "JP1"
    await question(hall, "revealed")
    assert (await seen(hall))["view"]["code"] == "JP2", "[Hasil] means the latest"
    assert await press(hall, "Hasil") is None
    assert list(await buttons(hall)) == [
        "Selalu yang terbaru", "JP2: Bidang apa?", "JP1: Bidang apa yang pertama?", "Kembali",
    ]  # fmt: skip
    assert await press(hall, "JP1: Bidang apa yang pertama?") is CHANGED
    assert ((await seen(hall))["view"]["name"], (await seen(hall))["view"]["code"]) == ("result", "JP1")
    await question(hall, "open")
    await press(hall, "Pertanyaan")
    assert [one[:3] for one in await buttons(hall)] == ["Sel", "JP3", "JP2", "JP1", "Kem"]
    assert await press(hall, "Selalu yang terbaru") is CHANGED
    assert (await seen(hall))["view"]["code"] == "JP3"


async def test_a_sounding_is_chosen_as_a_question_is(hall: Hall) -> None:
    """While it is open among the questions, once closed among the results as well."""
    await asked(hall)
    await question(hall, "revealed")
    hall.clock.turn(1)
    await put_forward(hall, 2)
    sounding = await open_sounding(hall)
    await press(hall, "Pertanyaan")
    assert list(await buttons(hall))[1:] == ["SJ1: Penjajakan", "JP1: Bidang apa?", "Kembali"]
    assert await press(hall, "SJ1: Penjajakan") is CHANGED
    found = await card(hall)
    assert found is not None
    assert "penjajakan SJ1, sedang dibuka" in found.text
    assert ((await seen(hall))["view"]["name"], (await seen(hall))["view"]["code"]) == ("open", "SJ1")
    code = pack("ls", hall.meeting_id, 1, CHOICES.index("result"), of_sounding(sounding.number))
    assert await refused(press_code(hall, code)) == "layar_tidak_dapat", "nothing of it before it is closed"
    hall.clock.turn(1)
    await sounding_acts.close(hall.house, hall.moderator, sounding.id)
    assert await press_code(hall, code) is CHANGED
    assert (await seen(hall))["view"]["name"] == "result"
    found = await card(hall)
    assert found is not None
    assert "hasil SJ1" in found.text


async def test_a_point_is_pinned_from_the_list_and_a_long_list_has_pages(hall: Hall) -> None:
    await asked(hall)
    await put_forward(hall, 8)
    await press(hall, "Pokok")
    labels = list(await buttons(hall))
    assert [one[:4] for one in labels] == [
        "Semu",
        "D08:",
        "D07:",
        "D06:",
        "D05:",
        "D04:",
        "D03:",
        "‹",
        "1/2",
        "›",
        "Kemb",
    ]
    await press(hall, "›")
    (label,) = [one for one in await buttons(hall) if one.startswith("D02:")]
    assert await press(hall, label) is CHANGED
    assert (await seen(hall))["view"]["pinned"]["code"] == "D02"
    found = await card(hall)
    assert found is not None
    assert "pokok diskusi D02" in found.text


async def test_what_is_hidden_is_never_shown_whatever_is_pressed(hall: Hall) -> None:
    """A draft, a result before its reveal, a point that waits, and whatever belongs to another meeting."""
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, "Rancangan?\nYa\nTidak")
    closed, revealed = await question(hall, "closed"), await question(hall, "revealed")
    hidden = await submit(hall)
    (shown,) = await put_forward(hall, 1, place=1)
    async with hall.house.db.transaction() as tx:
        other = await tx.fetch_value(
            "INSERT INTO meetings (code, join_code, join_key, title, held_on, zone, state, created_ms, created_at)"
            " VALUES ('R-9', 'WXYZ2345', 'key9', 'R 9', '2023-11-23', 'Asia/Jakarta', 'running', 0, '') RETURNING id"
        )
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'moderator', 1, 0)", other, MODERATOR)
    await screens.show_card(hall.house, hall.moderator, other)
    before = await asked(hall)
    tried = [("question", draft.id), ("result", draft.id), ("result", closed.id), ("wall", hidden.id),
             ("question", shown + 10_000), ("wall", revealed.id + 10_000), ("join", closed.id)]  # fmt: skip
    for what, subject_id in tried:
        code = pack("ls", hall.meeting_id, before.steered, CHOICES.index(what), subject_id)
        assert await refused(press_code(hall, code)) == "layar_tidak_dapat", what
    assert await address(hall) == before
    # Of the other meeting, in which this moderator is one too.
    for what, subject_id in (("question", closed.id), ("result", revealed.id)):
        assert (
            await refused(press_code(hall, pack("ls", other, 0, CHOICES.index(what), subject_id))) == "layar_belum_ada"
        )
    assert await refused(press_code(hall, pack("ls", other, 0, CHOICES.index("wall"), shown))) == "layar_tidak_dapat"


async def test_nothing_is_steered_before_there_is_an_address(database: Database) -> None:
    """A forged button makes none."""
    hall = await open_hall(database)
    assert await refused(press_code(hall, pack("ls", hall.meeting_id, 0, 1, 0))) == "tombol_lama"
    assert await hall.value("SELECT COUNT(*) FROM screens") == 0
