"""A real pack is sound, however it is given and in whatever language it is read."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from record import pack
from record.published import published
from record.record import Record
from tests.verifier.forging import Forger, failed
from verifier.command import main
from verifier.report import Known, verify


def test_a_real_pack_is_sound_as_zip_as_folder_and_as_record_alone(
    packed: bytes, forger: Forger, tmp_path: Path
) -> None:
    """Eleven checks in order; of a record alone two of them are said not to have been done."""
    file, folder = tmp_path / "paket.zip", tmp_path / "paket"
    file.write_bytes(packed)
    for name, body in forger.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
    for path in (file, folder):
        report = verify(path)
        assert failed(report) == {}
        assert [(check.number, check.word) for check in report.checks] == [(n, "LULUS") for n in range(1, 12)]
    alone = verify(folder / "record.json")
    assert alone.is_sound
    assert [check.number for check in alone.checks if check.word == "TIDAK DIPERIKSA"] == [1, 9]


def test_the_published_pack_is_sound_and_says_what_cannot_be_compared(played: Record, tmp_path: Path) -> None:
    (tmp_path / "publik.zip").write_bytes(pack.write(published(played)))
    report = verify(tmp_path / "publik.zip")
    assert failed(report) == {}
    assert any("varian publikasi" in note.id for note in report.checks[4].notes)


def test_a_posted_hash_that_is_not_in_it_is_named(packed: bytes, played: Record, tmp_path: Path) -> None:
    """The head that was read in the group and the manifest's hash beside the file."""
    (tmp_path / "paket.zip").write_bytes(packed)
    assert played.head is not None
    good = Known(played.head.hash[:16].upper(), pack.manifest_digest(packed))
    assert verify(tmp_path / "paket.zip", good).is_sound
    assert set(failed(verify(tmp_path / "paket.zip", Known("0" * 16, "0" * 64)))) == {1, 2}


def test_an_erased_text_is_said_to_be_erased(played: Record, tmp_path: Path) -> None:
    """Its digest stands in the chain, text and salt are gone: no fault."""
    cut = replace(
        played,
        points=tuple(replace(one, original="", record_text="", salt="") for one in played.points),
        handled=tuple(replace(one, texts=()) for one in played.handled),
    )
    (tmp_path / "paket.zip").write_bytes(pack.write(cut))
    report = verify(tmp_path / "paket.zip")
    assert failed(report) == {}
    assert any("dihapus" in note.id for note in report.checks[9].notes)


@pytest.mark.parametrize(("language", "word"), [("id", "LULUS"), ("en", "PASSED")])
def test_the_one_file_inside_runs_with_nothing_but_python(
    forger: Forger, packed: bytes, tmp_path: Path, language: str, word: str
) -> None:
    """Isolated from everything installed: eleven lines, what cannot be shown, exit code 0; of a forged one 1."""
    (tmp_path / "verify.pyz").write_bytes(forger.files["verify.pyz"])
    (tmp_path / "paket.zip").write_bytes(packed)
    command = [sys.executable, "-I", "-S", str(tmp_path / "verify.pyz"), "--bahasa", language]
    done = subprocess.run([*command, str(tmp_path / "paket.zip")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.split("\n")
    assert [line.split()[1] for line in lines[:11]] == [f"{word}:"] * 11
    assert ("rahasia" if language == "id" else "secret") in done.stdout
    forger.question("JP2")["tally"]["rows"][0]["count"] += 1
    forger.reseal()
    forger.verdict(tmp_path)
    done = subprocess.run([*command, str(tmp_path / "paket.zip")], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "tally.rows[0].count" in next(line for line in done.stdout.split("\n") if line.startswith("(6)"))


def test_machines_read_json(packed: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "paket.zip").write_bytes(packed)
    assert main(["--json", str(tmp_path / "paket.zip")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sound"] is True
    assert [check["result"] for check in told["checks"]] == ["passed"] * 11
    assert main(["--json", str(tmp_path / "nothing.zip")]) == 1
    assert json.loads(capsys.readouterr().out)["refused"]


def test_nothing_of_the_product_is_in_the_one_file(forger: Forger, tmp_path: Path) -> None:
    """Only modules of the standard library are imported when it runs."""
    (tmp_path / "verify.pyz").write_bytes(forger.files["verify.pyz"])
    code = (
        "import sys, runpy; sys.path.insert(0, sys.argv[1]); import verifier.report, verifier.command;"
        "print([n for n in sys.modules if n.split('.')[0] not in sys.stdlib_module_names | {'verifier', '__main__'}])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(tmp_path / "verify.pyz")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
