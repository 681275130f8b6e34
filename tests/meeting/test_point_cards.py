"""What officials see of points: a list filtered and searched, eight a page, one card a point; and senders their own."""

import json

import pytest

from delivery.card import Card
from delivery.cards import points
from meeting import agenda, floor, moderation, own_points, point_answers, staffing
from meeting.floor import Words
from rules.buttons import unpack
from rules.point_filters import KINDS, STATES, PointFilter
from rules.points import PointAct, PointKind, write_point
from storage.database import Database
from storage.outbox import OutboxRow
from tests.faults.acts import standing_dialog
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.pointed import (
    TEXT,
    card_of,
    case_of,
    items,
    list_of,
    own_of,
    put_forward,
    refused,
    shown_view,
    worded,
)


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


def state(name: str) -> int:
    """The filter that asks for this state."""
    return PointFilter(state=STATES.index(name)).code


async def test_the_head_counts_and_eight_stand_on_a_page(hall: Hall) -> None:
    """Twenty-one points on three pages; a page that is not there is the last one."""
    for n in range(21):
        await put_forward(hall, n % 5, f"{TEXT} nomor {n}")
    await moderation.decide(hall.house, hall.moderator, 1, PointAct.SHOW)
    await moderation.decide(hall.house, hall.moderator, 2, PointAct.HOLD)
    text, labels = await list_of(hall)
    assert text.startswith("<b>Pokok diskusi: 21 masuk (19 menunggu, 1 ditayangkan, dan 1 ditahan).</b>")
    assert labels == [*(f"D0{n}" for n in range(1, 9)), "‹", "1/3", "›", "Saring", "Cari"]
    for page in (2, 99, 2**62):
        assert (await list_of(hall, page=page))[1][:6] == ["D17", "D18", "D19", "D20", "D21", "‹"]


async def test_filters_ride_in_the_buttons(hall: Hall) -> None:
    """State, kind, agenda item, constituency: each narrows the list, says so, and the pages keep it."""
    await items(hall)
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 2)
    for n in range(9):
        await put_forward(hall, n % 5, f"{TEXT} nomor {n}")
    await put_forward(hall, 0, "apakah data sudah diverifikasi", PointKind.QUESTION)
    await moderation.decide(hall.house, hall.moderator, 3, PointAct.SHOW)
    assert (await list_of(hall, filter=state("shown")))[1] == ["D03", "Saring", "Cari", "Semua"]
    asked = PointFilter(item=2, constituency=1, kind=KINDS.index("proposal"), state=STATES.index("received"))
    text, labels = await list_of(hall, filter=asked.code)
    assert "Ditampilkan: acara 2, Pemerintah, usulan, dan menunggu (8)." in text
    assert labels[:8] == ["D01", "D02", *(f"D0{n}" for n in range(4, 10))]
    assert "Tidak ada pokok diskusi yang cocok." in (await list_of(hall, filter=PointFilter(item=1).code))[0]
    _, labels = await list_of(hall, filter=asked.code, view="state")
    assert labels == [
        *("Semua", "✓ menunggu", "ditayangkan", "ditahan", "digabung", "tidak ditayangkan", "dibahas", "ditanggapi"),
        *("diusulkan perbaikan", "Kembali"),
    ]
    assert (await list_of(hall, view="item"))[1] == ["✓ Semua", "1. Kinerja", "2. Diskusi", "Kembali"]
    assert (await list_of(hall, view="constituency"))[1] == ["✓ Semua", "Pemerintah", "Kembali"]
    assert (await list_of(hall, view="which"))[1] == ["Status", "Jenis", "Acara", "Unsur", "Kembali"]


