"""What a meeting file fixes of each kind of question, and every mistake in it with its line."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from rules.file_questions import FileQuestion
from rules.meeting_file import read_meeting_file
from rules.questions import APPROVAL, Base, Kind, Mode, OptionRole, Unit
from rules.quorums import HALF, Portion, Rule
from rules.settings import PLAIN, Settings
from rules.yaml_nodes import MeetingFileErrors

# Nine lines; the questions stand from line 10 on.
HEAD = """rapat:
  kode: R-1
  judul: Rapat
  tanggal_iso: 2023-11-23
  zona_waktu: WIB
taksonomi_unsur:
  unsur: [{kode: pemerintah, nama: Pemerintah}, {kode: swasta, nama: Swasta}]
instansi: [{id: a, nama: Dinas A, unsur: swasta, bobot: '1,75'}, {id: b, nama: Dinas B, unsur: swasta}]
jajak_pendapat:
"""
ABC = "pilihan: [Satu, Dua, Tiga]"


def asked(fields: str) -> FileQuestion:
    (question,) = read_meeting_file(f"{HEAD}  - {{kode: JP1, pertanyaan: 'Apa?', {fields}}}\n").questions
    return question


def wrong(questions: str) -> list[tuple[int, str, dict[str, Any]]]:
    with pytest.raises(MeetingFileErrors) as refused:
        read_meeting_file(HEAD + questions)
    return [(error.line, error.message_key, error.values) for error in refused.value.errors]


def wrong_fields(fields: str) -> list[tuple[str, dict[str, Any]]]:
    """What is wrong in one question, all of it on line 10."""
    found = wrong(f"  - {{kode: JP1, pertanyaan: 'Apa?', {fields}}}\n")
    assert {line for line, _, _ in found} == {10}
    return [(key, values) for _, key, values in found]


@pytest.mark.parametrize(
    ("fields", "kind", "settings"),
    [
        (f"kind: single, {ABC}", Kind.SINGLE, PLAIN),
        (f"tipe: pilihan_ganda, {ABC}", Kind.MULTIPLE, PLAIN),
        (f"kind: multiple, minimum_pilihan: 2, {ABC}", Kind.MULTIPLE, Settings(choices_min=2)),
        (f"kind: multiple, minimum_pilihan: 2, maksimum_pilihan: 3, {ABC}", *(Kind.MULTIPLE, Settings(2, 3))),
        (f"tipe: skala, {ABC}", Kind.SCALE, PLAIN),
        (f"tipe: peringkat, jumlah_peringkat: 2, {ABC}", Kind.RANKING, Settings(choices_max=2)),
        (f"kind: ranking, metode_hitung: putaran_gugur, {ABC}", Kind.RANKING, Settings(method="irv")),
        (f"kind: ranking, metode_hitung: Schulze, {ABC}", Kind.RANKING, Settings(method="schulze")),
        ("tipe: isian, maksimum_karakter: 50", Kind.TEXT, Settings(text_max=50)),
        ("tipe: angka", Kind.NUMBER, PLAIN),
        ("kind: number, angka_terkecil: '-2,5'", Kind.NUMBER, Settings(number_min="-2.5")),
        (
            *("kind: number, angka_terkecil: 0, angka_terbesar: 1.250, angka_desimal: 0", Kind.NUMBER),
            Settings(number_min="0", number_max="1250", number_decimals=0),
        ),
    ],
)
def test_each_kind_reads_its_own_settings(fields: str, kind: Kind, settings: Settings) -> None:
    """Under English and Indonesian names; numbers as Indonesians write them."""
    found = asked(fields)
    assert (found.kind, found.settings, found.preset) == (kind, settings, "")
    assert len(found.options) == (0 if kind in (Kind.TEXT, Kind.NUMBER) else 3)


def test_what_a_kind_has_no_use_for_is_ignored() -> None:
    """A file may carry the keys of another kind."""
    assert asked(f"kind: single, maksimum_pilihan: 1, angka_desimal: 99, {ABC}").settings == PLAIN


@pytest.mark.parametrize(
    ("fields", "settings"),
    [
        ("satuan_suara: instansi, berbobot: ya, kerahasiaan: terbuka", Settings(is_weighted=True)),
        ("unsur_berhak: [swasta, pemerintah]", Settings(constituencies=("swasta", "pemerintah"))),
        ("minimum_sel_rincian: 3", Settings(cell_answers_min=3)),
        ("kuorum: 1/2", Settings(quorum=Rule(Portion(HALF, is_strict=False), Base.INVITED))),
        (
            "kuorum: lebih dari 2/3, kuorum_dasar: hadir, kuorum_wajib: ya",
            Settings(quorum=Rule(Portion(Fraction(2, 3), is_strict=True), Base.PRESENT), quorum_blocks=True),
        ),
    ],
)
def test_what_every_kind_may_fix(fields: str, settings: Settings) -> None:
    """Weights, who may answer, quorum, the smallest row of a secret breakdown."""
    assert asked(f"kind: single, {fields}, {ABC}").settings == settings


def test_a_threshold_makes_a_vote_that_waits_for_nobody() -> None:
    """Of the valid votes unless another base is named; late voters wait unless the file says otherwise."""
    vote = asked("tipe: setuju_tidak_abstain, ambang: '50%+1'")
    assert vote.settings.threshold == Rule(Portion(HALF, is_strict=True), Base.VALID)
    assert (vote.preset, vote.late_voters) == (APPROVAL, "wait")
    named = asked("tipe: setuju_tidak_abstain, ambang: 2/3, ambang_dasar: berhak, late_voters: join")
    assert named.settings.threshold == Rule(Portion(Fraction(2, 3), is_strict=False), Base.ENTITLED)
    assert named.late_voters == "join"


def test_base_mode_unit_and_who_answers_are_read() -> None:
    """Everything the file may say of a question beside its kind."""
    found = asked(f"kind: single, base: valid, kerahasiaan: rahasia, unit: organisation, ballot_by: first, {ABC}")
    assert (found.base, found.mode, found.unit, found.ballot_by) == (
        *(Base.VALID, Mode.SECRET, Unit.ORGANISATION, "first"),
    )


def test_a_weight_of_an_organisation_is_exact() -> None:
    """A comma in the file; 1 where it says nothing."""
    found = read_meeting_file(HEAD + f"  - {{kode: JP1, kind: single, pertanyaan: 'Apa?', {ABC}}}\n")
    assert [one.weight for one in found.organisations] == [Decimal("1.75"), Decimal(1)]


@pytest.mark.parametrize(
    ("kind", "extra", "role"),
    [
        ("single", "isian_bebas: ya", OptionRole.OTHER),
        ("multiple", "isian_bebas: ya", OptionRole.OTHER),
        ("single", "abstain: ya", OptionRole.ABSTAIN),
        ("multiple", "abstain: ya", OptionRole.ABSTAIN),
        ("scale", "tidak_tahu: ya", OptionRole.DONT_KNOW),
        ("scale", "dihitung_dalam_rata_rata: false", OptionRole.DONT_KNOW),
        ("scale", "abstain: ya", OptionRole.CHOICE),
        ("ranking", "isian_bebas: ya", OptionRole.CHOICE),
    ],
)
def test_the_part_of_an_option_is_marked_on_it(kind: str, extra: str, role: OptionRole) -> None:
    """Nothing is read out of its text; what a kind does not know stays a choice."""
    found = asked(f"kind: {kind}, pilihan: [Satu, Dua, {{kode: X, teks: Tiga, {extra}}}]")
    assert [(option.id, option.role) for option in found.options] == [
        *((1, OptionRole.CHOICE), (2, OptionRole.CHOICE), (3, role))
    ]
    assert [option.code for option in found.options] == (["1", "2", "X"] if kind == "scale" else ["A", "B", "X"])


@pytest.mark.parametrize(
    ("fields", "key", "nilai"),
    [
        ("kind: multiple, minimum_pilihan: 0", "minimum_pilihan", "0"),
        ("kind: multiple, maksimum_pilihan: 21", "maksimum_pilihan", "21"),
        ("kind: multiple, minimum_pilihan: 3, maksimum_pilihan: 2", "minimum_pilihan", "3"),
        ("kind: ranking, jumlah_peringkat: semua", "jumlah_peringkat", "semua"),
        ("kind: single, minimum_sel_rincian: 2", "minimum_sel_rincian", "2"),
        ("kind: single, minimum_sel_rincian: 1001", "minimum_sel_rincian", "1001"),
    ],
)
def test_a_figure_that_cannot_be_is_named(fields: str, key: str, nilai: str) -> None:
    """berkas_angka_salah with the key and what stands there."""
    assert wrong_fields(f"{fields}, {ABC}") == [("berkas_angka_salah", {"kunci": key, "nilai": nilai})]


@pytest.mark.parametrize(
    ("fields", "key", "nilai"),
    [
        ("kind: text, maksimum_karakter: 1001", "maksimum_karakter", "1001"),
        ("kind: number, angka_terkecil: 1.2", "angka_terkecil", "1.2"),
        ("kind: number, angka_terbesar: banyak", "angka_terbesar", "banyak"),
        ("kind: number, angka_terkecil: 5, angka_terbesar: 5", "angka_terkecil", "5"),
        ("kind: number, angka_desimal: 7", "angka_desimal", "7"),
    ],
)
def test_a_limit_of_what_is_typed_that_cannot_be_is_named(fields: str, key: str, nilai: str) -> None:
    """A number with two readings is none."""
    assert wrong_fields(fields) == [("berkas_angka_salah", {"kunci": key, "nilai": nilai})]


@pytest.mark.parametrize(
    ("fields", "key", "values"),
    [
        ("kuorum: separuh", "berkas_porsi_salah", {"kunci": "kuorum", "nilai": "separuh"}),
        ("kuorum: 1/2, kuorum_dasar: semua", "berkas_nilai_tidak_dikenal", {"kunci": "kuorum_dasar", "nilai": "semua"}),
        ("kuorum_wajib: mungkin", "berkas_ya_tidak_salah", {"kunci": "kuorum_wajib", "nilai": "mungkin"}),
        ("berbobot: 2", "berkas_ya_tidak_salah", {"kunci": "berbobot", "nilai": "2"}),
        ("ambang: 3/2", "berkas_porsi_salah", {"kunci": "ambang", "nilai": "3/2"}),
        ("unsur_berhak: [swasta, media]", "berkas_nilai_tidak_dikenal", {"kunci": "unsur_berhak", "nilai": "media"}),
        ("unsur_berhak: swasta", "berkas_bentuk_salah", {"kunci": "unsur_berhak", "bentuk": "daftar"}),
        ("base: semua", "berkas_nilai_tidak_dikenal", {"kunci": "base", "nilai": "semua"}),
        ("ballot_by: siapa", "berkas_nilai_tidak_dikenal", {"kunci": "ballot_by", "nilai": "siapa"}),
        ("late_voters: nanti", "berkas_nilai_tidak_dikenal", {"kunci": "late_voters", "nilai": "nanti"}),
        ("mode: gelap", "berkas_nilai_tidak_dikenal", {"kunci": "mode", "nilai": "gelap"}),
        ("preset: mufakat", "berkas_nilai_tidak_dikenal", {"kunci": "preset", "nilai": "mufakat"}),
    ],
)
def test_a_word_or_portion_that_is_not_known_is_named(fields: str, key: str, values: dict[str, str]) -> None:
    """With the key under which it stands."""
    assert wrong_fields(f"kind: single, {fields}, {ABC}") == [(key, values)]
