"""Soundings in every file: figures with their base, hidden rows that stay hidden, whatever somebody typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from meeting import sounding
from record import json_file, notula, workbook
from record.gather import gather
from record.minutes import fields
from rules import chain
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.meeting.sounded import opened as open_sounding
from tests.meeting.sounded import press, put_forward, three_constituencies
from tests.record.files import cells, document_texts, opened, rows
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.schema import SCHEMA, faults
from tests.record.sounded import sounded


async def test_from_the_rows_to_the_record(database: Database) -> None:
    """While it is open only what is asked; closed, the result, its salt and the digest that its entry holds."""
    hall: Hall = await open_hall(database, organisations=6)
    await three_constituencies(hall, 6)
    await put_forward(hall, 2)
    one = await open_sounding(hall)
    for place in range(18):
        await press(hall, one, place, 1, 2 if place % 6 == 0 else 1)
    async with database.reading() as tx:
        before = await gather(tx, hall.meeting_id)
    assert (before.soundings[0].result, before.soundings[0].salt) == (None, "")
    assert faults(json_file.document(before), SCHEMA) == []
    await sounding.close(hall.house, hall.moderator, one.id)
    async with database.reading() as tx:
        record = await gather(tx, hall.meeting_id)
    (said,) = record.soundings
    entered = [entry.payload["result"] for entry in record.entries if entry.kind == "sounding.closed"]
    assert entered == [said.digest]
    document = json_file.document(record)
    assert faults(document, SCHEMA) == []
    text = chain.canonical(document["soundings"][0]["result"]).decode()
    assert chain.text_digest(document["soundings"][0]["salt"], text) == said.digest
    (printed,) = fields(record)["daftar_penjajakan"]
    assert printed["kalimat"] == ("18 dari 18 peserta menjawab (100,0% dari peserta). Disepakati semua unsur: D01.")
    assert printed["butir"][0]["setuju"] == "15 (83,3%)"


def test_the_minutes_name_base_and_what_is_hidden(making: Any) -> None:
    """Small constituencies stand as one sum; nothing is said of the point nobody answered."""
    sample = making.whole()
    record = replace(sample, soundings=(sounded(sample, "Jalan desa"),))
    said = document_texts(notula.write(record))
    assert "Hasil penjajakan" in said
    assert "13 (72,2%)" in said
    assert "Tanda – berarti tidak ditampilkan demi kerahasiaan; jawabannya termasuk dalam gabungan unsur lain." in said
    lines = fields(record)["daftar_penjajakan"][0]["baris"]
    merged = next(line for line in lines if line["unsur"] == "Gabungan unsur lain")
    assert (merged["setuju"], merged["tidak"], merged["lewati"]) == ("5", "2", "0")
    assert [line["setuju"] for line in lines if line["kepala"]] == ["13 (72,2%)", "–"]
    assert "Persen dihitung dari peserta yang menjawab butir itu" in said
    assert "bukan keputusan" in said
    table = rows(opened(workbook.write(record)), "Penjajakan")
    assert table[1][4:13] == ("Semua peserta", 13, 4, 1, 18, 0, 0.722, 0.222, 0.056)
    assert [line[5:8] for line in table[3:5]] == [("–", "–", "–")] * 2
    assert "Hasil penjajakan" not in document_texts(notula.write(sample))


def test_no_hidden_count_is_in_any_file(making: Any) -> None:
    """A row that is hidden has no counts in the JSON, and none can be had from total and merged row."""
    sample = making.whole()
    one = json_file.document(replace(sample, soundings=(sounded(sample, "Jalan"),)))["soundings"][0]["result"]
    (first, second) = one["points"]
    assert [row["counts"] is None for row in first["rows"]][:3] == [False, True, True]
    assert first["merged"]["answered"] == 7
    assert (second["counts"], second["agreed_by_all"], second["consensus_millionths"]) == (None, None, None)


# Markup, a template, a formula, a reversal, an emoji family, letters from the right, and the longest wording.
TYPED = [*(HOSTILE[place] for place in (1, 2, 4, 14, 18, 19)), "a" * 1_000]


@pytest.mark.parametrize("raw", TYPED, ids=range(len(TYPED)))
def test_hostile_wordings_come_out_as_typed(making: Any, raw: str) -> None:
    """DOCX, XLSX and JSON open in another library and hold the text, letter for letter."""
    text = at_the_door(raw) if len(raw) < 1_000 else raw
    sample = making.whole()
    record = replace(sample, soundings=(sounded(sample, text),))
    assert text in document_texts(notula.write(record))
    book = opened(workbook.write(record))
    assert [cell.coordinate for cell in cells(book) if cell.data_type == "f"] == []
    assert rows(book, "Penjajakan")[1][3] == text
    document = json_file.document(record)
    assert document["soundings"][0]["points"][0]["wording"] == text
    assert faults(document, SCHEMA) == []
