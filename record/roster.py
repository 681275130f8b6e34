"""Who and what a meeting is, as the record holds it: agenda, officers, organisations, delegates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the meeting is; times are milliseconds UTC, `held_on` is an ISO date, empty texts were never
    filled in. `created_at` is what the chain of entries begins with."""

    code: str
    title: str
    ground: str
    organiser: str
    secretariat: str
    held_on: str
    held_time: str
    zone: str
    place: str
    invitation_number: str
    minutes_number: str
    state: str
    opened_ms: int | None
    ended_ms: int | None
    created_ms: int
    created_at: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """`position` counts from 1 and is how points, notes and questions name the item."""

    position: int
    title: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who presented what; `note` says for whom they stood in."""

    office: str
    subject: str
    note: str


@dataclass(frozen=True, slots=True)
class Officer:
    """Who led or wrote; a name is printed only where the secretariat typed one."""

    duty: str
    office: str
    name: str


@dataclass(frozen=True, slots=True)
class Constituency:
    """`group` is the larger group it belongs to."""

    code: str
    name: str
    group: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """`is_present`: somebody registered for it, whether or not they left before the end."""

    ref: str
    name: str
    short: str
    constituency: str | None
    standing: str
    is_invited: bool
    is_present: bool
    weight: str


@dataclass(frozen=True, slots=True)
class Delegate:
    """A person as the attendance list names them; never an account. `role` is lead, delegate or observer."""

    ref: str
    label: str
    organisation: str
    position: str
    name: str
    represents: str
    role: str
    channel: str
    registered_ms: int
    left_ms: int | None
    has_vote: bool

    @property
    def is_separated(self) -> bool:
        """Whether the identity was cut off: what is left is the number."""
        return self.label == self.ref


@dataclass(frozen=True, slots=True)
class Attended:
    """Somebody who was there, once names are kept apart from answers: without number, time or role, so that nothing
    leads from here to a ballot."""

    organisation: str
    label: str
    position: str
    name: str
    represents: str
