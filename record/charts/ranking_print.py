"""A ranking on paper: rank and code before each option, its score as a bar where the method gives one."""

from record.charts.canvas import Picture
from record.charts.face import Bar
from record.charts.kind_faces import RankingFace
from record.charts.print_list import ListRow, PrintList
from record.charts.print_rows import PrintRows
from record.charts.sheet import on_paper


def draw(face: RankingFace, *, stands_alone: bool = False) -> Picture:
    """The chart in 8-bit grey; a bar is as long as the column at the highest possible score."""
    if not face.has_scores:
        rows = [ListRow(row.rank_text, _named(row.code, row.text), is_leading=row.is_leading) for row in face.rows]
        return on_paper(face, PrintList.of(rows), stands_alone=stands_alone)
    return on_paper(face, body(face), stands_alone=stands_alone)


def body(face: RankingFace) -> PrintRows:
    """The rows of a ranking that has scores."""
    bars = [
        Bar(
            row.rank_text,
            _named(row.code, row.text),
            1 if row.part > 0 else 0,
            row.score_text,
            row.mean_text,
            row.part,
            row.is_leading,
        )
        for row in face.rows
    ]
    return PrintRows.of(bars, scale=1.0)


def _named(code: str, text: str) -> str:
    return f"{code}. {text}" if code else text
