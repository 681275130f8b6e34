"""Free answers are listed once each, as they were written, and a negation is never merged."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.text import fold
from rules.wordings import TextLine, group_texts

WORDS = st.sampled_from(
    [
        *["Setuju", "setuju", " SETUJU ", "Tidak setuju", "tidak  setuju", "Tidak\u00a0setuju", "caf\u00e9"],
        *["CAFE\u0301", "Posko\ndesa", "posko desa", "ﬁlm", "film", "Straße", "STRASSE"],
    ]
)
TEXTS = st.lists(WORDS | st.text(min_size=1).filter(fold), max_size=20)


def test_equal_answers_are_one_line_with_a_count() -> None:
    """Case, ends, blanks and composition are levelled; the originals stay."""
    assert group_texts(["Posko  desa", "posko desa ", "Posko desa", "Air bersih"]) == (
        TextLine("Posko desa", 3, (("Posko  desa", 1), ("Posko desa", 1), ("posko desa ", 1))),
        TextLine("Air bersih", 1, (("Air bersih", 1),)),
    )
    (line,) = group_texts(["caf\u00e9", "CAFE\u0301"])
    assert (line.text, line.count) == ("CAF\u00c9", 2)


def test_a_negation_is_never_merged() -> None:
    """Setuju and tidak setuju differ by a word and mean the opposite."""
    lines = group_texts(["Setuju", "Tidak setuju", "setuju", "TIDAK  SETUJU", "setuju"])
    assert [(line.text, line.count) for line in lines] == [("setuju", 3), ("TIDAK SETUJU", 2)]


def test_likeness_is_not_equality() -> None:
    """A full stop, a hyphen, a typing error stay what they are: nobody's answer is corrected."""
    assert len(group_texts(["ya", "ya.", "y a", "yaa", "iya"])) == 5


def test_the_spelling_most_often_used_is_shown() -> None:
    """Of equally frequent ones the first in code point order, capitals first."""
    assert group_texts(["pmi", "PMI", "pmi"])[0].text == "pmi"
    assert group_texts(["pmi", "PMI"])[0].text == "PMI"


def test_lines_fall_by_count_and_then_follow_the_alphabet() -> None:
    """Without regard to case."""
    lines = group_texts(["b", "A", "c", "C", "Zebra", "apel"])
    assert [line.text for line in lines] == ["C", "A", "apel", "b", "Zebra"]


def test_nothing_is_listed_of_nothing() -> None:
    """No answers, no lines; an empty answer was never accepted."""
    assert group_texts([]) == ()
    with pytest.raises(AssertionError):
        group_texts(["ya", " \n "])


@given(TEXTS, st.randoms(use_true_random=False))
def test_every_answer_is_in_exactly_one_line(texts: list[str], random: Random) -> None:
    """Counts add up, originals are all there, each line is one form, and the order of answers changes nothing."""
    lines = group_texts(texts)
    assert sum(line.count for line in lines) == len(texts)
    together = Counter[str]()
    for line in lines:
        assert {fold(original) for original, _ in line.originals} == {fold(line.text)}
        assert sum(times for _, times in line.originals) == line.count
        assert len(line.text.splitlines()) == 1
        together.update(dict(line.originals))
    assert together == Counter(texts)
    assert len({fold(line.text) for line in lines}) == len(lines)
    shuffled = random.sample(texts, len(texts))
    assert group_texts(shuffled) == lines
