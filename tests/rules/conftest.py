"""A question to start from, small enough to read."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import pytest

from rules.questions import APPROVAL, APPROVAL_OPTIONS, Base, Kind, Mode, Option, Question, QuestionState, Unit


class Asks(Protocol):
    def __call__(self, **changes: Any) -> Question: ...


@pytest.fixture(scope="session")
def ask() -> Asks:
    """An open single-choice question of five options, changed as the caller says."""
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
        options=tuple(Option(100 + place, code, f"Pilihan {code}") for place, code in enumerate("ABCDE")),
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
    options = tuple(Option(200 + place, *option) for place, option in enumerate(APPROVAL_OPTIONS))
    approval: dict[str, Any] = {"code": "JP6", "preset": APPROVAL, "mode": Mode.OPEN, "unit": Unit.ORGANISATION}
    return lambda **changes: ask(**{**approval, "options": options, **changes})


@pytest.fixture(scope="session")
def meeting_text() -> str:
    """The sample meeting as its secretariat wrote it: 42 organisations, six questions."""
    return Path(__file__).with_name("meeting.yaml").read_text(encoding="utf-8")
