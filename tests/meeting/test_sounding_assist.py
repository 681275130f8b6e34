"""Views entered by an official count when a second one confirms them before the end, are marked, and leave no trace."""

import json

import pytest

from delivery.card import Card
from delivery.cards import desk, sounding_entry
from delivery.drafts import Drafts
from meeting import assist_dialogs, delegation, sounding, sounding_assist
from meeting.privacy import Wish, separate
from record import json_file
from record.gather import gather
from record.minutes import fields
from rules.answers import Answer
from rules.consensus import View
from rules.refusals import Refusal
from rules.soundings import VIEW_OF, pack_views, unpack_views
from storage import outbox
from storage.database import Database
from storage.soundings import Sounding
from tests.meeting.halls import CLERK, MINUTE_TAKER, Hall, open_hall
from tests.meeting.sounded import document, loaded, office, opened, press, put_forward
from tests.meeting.themed import refused
from tests.record.schema import SCHEMA, faults

AGREE, DISAGREE, PASS = View
WRITTEN = {1: AGREE, 2: DISAGREE}


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of eight organisations; the last delegate has no phone."""
    hall = await open_hall(database, organisations=8)
    await put_forward(hall, 3)
    async with database.transaction() as tx:
        await tx.execute("UPDATE delegates SET telegram_id = NULL WHERE id = $1", hall.delegates[7])
    return hall


async def entered(hall: Hall, one: Sounding, place: int = 7, views: dict[int, View] | None = None) -> int:
    """An entry of the clerk for the delegate in this place; returns its id."""
    packed = pack_views(WRITTEN if views is None else views)
    await sounding_assist.ask_reason(hall.house, hall.sender(CLERK), one.id, hall.delegates[place], packed)
    await sounding_assist.enter_waiting(hall.house, hall.sender(CLERK), "tidak membawa telepon", anew=True)
    return int(str(await hall.value("SELECT MAX(id) FROM assisted_views")))


async def confirmed(hall: Hall, entry: int, *, is_right: bool = True) -> bool:
    """What the minute taker's press came to."""
    return (await sounding_assist.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=is_right)).counts


async def seen(hall: Hall, account: int, kind: str, drafts: Drafts | None = None) -> Card | None:
    """A card of the desk as it would leave now."""
    draws = {
        "assisted_views": sounding_entry.draw_confirm,
        "desk": desk.drawer(hall.clock),
        "views_entry": sounding_entry.drawer(drafts or Drafts()),
    }
    async with hall.house.db.reading() as tx:
        row_id = await tx.fetch_value("SELECT id FROM outbox WHERE chat_id = $1 AND kind = $2", account, kind)
        row = await outbox.waiting(tx, row_id)
        assert row is not None
        return await draws[kind](tx, row)


def labels(card: Card | None) -> list[str]:
    """Of its buttons."""
    assert card is not None
    return [button.label for line in card.buttons for button in line]


async def test_an_entry_counts_once_a_second_official_has_confirmed_it(hall: Hall) -> None:
    """Before: no view. Nobody confirms their own. After: two views, marked; pressed twice they are the same."""
    one = await opened(hall)
    entry = await entered(hall, one)
    assert await hall.value("SELECT COUNT(*) FROM sounding_views") == 0
    own = sounding_assist.settle(hall.house, hall.sender(CLERK), entry, is_right=True)
    assert await refused(own) == "dibantu_petugas_lain"
    assert await confirmed(hall, entry)
    assert await confirmed(hall, entry)
    assert await hall.value("SELECT COUNT(*) FROM sounding_views WHERE is_assisted = 1") == 2
    assert await hall.value("SELECT COUNT(*) FROM entries WHERE kind = 'sounding.assisted'") == 2
    await sounding.look(hall.house, hall.moderator, one.id)
    assert "1 dari 8 peserta sudah menjawab" in (await office(hall))[0]


async def test_the_result_says_how_many_were_helped_in_every_output(hall: Hall) -> None:
    """Phone, minutes and JSON; the digest is that of what is published; where nobody was helped nothing is said."""
    one = await opened(hall)
    for place in range(7):
        await press(hall, one, place, 1, 1 + place % 2)
    await confirmed(hall, await entered(hall, one))
    await sounding.close(hall.house, hall.moderator, one.id)
    said = await document(hall, one)
    assert (said["assisted"], said["answered"], said["points"][0]["answered"]) == (1, 8, 8)
    assert "Di antaranya 1 dibantu petugas." in (await office(hall))[0]
    async with hall.house.db.reading() as tx:
        record = await gather(tx, hall.meeting_id)
    assert faults(json_file.document(record), SCHEMA) == []
    assert "Di antaranya 1 dibantu petugas." in fields(record)["daftar_penjajakan"][0]["catatan"]
    again = await opened(hall)
    await press(hall, again, 0, 1, 1)
    await sounding.close(hall.house, hall.moderator, again.id)
    assert "assisted" not in await document(hall, again)


async def test_a_view_of_ones_own_takes_the_mark_away_and_outlives_an_older_entry(hall: Hall) -> None:
    """What the delegate gave after the entry was written stands, and the confirmation is refused by name."""
    one = await opened(hall)
    entry = await entered(hall, one, place=0)
    await press(hall, one, 0, 1, 3)
    with pytest.raises(Refusal) as no:
        await confirmed(hall, entry)
    assert no.value.key == "dibantu_sudah_sendiri"
    assert await hall.value("SELECT view FROM sounding_views") == "pass"
    assert await confirmed(hall, await entered(hall, one, place=0))
    await press(hall, one, 0, 1, 3)
    await press(hall, one, 0, 2, 3)
    assert await hall.value("SELECT COUNT(*) FROM sounding_views WHERE is_assisted = 1") == 0
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE payload LIKE '%dibantu_rahasia%'") == 1


