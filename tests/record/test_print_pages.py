"""Long charts on paper: every picture stands on a page, every row on exactly one of them, no text is shortened."""

from typing import Any

import pytest

from record.charts import prints
from record.charts.print_pages import ROWS_MAX, parted
from tests.record import kind_faces as made
from tests.record.picture_checks import POINT_AT_300_DPI, assert_readable, texts_of

LONG = (
    "Mengembangkan agrowisata berbasis desa di Kecamatan Rancah, Tambaksari, dan Rajadesa melalui penguatan BUM Desa, "
    "perbaikan jalan usaha tani, serta pelatihan pemandu wisata bagi pemuda karang taruna di seluruh wilayah sampai "
    "dengan tahun 2029 mendatang secara bertahap, terukur, dan terbuka untuk umum sekalian"
)
TEXTS = [f"{LONG[:297]} {place}" for place in range(20)]
# A4 between its margins, with some room for what stands over a chart.
PAGE_MM = 245


def faces() -> dict[str, Any]:
    counts = list(range(20))
    return {
        "choice": made.choice(TEXTS, counts),
        "scale": made.scale(TEXTS[:11], counts[:11]),
        "ranking": made.ranking(TEXTS, counts, codes=made.CODES),
        "likert": made.likert(TEXTS, [(1, 2, 3, 4, place) for place in range(20)]),
        "rounds": made.rounds(TEXTS, counts, counts[::-1]),
    }


@pytest.mark.parametrize("kind", faces())
def test_b77_twenty_options_of_three_hundred_signs_stand_on_pages(kind: str) -> None:
    """As one picture they would be half a metre high, and an office program would cut it off."""
    drawn = prints.pages(faces()[kind], stands_alone=True)
    assert 1 < len(drawn) <= 5
    for picture in drawn:
        assert picture.height_px * 160 / picture.width_px <= PAGE_MM
        assert_readable(picture, scale=POINT_AT_300_DPI)
    rows = [code for picture in drawn for code, _ in picture.bars]
    assert len(rows) == len(set(rows))
    whole = prints.draw(faces()[kind], stands_alone=True)
    assert sorted(rows) == sorted(code for code, _ in whole.bars)
    assert "…" not in " ".join(texts_of(*drawn))


@pytest.mark.parametrize("kind", made.sample_kinds())
def test_what_stands_on_a_page_is_one_picture(kind: str) -> None:
    """And the same as everywhere else, byte for byte."""
    face = made.sample_kinds()[kind]
    assert [one.png for one in prints.pages(face)] == [prints.draw(face).png]


def test_pages_are_about_equally_full() -> None:
    """Not one page to its last line and two rows on the next; a row higher than a page stands alone."""
    assert parted([50.0] * 12, 10.0) == [(0, 6), (6, 12)]
    assert parted([ROWS_MAX + 1.0, 20.0, 20.0], 10.0) == [(0, 1), (1, 3)]
    assert parted([30.0], 10.0) == [(0, 1)]
