"""What each kind of question takes as one complete ballot, in which spelling it is kept, and what it refuses."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.answers import Answer
from rules.kinds import KINDS, Gesture
from rules.kinds.number import bounds
from rules.kinds.scale import values
from rules.numbers import canonical
from rules.questions import Kind, Option, OptionRole, Question
from rules.refusals import Refusal
from rules.settings import PLAIN, Settings
from rules.text import MASK
from tests.rules.cast_ballots import options_of

IDS = st.lists(st.integers(0, 7), max_size=7).map(tuple)


def accept(question: Question, *ids: int, words: str = "") -> Answer:
    return KINDS[question.kind].accept(question, Answer(ids, words))


def refused(question: Question, *ids: int, words: str = "") -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refusal) as caught:
        accept(question, *ids, words=words)
    return caught.value.key, caught.value.values


def test_every_kind_has_its_rules_and_its_gesture() -> None:
    """One line a kind: a tap casts, ticks and orders are sent, words are typed."""
    assert set(KINDS) == set(Kind)
    gestures = [(kind.value, Gesture(rules.gesture).value) for kind, rules in KINDS.items()]
    assert gestures == [
        *(("single", "tap"), ("multiple", "tick"), ("scale", "tap")),
        *(("ranking", "order"), ("text", "type"), ("number", "type")),
    ]
    assert [kind.value for kind, rules in KINDS.items() if rules.is_whole] == ["single", "scale"]


@pytest.mark.parametrize("kind", [Kind.SINGLE, Kind.SCALE])
@pytest.mark.parametrize("ids", [(), (1, 2), (6,), (0,), (1, 1), (-1,)])
def test_one_tap_is_exactly_one_option(ask: Any, kind: Kind, ids: tuple[int, ...]) -> None:
    """No button of ours asks for less, for more or for something else."""
    question = ask(kind=kind, options=options_of(kind))
    assert accept(question, 5) == Answer((5,))
    assert refused(question, *ids) == ("tombol_lama", {})


@pytest.mark.parametrize("kind", [Kind.SINGLE, Kind.MULTIPLE])
def test_words_belong_to_lainnya_alone(ask: Any, kind: Kind) -> None:
    """Kept on one line beside it, dropped beside any other; never written is an answer too."""
    options = (Option(1, "A", "Satu"), Option(2, "B", "Dua"), Option(3, "C", "Lainnya", OptionRole.OTHER))
    question = ask(kind=kind, options=options)
    assert accept(question, 3, words="  perijinan \n &  program ") == Answer((3,), "perijinan & program")
    assert accept(question, 3) == accept(question, 3, words=" \u200b") == Answer((3,))
    assert accept(question, 1, words="tidak ditanya") == Answer((1,))
    assert accept(question, 3, words="é" * 200).words == "é" * 200
    assert refused(question, 3, words="e\u0301" * 201) == ("isian_panjang", {"n": 201, "maks": 200})
    if kind is Kind.MULTIPLE:
        assert accept(question, 3, 1, words="data") == Answer((1, 3), "data")


def test_identity_numbers_never_get_into_an_answer(ask: Any) -> None:
    """Masked before anything is stored, beside Lainnya and in an open question."""
    other = ask(options=(Option(1, "A", "Satu"), Option(2, "B", "Lainnya", OptionRole.OTHER)))
    assert accept(other, 2, words="NIK 3500000000000000").words == f"NIK {MASK}"
    assert accept(ask(kind=Kind.TEXT, options=()), words="3500 0000 0000 0000 ya").words == f"{MASK} ya"


def test_ticks_are_kept_in_option_order_within_their_limits(ask: Any) -> None:
    """At least two, at most three; each limit is named with its number."""
    settings = Settings(choices_min=2, choices_max=3)
    question = ask(kind=Kind.MULTIPLE, options=options_of(Kind.MULTIPLE), settings=settings)
    assert accept(question, 4, 1) == Answer((1, 4))
    assert accept(question, 3, 2, 1) == Answer((1, 2, 3))
    assert refused(question, 1) == ("jp_terlalu_sedikit", {"n": 2})
    assert refused(question, 1, 2, 3, 4) == ("jp_terlalu_banyak", {"n": 3})
    for ids in ((), (1, 1), (1, 6), (0, 1)):
        assert refused(question, *ids) == ("tombol_lama", {})


def test_without_limits_one_tick_or_all_of_them_will_do(ask: Any) -> None:
    """Boleh lebih dari satu means from one on."""
    question = ask(kind=Kind.MULTIPLE)
    assert accept(question, 2) == Answer((2,))
    assert accept(question, 5, 4, 3, 2, 1) == Answer((1, 2, 3, 4, 5))


def test_an_abstention_stands_alone_and_below_every_limit(ask: Any) -> None:
    """Abstain beside a choice means nothing; alone it is a recorded choice, also where two are asked for."""
    settings = Settings(choices_min=2, choices_max=3)
    question = ask(kind=Kind.MULTIPLE, options=options_of(Kind.MULTIPLE), settings=settings)
    assert accept(question, 5) == Answer((5,))
    assert refused(question, 1, 5) == ("abstain_sendiri", {"pilihan": "Pilihan E"})
    assert refused(question, 1, 2, 3, 4, 5) == ("abstain_sendiri", {"pilihan": "Pilihan E"})


def test_e09_an_incomplete_ranking_is_a_draft(ask: Any) -> None:
    """Three of five places: told how many are missing, and stored as no answer."""
    question = ask(kind=Kind.RANKING)
    assert accept(question, 3, 1, 5, 2, 4) == Answer((3, 1, 5, 2, 4))
    assert refused(question, 3, 1, 5) == ("jp_belum_lengkap", {"n": 3, "m": 5})
    for ids in ((), (1, 2, 3, 4, 4), (1, 2, 3, 4, 6), (1, 2, 3, 4, 5, 5)):
        assert refused(question, *ids) == ("tombol_lama", {})


def test_a_ranking_of_the_first_three_takes_three(ask: Any) -> None:
    """Neither two nor four; more places than options are all options."""
    question = ask(kind=Kind.RANKING, settings=Settings(choices_max=3))
    assert accept(question, 5, 1, 3) == Answer((5, 1, 3))
    assert refused(question, 5, 1) == ("jp_belum_lengkap", {"n": 2, "m": 3})
    assert refused(question, 5, 1, 3, 2)[0] in ("tombol_lama", "jp_terlalu_banyak")
    assert accept(ask(kind=Kind.RANKING, settings=Settings(choices_max=9)), 1, 2, 3, 4, 5).options == (1, 2, 3, 4, 5)


def test_the_points_of_a_scale_count_their_own_numbers(ask: Any) -> None:
    """0 to 10 counts from 0; codes that are no rising numbers count their places; tidak tahu counts nothing."""
    zero_to_two = tuple(Option(place, str(place - 1), f"{place}") for place in range(1, 4))
    assert values(ask(kind=Kind.SCALE, options=zero_to_two)) == {"0": 0, "1": 1, "2": 2}
    assert values(ask(kind=Kind.SCALE, options=options_of(Kind.SCALE))) == {"A": 1, "B": 2, "C": 3, "D": 4}
    tens = tuple(Option(place, code, code) for place, code in enumerate(("10", "20", "40"), start=1))
    assert values(ask(kind=Kind.SCALE, options=tens)) == {"10": 10, "20": 20, "40": 40}


def test_a_text_is_cleaned_and_never_cut(ask: Any) -> None:
    """Its own limit in graphemes; invisible is empty; a text asks for no option."""
    question = ask(kind=Kind.TEXT, options=(), settings=Settings(text_max=10))
    assert accept(question, words=" \x07baris satu\r\n\r\n\r\n "[:9] + "u ") == Answer(words="baris su")
    assert accept(question, words="👨‍👩‍👧" * 10).words == "👨‍👩‍👧" * 10
    assert refused(question, words="a" * 11) == ("isian_panjang", {"n": 11, "maks": 10})
    assert refused(question, words=" \u3164\n") == refused(question) == ("teks_kosong", {})
    assert refused(question, 1, words="a") == ("tombol_lama", {})
    plain = ask(kind=Kind.TEXT, options=())
    assert len(accept(plain, words="a" * 200).words) == 200
    assert refused(plain, words="a" * 201) == ("isian_panjang", {"n": 201, "maks": 200})


def test_a_number_keeps_to_its_bounds_and_decimals(ask: Any) -> None:
    """Both bounds belong to it; trailing zeros are no decimals; one spelling is stored."""
    settings = Settings(number_min="0", number_max="100.5", number_decimals=1)
    question = ask(kind=Kind.NUMBER, options=(), settings=settings)
    for words, kept in (("0", "0"), ("100.5", "100.5"), ("12.50", "12.5"), ("1E+1", "10"), ("-0", "0")):
        assert accept(question, words=words) == Answer(words=kept)
    beyond = {"min": Decimal(0), "maks": Decimal("100.5")}
    assert refused(question, words="-0.1") == refused(question, words="100.6") == ("jp_angka_salah", beyond)
    assert refused(question, words="0.25") == ("jp_angka_desimal", {"n": 1})
    assert refused(question, 1, words="1") == refused(question) == ("tombol_lama", {})
    whole = ask(kind=Kind.NUMBER, options=(), settings=Settings(number_decimals=0))
    assert refused(whole, words="0.5") == ("jp_angka_desimal", {"n": 0})


def test_a_number_without_bounds_has_fifteen_digits(ask: Any) -> None:
    """The budget of a district in rupiah has thirteen; a bound of one side leaves the other."""
    question = ask(kind=Kind.NUMBER, options=())
    assert accept(question, words="-999999999999998.999999") == Answer(words="-999999999999998.999999")
    assert accept(question, words="999999999999999") == Answer(words="999999999999999")
    assert refused(question, words="1000000000000000")[0] == "jp_angka_salah"
    least, most = bounds(ask(kind=Kind.NUMBER, options=(), settings=Settings(number_min="5")))
    assert (str(least), str(most)) == ("5", "999999999999999")


def test_a_bound_of_one_side_leaves_room_on_the_other(ask: Any) -> None:
    """ "At least two trillion rupiah" is a question somebody can answer."""
    least, most = bounds(ask(kind=Kind.NUMBER, options=(), settings=Settings(number_min="2000000000000")))
    assert least < most


@given(st.decimals(-(10**12), 10**12, places=6), st.integers(0, 6))
def test_a_number_that_is_taken_is_stored_exactly(ask: Any, value: Decimal, decimals: int) -> None:
    """Nothing is rounded on its way in."""
    question = ask(kind=Kind.NUMBER, options=(), settings=Settings(number_decimals=decimals))
    try:
        kept = accept(question, words=canonical(value)).words
    except Refusal:
        return
    assert Decimal(kept) == value
    assert len(kept.partition(".")[2]) <= decimals


@given(IDS, st.sampled_from([PLAIN, Settings(choices_min=2, choices_max=3)]))
def test_whatever_is_accepted_is_accepted_again_unchanged(ask: Any, ids: tuple[int, ...], settings: Settings) -> None:
    """An answer has one spelling, and the stored one is it; nothing but a refusal comes of anything else."""
    for kind in (Kind.SINGLE, Kind.MULTIPLE, Kind.SCALE, Kind.RANKING):
        question = ask(kind=kind, options=options_of(kind), settings=settings)
        try:
            kept = accept(question, *ids)
        except Refusal:
            continue
        assert sorted(kept.options) == sorted(ids)
        assert accept(question, *kept.options, words=kept.words) == kept
