"""What people see of points that ask for the same: the official's card, the list for everybody, and their buttons."""

from typing import Any

import pytest

from delivery.card import Card
from delivery.cards import heard, merge, point, points
from delivery.cards.readers import guarded
from meeting import floor, hearing, merging, moderation, supporting
from rules.buttons import NUMBERS, Press, unpack
from rules.points import PointAct
from rules.refusals import Refusal
from storage import dialogs, outbox
from storage.database import Database
from tests.meeting.halls import MINUTE_TAKER, MODERATOR, Hall, add_delegate, open_hall
from tests.meeting.test_floor import said

TEXTS = (
    "data kemiskinan ekstrem diverifikasi ulang tiap tribulan",
    "mohon data P3KE dicek lagi 3 bulan sekali",
    "data kemiskinan ekstrem tidak usah diverifikasi ulang",
    "beasiswa <b>santri</b> {{x}} =1+1 ditambah",
)


@pytest.fixture
async def hall(database: Database) -> Hall:
    """Five organisations, four points of which the first and the last two are shown."""
    hall = await open_hall(database)
    for place, text in enumerate(TEXTS):
        await floor.submit(hall.house, hall.voter(place), hall.delegates[place], said(text))
    for point_id in (1, 3, 4):
        await moderation.decide(hall.house, hall.moderator, point_id, PointAct.SHOW)
    return hall


async def drawn(hall: Hall, account: int, topic: str) -> tuple[str, dict[str, Press]]:
    """Text and presses by label of the card as this account would see it now."""
    draws: Any = {
        "points": points.draw_list,
        "point": point.draw_point,
        "merge": merge.draw_choice,
        "heard": heard.draw,
    }
    async with hall.house.db.reading() as tx:
        row = await tx.fetch_row("SELECT id, kind FROM outbox WHERE chat_id = $1 AND topic = $2", account, topic)
        assert row is not None
        wish = await outbox.waiting(tx, row["id"])
        assert wish is not None
        card: Card | None = await guarded(wish.kind, draws[wish.kind])(tx, wish)
    assert card is not None
    return card.text, {button.label: unpack(str(button.press)) for line in card.buttons for button in line}


async def list_of(hall: Hall, place: int = 4, page: int | None = None) -> tuple[str, dict[str, Press]]:
    """[Pokok yang ditayangkan] on somebody's phone."""
    await hearing.list_heard(hall.house, hall.voter(place), hall.meeting_id, page=page)
    return await drawn(hall, 1001 + place, f"heard:{hall.meeting_id}")


async def one_of(hall: Hall, point_id: int = 1, place: int = 4) -> tuple[str, dict[str, Press]]:
    """One point of it."""
    await hearing.show_one(hall.house, hall.voter(place), point_id)
    return await drawn(hall, 1001 + place, f"heard:{hall.meeting_id}")


async def official(hall: Hall, point_id: int, account: int = MODERATOR) -> tuple[str, dict[str, Press]]:
    """The card of a point on an official's phone."""
    await moderation.show_point(hall.house, hall.sender(account), point_id)
    return await drawn(hall, account, f"point:{point_id}")


async def test_the_moderator_sees_the_nearest_and_what_may_be_opposite(hall: Hall) -> None:
    """D02 asks for the same, D03 for the opposite; each with its button, and none for whoever may not merge."""
    text, presses = await official(hall, 1)
    assert "D02 (o2): mohon data P3KE" in text
    assert "D03 (o3), berlawanan?: data kemiskinan" in text
    assert "D04" not in text
    assert presses["Gabung ke D02"] == Press("gj", (1, 2, 0))
    text, presses = await official(hall, 1, MINUTE_TAKER)
    assert "D02 (o2)" in text
    assert not any(press.verb in ("gj", "gm", "gu") for press in presses.values())


async def test_a_group_is_shown_on_both_cards(hall: Hall) -> None:
    """The head says what it holds and who stands behind it, the merged point under which it stands."""
    await supporting.support(hall.house, hall.voter(4), 2, hall.delegates[4], is_wanted=True)
    await merging.merge(hall.house, hall.moderator, 2, 1)
    text, presses = await official(hall, 1)
    assert "Memuat juga D02 (o2)." in text
    assert "Didukung 2 instansi: o2 dan o5." in text
    assert presses["D02"] == Press("fp", (2,))
    await moderation.list_points(hall.house, hall.moderator, hall.meeting_id)
    text, _ = await drawn(hall, MODERATOR, f"points:{hall.meeting_id}")
    assert "tiap tribulan · 2 dukungan" in text
    assert "3 bulan sekali · ke D01" in text
    text, presses = await official(hall, 2)
    assert "Digabung ke D01." in text
    assert presses["Pisahkan dari D01"] == Press("gu", (2,))


