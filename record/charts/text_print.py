"""Answers in words on paper: each as it was typed, who gave it under it, how often at the right."""

from record.charts import theme_print
from record.charts.canvas import Picture
from record.charts.kind_faces import TextFace
from record.charts.print_list import ListRow, Nothing, PrintList
from record.charts.sheet import on_paper


def draw(face: TextFace, *, stands_alone: bool = False) -> Picture:
    """The list in 8-bit grey, as long as it has to be; grouped answers as their themes."""
    if face.themes:
        return theme_print.draw(face, stands_alone=stands_alone)
    rows = [ListRow("", answer.text, answer.count_text, answer.names) for answer in face.answers]
    return on_paper(face, PrintList.of(rows) if rows else Nothing(), stands_alone=stands_alone)
