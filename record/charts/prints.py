"""One door to charts on paper: whatever kind a result is of, its face goes in and its chart comes out."""

from dataclasses import replace
from functools import lru_cache
from typing import Final, assert_never

from record.charts import (
    breakdown_print,
    likert_print,
    number_print,
    presence_print,
    print_chart,
    ranking_print,
    rounds_print,
    scale_print,
    text_print,
)
from record.charts.breakdown_face import BreakdownFace
from record.charts.canvas import Picture
from record.charts.face import Face
from record.charts.kind_faces import AnyFace, NumberFace, PresenceFace, RankingFace, ScaleFace, TextFace
from record.charts.likert_face import LikertFace
from record.charts.print_pages import on_pages
from record.charts.rounds_face import RoundsFace
from record.charts.sheet import on_paper

# The charts of a meeting stand in its minutes, in its PDF and beside them: drawn once for all of these.
KEPT: Final = 64


@lru_cache(maxsize=KEPT)
def draw(face: AnyFace, *, stands_alone: bool = False) -> Picture:
    """The chart of a result, 160 mm wide; alone it carries its question, base and state, in a document it does not."""
    match face:
        case Face():
            return print_chart.draw(face, stands_alone=stands_alone)
        case ScaleFace():
            return scale_print.draw(face, stands_alone=stands_alone)
        case NumberFace():
            return number_print.draw(face, stands_alone=stands_alone)
        case RankingFace():
            return ranking_print.draw(face, stands_alone=stands_alone)
        case TextFace():
            return text_print.draw(face, stands_alone=stands_alone)
        case BreakdownFace():
            return breakdown_print.draw(face, stands_alone=stands_alone)
        case PresenceFace():
            return presence_print.draw(face, stands_alone=stands_alone)
        case LikertFace():
            return on_paper(_on_one_line(face), likert_print.Likert.of(face), stands_alone=stands_alone)
        case RoundsFace():
            return on_paper(_on_one_line(face), rounds_print.Rounds.of(face), stands_alone=stands_alone)
    assert_never(face)


@lru_cache(maxsize=KEPT)
def pages(face: AnyFace, *, stands_alone: bool = False) -> tuple[Picture, ...]:
    """The same chart for a document of pages: in as many pictures as it needs to stand on them, every text in full."""
    match face:
        case Face():
            return on_pages(face, print_chart.body(face), stands_alone=stands_alone)
        case ScaleFace():
            return on_pages(face, scale_print.body(face), stands_alone=stands_alone)
        case RankingFace() if face.has_scores:
            return on_pages(face, ranking_print.body(face), stands_alone=stands_alone)
        case LikertFace():
            return on_pages(_on_one_line(face), likert_print.Likert.of(face), stands_alone=stands_alone)
        case RoundsFace():
            return on_pages(_on_one_line(face), rounds_print.Rounds.of(face), stands_alone=stands_alone)
        case _:
            return (draw(face, stands_alone=stands_alone),)


def _on_one_line(face: LikertFace | RoundsFace) -> LikertFace | RoundsFace:
    """The foot on paper says the first fact; of several questions or rounds all of them are needed."""
    return replace(face, heading=replace(face.heading, facts=("; ".join(face.heading.facts),)))
