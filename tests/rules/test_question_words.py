"""The words with # that set a question from a message: what each stands for, what it may carry, what is only text."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.question_words import WORDS, is_words, split_words
from rules.questions import APPROVAL, Base, Kind, Mode, OptionRole, Unit
from rules.quorums import HALF, Portion, Rule
from rules.refusals import Refusal
from rules.settings import PLAIN, Settings
from rules.writing import DONT_KNOW_TEXT, LIKERT, OTHER_TEXT, WrittenQuestion, write_question

THREE = "\nSatu\nDua\nTiga"


def written(words: str, options: str = THREE) -> WrittenQuestion:
    return write_question(f"Apa?\n{words}{options}")


def refused(message: str) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refusal) as caught:
        write_question(message)
    return caught.value.key, caught.value.values


@pytest.mark.parametrize(
    ("words", "kind", "settings"),
    [
        ("", Kind.SINGLE, PLAIN),
        ("#ganda", Kind.MULTIPLE, PLAIN),
        ("#ganda 2", Kind.MULTIPLE, Settings(choices_max=2)),
        ("#GANDA 1-3", Kind.MULTIPLE, Settings(choices_max=3)),
        ("#ganda 2 – 3", Kind.MULTIPLE, Settings(choices_min=2, choices_max=3)),
        ("#ganda 2 s.d. 2", Kind.MULTIPLE, Settings(choices_min=2, choices_max=2)),
        ("#peringkat", Kind.RANKING, PLAIN),
        ("#peringkat 2", Kind.RANKING, Settings(choices_max=2)),
        ("#peringkat irv", Kind.RANKING, Settings(method="irv")),
        ("#peringkat 2 Schulze", Kind.RANKING, Settings(choices_max=2, method="schulze")),
        ("#peringkat borda", Kind.RANKING, PLAIN),
    ],
)
def test_a_word_sets_the_kind_and_its_limits(words: str, kind: Kind, settings: Settings) -> None:
    """In any case of letters, with a dash, a long dash or s.d. between two numbers."""
    found = written(words)
    assert (found.kind, found.settings) == (kind, settings)
    assert [option.text for option in found.options] == ["Satu", "Dua", "Tiga"]


@pytest.mark.parametrize(
    ("words", "kind", "settings"),
    [
        ("#isian", Kind.TEXT, PLAIN),
        ("#isian 50", Kind.TEXT, Settings(text_max=50)),
        ("#isian 1.000", Kind.TEXT, Settings(text_max=1000)),
        ("#angka", Kind.NUMBER, PLAIN),
        ("#angka 0-100", Kind.NUMBER, Settings(number_min="0", number_max="100")),
        ("#angka -5 – 12,5", Kind.NUMBER, Settings(number_min="-5", number_max="12.5")),
        ("#angka -10 - -5", Kind.NUMBER, Settings(number_min="-10", number_max="-5")),
        ("#angka 0 s.d. 1.250.000", Kind.NUMBER, Settings(number_min="0", number_max="1250000")),
    ],
)
def test_texts_and_numbers_are_asked_without_options(words: str, kind: Kind, settings: Settings) -> None:
    """Their limits are written as Indonesians write numbers; an option beside them is a mistake that is named."""
    found = written(words, "")
    assert (found.kind, found.settings, found.options) == (kind, settings, ())
    assert refused(f"Apa?\n{words}\nSatu\nDua") == ("jp_tanpa_pilihan", {"kata": words.split()[0]})


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("#terbuka", {"mode": Mode.OPEN}),
        ("#unsur", {"mode": Mode.BY_CONSTITUENCY}),
        ("#rahasia", {"mode": Mode.SECRET}),
        ("#instansi", {"unit": Unit.ORGANISATION, "ballot_by": "lead"}),
        ("#instansi utama", {"unit": Unit.ORGANISATION, "ballot_by": "lead"}),
        ("#instansi Pertama", {"unit": Unit.ORGANISATION, "ballot_by": "first"}),
        ("#instansi terakhir", {"unit": Unit.ORGANISATION, "ballot_by": "last"}),
        ("#unsur Swasta, komunitas", {"settings": Settings(constituencies=("swasta", "komunitas"))}),
        ("#bobot #terbuka", {"mode": Mode.OPEN, "unit": Unit.ORGANISATION, "settings": Settings(is_weighted=True)}),
        ("#kuorum 1/2", {"settings": Settings(quorum=Rule(Portion(HALF, is_strict=False), Base.INVITED))}),
    ],
)
def test_a_word_sets_who_sees_and_who_answers(words: str, changed: dict[str, Any]) -> None:
    """Each alone, and nothing else changes."""
    plain, found = written(""), written(words)
    for key in ("kind", "preset", "mode", "unit", "ballot_by", "options", "settings"):
        assert getattr(found, key) == changed.get(key, getattr(plain, key))


def test_quorum_and_threshold_are_portions_and_a_quorum_may_be_a_must() -> None:
    """Of the invited and of the valid votes; "wajib" keeps the question from opening without it."""
    found = written("#setuju #kuorum lebih dari 1/2 wajib\n#ambang 2/3", "")
    assert found.settings == Settings(
        quorum=Rule(Portion(HALF, is_strict=True), Base.INVITED),
        quorum_blocks=True,
        threshold=Rule(Portion(Fraction(2, 3), is_strict=False), Base.VALID),
    )
    assert (found.preset, found.kind) == (APPROVAL, Kind.SINGLE)
    assert written("#kuorum 50%+1wajib").settings.quorum_blocks


@pytest.mark.parametrize(
    ("words", "isi"),
    [
        *[("#ganda 0-3", "0-3"), ("#ganda 3-2", "3-2"), ("#ganda 1,5", "1,5"), ("#ganda dua", "dua")],
        *[("#skala 5-5", "5-5"), ("#skala 1", "1"), ("#skala 0-11", "0-11"), ("#skala -1-3", "-1-3")],
        *[("#skala 1-2-3", "1-2-3"), ("#peringkat 2 condorcet", "condorcet"), ("#peringkat 100", "100")],
        *[("#peringkat 2,5", "2,5"), ("#isian 0", "0"), ("#isian 1.001", "1.001"), ("#isian 1-5", "1-5")],
        *[("#angka 5", "5"), ("#angka 5-5", "5-5"), ("#angka 9-1", "9-1"), ("#angka a-b", "a-b")],
        *[("#terbuka ya", "ya"), ("#rahasia 1", "1"), ("#setuju semua", "semua"), ("#lainnya ya", "ya")],
        *[("#instansi siapa", "siapa"), ("#bobot 2", "2"), ("#tidaktahu ya", "ya")],
        *[("#kuorum", ""), ("#kuorum wajib", ""), ("#kuorum 3/2", "3/2"), ("#ambang", ""), ("#ambang semua", "semua")],
    ],
)
def test_what_a_word_cannot_carry_is_named_with_the_word(words: str, isi: str) -> None:
    """kata_salah: the word, and what stood behind it."""
    assert refused(f"Apa?\n{words}") == ("kata_salah", {"kata": words.split()[0], "isi": isi})


def test_a_scale_of_no_words_has_five_labels() -> None:
    """From sangat tidak setuju to sangat setuju, numbered as they count in the mean."""
    found = written("#skala", "")
    assert tuple(option.text for option in found.options) == LIKERT
    assert [option.code for option in found.options] == ["1", "2", "3", "4", "5"]
    assert {option.role for option in found.options} == {OptionRole.CHOICE}


def test_a_scale_takes_points_labels_or_both() -> None:
    """Bare numbers, own labels, labels on given points; tidak tahu stands behind them and is no point."""
    assert [option.code for option in written("#skala 0-10", "").options] == [str(n) for n in range(11)]
    assert [(o.code, o.text) for o in written("#skala").options] == [("1", "Satu"), ("2", "Dua"), ("3", "Tiga")]
    found = written("#skala 0-2 #tidaktahu")
    assert [(o.code, o.text) for o in found.options] == [
        *(("0", "Satu"), ("1", "Dua"), ("2", "Tiga"), ("TT", DONT_KNOW_TEXT))
    ]
    assert [o.role for o in found.options] == [*[OptionRole.CHOICE] * 3, OptionRole.DONT_KNOW]
    assert [option.id for option in found.options] == [1, 2, 3, 4]


def test_labels_that_do_not_fit_their_points_are_counted_for_the_writer() -> None:
    """skala_label and skala_titik carry both figures."""
    assert refused(f"Apa?\n#skala 5{THREE}") == ("skala_label", {"n": 3, "m": 5})
    twelve = "\n".join(f"Titik {n}" for n in range(12))
    assert refused(f"Apa?\n#skala\n{twelve}") == ("skala_titik", {"n": 12, "maks": 11})
    assert len(write_question(f"Apa?\n#skala\n{twelve}"[: -len("\nTitik 11")]).options) == 11
    assert refused("Apa?\n#skala\nSatu")[0] == "pilihan_kurang"


def test_a_label_that_says_tidak_tahu_is_not_asked_for_twice() -> None:
    """Two options that look alike, one in the mean and one outside of it, could never be told apart."""
    assert refused("Apa?\n#skala #tidaktahu\nBuruk\nBaik\nTidak tahu") == ("pilihan_sama", {"pilihan": "Tidak tahu"})


@pytest.mark.parametrize("kind", ["", "#ganda"])
def test_lainnya_is_one_more_option_that_asks_for_words(kind: str) -> None:
    """It comes last with the next letter, counts among the twenty, and may not stand there twice."""
    found = written(f"{kind} #lainnya" if kind else "#lainnya")
    assert [(option.id, option.code, option.text) for option in found.options][-1] == (4, "D", OTHER_TEXT)
    assert [option.role for option in found.options] == [*[OptionRole.CHOICE] * 3, OptionRole.OTHER]
    assert refused("Apa?\n#lainnya\nSatu\nlainnya") == ("pilihan_sama", {"pilihan": "Lainnya"})
    twenty = "\n".join(f"P{n}" for n in range(20))
    assert refused(f"Apa?\n#lainnya\n{twenty}") == ("pilihan_terlalu_banyak", {"n": 21, "maks": 20})


@pytest.mark.parametrize("words", ["#ganda #skala", "#setuju #peringkat", "#isian\n#angka", "#ganda 2 #isian 3"])
def test_two_kinds_contradict_each_other(words: str) -> None:
    """kata_ganda, wherever the two stand; the same word twice is one kind."""
    assert refused(f"Apa?\n{words}") == ("kata_ganda", {})
    assert written("#ganda #ganda 2").settings.choices_max == 2


@pytest.mark.parametrize("words", ["#rahasia #terbuka", "#terbuka\n#rahasia"])
def test_open_and_secret_contradict_each_other(words: str) -> None:
    """The last word must not silently win: whoever wrote both did not mean open."""
    with pytest.raises(Refusal):
        written(words)


def test_what_does_not_go_together_is_refused_with_its_figures() -> None:
    """More choices than options, a threshold without approval, weights where nothing can be weighed."""
    assert refused(f"Apa?\n#ganda 4{THREE}") == ("jp_batas_pilihan", {"n": 4, "m": 3})
    assert refused(f"Apa?\n#ganda 4-9{THREE}") == ("jp_batas_pilihan", {"n": 9, "m": 3})
    assert refused(f"Apa?\n#peringkat 4{THREE}") == ("jp_batas_pilihan", {"n": 4, "m": 3})
    assert refused(f"Apa?\n#ambang 1/2{THREE}") == ("ambang_tanpa_setuju", {})
    for kind in ("#skala", "#isian", "#angka"):
        assert refused(f"Apa?\n{kind} #bobot") == ("bobot_jenis", {})


def test_a_weight_would_give_away_whose_secret_ballot_it_is() -> None:
    """A sealed ballot has no voter, so it has no weight either: the two cannot be asked for together."""
    with pytest.raises(Refusal):
        written("#setuju #bobot #rahasia", "")


@pytest.mark.parametrize(
    "wording",
    [
        *["Setuju program #2024 dijalankan?", "Apa arti #terbuka menurut Anda?", "Setuju #rahasia negara dibuka?"],
        *["# Apa?", "#2 Apa?", "#", "Apa #", "Harga naik #mahal"],
    ],
)
def test_a_hash_inside_a_sentence_is_text(wording: str) -> None:
    """Only a line of known words, or known words that end the wording, set anything."""
    found = write_question(f"{wording}{THREE}")
    assert (found.wording, found.kind, found.mode) == (wording, Kind.SINGLE, Mode.BY_CONSTITUENCY)


@pytest.mark.parametrize(
    "wording", ["Apakah #unsur swasta perlu diundang lagi?", "Mana yang cocok: #ganda atau #skala?"]
)
def test_a_word_that_may_carry_something_is_text_inside_a_sentence(wording: str) -> None:
    """The sentence goes on behind it: no question is asked with half of its words."""
    assert write_question(f"{wording}{THREE}").wording == wording


def test_words_may_end_the_wording_or_stand_before_it() -> None:
    """With what they carry, in any order."""
    found = write_question("Apa? #ganda 1-2 #rahasia\nSatu\nDua\n#lainnya")
    assert (found.wording, found.kind, found.mode) == ("Apa?", Kind.MULTIPLE, Mode.SECRET)
    assert [option.text for option in found.options] == ["Satu", "Dua", "Lainnya"]
    assert write_question(f"#ganda 2\nApa?{THREE}").wording == "Apa?"


def test_an_unknown_word_among_words_is_named() -> None:
    """Whoever mistypes one reads which, instead of seeing it vanish or become an option."""
    assert refused(f"Apa?\n#rahasia #gandaa{THREE}") == ("kata_tidak_dikenal", {"kata": "#gandaa"})


@given(st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=6), st.booleans())
def test_a_line_of_words_is_taken_apart_and_nothing_is_lost(words: list[str], is_loud: bool) -> None:
    """Whatever the case of letters and the blanks between them."""
    line = "  ".join(word.upper() if is_loud else word for word in words)
    assert is_words(line)
    assert split_words(line) == [(word, "") for word in words]


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6), st.sampled_from(["-", " - ", "–", " s.d. "]))
def test_bounds_of_a_number_are_what_was_written(low: int, more: int, between: str) -> None:
    """A minus before a number is its sign, one between two is not."""
    settings = write_question(f"Berapa?\n#angka {low}{between}{low + more}").settings
    assert (Decimal(settings.number_min), Decimal(settings.number_max)) == (Decimal(low), Decimal(low + more))
