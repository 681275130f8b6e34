"""What each kind of panel holds: lengths, marks and places as the card draws them, in the order of the card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from typing import Any

import pytest

from projector.panels import result_view
from record.charts.kind_faces import TextFace
from tests.projector.results import faces, of, scale, shapes
from tests.record.conftest import Making
from tests.record.kinds import approval


def test_every_length_lies_between_nothing_and_the_whole() -> None:
    """Of bars, columns, cells and parts; a point of several scales lies within the width of the chart."""

    def parts(node: Any) -> Iterator[float]:
        if isinstance(node, dict):
            yield from (value for key, value in node.items() if key in ("part", "at", "zero"))
            node = list(node.values())
        if isinstance(node, list):
            for one in node:
                yield from parts(one)

    record = of(shapes())
    found = [part for one in record.questions for part in parts(result_view(record, one.question.code))]
    assert len(found) > 1000
    assert all(0.0 <= part <= 1.0 + 1e-9 for part in found)


def test_bars_and_marks_are_those_of_the_face() -> None:
    """Length and lead of every row that has them, in whatever order the rows stand."""

    def marks(node: Any) -> list[tuple[float, bool]]:
        """Of everything that has both, wherever it lies in face or panel."""
        if isinstance(node, dict):
            own = [(node["part"], node["is_leading"])] if {"part", "is_leading"} <= node.keys() else []
            return own + marks(list(node.values()))
        return [mark for one in node for mark in marks(one)] if isinstance(node, list | tuple) else []

    record = of(shapes())
    for asked in record.questions:
        for panel, face in zip(result_view(record, asked.question.code)["panels"], faces(record, asked), strict=True):
            if panel["kind"] in {"bars", "ranks", "breakdown", "rounds"}:
                assert sorted(marks(panel)) == sorted(marks(asdict(face)))
                assert marks(panel)


def test_columns_are_as_high_as_their_counts() -> None:
    """The highest is the whole; the mark stands where the mean lies, and says it."""
    record = of([scale(3, (1, 4, 9), "123"), scale(4, (), "123")])
    panel, empty = (result_view(record, code)["panels"][0] for code in ("JP3", "JP4"))
    assert [column["part"] for column in panel["columns"]] == [1 / 9, 4 / 9, 1.0]
    assert [column["is_leading"] for column in panel["columns"]] == [False, False, True]
    assert panel["mean_at"] == pytest.approx((1 + 2 * 4 + 3 * 9) / 14 - 1 + 0.5, abs=0.005)
    assert (panel["mean_label"], panel["median_label"]) == ("Rata-rata", "Median")
    assert panel["mean_mark"] == f"rata-rata {panel['mean']}"
    assert [column["part"] for column in empty["columns"]] == [0.0] * 3
    assert (empty["mean_at"], empty["mean_mark"], empty["mean"]) == (None, "", "–")


def test_scales_stand_around_one_middle() -> None:
    """Each point begins where the one before it ends; half of the middle point lies on each side of zero."""
    record = of([scale(3, (9, 14, 10, 11, 3)), scale(4, (2, 5, 11, 20, 9))])
    panel = result_view(record, "JP4")["panels"][-1]
    assert panel["sides"] == ["Tidak setuju", "Setuju"]
    for item in panel["items"]:
        points = item["points"]
        for one, after in pairwise(points):
            assert one["at"] + one["width"] == pytest.approx(after["at"])
        assert points[2]["at"] + points[2]["width"] / 2 == pytest.approx(panel["zero"])
        assert [point["share"] for point in points] == [f"{point['inside']}%" for point in points]
        widths = {round(point["width"] / point["part"], 9) for point in points}
        assert len(widths) == 1
    ends = [item["points"][place] for item in panel["items"] for place in (0, -1)]
    assert min(end["at"] for end in ends) == pytest.approx(0.0)
    assert max(end["at"] + end["width"] for end in ends) == pytest.approx(1.0)


def test_themes_hold_the_answers_with_the_names_that_the_card_gives() -> None:
    """Those of open answers, nobody's otherwise; whatever has no theme stands last and does not lead."""
    record, named = of(shapes()), []
    for asked in record.questions:
        for panel, face in zip(result_view(record, asked.question.code)["panels"], faces(record, asked), strict=True):
            if isinstance(face, TextFace):
                assert [row["names"] for row in panel["rows"]] == [answer.names for answer in face.answers]
                named += [row["names"] for row in panel["rows"] if row["names"]]
                for theme, known in zip(panel["themes"], face.themes, strict=True):
                    assert [row["text"] for row in theme["rows"]] == [answer.text for answer in known.answers]
                    told = known.part, known.is_leading, known.is_rest
                    assert (theme["part"], theme["is_leading"], theme["is_rest"]) == told
    assert named
    themes = result_view(record, "JP200")["panels"][0]["themes"]
    assert [theme["is_rest"] for theme in themes] == [False, False, False, True]


def test_a_breakdown_is_divided_as_on_the_card() -> None:
    """Up to four options in one bar, with what they say for or against; more of them as a table."""
    record = of(
        [
            approval(Making, (20, 15, 3)),
            Making.simple("UVWXY", (9, 8, 7, 6, 5)),
            Making.simple("UV", (9, 8), code="JP3"),
        ]
    )
    found = {}
    for code in ("JP7", "JP2", "JP3"):
        panel = result_view(record, code)["panels"][1]
        found[code] = panel["is_divided"], panel["shows_codes"], panel["options"][0]["stance"]
    assert found == {"JP7": (True, False, "agree"), "JP2": (False, True, "plain"), "JP3": (True, True, "plain")}
    assert result_view(record, "JP7")["panels"][1]["title"] == "Menurut unsur"


def test_six_options_stand_by_count_as_on_the_card_and_five_as_asked() -> None:
    """Equal ones in option order, codes unchanged."""
    record = of([Making.simple("UVWXYZ", (1, 4, 2, 4, 9, 0)), Making.simple("UVWXY", (1, 4, 2, 4, 9), code="JP3")])
    order = ["".join(row["code"] for row in result_view(record, code)["panels"][0]["rows"]) for code in ("JP2", "JP3")]
    assert order == ["EBDCAF", "ABCDE"]
