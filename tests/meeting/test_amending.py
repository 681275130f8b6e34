"""Corrections are proposed by those who attended, ruled on once, and enter the record in the wording of the ruling."""

from __future__ import annotations

import asyncio

import pytest
import pytest_asyncio

from meeting import adopting, amending, privacy, ruling
from meeting.house import House
from meeting.privacy import Wish
from rules.amendments import WAITING_MAX, Ruling
from rules.refusals import Refusal
from storage.database import Database
from tests.meeting.concluded import check_chain, last_entry, refused
from tests.meeting.finished import (
    HOUR,
    accepted,
    adopt,
    card,
    dialog_of,
    document,
    end_meeting,
    found,
    marker,
    messages,
    prepare,
    proposed,
)
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, START_MS, Hall, open_hall

OTHER_SECRETARY = 599


@pytest_asyncio.fixture
async def hall(database: Database) -> Hall:
    """A meeting that has ended, with D01, K1 and a revealed question JP1."""
    made = await open_hall(database, organisations=3)
    await prepare(made)
    return made


def house(hall: Hall) -> House:
    """The house of the hall."""
    return hall.house


async def test_the_window_opens_with_the_end_and_closes_at_its_instant(hall: Hall) -> None:
    """Three days unless set otherwise; the record says until when, and at the instant itself it is late."""
    kinds = await hall.kinds()
    assert "meeting.ended" in kinds
    told = await document(hall)
    assert told["meeting"]["corrections_until"] == "2023-11-26T06:00:00.000Z"
    assert await hall.value("SELECT closes_ms FROM closing_rules") == START_MS + 72 * HOUR * 1000
    hall.clock.turn(72 * HOUR - 0.001)
    one = await proposed(hall, "D01 Rumusannya keliru")
    assert (one.target, one.about, one.text, one.state) == ("point", "D01", "Rumusannya keliru", "open")
    hall.clock.turn(0.001)
    assert await refused(proposed(hall, "K1 terlambat")) == "koreksi_waktu_habis"


async def test_before_the_end_and_from_outside_nothing_is_taken(database: Database) -> None:
    """Only who attended, and only afterwards; officials rule, they do not propose."""
    hall = await open_hall(database, organisations=2)
    assert await refused(proposed(hall, "umum: salah")) == "koreksi_belum_waktunya"
    await end_meeting(hall)
    for stranger in (SECRETARY, 4242):
        sender = hall.sender(stranger)
        assert await refused(amending.propose(hall.house, sender, hall.meeting_id, "salah")) == "koreksi_bukan_peserta"
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET left_ms = 5 WHERE id = $1", hall.delegates[0])
        await tx.execute("UPDATE organisations SET standing = 'declined' WHERE ref = 'o2'")
    assert (await proposed(hall, "Kami pulang lebih awal, tetapi hadir")).number == 1
    assert await refused(proposed(hall, "salah", 1)) == "koreksi_bukan_peserta"


async def test_the_same_words_are_taken_once_and_a_queue_is_bounded(hall: Hall) -> None:
    """Sent twice, pressed twice: once. Nobody fills the queue of the secretariat alone."""
    await proposed(hall, "K1 Seharusnya tahun 2024")
    assert await refused(proposed(hall, "k1  seharusnya tahun 2024 ")) == "koreksi_sudah_ada"
    for number in range(WAITING_MAX - 1):
        await proposed(hall, f"umum: butir ke-{number}")
    assert await refused(proposed(hall, "umum: satu lagi")) == "koreksi_penuh"
    assert (await proposed(hall, "umum: orang lain", 1)).number == WAITING_MAX + 1
    assert (await messages(hall, SECRETARY)).count("koreksi_masuk") == 1


async def test_by_dialog_and_button_one_message_is_enough(hall: Hall) -> None:
    """The button says what it is about, the text is the proposal; for a name it becomes the label when accepted."""
    who = hall.voter(0).telegram_id
    await amending.begin(hall.house, hall.sender(who), hall.meeting_id, 3)
    dialog = await dialog_of(hall, who)
    code = await amending.propose(hall.house, hall.sender(who), hall.meeting_id, "Kepala Bidang, Uji Coba", dialog)
    one = await found(hall, code)
    assert (one.target, one.about) == ("name", "")
    await accepted(hall, one)
    delegate = next(d for d in (await document(hall))["delegates"] if d["ref"] == "p1")
    assert (delegate["position"], delegate["name"]) == ("Kepala Bidang", "Uji Coba")
    with pytest.raises(Refusal):
        await amending.begin(hall.house, hall.sender(who), hall.meeting_id, 0)


