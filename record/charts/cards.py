"""One door to phone cards: whatever kind a result is of, its face goes in and its pictures come out."""

from typing import assert_never

from record.charts import (
    breakdown_card,
    choice_card,
    likert_card,
    number_card,
    presence_card,
    ranking_card,
    rounds_card,
    scale_card,
    text_card,
)
from record.charts.breakdown_face import BreakdownFace
from record.charts.canvas import Picture
from record.charts.face import Face
from record.charts.kind_faces import AnyFace, NumberFace, PresenceFace, RankingFace, ScaleFace, TextFace
from record.charts.likert_face import LikertFace
from record.charts.rounds_face import RoundsFace


def pages(face: AnyFace) -> tuple[Picture, ...]:
    """The card of a result, as one picture or an album of several."""
    match face:
        case Face():
            return choice_card.pages(face)
        case ScaleFace():
            return scale_card.pages(face)
        case NumberFace():
            return number_card.pages(face)
        case RankingFace():
            return ranking_card.pages(face)
        case TextFace():
            return text_card.pages(face)
        case BreakdownFace():
            return breakdown_card.pages(face)
        case PresenceFace():
            return presence_card.pages(face)
        case LikertFace():
            return likert_card.pages(face)
        case RoundsFace():
            return rounds_card.pages(face)
    assert_never(face)
