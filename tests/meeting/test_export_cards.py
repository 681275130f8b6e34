"""Cards of files: where they may not go, how far they are, and which there are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from delivery.cards import all_cards
from delivery.drafts import Drafts
from meeting import exports as asking
from storage.database import Database
from tests.meeting.exported import ask, drawn, made, shown, wanted
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.pointed import put_forward


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting with one point, on each engine."""
    hall = await open_hall(database)
    await put_forward(hall, 0, "perbaikan jalan desa")
    return hall


async def test_nobody_waits_for_a_line_that_is_over_at_once(hall: Hall, tmp_path: Path) -> None:
    """The line of progress is due a second later; what is made by then takes it back, and it is never posted."""
    await ask(hall, SECRETARY, "record")
    (line,) = await wanted(hall, "exporting")
    assert "sedang disusun" in await drawn(hall, line, tmp_path)
    assert await hall.value("SELECT due_ms FROM outbox WHERE kind = 'exporting'") == hall.clock() + 1_000
    await made(hall, tmp_path)
    assert await shown(hall, "exporting", tmp_path) == ""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET message_id = 7 WHERE kind = 'exporting'")
    (row,) = await wanted(hall, "exporting")
    cards = all_cards("jajak_bot", tmp_path, Drafts(), hall.clock)
    async with hall.house.db.reading() as tx:
        card = await cards["exporting"](tx, row)
    assert card is not None
    assert card.is_gone


async def test_names_stay_where_the_tenant_wants_it(hall: Hall, tmp_path: Path) -> None:
    """The secretariat reads where the file lies; what names nobody leaves as ever."""
    await ask(hall, SECRETARY, "record")
    await ask(hall, SECRETARY, "record", is_public=True)
    await made(hall, tmp_path)
    named, published = await wanted(hall, "file")
    text = await drawn(hall, named, tmp_path, names_stay=True)
    assert str(tmp_path) in text
    assert "jajak export RAKOR-7 --format record" in text
    assert "tidak dikirim lewat Telegram" not in await drawn(hall, published, tmp_path, names_stay=True)
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM export_files")
    assert await drawn(hall, named, tmp_path, names_stay=True) == ""


async def test_a_file_too_large_for_telegram_is_said_plainly(hall: Hall, tmp_path: Path) -> None:
    """Its size, the limit, where it lies and the command; no call that Telegram would refuse."""
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE files SET bytes = 50000001")
    (row,) = await wanted(hall, "file")
    text = await drawn(hall, row, tmp_path)
    assert "51 MB" in text
    assert "50 MB" in text
    assert str(tmp_path) in text


async def test_nothing_ever_goes_to_a_group(hall: Hall, tmp_path: Path) -> None:
    """Whatever row asks for it."""
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    (row,) = await wanted(hall, "file")
    assert await drawn(hall, replace(row, chat_id=-5), tmp_path) == ""


async def test_the_list_has_eight_a_page_the_newest_first(hall: Hall, tmp_path: Path) -> None:
    """Every file of every export, with the time it shows."""
    for place in range(9):
        await put_forward(hall, place % 5, f"usulan nomor {place} tentang jalan desa")
        await ask(hall, SECRETARY, "record")
        await made(hall, tmp_path)
    await asking.list_files(hall.house, hall.sender(SECRETARY), hall.meeting_id)
    first = await shown(hall, "exports", tmp_path)
    assert first.count("record_rakor-7") == 8
    assert first.index("_v9.") < first.index("_v2.")
    assert "_v1." not in first
    await asking.list_files(hall.house, hall.sender(SECRETARY), hall.meeting_id, page=1, anew=False)
    assert "_v1." in await shown(hall, "exports", tmp_path)
