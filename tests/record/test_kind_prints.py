"""The same results on paper: black and white, every text in full, no colour needed to tell parts apart."""

import io
from itertools import pairwise

import pytest
from PIL import Image

from record.charts import patterns, tokens
from record.charts.breakdown_print import option_patterns
from record.charts.cards import pages
from record.charts.measure import has_missing
from record.charts.patterns import Pattern
from record.charts.prints import draw
from tests.record import kind_faces as made
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.picture_checks import POINT_AT_300_DPI, assert_cards, assert_readable, lengths_of, texts_of

LONG = (
    "Mengembangkan agrowisata berbasis desa di Kecamatan Rancah, Tambaksari, dan Rajadesa melalui penguatan BUM Desa, "
    "perbaikan jalan usaha tani, serta pelatihan pemandu wisata bagi pemuda karang taruna di seluruh wilayah sampai "
    "dengan tahun 2029 mendatang secara bertahap, terukur, dan terbuka untuk umum sekalian"
)


@pytest.mark.parametrize("kind", made.sample_kinds())
def test_every_kind_of_the_sample_meeting_prints_in_grey(kind: str) -> None:
    """160 mm at 300 dpi, readable, with its code and question."""
    face = made.sample_kinds()[kind]
    picture = draw(face, stands_alone=True)
    assert picture.width_px == 1890
    assert Image.open(io.BytesIO(picture.png)).mode == "L"
    assert_readable(picture, scale=POINT_AT_300_DPI)
    assert any(text.startswith(f"{face.heading.code}. ") for text in texts_of(picture))


def test_in_a_document_the_chart_says_no_heading() -> None:
    """Question, base and state are text around it there."""
    shown = " ".join(texts_of(draw(made.scale())))
    assert "Data sudah sesuai?" not in shown
    assert "Ditutup" not in shown


def test_paper_and_phone_say_the_same_figures() -> None:
    """One face, two media: whatever figure stands on the card stands on paper."""
    for face in (made.ranking(), made.secret(), made.approval()):
        printed = " ".join(texts_of(draw(face)))
        figures = [text for text in texts_of(*pages(face)) if text[0].isdigit() and "dari" not in text]
        assert figures
        assert all(figure in printed for figure in figures)


def test_printed_lengths_are_the_counts() -> None:
    """Rows of a scale, parts of its strip, parts of a divided bar."""
    scale, approval = lengths_of(draw(made.scale())), lengths_of(draw(made.approval()))
    assert scale["5"] == pytest.approx(scale["2"] / 20, rel=0.01)
    assert scale["strip 1"] == pytest.approx(scale["strip 2"] / 4, rel=0.01)
    assert approval["Semua/abstain"] == pytest.approx(approval["Semua/setuju"] * 3 / 34, rel=0.01)
    assert approval["Media Massa/abstain"] == 0


def test_hidden_rows_on_paper_say_only_that_they_are_hidden() -> None:
    """No part of a bar, no cell."""
    picture = draw(made.secret())
    assert texts_of(picture).count("tidak ditampilkan demi kerahasiaan") == 3
    assert not any(code.startswith("Perguruan Tinggi/") for code in lengths_of(picture))


@pytest.mark.parametrize("count", range(2, 12))
def test_neighbours_on_a_scale_differ_without_colour(count: int) -> None:
    """Hatched against plain, or twenty steps of lightness apart."""
    of_scale = patterns.of_scale(count)
    assert len(set(of_scale)) == count
    for one, other in pairwise(of_scale):
        assert differ(one, other), (one, other)


def test_neighbours_in_divided_bars_differ_without_colour() -> None:
    """Six categories, the stances of an approval, and the points of JP3 with tidak tahu."""
    for used in (patterns.CATEGORIES, option_patterns(made.approval()), option_patterns(made.secret())):
        for one, other in pairwise(used):
            assert differ(one, other), (one, other)


def differ(one: Pattern, other: Pattern) -> bool:
    if (one.hatch, one.line) != (other.hatch, other.line) and (one.hatch or other.hatch):
        return True
    return abs(lightness(one.ground) - lightness(other.ground)) >= 19.5


