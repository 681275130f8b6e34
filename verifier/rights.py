"""Who may do what, by the table of meeting.md 2: kinds of entries with the roles that may stand beside them."""

from typing import Final

CHAIR: Final = frozenset({"moderator", "deputy"})
OFFICE: Final = frozenset({"secretariat"})
SCRIBES: Final = OFFICE | {"minute_taker"}
DRAFTERS: Final = CHAIR | SCRIBES
ASSISTANTS: Final = SCRIBES | {"clerk"}
FLOOR: Final = frozenset({"delegate", "lead", "observer"})
SYSTEM: Final = frozenset({"system"})
# Whoever has the machine, from its command line.
OPERATOR: Final = frozenset({"operator"})
OFFICIALS: Final = CHAIR | ASSISTANTS
STEERING: Final = CHAIR | OFFICE

# An exact kind first, else everything that begins with a word; a kind that is not here is nobody's in particular.
BY_KIND: Final = {
    "meeting.prepared": OFFICE | OPERATOR | {"owner"},
    "meeting.adopted": OFFICE,
    "meeting.locked": OFFICE,
    "agenda.added": DRAFTERS,
    "agenda.moved": STEERING,
    "group.bound": STEERING,
    "role.taken": OFFICE | {"owner"},
    "export": DRAFTERS | OPERATOR,
    "question.drafted": DRAFTERS,
    "question.opened": STEERING,
    "question.extended": STEERING,
    "question.closed": STEERING | SYSTEM,
    "question.reopened": STEERING,
    "question.revealed": STEERING,
    "question.cancelled": STEERING,
    "question.reminded": STEERING | SYSTEM,
    "question.repeated": DRAFTERS,
    "question.skipped": DRAFTERS,
    "question.corrected": DRAFTERS,
    "question.tallied": DRAFTERS,
    "question.charted": DRAFTERS,
    "question.adopted": OFFICE,
    "question.themed": SCRIBES,
    "erratum": OFFICE,
    "addendum": OFFICE,
    "amendment.proposed": FLOOR,
    "amendment.accepted": OFFICE,
    "amendment.declined": OFFICE,
    "amendments.closed": SYSTEM,
    "closing.ruled": OFFICE,
    "ballot.assisted": ASSISTANTS,
    "ballot.paper": ASSISTANTS,
    "organisation.decided": OFFICE,
    "point.submitted": FLOOR | ASSISTANTS,
    "point.shown": CHAIR,
    "point.held": CHAIR,
    "point.declined": CHAIR,
    "point.merged": CHAIR,
    "point.unmerged": CHAIR,
    "point.received": CHAIR,
    "point.reopened": CHAIR,
    "point.discussed": DRAFTERS,
    "point.answered": DRAFTERS,
    "point.reworded": SCRIBES,
    "speakers.opened": CHAIR,
    "speakers.shut": CHAIR,
    "speakers.ruled": CHAIR,
    "follow_up.carried": OFFICE,
    "screen.moved": CHAIR,
    "screen.results_opened": OFFICE,
    "screen.results_closed": OFFICE,
}
BY_WORD: Final = {
    "meeting": STEERING,
    "sounding": DRAFTERS | SYSTEM,
    "note": SCRIBES,
    "conclusion": SCRIBES,
    "decision": SCRIBES,
    "follow_up": SCRIBES,
    "delegate": FLOOR | OFFICIALS,
    "lead": FLOOR | OFFICIALS,
    "electorate": FLOOR | OFFICIALS,
}
# Acts of the moderator that the secretariat does only with a reason.
STAND_IN: Final = frozenset(
    f"question.{act}" for act in ("opened", "extended", "closed", "reopened", "cancelled", "revealed")
)
# Roles of officials that somebody must have been given in this meeting before they act; the first secretariat and the
# owner were named before it.
GIVEN: Final = frozenset({"moderator", "deputy", "minute_taker", "clerk"})


def may(kind: str, role: str) -> bool | None:
    """Whether this role may do it; None where nothing is said of such a kind."""
    allowed = BY_KIND.get(kind) or BY_WORD.get(kind.partition(".")[0])
    return None if allowed is None else role in allowed
