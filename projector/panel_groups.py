"""The panels that hold results beside each other: constituencies, scales, rounds, the points of a sounding."""

from typing import Any

from projector.panel_kinds import figures
from record.charts.breakdown_face import BreakdownFace, BreakdownRow
from record.charts.likert_face import Balance, Item, LikertFace, number_of
from record.charts.rounds_face import RoundsFace
from record.charts.sounding_face import SoundedRow, SoundingFace
from record.tongue import words


def breakdown(face: BreakdownFace) -> dict[str, Any]:
    """`rows` with "Semua" first and the merged one last; `cells` in the order of `options`, counts, `part` of the row.
    `is_divided`: the card draws a row as one bar in parts, else a table of counts, shaded by `part`. `unit` stands over
    the numbers of answers; `stance` is plain, agree, with_note, disagree or abstain; with `is_scale` plain options are
    points in order. A hidden row has `cells` null and one merged cell that says `hidden`."""
    return {
        "title": face.heading.facts[-1],
        "options": [{"code": one.code, "text": one.text, "stance": one.stance.value} for one in face.options],
        "unit": face.unit_word,
        "shows_codes": face.shows_codes,
        "is_scale": face.is_scale,
        "is_divided": face.is_divided,
        "rows": [_row(row) for row in face.all_rows],
    }


def _row(row: BreakdownRow) -> dict[str, Any]:
    if row.cells is None:
        hidden = words().plain("sel_rahasia")
        return {"name": row.name, "answered": row.answered_text, "cells": None, "hidden": hidden}
    cells = [{"count": cell.count_text, "part": cell.part, "is_leading": cell.is_leading} for cell in row.cells]
    return {"name": row.name, "answered": row.answered_text, "cells": cells, "hidden": ""}


def likert(face: LikertFace) -> dict[str, Any]:
    """`items` on one common scale. The bar of a point begins `at` and is `width` wide, `zero` is where the middle lies:
    all in parts of the chart's width, the middle point half on each side. `inside` is the share as it stands in the
    bar; `low` and `high` are the sums of both sides, at the edges; `sides` are their names, null where bars begin at
    one line and have no sums. `said` is a muted line."""
    balance = Balance.of(face)
    return {
        "points": [{"code": code, "text": text} for code, text in face.points],
        "items": [_item(face, item, balance) for item in face.items],
        "sides": None if face.sides is None else list(face.sides),
        "zero": balance.zero(0.0, 1.0),
    }


def _item(face: LikertFace, item: Item, balance: Balance) -> dict[str, Any]:
    places = balance.parts(face, item, 0.0, 1.0)
    points = [
        {
            "code": point.code,
            "share": point.share_text,
            "inside": number_of(point.share_text),
            "count": point.count_text,
            "part": point.part,
            "at": at,
            "width": width,
        }
        for point, (at, width) in zip(item.points, places, strict=True)
    ]
    return {
        "code": item.code,
        "text": item.text,
        "points": points,
        "low": item.low_text,
        "high": item.high_text,
        "said": item.said,
    }


def rounds(face: RoundsFace) -> dict[str, Any]:
    """`rows` in option order, each `before` and `after`; `names` are those of the rounds."""
    rows = [
        {
            "code": row.second.code,
            "text": row.second.text,
            "before": figures(row.first),
            "after": figures(row.second),
        }
        for row in face.rows
    ]
    return {"names": list(face.names), "shows_codes": face.shows_codes, "rows": rows}


def sounding(face: SoundingFace) -> dict[str, Any]:
    """`rows` are the points in the order they were asked: `parts` are the lengths of agree, disagree and pass, named by
    `key`, null where the counts stay hidden; `figures` says them in words, or why there are none; `agree` is the share
    of those who agree, `mark` a word in a chip of tone good where all constituencies do."""
    return {"key": list(face.key), "rows": [_point(row) for row in face.rows]}


def _point(row: SoundedRow) -> dict[str, Any]:
    whole = sum(row.counts or ())
    parts = None if row.counts is None else [count / whole if whole else 0.0 for count in row.counts]
    return {
        "code": row.code,
        "text": row.text,
        "parts": parts,
        "figures": row.figures,
        "agree": row.agree_text,
        "mark": row.mark,
    }
