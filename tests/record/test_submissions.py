"""Fields and files of points in the record: gathered on both engines, the same in JSON, workbook and minutes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from meeting import completing
from meeting.media import Caption
from record import json_file, notula, workbook
from record.gather import gather
from record.gather_submissions import looked_for
from record.minutes_submissions import lines_under
from record.record import Record
from record.record_groups import PointGroup
from record.record_submissions import Attachment, Completed, FileState
from rules.media import MediaKind
from rules.points import PointKind
from storage.database import Database
from tests.meeting.halls import open_hall
from tests.meeting.people import dialog_of
from tests.meeting.submitted import fetched, send
from tests.record.files import cells, document_texts, opened, rows
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.schema import SCHEMA, faults

SHA = "ab" * 32


def attached(code: str, name: str = "foto.jpg", kind: str = "photo") -> Attachment:
    return Attachment(code, kind, "image/jpeg", name, 153_600, SHA, None, "1/media/7-ab.jpg", 1_700_712_900_000)


async def test_what_senders_added_reaches_the_record(database: Database) -> None:
    """Fields, and files that were kept; one that is still to be fetched is not named."""
    hall = await open_hall(database)
    await send(hall, caption=Caption("jalan desa rusak berat", PointKind.PROPOSAL), name="foto jalan.jpg")
    await fetched(hall)
    await completing.ask_field(hall.house, hall.voter(0), 1, 0)
    await completing.typed_field(hall.house, hall.voter(0), await dialog_of(hall, 1001), "Dusun Krajan")
    await send(hall, 1, caption=Caption("rekaman suara warga", PointKind.CONTRIBUTION), kind=MediaKind.AUDIO)
    async with database.reading() as tx:
        record = await gather(tx, hall.meeting_id)
    assert record.completed == (Completed("D01", "Dusun Krajan", "", ""),)
    assert [(one.code, one.kind, one.name) for one in record.attachments] == [("D01", "photo", "foto jalan.jpg")]
    read = json.loads(json_file.write(record))
    assert faults(read, SCHEMA) == []
    assert (read["points"][0]["location"], read["points"][0]["files"][0]["bytes"]) == ("Dusun Krajan", 2_048)


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_fields_and_names_come_out_as_typed(short_sample: Record, raw: str) -> None:
    """No formula, no markup, no field of a template, wherever they stand."""
    text = " ".join(at_the_door(raw).split()) or "x"
    code = next(point.code for point in short_sample.points if point.state != "declined")
    record = replace(short_sample, completed=(Completed(code, text, text, text),), attachments=(attached(code, text),))
    book = opened(workbook.write(record))
    assert [cell.coordinate for cell in cells(book) if cell.data_type == "f"] == []
    heads, *listed = rows(book, "Pokok diskusi")
    row = next(dict(zip(heads, row, strict=True)) for row in listed if row[0] == code)
    assert [row[head] for head in ("Lokasi", "Volume", "OPD tujuan")] == [text] * 3
    assert rows(book, "Lampiran")[1][4] == text
    said = document_texts(notula.write(record))
    assert f"Lokasi: {text}" in said
    assert f"Lampiran: 1 foto ({text}, 150 kB" in said
    read = json.loads(json_file.write(record))
    assert faults(read, SCHEMA) == []


def test_files_of_merged_points_stand_under_their_head(short_sample: Record) -> None:
    """Nobody's photo is lost by a merge."""
    head, other = [point.code for point in short_sample.points if point.state != "declined"][:2]
    group = PointGroup(head, (other,), (), (), ())
    record = replace(
        short_sample,
        groups=(group,),
        completed=(Completed(other, "Dusun Krajan", "", ""),),
        attachments=(attached(head), attached(other, "", "voice")),
    )
    said = document_texts(notula.write(record))
    assert f"{other}, Lokasi: Dusun Krajan" in said
    files = f"Lampiran: 1 foto (foto.jpg, 150 kB, SHA-256 {SHA[:12]}), "
    assert f"{files}1 pesan suara (image/jpeg, 150 kB, SHA-256 {SHA[:12]})" in said


def test_the_minutes_say_what_became_of_each_file(short_sample: Record, tmp_path: Path) -> None:
    """Whole, cut off by a full disk, gone, removed with its sender's data; the workbook and JSON say the same."""
    for name, size in (("whole.jpg", 4), ("cut.jpg", 2)):
        (tmp_path / name).write_bytes(b"x" * size)
    code = next(point.code for point in short_sample.points if point.state != "declined")
    names = ("whole.jpg", "cut.jpg", "gone.jpg")
    photos = [replace(attached(code, name), size_bytes=4, file=name, state=FileState.CLEARED) for name in names]
    photos.append(replace(attached(code, ""), file="", state=FileState.REMOVED))
    record = looked_for(replace(short_sample, attachments=tuple(photos), completed=(), groups=()), tmp_path)
    states = [FileState.CLEARED, FileState.MISSING, FileState.MISSING, FileState.REMOVED]
    assert [one.state for one in record.attachments] == states
    [line] = [one for one in lines_under(record, code) if one.startswith("Lampiran")]
    assert line == (
        f"Lampiran: 1 foto (whole.jpg, 1 kB, SHA-256 {SHA[:12]}), "
        f"1 foto (cut.jpg, 1 kB, SHA-256 {SHA[:12]}, tidak ditemukan), "
        f"1 foto (gone.jpg, 1 kB, SHA-256 {SHA[:12]}, tidak ditemukan), 1 foto (dihapus, SHA-256 {SHA[:12]})"
    )
    said = [row[-1] for row in rows(opened(workbook.write(record)), "Lampiran")]
    gone = "tidak ditemukan"
    assert said == ["Keadaan", "tanpa keterangan tempat dan perangkat", gone, gone, "dihapus"]
    read = json.loads(json_file.write(record))
    assert faults(read, SCHEMA) == []
    files = next(point["files"] for point in read["points"] if point["code"] == code)
    assert [file["state"] for file in files] == [state.value for state in states]
