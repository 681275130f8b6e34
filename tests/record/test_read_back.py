"""Random meetings written to every file and read back by other libraries: one figure everywhere."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from record import csv_files, json_file, notula, workbook
from record.phone_cards import caption
from record.record import AskedQuestion, Record
from rules.questions import Base, Kind, Mode
from tests.record import read_back
from tests.record.kinds import WAYS, approval, drawn

# Thousands of files: minutes, so behind `make long`.
pytestmark = pytest.mark.long

QUESTIONS = 30


def question(making: Any, dice: random.Random, number: int) -> AskedQuestion:
    """Any kind in any mode, from nobody to forty answers, with and without decimals, weighted or not."""
    code, decimals = f"JP{number}", dice.choice((0, 1))
    turn = dice.randrange(10)
    if turn < 4:
        counts = [dice.choice((0, 1, 1, 2, 3, 5, 8, 13)) for _ in range(dice.randint(2, 20))]
        texts = [f"Pilihan {place}" for place in range(len(counts))]
        base = dice.choice((Base.ANSWERED, Base.VALID, Base.ENTITLED, Base.INVITED))
        made: AskedQuestion = making.simple(
            texts, counts, code=code, silent=dice.randint(0, 9), decimals=decimals, base=base
        )
        return made
    if turn == 4:
        return approval(making, (dice.randint(0, 20), dice.randint(0, 12), dice.randint(0, 6)), code)
    kind, settings = dice.choice(WAYS)
    mode = dice.choice(list(Mode))
    weighted = replace(settings, is_weighted=dice.random() < 0.25 and mode is not Mode.SECRET)
    count = dice.choice((0, 1, 5, 9, 24, 42))
    return drawn(making, dice, kind, weighted, count=count, code=code, decimals=decimals, mode=mode)


def assert_same_everywhere(making: Any, sample: Record, seed: int) -> int:
    """Holds the files of one random meeting against `record.json`; returns how many questions it held."""
    dice = random.Random(f"read back {seed}")
    asked = tuple(question(making, dice, number) for number in range(1, QUESTIONS + 1))
    record = replace(sample, questions=asked, points=())
    told = read_back.of_json(json_file.write(record))
    book = read_back.of_workbook(workbook.write(record))
    tables = read_back.of_csv(dict(csv_files.write(record)))
    paper = read_back.of_minutes(notula.write(record))
    assert len(told) == len(paper) == len(book) == QUESTIONS
    for one in asked:
        code = one.question.code
        where = f"seed {seed}, {code}, {one.question.kind}, {one.question.mode}"
        wanted = told[code]
        assert caption(one).split("\n", 1)[1] == wanted["kalimat"], where
        assert wanted["kalimat"] in paper[code]["texts"], where
        assert (book[code]["menjawab"], book[code]["diam"]) == (wanted["menjawab"], wanted["diam"]), where
        assert_figures(one, wanted, book[code], tables.get(code, {}), paper[code], where)
    return QUESTIONS


def assert_figures(
    one: AskedQuestion,
    wanted: dict[str, Any],
    book: dict[str, Any],
    tables: dict[str, Any],
    paper: dict[str, Any],
    where: str,
) -> None:
    assert wanted.get("pilihan") == book.get("pilihan") == tables.get("pilihan") == paper.get("pilihan"), where
    ranked = wanted.get("urutan", [])
    assert ranked == book["urutan"] == tables.get("urutan", []), where
    assert ranked == sorted(paper.get("urutan", []), key=str), where
    assert wanted.get("unsur", []) == book.get("unsur", []) == tables.get("unsur", []), where
    assert wanted.get("angka") == book.get("angka"), where
    assert {name: paper.get("angka", {}).get(name) for name in wanted.get("angka", {})} == wanted.get("angka", {}), (
        where
    )
    assert (wanted.get("rata"), wanted.get("median")) == (book.get("rata"), book.get("median")), where
    if one.question.kind is Kind.TEXT and one.question.mode is not Mode.OPEN:
        assert wanted.get("isian", []) == book["isian"] == sorted(paper.get("isian", [])), where
    elif one.question.kind is Kind.TEXT:
        assert (
            sum(count for _, count in wanted.get("isian", [])) == len(book["isian"]) == len(paper.get("isian", []))
        ), where


@pytest.mark.parametrize("seed", range(8))
def test_i4_every_file_read_back_says_the_same(making: Any, sample: Record, seed: int) -> None:
    """Notula, workbook, CSV, JSON and captions of 30 random questions a meeting, opened by other libraries."""
    assert_same_everywhere(making, sample, seed)


@pytest.mark.long
@pytest.mark.timeout(7_200)
def test_r11_ten_thousand_results_read_back_the_same(making: Any, sample: Record) -> None:
    """10,000 random results in all these files, without one difference."""
    held, seed = 0, 1_000
    while held < 10_000:
        held += assert_same_everywhere(making, sample, seed)
        seed += 1
