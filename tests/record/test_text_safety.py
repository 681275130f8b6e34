"""Hostile and foreign text through every picture and every file: shown as typed, or said to be replaced."""

import warnings
from dataclasses import replace
from typing import Any

import pytest

from record.charts import print_chart
from record.charts.cards import pages
from record.charts.measure import directed, drawable, has_missing, leading
from record.charts.wrap import Style, balance, clip, one_line, wrap
from record.faces import face_of
from tests.record.hostile import HOSTILE, at_the_door


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_b75_b76_pictures_show_what_was_typed(making: Any, raw: str) -> None:
    """No error, no warning of a missing sign, nothing outside; a sign without a font is a box and a note."""
    text = at_the_door(raw)
    record = making.whole()
    titled = replace(record, meeting=replace(record.meeting, title=text))
    face = face_of(titled, making.simple([text, f"{text} B"], [3, 1], wording=text))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = (*pages(face), print_chart.draw(face, stands_alone=True))
    owes_note = has_missing(text)
    for picture in drawn[:-1]:
        for box in picture.boxes:
            assert box.left >= 0
            assert box.right <= picture.width_px
            assert box.bottom <= picture.height_px
        assert any("ditampilkan sebagai □" in box.text for box in picture.boxes) is owes_note


def test_a_sign_without_a_font_is_a_box_for_each() -> None:
    """Chinese is not bundled: two signs, two boxes; joiners and what we can draw stay."""
    assert drawable("Desa 中文 👨‍👩‍👧") == "Desa □□ 👨‍👩‍👧"


def test_regional_scripts_and_arabic_are_covered() -> None:
    """What the bundled fonts are for draws without a box."""
    for text in ("بِسْمِ اللَّهِ", "ꦲꦏ꧀ꦱꦫ", "ᬅᬓ᭄ᬱᬭ", "ᮃᮊ᮪ᮞᮛ", "ᨒᨚᨈᨑ", "ᯅᯖᯂ᯲", "½ ≥ ≤ ✓ → ṣ ā"):
        assert not has_missing(text), text


def test_tall_scripts_get_the_room_they_reach_into() -> None:
    """Javanese and Balinese 1.9 em, Arabic 1.35, Latin what was asked for."""
    assert leading("ꦲꦏ꧀", 1.24) == 1.9
    assert leading("بِسْمِ", 1.24) == 1.35
    assert leading("Desa", 1.24) == 1.24


def test_a_line_keeps_the_direction_of_its_paragraph() -> None:
    """An Indonesian sentence whose second line begins with Arabic still runs from the left, and the other way round."""
    assert directed("بسم desa", "Usul desa بسم desa") == "\u200eبسم desa"
    assert directed("desa بسم", "بسم desa بسم") == "\u200fdesa بسم"
    assert directed("desa", "بسم desa") == "desa"


def test_wrapping_loses_nothing_and_keeps_to_the_width() -> None:
    """Words come out in order; every line fits; a long word breaks after a sign that allows it."""
    style, text = Style(40), "satu dua https://contoh.go.id/berkas-rapat-2023 " * 3
    lines = wrap(text, style, 400)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(style.width(line) <= 400 for line in lines)
    assert any(line.endswith(("/", "-", ".")) for line in lines)


def test_balancing_keeps_the_number_of_lines() -> None:
    """The narrowest width that needs no more lines."""
    style, text = Style(48), "Apakah Bapak/Ibu menyetujui rancangan prioritas pembangunan tahun 2027 ini?"
    free, even = wrap(text, style, 1152), balance(text, style, 1152)
    assert len(even) == len(free) == 2
    assert max(map(style.width, even)) <= max(map(style.width, free))


def test_shortening_is_always_visible() -> None:
    """Whatever is left out ends with an ellipsis, and still fits."""
    style = Style(40)
    lines = clip(wrap("kata " * 100, style, 400), 2, style, 400)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    title = one_line("Rapat Koordinasi " * 9, style, 400)
    assert title.endswith("…")
    assert style.width(title) <= 400
