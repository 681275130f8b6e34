"""Addresses of the screens and of the page of results: made, taken back, never written down; on both engines."""

from __future__ import annotations

import json

import pytest

from delivery.cards.running_record import draw
from meeting import agenda, running_record, screens
from meeting.screens import Outcome
from rules.buttons import pack
from rules.meetings import MeetingAct, MeetingState
from storage import outbox, preparation
from storage import screens as stored
from storage.database import Database
from tests.faults.acts import standing_dialog
from tests.meeting.halls import MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.on_floor import DEPUTY, open_hall_with_deputy, refused
from tests.meeting.steered import BASE, address, asked, buttons, card, press, press_code, question, seen

CHANGED, SAME, STALE = Outcome.CHANGED, Outcome.SAME, Outcome.STALE


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting with a moderator and a deputy, whose screens have an address."""
    hall = await open_hall_with_deputy(database)
    await asked(hall)
    return hall


async def entries(hall: Hall) -> list[tuple[str, str, dict[str, object]]]:
    """(kind, role, payload) of everything the record knows about screens."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT kind, actor_role, payload FROM entries WHERE kind LIKE 'screen.%' ORDER BY seq")
    return [(row["kind"], row["actor_role"], json.loads(row["payload"])) for row in rows]


async def everywhere(hall: Hall) -> str:
    """All that is stored but the addresses themselves."""
    names = ("entries", "outbox", "dialogs", "jobs", "meetings", "applied", "notes")
    async with hall.house.db.reading() as tx:
        return repr([[tuple(row) for row in await tx.fetch(f"SELECT * FROM {name}")] for name in names])


async def end(hall: Hall) -> None:
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)


async def test_a_new_address_takes_the_old_one_back_at_once(hall: Hall) -> None:
    """Asked twice before; pressed twice it is made once; the record says that, and no key."""
    before = await address(hall)
    await press(hall, "Lainnya")
    await press(hall, "Alamat baru")
    found = await card(hall)
    assert found is not None
    assert "Alamat yang sekarang langsung tidak berlaku" in found.text
    assert await address(hall) == before, "asked, not done"
    sure = str((await buttons(hall))["Ya, buat alamat baru"].press)
    assert [await press_code(hall, sure), await press_code(hall, sure)] == [CHANGED, SAME]
    after = await address(hall)
    assert (after.number, len(after.key) >= 22, after.key == before.key) == (2, True, False)
    async with hall.house.db.reading() as tx:
        assert await stored.by_key(tx, before.key) is None
    assert await entries(hall) == [("screen.moved", "moderator", {"number": 2})]
    for key in (before.key, after.key):
        assert key not in await everywhere(hall)
    for number in (1, 4, 0):
        assert await press_code(hall, pack("ln", hall.meeting_id, number), DEPUTY) is STALE
    assert await address(hall) == after
    found = await card(hall, DEPUTY)
    assert found is not None
    assert f"<code>{BASE}/layar/{after.key}</code>" in found.text


async def test_results_open_after_the_end_by_the_secretariat_alone(hall: Hall) -> None:
    await asked(hall, SECRETARY)
    opening = pack("lo", hall.meeting_id, 0, 1)
    assert await refused(press_code(hall, opening, SECRETARY)) == "layar_belum_selesai"
    await press(hall, "Halaman hasil", SECRETARY)
    assert list(await buttons(hall, SECRETARY)) == ["Kembali"]
    await end(hall)
    for who in (MODERATOR, DEPUTY, 1001):
        assert await refused(press_code(hall, opening, who)) == "bukan_wewenang"
    assert [await press(hall, "Buka halaman hasil", SECRETARY), await press_code(hall, opening, SECRETARY)] == [
        CHANGED,
        SAME,
    ]
    key = (await address(hall)).results_key
    assert key is not None
    assert key != (await address(hall)).key
    shown = await buttons(hall, SECRETARY)
    assert shown["Lihat halaman hasil"].url == shown["Salin alamat"].copy == f"{BASE}/hasil/{key}"
    async with hall.house.db.reading() as tx:
        assert await stored.by_results_key(tx, key) is not None
    await press(hall, "Tutup halaman hasil", SECRETARY)
    async with hall.house.db.reading() as tx:
        assert await stored.by_results_key(tx, key) is None
    said = [("screen.results_opened", "secretariat", {}), ("screen.results_closed", "secretariat", {})]
    assert await entries(hall) == said
    await press(hall, "Gabung")
    assert await press_code(hall, opening, SECRETARY) is STALE, "a button from before somebody else did something"
    assert (await address(hall)).results_key is None
    assert key not in await everywhere(hall)


async def test_a_new_address_keeps_the_meeting_open_for_a_corrected_file(database: Database) -> None:
    """A laptop is set up before the roster is right: nothing of the meeting has happened by it."""
    hall = await open_hall(database, organisations=0)
    await asked(hall)
    await screens.new_address(hall.house, hall.moderator, hall.meeting_id, 2)
    async with hall.house.db.transaction() as tx:
        assert await preparation.may_renew(tx, hall.meeting_id)


