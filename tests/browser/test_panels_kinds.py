"""Panels of every other kind on the screen: all strings, each row once, nothing over anything, true lengths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from projector.panels import result_view
from tests.browser.panel_hall import SIZES, THEMES, Drawing, drawing, panel_hall
from tests.browser.panel_look import Look, looks
from tests.browser.test_panels_bars import LONG, ODD
from tests.projector.results import of, scale, shapes
from tests.record.conftest import whole
from tests.record.sounded import sounded

# Rows of a panel, and whatever a phone card leaves out as well: a count of nothing in a divided bar, a share without
# room in its part.
ROWS = {"breakdown": "rows", "columns": "columns", "likert": "items", "ranks": "rows", "rounds": "rows"}
ROWS |= {"sounding": "rows"}


def found() -> dict[str, dict[str, Any]]:
    """Those that real records give, one of each look."""
    record = of([*shapes(), scale(206, (5, 0, 3), ("Ya", LONG[:80], "Tidak"))])
    made: dict[str, dict[str, Any]] = {}
    for asked in record.questions:
        for panel in result_view(record, asked.question.code)["panels"]:
            if panel["kind"] != "bars":
                is_divided, count = panel.get("is_divided"), len(panel.get("options", panel.get("rows", ())))
                made[f"{panel['kind']} {is_divided} {count} {bool(panel.get('sides'))}"] = panel
    heard = replace(whole(), soundings=(sounded(whole(), "Jalan desa"),))
    made["sounding"] = result_view(heard, "SJ1")["panels"][0]
    return made


def long_ones(known: dict[str, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same with more rows and longer words than any meeting should have."""
    texts = [*ODD, *(f"{n:02} {LONG}"[: 60 + 12 * n] for n in range(14))]
    for name, panel in known.items():
        key = ROWS.get(panel["kind"])
        if key is None or panel["kind"] == "columns":
            continue
        field = "name" if panel["kind"] == "breakdown" else "text"
        own = panel[key]
        rows = [{**own[n % len(own)], field: text} for n, text in enumerate(texts)]
        yield f"long {name}", {**panel, key: rows}
    counts = next(panel for panel in known.values() if panel.get("is_divided") is False)
    options = [{"code": "ABCDEFGHIJKLMNOPQRST"[n], "text": text, "stance": "plain"} for n, text in enumerate(texts)]
    cell = counts["rows"][0]["cells"][0]
    rows = [{**row, "cells": row["cells"] and [cell] * len(options)} for row in counts["rows"]]
    yield "many options", {**counts, "options": options, "rows": rows}
    lines = [{"text": f"{n:02} {LONG * (n % 4 + 1)}", "count": f"{n} jawaban", "names": LONG[:n]} for n in range(24)]
    yield "many answers", {"kind": "texts", "rows": lines, "themes": []}
    themes = [
        {"name": f"Tema {n} {LONG[: 40 * n]}", "count": "6 jawaban", "part": 0.25, "is_leading": n == 0,
         "is_rest": n == 3, "rows": lines[6 * n : 6 * n + 6]}
        for n in range(4)
    ]  # fmt: skip
    yield "many themes", {"kind": "texts", "rows": lines, "themes": themes}


def strings(panel: dict[str, Any]) -> tuple[set[str], set[str]]:
    """What has to be seen somewhere, and what may be."""
    kind, said = panel["kind"], set[str]()
    may: set[str] = set()
    if kind == "breakdown":
        said |= {row[key] for row in panel["rows"] for key in ("name", "answered", "hidden")} | {panel["unit"]}
        said |= {one["code"] for one in panel["options"]} if panel["shows_codes"] else set()
        said |= {one["text"] for one in panel["options"]}
        cells = [cell for row in panel["rows"] for cell in row["cells"] or ()]
        shown = [cell for cell in cells if cell["part"] or not panel["is_divided"]]
        said |= {cell["count"] for cell in shown}
    elif kind == "columns":
        said |= {panel[key] for key in ("mean", "mean_label", "median", "median_label", "mean_mark")}
        said |= {*panel["edges"], *panel["ends"]}
        said |= {one[key] for one in panel["columns"] for key in ("label", "count")}
        said |= {one[key] for one in panel["apart"] for key in ("code", "text", "share", "count")}
    elif kind == "ranks":
        said |= {row[key] for row in panel["rows"] for key in ("rank", "code", "text", "score", "mean")}
    elif kind == "rounds":
        said |= {row["text"] for row in panel["rows"]} | set(panel["names"])
        said |= {row[time][key] for row in panel["rows"] for time in ("before", "after") for key in ("share", "count")}
        said |= {row["code"] for row in panel["rows"] if panel["shows_codes"]}
    elif kind == "likert":
        said |= {one[key] for one in panel["points"] for key in ("code", "text")} | set(panel["sides"] or ())
        said |= {one[key] for one in panel["items"] for key in ("code", "text", "said")}
        said |= {one[key] for one in panel["items"] for key in ("low", "high") if panel["sides"]}
        may |= {point["inside"] for one in panel["items"] for point in one["points"]}
    elif kind == "sounding":
        said |= {row[key] for row in panel["rows"] for key in ("code", "text", "figures", "agree", "mark")}
        said |= set(panel["key"])
    elif kind == "texts":
        said |= {row[key] for row in panel["rows"] for key in ("text", "count", "names")}
        said |= {theme[key] for theme in panel["themes"] for key in ("name", "count")}
    else:
        said |= {panel["figure"], panel["of"]}
    return said - {""}, may - {""}


