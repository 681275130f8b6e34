"""The running record: what an entry is about, and which entries a reader asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final


class Group(StrEnum):
    QUESTIONS = "questions"
    POINTS = "points"
    SPEAKERS = "speakers"
    ATTENDANCE = "attendance"
    OUTCOMES = "outcomes"
    OTHERS = "others"


# The first word of a kind -> its group; whatever another room adds stands among the others.
_GROUP_OF: Final = {
    **dict.fromkeys(("question", "ballot", "electorate", "sounding"), Group.QUESTIONS),
    "point": Group.POINTS,
    **dict.fromkeys(("speech", "speakers"), Group.SPEAKERS),
    **dict.fromkeys(("delegate", "lead", "organisation", "privacy"), Group.ATTENDANCE),
    **dict.fromkeys(
        ("note", "conclusion", "decision", "follow_up", "erratum", "addendum", "amendment", "amendments"),
        Group.OUTCOMES,
    ),
}
# Parts of a payload that name a person or an organisation by its ref, and so may stand for a constituency.
_NAMED: Final = ("delegate", "voter", "organisation", "from", "to")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it is read: `item` is the agenda item the meeting was at, `text` what stands behind its digest
    (None where it holds none, empty where the text was erased), `unit` a constituency where one is meant."""

    seq: int
    at_ms: int
    role: str
    ref: str
    kind: str
    payload: Mapping[str, Any]
    hash: str
    item: int | None
    text: str | None
    unit: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asked for; 0 and empty mean everything. `unit` is the id of a constituency."""

    item: int = 0
    group: int = 0
    unit: int = 0


def group_of(kind: str) -> Group:
    """The group a kind belongs to."""
    return _GROUP_OF.get(kind.partition(".")[0], Group.OTHERS)


def is_wanted(line: Line, wanted: Wanted) -> bool:
    """Whether a line belongs to what was asked for, the words typed aside."""
    groups = tuple(Group)
    if wanted.group and (wanted.group > len(groups) or group_of(line.kind) is not groups[wanted.group - 1]):
        return False
    if wanted.item and line.item != wanted.item:
        return False
    return not wanted.unit or line.unit == wanted.unit


def named(ref: str, payload: Mapping[str, Any]) -> tuple[str, ...]:
    """The refs an entry is about: whoever acted, then whom it names; only what the record itself says."""
    return (ref, *(value for key in _NAMED if isinstance(value := payload.get(key), str)))
