"""Breakdowns on phone cards: divided bars, tables of counts, and what a hidden row must not give away."""

import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from record.charts import tokens
from record.charts.breakdown_bars import bar_colours
from record.charts.breakdown_face import Division
from record.charts.canvas import Picture
from record.charts.cards import pages
from tests.record import kind_faces as made
from tests.record.picture_checks import assert_cards, lengths_of, texts_of

HIDDEN = "tidak ditampilkan demi kerahasiaan"


def one(face: Any) -> Picture:
    (picture,) = pages(face)
    return picture


def pixels(picture: Picture) -> Any:
    return Image.open(io.BytesIO(picture.png)).convert("RGB")


def test_counts_stand_in_the_parts_of_divided_bars_or_over_them() -> None:
    """JP6: lengths read back as the counts; the single no, too narrow for its figure, stands above its part."""
    picture = one(made.approval())
    lengths = lengths_of(picture)
    assert lengths["Semua/abstain"] == pytest.approx(lengths["Semua/setuju"] * 3 / 34, abs=1)
    assert lengths["Perguruan Tinggi/tidak_setuju"] == 0
    shown = texts_of(picture)
    assert {"34", "17", "19", "instansi"} <= set(shown)
    total = next(box for box in picture.boxes if box.text == "34")
    lone = min((box for box in picture.boxes if box.text == "1"), key=lambda box: box.top)
    assert lone.bottom <= total.top + 4


def test_a_hidden_row_gives_away_nothing_but_its_number_of_answers() -> None:
    """JP3: names and numbers, one light cell each, the sum of the hidden ones last."""
    picture = one(made.secret())
    shown = texts_of(picture)
    assert shown.count(HIDDEN) == 3
    rows = {box.text: box for box in picture.boxes}
    merged = rows["Gabungan unsur lain"]
    assert all(box.top < merged.top for box in picture.boxes if box.text == HIDDEN or box.text in made.UNITS)
    top, bottom = rows["Swasta/Dunia Usaha"].top, rows["Swasta/Dunia Usaha"].bottom
    beside = [box.text for box in picture.boxes if box.top < bottom - 4 and box.bottom > top + 4]
    assert sorted(beside) == ["4", "Swasta/Dunia Usaha", HIDDEN]
    where = round((top + bottom) / 2)
    assert pixels(picture).getpixel((1200, where)) == tokens.rgb(tokens.PANEL)


def test_hidden_rows_among_bars_have_no_bar_either() -> None:
    """Four options, a hidden row and one that nobody answered: words, no lengths."""
    picture = one(made.breakdown(["Setuju", "Setuju dengan catatan", "Tidak setuju", "Abstain"]))
    assert {"tidak ada jawaban", HIDDEN} <= set(texts_of(picture))
    names = {code.split("/")[0] for code in lengths_of(picture)}
    assert not names & {"Pemerintah", "Swasta"}
    assert "Media Massa" in names


def test_what_one_may_choose_several_of_is_never_a_divided_bar() -> None:
    """Three options, each of all: a bar of 100 per cent would be false."""
    picture = one(made.breakdown(["Data", "Anggaran", "Sinyal"], adds_up=False))
    assert picture.bars == ()
    assert_cards((picture,))


def test_twenty_options_stand_in_two_tables_under_all_their_codes() -> None:
    """Every code once as a column, in every text and over every cell."""
    drawn = pages(made.breakdown([f"Pilihan {place}" for place in range(20)]))
    assert_cards(drawn)
    shown = texts_of(*drawn)
    # Once before its text and once over its column.
    assert all(shown.count(code) == 2 for code in made.CODES)
    assert shown.count("Semua") == 2


def test_options_of_a_breakdown_have_a_colour_each() -> None:
    """By stance where there is one, by place on a scale, else four that are unlike."""
    assert bar_colours(made.approval()) == (tokens.AGREE, tokens.DISAGREE, tokens.ABSTAIN)
    assert bar_colours(made.breakdown(["Satu", "Dua", "Tiga", "Empat"])) == tokens.CATEGORIES
    points = tuple(Division(str(place), "Titik") for place in range(3))
    scale = replace(made.breakdown(["Satu", "Dua", "Tiga"]), options=points, is_scale=True)
    assert bar_colours(scale) == tokens.diverging(3)
