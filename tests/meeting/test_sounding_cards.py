"""The cards of a sounding: ticks, one point after the other, no count while it is open, the result; on both engines."""

import pytest

from delivery.card import Card
from delivery.parts import parts_of
from meeting import sounding, sounding_results, sounding_views
from storage.database import Database
from tests.meeting.halls import MODERATOR, SECRETARY, Hall, add_delegate, open_hall
from tests.meeting.sounded import drawn, office, opened, press, put_forward, three_constituencies
from tests.meeting.themed import refused


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of eight delegates in each of three constituencies."""
    hall = await open_hall(database, organisations=8)
    await three_constituencies(hall, 8)
    return hall


async def test_points_are_ticked_eight_a_page(hall: Hall) -> None:
    """A button asks for a state; the page stays; opening is offered with and without a limit."""
    await put_forward(hall, 10)
    draft = await sounding.prepare(hall.house, hall.sender(SECRETARY), hall.meeting_id)
    text, labels, codes = await office(hall, SECRETARY)
    assert "10 dicentang, 2 sampai 30 butir" in text
    assert labels[:11] == [*(f"✓ D{number:02}" for number in range(1, 9)), "‹", "1/2", "›"]
    assert labels[11:] == ["Buka", "Buka 10 menit", "Buka 30 menit", "Batalkan", "Ke daftar"]
    assert len(set(codes)) == len(codes) - 1, "of two pages, back and on are one"
    ninth = int(str(await hall.value("SELECT id FROM points WHERE number = 9")))
    await sounding.tick(hall.house, hall.sender(SECRETARY), draft.id, ninth, is_in=False, page=1)
    text, labels, _ = await office(hall, SECRETARY)
    assert labels[:2] == ["D09", "✓ D10"]
    assert "9 dicentang" in text


async def test_one_point_after_the_other_and_back(hall: Hall) -> None:
    """Three buttons, then the next point; a tick on what is stored; at the end a summary of everything."""
    await put_forward(hall, 2, text="=1+1 <b>jalan</b> & {dana} \u202edesa")
    one = await opened(hall)
    topic, delegate = f"sounding:{one.id}", hall.delegates[0]
    text, labels, _ = await drawn(hall, 1001, topic)
    assert "1 dari 2" in text
    assert "&lt;b&gt;jalan&lt;/b&gt; &amp; {dana}" in text
    assert "\u202e" not in text
    assert "Saat ditutup kaitan itu dihapus" in text
    assert labels == ["Setuju", "Tidak", "Lewati"]
    await press(hall, one, 0, 1, 2)
    text, labels, codes = await drawn(hall, 1001, topic)
    assert "2 dari 2" in text
    assert labels == ["Setuju", "Tidak", "Lewati", "Kembali"]
    assert all(len(code.encode()) <= 64 for code in codes)
    await sounding_views.turn_to(hall.house, hall.voter(0), one.id, 1, delegate)
    text, labels, _ = await drawn(hall, 1001, topic)
    assert labels == ["Setuju", "✓ Tidak", "Lewati"]
    assert "Tersimpan: tidak." in text
    await press(hall, one, 0, 2, 1)
    text, labels, _ = await drawn(hall, 1001, topic)
    assert "Jawaban Perwakilan 1 yang tersimpan: 2 dari 2 butir" in text
    assert "1. D01: tidak\n2. D02: setuju" in text
    assert labels == ["Periksa lagi", "Kembali"]


async def test_a_second_tap_of_a_wet_finger_stays_with_its_point(hall: Hall) -> None:
    """The keyboard that was tapped belonged to point 1, whatever stands on the card by now."""
    await put_forward(hall, 3)
    one = await opened(hall)
    for _ in range(3):
        await press(hall, one, 0, 1, 1)
    assert await hall.value("SELECT COUNT(*) FROM sounding_views") == 1
    assert "2 dari 3" in (await drawn(hall, 1001, f"sounding:{one.id}"))[0]


async def test_a_shared_phone_answers_for_each_of_its_delegates(hall: Hall) -> None:
    """The name stands on the card, and the other one is a press away."""
    other = await add_delegate(hall, 24, constituency_id=1, organisation_id=1, account=1001)
    await put_forward(hall, 2)
    one = await opened(hall)
    text, labels, _ = await drawn(hall, 1001, f"sounding:{one.id}")
    assert "Perwakilan 1" in text
    assert labels[-1] == "Ganti: Perwakilan 25"
    await press(hall, one, 0, 1, 1)
    await sounding_views.turn_to(hall.house, hall.voter(0), one.id, 1, other)
    text, labels, _ = await drawn(hall, 1001, f"sounding:{one.id}")
    assert "Perwakilan 25" in text
    assert "Belum dijawab." in text
    await sounding_views.give(hall.house, hall.voter(0), one.id, 1, other, 2)
    assert await hall.value("SELECT COUNT(*) FROM sounding_views") == 2


async def test_while_it_is_open_officials_see_turnout_and_no_count(hall: Hall) -> None:
    """And nobody can turn the pages of a result that is not there."""
    await put_forward(hall, 2)
    one = await opened(hall)
    for place in range(6):
        await press(hall, one, place, 1, 1)
    await press(hall, one, 0, 2, 1)
    await sounding.look(hall.house, hall.moderator, one.id)
    text, labels, _ = await office(hall)
    assert "6 dari 24 peserta sudah menjawab (25,0%); 1 menjawab semua butir." in text
    assert "etuju 6" not in text
    assert labels == ["Segarkan", "Tutup", "Batalkan", "Ke daftar"]
    assert await refused(sounding_results.turn_result(hall.house, hall.moderator, one.id)) == "tombol_lama"
    await sounding.look(hall.house, hall.moderator, one.id, asks="close")
    assert (await office(hall))[1] == ["Ya, tutup", "Batal"]
    await sounding.look(hall.house, hall.moderator, one.id, asks="cancel")
    assert len((await office(hall))[1]) == 4


async def test_the_result_for_officials_participants_and_the_group(hall: Hall) -> None:
    """Counts and shares with their base, what all agree on, constituencies on a press; the group hears no name."""
    async with hall.house.db.transaction() as tx:
        await tx.execute(
            "INSERT INTO chat_groups (chat_id, meeting_id, title, added_ms) VALUES (-100, $1, 'Rapat', 0)",
            hall.meeting_id,
        )
    await put_forward(hall, 2)
    one = await opened(hall)
    for place in range(22):
        await press(hall, one, place, 1, 2 if place % 8 == 0 else 1)
        await press(hall, one, place, 2, 1 if place < 11 else 2)
    await sounding.close(hall.house, hall.moderator, one.id)
    for account, topic in ((MODERATOR, f"soundings:{hall.meeting_id}"), (1003, f"sounding:{one.id}")):
        text, labels, _ = await drawn(hall, account, topic)
        assert "22 dari 24 peserta menjawab (91,7%)" in text
        assert "Disepakati semua unsur: D01." in text
        assert "Setuju 19 (86,4%), tidak 3 (13,6%), lewati 0 (0,0%), dari 22 yang menjawab." in text
        assert "bukan keputusan" in text
        assert "Perwakilan" not in text
        own = [] if topic.startswith("sounding:") else ["Diagram", "Ke daftar"]
        assert labels == ["1. D01", "2. D02", *own]
    await sounding_results.turn_result(hall.house, hall.voter(2), one.id, position=1)
    text, labels, _ = await drawn(hall, 1003, f"sounding:{one.id}")
    assert "usaha: setuju 7, tidak 1, lewati 0; belum menjawab 0." in text
    assert "warga: setuju 5, tidak 1, lewati 0; belum menjawab 2." in text
    assert labels == ["Ke hasil"]
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM outbox WHERE chat_id = -100 AND kind = 'say' ORDER BY id")
    assert [("penjajakan_grup" in row["payload"], "Perwakilan" in row["payload"]) for row in rows] == [
        (True, False)
    ] * 2


async def test_the_picture_goes_into_the_record_once(hall: Hall) -> None:
    """Asked twice it is one entry; an open sounding has none, and a delegate may not ask."""
    await put_forward(hall, 2)
    one = await opened(hall)
    await press(hall, one, 0, 1, 1)
    assert await refused(sounding_results.enter_chart(hall.house, hall.moderator, one.id)) == "tombol_lama"
    await sounding.close(hall.house, hall.moderator, one.id)
    first = await sounding_results.enter_chart(hall.house, hall.moderator, one.id)
    assert await sounding_results.enter_chart(hall.house, hall.sender(SECRETARY), one.id) == first
    assert await refused(sounding_results.enter_chart(hall.house, hall.voter(0), one.id)) == "bukan_wewenang"
    assert await hall.value("SELECT COUNT(*) FROM jobs WHERE kind = 'chart'") == 2


async def test_thirty_long_points_fit(hall: Hall) -> None:
    """The list of the open one, the summary and a page of the result are one message each; a wording may need more."""
    await put_forward(hall, 30, text="x👨‍👩‍👧‍👦" * 480)
    one = await opened(hall)
    for place in range(6):
        for position in range(1, 31):
            await press(hall, one, place, position, 1 + place % 3)
    assert len(parts_of(Card((await drawn(hall, 1001, f"sounding:{one.id}"))[0]))) == 1
    await sounding.look(hall.house, hall.moderator, one.id)
    assert len(parts_of(Card((await office(hall))[0]))) <= 2
    await sounding.close(hall.house, hall.moderator, one.id)
    assert len(parts_of(Card((await office(hall))[0]))) == 1


async def test_who_comes_later_finds_the_open_one_by_the_command(hall: Hall) -> None:
    """/penjajakan: an official's list, a delegate's own card, kindly refused where there is none."""
    assert await refused(sounding_results.show_soundings(hall.house, hall.voter(0), hall.meeting_id)) == (
        "penjajakan_tidak_ada"
    )
    await put_forward(hall, 2)
    one = await opened(hall)
    late = await add_delegate(hall, 24, constituency_id=1)
    await sounding_results.show_soundings(hall.house, hall.voter(24), hall.meeting_id)
    assert "1 dari 2" in (await drawn(hall, 1025, f"sounding:{one.id}"))[0]
    await sounding_views.give(hall.house, hall.voter(24), one.id, 1, late, 1)
    await sounding_results.show_soundings(hall.house, hall.moderator, hall.meeting_id)
    assert "SJ1 · Penjajakan dibuka" in (await office(hall))[0]


async def test_the_card_of_another_official_follows(hall: Hall) -> None:
    """The secretariat has the ticks before it when the moderator ticks a point out, and opens: both are drawn there."""
    await put_forward(hall, 3)
    draft = await sounding.prepare(hall.house, hall.sender(SECRETARY), hall.meeting_id)
    await office(hall, SECRETARY)
    point = int(str(await hall.value("SELECT id FROM points WHERE number = 3")))
    waits = f"SELECT state FROM outbox WHERE chat_id = {SECRETARY} AND kind = 'soundings'"
    sent = "UPDATE outbox SET state = 'sent', message_id = 9, shown = wanted"
    for act in (
        lambda: sounding.tick(hall.house, hall.sender(MODERATOR), draft.id, point, is_in=False),
        lambda: sounding.open_sounding(hall.house, hall.sender(MODERATOR), draft.id),
    ):
        async with hall.house.db.transaction() as tx:
            await tx.execute(sent)
        await act()
        assert await hall.value(waits) == "waiting"
    assert "Penjajakan dibuka" in (await office(hall, SECRETARY))[0]
