"""Grouped answers in every output: the same themes, the same counts, whoever grouped them, and nothing lost."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from record import json_file, notula, workbook
from record.charts.cards import pages
from record.charts.kind_faces import TextFace
from record.charts.prints import draw
from record.exports import render
from record.faces import face_of, has_print
from record.phone_cards import caption
from record.record import AskedQuestion, Record
from record.sentences import sentence
from record.tongue import words as spoken
from rules.questions import Mode
from tests.record.files import cells, document_texts, opened, rows, tables
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.picture_checks import POINT_AT_300_DPI, assert_cards, assert_readable, lengths_of, texts_of
from tests.record.schema import SCHEMA, faults
from tests.record.themed import LINES, THEMES, question

COUNTS = [("Data dan perencanaan belum terpadu", 9), ("Pembiayaan tidak berkelanjutan", 6),
          ("Peran swasta & kampus belum jelas", 2), ("Lainnya", 6)]  # fmt: skip
LONG = "Koordinasi antarlembaga, pembagian peran, dan pendanaan desa"


def alone(sample: Record, asked: AskedQuestion) -> Record:
    """The sample meeting with this question only."""
    return replace(sample, questions=(asked,))


def face(sample: Record, asked: AskedQuestion) -> TextFace:
    made = face_of(alone(sample, asked), asked)
    assert isinstance(made, TextFace)
    return made


@pytest.mark.parametrize("mode", Mode)
def test_every_output_has_the_same_themes(making: Any, sample: Record, mode: Mode) -> None:
    """Picture, minutes, workbook, JSON and the sentence: names, order and counts are those of the tally."""
    asked = question(making, mode=mode)
    record = alone(sample, asked)
    assert asked.tally is not None
    assert [(row.name, row.count) for row in face(sample, asked).themes] == COUNTS
    (tree,) = json.loads(json_file.write(record))["questions"]
    told = tree["tally"]["figures"]
    assert [(one["theme"] or "Lainnya", one["count"]) for one in told["themes"]] == COUNTS
    assert sum(one["count"] for one in told["themes"]) == tree["tally"]["answered"] == 23
    assert {line["text"]: line["theme"] for line in told["lines"]} == {line: THEMES.get(line) for line, _ in LINES}
    assert told["grouped_by"] == ["minute_taker"]
    assert faults(json.loads(json_file.write(record)), SCHEMA) == []
    heads = [row[0] for table in tables(notula.write(record)) for row in table if len(set(row)) == 1]
    assert [head for head in heads if ": " in head] == [f"{name}: {count} jawaban" for name, count in COUNTS]
    book = opened(workbook.write(record))
    assert [row[:2] for row in rows(book, "JP5")[4:9]] == [("Tema", "Jumlah"), *COUNTS]
    by_theme: dict[str, int] = {}
    for row in rows(book, "Isian")[1:]:
        by_theme[row[5]] = by_theme.get(row[5], 0) + (1 if mode is Mode.OPEN else row[3])
    assert list(by_theme.items()) == COUNTS
    said = "Tema: " + ", ".join(f"{name} ({count})" for name, count in COUNTS[:-1]) + ", dan Lainnya (6)."
    assert sentence(asked, asked.tally).endswith(said)
    assert caption(asked).endswith(said)


def test_whoever_grouped_is_named_by_role(making: Any, sample: Record) -> None:
    """In the notes of every output, and no name of a person."""
    asked = question(making)
    both = replace(
        asked,
        tally=replace(
            asked.tally,
            figures=replace(  # type: ignore[type-var]
                asked.tally.figures, grouped_by=("minute_taker", "secretariat")
            ),
        ),
    )  # type: ignore[union-attr, type-var]
    for made, words in ((asked, "oleh notulis."), (both, "oleh notulis dan sekretariat.")):
        record = alone(sample, made)
        said = f"Dikelompokkan menurut tema {words}"
        assert said in face(sample, made).heading.notes
        assert said in " ".join(texts_of(*pages(face(sample, made)))).replace("  ", " ")
        assert said in document_texts(notula.write(record))
        assert any(cell.value and said in str(cell.value) for cell in cells(opened(workbook.write(record))))


def test_ungrouped_answers_stay_as_they_were(making: Any, sample: Record) -> None:
    """No theme, no chart on paper, no heads in the table, no key in the file, no word of grouping."""
    asked = question(making, themes={})
    record = alone(sample, asked)
    assert face(sample, asked).themes == ()
    assert not has_print(asked)
    assert render(record, "diagram") == []
    (tree,) = json.loads(json_file.write(record))["questions"]
    assert set(tree["tally"]["figures"]) == {"lines"}
    assert all(set(line) == {"count", "text"} for line in tree["tally"]["figures"]["lines"])
    assert rows(opened(workbook.write(record)), "JP5")[4] == ("Teks", "Jumlah sama")
    assert "ema" not in " ".join(face(sample, asked).heading.notes)


def test_the_card_quotes_two_answers_of_each_theme(making: Any, sample: Record) -> None:
    """The most frequent ones, with their number; nothing of the rest, and the reader is told where all of it is."""
    (picture,) = pages(face(sample, question(making)))
    assert_cards((picture,))
    shown, lengths = texts_of(picture), lengths_of(picture)
    for name, count in COUNTS:
        assert name in shown
        assert f"{count} jawaban" in shown
        assert lengths[name] == pytest.approx(1152 * count / 23, abs=1)
    quotes = [text for text in shown if text.startswith("“")]
    assert len(quotes) == 5
    assert "“Data desa lama” (2)" not in quotes
    assert not any("Cuaca" in text for text in shown)
    assert spoken().plain("gambar_kutipan") in " ".join(shown)


def test_a_card_that_quotes_everything_owes_no_note(making: Any, sample: Record) -> None:
    """One theme, two short answers."""
    asked = question(
        making, [("Dana", 3), ("Dana cair terlambat", 2)], dict.fromkeys(("Dana", "Dana cair terlambat"), "Anggaran")
    )
    drawn = pages(face(sample, asked))
    assert_cards(drawn)
    assert "dikutip" not in " ".join(texts_of(*drawn))
    assert lengths_of(*drawn) == {"Anggaran": 1152}


def test_many_themes_fill_an_album_and_each_stands_once(making: Any, sample: Record) -> None:
    """Twenty of them, with long names and long answers; none is torn or lost."""
    lines = [
        (f"Jawaban {place}: " + "usulan pembangunan desa yang belum dijawab " * 4, 20 - place) for place in range(20)
    ]
    names = [f"{place:02} {LONG}"[:60] for place in range(20)]
    asked = question(
        making, lines, {" ".join(line.split()): name for (line, _), name in zip(lines, names, strict=True)}
    )
    drawn = pages(face(sample, asked))
    assert_cards(drawn)
    shown = texts_of(*drawn)
    assert [sum(text.startswith(f"{place:02} Koordinasi") for text in shown) for place in range(20)] == [1] * 20
    assert all(any(f"hlm. {n}/{len(drawn)}" in text for text in texts_of(page)) for n, page in enumerate(drawn, 1))


@pytest.mark.parametrize("name", [*(raw for raw in HOSTILE if len(at_the_door(raw)) <= 60), "👨‍👩‍👧‍👦" * 60, "W" * 60])
def test_a_theme_of_any_signs_is_drawn_and_written(making: Any, sample: Record, name: str) -> None:
    """Inside every picture, letter for letter in every file, never a formula."""
    name = at_the_door(name)
    asked = question(making, [("Satu", 3), ("Dua", 2)], {"Satu": name})
    record = alone(sample, asked)
    made = face(sample, asked)
    assert_cards(pages(made))
    for stands_alone in (True, False):
        assert_readable(draw(made, stands_alone=stands_alone), scale=POINT_AT_300_DPI)
    book = opened(workbook.write(record))
    assert [cell.coordinate for cell in cells(book) if cell.data_type == "f"] == []
    assert rows(book, "Isian")[1][5] == name
    assert f"{name}: 3 jawaban" in document_texts(notula.write(record))
    assert json.loads(json_file.write(record))["questions"][0]["tally"]["figures"]["themes"][0]["theme"] == name


def test_paper_shows_bars_in_the_minutes_and_every_answer_where_it_stands_alone(making: Any, sample: Record) -> None:
    """The leading theme is the longest bar; alone all lines stand under their themes, with names where answers are
    open."""
    asked = question(making, mode=Mode.OPEN)
    assert has_print(asked)
    bars = draw(face(sample, asked))
    assert_readable(bars, scale=POINT_AT_300_DPI)
    lengths = lengths_of(bars)
    for place, (_, count) in enumerate(COUNTS, start=1):
        assert lengths[str(place)] == pytest.approx(lengths["1"] * count / COUNTS[0][1], abs=0.5)
    assert "Cuaca" not in texts_of(bars)
    whole = draw(face(sample, asked), stands_alone=True)
    assert_readable(whole, scale=POINT_AT_300_DPI)
    shown = " ".join(texts_of(whole))
    assert all(line in shown for line, _ in LINES)
    assert sample.organisations[0].short in shown
    (file,) = render(alone(sample, asked), "diagram")
    assert file.name.startswith("diagram-jp5")


def test_a_withheld_result_has_no_themes(making: Any, sample: Record) -> None:
    """Four answers to a secret question: whatever is stored of themes, no file holds a line or a theme."""
    asked = question(making, [("Satu", 2), ("Dua", 2)], {"Satu": "Tema rahasia"}, mode=Mode.SECRET)
    record = alone(sample, asked)
    for body in (json_file.write(record).decode(), document_texts(notula.write(record))):
        assert "Tema rahasia" not in body
        assert "grouped_by" not in body
    with pytest.raises(LookupError):
        face_of(record, asked)


def test_the_theme_of_every_written_answer_stands_beside_it(making: Any, sample: Record) -> None:
    """By organisation where answers are open; what was written beside an option has none."""
    record = replace(sample, questions=(*sample.questions[:2], question(making, mode=Mode.OPEN)))
    shown = rows(opened(workbook.write(record)), "Isian")[1:]
    assert {row[5] for row in shown if row[0] == "JP2"} == {"–"}
    assert all(row[5] == THEMES.get(row[2], "Lainnya") for row in shown if row[0] == "JP5")