async def test_the_pages_of_a_filtered_list_stay_filtered(hall: Hall) -> None:
    """The number of the filter stands in each button that turns."""
    for n in range(10):
        await put_forward(hall, n % 5, f"{TEXT} nomor {n}")
    code = state("received")
    row = OutboxRow(
        *(1, MODERATOR, "t", None, "points", {"meeting": hall.meeting_id, "filter": code}, 1, 1, 0, "", None, 0, False)
    )
    async with hall.house.db.reading() as tx:
        card = await points.draw_list(tx, row)
    assert isinstance(card, Card)
    presses = {button.label: unpack(button.press or "").numbers for line in card.buttons for button in line}
    assert presses["›"] == (hall.meeting_id, 1, code)
    assert presses["D01"] == (1, code)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *[("D02", ["D02"]), ("jalan", ["D02"]), ("JALAN  Berlubang", ["D02"]), ("verifikasi resmi", ["D01"])],
        *[("o3", ["D03"]), ("instansi 3", ["D03"]), ("100%", ["D03"]), ("_", []), ("%", ["D03"]), ("tiada", [])],
        *[("'; DROP TABLE points; --", []), ("usul data", ["D01"]), ("!", [])],
    ],
)
async def test_points_are_found_by_what_is_typed(hall: Hall, typed: str, found: list[str]) -> None:
    """Code, words of the original or of the record, organisation; every word typed stands somewhere in the point."""
    first = await put_forward(hall)
    await put_forward(hall, 1, "mohon jalan berlubang diperbaiki")
    await put_forward(hall, 2, "anggaran terserap 100% tahun lalu")
    await worded(hall, first, "Verifikasi resmi setiap triwulan.")
    await moderation.ask_search(hall.house, hall.moderator, hall.meeting_id, 0)
    assert "Silakan ketik nomor" in (await list_of(hall, view="search"))[0]
    await moderation.search(hall.house, hall.moderator, await standing_dialog(hall, MODERATOR), typed)
    stored = json.loads(
        str(await hall.value("SELECT payload FROM outbox WHERE topic = $1", f"points:{hall.meeting_id}"))
    )
    text, labels = await list_of(hall, **stored)
    assert [label for label in labels if label.startswith("D0")] == found
    assert "<b>" not in text.split("\n", 1)[1]
    await moderation.list_points(hall.house, hall.moderator, hall.meeting_id, filter_code=stored["filter"], anew=False)
    again = json.loads(
        str(await hall.value("SELECT payload FROM outbox WHERE topic = $1", f"points:{hall.meeting_id}"))
    )
    assert again["search"] == stored["search"]


async def test_the_card_says_all_that_is_known(hall: Hall) -> None:
    """Both texts, organisation, constituency, agenda item, time, how it came, and its state."""
    await items(hall)
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 1)
    words = Words(PointKind.PROPOSAL, write_point("usul <b>data</b> & dana desa"), is_forwarded=True)
    stored = await floor.submit(hall.house, hall.sender(CLERK), hall.delegates[0], words, clerk=True)
    case = await worded(hall, await case_of(hall, stored.id), "Data dan dana desa.")
    text, labels = await card_of(hall, case, SECRETARY)
    assert text.splitlines()[:8] == [
        "<b>D01 · usulan · masuk</b>",
        "Dari o1 (Pemerintah), 23-11-2023 13.00 WIB",
        "Acara 1: Kinerja",
        "Diisikan petugas.",
        "Pesan diteruskan.",
        "",
        "Data dan dana desa.",
        "<i>Teks asli: usul &lt;b&gt;data&lt;/b&gt; &amp; dana desa</i>",
    ]
    assert labels == ["Rumuskan", "Pindah acara", "Ke daftar"]
    assert (await card_of(hall, case, MODERATOR))[1][:4] == ["Tayangkan", "Tahan", "Jangan tayangkan", "Pindah acara"]
    assert (await card_of(hall, case, MINUTE_TAKER))[1] == ["Rumuskan", "Pindah acara", "Ke daftar"]


async def test_the_card_asks_for_a_reason_an_item_or_an_organisation(hall: Hall) -> None:
    """In its own place, each with a way back; once another official has decided it asks no more."""
    await items(hall)
    case = await put_forward(hall)
    reasons = ["di luar acara", "memuat data pribadi", "kampanye", "tidak santun", "lainnya: tulis", "Kembali"]
    assert (await card_of(hall, case, view="reasons"))[1] == reasons
    assert (await card_of(hall, case, view="items"))[1] == ["1. Kinerja", "2. Diskusi", "Kembali"]
    await moderation.decide(hall.house, hall.moderator, case.id, PointAct.SHOW)
    assert (await card_of(hall, case, view="organisations"))[1] == ["o1", "o2", "o3", "o4", "o5", "Kembali"]
    await moderation.decide(hall.house, hall.moderator, case.id, PointAct.DECLINE, reason="alasan_kampanye")
    for view in ("reasons", "organisations", "answer", "reason"):
        assert (await card_of(hall, case, view=view))[1] == ["Tayangkan", "Buka kembali", "Pindah acara", "Ke daftar"]


