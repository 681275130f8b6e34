"""The workbook of any result passes as the product writes it, in both languages; one figure of it changed does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales.catalogues import translate
from locales.messages.sheets import NAMES
from record import workbook
from record.json_file import write
from record.published import published
from record.record import AskedQuestion, Record
from record.tongue import written_in
from rules.questions import Kind, Mode
from tests.record.conftest import whole
from tests.record.kinds import every_shape
from tests.record.sounded import sounded
from tests.record.themed import THEMES, grouped
from tests.verifier.drawing import questions
from tests.verifier.test_recount import QUIET
from verifier.bundle import Bundle, Digest
from verifier.english import SHEETS
from verifier.nodes import read_json
from verifier.papers import paper_findings
from verifier.wording import LANGUAGES

NAME = "rekapitulasi.xlsx"


def said(record: Record, language: str) -> list[str]:
    """What check 9 says of its workbook."""
    with written_in(language):
        content = workbook.write(record)
    bundle = Bundle("paket", {NAME: Digest(0, "")}, {NAME: content}, is_alone=False)
    found, _, _ = paper_findings(bundle, read_json(write(record), "record.json"))
    return [f"{one.place}: {one.said.id}" for one in found]


def of(asked: Sequence[AskedQuestion]) -> Record:
    """The sample meeting with these questions alone; voters are counted from p0."""
    made = whole(("JP1", "JP6"))
    return replace(made, questions=tuple(asked), delegates=(*made.delegates, replace(made.delegates[0], ref="p0")))


def test_the_sheets_it_knows_are_those_that_are_written() -> None:
    assert {translate(one, "en"): str(one) for one in NAMES} == SHEETS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=8, deadline=None, suppress_health_check=QUIET)
@given(data=st.data())
def test_the_workbook_of_any_ballots_passes(making: Any, kind: Kind, language: str, data: st.DataObject) -> None:
    """Every kind, mode, unit, base, weight and method; answers of some, of all, of none."""
    drawn, _ = data.draw(questions(making, (kind,)))
    assert said(of([drawn]), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_of_a_long_meeting_passes(making: Any, language: str) -> None:
    """Every way of counting in every mode, weighted, unanswered, in a second round, corrected, with quorum, threshold
    and erratum, withheld, and texts under themes, soundings; for the secretariat and for publication."""
    texts = [one for one in every_shape(making) if one.question.kind is Kind.TEXT and one.tally and one.tally.answered]
    themed = [grouped(one, THEMES | {one.tally.figures.lines[0].text: "Tenaga"}) for one in texts]  # type: ignore[union-attr]
    again = [replace(one, question=replace(one.question, code=f"JP{90 + n}")) for n, one in enumerate(themed)]
    record = of([*every_shape(making), *again])
    assert {one.question.mode for one in again} == set(Mode)
    sampled = replace(whole(), soundings=(sounded(whole(), "Jalan desa"),))
    for one in (record, published(record), sampled, published(sampled)):
        assert said(one, language) == []


def test_words_that_look_like_markup_pass_as_typed(making: Any) -> None:
    """Signs that a workbook writes otherwise, words that look like figures, and letters of two directions."""
    texts = ("_x0041_", "<r></si></r>", "=1+1", "<b>&amp;", "inf", "a  b", "\u0627\u0644", "1,250", "'JP1'!A1", "–")
    asked = making.simple(texts, range(10))
    record = of([replace(asked, question=replace(asked.question, wording="<b>_x000D_ {{ 7*7 }} %s?"))])
    assert [said(record, language) for language in LANGUAGES] == [[], []]
    numbers = of([making.simple(("5", "12", "-3"), (3, 1, 0))])
    assert [said(numbers, language) for language in LANGUAGES] == [[], []]
