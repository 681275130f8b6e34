"""Whatever people type for their organisation, the right one is offered and none is guessed unasked."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rules.organisations import Candidates, Entry, Sure, match, normalise

REGION = ("kabupaten", "kab", "jombang", "jbg")


@pytest.fixture(scope="module")
def roster(meeting_text: str) -> tuple[Entry, ...]:
    listed: list[dict[str, Any]] = yaml.safe_load(meeting_text)["instansi"]
    return tuple(Entry(place, row["nama"], row["singkatan"], tuple(row["alias"])) for place, row in enumerate(listed))


def found(typed: str, roster: tuple[Entry, ...]) -> tuple[bool, list[str]]:
    result = match(typed, roster, REGION)
    ids = (result.id,) if isinstance(result, Sure) else result.ids
    return isinstance(result, Sure), [roster[place].short for place in ids]


def test_the_vectors_of_names(roster: tuple[Entry, ...]) -> None:
    """meeting.md 5.2, on the reference roster."""
    assert found("dinsoss jmbg", roster)[1][0] == "Dinsos"
    assert found("aisiah muhammadiyah", roster) == (True, ["PD 'Aisyiyah"])
    assert found("pdam", roster) == (True, ["Perumdam Tirta Kencana"])
    is_sure, listed = found("dinas", roster)
    assert not is_sure
    assert len(listed) == 5
    is_sure, listed = found("PMII", roster)
    assert not is_sure
    assert listed[0] == "PMI"


def test_every_name_and_alias_finds_its_organisation(roster: tuple[Entry, ...]) -> None:
    """Exact names are sure, however they are written."""
    for entry in roster:
        for name in (entry.name, entry.short, *entry.aliases):
            for typed in (name, name.upper(), f" {name}, kab. Jombang "):
                assert match(typed, roster, REGION) == Sure(entry.id), typed


@pytest.mark.parametrize("typed", ["", "...", "\u200b", "Jombang", "Kab. Jombang", "xyzzy", "🙏"])
def test_nothing_near_offers_nothing(roster: tuple[Entry, ...], typed: str) -> None:
    """Blank, a region alone, nonsense: an empty list, from which a person says "not in the list"."""
    assert match(typed, roster, REGION) == Candidates(())


def test_a_name_that_two_share_is_asked() -> None:
    """Never one of two by chance."""
    twins = (Entry(1, "Dinas A", "PMI", ()), Entry(2, "Dinas B", "PMI", ()))
    assert match("pmi", twins) == Candidates((1, 2))


def test_names_are_compared_without_case_region_and_signs() -> None:
    """Apostrophes vanish, other signs part words, width is levelled."""
    assert normalise("Pimpinan Daerah ʼAisyiyah KAB. Jombang", REGION) == "pimpinan daerah aisyiyah"
    assert normalise("DPPKB-PPPA") == "dppkb pppa"
    assert normalise("ＤＩＮＳＯＳ") == "dinsos"
    assert normalise("kab. jombang", REGION) == "kab jombang"


@given(st.text(max_size=60))
def test_anything_typed_gets_an_answer(roster: tuple[Entry, ...], typed: str) -> None:
    """One, or at most five, each at most once."""
    result = match(typed, roster, REGION)
    if isinstance(result, Candidates):
        assert len(set(result.ids)) == len(result.ids) <= 5


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(name: str) -> None:
    """Stored and typed names meet in the same form."""
    assert normalise(normalise(name, REGION), REGION) == normalise(name, REGION)