async def test_what_is_accepted_enters_the_record_and_what_was_stays_readable(hall: Hall) -> None:
    """A point, an outcome, a question's note, in general: each by the acts the record always had."""
    point, outcome = await proposed(hall, "D01 Salah rumus"), await proposed(hall, "K1 Kurang tahun", 1)
    note, general = await proposed(hall, "JP1 Dibacakan dua kali"), await proposed(hall, "Judul rapat salah", 2)
    before = await document(hall)
    await accepted(hall, point, "Data kemiskinan diverval ulang pada 2024")
    await accepted(hall, outcome, "Data diverval ulang pada 2024")
    for one in (note, general):
        await accepted(hall, one)
    told = await document(hall)
    assert told["points"][0]["record"] == "Data kemiskinan diverval ulang pada 2024"
    assert told["points"][0]["original"] == before["points"][0]["original"]
    (conclusion,) = told["outcomes"]
    assert conclusion["text"] == "Data diverval ulang pada 2024"
    assert "Data diverval ulang" in str(conclusion["texts"])
    assert told["questions"] == before["questions"]
    assert [(one["code"], one["state"], one["ruling"]) for one in told["amendments"]] == [
        ("UK1", "accepted", "Data kemiskinan diverval ulang pada 2024"),
        ("UK2", "accepted", "Data diverval ulang pada 2024"),
        ("UK3", "accepted", "Dibacakan dua kali"),
        ("UK4", "accepted", "Judul rapat salah"),
    ]
    kinds = await hall.kinds()
    assert {"point.reworded", "note.corrected", "amendment.accepted"} <= set(kinds)
    assert (await messages(hall, 1002)).count("koreksi_accepted") == 1
    await check_chain(hall)


async def test_declining_needs_a_reason_that_the_proposer_reads(hall: Hall) -> None:
    """The record stays as it is, and the reason stands in it."""
    one = await proposed(hall, "K1 Hapus saja")
    assert await refused(ruling.decline(hall.house, hall.sender(SECRETARY), one.id, "  ")) == "teks_kosong"
    await ruling.ask_ruling(hall.house, hall.sender(SECRETARY), one.id, ruling.DECLINE)
    dialog = await dialog_of(hall, SECRETARY)
    await ruling.typed(hall.house, hall.sender(SECRETARY), dialog, "Rapat menyetujuinya")
    ruled = await found(hall, "UK1")
    assert (ruled.state, ruled.ruling, ruled.ruled_by) == (Ruling.DECLINED, "Rapat menyetujuinya", "s2")
    assert (await last_entry(hall))[0] == "amendment.declined"
    assert "koreksi_declined" in await messages(hall, 1001)
    assert (await document(hall))["outcomes"][0]["text"] == "Data diverval ulang"


@pytest.mark.parametrize("who", [MODERATOR, MINUTE_TAKER, CLERK, 1001, 4242])
async def test_only_the_secretariat_rules(hall: Hall, who: int) -> None:
    """Looked up at the act; whoever holds no such role sees no card either."""
    one = await proposed(hall, "K1 Salah")
    for act in (
        ruling.accept(hall.house, hall.sender(who), one.id, 0),
        ruling.decline(hall.house, hall.sender(who), one.id, "tidak"),
        ruling.list_amendments(hall.house, hall.sender(who), hall.meeting_id),
        ruling.show_amendment(hall.house, hall.sender(who), one.id),
        adopting.show_card(hall.house, hall.sender(who), hall.meeting_id),
    ):
        assert await refused(act) == "bukan_wewenang"
    assert (await found(hall, "UK1")).state == Ruling.OPEN


