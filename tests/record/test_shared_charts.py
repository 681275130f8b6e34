"""Several scales on one chart, two rounds beside each other, a turnout alone: when they stand, and what they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from record import notula
from record.charts import cards, prints
from record.charts.likert_face import LikertFace
from record.exports import render
from record.phone_cards import phone_cards
from record.record import AskedQuestion, Record
from record.scale_groups import scale_groups
from record.shared_faces import likert_face_of, rounds_face_of, turnout_face_of
from record.tongue import LANGUAGES, written_in
from rules.answers import Ballot
from rules.questions import Base, Kind, Mode, Option, OptionRole, QuestionState, Unit
from rules.settings import Settings
from rules.tallies import Roll
from tests.record.files import pictures
from tests.record.kind_faces import POINTS, STATEMENTS
from tests.record.kinds import eventful, withheld
from tests.record.picture_checks import assert_cards, lengths_of, texts_of

COUNTS = ((9, 14, 10, 11, 3), (2, 5, 11, 20, 9), (4, 16, 15, 9, 3), (1, 2, 6, 21, 17))


def scale(
    making: Any, number: int, counts: Sequence[int], *, points: Sequence[str] = POINTS, silent: int = 2, **changes: Any
) -> AskedQuestion:
    """A scale question with these answers, and three who do not know."""
    options = [Option(place, str(place), text) for place, text in enumerate(points, start=1)]
    options.append(Option(len(options) + 1, "TT", "Tidak tahu", OptionRole.DONT_KNOW))
    said = [str(place) for place, count in enumerate(counts, start=1) for _ in range(count)] + ["TT"] * 3
    item = changes.pop("item", 4)
    wording = changes.pop("wording", STATEMENTS[number % len(STATEMENTS)])
    asked = making.question(f"JP{number}", wording, options, kind=Kind.SCALE, **changes)
    ballots = [Ballot(f"p{n}", (code,), "swasta", "telegram", False, False) for n, code in enumerate(said, start=1)]
    entitled = len(said) + silent
    whole: AskedQuestion = making.asked(
        asked, ballots, Roll(42, entitled, entitled), [f"p{n}" for n in range(1, entitled + 1)], item=item
    )
    return whole


@pytest.fixture
def four(making: Any, sample: Record) -> Record:
    """JP3 to JP6 on one scale."""
    return replace(sample, questions=tuple(scale(making, n, own) for n, own in enumerate(COUNTS, start=3)))


def codes(questions: Sequence[AskedQuestion]) -> list[list[str]]:
    return [[asked.question.code for asked in group] for group in scale_groups(questions)]


def test_scales_that_follow_each_other_and_are_alike_stand_together(four: Record) -> None:
    """Four of one scale are one group, which ends with the last of them."""
    assert codes(four.questions) == [["JP3", "JP4", "JP5", "JP6"]]
    assert [likert_face_of(four, f"JP{n}") is not None for n in range(3, 7)] == [False, False, False, True]


@pytest.mark.parametrize(
    "other",
    [
        {"mode": Mode.SECRET},
        {"mode": Mode.OPEN},
        {"unit": Unit.ORGANISATION},
        {"base": Base.VALID},
        {"decimals": 0},
        {"item": 5},
        {"round": 2},
        {"points": (*POINTS[:4], "Amat setuju")},
        {"points": POINTS[:4]},
        {"settings": Settings(constituencies=("swasta",))},
    ],
    ids="-".join,
)
def test_what_may_not_be_compared_does_not_stand_together(making: Any, other: dict[str, Any]) -> None:
    """Another mode, unit, base, precision, agenda item, scale or electorate, or a second round: never on one chart."""
    pair = scale(making, 3, COUNTS[0]), scale(making, 4, COUNTS[1][: len(other.get("points", POINTS))], **other)
    assert codes(pair) == []
    assert codes((scale(making, 2, COUNTS[2]), *pair)) == [["JP2", "JP3"]]


def test_another_question_between_parts_them_and_one_without_a_result_does_not(making: Any) -> None:
    """A choice asked in between ends the run; one that was cancelled or is not announced yet shows nothing there."""
    one, two = scale(making, 3, COUNTS[0]), scale(making, 5, COUNTS[1])
    between = making.simple(["Satu", "Dua"], [3, 4], code="JP4")
    assert codes((one, between, two)) == []
    for state in (QuestionState.CANCELLED, QuestionState.CLOSED, QuestionState.DRAFT):
        silent = replace(between, question=replace(between.question, state=state), tally=None, ballots=None)
        assert codes((one, silent, two)) == [["JP3", "JP5"]]
    assert codes((one, withheld(making), two)) == [["JP3", "JP5"]]


def test_bare_numbers_have_no_words_in_common(making: Any) -> None:
    """Their columns say more; a scale alone is no group either."""
    numbers = [scale(making, n, COUNTS[0], points=list("12345")) for n in (3, 4)]
    assert codes(numbers) == []
    assert codes([scale(making, 3, COUNTS[0])]) == []


def test_the_likert_chart_shows_the_figures_of_each_question(four: Record) -> None:
    """Shares, sums of both sides, mean and those who do not know, as they stand in the tallies; on phone and paper."""
    face = likert_face_of(four, "JP6")
    assert isinstance(face, LikertFace)
    assert face.sides == ("Tidak setuju", "Setuju")
    assert [(item.low_text, item.high_text) for item in face.items] == [
        ("46,0%", "28,0%"), ("14,0%", "58,0%"), ("40,0%", "24,0%"), ("6,0%", "76,0%"),
    ]  # fmt: skip
    (card,) = cards.pages(face)
    assert_cards((card,))
    for picture in (card, prints.draw(face)):
        shown = texts_of(picture)
        for item in face.items:
            assert {item.low_text, item.high_text, item.code} <= set(shown)
            assert item.said.split(" · ", 1)[0] in " ".join(shown)
        assert {"28,0", "42,0", "34,0"} <= set(shown)
    assert "50 dari 52 peserta menjawab (96,2%) · Skala penilaian" in texts_of(card)
    assert any(text.startswith("◄ tidak setuju") for text in texts_of(card))


def test_the_middle_of_all_items_is_one_line(four: Record) -> None:
    """Half of the middle point stands on each side of it, and a bar of half the share is half as long."""
    face = likert_face_of(four, "JP6")
    assert face is not None
    (card,) = cards.pages(face)
    lengths = lengths_of(card)
    assert lengths["JP6/4"] + 3 == pytest.approx((lengths["JP6/3"] + 3) * 21 / 6, abs=1)
    assert lengths["JP3/1"] + 3 == pytest.approx((lengths["JP6/4"] + 3) * 9 / 21, abs=1)


def test_scales_whose_sides_have_no_name_begin_at_one_line(making: Any, sample: Record) -> None:
    """Never, seldom, often, always: no sums at the ends, because their sum would have no name."""
    often = ("Tidak pernah", "Jarang", "Sering", "Selalu")
    pair = tuple(scale(making, n, (1, 2, 3, 4), points=often) for n in (3, 4))
    face = likert_face_of(replace(sample, questions=pair), "JP4")
    assert face is not None
    assert face.sides is None
    assert {item.low_text + item.high_text for item in face.items} == {""}
    assert not any("◄" in text for text in texts_of(*cards.pages(face)))


def test_one_provisional_result_makes_all_of_them_provisional(making: Any, sample: Record) -> None:
    """Final stands over a chart only where each of its figures is, in whatever language."""
    final = scale(making, 3, COUNTS[0], state=QuestionState.ADOPTED)
    states = {QuestionState.REVEALED: ("HASIL SEMENTARA", "INTERIM"), QuestionState.ADOPTED: ("HASIL AKHIR", "FINAL")}
    for other, said in states.items():
        pair = replace(sample, questions=(final, scale(making, 4, COUNTS[1], state=other)))
        for language, state in zip(LANGUAGES, said, strict=True):
            with written_in(language):
                face = likert_face_of(pair, "JP4")
            assert face is not None
            assert [chip.text.removesuffix(" RESULT") for chip in face.heading.chips] == [state]


def test_turnouts_that_differ_stand_at_each_item(making: Any, sample: Record) -> None:
    """Equal ones are said once."""
    pair = (scale(making, 3, COUNTS[0]), scale(making, 4, COUNTS[1], silent=9))
    face = likert_face_of(replace(sample, questions=pair), "JP4")
    assert face is not None
    assert face.heading.facts == ("Skala penilaian",)
    assert ["dari 52" in item.said for item in face.items] == [True, False]


def two_rounds(making: Any, **changes: Any) -> AskedQuestion:
    first = making.simple(["Data", "Rumah", "Modal"], [20, 6, 0], code="JP7")
    second: AskedQuestion = making.simple(["Data", "Rumah", "Modal"], [12, 19, 1], code="JP8", round=2, **changes)
    return replace(second, first=first)


def test_two_rounds_stand_beside_each_other_with_their_own_turnouts(making: Any, sample: Record) -> None:
    """Both shares and counts of each option, no arrow and no difference."""
    face = rounds_face_of(sample, two_rounds(making))
    assert face is not None
    assert face.heading.code == "JP7 dan JP8"
    (card,) = cards.pages(face)
    assert_cards((card,))
    for picture in (card, prints.draw(face, stands_alone=True)):
        shown = texts_of(picture)
        assert {"Putaran 1", "Putaran 2", "76,9%", "20 jawaban", "37,5%", "12 jawaban", "0,0%"} <= set(shown)
        joined = " ".join(shown)
        assert "Putaran 1: 26 dari 29 peserta menjawab (89,7%)" in joined
        assert "Putaran 2: 32 dari 35 peserta menjawab (91,4%)" in joined
    lengths = lengths_of(card)
    assert lengths["A/2"] == pytest.approx(lengths["A/1"] * 0.375 / (20 / 26), abs=1.5)
    assert lengths["C/1"] == 0


def test_rounds_that_were_not_asked_alike_are_not_drawn_together(making: Any, sample: Record) -> None:
    """Another option, base or unit; a first round that shows nothing; and the first round itself."""
    second = two_rounds(making)
    first = second.first
    assert first is not None
    assert rounds_face_of(sample, first) is None
    changed = [replace(option, text=f"{option.text}!") for option in first.question.options]
    for question in (
        replace(first.question, options=tuple(changed)),
        replace(first.question, base=Base.ENTITLED),
        replace(first.question, unit=Unit.ORGANISATION),
    ):
        assert rounds_face_of(sample, replace(second, first=replace(first, question=question))) is None
    assert rounds_face_of(sample, replace(second, first=replace(first, tally=None))) is None


def test_two_rounds_of_a_vote_say_both_verdicts(making: Any, sample: Record) -> None:
    """Each with its round; the erratum of the second too."""
    face = rounds_face_of(sample, eventful(making)[1])
    assert face is not None
    said = " ".join(face.heading.notes)
    assert "Putaran 1: Ambang paling sedikit 2/3 dari setuju + tidak setuju: tidak tercapai (20 dari 38)." in said
    assert "Putaran 2: Ambang paling sedikit 2/3 dari setuju + tidak setuju: tercapai (34 dari 35)." in said
    assert "Ralat ke-2" in said


def test_a_withheld_result_is_a_card_of_its_turnout(making: Any, sample: Record) -> None:
    """Four answers to a secret question: how many took part, why no more, and no option anywhere."""
    asked = withheld(making)
    (picture,) = cards.pages(turnout_face_of(sample, asked))
    shown = texts_of(picture)
    assert {"4", "HASIL SEMENTARA"} <= set(shown)
    assert any(text.startswith(f"dari {asked.tally.entitled} peserta") for text in shown if asked.tally)
    assert not any(option.text in " ".join(shown) for option in asked.question.options)
    (card,) = phone_cards(replace(sample, questions=(asked,)), "JP9")
    assert card.content == picture.png


def test_both_stand_in_the_chat_the_files_and_the_minutes(making: Any, four: Record) -> None:
    """After the last scale and after the second round, once each."""
    second = two_rounds(making)
    assert second.first is not None
    record = replace(four, questions=(*four.questions, second.first, second))
    names = [file.name.split("_")[0] for file in render(record, "diagram")]
    assert names.count("diagram-jp3-jp6") == 1
    assert names.count("diagram-jp7-dan-jp8") == 1
    sent = {code: [file.name.split("_")[0] for file in phone_cards(record, code)] for code in ("JP5", "JP6", "JP8")}
    assert "kartu-jp3-jp6" in sent["JP6"]
    assert "kartu-jp3-jp6" not in sent["JP5"]
    assert sent["JP8"][-1] == "kartu-jp7-dan-jp8"
    with_them = notula.write(record)
    alone = [picture for picture in pictures(with_them) if picture.startswith(("JP3–JP6: ", "JP7 dan JP8: "))]
    assert [picture.split(":", 1)[0] for picture in alone] == ["JP3–JP6", "JP7 dan JP8"]
    assert "Data perencanaan antar-OPD sudah terpadu" in alone[0]
    assert "Putaran 1 76,9%, 20 jawaban; Putaran 2 37,5%, 12 jawaban" in alone[1]
    assert with_them == notula.write(record)
