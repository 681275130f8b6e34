"""What a play has shown: a table for the eye, `rehearsal.json` for a machine."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from rehearsal.figures import Figure

REPORT = "rehearsal.json"


@dataclass
class Report:
    """One play: every comparison, what was left out and why, how long it took, how much memory it needed at most.
    `files` are the names of what was written beside it."""

    scenario: str
    rows: list[Figure] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    seconds: float = 0.0
    peak_mib: int = 0

    @property
    def wrong(self) -> list[Figure]:
        """The rows that differ."""
        return [row for row in self.rows if not row.ok]

    @property
    def ok(self) -> bool:
        """Whether there is something to show and nothing differs."""
        return bool(self.rows) and not self.wrong

    def write(self, folder: Path) -> None:
        """Writes rehearsal.json: one row a figure."""
        told = {
            "scenario": self.scenario,
            "rows": [
                {"where": row.where, "expected": row.expected, "counted": row.counted, "ok": row.ok}
                for row in self.rows
            ],
            "left_out": [{"where": where, "why": why} for where, why in self.left_out],
            "files": sorted(self.files),
            "seconds": round(self.seconds, 1),
            "peak_mib": self.peak_mib,
        }
        (folder / REPORT).write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")

    def show(self, console: Console, folder: Path) -> None:
        """The table of figures, what was left out, where the files are, and the verdict last."""
        console.print(_table(self.rows))
        for where, why in self.left_out:
            console.print(f"tidak dimainkan / left out: {where}: {why}", highlight=False, soft_wrap=True, markup=False)
        for name in sorted({*self.files, REPORT}):
            console.print(str(folder / name), highlight=False, soft_wrap=True, markup=False)
        for row in self.wrong:
            line = f"beda / differs: {row.where}: {row.expected} ≠ {row.counted}"
            console.print(line, highlight=False, soft_wrap=True, markup=False, style="red")
        agree = len(self.rows) - len(self.wrong)
        verdict = f"{agree} dari {len(self.rows)} cocok / agree"
        size = f"{self.seconds:.1f} s · {self.peak_mib} MiB"
        console.print(f"{verdict} · {size}", style="bold" if self.ok else "bold red", highlight=False)


def _table(rows: Sequence[Figure]) -> Table:
    """One row a figure, a line between the parts of the scenario."""
    names = ("Angka / figure", "Diharapkan / expected", "Terhitung / counted")
    table = Table(*(Column(name, overflow="fold") for name in names), "")
    shorts = [_short(row.where) for row in rows]
    for row, short, following in zip(rows, shorts, [*shorts[1:], ""], strict=True):
        is_last = short.split(".")[0] != following.split(".")[0]
        cells = [Text(text) for text in (short, row.expected, row.counted, "✓" if row.ok else "beda")]
        table.add_row(*cells, style=None if row.ok else "red", end_section=is_last)
    return table


def _short(where: str) -> str:
    """The place in a scenario as it fits a screen: JP1.jawaban_sah, ringkasan.instansi_hadir."""
    return where.removeprefix("hasil_diharapkan.").replace("ringkasan_diharapkan.", "ringkasan.")


def clear(folder: Path, made_beside: Sequence[str], *, mark: str = REPORT) -> None:
    """Makes room for a play: removes what an earlier play has written into the folder, and nothing else; what the
    service keeps beside (files or folders) is named by `made_beside`. Raises FileExistsError for a folder that holds
    anything and not the file `mark`, by which a play is known."""
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        return
    report = folder / mark
    if not report.is_file():
        raise FileExistsError(str(folder))
    try:
        names = json.loads(report.read_text("utf-8"))["files"]
    except (ValueError, KeyError, TypeError):
        names = []
    for name in [*map(str, names), *made_beside]:
        path = folder / Path(name).name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
