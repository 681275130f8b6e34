"""The attendance list over a period from the command line, on both engines, the file opened by another library."""

from __future__ import annotations

import io
import json
from datetime import date
from itertools import count
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from pydantic import SecretStr

from bot.attending import take_attendance
from bot.settings import Settings
from meeting import setup
from meeting.house import House
from storage.database import Database
from storage.opening import open_database
from tests.bot.test_cli import jajak
from tests.meeting.concluded import check_chain
from tests.meeting.halls import START_MS, Clock, Hall, add_delegate
from tests.record.files import document_texts, tables

UNITS = "taksonomi_unsur:\n  unsur:\n    - {kode: p, nama: Pemerintah}\n    - {kode: s, nama: Swasta}\n"
# Meetings with their organisations: name, constituency, how many came.
MEETINGS = (
    ("R-1", "2023-11-01", (("Dinas Sosial", "p", 2), ("PT Maju", "s", 0), ("Bappeda {{ 7*7 }}", "p", 1))),
    ("R-2", "2023-11-20", (("DINAS  SOSIAL", "p", 1), ("PT Maju", "s", 1))),
    ("R-3", "2023-12-01", (("Dinas Sosial", "p", 0), ("Kadin", "s", 3))),
    ("R-4", "2024-01-05", (("Badan Lain", "p", 4),)),
)
PERIOD = (date(2023, 11, 1), date(2023, 12, 31))
DAYS = ("1.\n01-11\n2023", "2.\n20-11\n2023", "3.\n01-12\n2023")


def meeting_file(code: str, day: str, organisations: tuple[tuple[str, str, int], ...]) -> bytes:
    head = f"rapat:\n  kode: {code}\n  judul: Rapat {code}\n  tanggal_iso: {day}\n  zona_waktu: WIB\n"
    listed = [
        {"id": f"i{n}", "nama": name, "singkatan": f"I{n}", "unsur": unit, "diundang": True}
        for n, (name, unit, _) in enumerate(organisations)
    ]
    return f"{head}{UNITS}instansi: {json.dumps(listed)}\n".encode()


async def prepared(url: str) -> tuple[Database, list[Hall]]:
    """The meetings of the period, all held but the third, where people have registered beforehand."""
    db = await open_database(url, now=lambda: START_MS)
    tokens = count(1)
    house = House(db, Clock(), lambda size: next(tokens).to_bytes(size, "big"), lambda: None)
    halls = []
    for place, (code, day, organisations) in enumerate(MEETINGS):
        await setup.import_meeting(house, meeting_file(code, day, organisations))
        async with db.transaction() as tx:
            meeting_id = await tx.fetch_value("SELECT id FROM meetings WHERE code = $1", code)
            if code != "R-3":
                await tx.execute(
                    "UPDATE meetings SET state = 'running', opened_ms = $2 WHERE id = $1", meeting_id, START_MS
                )
        hall, numbers = Hall(house, Clock(), meeting_id), count(1)
        for name, _, people in organisations:
            async with db.reading() as tx:
                home = await tx.fetch_value(
                    "SELECT id FROM organisations WHERE meeting_id = $1 AND name LIKE $2", meeting_id, name[:6] + "%"
                )
            for _ in range(people):
                number = next(numbers)
                await add_delegate(hall, number, organisation_id=home, account=place * 100 + number)
        halls.append(hall)
    return db, halls


