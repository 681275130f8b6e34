"""The sample meeting counted: every figure of every kind of question, to the tenth and the hundredth."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

import pytest

from rules.answers import Ballot
from rules.figures import NumberFigures, RankingFigures, ScaleFigures, TextFigures
from rules.meeting_file import MeetingFile, read_meeting_file
from rules.questions import Kind, Question
from rules.settings import Method, Settings
from rules.tallies import Roll, Tally, tally
from tests.rules.cast_ballots import UNITS, ballot, ballots, sealed, written
from tests.rules.conftest import Asks

ROLL = Roll(invited=42, present=40, entitled=49)


@pytest.fixture(scope="module")
def prepared(meeting_text: str) -> MeetingFile:
    return read_meeting_file(meeting_text)


@pytest.fixture(scope="module")
def question_of(ask: Asks, prepared: MeetingFile) -> Any:
    """A question of the sample file as it is opened."""
    by_code = {question.code: question for question in prepared.questions}

    def opened(code: str) -> Question:
        read = by_code[code]
        same = {key: getattr(read, key) for key in ("kind", "preset", "mode", "unit", "base", "options", "settings")}
        return ask(code=code, **same)

    return opened


@pytest.fixture(scope="module")
def cast_in(scenario: dict[str, Any]) -> Any:
    """The final answers of the scenario as ballots, each with the constituency of its organisation."""
    units = {organisation["id"]: organisation["unsur"] for organisation in scenario["instansi"]}
    homes = {person["id"]: units[person["instansi"]] for person in scenario["peserta"]} | units

    def ballots_of(code: str) -> list[Ballot]:
        is_text = code == "JP5"
        return [
            Ballot(
                voter=voter,
                selection=() if is_text else tuple([said] if isinstance(said, str) else said),
                constituency=homes[voter],
                channel="telegram",
                is_assisted=False,
                has_changed=False,
                words=said if is_text else scenario["jawaban_final"].get(f"{code}_lainnya", {}).get(voter, ""),
            )
            for voter, said in scenario["jawaban_final"][code].items()
        ]

    return ballots_of


def expected(scenario: dict[str, Any], code: str) -> dict[str, Any]:
    return cast(dict[str, Any], scenario["hasil_diharapkan"][code])


def tenths(printed: str) -> int:
    """ "89,8" is 898."""
    return int(printed.replace(",", ""))


def rows_of(result: Tally) -> dict[str, dict[str, int | None]]:
    return {row.code: {"jumlah": row.count, "persen": row.share, "peringkat": row.rank} for row in result.rows}


def as_counted(rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, int | None]]:
    return {
        code: {"jumlah": row["jumlah"], "persen": tenths(row["persen"]), "peringkat": row.get("peringkat")}
        for code, row in rows.items()
    }


def test_jp2_counts_choices_and_respondents(question_of: Any, cast_in: Any, scenario: dict[str, Any]) -> None:
    """99 choices of 44 people: each share of the respondents, half up, and never of the choices."""
    told = expected(scenario, "JP2")
    result = tally(question_of("JP2"), cast_in("JP2"), ROLL, constituencies=UNITS)
    assert rows_of(result) == as_counted(told["rincian"])
    assert (result.answered, result.chosen, result.not_answered) == (44, told["total_pilihan"], 5)
    assert (result.base_count, result.turnout) == (44, tenths(told["tingkat_partisipasi_persen"]))
    assert (result.share_sum, result.has_rounding_note, result.leaders) == (None, False, ("A",))
    assert result.breakdown is not None
    by_unit = {row.constituency: row.counts for row in result.breakdown.rows}
    assert by_unit == {unit: tuple(counts.values()) for unit, counts in told["rincian_per_unsur"].items()}


def test_jp3_keeps_tidak_tahu_out_of_its_mean(question_of: Any, cast_in: Any, scenario: dict[str, Any]) -> None:
    """47 answers in the shares, 42 of them in mean and median, 99,9 and the note; points of a scale have no ranks."""
    told = expected(scenario, "JP3")
    result = tally(question_of("JP3"), cast_in("JP3"), ROLL, constituencies=UNITS)
    assert rows_of(result) == as_counted(told["rincian"])
    assert (result.answered, result.dont_know, result.abstained, result.not_answered) == (47, 5, 0, 2)
    assert (result.turnout, result.share_sum, result.has_rounding_note) == (959, 999, True)
    assert result.figures == ScaleFigures(base=42, mean=Decimal("2.45"), median=Decimal(2))
    assert (result.leaders, [row.leader for row in result.rows]) == ((), [False] * 6)


def test_jp3_publishes_the_same_breakdown_before_and_after_sealing(
    question_of: Any, cast_in: Any, scenario: dict[str, Any]
) -> None:
    """What is hidden is forgotten at closing; rows, merged row and numbers of answers stay the same."""
    told = expected(scenario, "JP3")
    question, whole = question_of("JP3"), cast_in("JP3")
    before = tally(question, whole, ROLL, constituencies=UNITS)
    assert before.breakdown is not None
    shown = {row.constituency: row.counts for row in before.breakdown.rows if row.counts is not None}
    assert shown == {unit: tuple(counts.values()) for unit, counts in told["rincian_per_unsur"].items()}
    numbers = {unit: row["jumlah"] for unit, row in told["rincian_per_unsur_boleh_tampil"].items()}
    assert {row.constituency: row.answered for row in before.breakdown.rows} == numbers
    assert before.breakdown.merged is not None
    assert before.breakdown.merged.counts == tuple(told["gabungan_unsur_tersembunyi"].values())
    assert tally(question, *sealed(question, whole, ROLL), constituencies=UNITS) == before


def test_jp4_ranks_by_borda_with_first_and_mean_places(
    question_of: Any, cast_in: Any, scenario: dict[str, Any]
) -> None:
    """38 complete rankings of 49; one was begun and not completed, ten never begun, and the two are told apart."""
    result = tally(question_of("JP4"), cast_in("JP4"), replace(ROLL, incomplete=1), constituencies=UNITS)
    assert isinstance(result.figures, RankingFigures)
    placings = result.figures.placings
    assert [
        {
            "peringkat": row.rank,
            "kode": row.code,
            "skor": row.count,
            "jumlah_peringkat_pertama": placings[row.code].firsts,
            "rata_rata_peringkat": f"{placings[row.code].mean_place}".replace(".", ","),
        }
        for row in result.ranked_rows
    ] == expected(scenario, "JP4")["urutan"]
    assert (result.answered, result.incomplete, result.not_answered, result.turnout) == (38, 1, 10, 776)
    assert (result.figures.method, result.figures.order, result.figures.score_max) == (Method.BORDA, (), 190)
    assert (result.leaders, result.share_sum, {row.share for row in result.rows}) == (("R1",), None, {None})


def test_jp5_lists_texts_and_counts_none(question_of: Any, cast_in: Any, scenario: dict[str, Any]) -> None:
    """18 of 49 wrote something; every text stands as it came."""
    result = tally(question_of("JP5"), cast_in("JP5"), ROLL, constituencies=UNITS)
    assert (result.answered, result.not_answered, result.turnout) == (18, 31, 367)
    assert (result.rows, result.leaders, result.share_sum, result.breakdown) == ((), (), None, None)
    assert isinstance(result.figures, TextFigures)
    originals = [text for line in result.figures.lines for text, _ in line.originals]
    assert sorted(originals) == sorted(scenario["jawaban_final"]["JP5"].values())


def test_equal_texts_stand_on_one_line(ask: Any) -> None:
    """B41: case, ends and composition level; a negation never joins what it denies."""
    texts = ("Ya", "ya ", "YA", "Setuju", "Tidak setuju", "caf\u00e9", "cafe\u0301")
    result = tally(ask(kind=Kind.TEXT, options=()), written(*texts), Roll(9, 9, 9))
    assert isinstance(result.figures, TextFigures)
    lines = [(line.text, line.count) for line in result.figures.lines]
    assert lines == [("YA", 3), ("café", 2), ("Setuju", 1), ("Tidak setuju", 1)]


def test_numbers_are_summed_up_exactly(ask: Any) -> None:
    """meeting.md 15: the mean of 0 and 0,01 is 0,01; 12.5 and 1250 keep their spelling; nothing has no summary."""
    question = ask(kind=Kind.NUMBER, options=())
    result = tally(question, written("0", "0.01"), Roll(2, 2, 2))
    assert isinstance(result.figures, NumberFigures)
    summary = result.figures.summary
    assert (summary.n, summary.total, summary.mean, summary.median) == (
        2,
        Decimal("0.01"),
        Decimal("0.01"),
        Decimal("0.01"),
    )
    assert (summary.smallest, summary.largest) == (Decimal(0), Decimal("0.01"))
    assert sum(column.count for column in result.figures.bins) == 2
    assert tally(question, [], Roll(2, 2, 2)).figures is None


def test_another_method_ranks_by_its_own_order_and_shows_first_places(ask: Any) -> None:
    """A textbook profile: Borda puts B first, elimination puts C first, and nobody's rank is made of the other's."""
    cast_ballots = ballots(4, 3, 2, codes=("ABC", "CBA", "BCA"))
    by_method = {
        method: tally(
            ask(kind=Kind.RANKING, options=ask().options[:3], settings=Settings(method=method.value)),
            [replace(ballot, selection=tuple(ballot.selection[0])) for ballot in cast_ballots],
            Roll(9, 9, 9),
        )
        for method in Method
    }
    assert [(row.code, row.count) for row in by_method[Method.BORDA].ranked_rows] == [("B", 20), ("A", 17), ("C", 17)]
    runoff = by_method[Method.INSTANT_RUNOFF]
    assert [(row.code, row.count, row.rank) for row in runoff.ranked_rows] == [("C", 3, 1), ("A", 4, 2), ("B", 2, 3)]
    assert (runoff.leaders, by_method[Method.BORDA].leaders) == (("C",), ("B",))
    schulze = by_method[Method.SCHULZE]
    assert isinstance(schulze.figures, RankingFigures)
    assert schulze.figures.order == (("B",), ("C",), ("A",))
    assert [row.code for row in schulze.ranked_rows] == ["B", "C", "A"]


def test_a_ranking_of_the_first_two_gives_the_rest_nothing(ask: Any) -> None:
    """Five points, four points, and none for whoever is not placed; a mean place is of those who placed an option."""
    question = ask(kind=Kind.RANKING, settings=Settings(choices_max=2))
    result = tally(question, [ballot(n, tuple(codes)) for n, codes in enumerate(("AB", "BC", "BA"))], Roll(3, 3, 3))
    assert isinstance(result.figures, RankingFigures)
    places = {code: placing.mean_place for code, placing in result.figures.placings.items()}
    assert [(row.code, row.count, row.rank) for row in result.ranked_rows] == [
        *(("B", 14, 1), ("A", 9, 2), ("C", 4, 3), ("D", 0, 4), ("E", 0, 4))
    ]
    assert places == {"A": Decimal("1.50"), "B": Decimal("1.33"), "C": Decimal("2.00"), "D": None, "E": None}
