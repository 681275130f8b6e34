"""Lines stand under the themes the minute taker gave them; nobody is lost, nobody counted twice."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.refusals import Refusal
from rules.text import MASK, fold
from rules.themes import (
    UNGROUPED,
    Assigned,
    check_theme,
    group_lines,
    line_key,
    line_number,
    theme_key,
    theme_number,
)
from rules.wordings import TextLine, group_texts

LINES = group_texts(["Data"] * 4 + ["Dana"] * 3 + ["Waktu"] * 3 + ["Rapat", "Jarak"])
NAMES = st.sampled_from(
    ["Anggaran", " anggaran", "ANGGARAN", "Ａｎｇｇａｒａｎ", "Data", "data ", "ﬁlm", "film", "Ç", "C\u0327"]
)


def given_to(**themes: str) -> dict[str, Assigned]:
    """Line -> its theme, given by the minute taker."""
    return {line_key(line): Assigned(theme, "minute_taker") for line, theme in themes.items()}


def shown(assigned: dict[str, Assigned], lines: tuple[TextLine, ...] = LINES) -> list[tuple[str, int, list[str]]]:
    """Name, count and lines of each theme."""
    return [(one.name, one.count, [line.text for line in one.lines]) for one in group_lines(lines, assigned).themes]


def test_people_are_counted_and_the_rest_stands_last() -> None:
    """Four and three people under one theme are seven; what has no theme comes last, however much it is."""
    assert shown(given_to(Data="Tata kelola", Dana="Tata kelola")) == [
        ("Tata kelola", 7, ["Data", "Dana"]),
        ("", 5, ["Waktu", "Jarak", "Rapat"]),
    ]
    assert shown(given_to(Jarak="Sarana"))[0] == ("Sarana", 1, ["Jarak"])


def test_equal_themes_follow_the_alphabet() -> None:
    """By count, falling; then by name without regard to case, so that no order tells which was first."""
    assigned = given_to(Dana="b", Waktu="A", Rapat="C", Jarak="c")
    assert [name for name, _, _ in shown(assigned)] == ["A", "b", "C", ""]


def test_without_a_theme_there_is_no_grouping() -> None:
    """Also where what is assigned belongs to lines that are not there, or is empty."""
    assert group_lines(LINES, {}) == UNGROUPED
    assert group_lines(LINES, given_to(Lain="Tema")) == UNGROUPED
    assert group_lines(LINES, given_to(Data="")) == UNGROUPED
    assert group_lines((), given_to(Data="Tema")) == UNGROUPED


def test_nothing_is_left_over_where_every_line_has_a_theme() -> None:
    """No empty "Lainnya"."""
    every = {line_key(line.text): Assigned("Satu", "secretariat") for line in LINES}
    assert [one.name for one in group_lines(LINES, every).themes] == ["Satu"]


def test_whoever_grouped_is_named_by_role_once() -> None:
    """In one order, and only the roles whose themes stand."""
    assigned = given_to(Data="A", Dana="A") | {
        line_key("Waktu"): Assigned("B", "secretariat"),
        line_key("Hilang"): Assigned("C", "moderator"),
    }
    assert group_lines(LINES, assigned).roles == ("minute_taker", "secretariat")
    assert group_lines(LINES, given_to(Data="A")).roles == ("minute_taker",)


@pytest.mark.parametrize("name", ["anggaran", " ANGGARAN  ", "Ａｎｇｇａｒａｎ", "Angga\u200bran", "Anggar\u034fan"])
def test_names_that_look_alike_are_one_theme(name: str) -> None:
    """Case, blanks, full-width letters and signs nobody sees."""
    assert theme_key(name) == theme_key("Anggaran")
    assert theme_number(name) == theme_number("Anggaran")
    assert shown(given_to(Data="Anggaran", Dana=name))[0][1] == 7
    assert theme_key("Anggaran desa") != theme_key("Anggaran")


def test_a_line_is_named_by_what_it_says() -> None:
    """Equal answers have one key whatever their spelling, a different line has another; no place in the list."""
    assert line_key("Posko  Desa\n") == line_key("posko desa")
    assert line_key("Tidak setuju") != line_key("Setuju")
    assert 0 <= line_number("Posko desa") < 2**60
    assert line_number("Posko  DESA") == line_number("posko desa")


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("  Data\nbelum \t terpadu ", "Data belum terpadu"),
        ("\u202eData", "Data"),
        ("<b>Data</b> & dana", "<b>Data</b> & dana"),
        ("=1+1", "=1+1"),
        ("NIK 3517011212800001", f"NIK {MASK}"),
        ("👨‍👩‍👧‍👦" * 60, "👨‍👩‍👧‍👦" * 60),
        ("نص", "نص"),
    ],
)
def test_a_name_is_one_clean_line(raw: str, stored: str) -> None:
    """Cleaned as every text is, identity numbers hidden, nothing else changed; each output escapes for itself."""
    assert check_theme(raw) == stored


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        *[("", "teks_kosong"), (" \n\t", "teks_kosong"), ("\u200b\u2066", "teks_kosong"), ("\u3164", "teks_kosong")],
        *[("x" * 61, "teks_panjang"), ("👨‍👩‍👧‍👦" * 300, "teks_panjang"), ("x" * 40_000, "teks_panjang")],
        *[("Lainnya", "tema_lainnya"), (" LAINNYA ", "tema_lainnya"), ("Ｌainnya", "tema_lainnya")],
    ],
)
def test_a_name_that_cannot_be_is_refused(raw: str, key: str) -> None:
    """Nothing to be seen, more than sixty graphemes, or the name of what has no theme."""
    with pytest.raises(Refusal) as refused:
        check_theme(raw)
    assert refused.value.key == key


@given(
    st.lists(st.text(string.ascii_letters + " é", min_size=1).filter(fold), max_size=30),
    st.dictionaries(st.integers(0, 40), NAMES, max_size=30),
    st.randoms(use_true_random=False),
)
def test_every_answer_is_under_exactly_one_theme(texts: list[str], named: dict[int, str], dice: object) -> None:
    """Sums equal the number of answers, every line stands once and in its order, names are all different, and the
    order in which themes were given changes nothing."""
    lines = group_texts(texts)
    pairs = [(line_key(lines[place].text), Assigned(name, "secretariat")) for place, name in named.items()
             if place < len(lines)]  # fmt: skip
    grouping = group_lines(lines, dict(pairs))
    assert bool(grouping.themes) == bool(pairs)
    assert grouping == group_lines(lines, dict(reversed(pairs)))
    if not pairs:
        return
    assert sum(theme.count for theme in grouping.themes) == len(texts)
    assert all(theme.count == sum(line.count for line in theme.lines) > 0 for theme in grouping.themes)
    assert sorted((line for theme in grouping.themes for line in theme.lines), key=lines.index) == list(lines)
    assert all([*theme.lines] == sorted(theme.lines, key=lines.index) for theme in grouping.themes)
    keys = [theme_key(theme.name) for theme in grouping.themes]
    assert len(set(keys)) == len(keys)
    assert "" not in keys[:-1]
    named_counts = [-theme.count for theme in grouping.themes if theme.name]
    assert named_counts == sorted(named_counts)
