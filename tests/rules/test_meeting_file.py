"""A meeting file is read whole, or refused with everything that is wrong in it, each by its line."""

from datetime import date

import pytest
import yaml

from rules import yaml_nodes
from rules.meeting_file import MeetingFile, read_meeting_file
from rules.questions import APPROVAL, APPROVAL_OPTIONS, Option, OptionRole
from rules.settings import PLAIN, Settings
from rules.yaml_nodes import MeetingFileErrors

HEAD = "rapat:\n  kode: R-1\n  judul: Rapat\n  tanggal_iso: 2023-11-23\n  zona_waktu: WIB\n"


def wrong(text: str | bytes) -> list[tuple[int, str, dict[str, object]]]:
    with pytest.raises(MeetingFileErrors) as refused:
        read_meeting_file(text)
    assert refused.value.key == "berkas_rapat_salah"
    assert refused.value.values == {"n": len(refused.value.errors)}
    return [(error.line, error.message_key, error.values) for error in refused.value.errors]


@pytest.fixture(scope="module")
def sample(meeting_text: str) -> MeetingFile:
    return read_meeting_file(meeting_text)


def test_the_sample_meeting_is_read_whole(sample: MeetingFile) -> None:
    """Meeting, agenda, speakers, officers, constituencies in order, organisations with aliases."""
    meeting = sample.meeting
    assert (meeting.code, meeting.date, meeting.zone) == ("TKPK-JBG-2023-11-23", date(2023, 11, 23), "Asia/Jakarta")
    assert meeting.title.startswith("Rapat Koordinasi Penanggulangan Kemiskinan")
    assert (len(meeting.agenda), len(meeting.speakers), len(meeting.officers)) == (4, 3, 4)
    assert meeting.speakers[2].note == "hadir mewakili"
    assert meeting.invitation == ""
    assert [row.code for row in sample.constituencies][:2] == ["pemerintah", "swasta"]
    assert sample.constituencies[3].group == "masyarakat"
    assert len(sample.organisations) == 42
    assert all(organisation.is_invited for organisation in sample.organisations)
    aisyiyah = next(row for row in sample.organisations if row.ref == "aisyiyah")
    assert (aisyiyah.short, aisyiyah.constituency, len(aisyiyah.aliases)) == ("PD 'Aisyiyah", "komunitas", 5)


def test_all_six_questions_of_the_sample_are_read(sample: MeetingFile) -> None:
    """Every kind but numbers, each with what its lines fix; nothing is left out."""
    asked = sample.questions
    assert [(one.code, one.kind.value, one.mode.value, one.unit.value, one.open_minutes) for one in asked] == [
        ("JP1", "single", "by_constituency", "person", 3),
        ("JP2", "multiple", "by_constituency", "person", 4),
        ("JP3", "scale", "secret", "person", 2),
        ("JP4", "ranking", "by_constituency", "person", 5),
        ("JP5", "text", "open", "person", 5),
        ("JP6", "single", "open", "organisation", 2),
    ]
    assert [(one.preset, one.ballot_by, one.late_voters) for one in asked] == [
        *[("", "lead", "join")] * 5,
        (APPROVAL, "lead", "join"),
    ]
    assert [one.settings for one in asked] == [PLAIN, Settings(choices_max=3), *[PLAIN] * 4]
    assert [len(one.options) for one in asked] == [5, 7, 6, 5, 0, 3]


def test_options_of_the_sample_have_ids_codes_and_roles(sample: MeetingFile) -> None:
    """Ids count from 1 in the order of the file; Lainnya asks for words, tidak tahu stays out of the mean."""
    first, several, scale, _, _, last = sample.questions
    assert first.options[0] == Option(1, "A", "Pemutakhiran data sasaran")
    assert several.options[-1] == Option(7, "G", "Lainnya (ditulis)", OptionRole.OTHER)
    assert scale.options[-1] == Option(6, "TT", "Tidak tahu", OptionRole.DONT_KNOW)
    assert last.options == APPROVAL_OPTIONS
    for one in sample.questions:
        assert [option.id for option in one.options] == list(range(1, len(one.options) + 1))
        assert {option.role for option in one.options[:-1]} <= {OptionRole.CHOICE}


def test_a_short_file_is_enough() -> None:
    """Options as plain texts get letters; values stay as written, whatever YAML would make of them."""
    text = HEAD + (
        "jajak_pendapat:\n  - {kode: 010, tipe: pilihan_tunggal, pertanyaan: no, pilihan: [yes, 2023-11-23, 1.250]}\n"
        "  - {kode: JP2, tipe: setuju_tidak_abstain, satuan_suara: instansi, pertanyaan: Setuju?}\n"
    )
    plain, approval = read_meeting_file(text.encode("utf-8-sig")).questions
    assert (plain.code, plain.wording) == ("010", "no")
    assert plain.options == (Option(1, "A", "yes"), Option(2, "B", "2023-11-23"), Option(3, "C", "1.250"))
    assert (approval.preset, approval.options, approval.open_minutes) == (APPROVAL, APPROVAL_OPTIONS, None)


