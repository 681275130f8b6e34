"""Proposals, rulings and errata stand in every paper that says what the meeting was."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from pypdf import PdfReader

from record import exports, json_file
from record.published import published
from record.record import Record
from record.record_amendments import Amendment
from record.tongue import LANGUAGES, written_in
from storage.errata import Erratum
from tests.record.files import document_texts
from tests.record.schema import SCHEMA, faults

PROPOSED = "Usul <b>yang</b> diketik: #panic $5"
RULED = "Rumusan *bintang* yang masuk"
REASON = "Sudah benar dalam teks"


@pytest.fixture
def finished(short_sample: Record) -> Record:
    """The sample, adopted, with one ruling of each kind, an open proposal, an erratum and an addendum."""
    home = short_sample.organisations[0].ref

    def one(number: int, target: str, about: str, state: str, ruling: str) -> Amendment:
        ruled = None if state == "open" else 1_700_720_000_000
        text = f"{PROPOSED} {number}"
        by = "" if ruled is None else "s2"
        return Amendment(f"UK{number}", 1_700_719_900_000, "p1", home, target, about, text, state, ruling, by, ruled)

    return replace(
        short_sample,
        meeting=replace(short_sample.meeting, state="adopted"),
        amendments=(
            one(1, "question", "JP1", "accepted", RULED),
            one(2, "general", "", "declined", REASON),
            one(3, "name", "", "open", ""),
        ),
        errata=(
            Erratum(1, None, 1_700_730_000_000, "s2", "2023", "2024", "salah tahun", "ab" * 16, "halaman 2", "adopted"),
            Erratum(2, None, 1_700_740_000_000, "s2", "46", "47", "salah baca", "ab" * 16, "K1", "locked"),
        ),
    )


def texts_of(record: Record, name: str) -> str:
    """Everything that can be read in a paper."""
    (made,) = exports.render(record, name)
    if name.endswith("pdf"):
        return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages).split())
    return " ".join(document_texts(made.content).split())


@pytest.mark.parametrize("name", ["notula", "notula-pdf"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_minutes_list_every_proposal_with_its_ruling_and_every_erratum(
    finished: Record, name: str, language: str
) -> None:
    """As typed; what is open says so, and the old words stand beside the new ones."""
    with written_in(language):
        said = texts_of(finished, name)
    for text in (PROPOSED, RULED, REASON, "UK3", "halaman 2", "2024", "47", "salah baca"):
        assert text in said, text
    if language == "id":
        assert "belum diputus ketika hasil rapat ditetapkan" in said
        assert "Ralat ke-1" in said
        assert "Adendum ke-2" in said


def test_the_official_report_notes_what_was_put_right_after_the_meeting(finished: Record) -> None:
    """An accepted correction of a question and the errata that are about no result stand among its notes."""
    said = texts_of(finished, "berita-acara")
    assert f"Koreksi UK1: {RULED}" in said
    assert "Ralat ke-1" in said
    assert "Adendum ke-2" in said
    assert REASON not in said


@pytest.mark.parametrize("name", ["notula", "notula-pdf"])
def test_a_meeting_without_any_has_no_empty_annex(short_sample: Record, name: str) -> None:
    """Nothing is headed that is not there."""
    assert "Lampiran IV" not in texts_of(short_sample, name)


def test_the_record_holds_them_and_its_file_is_named_by_the_last_erratum(finished: Record) -> None:
    """By the schema; a published record keeps rulings, and nobody's own words or name."""
    told = json.loads(json_file.write(finished))
    assert faults(told, SCHEMA) == []
    assert [(one["code"], one["state"], one["ruling"]) for one in told["amendments"]] == [
        ("UK1", "accepted", RULED),
        ("UK2", "declined", REASON),
        ("UK3", "open", ""),
    ]
    assert (told["meeting"]["status"], [one["stage"] for one in told["errata"]]) == ("ralat-2", ["adopted", "locked"])
    (made,) = exports.render(finished, "record", number=4)
    assert made.name.endswith("_ralat-2_v4.json")
    public = json_file.write(published(finished)).decode()
    assert PROPOSED not in public
    assert RULED in public
