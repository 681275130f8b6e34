"""A pack that is asked for: made once, noted in the record with its seal, the same bytes whenever it is asked again."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from delivery.cards.files import drawer
from record.gather import gather
from storage.database import Database
from tests.meeting.exported import ask, files_of, made, wanted
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.pointed import put_forward

# A second secretariat: a pack is nobody else's to pass on.
SECOND = 510


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting with one point, on each engine."""
    hall = await open_hall(database)
    async with hall.house.db.transaction() as tx:
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'secretariat', 9, 0)", hall.meeting_id, SECOND)
    await put_forward(hall, 0, "perbaikan jalan desa")
    return hall


async def notes_of(hall: Hall) -> list[dict[str, object]]:
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM entries WHERE kind = 'export' ORDER BY seq")
    return [json.loads(row["payload"]) for row in rows]


async def test_the_record_holds_what_the_pack_is_sealed_with(hall: Hall, tmp_path: Path) -> None:
    """Asked for: an entry; made: another with the sum of the manifest, once, although two officials asked."""
    for account in (SECRETARY, SECOND):
        await ask(hall, account, "paket")
    await made(hall, tmp_path)
    ((path, _),) = (await files_of(hall)).values()
    seal = hashlib.sha256(zipfile.ZipFile(tmp_path / path).read("manifest.json")).hexdigest()
    asked, noted = await notes_of(hall)
    assert asked == {"number": 1, "what": "paket"}
    assert noted == {"manifest": seal, "number": 1, "what": "paket"}


async def test_whoever_asks_again_gets_the_same_bytes(hall: Hall, tmp_path: Path) -> None:
    """Entries of exports are no acts: neither the pack's own nor another document's moves what an export shows."""
    await ask(hall, SECRETARY, "paket")
    await made(hall, tmp_path)
    first = await files_of(hall)
    hall.clock.turn(3_600)
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    for account in (SECRETARY, SECOND):
        await ask(hall, account, "paket")
    await made(hall, tmp_path)
    files = await files_of(hall)
    assert {name: files[name] for name in first} == first
    assert len(await notes_of(hall)) == 3


async def test_an_act_gives_a_new_number_and_the_notes_of_earlier_exports(hall: Hall, tmp_path: Path) -> None:
    """The record inside a pack ends with the last act; what was exported before that act stands in it."""
    await ask(hall, SECRETARY, "paket")
    await made(hall, tmp_path)
    async with hall.house.db.reading() as tx:
        before = await gather(tx, hall.meeting_id)
    await put_forward(hall, 1, "saluran air di pasar")
    await ask(hall, SECRETARY, "paket")
    await made(hall, tmp_path)
    async with hall.house.db.reading() as tx:
        after = await gather(tx, hall.meeting_id)
    assert "export" not in [entry.kind for entry in before.entries]
    assert [entry.kind for entry in after.entries].count("export") == 2
    assert after.entries[-1].kind != "export"
    assert sorted(await files_of(hall)) == ["paket_rakor-7_konsep_v1.zip", "paket_rakor-7_konsep_v2.zip"]


async def test_the_caption_says_the_seal(hall: Hall, tmp_path: Path) -> None:
    """What stands in the record can be compared by eye with what stands in the chat."""
    await ask(hall, SECRETARY, "paket")
    await made(hall, tmp_path)
    noted = (await notes_of(hall))[1]
    (row,) = await wanted(hall, "pack")
    async with hall.house.db.reading() as tx:
        card = await drawer(tmp_path)(tx, row)
    assert card is not None
    assert str(noted["manifest"]) in card.text
    assert "manifest.json" in card.text
