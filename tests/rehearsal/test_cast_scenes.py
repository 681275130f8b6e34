"""The scenes beside a scenario: read whole, refused with their places, and held against a record."""

from pathlib import Path
from typing import Any

import pytest

from rehearsal.cast.scenario import Scenario, ScenarioFault, read_scenario
from rehearsal.cast.scenes import beside
from rehearsal.cast.stage import Stage
from rehearsal.phones import Phones
from rehearsal.scene_evidence import scene_evidence

SAMPLE = Path(__file__).parents[2] / "rehearsal" / "scenarios" / "tkpk-jombang-2023.yaml"
SMALL = """
rapat: {judul: Rapat}
instansi: [{id: a, nama: Dinas A}, {id: b, nama: Dinas B}]
peserta: [{id: p1, instansi: a, label: Satu}, {id: p2, instansi: b, label: Dua}]
pokok_diskusi: [{kode: D01, instansi: a, jenis: usulan, teks: Jalan}]
"""


def read(folder: Path, scenes: str) -> Scenario:
    """A small scenario with these scenes beside it."""
    path = folder / "kecil.yaml"
    path.write_text(SMALL)
    beside(path).write_text(scenes)
    return read_scenario(path)


def test_the_scenes_of_the_sample_are_read() -> None:
    """Steps, views, outcomes and themes stand beside the meeting file, which is sent without them."""
    scenes = read_scenario(SAMPLE).scenes
    assert scenes.floor.steps[0] == ("angkat", "p23")
    assert len(scenes.sounding.views) == 43
    assert [one.code for one in scenes.outcomes if one.withdrawn] == ["K3"]
    assert sum(map(len, scenes.themes["JP5"].values())) == 12
    assert "daftar_pembicara" not in SAMPLE.read_text()


def test_a_scenario_without_scenes_has_none(tmp_path: Path) -> None:
    """Nothing is played, and nothing is expected, where no file stands beside."""
    path = tmp_path / "kecil.yaml"
    path.write_text(SMALL)
    scenario = read_scenario(path)
    assert scenario.scenes.floor.steps == ()
    record: dict[str, Any] = {"speeches": [], "soundings": [], "outcomes": [], "follow_ups": [], "questions": []}
    assert list(scene_evidence(Stage(scenario, Phones("http://127.0.0.1:1"), lambda *_: None), record)) == []


@pytest.mark.parametrize(
    ("scenes", "said"),
    [
        ("daftar_pembicara: {langkah: [{angkat: p9}]}", "daftar_pembicara: p9 tidak hadir"),
        ("daftar_pembicara: {langkah: [{terbang: p1}]}", "terbang tidak dikenal"),
        ("penjajakan: {butir: [D09], pandangan: {p1: s}}", "penjajakan.butir: D09 tidak ada"),
        ("penjajakan: {butir: [D01], pandangan: {p1: x}}", "penjajakan.pandangan.p1: x"),
        ("penjajakan: {butir: [D01], pandangan: {p1: ss}}", "penjajakan.pandangan.p1: ss"),
        ("penjajakan: {butir: [D01], pandangan: {p1: '-'}}", "penjajakan.pandangan.p1: -"),
        ("penjajakan: {butir: [D01], pandangan: {p9: s}}", "penjajakan.pandangan: p9 tidak hadir"),
        ("hasil_rapat: [{kode: K1, jenis: kesimpulan, teks: Jalan, kaitan: [JP7]}]", "hasil_rapat.K1: JP7 tidak ada"),
        ("hasil_rapat: [{kode: K1, jenis: angan, teks: Jalan}]", "jenis angan tidak dikenal"),
        (
            "hasil_rapat: [{kode: T, jenis: tindak_lanjut, teks: A, penanggung_jawab: c}]",
            "hasil_rapat: c tidak hadir",
        ),
    ],
)
def test_a_scene_that_cannot_be_played_is_refused_with_its_place(tmp_path: Path, scenes: str, said: str) -> None:
    """Who is not there, what is not known, views of another length than the points."""
    with pytest.raises(ScenarioFault) as refused:
        read(tmp_path, scenes)
    assert said in str(refused.value)


def test_a_speech_that_is_missing_is_found(tmp_path: Path) -> None:
    """What the scenario expects and the record does not hold differs in the evidence."""
    steps = "daftar_pembicara: {langkah: [{angkat: p1}], diharapkan: {mengangkat_tangan: '1', urutan_bicara: a}}"
    stage = Stage(read(tmp_path, steps), Phones("http://127.0.0.1:1"), lambda *_: None)
    record: dict[str, Any] = {"speeches": [], "soundings": [], "outcomes": [], "follow_ups": [], "questions": []}
    rows = [(row.where, row.counted) for row in scene_evidence(stage, record) if not row.ok]
    assert rows == [("daftar_pembicara.mengangkat_tangan", "0"), ("daftar_pembicara.urutan_bicara", "tidak ada")]
