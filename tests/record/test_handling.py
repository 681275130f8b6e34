"""What became of a point stands in every output: answer, reason, every wording, and what its sender proposes."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from docx import Document

from meeting import moderation, point_wordings
from record import notula, workbook
from record.gather import gather
from record.json_file import document, write
from record.minutes import fields
from record.record import Record
from record.record_handling import Handling, Wording
from rules.points import PointAct
from storage.database import Database
from tests.faults.acts import standing_dialog
from tests.meeting.halls import Hall, open_hall
from tests.meeting.pointed import TEXT, answered, case_of, put_forward, worded
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.schema import SCHEMA, faults

FORMAL = "Data kemiskinan ekstrem diverifikasi ulang setiap triwulan."
BETTER = "Data kemiskinan ekstrem diverifikasi ulang setiap tribulan."


@pytest.fixture
async def hall(database: Database) -> Hall:
    """D01 worded, contested and answered; D02 declined in own words; D03 declined for a usual reason; D04 new."""
    hall = await open_hall(database)
    house = hall.house
    first, second, third, _ = [await put_forward(hall, place) for place in range(4)]
    await worded(hall, first, FORMAL)
    await point_wordings.ask_objection(house, hall.voter(0), first.id, 2)
    await point_wordings.propose(house, hall.voter(0), await standing_dialog(hall, 1001), BETTER)
    await moderation.decide(house, hall.moderator, first.id, PointAct.SHOW)
    await answered(hall, await case_of(hall, first.id), "Dinas Sosial: dianggarkan tahun depan")
    await moderation.decide(house, hall.moderator, second.id, PointAct.DECLINE, reason="sudah diputuskan")
    await moderation.decide(house, hall.moderator, third.id, PointAct.DECLINE, reason="alasan_kampanye")
    return hall


@pytest.fixture
async def record(hall: Hall) -> Record:
    """The record of that meeting."""
    async with hall.house.db.reading() as tx:
        return await gather(tx, hall.meeting_id)


def texts_of(read: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Source, text and ref of each wording."""
    return [(one["source"], one["text"], one["by"]) for one in read["texts"]]


async def test_the_json_holds_every_wording_and_keeps_its_schema(record: Record) -> None:
    """In the order they were written, each with who wrote it; a point nobody touched has none."""
    read = json.loads(write(record))
    assert faults(read, SCHEMA) == []
    first, second, third, fourth = read["points"]
    assert (first["answer"], first["answered_by"]) == ("dianggarkan tahun depan", "Dinas Sosial")
    assert first["answered_at"] == "2023-11-23T06:00:00.000Z"
    assert (first["wording"], first["objection"], first["record"]) == ("objected", BETTER, FORMAL)
    assert texts_of(first) == [
        ("sender", TEXT, "p1"),
        ("record", FORMAL, "s3"),
        ("objection", BETTER, "p1"),
        ("answer", "Dinas Sosial: dianggarkan tahun depan", "s1"),
    ]
    assert texts_of(second)[-1] == ("reason", "sudah diputuskan", "s1")
    assert (second["reason"], third["reason"]) == ("sudah diputuskan", "alasan_kampanye")
    assert (fourth["answered_at"], fourth["texts"], fourth["wording"]) == (None, [], "")


async def test_the_minutes_print_the_answer_under_its_point(record: Record) -> None:
    """And what was declined stands in the annex alone, with its reason."""
    found = fields(record)
    said = [point for group in found["pembahasan"] for point in group["pokok"]]
    assert [(point["teks"], point["tanggapan"]) for point in said] == [
        (FORMAL, "Ditanggapi Dinas Sosial: dianggarkan tahun depan"),
        (TEXT, ""),
    ]
    assert [row["status"] for row in found["daftar_pokok"]] == [
        *("ditanggapi", "tidak ditayangkan: sudah diputuskan", "tidak ditayangkan: kampanye", "masuk"),
    ]
    lines = [paragraph.text for paragraph in Document(BytesIO(notula.write(record))).paragraphs]
    assert lines.count("Ditanggapi Dinas Sosial: dianggarkan tahun depan") == 1


async def test_the_workbook_has_a_column_for_each(record: Record) -> None:
    """Ditanggapi oleh, Tanggapan, Waktu tanggapan, Rumusan, Usul perbaikan."""
    sheet = openpyxl.load_workbook(BytesIO(workbook.write(record)))["Pokok diskusi"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(place for place, row in enumerate(rows) if row[0] == "Nomor")
    read = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 : head + 5]]
    assert [row["Ditanggapi oleh"] for row in read] == ["Dinas Sosial", "–", "–", "–"]
    assert (read[0]["Tanggapan"], read[0]["Usul perbaikan"]) == ("dianggarkan tahun depan", BETTER)
    assert read[0]["Rumusan"] == "diusulkan perbaikan"
    assert "13.00" in str(read[0]["Waktu tanggapan"])
    assert [row["Alasan"] for row in read] == ["–", "sudah diputuskan", "kampanye", "–"]


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_comes_out_as_typed(short_sample: Record, raw: str) -> None:
    """Answer, name, objection, reason and wordings: no formula, no template, no markup of anybody's."""
    text = at_the_door(raw)
    point = replace(short_sample.points[0], state="answered", reason=text)
    handled = Handling(
        point.code, True, text, text, 1_700_719_200_000, "objected", text, (Wording("record", text, "s1", 1),)
    )
    record = replace(short_sample, points=(point,), handled=(handled,))
    said = "\n".join(paragraph.text for paragraph in Document(BytesIO(notula.write(record))).paragraphs)
    assert f"Ditanggapi {text}: {text}" in said
    sheet = openpyxl.load_workbook(BytesIO(workbook.write(record)))["Pokok diskusi"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert sum(cell.value == text for cell in cells) >= 4
    read = document(record)["points"][0]
    assert {read["answer"], read["objection"], read["texts"][0]["text"]} == {text}
