"""How papers look: what may be set, by word and by file, and what is refused."""

import pytest

from rules.meeting_file import read_meeting_file
from rules.refusals import Refusal
from rules.stationery import DEFAULT, SETTINGS, TABLE, Paper, change, word_of
from rules.yaml_nodes import MeetingFileErrors

HEAD = "rapat:\n  kode: R-1\n  judul: Rapat\n  tanggal_iso: 2023-11-23\n  zona_waktu: WIB\n"
BY_WORD = {setting.word: setting for setting in SETTINGS.values()}


def test_a_file_without_the_section_sets_nothing() -> None:
    """What was never set keeps to the defaults: A4, NOTULA, place printed, semicolons, no letterhead."""
    assert read_meeting_file(HEAD).paper is None
    assert (DEFAULT.size, DEFAULT.layout, DEFAULT.shows_place, DEFAULT.csv_separator) == ("a4", "notula", True, ";")
    assert DEFAULT.signature_columns == TABLE
    assert not DEFAULT.has_letterhead
    assert DEFAULT.sheet_mm == (210, 297)


def test_the_section_sets_everything_by_its_indonesian_keys() -> None:
    """Texts as typed, choices by their words."""
    text = HEAD + (
        "naskah:\n  ukuran: F4\n  bentuk: notulen\n  tempat: tidak\n  pencatat: ya\n  waktu_hadir: ya\n  csv: koma\n"
        "  tanda_tangan: tiga_kolom\n"
        "  pemerintah: PEMERINTAH KABUPATEN JOMBANG\n  badan: BAPPEDA\n  alamat: Jalan Contoh 1\n  kontak: (0321) 1\n"
        "  penanda_tangan: a.n. Ketua\n  nomor_berita_acara: 000/…/2023\n"
    )
    wanted = Paper(
        *("f4", "notulen", "PEMERINTAH KABUPATEN JOMBANG", "BAPPEDA", "Jalan Contoh 1", "(0321) 1"),
        shows_place=False,
        has_clerk_block=True,
        shows_arrival=True,
        csv_separator=",",
        signer_prefix="a.n. Ketua",
        report_number="000/…/2023",
        signature_columns=3,
    )
    assert read_meeting_file(text).paper == wanted
    assert wanted.sheet_mm == (215, 330)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("ukuran: letter", "berkas_nilai_tidak_dikenal"),
        ("tempat: mungkin", "berkas_ya_tidak_salah"),
        ("tanda_tangan: empat_kolom", "berkas_nilai_tidak_dikenal"),
        (f"badan: {'a' * 201}", "berkas_teks_panjang"),
    ],
)
def test_a_mistake_in_the_section_is_named_by_its_line(line: str, key: str) -> None:
    """Like every other mistake of a meeting file."""
    with pytest.raises(MeetingFileErrors) as refused:
        read_meeting_file(f"{HEAD}naskah:\n  {line}\n")
    assert [(error.line, error.message_key) for error in refused.value.errors] == [(7, key)]


def test_a_text_is_cleaned_kept_as_typed_and_emptied_by_a_dash() -> None:
    """Nothing is invented: what is not set is empty."""
    body = BY_WORD["badan"]
    paper = change(DEFAULT, body, "  {{ 7*7 }}\u200b <b>Badan</b>\nBaru ")
    assert word_of(body, paper) == "{{ 7*7 }} <b>Badan</b> Baru"
    assert change(paper, body, "-") == DEFAULT
    with pytest.raises(Refusal, match="rupa_panjang"):
        change(DEFAULT, body, "a" * 201)


@pytest.mark.parametrize("setting", [one for one in SETTINGS.values() if one.values is not None], ids=lambda s: s.word)
def test_a_choice_takes_its_words_and_no_other(setting: object) -> None:
    """Each word there and back; anything else is refused with the words there are."""
    chosen = BY_WORD[setting.word]  # type: ignore[attr-defined]
    assert chosen.values is not None
    for word in chosen.values:
        assert word_of(chosen, change(DEFAULT, chosen, word.upper())) == word
    with pytest.raises(Refusal, match="rupa_nilai_salah"):
        change(DEFAULT, chosen, "lain")
