"""The options of a question in a meeting file, and what does not go together in one, each mistake with its line."""

from typing import Any

import pytest

from rules.kinds.scale import values
from rules.meeting_file import read_meeting_file
from rules.questions import Kind
from rules.yaml_nodes import MeetingFileErrors
from tests.rules.test_file_questions import ABC, HEAD, asked, wrong, wrong_fields

BY_LINES = """  - kode: JP1
    kind: multiple
    pertanyaan: Apa?
    minimum_pilihan: 4
    maksimum_pilihan: dua
    unsur_berhak:
      - swasta
      - media
    pilihan:
      - kode: A
        teks: Satu
        isian_bebas: mungkin
      - teks: Dua
  - kode: JP2
    kind: number
    pertanyaan: Berapa?
    angka_terkecil: 10
    angka_terbesar: 1,2,3
    pilihan: [1, 2]
"""


def test_every_mistake_of_a_question_stands_on_its_own_line() -> None:
    """Not on the line where the question begins: the secretariat looks for it there."""
    assert wrong(BY_LINES) == [
        (14, "berkas_angka_salah", {"kunci": "maksimum_pilihan", "nilai": "dua"}),
        (17, "berkas_nilai_tidak_dikenal", {"kunci": "unsur_berhak", "nilai": "media"}),
        (21, "berkas_ya_tidak_salah", {"kunci": "isian_bebas", "nilai": "mungkin"}),
        (27, "berkas_angka_salah", {"kunci": "angka_terbesar", "nilai": "1,2,3"}),
        (28, "berkas_tidak_memakai_pilihan", {"kode": "JP2"}),
    ]


def test_a_weight_that_cannot_be_read_is_named_in_the_roster() -> None:
    """Nothing, less than nothing, seven decimals: the organisation's own line."""
    for nilai in ("0", "-1", "1,0000001", "berat"):
        with pytest.raises(MeetingFileErrors) as refused:
            read_meeting_file(HEAD.replace("'1,75'", f"'{nilai}'"))
        (error,) = refused.value.errors
        assert (error.line, error.message_key) == (8, "berkas_angka_salah")
        assert error.values == {"kunci": "bobot", "nilai": nilai}


@pytest.mark.parametrize(
    ("fields", "key", "values"),
    [
        ("kind: text, pilihan: [Ya, Tidak]", "berkas_tidak_memakai_pilihan", {}),
        ("kind: scale", "berkas_tanpa_pilihan", {}),
        ("kind: ranking, pilihan: [Satu]", "berkas_pilihan_kurang", {"n": 1, "min": 2}),
        (
            *("kind: scale, pilihan: [Satu, {teks: Tidak tahu, tidak_tahu: ya}]", "berkas_pilihan_kurang"),
            {"n": 1, "min": 2},
        ),
        (
            *(f"kind: scale, pilihan: [{', '.join(f'T{n}' for n in range(12))}]", "berkas_pilihan_terlalu_banyak"),
            {"n": 12, "maks": 11},
        ),
        ("kind: multiple, pilihan: [Ya, Tidak, yA]", "berkas_pilihan_sama", {"pilihan": "yA"}),
        ("tipe: setuju_tidak_abstain, pilihan: [Ya, Tidak]", "berkas_pilihan_setuju_salah", {}),
    ],
)
def test_options_that_do_not_fit_the_kind_are_named(fields: str, key: str, values: dict[str, Any]) -> None:
    """With the question's code and the figures."""
    assert wrong_fields(fields) == [(key, {"kode": "JP1", **values})]


@pytest.mark.parametrize(
    ("fields", "key", "values"),
    [
        (f"kind: multiple, maksimum_pilihan: 4, {ABC}", "jp_batas_pilihan", {"n": 4, "m": 3}),
        (f"kind: multiple, minimum_pilihan: 4, {ABC}", "jp_batas_pilihan", {"n": 4, "m": 3}),
        (f"kind: ranking, jumlah_peringkat: 4, {ABC}", "jp_batas_pilihan", {"n": 4, "m": 3}),
        (f"kind: single, ambang: 1/2, {ABC}", "ambang_tanpa_setuju", {}),
        (f"kind: single, berbobot: ya, {ABC}", "bobot_jenis", {}),
        (f"kind: scale, berbobot: ya, unit: organisation, {ABC}", "bobot_jenis", {}),
    ],
)
def test_what_does_not_go_together_is_said_in_the_words_of_its_refusal(
    fields: str, key: str, values: dict[str, Any]
) -> None:
    """The same rules as for a question written in a message."""
    sebab = {"key": key, "values": values}
    assert wrong_fields(fields) == [("berkas_pertanyaan_salah", {"kode": "JP1", "sebab": sebab})]


def test_a_contradiction_is_told_beside_any_other_mistake() -> None:
    """The secretariat mends the file in one go: what is wrong elsewhere hides nothing here."""
    found = wrong(
        "  - {kode: JP1, kind: tebak, pertanyaan: 'Apa?'}\n"
        f"  - {{kode: JP2, kind: single, ambang: 1/2, pertanyaan: 'Apa?', {ABC}}}\n"
    )
    assert [(line, key) for line, key, _ in found] == [
        (10, "berkas_nilai_tidak_dikenal"),
        (11, "berkas_pertanyaan_salah"),
    ]


@pytest.mark.parametrize("kind", ["multiple", "ranking", "scale", "text", "number"])
def test_the_approval_preset_belongs_to_a_single_choice(kind: str) -> None:
    """Setuju, tidak setuju and abstain are never ranked or ticked together, and a verdict is never made of that."""
    assert wrong_fields(f"kind: {kind}, preset: approval")


def test_a_scale_numbered_from_the_top_does_not_count_upside_down(ask: Any) -> None:
    """Codes 5 to 1 in the file: an answer "5" adds five to the mean, or the file is refused; never one."""
    points = ", ".join(f"{{kode: '{n}', teks: Titik {n}}}" for n in (5, 4, 3, 2, 1))
    try:
        read = asked(f"kind: scale, pilihan: [{points}]")
    except MeetingFileErrors:
        return
    assert values(ask(kind=Kind.SCALE, options=read.options)) == {str(n): n for n in (5, 4, 3, 2, 1)}
