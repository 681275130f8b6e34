"""A refusal is a name from one table with exactly the values its words need."""

import pytest

from rules.file_errors import FILE_ERRORS
from rules.refusals import REFUSALS, Fault, Refusal


def test_a_refusal_carries_its_key_and_its_values() -> None:
    """Whoever delivers the words finds everything the sentence needs."""
    refusal = Refusal("terlambat", kode="JP1", jam=1_700_000_000_000)
    assert (refusal.key, refusal.values) == ("terlambat", {"kode": "JP1", "jam": 1_700_000_000_000})


def test_an_unknown_refusal_is_our_own_mistake() -> None:
    """A refusal without words could never be shown."""
    with pytest.raises(AssertionError):
        Refusal("tidak_ada_kunci_ini")


@pytest.mark.parametrize("values", [{}, {"jam": 1}, {"kode": "JP1", "jam": 1, "lain": 2}])
def test_missing_and_surplus_values_are_our_own_mistake(values: dict[str, object]) -> None:
    """A sentence with a hole in it must not reach a person."""
    with pytest.raises(AssertionError):
        Refusal("terlambat", **values)


def test_a_refusal_never_prints_what_a_person_wrote() -> None:
    """Its text form may end in a log."""
    assert str(Refusal("pilihan_sama", pilihan="rahasia saya")) == "pilihan_sama"


def test_every_key_is_plain_snake_case_and_named_once() -> None:
    """Keys are looked up in catalogues, so they keep to one spelling; no key means two things."""
    for key in [*REFUSALS, *FILE_ERRORS]:
        assert key.isascii()
        assert key == key.lower()
        assert key.replace("_", "").isalnum()
    assert not REFUSALS.keys() & FILE_ERRORS.keys()


def test_a_fault_is_no_refusal() -> None:
    """The one is logged and tried again, the other is shown; nobody may catch both by accident."""
    assert not issubclass(Fault, Refusal)
    assert not issubclass(Refusal, Fault)
