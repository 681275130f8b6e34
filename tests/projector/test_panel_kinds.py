"""What each kind of panel holds: lengths, marks and places as the card draws them, in the order of the card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from typing import Any

import pytest

from projector.panels import result_view
from record.charts.kind_faces import TextFace
from rules.questions import Kind
from rules.settings import Method, Settings
from tests.projector.results import POINTS, faces, of, scale, shapes
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
    """Up to four options in one bar, with what they say for or against; more, or several choices, as a table."""
    choices = [Making.simple("UVWXY", (9, 8, 7, 6, 5)), Making.simple("UV", (9, 8), code="JP3")]
    several = Making.simple("UV", (9, 8), code="JP4", kind=Kind.MULTIPLE, settings=Settings(choices_max=2))
    record, found = of([approval(Making, (20, 15, 3)), *choices, several, scale(5, (9, 8, 7), POINTS[1:4])]), {}
    for code in ("JP7", "JP2", "JP3", "JP4", "JP5"):
        panel = result_view(record, code)["panels"][1]
        stances = panel["options"][0]["stance"], panel["options"][-1]["stance"]
        found[code] = panel["is_divided"], panel["shows_codes"], panel["is_scale"], *stances
    assert found == {
        "JP7": (True, False, False, "agree", "abstain"),
        "JP2": (False, True, False, "plain", "plain"),
        "JP3": (True, True, False, "plain", "plain"),
        "JP4": (False, True, False, "plain", "plain"),
        "JP5": (True, True, True, "plain", "abstain"),
    }
    assert result_view(record, "JP7")["panels"][1]["title"] == "Menurut unsur"


def test_an_order_of_ranks_has_no_scores() -> None:
    """Borda gives scores, instant run-off and Schulze an order alone; the turnout stands beside either."""
    record, found = of(shapes()), set()
    for asked in record.questions:
        panel = result_view(record, asked.question.code)["panels"][0]
        if panel["kind"] == "ranks":
            method = asked.question.settings.method
            found.add((method, panel["has_scores"]))
            assert all(bool(row["score"]) is panel["has_scores"] for row in panel["rows"])
            assert panel["answered"] == panel["heading"]["facts"][0]
            assert "peserta menjawab" in panel["answered"]
    assert found == {(method.value, method is Method.BORDA) for method in Method}