async def test_of_two_secretaries_one_rules_and_the_other_reads_so(hall: Hall) -> None:
    """Side by side: one ruling, one entry, one message to the proposer."""
    async with hall.house.db.transaction() as tx:
        await tx.execute(
            "INSERT INTO accounts (telegram_id, meeting_id, first_seen_ms) VALUES (599, $1, 0)", hall.meeting_id
        )
        await tx.execute("INSERT INTO staff VALUES ($1, 599, 'secretariat', 9, 0)", hall.meeting_id)
    one = await proposed(hall, "umum: salah judul")
    seen = await marker(hall, one)
    acts = (
        ruling.accept(hall.house, hall.sender(SECRETARY), one.id, seen),
        ruling.decline(hall.house, hall.sender(OTHER_SECRETARY), one.id, "tidak perlu"),
    )
    done = await asyncio.gather(*acts, return_exceptions=True)
    refusals = [one for one in done if isinstance(one, Refusal)]
    assert [one.key for one in refusals] == ["koreksi_sudah_diputus"]
    kinds = await hall.kinds()
    assert kinds.count("amendment.accepted") + kinds.count("amendment.declined") == 1
    told = await messages(hall, 1001)
    assert told.count("koreksi_accepted") + told.count("koreksi_declined") == 1


async def test_a_button_of_an_older_text_is_refused(hall: Hall) -> None:
    """What the secretariat read is what it rules about."""
    first, second = await proposed(hall, "K1 Salah tahun"), await proposed(hall, "K1 Salah ejaan", 1)
    seen = await marker(hall, second)
    await accepted(hall, first, "Data diverval ulang pada 2024")
    stale = ruling.accept(hall.house, hall.sender(SECRETARY), second.id, seen, "Data di-verval")
    assert await refused(stale) == "koreksi_catatan_berubah"
    await accepted(hall, second, "Data diverval ulang pada tahun 2024")


async def test_the_end_of_the_window_is_noticed_once(hall: Hall) -> None:
    """One entry with how many are open; the secretariat is told, and may still rule."""
    await proposed(hall, "K1 Salah")
    await ruling.decline(hall.house, hall.sender(SECRETARY), (await proposed(hall, "umum: salah")).id, "sudah benar")
    assert await amending.close_due(hall.house) == 0
    hall.clock.turn(72 * HOUR)
    await asyncio.gather(amending.close_due(hall.house), amending.close_due(hall.house))
    assert await amending.close_due(hall.house) == 0
    kind, payload = await last_entry(hall)
    assert (kind, payload) == ("amendments.closed", {"n": 2, "open": 1})
    assert (await messages(hall, SECRETARY)).count("koreksi_berakhir") == 1
    await accepted(hall, await found(hall, "UK1"), "Data diverval")


async def test_the_queue_shows_what_waits_first_eight_a_page(hall: Hall) -> None:
    """And its cards lead to each ruling; after adoption there is nothing left to press."""
    for number in range(9):
        await proposed(hall, f"umum: butir ke-{number}")
    await ruling.decline(hall.house, hall.sender(SECRETARY), (await found(hall, "UK1")).id, "sudah benar")
    await ruling.list_amendments(hall.house, hall.sender(SECRETARY), hall.meeting_id, anew=True)
    text, buttons = await card(hall, f"amendments:{hall.meeting_id}")
    assert "Usulan koreksi: 9, belum diputus 8" in text
    assert "UK1 ·" not in text
    assert {"UK2", "UK9", "1/2"} <= buttons.keys()
    one = await found(hall, "UK2")
    await ruling.show_amendment(hall.house, hall.sender(SECRETARY), one.id)
    text, buttons = await card(hall, f"amendment:{one.id}")
    assert "butir ke-1" in text
    assert {"Terima seperti diusulkan", "Terima dengan rumusan", "Tidak diterima"} <= buttons.keys()
    await adopt(hall, "tidak ada keberatan")
    _, buttons = await card(hall, f"amendment:{one.id}")
    assert list(buttons) == ["Ke daftar"]


async def test_names_go_with_whoever_has_their_data_erased(hall: Hall) -> None:
    """Words as they were sent are no longer there, whatever they were about; that a correction was proposed stays."""
    await proposed(hall, "nama: Kepala Seksi, Orang Rahasia")
    await proposed(hall, "K1 Salah tahun")
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    told = await document(hall)
    assert "Orang Rahasia" not in str(told)
    assert "Salah tahun" not in str(told)
    assert [(one["code"], one["about"], one["text"]) for one in told["amendments"]] == [
        ("UK1", "", ""),
        ("UK2", "K1", ""),
    ]
    assert await refused(accepted(hall, await found(hall, "UK1"), "Orang Lain")) == "tombol_lama"
    assert "delegate.left" not in await hall.kinds()
