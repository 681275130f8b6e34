"""Hostile text through every field of the record into every file: it opens elsewhere and reads as typed."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest

from record import json_file, notula, papers, workbook
from record.record import AskedQuestion, Record
from record.record_amendments import Amendment
from record.record_paper import Paper
from record.tongue import LANGUAGES
from rules.answers import Ballot
from rules.questions import Kind, Mode, Option, OptionRole
from rules.tallies import Roll
from storage.corrections import Correction
from storage.errata import Erratum
from tests.record.files import cells, document_texts, opened, rows
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.schema import SCHEMA, faults

# Fields that hold a word of ours or a ref, never what somebody typed.
KEPT = {"ref", "code", "kind", "state", "standing", "role", "channel", "duty", "constituency", "organisation", "zone"}
KEPT |= {"held_on", "created_at", "by", "weight", "delegate", "salt"}


def poisoned(value: Any, text: str) -> Any:
    """The same value with every typed text replaced."""
    typed = [field.name for field in fields(value) if isinstance(getattr(value, field.name), str)]
    return replace(value, **{name: text for name in typed if name not in KEPT})


def asked(making: Any, text: str) -> tuple[AskedQuestion, ...]:
    """A choice with words of the voter's own and an open question, both by name, in which everybody typed the text."""
    options = (Option(1, "A", text), Option(2, "Z", text, OptionRole.OTHER))
    choice = making.question("JP6", text, options, mode=Mode.OPEN)
    words = making.question("JP5", text, (), kind=Kind.TEXT, mode=Mode.OPEN)
    voters, roll = ["p1", "p2", "p3"], Roll(42, 3, 3)
    chosen = [
        Ballot(ref, (code,), "pemerintah", "telegram", False, False, words=text if code == "Z" else "")
        for ref, code in zip(voters, "AZZ", strict=True)
    ]
    written = [replace(ballot, selection=(), words=text) for ballot in chosen]
    events = {
        "corrections": (Correction(1, 1_700_712_900_000, "s1", "wording", text, text),),
        "errata": (Erratum(1, 6, 1_700_712_900_000, "s2", text, text, text),),
    }
    return making.asked(choice, chosen, roll, voters, **events), making.asked(words, written, roll, voters)


def whole(making: Any, text: str) -> Record:
    """The sample meeting in which everybody typed the same text everywhere."""
    sample: Record = making.whole()
    sample = replace(sample, points=sample.points[:2], delegates=sample.delegates[:3])
    parts = ("agenda", "speakers", "officers", "constituencies", "organisations", "delegates", "points", "outcomes")
    changed = {part: tuple(poisoned(one, text) for one in getattr(sample, part)) for part in parts}
    home = sample.organisations[0].ref
    proposals = tuple(
        Amendment(f"UK{place}", 1, "p1", home, target, "", text, state, ruling, "s2", 1)
        for place, (target, state, ruling) in enumerate((("general", "accepted", text), ("question", "open", "")), 1)
    )
    changed |= {"amendments": proposals}
    changed |= {"errata": (Erratum(2, None, 1_700_712_900_000, "s2", text, text, text, about=text, stage="adopted"),)}
    return replace(sample, meeting=poisoned(sample.meeting, text), questions=asked(making, text), **changed)


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_report_and_attendance_list_print_it_as_typed(making: Any, raw: str, spoken: str) -> None:
    """In both languages: the letterhead, the number and who signs as well; nothing of it is rendered."""
    text = at_the_door(raw)
    lines = dict.fromkeys(("government", "body", "address", "contacts", "signer_prefix", "report_number"), text)
    record = replace(whole(making, text), paper=Paper(has_clerk_block=True, **lines))
    report = document_texts(papers.write_report(record, spoken))
    # Letterhead, number, place, wordings, options, words of voters, corrections, errata, constituencies, who signs.
    assert report.count(text) >= 20
    listed = document_texts(papers.write_attendance(record, spoken))
    # Letterhead, head, three people with position, organisation and constituency, the summary.
    assert listed.count(text) >= 20


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_b83_b86_every_field_comes_out_as_typed(making: Any, raw: str) -> None:
    """DOCX, XLSX and JSON open in another library and hold the text, letter for letter, wherever it was typed."""
    text = at_the_door(raw)
    record = whole(making, text)
    said = document_texts(notula.write(record))
    # Title, place, agenda, officers, speakers, options, notes, attendance and both wordings of two points.
    assert said.count(text) >= 25
    book = opened(workbook.write(record))
    every = cells(book)
    assert [cell.coordinate for cell in every if cell.data_type == "f"] == []
    assert sum(cell.value == text for cell in every) >= 25
    # Two wrote it beside Lainnya, three as the answer of an open question.
    assert [row[2] for row in rows(book, "Isian")[1:]] == [text] * 5
    assert [row[3] for row in rows(book, "Per instansi")[2:]] == [f"Z. {text}: {text}"] * 2 + [text] * 3
    read = json.loads(json_file.write(record))
    assert read["meeting"]["title"] == read["points"][0]["original"] == read["outcomes"][0]["text"] == text
    choice, words = read["questions"]
    assert choice["options"][0]["text"] == choice["corrections"][0]["was"] == read["errata"][0]["reason"] == text
    assert [ballot.get("words") for ballot in choice["ballots"]] == [None, text, text]
    assert {ballot["selection"][0] for ballot in words["ballots"]} == {text}
    assert faults(read, SCHEMA) == []


def test_what_was_written_without_a_name_is_safe_too(making: Any, sample: Record) -> None:
    """Texts of a secret question: each on one line, never a formula, and read in the minutes as they were typed."""
    made = making.question("JP5", "Apa?", (), kind=Kind.TEXT, mode=Mode.SECRET)
    texts = [at_the_door(raw) for raw in HOSTILE]
    voters = [f"p{n}" for n in range(1, len(texts) + 1)]
    ballots = [
        Ballot(ref, (), "pemerintah", "telegram", False, False, words=text)
        for ref, text in zip(voters, texts, strict=True)
    ]
    secret = making.asked(made, ballots, Roll(42, len(texts), len(texts)), voters)
    record = replace(sample, questions=(secret,))
    book = opened(workbook.write(record))
    assert [cell.coordinate for cell in cells(book) if cell.data_type == "f"] == []
    shown = [row[2] for row in rows(book, "Isian")[1:]]
    assert sorted(shown) == sorted({" ".join(text.split()) for text in texts})
    said = document_texts(notula.write(record))
    assert [text for text in shown if text not in said] == []


def test_lines_stay_lines(short_sample: Record) -> None:
    """A point of several lines keeps them, in the annex as in the sheet."""
    text = "Usul satu:\n- jalan desa\n\n\tdan saluran"
    point = replace(short_sample.points[0], original=text, record_text=text)
    record = replace(short_sample, points=(point,))
    # Once in the minutes, twice in the annex: original and record wording.
    assert document_texts(notula.write(record)).count(text) == 3
    assert list(rows(opened(workbook.write(record)), "Pokok diskusi")[1][6:8]) == [text, text]