BROKEN = """rapat:
  kode: R 1
  judul:
  tanggal_iso: 23-11-2023
  zona_waktu: Europe/Berlin
  acara: diskusi
taksonomi_unsur:
  unsur:
    - {kode: a, nama: A}
    - {kode: a, nama: A lagi}
instansi:
  - {id: satu, nama: Dinas Satu, singkatan: DS, unsur: a, alias: [pertama]}
  - {id: satu, nama: Dinas Dua, unsur: a}
  - id: tiga
    nama: Dinas Tiga
    unsur: b
    diundang: mungkin
    alias:
      - ketiga
      - Dinas 'Satu kab.
      - ds
  - {nama: "\\u3164", unsur: a}
jajak_pendapat:
  - {kode: JP1, kind: single, pertanyaan: Apa?}
  - {kode: jp1, kind: single, pertanyaan: Apa?, pilihan: [Ya, "ya "], durasi_menit: nol}
  - kode: JP3
    kind: tebak
  - kode: JP4
    kind: single
    pertanyaan: Apa?
    pilihan:
      - {kode: A, teks: Satu}
      - {kode: a, teks: Dua}
      - {kode: C}
  - {kode: JP5, kind: single, preset: approval, pertanyaan: Setuju?, pilihan: [Ya, Tidak]}
  - [bukan, tabel]
"""


def test_every_error_comes_at_once_with_its_line() -> None:
    """The secretariat mends the file in one go."""
    assert wrong(BROKEN) == [
        (2, "berkas_kode_salah", {"nilai": "R 1"}),
        (3, "berkas_wajib_diisi", {"kunci": "judul"}),
        (4, "berkas_tanggal_salah", {"nilai": "23-11-2023"}),
        (5, "berkas_zona_salah", {"nilai": "Europe/Berlin"}),
        (6, "berkas_bentuk_salah", {"kunci": "acara", "bentuk": "daftar"}),
        (10, "berkas_unsur_ganda", {"kode": "a"}),
        (13, "berkas_instansi_ganda", {"id": "satu"}),
        (16, "berkas_unsur_tidak_dikenal", {"instansi": "Dinas Tiga", "unsur": "b"}),
        (17, "berkas_ya_tidak_salah", {"kunci": "diundang", "nilai": "mungkin"}),
        (20, "berkas_nama_bentrok", {"nama": "Dinas 'Satu kab.", "instansi": "Dinas Tiga", "lain": "Dinas Satu"}),
        (21, "berkas_nama_bentrok", {"nama": "ds", "instansi": "Dinas Tiga", "lain": "Dinas Satu"}),
        (22, "berkas_teks_kosong", {"kunci": "nama"}),
        (22, "berkas_wajib_diisi", {"kunci": "id"}),
        (24, "berkas_tanpa_pilihan", {"kode": "JP1"}),
        (25, "berkas_pertanyaan_ganda", {"kode": "jp1"}),
        (25, "berkas_pilihan_sama", {"kode": "jp1", "pilihan": "ya"}),
        (25, "berkas_angka_salah", {"kunci": "durasi_menit", "nilai": "nol"}),
        (27, "berkas_nilai_tidak_dikenal", {"kunci": "kind", "nilai": "tebak"}),
        (33, "berkas_kode_pilihan_ganda", {"kode": "JP4", "pilihan": "a"}),
        (34, "berkas_wajib_diisi", {"kunci": "teks"}),
        (35, "berkas_pilihan_setuju_salah", {"kode": "JP5"}),
        (36, "berkas_bentuk_salah", {"kunci": "jajak_pendapat", "bentuk": "tabel"}),
    ]


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("", 1, "berkas_bentuk_salah"),
        ("- a", 1, "berkas_bentuk_salah"),
        ("instansi: []", 1, "berkas_wajib_diisi"),
        ("rapat:\n  judul: 'tak tertutup\n", 2, "berkas_bukan_yaml"),
        ("rapat:\n judul: a\n  kode: b\n", 3, "berkas_bukan_yaml"),
        ("rapat:\n  a: 1\n---\nrapat: 2\n", 3, "berkas_bukan_yaml"),
        ("rapat:\n  a: &x [1]\n  b: *x\n", 2, "berkas_memakai_rujukan"),
        ("rapat:\n  b: *x\n", 2, "berkas_memakai_rujukan"),
        ("rapat:\n  judul: a\x07b\n", 2, "berkas_bukan_teks"),
        ("rapat:\n  " + "[" * 500, 2, "berkas_terlalu_dalam"),
        ("rapat:\n  " + "[" * 500_000, 2, "berkas_bukan_yaml"),
        ("rapat:\n  [" + "{a: " * 30, 2, "berkas_terlalu_dalam"),
        ("a: " + "x" * 1_048_576, 1, "berkas_terlalu_besar"),
    ],
)
def test_what_cannot_be_read_says_where_and_why(text: str, line: int, key: str) -> None:
    """Bombs, references, binary files, torn YAML: one clear line, at once."""
    assert [(found[0], found[1]) for found in wrong(text)] == [(line, key)]


