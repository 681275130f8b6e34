"""The speakers' list in every file: who, when, how long, what was said; whatever somebody typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from meeting import agenda, speech_notes
from record import json_file, notula, workbook
from record.gather import gather
from record.minutes import fields
from record.record import Record
from record.record_speeches import Speech, SpeechNote
from rules import chain
from rules.speaking import SpeechKind
from storage.database import Database
from tests.faults.acts import erased, standing_dialog
from tests.meeting.halls import MINUTE_TAKER, Hall, open_hall
from tests.meeting.on_floor import press, speaks, step
from tests.record.files import cells, document_texts, opened, rows
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.schema import SCHEMA, faults

OPENED = 1_700_704_800_000


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def read(hall: Hall) -> Record:
    """The record as of now."""
    async with hall.house.db.reading() as tx:
        return await gather(tx, hall.meeting_id)


async def noted(hall: Hall, speech_id: int, text: str) -> bool:
    """[Catat] and what was said, typed."""
    await speech_notes.ask(hall.house, hall.sender(MINUTE_TAKER), speech_id)
    dialog = await standing_dialog(hall, MINUTE_TAKER)
    return await speech_notes.write(hall.house, hall.sender(MINUTE_TAKER), dialog, text)


def speech(number: int, text: str, **changes: Any) -> Speech:
    """A speech of three minutes and ten seconds with this note."""
    notes = (SpeechNote(1, text, "s3", OPENED, "0" * 64),) if text else ()
    made = Speech(
        *(number, "hand", "done", "bappeda", "p1", "Kepala", "Kepala", 2, "p1"),
        *(OPENED, OPENED + 1_000, OPENED + 191_000, 190_000, 180_000, notes),
    )
    return replace(made, **changes)


async def test_the_record_holds_what_was_spoken(hall: Hall) -> None:
    """From the rows: item, start, duration, the last note and every earlier one, each with the digest of its entry."""
    await agenda.add_items(hall.house, hall.moderator, hall.meeting_id, "Pembukaan\nPembahasan")
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 2)
    first = await speaks(hall, 0)
    hall.clock.turn(75)
    await press(hall, "Selesai")
    assert await noted(hall, first.id, "Data belum terpadu")
    assert await noted(hall, first.id, "Data belum terpadu 3500000000000000")
    assert not await noted(hall, first.id, "Data belum terpadu 3500 0000 0000 0000")
    order = await speaks(hall, 1, kind=SpeechKind.ORDER)
    await step(hall, order, "finish")
    record = await read(hall)
    one, two = record.speeches
    assert (one.organisation, one.delegate, one.item, one.spoken_ms) == ("o1", "p1", 2, 75_000)
    assert (one.note, len(one.notes)) == ("Data belum terpadu [nomor identitas disamarkan]", 2)
    entered = [entry.payload["digest"] for entry in record.entries if entry.kind == "speech.noted"]
    assert entered == [note.digest for note in one.notes]
    assert (two.kind, two.state, two.spoken_ms) == ("order", "done", 0)
    assert faults(json_file.document(record), SCHEMA) == []
    (group,) = fields(record)["pembahasan"]
    assert (group["judul"], group["pokok"]) == ("2. Pembahasan", [])
    assert group["pembicara"] == [
        "Instansi 1, pukul 13.00 WIB, 1 menit 15 detik: Data belum terpadu [nomor identitas disamarkan]",
        "Instansi 2 (interupsi), pukul 13.01 WIB, 0 detik.",
    ]


async def test_an_erased_speaker_is_a_number_and_what_was_said_stays(hall: Hall) -> None:
    """No name anywhere in the files; organisation, time and note as they were."""
    first = await speaks(hall, 0)
    hall.clock.turn(30)
    await noted(hall, first.id, "Data")
    await erased(hall, 1001)
    record = await read(hall)
    (one,) = record.speeches
    assert (one.state, one.label, one.spoken_ms, one.note) == ("done", "p1", 30_000, "Data")
    assert "Perwakilan 1" not in json_file.write(record).decode()


def test_minutes_name_position_and_no_person(making: Any) -> None:
    """Under the item it was spoken in, in the order of speaking; what never began stands only in the JSON."""
    sample = making.whole()
    listed = (
        speech(2, "", first_ms=OPENED + 500_000, kind="order", position=""),
        speech(1, "Rumah tidak layak"),
        speech(3, "", first_ms=None, ended_ms=None, state="skipped", spoken_ms=0, item=None),
    )
    record = replace(sample, speeches=listed)
    groups = fields(record)["pembahasan"]
    spoken = [(group["judul"], line) for group in groups for line in group["pembicara"]]
    name = record.organisation("bappeda").name
    title = next(f"{item.position}. {item.title}" for item in record.agenda if item.position == 2)
    assert spoken == [
        (title, f"{name}, Kepala, pukul 09.00 WIB, 3 menit 10 detik: Rumah tidak layak"),
        (title, f"{name} (interupsi), pukul 09.08 WIB, 3 menit 10 detik."),
    ]
    titles = [group["judul"] for group in groups]
    assert sorted(titles, key=lambda one: int(one.split(".")[0]) if one else 99) == titles
    said = document_texts(notula.write(record))
    assert f"1. {spoken[0][1]}" in said
    table = rows(opened(workbook.write(record)), "Pembicara")
    assert [line[0] for line in table] == ["Urutan", 1, 2]
    assert table[1][4:] == ("Angkat tangan", "09.00.01 WIB", "3 menit 10 detik", 190, "Rumah tidak layak")
    assert len(json_file.document(record)["speeches"]) == 3


def test_lines_noted_one_by_one_stand_below_each_other(making: Any) -> None:
    """Each with its own time, in the Word file and in the sheet."""
    note = "09.01 WIB – Data belum terpadu\n09.02 WIB – Anggaran kurang"
    record = replace(making.whole(), speeches=(speech(1, note),))
    assert f"Kepala, pukul 09.00 WIB, 3 menit 10 detik:\n{note}" in document_texts(notula.write(record))
    assert rows(opened(workbook.write(record)), "Pembicara")[1][-1] == note


def test_without_speeches_the_minutes_are_as_before(making: Any) -> None:
    """No line about speakers, no empty group."""
    sample = replace(making.whole(), points=(), speeches=())
    assert [group["pembicara"] for group in fields(sample)["pembahasan"]] == [[]]
    assert "Pembicara" not in document_texts(notula.write(sample))


# Markup, a template, a formula, a reversal, an emoji family, letters from the right, and the longest note.
TYPED = [*(HOSTILE[place] for place in (1, 2, 4, 14, 18, 19)), "a" * 1_000]


@pytest.mark.parametrize("raw", TYPED, ids=range(len(TYPED)))
def test_hostile_notes_come_out_as_typed(making: Any, raw: str) -> None:
    """DOCX, XLSX and JSON open in another library and hold the text, letter for letter."""
    text = at_the_door(raw) if len(raw) < 1_000 else raw
    sample = making.whole()
    organisations = tuple(replace(one, short=text, name=text) for one in sample.organisations)
    record = replace(sample, points=(), organisations=organisations, speeches=(speech(1, text, position=text),))
    assert f"{text}, {text}, pukul 09.00 WIB, 3 menit 10 detik: {text}" in document_texts(notula.write(record))
    book = opened(workbook.write(record))
    assert [cell.coordinate for cell in cells(book) if cell.data_type == "f"] == []
    table = rows(book, "Pembicara")
    assert (table[1][1], table[1][2], table[1][8]) == (text, text, text)
    document = json_file.document(record)
    assert document["speeches"][0]["notes"][0]["text"] == text
    assert faults(document, SCHEMA) == []


def test_a_note_is_committed_to_by_salt() -> None:
    """The same words under two salts are two digests: nobody guesses a note from the chain."""
    assert chain.text_digest("a", "Data") != chain.text_digest("b", "Data")
