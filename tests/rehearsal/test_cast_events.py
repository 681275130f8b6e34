"""Edge cases are written for readers; the cast recognises them by what they name, in any scenario."""

from pathlib import Path

import pytest

from rehearsal.cast.events import Event, EventKind, read_events
from rehearsal.cast.noise import Treatment, treatment
from rehearsal.cast.scenario import Noise, read_scenario

SAMPLE = Path(__file__).parents[2] / "rehearsal" / "scenarios" / "tkpk-jombang-2023.yaml"
ORGANISATIONS = {"kel_a": "Kelurahan A", "kel_b": "Kelurahan B"}


def read(act: str, hope: str = "") -> Event:
    """One event of another meeting."""
    return read_events([{"kode": "Z9", "aksi": act, "harapan": hope}], ORGANISATIONS, ["P1", "P10"])[0]


def test_the_sample_s_events_are_recognised() -> None:
    """All fifteen, each with what it names."""
    events = {event.code: event for event in read_scenario(SAMPLE).events}
    assert {code: event.kind for code, event in events.items()} == {
        "E01": EventKind.TYPED,
        "E02": EventKind.TYPED,
        "E03": EventKind.OUTSIDE,
        "E04": EventKind.TWICE,
        "E05": EventKind.CHANGED,
        "E06": EventKind.SHARED,
        "E07": EventKind.LATE,
        "E08": EventKind.PAPER,
        "E09": EventKind.INCOMPLETE,
        "E10": EventKind.SECOND,
        "E11": EventKind.BREAKDOWN,
        "E12": EventKind.AWAY,
        "E13": EventKind.REOPENED,
        "E14": EventKind.WITHDRAWN,
        "E15": EventKind.LOCKED,
    }
    assert events["E01"].typed == "dinsoss jmbg"
    assert events["E01"].organisations == ("dinsos",)
    assert events["E05"].options == ("B", "C")
    assert events["E08"].organisations == ("kec_plandaan", "pmi")
    assert events["E09"] == Event("E09", EventKind.INCOMPLETE, ("radar_jombang",), "JP4", placed=3)
    named = {"E10": "JP6", "E11": "JP3", "E12": "JP4", "E13": "JP2", "E14": "JP1", "E15": None}
    assert {code: events[code].question for code in named} == named


def test_another_meeting_s_events_are_recognised_by_its_own_names() -> None:
    """Refs, short names and question codes of whatever file it is; P1 is not read out of P10."""
    assert read('warga mengetik "kelurhan b"', "tawarkan kel_b") == Event(
        "Z9", EventKind.TYPED, ("kel_b",), typed="kelurhan b"
    )
    changed = read("kel_a menjawab P10=tidak_setuju lalu mengubah ke setuju")
    assert changed == Event("Z9", EventKind.CHANGED, ("kel_a",), "P10", options=("tidak_setuju", "setuju"))
    assert read("wakil Kelurahan B mencoba menjawab P1").organisations == ("kel_b",)
    assert read("kel_a menjawab P1 sesaat setelah ditutup").kind is EventKind.LATE
    assert read("kel_b mengirim peringkat P10 hanya 2 dari 4").placed == 2
    assert read("peserta menarik persetujuan setelah P1 ditutup").kind is EventKind.WITHDRAWN


@pytest.mark.parametrize(
    "act",
    [
        "listrik padam dua kali saat P1 terbuka",
        "kel_a mengirim peringkat P1 hanya sebagian dari pilihan",
        "kel_a mengubah ke jawaban lain",
        "",
    ],
)
def test_what_is_not_recognised_is_never_guessed(act: str) -> None:
    """Words that only resemble an event stay unknown, so that they are reported as left out."""
    assert read(act).kind is EventKind.UNKNOWN


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("tolak_otomatis: terlalu pendek, minta penegasan", Treatment.ASKED),
        ("bukan pokok diskusi: arahkan ke tombol Daftar Hadir", Treatment.ASKED),
        ("duplikat identik D01 dari pengirim yang sama", Treatment.TWIN),
        ("memuat deret 16 angka: samarkan sebelum disimpan", Treatment.MASKED),
        ('di luar acara: moderator tandai "bukan pokok diskusi"', Treatment.OFF_TOPIC),
        ("pesan suara: minta satu kalimat ringkas", Treatment.VOICE),
        ("kampanye: moderator tolak, tidak masuk notula", Treatment.CAMPAIGN),
        ("dukungan: tawarkan tombol", Treatment.SUPPORT),
        ("lain: tidak dikenal", None),
    ],
)
def test_noise_is_treated_as_the_file_says(words: str, meant: Treatment | None) -> None:
    """Each of the sample's sentences; what the cast does not know it leaves out."""
    assert treatment(Noise("N1", "teks", words)) is meant
