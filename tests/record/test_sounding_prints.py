"""The chart of a sounding on paper: bars with counts, what is hidden in words, marks, pages, and its sentence."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest

from record import exports, notula
from record.charts.sounding_print import Page, pages
from record.record import Record
from record.record_soundings import SoundedPoint, Sounding
from record.sounding_faces import described, sounding_face, sounding_pages
from rules.consensus import View, Voice
from rules.soundings import result_of
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.picture_checks import POINT_AT_300_DPI, assert_readable, lengths_of, texts_of
from tests.record.sounded import OPENED

AGREE, DISAGREE, PASS = View
LONG = ("Perbaikan jalan desa perlu didahulukan karena setiap musim hujan hasil panen tidak dapat lewat; " * 4)[:300]


def held(record: Record, wordings: list[str], views: list[tuple[int, int, int]]) -> Sounding:
    """A closed sounding: so many agree, disagree, pass on each point, spread over three constituencies alike."""
    codes = [unit.code for unit in record.constituencies]
    given = [[view for view, count in zip(View, counts, strict=True) for _ in range(count)] for counts in views]
    people = max(len(of) for of in given)
    voices = [
        Voice(codes[who % 3], {at: of[who] for at, of in enumerate(given, 1) if who < len(of)}) for who in range(people)
    ]
    points = tuple(SoundedPoint(at, f"D{at:02}", wording) for at, wording in enumerate(wordings, 1))
    result = result_of([point.position for point in points], codes, voices)
    return Sounding("SJ1", "closed", OPENED, None, OPENED + 1, "s1", "s1", "", "", "", points, result)


def drawn(record: Record, one: Sounding) -> tuple[Page, ...]:
    """Its pictures, every text of which is inside and apart."""
    made = pages(sounding_face(record, one))
    for page in made:
        assert page.picture.width_px == 1890
        assert page.picture.height_px <= 235 / 25.4 * 300, "higher than the text of a page"
        assert_readable(page.picture, scale=POINT_AT_300_DPI)
    return made


def test_each_point_has_its_bar_its_share_and_its_mark(making: Any) -> None:
    """Counts in the bar, the share of those who agree, who answered; hidden and empty points say so and show no bar."""
    record = making.whole()
    one = held(record, ["Jalan", "Air", "Sekolah", "Pasar"], [(20, 3, 1), (5, 18, 1), (2, 1, 0), (0, 0, 0)])
    (page,) = drawn(record, one)
    said = texts_of(page.picture)
    assert {"20", "3", "83,3%", "20,8%", "24", "✓ Disepakati semua unsur"} <= set(said)
    assert said.count("✓ Disepakati semua unsur") == 1
    assert said.count("tidak ditampilkan demi kerahasiaan") == 1
    assert said.count("tidak ada jawaban") == 1
    bars = lengths_of(page.picture)
    assert not [name for name in bars if name.startswith(("D03", "D04"))], "nothing is drawn of what is hidden"
    assert bars["D01/0"] > bars["D01/1"] > bars["D01/2"] > 0


def test_two_pictures_of_what_is_hidden_are_the_same(making: Any) -> None:
    """Who knows the number of answers learns nothing else from the pixels."""
    record = making.whole()
    (one,), (other,) = (
        drawn(record, held(record, ["Jalan", "Air"], [(20, 3, 1), counts])) for counts in ((4, 0, 0), (0, 3, 1))
    )
    assert one.picture.png == other.picture.png


@pytest.mark.parametrize(("count", "wording", "pictures"), [(2, "Jalan", 1), (30, "Jalan", 2), (30, LONG, 5)])
def test_many_points_stand_on_pictures_of_about_one_height(
    making: Any, count: int, wording: str, pictures: int
) -> None:
    """All of them, in order, each once; none of the pictures is a scrap."""
    record = making.whole()
    one = held(record, [wording] * count, [(20, 3, 1)] * count)
    made = drawn(record, one)
    assert len(made) == pictures
    codes = [text for page in made for text in texts_of(page.picture) if text in {p.code for p in one.points}]
    assert codes == [point.code for point in one.points]
    heights = [page.picture.height_px for page in made]
    assert min(heights) > 0.7 * max(heights)
    assert made[0].first == "D01"
    assert made[-1].last == f"D{count:02}"
    alts = described(one, made)
    assert all("24 dari 24 peserta menjawab (100,0% dari peserta)." in alt for alt in alts)
    assert (f"bagian 1 dari {pictures}" in alts[0]) is (pictures > 1)


@pytest.mark.parametrize("raw", [*(HOSTILE[place] for place in (1, 2, 4, 14, 18, 19)), "a" * 1_000, "🚜" * 1_000])
def test_hostile_and_long_wordings_are_drawn_in_full(making: Any, raw: str) -> None:
    """Inside the picture, apart from each other, without an ellipsis."""
    text = at_the_door(raw) if len(raw) < 900 else raw.strip()
    record = making.whole()
    made = drawn(record, held(record, [text or "–", "Air"], [(20, 3, 1)] * 2))
    assert not [one for page in made for one in texts_of(page.picture) if one.endswith("…") and "…" not in text]


def test_the_minutes_hold_the_charts_with_their_sentence(making: Any) -> None:
    """As many pictures as pages, 160 mm wide, each with its own alternative text; none where nothing may be shown."""
    sample = making.whole()
    one = held(sample, [LONG] * 30, [(20, 3, 1)] * 30)
    before = pictures_of(notula.write(sample))
    found = pictures_of(notula.write(replace(sample, soundings=(one,))))
    assert found[: len(before)] == before
    alts = found[len(before) :]
    assert alts == described(one, sounding_pages(sample, one))
    assert len(alts) == 5
    assert alts[0].startswith("SJ1: 24 dari 24 peserta menjawab")
    few = held(sample, ["Jalan", "Air"], [(2, 1, 0), (0, 0, 0)])
    record = replace(sample, soundings=(few,))
    assert pictures_of(notula.write(record)) == before
    assert not [made for made in exports.render(record, "diagram") if "sj1" in made.name]


def pictures_of(document: bytes) -> list[str]:
    """The alternative texts of the pictures of a document, in its order; each picture is 160 mm wide."""
    found = docx.Document(io.BytesIO(document))
    for shape in found.inline_shapes:
        assert round(shape.width.mm) == 160
    return [shape._inline.docPr.get("descr") for shape in found.inline_shapes]