@pytest.mark.parametrize("state", list(MeetingState))
async def test_in_which_states_results_may_be_opened(hall: Hall, state: MeetingState) -> None:
    """After the end, also once adopted and locked: the record still takes the entry."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = $1", state.value)
    act = screens.open_results(hall.house, hall.sender(SECRETARY), hall.meeting_id, 0, 1)
    if state in (MeetingState.ENDED, MeetingState.ADOPTED, MeetingState.LOCKED):
        assert await act is CHANGED
        assert len(await entries(hall)) == 1
    else:
        assert await refused(act) == "layar_belum_selesai"


async def test_the_running_record_says_it_in_a_sentence(hall: Hall) -> None:
    """As /catatan reads it to officials."""
    await screens.new_address(hall.house, hall.moderator, hall.meeting_id, 2)
    await end(hall)
    for is_open in (1, 0):
        act = screens.open_results(hall.house, hall.sender(SECRETARY), hall.meeting_id, 1 + (1 - is_open), is_open)
        assert await act is CHANGED
    await running_record.read(hall.house, hall.sender(SECRETARY), hall.meeting_id)
    async with hall.house.db.reading() as tx:
        row = await tx.fetch_value("SELECT id FROM outbox WHERE kind = 'record' AND chat_id = $1", SECRETARY)
        wish = await outbox.waiting(tx, row)
        assert wish is not None
        found = await draw(tx, wish)
    assert found is not None
    for said in ("Alamat layar rapat diganti.", "Halaman hasil dibuka.", "Halaman hasil ditutup."):
        assert said in found.text


@pytest.mark.parametrize(
    ("base", "opens", "said"),
    [
        ("https://layar.example.go.id", True, ""),
        ("http://192.168.10.5:8090", True, ""),
        ("http://127.0.0.1:8090", False, "hanya dapat dibuka di komputer tempat layanan ini berjalan"),
        ("http://[::1]:8090", False, "hanya dapat dibuka di komputer tempat layanan ini berjalan"),
    ],
)
async def test_the_link_stands_on_the_card_and_on_a_button_a_phone_can_follow(
    hall: Hall, base: str, opens: bool, said: str
) -> None:
    """To be typed at the laptop, or copied; where it leads nowhere else, the card says so and what is to be done."""
    found, link = await card(hall, base=base), f"{base}/layar/{(await address(hall)).key}"
    assert found is not None
    assert f"<code>{link}</code>" in found.text
    assert said in found.text
    assert ("JAJAK_SCREEN_ADDRESS" in found.text) is not opens
    shown = await buttons(hall, base=base)
    assert shown["Salin alamat"].copy == link
    assert ("Buka layar" in shown) is opens
    if opens:
        assert shown["Buka layar"].url == link


async def test_without_a_screen_the_card_says_what_the_operator_has_to_do(hall: Hall) -> None:
    found = await card(hall, base="")
    assert found is not None
    assert (found.buttons, "belum menyediakan layar" in found.text) == ((), True)
    assert "JAJAK_SCREEN_PORT" in found.text
    assert (await address(hall)).key not in found.text


async def test_the_card_of_the_secretariat_steers_nothing(hall: Hall) -> None:
    await asked(hall, SECRETARY)
    assert list(await buttons(hall, SECRETARY)) == ["Buka layar", "Salin alamat", "Segarkan", "Halaman hasil"]
    for view in range(1, 8):
        await press_code(hall, pack("lk", hall.meeting_id, view, 0), SECRETARY)
        labels = set(await buttons(hall, SECRETARY))
        assert labels <= {"Buka layar", "Salin alamat", "Segarkan", "Halaman hasil", "Kembali"}, view


async def test_the_network_of_the_hall_is_said_beside_how_to_join(hall: Hall) -> None:
    """Typed in one line, put right, taken away; another conversation keeps it out."""
    assert (await seen(hall))["views"]["join"]["footer"] == "5 peserta sudah bergabung"
    await press(hall, "Lainnya")
    await press(hall, "Wi-Fi")
    found = await card(hall)
    assert found is not None
    assert "paling banyak 60 karakter" in found.text
    dialog = await standing_dialog(hall, MODERATOR)
    assert await refused(screens.write_wifi_line(hall.house, hall.moderator, dialog, "x" * 61)) == "teks_panjang"
    written = " SETDA-TAMU,\n sandi\u202e <b>musrenbang27</b> "
    assert await screens.write_wifi_line(hall.house, hall.moderator, dialog, written) is CHANGED
    foot = "5 peserta sudah bergabung · Wi-Fi: SETDA-TAMU, sandi <b>musrenbang27</b>"
    assert (await seen(hall))["views"]["join"]["footer"] == foot
    found = await card(hall)
    assert found is not None
    assert "SETDA-TAMU, sandi &lt;b&gt;musrenbang27" in found.text
    assert await press(hall, "Hapus Wi-Fi") is CHANGED
    assert (await seen(hall))["views"]["join"]["footer"] == "5 peserta sudah bergabung"
    assert await hall.kinds() == []


async def test_whoever_goes_back_is_asked_for_no_line_any_more(hall: Hall) -> None:
    await press(hall, "Lainnya")
    await press(hall, "Wi-Fi")
    await press(hall, "Batal")
    assert await hall.value("SELECT COUNT(*) FROM dialogs WHERE telegram_id = $1", MODERATOR) == 0


async def test_steering_leaves_results_and_questions_as_they_are(hall: Hall) -> None:
    """A screen is no part of the record: no entry, no revision of anything."""
    await question(hall, "revealed")
    before = await hall.kinds()
    for label in ("Hasil", "Gabung", "Kosongkan", "Tampilkan", "Ikuti rapat"):
        assert await press(hall, label) is CHANGED
    assert await hall.kinds() == before
