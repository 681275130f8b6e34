"""What a picture shows, in words: its alternative text, made of the face it was drawn from, so that both say one
thing."""

from collections.abc import Iterable
from typing import assert_never

from record.charts.breakdown_face import BreakdownFace, BreakdownRow
from record.charts.face import Bar, Face
from record.charts.kind_faces import AnyFace, NumberFace, PresenceFace, RankingFace, ScaleFace, TextFace
from record.charts.likert_face import LikertFace
from record.charts.rounds_face import RoundsFace
from record.tongue import words


def described(face: AnyFace) -> str:
    """Every figure of the picture beside what it counts, in the order in which they are drawn; one sentence for a row
    or a group of them."""
    return " ".join(f"{part.rstrip('.')}." for part in _parts(face) if part)


def figures(face: AnyFace) -> str:
    """The same with codes for options, short enough to stand under a picture; where texts are all there is, nothing."""
    if isinstance(face, Face | ScaleFace):
        bars = face.bars if isinstance(face, Face) else (*face.points, *face.apart)
        shows_codes = face.shows_codes if isinstance(face, Face) else True
        return "; ".join(f"{bar.code if shows_codes else bar.text}: {_figures(bar)}" for bar in bars)
    if isinstance(face, RankingFace | TextFace):
        return ""
    return described(face)


def _parts(face: AnyFace) -> Iterable[str]:
    match face:
        case Face():
            return [_joined(_option(bar, shows_code=face.shows_codes) for bar in face.bars)]
        case ScaleFace():
            sides = _joined(f"{side.text} {side.share_text}" for side in face.sides)
            return [sides, _joined(_option(bar) for bar in (*face.points, *face.apart))]
        case NumberFace():
            return _numbers(face)
        case RankingFace():
            return [_joined(_ranked(face))]
        case TextFace():
            themes = _joined(f"{theme.name}: {theme.count_text}" for theme in face.themes)
            return [themes, _joined(f"{answer.text} ({answer.count_text})" for answer in face.answers)]
        case BreakdownFace():
            return [_row(face, row) for row in face.all_rows]
        case PresenceFace():
            whole = [f"{face.count_text} {face.of_words}", face.quorum_words]
            return [*whole, _joined(f"{row.name}: {row.count_text}" for row in face.rows)]
        case LikertFace():
            return _items(face)
        case RoundsFace():
            return _rounds(face)
    assert_never(face)


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _figures(bar: Bar) -> str:
    return ", ".join(part for part in (bar.share_text, bar.count_text) if part)


def _option(bar: Bar, *, shows_code: bool = True) -> str:
    return f"{bar.code}. {bar.text}: {_figures(bar)}" if shows_code else f"{bar.text}: {_figures(bar)}"


def _numbers(face: NumberFace) -> list[str]:
    labels = [column.label for column in face.columns]
    if face.edges:
        labels = [f"{low}–{high}" for low, high in zip(face.edges, face.edges[1:], strict=False)]
    columns = _joined(f"{label}: {column.count_text}" for label, column in zip(labels, face.columns, strict=True))
    mean = words().plain("hasil_angka", rata=face.mean_text, median=face.median_text)
    return [mean, columns, _joined(_option(bar) for bar in face.apart)]


def _ranked(face: RankingFace) -> Iterable[str]:
    for row in face.rows:
        name = f"{row.code}. {row.text}" if row.code else row.text
        said = ", ".join(part for part in (row.score_text, row.mean_text) if part)
        yield words().plain("gambar_peringkat", n=row.rank_text, pilihan=name) + (f": {said}" if said else "")


def _row(face: BreakdownFace, row: BreakdownRow) -> str:
    name = f"{row.name}, {row.answered_text} {face.unit_word}"
    if row.cells is None:
        return f"{name}: {words().plain('sel_rahasia')}"
    names = [option.code if face.shows_codes else option.text for option in face.options]
    # A scale's codes are numbers: only a sign between them tells the point from its count.
    return f"{name}: " + _joined(f"{word}: {cell.count_text}" for word, cell in zip(names, row.cells, strict=True))


def _items(face: LikertFace) -> list[str]:
    said = []
    for item in face.items:
        points = ", ".join(f"{point.text} {_figures(point)}" for point in item.points)
        sides = ""
        if face.sides is not None:
            sides = f" ({face.sides[0]} {item.low_text}, {face.sides[1]} {item.high_text})"
        said.append(f"{item.code}. {item.text}: {points}{sides}; {item.said}")
    return said


def _rounds(face: RoundsFace) -> list[str]:
    first, second = face.names
    said = []
    for row in face.rows:
        name = f"{row.second.code}. {row.second.text}" if face.shows_codes else row.second.text
        said.append(f"{name}: {first} {_figures(row.first)}; {second} {_figures(row.second)}")
    return said
