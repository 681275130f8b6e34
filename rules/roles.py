"""Who may do what: the table of rights, looked up at the moment of each act."""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Final

from rules.refusals import Refusal


class Role(StrEnum):
    OWNER = "owner"
    OBSERVER = "observer"
    DELEGATE = "delegate"
    LEAD = "lead"
    CLERK = "clerk"
    MINUTE_TAKER = "minute_taker"
    MODERATOR = "moderator"
    DEPUTY = "deputy"
    SECRETARIAT = "secretariat"


class Act(StrEnum):
    ANSWER = "answer"
    ANSWER_FOR_ORGANISATION = "answer_for_organisation"
    SUBMIT_POINT = "submit_point"
    RAISE_HAND = "raise_hand"
    SUPPORT_POINT = "support_point"
    DRAFT_QUESTION = "draft_question"
    ORDER_AGENDA = "order_agenda"
    MOVE_AGENDA = "move_agenda"
    OPEN = "open"
    EXTEND = "extend"
    CLOSE = "close"
    REOPEN = "reopen"
    CANCEL = "cancel"
    REVEAL = "reveal"
    SEE_MISSING = "see_missing"
    REMIND = "remind"
    SEE_TALLY = "see_tally"
    RECORD_TALLY = "record_tally"
    RECORD_CHART = "record_chart"
    SEE_ATTENDANCE = "see_attendance"
    SEE_POINTS = "see_points"
    SEE_WAITING_FILES = "see_waiting_files"
    SHOW_POINT = "show_point"
    HOLD_POINT = "hold_point"
    MERGE_POINT = "merge_point"
    DECLINE_POINT = "decline_point"
    REOPEN_POINT = "reopen_point"
    HANDLE_POINT = "handle_point"
    RUN_SPEAKERS = "run_speakers"
    SOUND = "sound"
    PREPARE_SOUNDING = "prepare_sounding"
    END_SOUNDING = "end_sounding"
    EDIT_RECORD_WORDING = "edit_record_wording"
    WRITE_ENTRY = "write_entry"
    ENTER_ASSISTED = "enter_assisted"
    CONFIRM_ASSISTED = "confirm_assisted"
    APPROVE_ORGANISATION = "approve_organisation"
    SETTLE_LEAD = "settle_lead"
    RULE_AMENDMENT = "rule_amendment"
    ADOPT = "adopt"
    LOCK = "lock"
    ERRATUM = "erratum"
    EXPORT_PACK = "export_pack"
    EXPORT_DRAFT = "export_draft"
    INTERIM_PICTURE = "interim_picture"
    KEEP_ROSTER = "keep_roster"
    GIVE_ROLE = "give_role"
    SET_RETENTION = "set_retention"
    SET_PAPER = "set_paper"
    ANSWER_PRIVACY_REQUEST = "answer_privacy_request"
    PREPARE_MEETING = "prepare_meeting"
    RUN_MEETING = "run_meeting"
    READ_RECORD = "read_record"
    CARRY_FOLLOW_UPS = "carry_follow_ups"
    STEER_SCREEN = "steer_screen"
    OPEN_RESULTS = "open_results"


_CHAIR: Final = frozenset({Role.MODERATOR, Role.DEPUTY})
_OFFICE: Final = frozenset({Role.SECRETARIAT})
_DELEGATES: Final = frozenset({Role.DELEGATE, Role.LEAD})
_FLOOR: Final = _DELEGATES | {Role.OBSERVER}
_SCRIBES: Final = frozenset({Role.MINUTE_TAKER, Role.SECRETARIAT})
_DRAFTERS: Final = _CHAIR | _SCRIBES
_ASSISTANTS: Final = _SCRIBES | {Role.CLERK}

