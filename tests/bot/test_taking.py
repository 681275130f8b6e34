"""The command line leaves the entry that asking the bot leaves, and takes the number of it."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings
from bot.taking import Taken, take
from meeting import setup
from meeting.house import House
from storage.database import Database
from storage.opening import open_database
from tests.bot.test_cli import SAMPLE
from tests.meeting.concluded import check_chain
from tests.meeting.exported import ask, made
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.pointed import put_forward
from verifier.report import verify


async def exports_of(hall: Hall) -> list[tuple[str, str, dict[str, object]]]:
    """Who is said to have exported what."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT actor_role, actor_ref, payload FROM entries WHERE kind = 'export' ORDER BY seq")
    return [(row[0], row[1], json.loads(row[2])) for row in rows]


async def test_an_export_leaves_its_entry_once_and_shares_its_number(
    sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    """Twice is one; after another act it is the next; a pack leaves what its manifest hashes to; the bot goes on."""
    hall = await open_hall(sqlite_database)
    await put_forward(hall, 0, "perbaikan jalan desa")
    settings = Settings(token=SecretStr("x"), database=sqlite_url, files=tmp_path / "files")
    for _ in range(2):
        assert await take(settings, "RAKOR-7", tmp_path / "out", Taken(["record"])) == 0
    assert await exports_of(hall) == [("operator", "cli", {"number": 1, "what": "record"})]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["record_rakor-7_konsep_v1.json"]
    asked = await ask(hall, SECRETARY, "record")
    assert (asked.number, asked.is_new) == (1, False)
    await made(hall, tmp_path / "files")
    await put_forward(hall, 1, "saluran air di pasar")
    assert await take(settings, "RAKOR-7", tmp_path / "out", Taken(["record", "paket"])) == 0
    assert [entry[2].get("number") for entry in await exports_of(hall)] == [1, 2, 3, 3]
    assert "manifest" in (await exports_of(hall))[-1][2]
    await check_chain(hall)


async def test_a_prepared_meeting_may_be_exported_and_its_file_corrected(sqlite_url: str, tmp_path: Path) -> None:
    """Reading it changes nothing that the file said; whoever checks the pack finds the operator in their right."""
    db = await open_database(sqlite_url, now=lambda: 1)
    house = House(db, lambda: 1_760_000_000_000, lambda size: bytes(range(size)), lambda: None)
    imported = await setup.import_meeting(house, SAMPLE.read_bytes())
    settings = Settings(token=SecretStr("x"), database=sqlite_url, files=tmp_path / "files")
    for _ in range(2):
        assert await take(settings, "TKPK-JBG-2023-11-23", tmp_path / "out", Taken(["record"])) == 0
        assert (await setup.import_meeting(house, SAMPLE.read_bytes())).is_renewed
    assert imported.join_code
    assert await take(settings, "TKPK-JBG-2023-11-23", tmp_path / "out", Taken(["record"])) == 0
    await db.close()
    (*_, newest) = sorted((tmp_path / "out").iterdir())
    told = json.loads(newest.read_text())["entries"]
    assert "export" in {entry["kind"] for entry in told}
    assert [found for check in verify(newest).checks for found in check.findings if check.number == 3] == []
