"""The record is one chain: whoever changes, drops or inserts an entry breaks it."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.chain import Entry, Head, canonical, commitment, entry_hash, genesis, text_digest, time_text, verify_chain
from rules.refusals import Fault

GENESIS = "e92183590d49836428cecaf5587e617f4b3e640c0454c9633989c7d964cde86b"
OPENED = Entry(
    seq=1,
    at="2023-11-23T02:00:00.000Z",
    role="secretariat",
    ref="s1",
    kind="meeting.opened",
    payload={"title": 'Rapat Koordinasi "Helix" – PD \'Aisyiyah'},
    prev=GENESIS,
)


def test_the_vectors_of_the_chain() -> None:
    """record.md 9, byte for byte."""
    assert genesis("2023-11-23T01:00:00.000Z", "TKPK-JBG-2023-11-23") == GENESIS
    assert entry_hash(OPENED) == "b3aeb7a1a49318daf5d728fb7323b0a8688ea209e081661adc2fdd734e915373"
    digest = text_digest("000102030405060708090a0b0c0d0e0f", "Usul jalan desa")
    assert digest == "e7fd40de51d627630007874f49b5a2a391ee91a4e1afb7f651fa7746f27c9e5e"
    ballots = [
        {"group": "komunitas", "selection": ["2"]},
        {"group": "merged", "selection": ["TT"]},
        {"group": "pemerintah", "selection": ["1"]},
    ]
    committed = commitment(ballots, "00112233445566778899aabbccddeeff")
    assert committed == "a7d5c442db803a2674aede55ecbab7b6aabad850110768712532fc30675fb3ed"


def test_one_value_has_one_spelling() -> None:
    """Order of keys, composition of letters and kind of sequence do not matter."""
    assert (
        canonical({"b": 1, "a": ("e\u0301",), "\u00e9": None, "t": True})
        == '{"a":["é"],"b":1,"t":true,"é":null}'.encode()
    )


@pytest.mark.parametrize("value", [1.5, Decimal("1.5"), {1: "a"}, {"a": b"x"}, {"e\u0301": 1, "\u00e9": 2}, {1, 2}])
def test_what_has_no_exact_form_is_our_mistake(value: object) -> None:
    """A float would be spelled differently by another reader."""
    with pytest.raises(AssertionError):
        canonical(value)


def test_times_are_utc_with_milliseconds() -> None:
    """Also at the edge of a day and before 1970."""
    assert time_text(1_700_704_800_000) == "2023-11-23T02:00:00.000Z"
    assert time_text(1_700_783_999_999) == "2023-11-23T23:59:59.999Z"
    assert time_text(-1) == "1969-12-31T23:59:59.999Z"


def chain(count: int) -> list[tuple[Entry, str]]:
    entries: list[tuple[Entry, str]] = []
    for seq in range(1, count + 1):
        entry = Entry(
            seq, time_text(seq), "moderator", "m1", "note", {"n": seq}, entries[-1][1] if entries else GENESIS
        )
        entries.append((entry, entry_hash(entry)))
    return entries


def test_a_whole_chain_has_a_head() -> None:
    """Its last number and hash; of no entries, the genesis."""
    entries = chain(5)
    assert verify_chain(entries, GENESIS) == Head(5, entries[-1][1])
    assert verify_chain([], GENESIS) == Head(0, GENESIS)


@given(
    st.integers(2, 8),
    st.randoms(use_true_random=False),
    st.sampled_from(["drop", "swap", "change", "rehash", "repeat"]),
)
def test_a_changed_chain_breaks(count: int, random: Random, deed: str) -> None:
    """Dropping from the middle, swapping, repeating, changing with or without a fresh hash."""
    entries = chain(count)
    place = random.randrange(count - 1)
    entry, stored = entries[place]
    if deed == "drop":
        del entries[place]
    elif deed == "swap":
        entries[place], entries[place + 1] = entries[place + 1], entries[place]
    elif deed == "repeat":
        entries.insert(place, entries[place])
    else:
        changed = replace(entry, payload={"n": 99})
        entries[place] = (changed, entry_hash(changed) if deed == "rehash" else stored)
    with pytest.raises(Fault, match="record entry"):
        verify_chain(entries, GENESIS)


def test_another_meetings_chain_does_not_fit() -> None:
    """The first entry hangs on its own meeting."""
    with pytest.raises(Fault, match="entry 1 does not follow"):
        verify_chain(chain(1), genesis("2023-11-23T01:00:00.000Z", "LAIN"))
