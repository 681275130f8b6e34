"""The files that leave the house: names, kinds, captions, and bytes that depend on nothing but the record."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from record.charts import print_chart
from record.exports import FORMATS, file_name, render
from record.faces import face_of
from record.phone_cards import phone_cards
from record.record import Record
from tests.record.conftest import whole

ROOT = Path(__file__).parents[2]
RENDER = """
import hashlib, pickle, sys
from record.exports import FORMATS, render
from record.phone_cards import phone_cards
record = pickle.load(sys.stdin.buffer)
files = [item for name in FORMATS for item in render(record, name)] + phone_cards(record, "JP1")
print("\\n".join(f"{item.name} {hashlib.sha256(item.content).hexdigest()}" for item in files))
"""


def test_every_format_gives_its_files_by_name(sample: Record) -> None:
    """Lower-case ASCII: document, meeting, state, number; a text has no diagram, every other result two."""
    record = replace(sample, questions=sample.questions[3:])
    drawn = [f"jp{number}{part}" for number in (4, 6) for part in ("", "-unsur")]
    assert [item.name for name in FORMATS for item in render(record, name)] == [
        "notula_tkpk-jbg-2023-11-23_konsep_v3.docx",
        "berita-acara_tkpk-jbg-2023-11-23_konsep_v3.docx",
        "daftar-hadir_tkpk-jbg-2023-11-23_konsep_v3.docx",
        "rekapitulasi_tkpk-jbg-2023-11-23_konsep_v3.xlsx",
        "record_tkpk-jbg-2023-11-23_konsep_v3.json",
        "hasil_tkpk-jbg-2023-11-23_konsep_v3.csv",
        "per-unsur_tkpk-jbg-2023-11-23_konsep_v3.csv",
        "pokok-diskusi_tkpk-jbg-2023-11-23_konsep_v3.csv",
        "kehadiran_tkpk-jbg-2023-11-23_konsep_v3.csv",
        *(f"diagram-{one}_tkpk-jbg-2023-11-23_konsep_v3.png" for one in drawn),
        "tindak-lanjut_tkpk-jbg-2023-11-23_konsep_v3.yaml",
        *(
            f"{one}_tkpk-jbg-2023-11-23_konsep_v3.pdf"
            for one in ("notula", "berita-acara", "daftar-hadir", "rekapitulasi", "arsip")
        ),
        "paket_tkpk-jbg-2023-11-23_konsep_v3.zip",
    ]
    (adopted,) = render(replace(sample, meeting=replace(sample.meeting, state="adopted")), "record", number=7)
    assert adopted.name == "record_tkpk-jbg-2023-11-23_final_v7.json"


@pytest.mark.parametrize("code", ["../../etc", "Ä B/C", "ꦲꦏ꧀", "x" * 200, "...", "A_b.C"])
def test_a_file_name_holds_nothing_but_plain_letters(sample: Record, code: str) -> None:
    """Whatever a meeting is called, no path, no blank, no foreign sign, no endless name."""
    record = replace(sample, meeting=replace(sample.meeting, code=code))
    assert re.fullmatch(r"notula_[a-z0-9-]{1,60}_konsep_v3\.docx", file_name(record, "notula", "docx"))


def test_a_card_travels_with_its_sentence(sample: Record) -> None:
    """Code, full wording and the result in words stand beside the picture."""
    card, by_constituency = phone_cards(sample, "JP6")
    assert card.mime == by_constituency.mime == "image/png"
    assert by_constituency.caption.startswith("JP6 menurut unsur.\nSemua, 38 instansi: Setuju: 34; Tidak setuju: 1;")
    assert card.caption.startswith("JP6. Setujukah lembaga Bapak/Ibu apabila forum kolaborasi")
    sentence, figures = card.caption.split("\n")[1:]
    assert sentence.endswith("2 instansi tidak memberikan suara.")
    assert figures == "Setuju: 89,5%, 34 instansi; Tidak setuju: 2,6%, 1 instansi; Abstain: 7,9%, 3 instansi"


def test_the_pages_of_a_long_card_say_which_page_they_are(sample: Record, making: Any) -> None:
    """The result in words stands once, at the first."""
    texts = [f"Pilihan {n} " + "dengan uraian yang panjang sekali " * 5 for n in range(12)]
    record = replace(sample, questions=(making.simple(texts, range(12)),))
    first, *rest = [card for card in phone_cards(record, "JP2") if "unsur" not in card.name]
    assert rest
    assert first.caption.startswith("JP2. Pilihan mana yang didahulukan?\n")
    count = len(rest) + 1
    assert [card.caption for card in rest] == [f"JP2, halaman {n} dari {count}" for n in range(2, count + 1)]


def test_a_question_that_is_not_revealed_has_no_picture_and_no_diagram(sample: Record) -> None:
    """Nothing to send, nothing to export."""
    hidden = replace(sample.questions[0], tally=None, ballots=None, nonce=None)
    record = replace(sample, questions=(hidden,))
    assert render(record, "diagram") == []
    with pytest.raises(LookupError, match="JP1"):
        phone_cards(record, "JP1")
    with pytest.raises(KeyError):
        phone_cards(record, "JP9")


def test_the_drawn_diagram_is_grey_and_160_mm_wide(sample: Record) -> None:
    """8-bit grey, 1890 pixels at 300 dpi, and the file that stands alone says question, base and state."""
    picture = print_chart.draw(face_of(sample, sample.question("JP1")), stands_alone=True)
    image = Image.open(io.BytesIO(picture.png))
    assert (image.mode, image.width, image.info) == ("L", 1890, {})
    shown = " ".join(box.text for box in picture.boxes)
    for wanted in ("JP1. Menurut Bapak/Ibu", "43,5%", "20 jawaban", "46 jawaban sah", "HASIL SEMENTARA"):
        assert wanted in shown
    assert all(box.left >= 0 and box.right <= print_chart.WIDTH for box in picture.boxes)


def test_paper_keeps_the_option_order_and_every_letter(making: Any, sample: Record) -> None:
    """Twelve options of 300 letters: in option order, in full, no ellipsis."""
    texts = [f"{'kata yang panjang ' * 16}nomor {place}" for place in range(12)]
    asked = making.simple(texts, list(range(12)))
    picture = print_chart.draw(face_of(sample, asked))
    assert [code for code, _ in picture.bars] == list("ABCDEFGHIJKL")
    shown = " ".join(box.text for box in picture.boxes)
    assert "…" not in shown
    assert all(f"nomor {place}" in shown for place in range(12))


@cache
def hashes() -> list[str]:
    """Name and hash of every file of the short sample, and of the card of JP1."""
    record = whole(("JP1", "JP6"))
    files = [item for name in FORMATS for item in render(record, name)] + phone_cards(record, "JP1")
    return [f"{item.name} {hashlib.sha256(item.content).hexdigest()}" for item in files]


@pytest.mark.parametrize("zone", ["Asia/Jayapura", "America/New_York"])
def test_the_same_record_gives_the_same_bytes_anywhere(short_sample: Record, zone: str) -> None:
    """Every file and picture, made in another process, zone, language and hash seed, is the same byte for byte."""
    settings = os.environ | {"TZ": zone, "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    made = subprocess.run(
        [sys.executable, "-c", RENDER],
        input=pickle.dumps(short_sample),
        env=settings,
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert made.stdout.decode().splitlines() == hashes()
