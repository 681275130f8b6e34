"""A text question of the sample meeting with its lines under themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from record.record import AskedQuestion
from rules.answers import Ballot
from rules.kinds import text
from rules.questions import Kind, Mode
from rules.tallies import Roll
from rules.themes import Assigned, line_key

LINES = (
    *(
        ("Tiap OPD punya angka sendiri, usulan jadi tumpang tindih", 4),
        ("Satu Data belum dipakai saat menyusun Renja", 3),
    ),
    *(("Data desa lama", 2), ("Setelah proyek selesai tidak ada anggaran pemeliharaan", 3), ("CSR tidak terarah", 2)),
    *(("Anggaran terlambat", 1), ("Kami diundang rapat, tapi tindak lanjutnya tidak ada 🙏", 2), ("Jarak jauh", 1)),
    *(("Cuaca", 2), ("–", 1), ("Sinyal", 1), ("=1+1", 1)),
)
THEMES = {
    "Tiap OPD punya angka sendiri, usulan jadi tumpang tindih": "Data dan perencanaan belum terpadu",
    "Satu Data belum dipakai saat menyusun Renja": "Data dan perencanaan belum terpadu",
    "Data desa lama": "Data dan perencanaan belum terpadu",
    "Setelah proyek selesai tidak ada anggaran pemeliharaan": "Pembiayaan tidak berkelanjutan",
    "CSR tidak terarah": "Pembiayaan tidak berkelanjutan",
    "Anggaran terlambat": "Pembiayaan tidak berkelanjutan",
    "Kami diundang rapat, tapi tindak lanjutnya tidak ada 🙏": "Peran swasta & kampus belum jelas",
}


def grouped(asked: AskedQuestion, themes: Mapping[str, str], role: str = "minute_taker") -> AskedQuestion:
    """The same question with these themes, by the text of a line."""
    assert asked.tally is not None
    assigned = {line_key(line): Assigned(theme, role) for line, theme in themes.items()}
    return replace(asked, tally=replace(asked.tally, figures=text.grouped(asked.tally.figures, assigned)))


def question(
    making: Any,
    lines: Sequence[tuple[str, int]] = LINES,
    themes: Mapping[str, str] = THEMES,
    *,
    mode: Mode = Mode.BY_CONSTITUENCY,
    code: str = "JP5",
) -> AskedQuestion:
    """Answered so often with each line, and grouped."""
    made = making.question(
        code, "Apa hambatan terbesar kolaborasi pentahelix di daerah?", (), kind=Kind.TEXT, mode=mode
    )
    words = [line for line, count in lines for _ in range(count)]
    ballots = [
        Ballot(f"p{n}", (), "pemerintah", "telegram", False, False, words=line) for n, line in enumerate(words, start=1)
    ]
    count = len(ballots)
    return grouped(making.asked(made, ballots, Roll(42, count, count), [f"p{n}" for n in range(1, count + 1)]), themes)