async def test_any_other_head_can_be_chosen(hall: Hall) -> None:
    """The nearest first, then by number, never the point itself."""
    await merging.choose_head(hall.house, hall.moderator, 1)
    text, presses = await drawn(hall, MODERATOR, "point:1")
    assert text.startswith("D01 digabungkan dengan pokok yang mana?")
    assert [press.numbers[1] for press in presses.values() if press.verb == "gj"] == [2, 3, 4]


async def test_everybody_reads_what_was_shown_and_nothing_else(hall: Hall) -> None:
    """Neither what waits nor what was declined; words of people are escaped."""
    text, presses = await list_of(hall)
    assert "Pokok yang ditayangkan: 3." in text
    assert [label for label in presses if label.startswith("D")] == ["D01", "D03", "D04"]
    assert "&lt;b&gt;santri&lt;/b&gt; {{x}} =1+1" in text
    with pytest.raises(Refusal, match="tombol_lama"):
        await hearing.show_one(hall.house, hall.voter(4), 2)
    with pytest.raises(Refusal, match="belum_terdaftar"):
        await hearing.list_heard(hall.house, hall.sender(9999), hall.meeting_id)


async def test_the_button_asks_for_the_state_that_is_not(hall: Hall) -> None:
    """[Dukung], then [Tarik dukungan]; for a second delegate in their own name; none for whose point it is."""
    _, presses = await one_of(hall)
    assert presses["Dukung"] == Press("gs", (1, hall.delegates[4], 1))
    assert ("Tanggapan" in presses) == ("ur" in NUMBERS)
    await supporting.support(hall.house, hall.voter(4), 1, hall.delegates[4], is_wanted=True)
    text, presses = await one_of(hall)
    assert "Didukung 1 instansi: o5." in text
    assert presses["Tarik dukungan"].numbers[2] == 0
    hall.delegates.append(await add_delegate(hall, 5, organisation_id=5))
    _, presses = await one_of(hall, place=5)
    assert presses["Dukung atas nama sendiri"].numbers == (1, hall.delegates[5], 1)
    text, presses = await one_of(hall, place=0)
    assert "Pokok ini disampaikan o1." in text
    assert not any(press.verb == "gs" for press in presses.values())


async def test_an_observer_and_a_meeting_that_is_over_have_no_button(hall: Hall) -> None:
    """They may read."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE organisations SET standing = 'observer' WHERE id = 5")
    _, presses = await one_of(hall)
    assert not any(press.verb == "gs" for press in presses.values())
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'ended'")
    _, presses = await one_of(hall, place=3)
    assert list(presses) == ["Ke daftar"]


async def test_points_are_found_by_words_organisation_and_code(hall: Hall) -> None:
    """As typed or by stems; pages keep what is looked for, [Semua pokok] forgets it."""
    for typed, codes in (("verifikasi data", ["D01", "D03"]), ("o4", ["D04"]), ("d03", ["D03"]), ("gajah", [])):
        await hearing.ask_query(hall.house, hall.voter(4), hall.meeting_id)
        async with hall.house.db.reading() as tx:
            dialog = await dialogs.load(tx, 1005, hall.clock())
        assert dialog is not None
        await hearing.search(hall.house, hall.voter(4), dialog, typed)
        for page in (None, 0):
            if page == 0:
                await hearing.list_heard(hall.house, hall.voter(4), hall.meeting_id, page=0)
            text, presses = await drawn(hall, 1005, f"heard:{hall.meeting_id}")
            assert [label for label in presses if label.startswith("D")] == codes
            assert typed in text
    assert "Pokok yang ditayangkan: 3." in (await list_of(hall))[0]


async def test_eight_a_page(hall: Hall) -> None:
    """Twenty shown points on three pages, each a card that fits a message however long names and texts are."""
    for number in range(17):
        point = await floor.submit(
            hall.house, hall.voter(0), hall.delegates[0], said(f"perbaikan saluran nomor {number} " + "ng" * 450)
        )
        await moderation.decide(hall.house, hall.moderator, point.id, PointAct.SHOW)
    text, presses = await list_of(hall, page=2)
    assert [label for label in presses if label.startswith("D")] == ["D18", "D19", "D20", "D21"]
    assert presses["‹"] == Press("gl", (hall.meeting_id, 1))
    text, _ = await list_of(hall, page=0)
    assert text.count("\n") == 8
    assert len(text.encode("utf-16-le")) // 2 < 4096
