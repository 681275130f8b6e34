"""The commands: prepare a meeting from a file, write its documents, look over an installation."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.rehearse import SAMPLE
from locales.commands import COMMANDS

ROOT = Path(__file__).parents[2]


def jajak(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as a user would, with a database in this folder and nothing of the machine's settings."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("JAJAK_")}
    environment = kept | {
        "JAJAK_DATABASE": f"sqlite:///{folder / 'jajak.db'}",
        "JAJAK_FILES": str(folder / "files"),
        "JAJAK_API": "http://127.0.0.1:9",
        "JAJAK_SCREEN_PORT": "0",
        "PYTHONPATH": str(ROOT),
        **more,
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_help_names_every_command(tmp_path: Path) -> None:
    """run, rehearse, import, export, attendance, backup, doctor."""
    shown = jajak(tmp_path, "--help")
    assert shown.returncode == 0
    for name in ("run", "rehearse", "import", "export", "attendance", "backup", "doctor"):
        assert name in shown.stdout


def test_a_meeting_is_imported_and_exported(tmp_path: Path) -> None:
    """The sample file: its join code is said, and that every question of it is ready; sent again it takes the place of
    the first, and the code stays; documents are written."""
    first = jajak(tmp_path, "import", str(SAMPLE))
    assert first.returncode == 0, first.stderr
    assert "42 instansi" in first.stdout
    assert "6 pertanyaan" in first.stdout
    again = jajak(tmp_path, "import", str(SAMPLE))
    assert again.returncode == 0, again.stderr
    assert "diperbarui" in again.stdout
    assert re.findall(r"[A-Z2-9]{4}-[A-Z2-9]{4}", again.stdout) == re.findall(r"[A-Z2-9]{4}-[A-Z2-9]{4}", first.stdout)
    written = jajak(tmp_path, "export", "TKPK-JBG-2023-11-23", "--out", str(tmp_path / "out"))
    assert written.returncode == 0, written.stderr
    names = {path.name.split("_")[0] for path in (tmp_path / "out").iterdir()}
    assert {"notula", "rekapitulasi", "record"} <= names
    backed_up = jajak(tmp_path, "backup", "--out", str(tmp_path / "backup"))
    assert backed_up.returncode == 0, backed_up.stderr
    [folder] = (tmp_path / "backup").iterdir()
    assert sorted(path.name for path in folder.iterdir()) == ["files", "jajak.db"]
    record = json.loads(next((tmp_path / "out").glob("record_*.json")).read_text())
    assert len(record["organisations"]) == 42


def test_a_broken_file_is_answered_with_its_lines(tmp_path: Path) -> None:
    """Exit code 1 and a line for each mistake."""
    broken = tmp_path / "rapat.yaml"
    broken.write_text("rapat:\n  kode: R-1\n  zona_waktu: WIB\n")
    shown = jajak(tmp_path, "import", str(broken))
    assert shown.returncode == 1
    assert "Baris 2:" in shown.stderr


@pytest.mark.parametrize(
    ("arguments", "words"), [(("export", "TIDAK-ADA"), "Tidak ada basis data"), (("run",), "JAJAK_TOKEN")]
)
def test_what_cannot_be_done_is_said(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    """No traceback, one sentence, exit code 1."""
    shown = jajak(tmp_path, *arguments)
    assert shown.returncode == 1
    assert words in shown.stderr
    assert "Traceback" not in shown.stderr


def test_a_setting_that_cannot_be_is_named(tmp_path: Path) -> None:
    """By the name under which it was set, with what is wrong; exit code 2, no traceback and nothing it held."""
    shown = jajak(tmp_path, "doctor", JAJAK_SCREEN_ADDRESS="layar.example.go.id/rahasia", JAJAK_HEALTH_PORT="banyak")
    assert shown.returncode == 2
    assert "JAJAK_SCREEN_ADDRESS: harus seperti https://layar.example.go.id" in shown.stderr
    assert "JAJAK_HEALTH_PORT: " in shown.stderr
    assert not {"Traceback", "rahasia", "banyak"} & set(re.findall(r"\w+", shown.stderr))


def test_the_doctor_names_what_is_missing(tmp_path: Path) -> None:
    """Without a token it says so, and still looks at the rest."""
    shown = jajak(tmp_path, "doctor")
    assert shown.returncode == 1
    assert "JAJAK_TOKEN" in shown.stderr
    assert "sqlite ✓" in shown.stdout
    assert "matplotlib" in shown.stdout


def test_every_command_has_a_handler() -> None:
    """A listed command that nothing answers would be a promise broken in front of a room."""
    from bot.app import MODULES

    handled = {name for module in MODULES for name in getattr(module, "COMMANDS", {})}
    assert {command.name for command in COMMANDS} == handled
