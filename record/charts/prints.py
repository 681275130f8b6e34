"""One door to charts on paper: whatever kind a result is of, its face goes in and its chart comes out."""

from functools import lru_cache
from typing import Final, assert_never

from record.charts import (
    breakdown_print,
    number_print,
    presence_print,
    print_chart,
    ranking_print,
    scale_print,
    text_print,
)
from record.charts.breakdown_face import BreakdownFace
from record.charts.canvas import Picture
from record.charts.face import Face
from record.charts.kind_faces import AnyFace, NumberFace, PresenceFace, RankingFace, ScaleFace, TextFace

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
    assert_never(face)
