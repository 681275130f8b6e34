"""What may be asked for as a file: lines that name a wish, and numbers of buttons that mean one."""

from hypothesis import given
from hypothesis import strategies as st

from rules.exports import (
    LANGUAGES,
    TURN_LANGUAGE,
    TURN_PUBLIC,
    Choice,
    Wish,
    choice_of,
    item_scope,
    question_scope,
    read_wish,
)
from rules.roles import Act

PARTS = st.one_of(
    st.just((None, "")),
    st.integers(1, 99).map(lambda n: (n, "")),
    st.integers(1, 99).map(lambda n: (None, f"JP{n}")),
)


@given(st.sampled_from(("notula", "berita-acara-pdf", "semua")), PARTS, st.booleans(), st.sampled_from(LANGUAGES))
def test_a_wish_is_read_as_it_was_spelled(
    what: str, part: tuple[int | None, str], is_public: bool, language: str
) -> None:
    """The line in the database is the wish, whole; and no two wishes share one."""
    wish = Wish(what, *part, is_public, language)
    assert read_wish(wish.spelled()) == wish


def test_what_goes_without_saying_is_not_said() -> None:
    """The usual document is its name alone, in the line and in the record."""
    assert Wish("notula").spelled() == "notula"
    assert Wish("notula").noted() == {"what": "notula"}
    assert Wish("csv", 2, "", is_public=True, language="en").spelled() == "csv acara=2 publik en"
    said = {"what": "diagram", "question": "JP1", "variant": "published", "language": "en"}
    assert Wish("diagram", None, "JP1", is_public=True, language="en").noted() == said


@given(st.integers(0, 2**31), st.integers(0, 3))
def test_two_numbers_of_a_button_are_one_choice(scope: int, flags: int) -> None:
    """A part is an item or a question or the whole meeting, never two of them; every flag turns there and back."""
    choice = choice_of(scope, flags)
    assert (choice.scope, choice.flags) == (scope, flags)
    assert [choice.item is not None, choice.question_id is not None, scope == 0].count(True) == 1
    for flag in (TURN_PUBLIC, TURN_LANGUAGE):
        assert choice.turned(flag) != choice
        assert choice.turned(flag).turned(flag) == choice


@given(st.integers(1, 10_000))
def test_a_part_is_found_again_by_its_number(number: int) -> None:
    """Items by their place, questions by their id."""
    assert Choice(item_scope(number)).item == number
    assert Choice(question_scope(number)).question_id == number


def test_only_the_pack_needs_the_right_to_pass_on() -> None:
    """meeting.md 2: drafts are for the minute taker too, the pack is the secretariat's."""
    assert Wish("paket").act is Act.EXPORT_PACK
    assert Wish("semua").act is Wish("record").act is Act.EXPORT_DRAFT
