"""What stands in words under a result: rebuilt from the recount in both languages, as the product prints it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales.catalogues import translate
from locales.messages import MESSAGES
from record.sentences import sentence
from record.tongue import written_in
from rules.questions import Kind
from tests.verifier.drawing import questions
from tests.verifier.test_recount import QUIET, node_of
from verifier import sentences
from verifier.asked import asked_of, ballots_of
from verifier.recount import recount
from verifier.wording import LANGUAGES, Wording, figure
from verifier.words import WORDS


def test_the_words_it_knows_are_those_that_are_printed() -> None:
    """The verifier has words of its own, in both languages: here they are held against the product's."""
    own = {"persen": ("persen", "per cent")}
    printed = {key: (str(MESSAGES[key]), translate(MESSAGES[key], "en")) for key in WORDS.keys() - own}
    assert printed | own == WORDS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=40, deadline=None, suppress_health_check=QUIET)
@given(data=st.data())
def test_the_sentence_is_rebuilt_for_any_ballots(making: Any, kind: Kind, language: str, data: st.DataObject) -> None:
    """What the product says of a result is what the recount leads to; with any figure changed it is not."""
    drawn, _ = data.draw(questions(making, (kind,)))
    question = node_of(drawn)
    asked, ballots = asked_of(question), ballots_of(question)
    tally = recount(asked, ballots, len(question.texts("took_part")))
    with written_in(language):
        said = sentence(drawn, drawn.tally)
    assert sentences.sentence(question, asked, tally, Wording(language)) == said
    assert sentences.is_said(said, question, asked, tally)
    place = data.draw(st.sampled_from([place for place, sign in enumerate(said) if sign.isdigit()]))
    forged = f"{said[:place]}{(int(said[place]) + 1) % 10}{said[place + 1 :]}"
    assert not sentences.is_said(forged, question, asked, tally)


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [("1234.5", "1.234,5", "1,234.5"), (12345678, "12.345.678", "12,345,678"), ("-0.50", "-0,50", "-0.50"),
     (None, "–", "–")],
)  # fmt: skip
def test_figures_are_written_as_their_language_writes_them(value: object, indonesian: str, english: str) -> None:
    assert [figure(value, language) for language in LANGUAGES] == [indonesian, english]


@pytest.mark.parametrize(
    ("zone", "clock"),
    [("Asia/Jakarta", "23.30 WIB"), ("Asia/Makassar", "00.30 WITA"), ("Asia/Jayapura", "01.30 WIT"),
     ("Asia/Kolkata", "22.00 UTC+5.30"), ("America/New_York", "11.30 UTC-5"), ("Nowhere/At_all", "16.30 UTC")],
)  # fmt: skip
def test_times_are_those_of_the_place_of_the_meeting(zone: str, clock: str) -> None:
    assert Wording("id", zone).clock("2023-11-23T16:30:00.000Z") == clock


def test_days_and_lists_follow_the_language() -> None:
    """Past midnight at the place it is the next day there."""
    assert Wording("id", "Asia/Makassar").day("2023-11-23T16:30:00.000Z") == "24 November 2023"
    assert Wording("en", "Asia/Jakarta").day("2024-08-31T16:30:00.000Z") == "31 August 2024"
    assert [Wording("id").listed(["A", "B", "C"][:n]) for n in range(4)] == ["", "A", "A dan B", "A, B, dan C"]
    assert Wording("en").listed(["A", "B", "C"]) == "A, B, and C"
