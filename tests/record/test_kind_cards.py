"""The phone cards of every kind but a choice: what they show, read back from what was drawn."""

import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from record.charts import tokens
from record.charts.canvas import Picture
from record.charts.cards import pages
from record.charts.kind_faces import PresenceFace
from tests.record import kind_faces as made
from tests.record.picture_checks import assert_cards, lengths_of, texts_of


def one(face: Any) -> Picture:
    (picture,) = pages(face)
    return picture


def pixels(picture: Picture) -> Any:
    return Image.open(io.BytesIO(picture.png)).convert("RGB")


@pytest.mark.parametrize("kind", made.sample_kinds())
def test_every_kind_of_the_sample_meeting_fits_one_picture(kind: str) -> None:
    """One door for all of them; each says its question, its turnout and its source."""
    face = made.sample_kinds()[kind]
    drawn = pages(face)
    assert len(drawn) == 1
    assert_cards(drawn)
    shown = texts_of(*drawn)
    assert face.heading.question in " ".join(shown)
    assert face.heading.source in shown


def test_shares_of_a_multiple_choice_may_come_to_more_than_a_hundred() -> None:
    """Each bar is its own part of all who answered, and the note says so."""
    picture = one(made.choice(made.NEEDS, (26, 23, 18, 15, 1)))
    lengths = lengths_of(picture)
    assert lengths["B"] == pytest.approx(lengths["A"] * 23 / 26, abs=1.5)
    assert {"59,1%", "26 orang", "52,3%"} <= set(texts_of(picture))
    assert "dapat melebihi 100 persen" in " ".join(texts_of(picture))


def test_jp3_shows_its_sides_its_points_and_those_who_do_not_know() -> None:
    """Sums of both sides, each point with share and count; tidak tahu is a row, but no part of the strip."""
    picture = one(made.scale())
    shown, lengths = texts_of(picture), lengths_of(picture)
    for wanted in ("Tidak setuju 53,2%", "Ragu-ragu 23,4%", "Setuju 12,7%", "42,6%", "20 jawaban", "TT", "Tidak tahu"):
        assert wanted in shown
    for code, count in {"1": 5, "3": 11, "4": 5, "5": 1, "TT": 5}.items():
        assert lengths[code] == pytest.approx(lengths["2"] * count / 20, abs=1.5)
    assert lengths["strip 3"] == pytest.approx(lengths["strip 2"] * 11 / 20, abs=1.5)
    assert "strip TT" not in lengths
    assert sum(length for code, length in lengths.items() if code.startswith("strip")) == pytest.approx(1152 - 4 * 3)


def test_long_sides_of_a_scale_stand_on_lines_of_their_own() -> None:
    """Words that do not fit beside one another are not squeezed and not cut."""
    face = made.scale()
    sides = tuple(replace(side, text=side.text + " atau sangat " + side.text.lower()) for side in face.sides)
    picture = one(replace(face, sides=sides))
    assert_cards((picture,))
    assert [line for line in texts_of(picture) if "atau sangat" in line] == [
        f"{side.text} {side.share_text}" for side in sides
    ]


@pytest.mark.parametrize("count", range(2, 12))
def test_a_scale_of_any_length_has_colours_of_its_own(count: int) -> None:
    """Two to eleven points: all unlike, the ends always the same two, five exactly the tokens."""
    colours = tokens.diverging(count)
    assert len(set(colours)) == count
    assert (colours[0], colours[-1]) == (tokens.SCALE[0], tokens.SCALE[-1])
    assert tokens.diverging(5) == tokens.SCALE


def test_columns_are_as_high_as_their_counts_and_the_mean_has_its_mark() -> None:
    """A column for each value; the triangle stands where the mean lies, between 6 and 7."""
    picture = one(made.numeric())
    lengths = lengths_of(picture)
    for value, count in enumerate((0, 1, 0, 2, 3, 5, 7, 11, 9, 6, 2)):
        assert lengths[str(value)] == pytest.approx(280 * count / 11, abs=1)
    assert {"6,72", "Rata-rata", "Median", "rata-rata 6,72", "◀ tidak puas", "sangat puas ▶"} <= set(texts_of(picture))
    image, accent = pixels(picture), tokens.rgb(tokens.ACCENT)
    words = next(box for box in picture.boxes if box.text == "rata-rata 6,72")
    tip = range(int(words.top) - 30, int(words.top) - 2)
    marked = [x for x in range(64, 1216) for y in tip if image.getpixel((x, y)) == accent]
    pitch = (1152 + 10) / 11
    assert sum(marked) / len(marked) == pytest.approx(64 - 5 + 7.22 * pitch, abs=1.5)


def test_end_words_that_would_touch_the_mean_stand_below_it() -> None:
    """Nothing is dropped: the words move to a line of their own."""
    face = replace(made.numeric(mean_at=10.5), high_words="sangat puas sekali dengan semua layanan")
    picture = one(face)
    assert_cards((picture,))
    high = next(box for box in picture.boxes if "sekali" in box.text)
    mean = next(box for box in picture.boxes if box.text.startswith("rata-rata"))
    assert high.top > mean.bottom - 10


def test_bounds_of_intervals_are_thinned_and_never_touch() -> None:
    """Long numbers: every second or third bound, all of them readable."""
    face = made.numeric((22, 4, 3, 2, 2, 5, 0, 4))
    edges = tuple(f"{place}.000.000.000" for place in range(1, 10))
    columns = tuple(replace(column, label="") for column in face.columns)
    picture = one(replace(face, columns=columns, edges=edges, mean_text="2.113.095.000,24", median_text="750.000.000"))
    assert_cards((picture,))
    shown = [text for text in texts_of(picture) if text in edges]
    assert shown
    assert shown == list(edges[:: edges.index(shown[1])])


