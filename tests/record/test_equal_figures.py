"""Random results: picture, minutes, workbook and JSON print one figure each, and it is the tally's."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from locales.formats import decimal_2, number
from record.cells import Share
from record.charts.face import Bar, Face
from record.charts.kind_faces import NumberFace, RankingFace, ScaleFace, TextFace
from record.faces import breakdown_face_of, face_of
from record.json_file import document
from record.minutes_questions import result_fields
from record.phone_cards import caption
from record.record import AskedQuestion, Record
from record.result_sheets import QUESTION_COLUMNS, asked_questions, by_constituency, results
from record.sentences import notes, sentence
from rules.questions import Kind, Mode
from rules.settings import Settings
from tests.record.kinds import WAYS, drawn

COLUMNS = {head: place for place, (head, _) in enumerate(QUESTION_COLUMNS)}


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
        record = replace(sample, questions=(asked,))
        face = assert_equal(record)
        assert isinstance(face, Face)
        assert [bar.count for bar in face.bars] == counts
        equal = {count: {bar.share_text for bar in face.bars if bar.count == count} for count in counts}
        assert all(len(shares) == 1 for shares in equal.values())


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(("kind", "settings"), WAYS)
def test_b29_every_kind_prints_the_same_figures_everywhere(
    making: Any, kind: Kind, settings: Settings, mode: Mode
) -> None:
    """Random results of every kind in every mode, weighted ones among them, and some without any answer."""
    dice = random.Random(f"{kind} {settings} {mode}")
    sample: Record = making.whole()
    for turn in range(12):
        weighted = replace(settings, is_weighted=turn % 4 == 3 and mode is not Mode.SECRET)
        count = dice.choice((0, 1, 5, 9, 24, 40))
        asked = drawn(making, dice, kind, weighted, count=count, decimals=dice.choice((0, 1)), mode=mode)
        assert_equal(replace(sample, questions=(asked,)))


def assert_equal(record: Record) -> Any:
    """Holds the outputs of the only question against each other; returns its face, None where it has none."""
    asked = record.questions[0]
    tree, paper = document(record)["questions"][0], result_fields(record, asked)
    row = asked_questions(record).rows[0]
    assert asked.tally is not None
    tally, said = asked.tally, sentence(asked, asked.tally)
    assert tree["sentence"] == paper["kalimat"] == said == caption(asked).split("\n", 1)[1]
    told = notes(asked, tally, record.meeting.zone)
    assert set(told) <= set(paper["catatan"])
    assert (" ".join(told) or "–") == row[COLUMNS["Catatan"]]
    assert tree["tally"]["answered"] == row[COLUMNS["Menjawab"]] == tally.answered
    assert tree["tally"]["not_answered"] == row[COLUMNS["Tidak menjawab"]] == tally.not_answered
    if tally.is_withheld:
        assert_withheld(record, asked, tree, paper)
        return None
    face = face_of(record, asked)
    assert face.heading.notes == told
    assert_breakdown(record, asked, tree)
    if isinstance(face, RankingFace):
        assert_ranking(record, face, tree, paper)
    elif isinstance(face, NumberFace) and asked.question.kind is Kind.NUMBER:
        assert_numbers(row, face, tree, paper)
    elif isinstance(face, TextFace):
        lines = (tree["tally"]["figures"] or {}).get("lines", [])
        assert [(one.text, one.count) for one in face.answers] == [(line["text"], line["count"]) for line in lines]
    else:
        bars = face.bars if isinstance(face, Face) else (*face.points, *face.apart)
        assert_bars(record, bars, tree, paper, asked)
        if isinstance(face, ScaleFace):
            assert_scale(row, tree, told)
    return face


def assert_withheld(record: Record, asked: AskedQuestion, tree: dict[str, Any], paper: dict[str, Any]) -> None:
    assert tree["withheld"] is True
    assert "ballots" not in tree
    assert (tree["tally"]["rows"], tree["tally"]["figures"], tree["breakdown"]) == ([], None, None)
    assert not any(paper[part] for part in ("pilihan", "urutan", "angka", "isian"))
    assert results(record).rows == []
    with pytest.raises(LookupError):
        face_of(record, asked)


def assert_bars(
    record: Record, bars: tuple[Bar, ...], tree: dict[str, Any], paper: dict[str, Any], asked: AskedQuestion
) -> None:
    assert asked.tally is not None
    sheet, decimals = results(record).rows, asked.question.decimals
    for bar, row, printed, cells in zip(bars, tree["tally"]["rows"], paper["pilihan"], sheet, strict=True):
        assert bar.share_text == printed["persen"]
        assert (bar.code, bar.text, bar.count) == (row["code"], row["text"], row["count"]) == (*cells[1:4],)
        assert number(bar.count) in bar.count_text
        assert number(bar.count) in printed["jumlah"]
        assert Decimal(str(cells[4])) == Decimal(row["weight"])
        if asked.tally.is_weighted:
            assert number(Decimal(row["weight"])) in bar.count_text
            assert number(Decimal(row["weight"])) in printed["jumlah"]
        if row["share"] is None:
            assert (bar.share_text, cells[5]) == ("–", "–")
            continue
        assert bar.share_text == row["share"].replace(".", ",") + "%"
        assert isinstance(cells[5], Share)
        assert f"{Decimal(repr(float(cells[5]))) * 100:.{decimals}f}" == row["share"]


def assert_scale(row: list[Any], tree: dict[str, Any], told: tuple[str, ...]) -> None:
    figures = tree["tally"]["figures"]
    if figures["mean"] is None:
        assert row[COLUMNS["Rata-rata"]] == "–"
        return
    mean, median = Decimal(figures["mean"]), Decimal(figures["median"])
    assert (row[COLUMNS["Rata-rata"]], row[COLUMNS["Median"]]) == (mean, median)
    wanted = f"Rata-rata {decimal_2(mean)}, median {number(median)}, dari {figures['base']} jawaban tanpa tidak tahu."
    assert wanted in told
    assert f"Rata-rata {decimal_2(mean)} dari {figures['base']} jawaban, median {number(median)}." in tree["sentence"]


def assert_ranking(record: Record, face: RankingFace, tree: dict[str, Any], paper: dict[str, Any]) -> None:
    figures, rows = tree["tally"]["figures"], {row["code"]: row for row in tree["tally"]["rows"]}
    is_borda = figures["method"] == "borda"
    for ranked, printed, cells in zip(face.rows, paper["urutan"], results(record).rows, strict=True):
        row, placing = rows[ranked.code], figures["placings"][ranked.code]
        rank, mean = row["rank"], placing["mean_place"]
        said = "–" if rank is None else str(rank)
        assert (ranked.rank_text, printed["peringkat"]) == (said, said)
        assert cells[6] == ("–" if rank is None else rank)
        assert (printed["pertama"], cells[8]) == (number(placing["firsts"]), placing["firsts"])
        assert printed["rata"] == ("–" if mean is None else decimal_2(Decimal(mean)))
        assert cells[9] == ("–" if mean is None else Decimal(mean))
        score = Decimal(row["weight"]) if tree["weighted"] else Decimal(row["count"])
        if is_borda:
            assert ranked.score_text == printed["skor"] == number(score)
            assert cells[7] == score
        else:
            assert (ranked.score_text, printed["skor"], cells[7]) == ("", "–", "–")
        assert ranked.mean_text == (f"rata-rata {printed['rata']}" if is_borda and mean is not None else "")
    assert [one.code for one in face.rows] == [printed["kode"] for printed in paper["urutan"]]


def assert_numbers(row: list[Any], face: NumberFace, tree: dict[str, Any], paper: dict[str, Any]) -> None:
    figures, printed = tree["tally"]["figures"], {one["ukuran"]: one["nilai"] for one in paper["angka"]}
    for head, key, name in (("Jumlah", "total", "Jumlah"), ("Terkecil", "smallest", "Terkecil"),
                            ("Terbesar", "largest", "Terbesar"), ("Median", "median", "Median")):  # fmt: skip
        assert row[COLUMNS[head]] == Decimal(figures[key])
        assert printed[name] == number(Decimal(figures[key]))
    mean = Decimal(figures["mean"])
    assert row[COLUMNS["Rata-rata"]] == mean
    assert printed["Rata-rata"] == face.mean_text == decimal_2(mean)
    assert face.median_text == printed["Median"]
    assert [column.count for column in face.columns] == [one["count"] for one in figures["bins"]]
    assert sum(column.count for column in face.columns) == figures["n"] == tree["tally"]["answered"]


def assert_breakdown(record: Record, asked: AskedQuestion, tree: dict[str, Any]) -> None:
    """The card by constituency, the sheet and the file show the same rows, and hide the same."""
    face, shown = breakdown_face_of(record, asked), tree["breakdown"]
    sheet = by_constituency(record).rows
    if face is None:
        assert shown is None or not tree["tally"]["answered"]
        return
    codes = [option.code for option in face.options]
    for row, told in zip(face.rows, shown["rows"], strict=True):
        assert row.answered == told["answered"]
        cells = [one for one in sheet if one[1] == row.name]
        if told["counts"] is None:
            assert row.cells is None
            assert [one[2:] for one in cells] == [[row.answered, "–", "–", "–", "tidak ditampilkan"]]
            continue
        assert row.cells is not None
        counts = [cell.count for cell in row.cells]
        assert counts == [told["counts"][code] for code in codes]
        assert [one[5] if one[4] == "–" else one[4] for one in cells] == counts
    assert (face.merged is None) is (shown["merged"] is None)
