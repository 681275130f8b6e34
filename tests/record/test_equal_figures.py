"""Random results: picture, minutes, workbook and JSON print one figure each, and it is the tally's."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from record.faces import face_of
from record.json_file import document
from record.minutes_questions import result_fields
from record.record import Record
from record.sentences import notes, sentence
from record.sheets import asked_questions, results


@pytest.mark.parametrize("seed", range(8))
def test_b29_every_output_prints_the_same_figures(making: Any, seed: int) -> None:
    """40 questions a seed, 2 to 20 options, with and without decimals: the same strings, the same numbers."""
    dice = random.Random(seed)
    sample: Record = making.whole()
    for _ in range(40):
        size = dice.randint(2, 20)
        counts = [dice.choice((0, 1, 1, 2, 3, 5, 8, 13)) for _ in range(size)]
        texts = [f"Pilihan {place}" for place in range(size)]
        asked = making.simple(texts, counts, silent=dice.randint(0, 9), decimals=dice.choice((0, 1)))
        assert_equal(replace(sample, questions=(asked,)), counts)


def assert_equal(record: Record, counts: list[int]) -> None:
    asked = record.questions[0]
    face, paper = face_of(record.meeting, asked), result_fields(record, asked)
    tree = document(record)["questions"][0]
    sheet = results(record).rows
    decimals = asked.question.decimals
    for place, count in enumerate(counts):
        bar, row = face.bars[place], tree["tally"]["rows"][place]
        assert bar.share_text == paper["pilihan"][place]["persen"]
        assert bar.count_text.split()[0] == paper["pilihan"][place]["jumlah"]
        assert bar.count == row["count"] == sheet[place][3] == count
        if row["share"] is None:
            assert (bar.share_text, sheet[place][5]) == ("–", "–")
            continue
        assert bar.share_text == row["share"].replace(".", ",") + "%"
        assert f"{Decimal(repr(float(sheet[place][5]))) * 100:.{decimals}f}" == row["share"]
    assert asked.tally is not None
    assert tree["sentence"] == paper["kalimat"] == sentence(asked, asked.tally)
    assert set(notes(asked, asked.tally)) <= set(paper["catatan"])
    assert " ".join(face.notes) == asked_questions(record).rows[0][-1]
    equal = {count: {bar.share_text for bar in face.bars if bar.count == count} for count in counts}
    assert all(len(shares) == 1 for shares in equal.values())
