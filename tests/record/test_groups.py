"""Merged points stand in every output once, under one wording, with everybody who asked for it or stands behind it."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from docx import Document

from meeting import floor, merging, supporting
from record import notula, workbook
from record.gather import gather
from record.json_file import document, write
from record.minutes import fields
from record.record import Record
from record.record_groups import GivenSupport, PointGroup
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.meeting.test_floor import said
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.schema import SCHEMA, faults

TEXTS = ("data miskin diverifikasi tiap tribulan", "mohon data dicek tiga bulan sekali", "jalan desa diperbaiki")


@pytest.fixture
async def hall(database: Database) -> Hall:
    """Three points, the second merged into the first; o4 supports both, o5 the second."""
    hall = await open_hall(database)
    for place, text in enumerate(TEXTS):
        await floor.submit(hall.house, hall.voter(place), hall.delegates[place], said(text))
    for place, point_id in ((3, 1), (3, 2), (4, 2)):
        who = hall.voter(place)
        await supporting.support(hall.house, who, point_id, hall.delegates[place], is_wanted=True)
    await merging.merge(hall.house, hall.moderator, 2, 1, is_sure=True)
    return hall


@pytest.fixture
async def record(hall: Hall) -> Record:
    """The record of that meeting."""
    async with hall.house.db.reading() as tx:
        return await gather(tx, hall.meeting_id)


async def test_the_record_holds_each_organisation_once(record: Record) -> None:
    """D01 with two authors and three supporters; what was given stays with the point it was given to."""
    (group,) = record.groups
    assert (group.head, group.merged, group.authors) == ("D01", ("D02",), ("o1", "o2"))
    assert sorted(group.supporters) == ["o2", "o4", "o5"]
    assert sorted((one.point, one.organisation, one.delegate) for one in group.supports) == [
        ("D01", "o4", "p4"),
        ("D02", "o4", "p4"),
        ("D02", "o5", "p5"),
    ]


async def test_the_json_names_head_authors_and_supporters(record: Record) -> None:
    """And keeps its schema; both originals are there."""
    assert faults(json.loads(write(record)), SCHEMA) == []
    first, second, third = document(record)["points"]
    assert (first["merged_into"], first["merged"], first["authors"]) == (None, ["D02"], ["o1", "o2"])
    assert sorted(first["supporters"]) == ["o2", "o4", "o5"]
    assert (second["merged_into"], second["supporters"], second["original"]) == ("D01", [], TEXTS[1])
    assert [one["organisation"] for one in second["supports"]] == ["o4", "o5"]
    assert (third["merged_into"], third["merged"], third["supports"]) == (None, [], [])


async def test_the_minutes_print_a_merged_point_once(record: Record) -> None:
    """Under the head, with both organisations and their supporters; the annex keeps the original and says where."""
    said_in = [one for item in fields(record)["pembahasan"] for one in item["pokok"]]
    assert [one["teks"] for one in said_in] == [TEXTS[0], TEXTS[2]]
    assert (
        said_in[0]["kepala"]
        == "D01 (usulan), Instansi 1 dan Instansi 2 (memuat juga D02); didukung Instansi 4 dan Instansi 5"
    )
    assert said_in[1]["kepala"] == "D03 (usulan), Instansi 3"
    annex = {one["kode"]: one for one in fields(record)["daftar_pokok"]}
    assert (annex["D02"]["asli"], annex["D02"]["notula"]) == (TEXTS[1], "Lihat D01.")
    assert annex["D02"]["status"] == "digabung ke D01"


async def test_a_response_stands_below_the_head_of_what_it_answers(hall: Hall) -> None:
    """It answers D02, which is printed as D01."""
    from rules.points import PointKind

    words = said("menanggapi hal data tersebut", PointKind.RESPONSE, ("D02",))
    await floor.submit(hall.house, hall.voter(4), hall.delegates[4], words)
    async with hall.house.db.reading() as tx:
        found = await gather(tx, hall.meeting_id)
    order = [one["kepala"][:3] for item in fields(found)["pembahasan"] for one in item["pokok"]]
    assert order == ["D01", "D04", "D03"]


async def test_the_workbook_has_columns_for_it(record: Record) -> None:
    """Digabung ke, Dukungan, Instansi pendukung."""
    sheet = openpyxl.load_workbook(BytesIO(workbook.write(record)))["Pokok diskusi"]
    heads, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    read = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [row["Digabung ke"] for row in read] == ["–", "D01", "–"]
    assert [row["Dukungan"] for row in read] == [3, 0, 0]
    assert sorted(str(read[0]["Instansi pendukung"]).split(", ")) == ["Instansi 2", "Instansi 4", "Instansi 5"]


@pytest.mark.parametrize("text", [at_the_door(text) for text in HOSTILE[1:5] + HOSTILE[18:20]])
def test_hostile_names_come_through_every_output(short_sample: Record, text: str) -> None:
    """As texts, in the minutes, the workbook and the JSON."""
    first, second, *rest = short_sample.points
    named = [replace(one, short=text) for one in short_sample.organisations]
    group = PointGroup(
        first.code,
        (second.code,),
        (first.organisation, second.organisation),
        (second.organisation,),
        (GivenSupport(second.code, second.organisation, None, True, 0),),
    )
    record = replace(short_sample, points=(first, second, *rest[:1]), organisations=tuple(named), groups=(group,))
    assert faults(json.loads(write(record)), SCHEMA) == []
    printed = "\n".join(paragraph.text for paragraph in Document(BytesIO(notula.write(record))).paragraphs)
    assert first.record_text in printed
    assert second.record_text not in printed
    assert openpyxl.load_workbook(BytesIO(workbook.write(record)))["Pokok diskusi"].max_row == 4
