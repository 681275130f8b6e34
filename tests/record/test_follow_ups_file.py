"""What is left to be done goes into the file of the next meeting and comes out of it as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from record import exports
from record.record import Record
from record.record_outcomes import Outcome, Task, Withdrawal
from rules.meeting_file import MeetingFile, read_meeting_file
from rules.outcomes import FollowUpStatus
from rules.refusals import Refusal
from rules.text import clean
from tests.record.conftest import whole

HEAD = "rapat:\n  kode: BERIKUT-1\n  judul: Rapat berikut\n  tanggal_iso: 2024-01-10\n  zona_waktu: WIB\n"
HOSTILE = (
    "Verval: data #1 - 'kemiskinan' \"ekstrem\"",
    "- bukan daftar\n- dua baris",
    "{{ 7*7 }} & *jangkar !!python/object ~ null",
    "=1+1 | tab\takhir",
    "ꦱꦸꦫꦠ 👩‍👩‍👧 نص",
    "yes",
    "2024-01-01",
)


def left(text: str, who: str = "Dinsos", due: str = "", status: str = "open", number: int = 1) -> Outcome:
    """One follow-up."""
    return Outcome(f"TL{number}", "follow_up", None, text, "", "s1", 1, task=Task(who, "", due, status, ""))


def next_file(record: Record) -> MeetingFile:
    """The file of the next meeting with the snippet in it, as the importer reads it."""
    (made,) = exports.render(record, "tindak-lanjut")
    assert made.name.startswith("tindak-lanjut_")
    assert made.name.endswith(".yaml")
    return read_meeting_file(HEAD + made.content.decode())


def test_every_text_comes_back_as_it_was(sample: Record) -> None:
    """Whatever was typed; the origin is the meeting's code and its own."""
    outcomes = tuple(
        left(text, who=text.split("\n")[0], due="2024-01-31", status="running", number=place)
        for place, text in enumerate(HOSTILE, 1)
    )
    read = next_file(replace(sample, outcomes=outcomes)).follow_ups
    assert [one.text for one in read] == list(HOSTILE)
    assert [one.responsible for one in read] == [clean(text.split("\n")[0]).text.replace("\t", " ") for text in HOSTILE]
    assert {(one.due_on, one.status) for one in read} == {("2024-01-31", "running")}
    assert [one.origin for one in read] == [f"{sample.meeting.code} TL{n}" for n in range(1, len(HOSTILE) + 1)]


@pytest.mark.parametrize("status", list(FollowUpStatus))
def test_what_is_done_or_withdrawn_is_not_carried(sample: Record, status: FollowUpStatus) -> None:
    """Nothing left is an empty list, which a file may hold."""
    gone = replace(left("Dicabut"), withdrawn=Withdrawal(2, "s1", "salah"))
    record = replace(sample, outcomes=(gone, left("Verval", status=status.value, number=2)))
    read = next_file(record).follow_ups
    assert [one.text for one in read] == ([] if status is FollowUpStatus.DONE else ["Verval"])


@given(st.text(max_size=200))
def test_any_text_that_can_be_stored_makes_the_trip(text: str) -> None:
    """A property of the writer and the reader together."""
    try:
        kept = clean(text).text
    except Refusal:
        return
    read = next_file(replace(whole(("JP1",)), outcomes=(left(kept, who=""),))).follow_ups
    assert [one.text for one in read] == [kept]
