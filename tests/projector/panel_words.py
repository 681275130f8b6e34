"""The words of a picture (`record.chart_words`), said again from nothing but what the page is given."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from record.tongue import words


def spoken(panel: dict[str, Any]) -> str:
    """What `described` says of the face this panel was made from; of a sounding, every string of its rows."""
    return " ".join(f"{part.rstrip('.')}." for part in SPOKEN[panel["kind"]](panel) if part)


def _figures(row: dict[str, Any]) -> str:
    return ", ".join(part for part in (row["share"], row["count"]) if part)


def _option(row: dict[str, Any], *, shows_code: bool = True) -> str:
    name = f"{row['code']}. {row['text']}" if shows_code else row["text"]
    return f"{name}: {_figures(row)}"


def _bars(panel: dict[str, Any]) -> list[str]:
    """Option order is that of the codes, wherever these are shown."""
    rows, shows_code = panel["rows"], panel["shows_codes"]
    if not panel["is_scale"] and shows_code:
        rows = sorted(rows, key=lambda row: str(row["code"]))
    sides = "; ".join(f"{side['text']} {side['share']}" for side in panel["sides"])
    return [sides, "; ".join(_option(row, shows_code=shows_code) for row in (*rows, *panel["apart"]))]


def _columns(panel: dict[str, Any]) -> list[str]:
    columns, edges = panel["columns"], panel["edges"]
    labels = [f"{low}–{high}" for low, high in pairwise(edges)]
    labels = labels or [column["label"] for column in columns]
    counts = "; ".join(f"{label}: {column['count']}" for label, column in zip(labels, columns, strict=True))
    means = words().plain("hasil_angka", rata=panel["mean"], median=panel["median"])
    return [means, counts, "; ".join(_option(row) for row in panel["apart"])]


def _ranks(panel: dict[str, Any]) -> list[str]:
    said = []
    for row in panel["rows"]:
        name = f"{row['code']}. {row['text']}" if row["code"] else row["text"]
        score = ", ".join(part for part in (row["score"], row["mean"]) if part)
        said.append(words().plain("gambar_peringkat", n=row["rank"], pilihan=name) + (f": {score}" if score else ""))
    return ["; ".join(said)]


def _texts(panel: dict[str, Any]) -> list[str]:
    themes = "; ".join(f"{theme['name']}: {theme['count']}" for theme in panel["themes"])
    return [themes, "; ".join(f"{row['text']} ({row['count']})" for row in panel["rows"])]


def _breakdown(panel: dict[str, Any]) -> list[str]:
    names, said = [option["code" if panel["shows_codes"] else "text"] for option in panel["options"]], []
    for row in panel["rows"]:
        cells = row["hidden"]
        if row["cells"] is not None:
            cells = "; ".join(f"{name}: {cell['count']}" for name, cell in zip(names, row["cells"], strict=True))
        said.append(f"{row['name']}, {row['answered']} {panel['unit']}: {cells}")
    return said


def _likert(panel: dict[str, Any]) -> list[str]:
    said = []
    for item in panel["items"]:
        named = zip(panel["points"], item["points"], strict=True)
        points = ", ".join(f"{point['text']} {_figures(row)}" for point, row in named)
        sides = ""
        if panel["sides"] is not None:
            sides = f" ({panel['sides'][0]} {item['low']}, {panel['sides'][1]} {item['high']})"
        said.append(f"{item['code']}. {item['text']}: {points}{sides}; {item['said']}")
    return said


def _rounds(panel: dict[str, Any]) -> list[str]:
    said = []
    for row in panel["rows"]:
        name = f"{row['code']}. {row['text']}" if panel["shows_codes"] else row["text"]
        before, after = (f"{word} {_figures(row[key])}" for word, key in zip(panel["names"], TIMES, strict=True))
        said.append(f"{name}: {before}; {after}")
    return said


def _presence(panel: dict[str, Any]) -> list[str]:
    return [f"{panel['figure']} {panel['of']}"]


TIMES = ("before", "after")
SPOKEN = {
    "bars": _bars,
    "columns": _columns,
    "ranks": _ranks,
    "texts": _texts,
    "breakdown": _breakdown,
    "likert": _likert,
    "rounds": _rounds,
    "presence": _presence,
}
