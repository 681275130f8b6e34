"""Promises of the table of texts: complete, in one voice, and short."""

import ast
import re
import unicodedata
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

from locales.messages import MESSAGES, TOAST_KEYS
from locales.messages.buttons import BUTTONS
from locales.messages.refusals import REFUSED
from rules.file_errors import FILE_ERRORS
from rules.meetings import MeetingState
from rules.points import PointState
from rules.questions import Kind, Mode, QuestionState, Unit
from rules.refusals import REFUSALS
from rules.roles import Role
from rules.text import utf16_units

# The law wants all of it in one piece, and the profile has its own limit of 512.
ROOT = Path(__file__).parents[2]
LONG_BY_NATURE = {"notice", "profil_keterangan"}
MESSAGE_UNITS_MAX = 350
TOAST_TEMPLATE_UNITS_MAX = 160
LABEL_UNITS_MAX = 32


def values_of(text: str) -> set[str]:
    """The names of the values a text waits for."""
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("key", [*REFUSALS, *FILE_ERRORS])
def test_every_refusal_has_words_made_of_its_own_values(key: str) -> None:
    """Whatever the rules refuse is said in a sentence, and never with a value the refusal does not carry."""
    assert values_of(MESSAGES[key]) <= {*(REFUSALS | FILE_ERRORS)[key]}


def test_no_refusal_is_kept_after_the_rules_forgot_it() -> None:
    """A key that says no and exists nowhere in the rules is dead, but for the kinds of question still to come."""
    assert REFUSED.keys() - REFUSALS.keys() <= {"jp_belum_lengkap", "jp_terlalu_banyak", "jp_angka_salah"}


@pytest.mark.parametrize(
    ("prefix", "states"),
    [
        ("status_rapat_", MeetingState),
        ("status_jp_", QuestionState),
        ("status_pokok_", PointState),
        ("jenis_", Kind),
        ("sifat_", Mode),
        ("mode_", Mode),
        ("per_", Unit),
        ("peran_", Role),
    ],
)
def test_every_state_kind_mode_and_role_has_a_word(prefix: str, states: type[StrEnum]) -> None:
    """What the rules can name, a card can name."""
    assert [state.value for state in states if prefix + state.value not in MESSAGES] == []


def test_texts_keep_the_tone_of_the_house() -> None:
    """No exclamation mark, no markup, no emoji but the tick and the box for a missing sign, no blanks at the ends."""
    assert [key for key, text in MESSAGES.items() if set("!<>") & set(text)] == []
    assert [key for key, text in MESSAGES.items() if text != text.strip()] == []
    pictures = {sign for text in MESSAGES.values() for sign in text if unicodedata.category(sign) in ("So", "Cs")}
    assert pictures <= {"✓", "□"}


def test_only_the_notice_says_anda() -> None:
    """Participants are Bapak/Ibu everywhere else."""
    assert [key for key, text in MESSAGES.items() if re.search(r"\bAnda\b", text)] == ["notice"]


def test_a_value_is_named_and_never_formatted_in_the_text() -> None:
    """How a value looks is decided by its kind, in one place, not in six hundred texts."""
    for key, text in MESSAGES.items():
        for _, field, spec, conversion in Formatter().parse(text):
            assert field is None or re.fullmatch("[a-z_]+", field), key
            assert not spec, key
            assert not conversion, key


def test_a_message_is_one_idea_of_at_most_350_signs() -> None:
    """A phone shows it without scrolling."""
    long = {key for key, text in MESSAGES.items() if utf16_units(text) > MESSAGE_UNITS_MAX}
    assert long <= LONG_BY_NATURE


def test_a_toast_leaves_room_for_its_values() -> None:
    """200 signs fit the box: a text alone stays far enough below for a name or two."""
    assert [key for key in TOAST_KEYS if utf16_units(MESSAGES[key]) > TOAST_TEMPLATE_UNITS_MAX] == []


def test_a_button_is_a_few_words_without_a_full_stop() -> None:
    """Phones cut labels at about thirty signs."""
    assert [key for key, text in BUTTONS.items() if utf16_units(text) > LABEL_UNITS_MAX or text.endswith(".")] == []


def test_every_text_is_said_somewhere() -> None:
    """A key that no line of the house names, whole or by the beginning of its family, is a text nobody reads."""
    named: set[str] = set()
    families: set[str] = set()
    for path in ROOT.glob("*/**/*.py"):
        place = path.relative_to(ROOT).parts
        if place[0] in ("tests", ".venv") or place[:2] == ("locales", "messages"):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named.add(node.value)
            elif isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                families.add(str(node.values[0].value))
    families = {family for family in families if re.fullmatch("[a-z_]+_", family)}
    assert [key for key in MESSAGES if key not in named and not key.startswith(tuple(families))] == []
