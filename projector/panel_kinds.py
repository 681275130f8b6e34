"""The panels of one question: bars, columns, ranks, texts, a turnout. `projector.panels` says what holds for all."""

from typing import Any

from record.charts.face import Bar, Face
from record.charts.kind_faces import Answer, Column, NumberFace, PresenceFace, RankingFace, ScaleFace, TextFace
from record.tongue import words


def bar(shown: Bar) -> dict[str, Any]:
    """A row with its share, its count with the unit, and the length of its bar: `part` of the base."""
    return {"code": shown.code, "text": shown.text, **figures(shown)}


def figures(shown: Bar) -> dict[str, Any]:
    """The same without code and text, where they stand elsewhere."""
    return {
        "share": shown.share_text,
        "count": shown.count_text,
        "part": shown.part,
        "is_leading": shown.is_leading,
    }


def bars(face: Face) -> dict[str, Any]:
    """`rows` of a choice or an approval, in the order of the card; without `shows_codes` the text says it all."""
    rows = [bar(one) for one in face.bars_in_order]
    return {"shows_codes": face.shows_codes, "is_scale": False, "rows": rows, "apart": [], "sides": []}


def scale(face: ScaleFace) -> dict[str, Any]:
    """The points of a scale in its order; `apart` are answers outside it (tidak tahu), in the same base; `sides` are
    the low one, the middle if there is one, and the high one, with the sums of their shares; often there are none."""
    return {
        "shows_codes": True,
        "is_scale": True,
        "rows": [bar(one) for one in face.points],
        "apart": [bar(one) for one in face.apart],
        "sides": [{"text": side.text, "share": side.share_text} for side in face.sides],
    }


def columns(face: NumberFace) -> dict[str, Any]:
    """`part` of a column is of the highest one. Below each stands its `label`, or, where there are `edges`, these at
    the bounds, one more than columns. `mean` and `median` stand large over their labels; the mark with the words
    `mean_mark` stands `mean_at` columns from the left edge of the first, nowhere where that is null. `ends` are words
    for both ends of the axis, mostly empty."""
    highest = max((column.count for column in face.columns), default=0)
    return {
        "columns": [_column(column, highest) for column in face.columns],
        "edges": list(face.edges),
        "mean": face.mean_text,
        "mean_label": words().plain("gambar_rata"),
        "median": face.median_text,
        "median_label": words().plain("gambar_median"),
        "mean_at": face.mean_at,
        "mean_mark": "" if face.mean_at is None else words().plain("skala_rata", rata=face.mean_text),
        "ends": [face.low_words, face.high_words],
        "apart": [bar(one) for one in face.apart],
    }


def _column(column: Column, highest: int) -> dict[str, Any]:
    return {
        "label": column.label,
        "count": column.count_text,
        "part": column.count / highest if highest else 0.0,
        "is_leading": column.is_leading,
    }


def ranks(face: RankingFace) -> dict[str, Any]:
    """`rows` by shared rank; `part` is of the highest possible score. Without `has_scores` the method gives an order
    only: score and mean are empty and no bar is drawn. `answered` is the turnout in words."""
    rows = [
        {
            "rank": row.rank_text,
            "code": row.code,
            "text": row.text,
            "score": row.score_text,
            "mean": row.mean_text,
            "part": row.part,
            "is_leading": row.is_leading,
        }
        for row in face.rows
    ]
    return {"has_scores": face.has_scores, "rows": rows, "answered": next(iter(face.heading.facts), "")}


def texts(face: TextFace) -> dict[str, Any]:
    """`rows` are all answers, equal ones as one; where `themes` are, they hold the same answers once more, and these
    are shown in their place. `part` of a theme is of all answers; `is_rest` are those without a theme, last. `names`
    are empty where nobody is named."""
    themes = [
        {
            "name": theme.name,
            "count": theme.count_text,
            "part": theme.part,
            "is_leading": theme.is_leading,
            "is_rest": theme.is_rest,
            "rows": [_answer(answer) for answer in theme.answers],
        }
        for theme in face.themes
    ]
    return {"rows": [_answer(answer) for answer in face.answers], "themes": themes}


def _answer(answer: Answer) -> dict[str, Any]:
    return {"text": answer.text, "count": answer.count_text, "names": answer.names}


def presence(face: PresenceFace) -> dict[str, Any]:
    """The turnout of a withheld result: a figure, what it is out of, and how much of it."""
    return {"figure": face.count_text, "of": face.of_words, "part": face.part}
