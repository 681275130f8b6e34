"""What was concluded stands once in every file, with its ground; what was withdrawn stands with its reason."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meeting import follow_ups, outcome_changes
from record import json_file, notula, workbook
from record.gather import gather
from record.minutes_outcomes import DOTS, outcome_fields
from record.record import Record
from record.record_outcomes import EarlierText, Outcome, Task, Withdrawal
from rules.chain import text_digest
from rules.outcomes import OutcomeKind
from storage import outcomes as rows
from storage.opening import open_database
from tests.meeting.concluded import check_chain, corrected, withdrew, wrote
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.record.files import document_texts, opened
from tests.record.files import rows as rows_of
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.schema import SCHEMA, faults

AT = 1_700_712_000_000
KINDS = ("note", "conclusion", "decision")


def outcome(code: str, kind: str, text: str, **changes: Any) -> Outcome:
    """An outcome of the sample meeting."""
    return replace(Outcome(code, kind, 4, text, "", "s2", AT), **changes)


def everywhere(text: str) -> tuple[Outcome, ...]:
    """The same text in every field somebody can type."""
    withdrawal, texts = Withdrawal(AT, "s2", text), (EarlierText("text", text, "s2", AT),)
    task = Task(text, "", "2023-12-30", "running", text)
    return (
        *(outcome(f"X{n}", kind, text, source=text, texts=texts) for n, kind in enumerate(KINDS)),
        outcome("K9", "conclusion", text, withdrawn=withdrawal),
        outcome("TL1", "follow_up", text, source=text, task=task),
    )


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_stands_whole_in_every_file(short_sample: Record, raw: str) -> None:
    """Formulas, markup, template signs, right-to-left letters, a thousand of one sign."""
    text = at_the_door(raw)
    record = replace(short_sample, outcomes=everywhere(text))
    read = json.loads(json_file.write(record))
    assert faults(read, SCHEMA) == []
    assert {one["text"] for one in (*read["outcomes"], *read["follow_ups"])} == {text}
    assert read["follow_ups"][0]["responsible"] == text
    book = opened(workbook.write(record))
    assert [row[5] for row in rows_of(book, "Kesimpulan")[1:]] == [text] * 4
    assert rows_of(book, "Tindak lanjut")[1][1:3] == (text, text)


def test_a_hostile_text_is_text_in_the_minutes(short_sample: Record) -> None:
    """The template renders nothing twice."""
    text = "=1+1 <b>tebal</b> {{ x }} {% if %} & _{_"
    said = document_texts(notula.write(replace(short_sample, outcomes=everywhere(text))))
    assert said.count(text) >= 7


def test_the_minutes_say_what_each_rests_on(sample: Record) -> None:
    """A poll under a decision is called what it is; lines to write on stand only where nothing does."""
    tied = {"points": ("D01",), "polls": ("JP1",), "votes": ("JP2",), "source": "BPS, 2023."}
    said = outcome_fields(replace(sample, outcomes=(outcome("KP1", "decision", "Isi", **tied),)))
    assert said["keputusan"] == [
        {
            "kode": "KP1",
            "teks": "Isi",
            "dasar": "Sumber angka: BPS, 2023. Pokok diskusi yang mendasari: D01. Hasil pemungutan suara: JP2. "
            "Pendapat peserta menurut jajak pendapat JP1. JP1 merupakan penjaringan pendapat peserta; keputusan ini "
            "ditetapkan rapat, bukan oleh jajak pendapat.",
        }
    ]
    assert said["kesimpulan"] == [{"kode": "1.", "teks": DOTS, "dasar": ""}]
    assert [row["no"] for row in said["tindak_lanjut"]] == ["1", "2", "3"]
    task = Task("Dinsos", "o2", "2023-12-30", "open", "")
    said = outcome_fields(replace(sample, outcomes=(outcome("TL1", "follow_up", "Verval", task=task),)))
    assert said["tindak_lanjut"] == [
        {
            "no": "TL1",
            "tindak_lanjut": "Verval",
            "penanggung_jawab": "Dinsos",
            "tenggat": "30-12-2023",
            "status": "belum",
            "dasar": "–",
        }
    ]


@pytest.fixture
async def hall(sqlite_url: str, now: Any) -> AsyncIterator[Hall]:
    """A running meeting of two organisations."""
    database = await open_database(sqlite_url, now=now)
    yield await open_hall(database, organisations=2)
    await database.close()


ACTS = st.lists(
    st.tuples(st.sampled_from(("write", "correct", "withdraw", "restore")), st.integers(0, 3), st.integers(0, 5)),
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
async def test_every_outcome_stands_once_whatever_was_done(hall: Hall, acts: list[tuple[str, int, int]]) -> None:
    """Written, corrected, withdrawn, restored in any order: each once, in force or with a reason; every text matches
    the digest of its entry, and the chain verifies."""
    kinds, written = tuple(OutcomeKind), []
    for act, kind, place in acts:
        if act == "write" or not written:
            text = f"Isi {len(written)}"
            if kinds[kind] is OutcomeKind.FOLLOW_UP:
                one = (await follow_ups.write(hall.house, hall.sender(SECRETARY), hall.meeting_id, text)).outcome
            else:
                one = await wrote(hall, text, kinds[kind], SECRETARY)
            written.append(one)
            continue
        one = written[place % len(written)]
        async with hall.house.db.reading() as tx:
            stored = await rows.load(tx, one.id)
        assert stored is not None
        if act == "withdraw":
            await withdrew(hall, one, "keliru", SECRETARY)
        elif act == "restore":
            await outcome_changes.restore(hall.house, hall.sender(SECRETARY), one.id, stored.revision)
        elif stored.withdrawn_ms is None:
            await corrected(hall, one, f"{stored.text} lagi", SECRETARY)
    await check_once(hall)


async def check_once(hall: Hall) -> None:
    """Once each, with what the chain holds of it."""
    async with hall.house.db.reading() as tx:
        record = await gather(tx, hall.meeting_id)
        texts = await rows.texts_of_meeting(tx, hall.meeting_id)
        count = await tx.fetch_value("SELECT COUNT(*) FROM notes")
    codes = [one.code for one in record.outcomes]
    assert len(codes) == len(set(codes)) == count
    assert all(one.withdrawn is None or one.withdrawn.reason for one in record.outcomes)
    payloads = {entry.seq: entry.payload for entry in record.entries}
    for text in texts:
        assert payloads[text.entry]["digest"] == text_digest(text.salt, text.text)
    assert faults(json_file.document(record), SCHEMA) == []
    await check_chain(hall)
