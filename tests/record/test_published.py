"""The variant for publication: what must not be in it, in no file, and what everybody may still count again."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from record import csv_files, json_file, workbook
from record.exports import FORMATS, render
from record.published import published
from record.record import Entry, Record
from record.record_handling import Handling, Wording
from record.record_speeches import Speech
from record.record_submissions import Attachment
from rules.answers import Ballot
from rules.questions import Kind, Mode
from rules.tallies import Roll
from tests.record.files import cells, opened, rows
from tests.record.schema import SCHEMA, faults

SECRET = "RAHASIA-{}"


@pytest.fixture
def named(making: Any, sample: Record) -> Record:
    """The sample meeting with a mark in every field that names somebody or holds their own words."""
    marks = iter(SECRET.format(n) for n in range(10_000))
    delegates = tuple(
        replace(one, label=next(marks), position=next(marks), name=next(marks), represents=next(marks))
        for one in sample.delegates
    )
    texts = tuple(Wording(source, f"{source} {next(marks)}", "p1", 1) for source in ("sender", "objection"))
    code = sample.points[0].code
    made = making.question("JP7", "Apa usul instansi?", (), kind=Kind.TEXT, mode=Mode.OPEN)
    voters = ["p1", "p2", "p3"]
    ballots = [Ballot(ref, (), "pemerintah", "telegram", False, False, words=f"Usul {ref}") for ref in voters]
    written = making.asked(made, ballots, Roll(42, 3, 3), voters)
    file = Attachment(code, "photo", "image/jpeg", next(marks), 3, "0" * 64, None, f"1/media/{next(marks)}.jpg", 1)
    speech = Speech(1, "hand", "done", sample.delegates[0].organisation, "p1", next(marks), next(marks), 1, "s1",
                    1, 2, 3, 1, 1)  # fmt: skip
    return replace(
        sample,
        officers=tuple(replace(one, name=next(marks)) for one in sample.officers),
        delegates=delegates,
        points=tuple(replace(point, original=next(marks)) for point in sample.points),
        handled=(Handling(code, objection=next(marks), texts=texts),),
        attachments=(file,),
        speeches=(speech,),
        questions=(*sample.questions, written),
    )


def test_no_file_for_publication_holds_a_name_or_own_words(named: Record) -> None:
    """Workbook, CSV and JSON, letter by letter; the secretariat's own files do hold them."""
    for record, is_there in ((named, True), (published(named), False)):
        book = "\n".join(str(cell.value) for cell in cells(opened(workbook.write(record))))
        tables = "\n".join(content.decode() for _, content in csv_files.write(record))
        tree = json_file.write(record).decode()
        assert [(SECRET[:-2] in text) for text in (book, tables, tree)] == [is_there] * 3


def test_answers_by_name_become_answers_of_their_constituency(named: Record) -> None:
    """No voter, no channel, no nonce in question or entry; the same selections, sorted so that no order tells."""
    asked = {one["code"]: one for one in json.loads(json_file.write(published(named)))["questions"]}
    before = {one["code"]: one for one in json.loads(json_file.write(named))["questions"]}
    opened_codes = [code for code, one in before.items() if one["mode"] == "open"]
    assert opened_codes
    for code in opened_codes:
        shown = asked[code]["ballots"]
        assert "nonce" not in asked[code]
        keys = {frozenset(ballot) - {"words"} for ballot in shown}
        assert keys == {frozenset({"selection", "weight", "constituency"})}
        picked = [sorted(str(one["selection"]) for one in side[code]["ballots"]) for side in (asked, before)]
        assert picked[0] == picked[1]
        order = [(ballot["constituency"], ballot["selection"]) for ballot in shown]
        assert order == sorted(order)
        assert asked[code]["tally"] == before[code]["tally"]
    for code in before.keys() - set(opened_codes):
        assert asked[code] == before[code]


def test_the_nonce_of_an_answer_by_name_is_left_out_of_the_chain_too(named: Record) -> None:
    """With the commitment beside it, forty answers could be tried out; the entry says what is left out."""
    nonce = {"nonce": "00112233445566778899aabbccddeeff"}
    revealed = [
        Entry(n, "2023-11-23T04:00:00.000Z", 1, "moderator", "s1", "question.revealed", nonce | {"question": code},
              "0" * 64, "1" * 64)
        for n, code in enumerate(("JP1", "JP6"), 1)
    ]  # fmt: skip
    first, second = json.loads(json_file.write(published(replace(named, entries=tuple(revealed)))))["entries"]
    modes = {asked.question.code: asked.question.mode for asked in named.questions}
    assert (modes["JP1"] is Mode.OPEN, modes["JP6"] is Mode.OPEN) == (False, True)
    assert (first["payload"], "withheld" in first) == (nonce | {"question": "JP1"}, False)
    assert (second["payload"], second["withheld"]) == ({"question": "JP6"}, ["nonce"])
    assert second["hash"] == "1" * 64


def test_both_variants_keep_the_schema_and_only_one_has_the_keys_of_people(named: Record) -> None:
    """Left out, not emptied: a reader cannot take an empty name for somebody who gave none."""
    whole, shown = (json.loads(json_file.write(one)) for one in (named, published(named)))
    assert faults(whole, SCHEMA) == faults(shown, SCHEMA) == []
    assert (whole["variant"], shown["variant"]) == ("secretariat", "published")
    people = {"label", "name", "position", "represents"}
    assert all(people <= one.keys() for one in whole["delegates"])
    assert not any(people & one.keys() for one in shown["delegates"])
    assert all("original" in one for one in whole["points"])
    assert not any("original" in one for one in shown["points"])
    assert all("name" in one for one in whole["meeting"]["officers"])
    assert not any("name" in one for one in shown["meeting"]["officers"])


def test_sheets_and_columns_of_people_are_left_out(named: Record) -> None:
    """Per instansi is gone, Kehadiran has no name, Pokok diskusi no original; every figure stays as it was."""
    whole, shown = (opened(workbook.write(one)) for one in (named, published(named)))
    assert set(whole.sheetnames) - set(shown.sheetnames) == {"Per instansi"}
    heads = [cell.value for cell in shown["Kehadiran"][1]]
    assert heads == ["No", "Instansi", "Unsur", "Peran", "Saluran", "Waktu"]
    assert "Teks asli" not in [cell.value for cell in shown["Pokok diskusi"][1]]
    assert "Teks notula" in [cell.value for cell in shown["Pokok diskusi"][1]]
    for name in ("Hasil", "Per unsur", "Pertanyaan"):
        assert rows(whole, name) == rows(shown, name)
    assert next(cell.value for cell in shown["JP7"][5]) == "Teks"


def test_the_csv_for_publication_has_the_heads_of_its_sheets(named: Record) -> None:
    """Four files, three columns of people fewer in the attendance."""
    made = dict(csv_files.write(published(named)))
    head = next(csv.reader(io.StringIO(made["kehadiran"].decode("utf-8-sig")), delimiter=";"))
    assert head == ["No", "Instansi", "Unsur", "Peran", "Saluran", "Waktu"]


def test_a_file_for_publication_is_called_so(named: Record) -> None:
    """Nobody sends the wrong one of two files because they have one name."""
    (made,) = render(published(named), "record", number=4)
    assert made.name == "record-publik_tkpk-jbg-2023-11-23_konsep_v4.json"
    assert all("-publik_" in one.name for name in ("rekapitulasi", "csv") for one in render(published(named), name))
    assert "paket" in FORMATS