def test_all_who_share_the_first_rank_are_filled() -> None:
    """Two leaders, two dark circles; the third option is third."""
    picture = one(made.ranking(scores=(131, 131, 111, 102, 92)))
    image = pixels(picture)
    ranks = [box for box in picture.boxes if box.text in {"1", "2", "3", "4", "5"}]
    assert [box.text for box in ranks] == ["1", "1", "3", "4", "5"]
    # Left of the figure, inside the circle.
    grounds = [image.getpixel((72, round((box.top + box.bottom) / 2))) for box in ranks]
    assert grounds == [tokens.rgb(tokens.LEAD)] * 2 + [tokens.rgb(tokens.TRACK)] * 3


def test_scores_are_drawn_against_the_highest_possible_one() -> None:
    """134 of 190 fill seven tenths of the track, with score and mean place beside them."""
    picture = one(made.ranking())
    lengths, shown = lengths_of(picture), texts_of(picture)
    assert lengths["R3"] == pytest.approx(lengths["R1"] * 92 / 134, abs=1.5)
    assert {"134", "rata-rata 2,47", "R1"} <= set(shown)


def test_a_method_that_gives_an_order_only_shows_no_score() -> None:
    """Rank, code and option; no bar, nothing that looks like a figure."""
    picture = one(made.ranking(has_scores=False))
    assert picture.bars == ()
    assert not any("rata-rata" in text for text in texts_of(picture))


def test_answers_in_words_fill_pages_and_each_stands_once() -> None:
    """Forty answers: nothing lost between two pages, each page numbered, the number of equal ones beside them."""
    texts = [f"Pendampingan keluarga {place} di desa" for place in range(40)]
    drawn = pages(made.words(texts, [3, *[1] * 39], names="PC Fatayat NU"))
    assert_cards(drawn)
    shown = texts_of(*drawn)
    assert all(shown.count(text) == 1 for text in texts)
    assert shown.count("3 jawaban") == 1
    assert sum(text.endswith(f"hlm. 2/{len(drawn)}") for text in shown) == 1
    heights = [picture.height_px for picture in drawn]
    assert max(heights) - min(heights) < 200


def test_the_quorum_is_a_tick_white_in_the_bar_and_dark_outside() -> None:
    """40 of 42 with a quorum at 22: reached, so the tick crosses the filled part."""
    picture = one(made.presence())
    image = pixels(picture)
    words = next(box for box in picture.boxes if box.text == "Kuorum 22 instansi")
    x = round(64 + 1152 * 22 / 42)
    column = [image.getpixel((x, y)) for y in range(int(words.top) - 80, int(words.top))]
    assert column.count(tokens.rgb(tokens.WHITE)) >= 44
    assert 20 <= column.count(tokens.rgb(tokens.INK)) <= 26
    assert {"40", "dari 42 instansi diundang", "4 dari 5"} <= set(texts_of(picture))


def test_without_a_quorum_there_is_no_tick() -> None:
    """No mark that nobody set."""
    face: PresenceFace = replace(made.presence(), quorum_part=None, quorum_words="")
    assert not any("Kuorum" in text for text in texts_of(*pages(face)))


@pytest.mark.parametrize(
    ("face", "few", "none"),
    [
        (made.scale(counts=(499, 1, 0, 0, 0), unknown=0), "2", "3"),
        (made.scale(counts=(499, 1, 0, 0, 0), unknown=0), "strip 2", "strip 3"),
        (made.numeric((499, 1, 0)), "1", "2"),
        (made.ranking(scores=(5000, 1, 0, 0, 0)), "R2", "R5"),
        (replace(made.approval(), total=made.row("Semua", (499, 1, 0))), "Semua/tidak_setuju", "Semua/abstain"),
        (replace(made.presence(count=1), part=1 / 500), "whole", "Pemerintah"),
        (made.likert(("Satu", "Dua"), ((499, 1, 0, 0, 0), (1, 1, 1, 1, 1))), "JP3/2", "JP3/3"),
        (made.rounds(("Satu", "Dua", "Tiga"), (499, 1, 0), (1, 0, 0)), "B/1", "C/2"),
    ],
    ids=["scale", "strip", "number", "ranking", "bars", "presence", "likert", "rounds"],
)
def test_one_of_five_hundred_shows_and_nothing_has_no_sliver(face: Any, few: str, none: str) -> None:
    """At least two pixels for anything, not one for nothing."""
    lengths = lengths_of(*pages(face))
    assert lengths[few] >= 2
    assert lengths[none] == 0


def test_where_nobody_answered_every_card_says_so() -> None:
    """No bars, no invented shares, one sentence."""
    empty = (
        made.scale(counts=(0, 0, 0, 0, 0), unknown=0),
        replace(made.numeric((0, 0, 0), None), mean_text="–", median_text="–", apart=()),
        made.ranking(scores=(0, 0, 0, 0, 0)),
        made.words([], []),
        made.likert(("Satu", "Dua"), ((0,) * 5, (0,) * 5)),
        made.rounds(("Satu", "Dua"), (0, 0), (0, 0)),
        replace(made.breakdown(["A", "B"]), total=made.row("Semua", (0, 0)), rows=(), merged=None),
    )
    for face in empty:
        drawn = pages(face)
        assert_cards(drawn)
        assert "Tidak ada jawaban." in " ".join(texts_of(*drawn))
        assert not any(lengths_of(*drawn).values())