def check(panel: dict[str, Any], seen: list[Look], what: str) -> None:
    """Every string is seen, none is made up, each row stands on one page, a reader hears it all."""
    said, may = strings(panel)
    shown = {text for page in seen for text in page.texts}
    assert said - shown == set(), what
    assert shown - said - may == set(), what
    rows = [text for page in seen for text in page.rows]
    if panel["kind"] in ROWS:
        assert len(rows) == len(panel[ROWS[panel["kind"]]]) + len(panel.get("apart", ())), what
    if panel["kind"] == "texts":
        for row in panel["rows"]:
            assert sum(row["text"] in one for one in rows) == 1, what
    heard = " ".join(seen[0].table.split())
    if panel["kind"] != "columns":
        unheard = {text for text in said if " ".join(text.split()) not in heard}
        assert unheard - set(panel.get("key", ())) == set(), what


async def test_every_kind_is_shown_whole() -> None:
    """As records give it, and with more and longer rows; in both themes at the largest size."""
    known = found()
    async with panel_hall() as hall, drawing(hall, SIZES[0]) as page:
        for theme in THEMES:
            for name, panel in known.items():
                check(panel, await looks(page, panel, f"{name} {theme}", theme=theme), name)
        for name, panel in long_ones(known):
            check(panel, await looks(page, panel, name), name)


async def test_every_kind_is_shown_whole_on_smaller_screens() -> None:
    """Down to 1024 by 768, where the stage leaves a part of the screen empty."""
    known = found()
    async with panel_hall() as hall:
        for size in SIZES[1:]:
            async with drawing(hall, size) as page:
                panels = known.items() if size == SIZES[3] else list(long_ones(known))[size[1] % 2 :: 2]
                for name, panel in panels:
                    check(panel, await looks(page, panel, f"{name} {size}"), name)


async def widths(page: Drawing, query: str) -> list[list[float]]:
    """Left edge and width of all such elements, in parts of what they stand in; None has no width."""
    found: list[list[float]] = await page.page.evaluate(
        """(query) => [...document.querySelectorAll(query)].map((one) => {
             const whole = one.parentElement.getBoundingClientRect(), own = one.getBoundingClientRect();
             return [(own.left - whole.left) / whole.width, own.width / whole.width, own.height / whole.height];
           })""",
        query,
    )
    return found


async def test_lengths_are_those_of_the_figures() -> None:
    """Parts of a divided bar, bars around a middle, columns, rounds."""
    known = found()
    async with panel_hall() as hall, drawing(hall, SIZES[0]) as page:
        panel = next(one for one in known.values() if one["kind"] == "likert" and one["sides"])
        await page.draw(panel)
        points = [point for one in panel["items"] for point in one["points"]]
        for (at, width, _), point in zip(await widths(page, ".likert-part"), points, strict=True):
            if point["width"]:
                assert abs(at - point["at"]) < 0.002
                assert abs(width - point["width"]) < 0.002
        panel = next(one for one in known.values() if one.get("is_divided"))
        await page.draw(panel)
        cells = [cell for row in panel["rows"] for cell in row["cells"] or ()]
        for (_, width, _), cell in zip(await widths(page, ".part"), cells, strict=True):
            assert abs(width - cell["part"]) < 0.01
        panel = next(one for one in known.values() if one["kind"] == "rounds")
        await page.draw(panel)
        rounds = [row[time]["part"] for row in panel["rows"] for time in ("before", "after")]
        for (_, width, _), part in zip(await widths(page, ".fill"), rounds, strict=True):
            assert abs(width - part) < 0.002
        panel = next(one for one in known.values() if one["kind"] == "columns")
        await page.draw(panel)
        heights = [height for _, _, height in await widths(page, ".column-bar")]
        for height, column in zip(heights, panel["columns"], strict=True):
            assert abs(height - max(heights) * column["part"]) < 0.02


async def test_numbers_stand_where_they_stay_while_bars_still_grow() -> None:
    """What is measured is the length a bar will have, not the one it has at the first moment."""
    known = found()
    panels = [one for one in known.values() if one.get("is_divided") or one["kind"] == "likert"]
    places = """() => [...document.querySelectorAll(".number")]
      .map((one) => [one.className, one.hidden, one.style.left])"""
    async with panel_hall() as hall, drawing(hall, SIZES[2]) as page:
        await page.page.emulate_media(reduced_motion="no-preference")
        for panel in panels:
            seen = []
            for is_animated in (True, False):
                await page.draw(panel, is_animated=is_animated)
                seen.append(await page.page.evaluate(places))
            assert seen[0] == seen[1]


async def test_a_hidden_row_has_words_and_no_length() -> None:
    panel = next(one for one in found().values() if one["kind"] == "breakdown" and "hidden-cell" not in one
                 and any(row["cells"] is None for row in one["rows"]))  # fmt: skip
    async with panel_hall() as hall, drawing(hall, SIZES[1]) as page:
        await page.draw(panel)
        hidden = await page.page.evaluate(
            "[...document.querySelectorAll('.is-hidden')].map((row) => [row.children.length, row.querySelectorAll("
            "'.cell, .part, .parts').length, row.querySelector('.hidden-cell').textContent])"
        )
        assert hidden == [[3, 0, "tidak ditampilkan demi kerahasiaan"]] * len(hidden)
        assert hidden
