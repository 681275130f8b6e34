"""Check 3: states in their legal order, and each act by a role that may."""

from collections.abc import Iterator
from typing import Final

from verifier.findings import Finding, differs, wrong
from verifier.nodes import Node
from verifier.rights import GIVEN, STAND_IN, may

# Act on a question -> the states it is legal in; None is a question that no entry has named yet.
_QUESTION: Final[dict[str, tuple[str | None, ...]]] = {
    "question.drafted": (None,),
    "question.opened": ("draft",),
    "question.extended": ("open",),
    "question.closed": ("open",),
    "question.reopened": ("closed",),
    "question.revealed": ("closed",),
    "question.adopted": ("revealed",),
    "question.cancelled": ("draft", "open", "closed"),
    "question.corrected": ("draft", "open"),
    "question.skipped": ("draft",),
    "question.reminded": ("open",),
    "electorate.changed": ("open",),
    "erratum": ("adopted",),
    "addendum": ("adopted",),
}
_AFTER: Final = {
    "question.drafted": "draft",
    "question.opened": "open",
    "question.closed": "closed",
    "question.reopened": "open",
    "question.revealed": "revealed",
    "question.adopted": "adopted",
    "question.cancelled": "cancelled",
}
_MEETING: Final = {
    "draft": ("registration",),
    "registration": ("draft", "running"),
    "running": ("paused", "ended"),
    "paused": ("running", "ended"),
    "ended": ("running", "adopted"),
    "adopted": ("locked",),
    "locked": (),
}

# What an adopted meeting still takes, by kind or by its first word.
_AFTER_ADOPTION: Final = frozenset(
    {
        *("meeting", "erratum", "addendum", "export", "privacy", "retention", "role", "group", "screen"),
        "point.file_removed",
    }
)
_SETTLED: Final = ("adopted", "locked")


class _Course:
    """Where the meeting and its questions stand while the entries are read in order."""

    def __init__(self, secret: set[str]) -> None:
        self.meeting = "draft"
        self.questions: dict[str, str] = {}
        self.roles: set[tuple[str, str]] = set()
        self.people: set[str] = set()
        self.secret = secret


def state_findings(record: Node) -> Iterator[Finding]:
    """Reads the entries in order; then the states of the record must be those they lead to."""
    questions = record.many("questions")
    course = _Course({one.text("code") for one in questions if one.text("mode") == "secret"})
    for entry in record.many("entries"):
        kind, payload = entry.text("kind"), entry.part("payload")
        actor = entry.part("actor")
        role, ref = actor.text("role"), actor.text("ref")
        place = f"catatan nomor {entry.number('seq')} ({kind})"
        yield from _right(place, kind, role, ref, payload, course)
        if course.meeting in _SETTLED and _AFTER_ADOPTION.isdisjoint((kind, kind.partition(".")[0])):
            yield wrong(place, "sesudah penetapan tidak ada lagi yang berubah", "nothing changes after adoption")
        if kind == ("erratum" if course.meeting == "locked" else "addendum"):
            yield wrong(place, "ralat sebelum dan adendum sesudah dikunci", "errata before, addenda after the lock")
        if kind.startswith("meeting."):
            yield from _meeting(place, kind.removeprefix("meeting."), payload, course)
        code = payload.text_or_none("question")
        if code is not None:
            yield from _question(place, kind, code, course)
    yield from _ends(record, questions, course)


def _right(place: str, kind: str, role: str, ref: str, payload: Node, course: _Course) -> Iterator[Finding]:
    """The table of rights, roles that were given, people who are registered, and reasons that are owed."""
    if may(kind, role) is False:
        yield wrong(place, f"peran {role} tidak berwenang", f"the role {role} may not do this")
    if kind == "role.given":
        course.roles.add((payload.text("ref"), payload.text("role")))
    if kind == "delegate.registered":
        course.people.add(payload.text("delegate"))
    if role in GIVEN and (ref, role) not in course.roles:
        yield wrong(place, f"{ref} belum diberi peran {role}", f"{ref} was not given the role {role}")
    if kind == "role.taken":
        course.roles.discard((payload.text("ref"), payload.text("role")))
    if role == "delegate" and ref not in course.people:
        yield wrong(place, f"{ref} belum terdaftar", f"{ref} is not registered")
    if kind in STAND_IN and role == "secretariat" and payload.maybe("digest") is None:
        yield wrong(place, "sekretariat bertindak tanpa alasan", "the secretariat acts without a reason")


def _meeting(place: str, state: str, payload: Node, course: _Course) -> Iterator[Finding]:
    if state not in _MEETING:
        return
    was = payload.text_or_none("was")
    if was is not None and was != course.meeting:
        yield differs(f"{place}, keadaan sebelumnya", course.meeting, was)
    if state not in _MEETING[course.meeting]:
        yield wrong(
            place, f"rapat {course.meeting} tidak dapat menjadi {state}", f"{course.meeting} does not become {state}"
        )
    still_open = sorted(code for code, one in course.questions.items() if one == "open")
    if state == "ended" and still_open:
        yield wrong(place, f"{still_open[0]} masih dibuka", f"{still_open[0]} is still open")
    course.meeting = state


def _question(place: str, kind: str, code: str, course: _Course) -> Iterator[Finding]:
    now = course.questions.get(code)
    # A question that came with the meeting's file was drafted without an entry.
    legal = _QUESTION.get(kind)
    if legal is not None and (now not in legal) and not (now is None and "draft" in legal):
        yield wrong(place, f"{code} berstatus {now or 'konsep'}", f"{code} is {now or 'a draft'}")
    if kind == "question.opened" and course.meeting != "running":
        yield wrong(place, f"rapat berstatus {course.meeting}", f"the meeting is {course.meeting}")
    if kind == "question.reopened" and code in course.secret:
        yield wrong(place, f"{code} rahasia dan tidak dapat dibuka kembali", f"{code} is secret and cannot be reopened")
    if kind in _AFTER:
        course.questions[code] = _AFTER[kind]


def _ends(record: Node, questions: list[Node], course: _Course) -> Iterator[Finding]:
    """What the entries lead to is what the record says."""
    state = record.part("meeting").text("state")
    if state != course.meeting:
        yield differs("record.json meeting.state", course.meeting, state)
    codes = set()
    for question in questions:
        code = question.text("code")
        codes.add(code)
        found = course.questions.get(code, "draft")
        if question.text("state") != found:
            yield differs(f"{code}, status", found, question.text("state"))
    for code in sorted(course.questions.keys() - codes):
        yield wrong(
            code, "ada dalam catatan tetapi tidak dalam record.json", "is in the entries and not in record.json"
        )
