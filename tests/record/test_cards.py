"""The phone card: what it shows, that nothing leaves the canvas, and that the picture is the same every time."""

import io
from typing import Any

import pytest
from PIL import Image

from record.charts import tokens
from record.charts.canvas import Picture
from record.charts.card import HEIGHT_MAX
from record.charts.cards import pages
from record.charts.face import Face
from record.charts.palette import in_palette
from record.faces import face_of
from record.record import Record

LONG = (
    "Mengembangkan agrowisata berbasis desa di Kecamatan Rancah, Tambaksari, dan Rajadesa melalui penguatan BUM Desa, "
    "perbaikan jalan usaha tani, serta pelatihan pemandu wisata bagi pemuda karang taruna di seluruh wilayah sampai "
    "dengan tahun 2029 mendatang secara bertahap, terukur, dan terbuka untuk umum sekalian"
)


def pictured(making: Any, texts: list[str], counts: list[int], **changes: Any) -> tuple[Picture, ...]:
    return pages(face_of(making.whole(), making.simple(texts, counts, **changes)))


def texts_of(drawn: tuple[Picture, ...]) -> list[str]:
    return [box.text for picture in drawn for box in picture.boxes]


def assert_inside(picture: Picture) -> None:
    for box in picture.boxes:
        assert box.left >= 0, box
        assert box.right <= picture.width_px, box
        assert box.top >= 0, box
        assert box.bottom <= picture.height_px, box
    for one in picture.boxes:
        for other in picture.boxes:
            if one is not other:
                apart = one.right <= other.left + 1 or other.right <= one.left + 1
                above = one.bottom <= other.top + 4 or other.bottom <= one.top + 4
                assert apart or above, (one, other)


def test_the_card_of_jp1_shows_every_figure_of_the_tally(sample: Record) -> None:
    """Percent and count of each option, turnout, base and state stand on the picture as they stand in the tally."""
    (picture,) = pages(face_of(sample, sample.question("JP1")))
    shown = texts_of((picture,))
    for wanted in ("43,5%", "20 jawaban", "13,0%", "6 jawaban", "10,9%", "5 jawaban", "19,6%", "9 jawaban"):
        assert wanted in shown
    assert "46 dari 49 peserta menjawab (93,9%) · Pilihan tunggal" in shown
    assert "Dasar persentase: 46 jawaban sah. Di antaranya 2 dibantu petugas." in shown
    assert "HASIL SEMENTARA" in shown
    assert "Ditutup pukul 11.20 WIB, 23 November 2023 · Terbuka per unsur" in shown
    assert [code for code, _ in picture.bars] == ["A", "B", "C", "D", "E"]


def test_bar_lengths_stand_to_each_other_as_the_counts(sample: Record) -> None:
    """A bar shows the exact share of the whole track, not the rounded one."""
    (picture,) = pages(face_of(sample, sample.question("JP1")))
    lengths = dict(picture.bars)
    for code, count in {"A": 20, "B": 6, "C": 5, "D": 9, "E": 6}.items():
        assert lengths[code] == pytest.approx(lengths["A"] * count / 20, abs=1.5)


def test_zero_has_no_sliver_and_one_of_five_hundred_still_shows(making: Any) -> None:
    """Nothing is drawn for no answer; something is drawn for one."""
    (picture,) = pictured(making, ["Satu", "Dua", "Tiga"], [499, 1, 0])
    lengths = dict(picture.bars)
    assert lengths["C"] == 0
    assert lengths["B"] >= 2


def test_no_answers_draw_no_bars_and_say_so(making: Any) -> None:
    """A question nobody answered keeps its options, without bars or invented shares."""
    (picture,) = pictured(making, ["Satu", "Dua"], [0, 0])
    assert {length for _, length in picture.bars} == {0}
    assert texts_of((picture,)).count("–") == 2
    assert "Tidak ada jawaban." in texts_of((picture,))


def test_b38_all_tied_options_are_drawn_alike(making: Any) -> None:
    """Two leaders are both dark, and the card says that they tie."""
    (picture,) = pictured(making, ["Satu", "Dua", "Tiga"], [18, 18, 5])
    assert "Seri: A dan B, masing-masing 18 jawaban" in texts_of((picture,))
    image = Image.open(io.BytesIO(picture.png)).convert("RGB")
    lead, other = tokens.rgb(tokens.LEAD), tokens.rgb(tokens.OTHER)
    rows = dict.fromkeys((lead, other), 0)
    for y in range(image.height):
        colour = image.getpixel((130, y))
        if colour in rows:
            rows[colour] += 1
    assert rows[lead] == 2 * rows[other] > 0