async def test_the_list_of_a_period_counts_organisations_over_its_meetings(database_url: str, tmp_path: Path) -> None:
    """One line an organisation whatever its case and blanks, a column a meeting, the constituencies added up."""
    db, _ = await prepared(database_url)
    settings = Settings(token=SecretStr("x"), database=database_url, files=tmp_path / "files")
    assert await take_attendance(settings, *PERIOD, tmp_path / "out", "id") == 0
    (made,) = (tmp_path / "out").iterdir()
    assert made.name == "daftar-hadir-periode_2023-11-01_2023-12-31.docx"
    body = made.read_bytes()
    head, listed, summary = tables(body)
    assert [row[2] for row in head] == [
        "1 November 2023 – 31 Desember 2023",
        "1. R-1, 1 November 2023, Rapat R-1\n2. R-2, 20 November 2023, Rapat R-2\n"
        "3. R-3, 1 Desember 2023, Rapat R-3 (belum dibuka)",
    ]
    assert listed == [
        ("No", "Instansi", "Unsur", "Undangan diterima", *DAYS, "Jumlah hadir"),
        ("1", "Bappeda {{ 7*7 }}", "Pemerintah", "1", "1", "–", "–", "1"),
        ("2", "Dinas Sosial", "Pemerintah", "3", "2", "1", "–", "2"),
        ("3", "Kadin", "Swasta", "1", "–", "–", "–", "0"),
        ("4", "PT Maju", "Swasta", "2", "–", "1", "–", "1"),
    ]
    assert summary == [
        ("Unsur", "Instansi", "Undangan diterima", "Jumlah hadir", "Peserta"),
        ("Pemerintah", "2", "4", "3", "4"),
        ("Swasta", "2", "3", "1", "1"),
        ("Jumlah seluruhnya", "4", "7", "4", "5"),
    ]
    await db.close()


async def test_the_list_of_a_period_names_nobody_and_leaves_an_entry_in_each_meeting(
    database_url: str, tmp_path: Path
) -> None:
    """Once however often it is asked for; not in a meeting of another day. English has a file and an entry of its
    own."""
    db, halls = await prepared(database_url)
    settings = Settings(token=SecretStr("x"), database=database_url, files=tmp_path / "files")
    for _ in range(2):
        assert await take_attendance(settings, *PERIOD, tmp_path / "out", "id") == 0
    body = (tmp_path / "out" / "daftar-hadir-periode_2023-11-01_2023-12-31.docx").read_bytes()
    assert "Perwakilan" not in document_texts(body)
    assert "KONSEP" in document_texts(body)
    page = Document(io.BytesIO(body)).sections[0]
    assert (page.orientation, round(page.page_width.mm), round(page.page_height.mm)) == (WD_ORIENT.LANDSCAPE, 297, 210)
    async with db.reading() as tx:
        rows = await tx.fetch("SELECT meeting_id, actor_role, payload FROM entries WHERE kind = 'export' ORDER BY 1")
    noted = {"number": 1, "what": "daftar-hadir-periode"}
    assert [(row[0], row[1], json.loads(row[2])) for row in rows] == [
        (hall.meeting_id, "operator", noted) for hall in halls[:3]
    ]
    for hall in halls:
        await check_chain(hall)
    assert await take_attendance(settings, *PERIOD, tmp_path / "out", "en") == 0
    english = (tmp_path / "out" / "daftar-hadir-periode_2023-11-01_2023-12-31_en.docx").read_bytes()
    assert "ATTENDANCE LIST" in document_texts(english)
    await db.close()


def test_a_period_without_meetings_and_one_that_ends_before_it_begins_are_refused(tmp_path: Path) -> None:
    """Each by its own words and code; nothing is written."""
    assert jajak(tmp_path, "attendance", "2023-11-01", "2023-11-30").returncode == 1
    (tmp_path / "rapat.yaml").write_bytes(meeting_file(*MEETINGS[0]))
    assert jajak(tmp_path, "import", str(tmp_path / "rapat.yaml")).returncode == 0
    empty = jajak(tmp_path, "attendance", "2023-11-02", "30-11-2023", "--out", "out")
    assert (empty.returncode, "Tidak ada rapat" in empty.stderr) == (1, True)
    turned = jajak(tmp_path, "attendance", "2023-11-30", "2023-11-01", "--out", "out")
    assert (turned.returncode, "mendahului" in turned.stderr) == (2, True)
    assert jajak(tmp_path, "attendance", "kemarin", "2023-11-30").returncode == 2
    assert not (tmp_path / "out").exists()
    good = jajak(tmp_path, "attendance", "2023-11-01", "2023-11-01", "--out", "out")
    assert good.returncode == 0, good.stderr
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["daftar-hadir-periode_2023-11-01_2023-11-01.docx"]