@pytest.mark.parametrize("is_closed", [True, False])
async def test_what_nobody_confirmed_before_the_end_is_not_counted_and_not_kept(hall: Hall, is_closed: bool) -> None:
    """Late, emptied, and the card of the second official says so; so is one that was refused or replaced."""
    one = await opened(hall)
    await confirmed(hall, await entered(hall, one, views={1: PASS}), is_right=False)
    await entered(hall, one, views={2: PASS})
    entry = await entered(hall, one)
    if is_closed:
        await sounding.close(hall.house, hall.moderator, one.id)
    else:
        await sounding.cancel(hall.house, hall.moderator, one.id, 0)
    assert not await confirmed(hall, entry)
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT state, views, seen, reason FROM assisted_views ORDER BY id")
    assert [tuple(row) for row in rows] == [("refused", 0, 0, ""), ("refused", 0, 0, ""), ("late", 0, 0, "")]
    assert await hall.value("SELECT COUNT(*) FROM sounding_views") == 0
    assert json.loads((await loaded(hall, one)).result or '{"answered": 0}')["answered"] == 0


async def test_who_leaves_or_is_erased_is_answered_for_no_more(hall: Hall) -> None:
    """An entry that waits is refused, or emptied with the person."""
    one = await opened(hall)
    entry = await entered(hall, one, place=0)
    await separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    assert not await confirmed(hall, entry)
    assert await hall.value("SELECT views FROM assisted_views") == 0
    entry = await entered(hall, one, place=1)
    await delegation.leave(hall.house, hall.voter(1), hall.delegates[1])
    assert await refused(confirmed(hall, entry)) == "tidak_berhak"
    assert await hall.value("SELECT COUNT(*) FROM sounding_views") == 0


async def test_rights_and_forged_presses(hall: Hall) -> None:
    """A moderator enters nothing and a participant confirms nothing; numbers that no button carries are refused."""
    one = await opened(hall)
    asked = (one.id, hall.delegates[7], pack_views(WRITTEN))
    for account in (hall.moderator, hall.voter(0)):
        assert await refused(sounding_assist.ask_reason(hall.house, account, *asked)) == "bukan_wewenang"
    entry = await entered(hall, one)
    assert await refused(sounding_assist.settle(hall.house, hall.voter(0), entry, is_right=True)) == "bukan_wewenang"
    for packed in (0, 4**3, 2**63 - 1):
        forged = sounding_assist.ask_reason(hall.house, hall.sender(CLERK), one.id, hall.delegates[7], packed)
        assert await refused(forged) == "tombol_lama"
    forged = sounding_assist.ask_reason(hall.house, hall.sender(CLERK), one.id, 999, 1)
    assert await refused(forged) == "tombol_lama"
    assert await refused(sounding_assist.settle(hall.house, hall.sender(CLERK), 999, is_right=True)) == "tombol_lama"


async def test_the_desk_offers_the_sounding_and_stores_nothing_half_made(hall: Hall) -> None:
    """From the desk's card point by point to the whole, each button with all that was written down."""
    one = await opened(hall)
    delegate, drafts = hall.delegates[7], Drafts()
    await assist_dialogs.choose_what(hall.house, hall.sender(CLERK), delegate)
    assert labels(await seen(hall, CLERK, "desk"))[0] == "SJ1"

    async def turn(position: int, views: dict[int, View]) -> Card | None:
        packed = pack_views(views)
        kept = Answer((packed,))
        await sounding_assist.turn(
            *(hall.house, hall.sender(CLERK), one.id, delegate, position, packed),
            lambda: drafts.keep(CLERK, sounding_entry.place_of(one.id), delegate, kept),
        )
        return await seen(hall, CLERK, "views_entry", drafts)

    first = await turn(1, {})
    assert labels(first) == ["Setuju", "Tidak", "Lewati", "Kembali", "Tanpa jawaban"]
    assert labels(await turn(1, WRITTEN))[0] == "✓ Setuju"
    whole = await turn(4, WRITTEN)
    assert whole is not None
    assert "1. D01: setuju\n2. D02: tidak\n3. D03: belum dijawab" in whole.text
    assert labels(whole) == ["Kirim 2 jawaban", "Kembali"]
    assert labels(await turn(4, {})) == ["Kembali"]
    payload = json.loads(str(await hall.value("SELECT payload FROM outbox WHERE kind = 'views_entry'")))
    assert set(payload) == {"delegate", "meeting", "position", "sounding"}
    await entered(hall, one)
    asked = await seen(hall, MINUTE_TAKER, "assisted_views")
    assert asked is not None
    assert asked.is_secret
    assert "tidak membawa telepon" in asked.text
    assert "2. D02: tidak" in asked.text
    assert labels(asked) == ["Ya, benar", "Bukan"]


def test_thirty_points_fit_a_button_and_come_back() -> None:
    """One number below 2 to the 63rd, whatever was said."""
    for view in VIEW_OF.values():
        views = dict.fromkeys(range(1, 31), view)
        assert pack_views(views) < 2**63
        assert unpack_views(pack_views(views), 30) == views
    assert unpack_views(pack_views({30: PASS}), 30) == {30: PASS}
    with pytest.raises(Refusal):
        unpack_views(pack_views({30: PASS}), 29)