def lightness(colour: str) -> float:
    light = tokens.luminance(colour)
    return float(116 * light ** (1 / 3) - 16) if light > 0.008856 else 903.3 * light


def test_counts_in_cells_stand_out_from_every_shade() -> None:
    """Black or white, whichever is better, is always enough; the same in divided bars and circles."""
    shades = {tokens.heat(part / 100) for part in range(101)}
    assert len(shades) == 16
    grounds = (*shades, *tokens.CATEGORIES, tokens.DISAGREE, *(c for n in range(2, 12) for c in tokens.diverging(n)))
    assert min(tokens.contrast(tokens.on(ground), ground) for ground in grounds) >= 4.5
    assert tokens.contrast(tokens.ACCENT, tokens.WHITE) >= 4.5
    assert tokens.contrast(tokens.SCALE[0], tokens.WHITE) >= 4.5


@pytest.mark.parametrize(
    ("kind", "count", "text"),
    [
        ("scale", 2, "Ya"),
        ("scale", 3, LONG),
        ("number", 2, LONG),
        ("ranking", 20, "Pemutakhiran data sasaran"),
        ("order", 2, LONG),
        ("words", 6, "Siap mendampingi keluarga miskin ekstrem di desa binaan kami"),
        ("breakdown", 3, "Perbaikan rumah tidak layak huni dan sanitasi"),
        ("breakdown", 20, "Data"),
        ("table", 2, "Ya"),
        ("presence", 12, "Komunitas/Masyarakat"),
        ("likert", 3, LONG),
        ("likert", 12, "Data perencanaan antar-OPD sudah terpadu"),
        ("rounds", 2, LONG),
        ("rounds", 20, "Pemutakhiran data sasaran"),
    ],
)
def test_any_number_of_options_of_any_length_is_readable(kind: str, count: int, text: str) -> None:
    """On the phone in pages, on paper in full; nothing outside, nothing over another."""
    face = made.every_kind([f"{text[:297]} {place}" for place in range(count)])[kind]
    assert_cards(pages(face))
    printed = draw(face, stands_alone=True)
    assert_readable(printed, scale=POINT_AT_300_DPI)
    assert "…" not in " ".join(texts_of(printed))


def test_twelve_options_of_three_hundred_signs_are_paged() -> None:
    """The longest ranking: each code on exactly one page, and no text shortened."""
    drawn = pages(made.ranking([f"{LONG[:296]} {n}" for n in range(12)], range(12, 0, -1), codes=made.CODES[:12]))
    assert_cards(drawn)
    assert [code for picture in drawn for code, _ in picture.bars] == list(made.CODES[:12])
    assert "…" not in " ".join(texts_of(*drawn)).replace("… · JP4", "")


def test_option_texts_over_a_breakdown_are_shortened_and_say_so() -> None:
    """Two lines each on the phone, with the note; the full texts are on paper."""
    face = made.breakdown([f"{place} {LONG}"[:300] for place in range(6)])
    drawn = pages(face)
    assert_cards(drawn)
    assert "Teks pilihan dipersingkat; teks lengkap ada di pesan dan notula." in " ".join(texts_of(*drawn))
    assert "…" not in " ".join(texts_of(draw(face)))


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 9))
def test_hostile_words_stay_words_in_every_kind(start: int) -> None:
    """Formulas, markup, scripts without a font, marks that turn a line round: drawn as typed, or as boxes with a note.
    A warning is an error here."""
    texts = [at_the_door(raw) for raw in HOSTILE[start : start + 9]]
    faces = made.every_kind(texts)
    for kind in ("scale", "words", "breakdown", "likert", "rounds"):
        drawn = pages(faces[kind])
        assert_cards(drawn)
        owes_note = has_missing(*texts)
        assert ("ditampilkan sebagai □" in " ".join(texts_of(*drawn))) is owes_note
    for kind in ("breakdown", "likert", "rounds"):
        assert_readable(draw(faces[kind], stands_alone=True), scale=POINT_AT_300_DPI)


def test_the_same_face_gives_the_same_bytes_in_both_media() -> None:
    """Nothing of time, thread or order, hatches included."""
    assert [picture.png for picture in pages(made.secret())] == [picture.png for picture in pages(made.secret())]
    assert draw(made.secret()).png == draw(made.secret()).png