def test_bytes_that_are_no_text_name_their_line() -> None:
    """A workbook renamed to .yaml, or another encoding."""
    assert wrong(b"rapat:\n  judul: caf\xe9\n")[0][:2] == (2, "berkas_bukan_teks")
    assert wrong("rapat:\n  judul: \ud800\n")[0][:2] == (2, "berkas_bukan_teks")


def test_a_key_given_twice_is_named() -> None:
    """YAML itself would silently take the last."""
    assert wrong(HEAD + "  judul: Lain\n") == [(6, "berkas_kunci_ganda", {"kunci": "judul"})]


def test_limits_are_told_with_their_numbers() -> None:
    """Twenty options, a thousand graphemes, a title of three hundred; nothing is cut."""
    options = "".join(f"      - P{number}\n" for number in range(21))
    text = HEAD.replace("judul: Rapat", f"judul: {'a' * 301}") + (
        f"jajak_pendapat:\n  - kode: JP1\n    kind: single\n    pertanyaan: {'b' * 1001}\n    pilihan:\n{options}"
        f"  - {{kode: JP2, kind: single, pertanyaan: Apa?, pilihan: [Ya]}}\n"
        f"  - {{kode: JP3, kind: single, pertanyaan: Apa?, pilihan: [{'c' * 301}, {'d' * 50_000}]}}\n"
    )
    assert [(key, values) for _, key, values in wrong(text)] == [
        ("berkas_teks_panjang", {"kunci": "judul", "n": 301, "maks": 300}),
        ("berkas_teks_panjang", {"kunci": "pertanyaan", "n": 1001, "maks": 1000}),
        ("berkas_pilihan_terlalu_banyak", {"kode": "JP1", "n": 21, "maks": 20}),
        ("berkas_pilihan_kurang", {"kode": "JP2", "n": 1, "min": 2}),
        ("berkas_teks_panjang", {"kunci": "pilihan", "n": 301, "maks": 300}),
        ("berkas_teks_panjang", {"kunci": "pilihan", "n": 50_000, "maks": 300}),
    ]


def test_two_organisations_of_one_name_collide_also_without_region() -> None:
    """Two ids, one name: nobody could tell which is meant."""
    text = HEAD + (
        "taksonomi_unsur: {unsur: [{kode: a, nama: A}]}\ninstansi:\n"
        "  - {id: x, nama: Dinas Sosial, unsur: a}\n  - {id: y, nama: Dinas Sosial Kabupaten, unsur: a}\n"
    )
    (collision,) = wrong(text)
    assert collision[:2] == (9, "berkas_nama_bentrok")


def test_organisations_without_constituencies_are_one_error() -> None:
    """Not forty-two."""
    text = HEAD + "instansi:\n  - {id: x, nama: X, unsur: a}\n  - {id: y, nama: Y, unsur: a}\n"
    assert wrong(text) == [(1, "berkas_wajib_diisi", {"kunci": "taksonomi_unsur"})]


@pytest.mark.parametrize(
    ("zone", "expected"), [("WITA", "Asia/Makassar"), ("wit", "Asia/Jayapura"), ("Asia/Jakarta", "Asia/Jakarta")]
)
def test_a_zone_goes_by_its_name_or_sign(zone: str, expected: str) -> None:
    """Stored under one name."""
    assert read_meeting_file(HEAD.replace("WIB", zone)).meeting.zone == expected


@pytest.mark.parametrize(
    "text",
    # The slow grammar takes a question mark inside braces for a sign of its own; the fast one reads it as text.
    [HEAD, BROKEN.replace("?", ""), HEAD + "x: 'tak tertutup\n", "rapat:\n  " + "[" * 500, "a: b\n c: d\n"],
)
def test_both_grammars_of_the_library_read_alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the fast one is not installed the slow one gives the same meeting and the same lines."""

    def outcome() -> object:
        try:
            return read_meeting_file(text)
        except MeetingFileErrors as refused:
            return refused.errors

    fast = outcome()
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    assert outcome() == fast