async def test_an_organisation_is_chosen_and_only_the_answer_typed(hall: Hall) -> None:
    """Its short name stands in front; one of another meeting is an old button."""
    case = await put_forward(hall)
    await moderation.decide(hall.house, hall.moderator, case.id, PointAct.SHOW)
    case = await case_of(hall, case.id)
    assert await refused(point_answers.ask(hall.house, hall.moderator, case.id, case.revision, 999)) == "tombol_lama"
    await point_answers.ask(hall.house, hall.moderator, case.id, case.revision, 3)
    done = await point_answers.write(hall.house, hall.moderator, await standing_dialog(hall, MODERATOR), "tahun depan")
    assert (done.answered_by, done.answer) == ("o3", "tahun depan")


async def test_the_way_back_leads_to_the_list_as_it_was_filtered(hall: Hall) -> None:
    """Also after the card asked for something; and what was asked for waits no more after [Kembali]."""
    case, code = await put_forward(hall), state("received")
    await moderation.show_point(hall.house, hall.moderator, case.id, filter_code=code)
    await moderation.ask_own_reason(hall.house, hall.moderator, case.id, case.revision)
    view = await shown_view(hall, case)
    assert (view["view"], view["filter"]) == ("reason", code)
    await moderation.turn_point(hall.house, hall.moderator, case.id)
    assert await hall.value("SELECT COUNT(*) FROM dialogs") == 0


async def test_longest_texts_of_the_widest_signs_make_a_card(hall: Hall) -> None:
    """A thousand families of emoji in each text: nothing is cut, the card is carried by several messages."""
    wide = "👨‍👩‍👧‍👦" * 1000
    case = await worded(hall, await put_forward(hall, text=wide), "Jalan " + "🇮🇩" * 994)
    text, _ = await card_of(hall, case)
    assert wide in text
    assert len((await list_of(hall))[0]) < 4096


async def test_whoever_is_no_official_any_more_sees_no_card(hall: Hall) -> None:
    """The card is drawn for the role of this moment."""
    case = await put_forward(hall)
    number = int(str(await hall.value("SELECT number FROM staff WHERE telegram_id = $1", MODERATOR)))
    await staffing.take_away(hall.house, hall.sender(SECRETARY), hall.meeting_id, 2, number)
    with pytest.raises(AssertionError):
        await card_of(hall, case)


async def test_senders_see_their_own_points_and_nobody_elses(hall: Hall) -> None:
    """State, reason, answer and wording of each; the newest first, eight a page."""
    for n in range(9):
        await put_forward(hall, 0, f"{TEXT} nomor {n}")
    other = await put_forward(hall, 1)
    first = await worded(hall, await case_of(hall, 1), "Data diverifikasi.")
    await moderation.decide(hall.house, hall.moderator, 2, PointAct.DECLINE, reason="alasan_kampanye")
    text, labels = await own_of(hall, 1001)
    assert text.startswith("<b>Pokok diskusi Bapak/Ibu: 9.</b>")
    assert labels == [*(f"D0{n}" for n in range(9, 1, -1)), "‹", "1/2", "›"]
    text, labels = await own_of(hall, 1001, point=first.id)
    assert "Rumusan untuk notula: Data diverifikasi." in text
    assert labels == ["Sesuai", "Usul perbaikan", "Ke daftar"]
    assert "Alasan: kampanye" in (await own_of(hall, 1001, point=2))[0]
    assert (await own_of(hall, 1001, point=other.id))[0].startswith("<b>Pokok diskusi Bapak/Ibu: 9.</b>")
    assert "belum menyampaikan" in (await own_of(hall, 1003))[0]
    assert await refused(own_points.show_own(hall.house, hall.sender(999), hall.meeting_id)) == "belum_terdaftar"