# The table of meeting.md 2, an act a line. Officials vote only where they are delegates too. The owner of the service
# installs it and names the first secretariat; no answer is ever shown to that role.
RIGHTS: Final[dict[Act, frozenset[Role]]] = {
    Act.ANSWER: _DELEGATES,
    Act.ANSWER_FOR_ORGANISATION: frozenset({Role.LEAD}),
    Act.SUBMIT_POINT: _FLOOR,
    Act.RAISE_HAND: _FLOOR,
    Act.SUPPORT_POINT: _DELEGATES,
    Act.DRAFT_QUESTION: _DRAFTERS,
    Act.ORDER_AGENDA: _DRAFTERS,
    Act.MOVE_AGENDA: _CHAIR | _OFFICE,
    Act.OPEN: _CHAIR | _OFFICE,
    Act.EXTEND: _CHAIR | _OFFICE,
    Act.CLOSE: _CHAIR | _OFFICE,
    Act.REOPEN: _CHAIR | _OFFICE,
    Act.CANCEL: _CHAIR | _OFFICE,
    Act.REVEAL: _CHAIR | _OFFICE,
    Act.SEE_MISSING: _CHAIR | _OFFICE,
    Act.REMIND: _CHAIR | _OFFICE,
    Act.SEE_TALLY: _CHAIR | _OFFICE,
    Act.RECORD_TALLY: _CHAIR | _SCRIBES,
    Act.RECORD_CHART: _CHAIR | _SCRIBES,
    Act.SEE_ATTENDANCE: _CHAIR | _ASSISTANTS,
    Act.SEE_POINTS: _CHAIR | _SCRIBES,
    Act.SEE_WAITING_FILES: _CHAIR | _ASSISTANTS,
    Act.SHOW_POINT: _CHAIR,
    Act.HOLD_POINT: _CHAIR,
    Act.MERGE_POINT: _CHAIR,
    Act.DECLINE_POINT: _CHAIR,
    Act.REOPEN_POINT: _CHAIR,
    Act.HANDLE_POINT: _DRAFTERS,
    Act.RUN_SPEAKERS: _CHAIR,
    Act.SOUND: _CHAIR,
    Act.PREPARE_SOUNDING: _CHAIR | _OFFICE,
    # A sounding that nobody can close would keep the meeting open.
    Act.END_SOUNDING: _CHAIR | _OFFICE,
    Act.EDIT_RECORD_WORDING: _SCRIBES,
    Act.WRITE_ENTRY: _SCRIBES,
    Act.ENTER_ASSISTED: _ASSISTANTS,
    Act.CONFIRM_ASSISTED: _ASSISTANTS,
    Act.APPROVE_ORGANISATION: _OFFICE,
    Act.SETTLE_LEAD: _OFFICE,
    Act.RULE_AMENDMENT: _OFFICE,
    Act.ADOPT: _OFFICE,
    Act.LOCK: _OFFICE,
    Act.ERRATUM: _OFFICE,
    Act.EXPORT_PACK: _OFFICE,
    Act.EXPORT_DRAFT: _SCRIBES,
    Act.INTERIM_PICTURE: _CHAIR | _OFFICE,
    Act.KEEP_ROSTER: _OFFICE,
    Act.GIVE_ROLE: _OFFICE | {Role.OWNER},
    Act.SET_RETENTION: _OFFICE,
    Act.SET_PAPER: _OFFICE,
    Act.ANSWER_PRIVACY_REQUEST: _OFFICE,
    Act.PREPARE_MEETING: _OFFICE | {Role.OWNER},
    Act.RUN_MEETING: _CHAIR | _OFFICE,
    Act.READ_RECORD: _CHAIR | _SCRIBES,
    Act.CARRY_FOLLOW_UPS: _OFFICE,
    Act.STEER_SCREEN: _CHAIR,
    Act.OPEN_RESULTS: _OFFICE,
}

# Acts of the moderator that the secretariat may do only when the moderator cannot be reached, and says why.
_STAND_IN: Final = frozenset({Act.OPEN, Act.EXTEND, Act.CLOSE, Act.REOPEN, Act.CANCEL, Act.REVEAL})


def may(roles: AbstractSet[Role], act: Act) -> bool:
    """Whether any of a person's roles gives the right to an act."""
    return not RIGHTS[act].isdisjoint(roles)


def needs_reason(roles: AbstractSet[Role], act: Act) -> bool:
    """Whether the act is done in the moderator's stead, so that it needs a reason."""
    return act in _STAND_IN and Role.SECRETARIAT in roles and _CHAIR.isdisjoint(roles)


def check_right(roles: AbstractSet[Role], act: Act, *, reason: str = "") -> None:
    """Raises `bukan_wewenang` without the right, `alasan_wajib` where a reason is owed and none is given."""
    if not may(roles, act):
        raise Refusal("bukan_wewenang")
    if needs_reason(roles, act) and not reason:
        raise Refusal("alasan_wajib")