@pytest.mark.parametrize("count", [2, 3, 5, 6, 12, 13, 20])
@pytest.mark.parametrize("text", ["Ciamis", "Perbaikan rumah tidak layak huni dan sanitasi", LONG])
def test_b77_every_option_stands_once_inside_the_canvas(making: Any, count: int, text: str) -> None:
    """2 to 20 options of 6 to 300 characters: each code on exactly one page, no text outside or over another."""
    texts = [f"{text[:297]} {place}" for place in range(count)]
    drawn = pictured(making, texts, list(range(count)))
    codes = [code for picture in drawn for code, _ in picture.bars]
    assert sorted(codes) == list("ABCDEFGHIJKLMNOPQRST"[:count])
    for picture in drawn:
        assert picture.height_px <= HEIGHT_MAX
        assert len(picture.png) <= 150 * 1024
        assert_inside(picture)
    whole = " ".join(texts_of(drawn))
    assert "…" not in whole.replace("… · JP2", "")


def test_an_album_says_which_page_it_is(making: Any) -> None:
    """Pages carry their number, and the shares of the whole question."""
    drawn = pictured(making, [f"Pilihan {n}" for n in range(20)], [n + 1 for n in range(20)])
    assert len(drawn) == 2
    assert any(box.text.endswith("hlm. 2/2") for box in drawn[1].boxes)
    assert "9,5%" in texts_of(drawn[:1])


def test_six_options_stand_by_count_and_keep_their_codes(making: Any) -> None:
    """Sorted where the order means nothing; equal counts stay in option order."""
    (picture,) = pictured(making, [f"Pilihan {n}" for n in range(6)], [1, 5, 3, 5, 0, 2])
    assert [code for code, _ in picture.bars] == ["B", "D", "C", "F", "A", "E"]


def test_unbreakable_words_are_cut_only_between_whole_signs(making: Any) -> None:
    """300 letters without a blank, and an address, stay inside."""
    for picture in pictured(making, ["W" * 300, "https://contoh.go.id/" + "a-b_c." * 40, "👨‍👩‍👧" * 100], [3, 2, 1]):
        assert_inside(picture)


def test_the_approval_card_has_no_codes_and_counts_organisations(sample: Record) -> None:
    """Setuju, tidak setuju, abstain in this order, in organisations."""
    (picture,) = pages(face_of(sample, sample.question("JP6")))
    shown = texts_of((picture,))
    assert "A" not in shown
    assert "34 instansi" in shown
    assert "38 dari 40 instansi menjawab (95,0%)" in shown


def test_a_question_before_reveal_has_no_picture(sample: Record) -> None:
    """There is no way to a card without a tally that may be shown."""
    from dataclasses import replace

    hidden = replace(sample.question("JP1"), tally=None, ballots=None, nonce=None)
    with pytest.raises(LookupError, match="JP1"):
        face_of(sample, hidden)


def test_the_palette_keeps_flat_colours_exact(sample: Record) -> None:
    """White is white, ink is ink, the leader is the leader's blue: at most 256 colours, no dither."""
    import numpy as np

    flat = [
        tokens.INK,
        tokens.MUTED,
        tokens.WHITE,
        tokens.HAIRLINE,
        tokens.TRACK,
        tokens.PANEL,
        tokens.LEAD,
        tokens.OTHER,
    ]
    flat += [part for tone in (tokens.FINAL, tokens.PROVISIONAL, tokens.OPEN, tokens.NEUTRAL) for part in tone]
    row = np.array([[(*tokens.rgb(colour), 255) for colour in flat]], dtype=np.uint8)
    back = in_palette(row, tokens.card_palette()).convert("RGB")
    assert [back.getpixel((x, 0)) for x in range(len(flat))] == [tokens.rgb(colour) for colour in flat]
    (picture,) = pages(face_of(sample, sample.question("JP1")))
    image = Image.open(io.BytesIO(picture.png))
    assert image.mode == "P"
    assert image.info == {}
    assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_the_same_face_gives_the_same_bytes(sample: Record) -> None:
    """Golden pictures are possible: nothing of time, thread or order is in the file."""
    face: Face = face_of(sample, sample.question("JP1"))
    assert pages(face)[0].png == pages(face)[0].png


@pytest.mark.parametrize(
    ("upper", "ground", "least"),
    [
        (tokens.INK, tokens.WHITE, 7.0),
        (tokens.MUTED, tokens.WHITE, 4.5),
        (tokens.LEAD, tokens.WHITE, 7.0),
        (tokens.OTHER, tokens.WHITE, 3.0),
        (*tokens.FINAL, 4.5),
        (*tokens.PROVISIONAL, 4.5),
        (*tokens.OPEN, 4.5),
        (*tokens.NEUTRAL, 4.5),
    ],
)
def test_text_and_bars_stand_out_enough(upper: str, ground: str, least: float) -> None:
    """The contrast table of display.md 4.2, worked out anew."""
    assert tokens.contrast(upper, ground) >= least
