"""A question to start from, small enough to read."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import pytest
import yaml

from rules.questions import APPROVAL, APPROVAL_OPTIONS, Base, Kind, Mode, Option, Question, QuestionState, Unit

SCENARIO = Path(__file__).parents[2] / "rehearsal/scenarios/tkpk-jombang-2023.yaml"


class Asks(Protocol):
    def __call__(self, **changes: Any) -> Question: ...


@pytest.fixture(scope="session")
def ask() -> Asks:
    """An open single-choice question of five options with the ids 1 to 5, changed as the caller says."""
    plain = Question(
        id=7,
        meeting_id=1,
        code="JP1",
        wording="Bidang apa yang paling mendesak?",
        kind=Kind.SINGLE,
        preset="",
        mode=Mode.BY_CONSTITUENCY,
        unit=Unit.PERSON,
        ballot_by="lead",
        base=Base.ANSWERED,
        state=QuestionState.OPEN,
        options=tuple(Option(place, code, f"Pilihan {code}") for place, code in enumerate("ABCDE", start=1)),
        deadline=None,
        opened=1_000,
        closed=None,
        generation=0,
        late_voters="join",
    )
    return lambda **changes: replace(plain, **changes)


@pytest.fixture(scope="session")
def ask_approval(ask: Asks) -> Asks:
    """An open approval question, one ballot an organisation."""
    approval: dict[str, Any] = {"code": "JP6", "preset": APPROVAL, "mode": Mode.OPEN, "options": APPROVAL_OPTIONS}
    approval["unit"] = Unit.ORGANISATION
    return lambda **changes: ask(**{**approval, **changes})


@pytest.fixture(scope="session")
def meeting_text() -> str:
    """The sample meeting as its secretariat wrote it: 42 organisations, six questions."""
    return Path(__file__).with_name("meeting.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def scenario() -> dict[str, Any]:
    """The whole sample meeting: who was there, every final answer, and the figures they must come to."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Any] = yaml.load(SCENARIO.read_text(encoding="utf-8"), Loader=loader)
    return found
