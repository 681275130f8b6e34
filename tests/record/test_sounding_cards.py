"""The picture of a sounding: every point with its bar and its base, marks where all agree, whatever somebody typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from record import exports
from record.charts.sounding_card import pages
from record.phone_cards import phone_cards
from record.sounding_faces import sounding_face
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.picture_checks import assert_cards, texts_of
from tests.record.sounded import sounded, voices


def test_every_point_with_its_figures_and_the_mark(making: Any) -> None:
    """The shares of those who answered, what is hidden in words, and the chip of agreement."""
    sample = making.whole()
    codes = [unit.code for unit in sample.constituencies]
    given = [*voices(codes[0], 8, 2, 1), *voices(codes[1], 5, 1), *voices(codes[2], 6, 1)]
    record = replace(sample, soundings=(sounded(sample, "Perbaikan jalan desa", given),))
    drawn = pages(sounding_face(record, record.soundings[0]))
    assert_cards(drawn)
    said = " ".join(texts_of(*drawn))
    assert "Setuju 19 (79,2%), tidak 4 (16,7%), lewati 1 (4,1%), dari 24 jawaban" in said
    assert "Tidak ada jawaban" in said
    assert "demi kerahasiaan" not in said, "nobody answered point 2, so there is nothing to hide"
    assert "Disepakati semua unsur: D01" in said
    (card, *_) = phone_cards(record, "SJ1")
    assert card.caption.startswith("SJ1. 24 dari 24 peserta menjawab (100,0%).")
    assert [one.name for one in exports.render(record, "diagram") if "sj1" in one.name]


@pytest.mark.parametrize("raw", [*(HOSTILE[place] for place in (1, 2, 4, 14, 18, 19)), "panjang sekali " * 66])
def test_hostile_and_long_wordings_are_drawn(making: Any, raw: str) -> None:
    """Readable, within the sizes of a card, on as many pages as it takes."""
    text = at_the_door(raw) if len(raw) < 900 else raw
    sample = making.whole()
    record = replace(sample, soundings=(sounded(sample, text),))
    assert_cards(pages(sounding_face(record, record.soundings[0])))
