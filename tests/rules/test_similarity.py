"""Two points that ask for the same are found; two that ask for the opposite are never offered for each other."""

import itertools
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.similarity import NEAREST_MAX, contradicts, nearest, score, tokens
from tests.rules.similar_pairs import OPPOSITE, OTHER, SAME

Pair = tuple[str, str]


def compared(scenario: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The points of the sample meeting without responses."""
    return {one["kode"]: one for one in scenario["pokok_diskusi"] if one["jenis"] != "tanggapan"}


def true_pairs(scenario: dict[str, Any]) -> set[Pair]:
    """Those a human reader put into one group: ten."""
    groups = [group["anggota"] for group in scenario["kelompok_duplikat_diharapkan"]]
    return {pair for group in groups for pair in itertools.combinations(group, 2)}


def suggested(texts: dict[str, str]) -> dict[Pair, bool]:
    """What the moderator would see of these texts: pair -> whether it is marked as opposite."""
    found: dict[Pair, bool] = {}
    for code, text in texts.items():
        others = [other for other in texts if other != code]
        for near in nearest(tokens(text), [tokens(texts[other]) for other in others]):
            first, second = sorted((code, others[near.place]))
            found[first, second] = near.is_opposite
    return found


@pytest.mark.parametrize("wording", ["teks", "teks_baku"])
def test_the_moderator_sees_every_true_pair_of_the_sample_meeting_and_no_false_one(
    scenario: dict[str, Any], wording: str
) -> None:
    """Ten of ten with none false, in the originals and in the record wordings. Chat words alone find five."""
    found = suggested({code: one[wording] for code, one in compared(scenario).items()})
    assert set(found) == true_pairs(scenario)


@pytest.mark.parametrize("wording", ["teks", "teks_baku"])
def test_a_sender_of_the_sample_meeting_is_offered_nothing_false(scenario: dict[str, Any], wording: str) -> None:
    """The stricter measure finds fewer, all of them true, of one kind, and of the same negations."""
    points = compared(scenario)
    offered = {
        (one, other)
        for one, other in itertools.combinations(points, 2)
        if points[one]["jenis"] == points[other]["jenis"]
        and score(tokens(points[one][wording]), tokens(points[other][wording]))
    }
    assert ("D01", "D04") in offered
    assert offered <= true_pairs(scenario)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_request_is_offered(one: str, other: str) -> None:
    """In Javanese, in short, in another order, with slips of the thumb; either way round."""
    assert score(tokens(one), tokens(other)) == score(tokens(other), tokens(one)) >= 72


@pytest.mark.parametrize(("one", "other"), OPPOSITE)
def test_the_opposite_request_is_offered_to_nobody_and_marked(one: str, other: str) -> None:
    """Never "diperbaiki" for "tidak diperbaiki", whatever share of their words two texts have in common."""
    assert score(tokens(one), tokens(other)) == score(tokens(other), tokens(one)) == 0
    assert contradicts(tokens(one), tokens(other))
    assert contradicts(tokens(other), tokens(one))
    assert all(near.is_opposite for near in nearest(tokens(one), [tokens(other)]))


def test_another_request_about_the_same_matter_is_rarely_offered() -> None:
    """Another village, another sum, another wish. The one known miss shares three of four words; it is only asked."""
    wrong = [pair for pair in OTHER if score(tokens(pair[0]), tokens(pair[1]))]
    assert [one for one, _ in wrong] == ["beasiswa untuk santri pondok pesantren"]


def test_among_all_pairs_the_moderator_finds_the_true_ones() -> None:
    """Forty-four pairs in one meeting: each true one is among the nearest, and none of these unmarked is opposite."""
    pairs = [*SAME, *OPPOSITE, *OTHER]
    texts = {
        f"{place:02}{side}": text for place, pair in enumerate(pairs) for side, text in zip("ab", pair, strict=True)
    }
    found = suggested(texts)
    for place in range(len(SAME)):
        assert found.get((f"{place:02}a", f"{place:02}b")) is False
    for place in range(len(SAME), len(SAME) + len(OPPOSITE)):
        assert found.get((f"{place:02}a", f"{place:02}b"), True)


def test_fewer_than_three_content_words_are_compared_with_nothing() -> None:
    """ "Usul jalan desa" may mean anything."""
    assert score(tokens("usul jalan desa"), tokens("usul jalan desa")) == 0


def test_at_most_three_are_near_the_nearest_first() -> None:
    """Equal ones keep the order of the list; a text without content words is near to nothing."""
    text = "usul jembatan desa Ngrimbi dibangun"
    found = nearest(tokens(text), [tokens("beasiswa santri"), *[tokens(text)] * 5])
    assert [near.place for near in found] == [1, 2, 3]
    assert len(found) == NEAREST_MAX
    assert nearest(tokens("mohon izin"), [tokens(text)]) == []


def test_a_new_point_is_compared_with_a_thousand_in_a_tenth_of_a_second(scenario: dict[str, Any]) -> None:
    """Their tokens are made once; what is left takes a few hundredths on a slow machine."""
    words = sorted({word for one in scenario["pokok_diskusi"] for word in one["teks"].split()})
    known = [tokens(" ".join(words[place % 300 : place % 300 + 18]) + f" {place}") for place in range(1000)]
    wanted = tokens(scenario["pokok_diskusi"][0]["teks"])
    begun = time.process_time()
    nearest(wanted, known)
    for one in known:
        score(wanted, one)
    assert time.process_time() - begun < 0.5


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_typed_can_be_compared(one: str, other: str) -> None:
    """Within bounds, the same either way round, and never offered where a negation parts them."""
    left, right = tokens(one), tokens(other)
    assert 0 <= score(left, right) <= 100
    assert contradicts(left, right) == contradicts(right, left)
    assert not (score(left, right) and left.negations != right.negations)
    assert all(0 <= near.cosine <= 1.000001 for near in nearest(left, [right]))
