"""From a question of the record to its pictures: the right face for every kind, with the figures of all outputs."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from record.charts import cards, prints
from record.charts.breakdown_face import Stance
from record.charts.face import Face
from record.charts.kind_faces import NumberFace, RankingFace, ScaleFace, TextFace
from record.faces import breakdown_face_of, face_of, has_print
from record.json_file import document
from record.phone_cards import phone_cards
from record.record import AskedQuestion, Record
from rules.answers import Ballot
from rules.questions import Kind, Mode, Option, OptionRole
from rules.settings import Settings
from rules.tallies import Roll
from tests.record.kinds import WAYS, approval, drawn, eventful, every_shape, withheld
from tests.record.picture_checks import texts_of
from tests.record.scenario import expected


def scale(making: Any, texts: list[str], codes: list[str], counts: list[int]) -> AskedQuestion:
    """A scale of these points, and five who do not know."""
    options = [Option(n, code, text) for n, (code, text) in enumerate(zip(codes, texts, strict=True), start=1)]
    options.append(Option(len(options) + 1, "TT", "Tidak tahu", OptionRole.DONT_KNOW))
    said = [code for code, count in zip([*codes, "TT"], [*counts, 5], strict=True) for _ in range(count)]
    made = making.question("JP2", "Seberapa setuju?", options, kind=Kind.SCALE)
    ballots = [Ballot(f"p{n}", (code,), "swasta", "telegram", False, False) for n, code in enumerate(said, start=1)]
    roll = Roll(42, len(said), len(said))
    asked: AskedQuestion = making.asked(made, ballots, roll, [ballot.voter for ballot in ballots])
    return asked


def test_every_kind_has_the_face_it_is_shown_by(sample: Record) -> None:
    """Bars, bars, a scale, ranks, texts, and the approval without codes."""
    faces = {asked.question.code: face_of(sample, asked) for asked in sample.questions}
    kinds = {code: type(face) for code, face in faces.items()}
    assert list(kinds.values()) == [Face, Face, ScaleFace, RankingFace, TextFace, Face]
    jp6 = faces["JP6"]
    assert isinstance(jp6, Face)
    assert (jp6.is_ordered, jp6.shows_codes, jp6.facts) == (True, False, ("38 dari 40 instansi menjawab (95,0%)",))
    assert faces["JP2"].heading.facts[-1] == "Boleh pilih lebih dari satu (paling banyak 3)"


def test_the_cards_of_the_sample_say_the_figures_of_its_file(sample: Record) -> None:
    """Read back from the drawn pictures: shares, counts, means, scores, texts; and under each the source."""
    for shown in document(sample)["questions"]:
        asked = sample.question(shown["code"])
        said = texts_of(*cards.pages(face_of(sample, asked)))
        joined = " ".join(said)
        figures = shown["tally"]["figures"]
        for row in shown["tally"]["rows"]:
            if asked.question.kind is Kind.RANKING:
                assert str(row["count"]) in said
                assert f"rata-rata {figures['placings'][row['code']]['mean_place'].replace('.', ',')}" in said
            else:
                assert row["share"].replace(".", ",") + "%" in said
        if asked.question.kind is Kind.TEXT:
            assert [line["text"] for line in figures["lines"] if line["text"].split()[-1] not in joined] == []
        if asked.question.kind is Kind.SCALE:
            assert "Rata-rata 2,45, median 2, dari 42 jawaban" in joined
        assert any(text.startswith("Ditutup pukul") for text in said)


def test_the_sides_of_a_scale_are_sums_that_the_room_can_add_up(sample: Record, making: Any) -> None:
    """10,6 and 42,6 are 53,2; a sum that would mean something else than its name is not drawn."""
    jp3 = face_of(sample, sample.question("JP3"))
    assert isinstance(jp3, ScaleFace)
    sides = [("Tidak setuju", "53,2%"), ("Ragu-ragu", "23,4%"), ("Setuju", "12,7%")]
    assert [(side.text, side.share_text) for side in jp3.sides] == sides
    assert [bar.code for bar in jp3.apart] == ["TT"]
    often = scale(making, ["Tidak pernah", "Jarang", "Sering", "Selalu"], list("1234"), [1, 2, 3, 4])
    face = face_of(sample, often)
    assert isinstance(face, ScaleFace)
    assert face.sides == ()


def test_bare_numbers_are_columns_with_the_mean_at_its_place(sample: Record, making: Any) -> None:
    """From 0 to 10 the value 6 stands in the middle of the seventh column."""
    points = [str(point) for point in range(11)]
    asked = scale(making, points, points, [0, 0, 0, 0, 0, 1, 2, 1, 0, 0, 0])
    face = face_of(sample, asked)
    assert isinstance(face, NumberFace)
    assert (face.mean_text, face.median_text, face.mean_at) == ("6,00", "6", 6.5)
    assert [column.label for column in face.columns if column.is_leading] == ["6"]
    assert [bar.count_text for bar in face.apart] == ["5 jawaban"]


def test_numbers_far_apart_stand_in_intervals(sample: Record, making: Any) -> None:
    """The bounds are printed between the columns, and the mean lies among them."""
    asked = drawn(making, random.Random(1), Kind.NUMBER, WAYS[-1][1], count=40)
    face = face_of(sample, asked)
    assert isinstance(face, NumberFace)
    assert len(face.edges) == len(face.columns) + 1
    assert face.mean_at is not None
    assert 0 <= face.mean_at <= len(face.columns)
    assert sum(column.count for column in face.columns) == 40


def test_texts_name_organisations_only_where_answers_are_open(sample: Record, making: Any) -> None:
    """JP5 by organisation; of the same answers by constituency nobody is named."""
    jp5 = face_of(sample, sample.question("JP5"))
    assert isinstance(jp5, TextFace)
    assert all(answer.names for answer in jp5.answers)
    for mode in (Mode.BY_CONSTITUENCY, Mode.SECRET):
        face = face_of(sample, drawn(making, random.Random(3), Kind.TEXT, Settings(), count=20, mode=mode))
        assert isinstance(face, TextFace)
        assert {answer.names for answer in face.answers} == {""}


def test_a_hidden_row_has_no_cells_to_draw(sample: Record) -> None:
    """JP3: three constituencies with their number of answers and nothing more, their sum last, a note that says why."""
    face = breakdown_face_of(sample, sample.question("JP3"))
    assert face is not None
    hidden = {row.name: row.answered for row in face.rows if row.cells is None}
    assert hidden == {"Swasta/Dunia Usaha": 4, "Perguruan Tinggi": 3, "Media Massa": 3}
    assert face.merged is not None
    assert face.merged.cells is not None
    wanted = expected("JP3")["gabungan_unsur_tersembunyi"]
    assert [cell.count for cell in face.merged.cells] == list(wanted.values())
    assert any("demi kerahasiaan" in note for note in face.heading.notes)
    said = texts_of(*cards.pages(face))
    assert said.count("tidak ditampilkan demi kerahasiaan") == 3


def test_the_breakdown_of_an_approval_says_who_agreed(sample: Record) -> None:
    """Its three stances in their colours; a multiple choice cannot be divided, and a ranking has scores."""
    face = breakdown_face_of(sample, sample.question("JP6"))
    assert face is not None
    assert [option.stance for option in face.options] == [Stance.AGREE, Stance.DISAGREE, Stance.ABSTAIN]
    assert (face.unit_word, face.adds_up) == ("instansi", True)
    several, ranking = (breakdown_face_of(sample, sample.question(code)) for code in ("JP2", "JP4"))
    assert several is not None
    assert ranking is not None
    assert (several.adds_up, ranking.adds_up) == (False, False)
    assert ranking.heading.notes == ("Angka menunjukkan skor dalam tiap unsur.",)
    assert ranking.rows[0].cells is not None
    assert sum(cell.part for cell in ranking.rows[0].cells) == pytest.approx(1)


def test_a_vote_has_a_chip_and_a_poll_has_none(sample: Record, making: Any) -> None:
    """Reached, not reached, undecidable; the erratum after it."""
    first, second = eventful(making)
    settings = first.question.settings
    undecidable = approval(making, (0, 0, 4), settings=settings)
    chips = [[chip.text for chip in face_of(sample, one).heading.chips] for one in (first, second, undecidable)]
    assert chips == [
        ["HASIL SEMENTARA", "AMBANG TIDAK TERCAPAI"],
        ["HASIL AKHIR", "AMBANG TERCAPAI", "RALAT KE-2"],
        ["HASIL SEMENTARA"],
    ]
    assert [chip.text for chip in face_of(sample, sample.question("JP6")).heading.chips] == ["HASIL SEMENTARA"]


def test_a_withheld_result_has_no_picture_of_itself(sample: Record, making: Any) -> None:
    """Four answers to a secret question: neither chart nor breakdown; its card shows the turnout alone."""
    hidden = withheld(making)
    assert not has_print(hidden)
    assert breakdown_face_of(sample, hidden) is None
    with pytest.raises(LookupError, match="JP9"):
        face_of(sample, hidden)
    (card,) = phone_cards(replace(sample, questions=(hidden,)), "JP9")
    assert card.caption.endswith("Hasil tidak ditampilkan demi kerahasiaan.")


def test_paper_draws_what_has_a_length(sample: Record, making: Any) -> None:
    """Choices, scales, scores and numbers; texts are listed, and so is an order without scores."""
    dice = random.Random(6)
    asked = [drawn(making, dice, kind, settings, count=9) for kind, settings in WAYS]
    drawn_kinds = [(one.question.kind, one.question.settings.method) for one in asked if has_print(one)]
    rankings = [method for kind, method in drawn_kinds if kind is Kind.RANKING]
    assert rankings == ["borda", "borda"]
    assert {kind for kind, _ in drawn_kinds} == {*Kind} - {Kind.TEXT}
    assert not has_print(drawn(making, dice, Kind.NUMBER, Settings(), count=0))


def test_every_shape_can_be_drawn(sample: Record, making: Any) -> None:
    """Cards and charts of whatever a record can hold, unanswered questions among them."""
    for asked in every_shape(making)[-15:]:
        if asked.tally is not None and not asked.tally.is_withheld:
            assert cards.pages(face_of(sample, asked))
        if has_print(asked):
            assert prints.draw(face_of(sample, asked)).png
