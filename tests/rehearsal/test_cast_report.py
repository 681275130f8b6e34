"""The report of a play: a table, a file, a verdict, and a folder in which nobody else's files are touched."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from rehearsal.figures import Figure
from rehearsal.progress import ProgressDisplay
from rehearsal.report import REPORT, Report, clear


def shown(report: Report, folder: Path) -> str:
    """What a screen of 80 columns would show."""
    console = Console(file=io.StringIO(), width=80)
    report.show(console, folder)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_one_difference_is_a_failure_and_is_named(tmp_path: Path) -> None:
    """The verdict counts, the line says which figure, and markup in a text stays text."""
    rows = [Figure("a", "1", "1"), Figure("b", "[bold]2", "3")]
    report = Report("uji.yaml", rows, [("JP2", "belum dibangun")], ["notula.docx"], 12.34, 99)
    text = shown(report, tmp_path)
    assert not report.ok
    assert "beda / differs: b: [bold]2 ≠ 3" in text
    assert "1 dari 2 cocok" in text
    assert "tidak dimainkan / left out: JP2: belum dibangun" in text
    assert str(tmp_path / "notula.docx") in text.replace("\n", "")


def test_nothing_compared_is_no_success() -> None:
    """A play without a row has shown nothing."""
    assert not Report("uji.yaml").ok
    assert Report("uji.yaml", [Figure("a", "1", "1")]).ok


def test_the_file_holds_one_row_a_figure(tmp_path: Path) -> None:
    """Where, expected, counted, ok; what was left out; seconds and memory."""
    Report("uji.yaml", [Figure("a", "1", "2")], [("b", "c")], ["x.png"], 12.34, 99).write(tmp_path)
    assert json.loads((tmp_path / REPORT).read_text()) == {
        "scenario": "uji.yaml",
        "rows": [{"where": "a", "expected": "1", "counted": "2", "ok": False}],
        "left_out": [{"where": "b", "why": "c"}],
        "files": ["x.png"],
        "seconds": 12.3,
        "peak_mib": 99,
    }


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    """No report of a play in it: somebody else's folder."""
    (tmp_path / "surat.docx").write_text("penting")
    with pytest.raises(FileExistsError):
        clear(tmp_path, ["files"])
    assert (tmp_path / "surat.docx").read_text() == "penting"


def test_only_what_an_earlier_play_wrote_is_removed(tmp_path: Path) -> None:
    """Its documents and what the service kept beside; a file somebody added stays, and no path leads outside."""
    folder, outside = tmp_path / "out", tmp_path / "luar.txt"
    (folder / "files").mkdir(parents=True)
    outside.write_text("di luar")
    for name in ("notula.docx", "jajak.db", "catatan-saya.txt", "files/a.png"):
        (folder / name).write_text("isi")
    Report("uji.yaml", files=["notula.docx", "../luar.txt"]).write(folder)
    clear(folder, ["jajak.db", "jajak.db-wal", "files"])
    assert sorted(path.name for path in folder.iterdir()) == ["catatan-saya.txt", REPORT]
    assert outside.exists()


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    """Parents too; an empty folder is welcome."""
    clear(tmp_path / "a" / "b", [])
    clear(tmp_path / "a" / "b", [])
    assert (tmp_path / "a" / "b").is_dir()


def test_without_a_terminal_each_phase_is_two_lines() -> None:
    """Its beginning and its end, never a line a step."""
    console = Console(file=io.StringIO(), width=80)
    with ProgressDisplay(console) as progress:
        for done in range(6):
            progress("Pendaftaran", done, 5)
        progress("Acara", 1, 1)
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    assert [line.split("  ")[-1] for line in lines] == ["Pendaftaran: 0/5", "Pendaftaran: 5/5", "Acara: 1/1"]


def test_in_a_terminal_phases_are_bars() -> None:
    """Phase, steps and time stand on one line that is drawn again."""
    console = Console(file=io.StringIO(), width=80, force_terminal=True)
    with ProgressDisplay(console) as progress:
        progress("Pendaftaran", 3, 5)
    assert isinstance(console.file, io.StringIO)
    assert "Pendaftaran" in console.file.getvalue()
    assert "3/5" in console.file.getvalue()
