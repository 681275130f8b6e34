"""The speakers' list as it is stored: who raised a hand, who has the floor, how long they spoke."""

from dataclasses import dataclass
from typing import Final

from rules.speaking import BudgetOf, SpeechKind, SpeechState, Timer, Waiting, queue, spoken_until, timer
from storage.database import Row, Tx
from storage.speaking_rules import SpeakingRules

_COLUMNS: Final = (
    "s.id, s.meeting_id, s.number, s.item_id, s.organisation_id, o.ref, o.short AS organisation,"
    " COALESCE(o.constituency_id, 0) AS constituency, s.delegate_id, d.number AS person, d.telegram_id, d.label,"
    " s.kind, s.state, s.raised_by, s.raised_ms, s.told_ms, s.called_ms, s.first_ms, s.started_ms, s.ended_ms,"
    " s.spoken_ms, s.limit_ms, s.extra_ms, s.revision"
)
_FROM: Final = (
    " FROM speeches s JOIN organisations o ON o.id = s.organisation_id JOIN delegates d ON d.id = s.delegate_id"
)
_LIVING: Final = "('waiting', 'called', 'speaking', 'paused')"


@dataclass(frozen=True, slots=True)
class Speech:
    """One entry of the list with the names it is called by; `constituency` 0: none; `telegram_id` is the person's
    phone, if any."""

    id: int
    meeting_id: int
    number: int
    item_id: int | None
    organisation_id: int
    ref: str
    organisation: str
    constituency: int
    delegate_id: int
    person: int
    telegram_id: int | None
    label: str
    kind: SpeechKind
    state: SpeechState
    raised_by: str
    raised_ms: int
    told_ms: int | None
    called_ms: int | None
    first_ms: int | None
    started_ms: int | None
    ended_ms: int | None
    spoken_ms: int
    limit_ms: int
    extra_ms: int
    revision: int

    @property
    def allowed_ms(self) -> int:
        """The limit with what a moderator gave on top."""
        return self.limit_ms + self.extra_ms

    @property
    def is_order(self) -> bool:
        """A point of order."""
        return self.kind is SpeechKind.ORDER

    def owner(self, budget_of: BudgetOf) -> int:
        """Whose budget it draws on: the id of the delegate, or of the organisation."""
        return self.organisation_id if budget_of is BudgetOf.ORGANISATION else self.delegate_id

    def spoken_at(self, now_ms: int) -> int:
        """What was spoken until this moment."""
        return spoken_until(self.spoken_ms, self.started_ms, now_ms)

    def timer_at(self, now_ms: int) -> Timer:
        """Its timer at this moment."""
        return timer(self.spoken_ms, self.started_ms, self.allowed_ms, now_ms)


def _speech(row: Row) -> Speech:
    values = list(row)
    values[12], values[13] = SpeechKind(values[12]), SpeechState(values[13])
    return Speech(*values)


async def load(tx: Tx, speech_id: int) -> Speech | None:
    """One entry, or None."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS}{_FROM} WHERE s.id = $1", speech_id)
    return None if row is None else _speech(row)


async def of_meeting(tx: Tx, meeting_id: int) -> list[Speech]:
    """Every entry in the order of arrival."""
    rows = await tx.fetch(f"SELECT {_COLUMNS}{_FROM} WHERE s.meeting_id = $1 ORDER BY s.number", meeting_id)
    return [_speech(row) for row in rows]


async def living(tx: Tx, meeting_id: int) -> list[Speech]:
    """Everybody who waits or has the floor, in the order of arrival."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE s.meeting_id = $1 AND s.state IN {_LIVING} ORDER BY s.number", meeting_id
    )
    return [_speech(row) for row in rows]


async def living_of(tx: Tx, delegate_id: int) -> Speech | None:
    """The one entry of this person that waits or has the floor."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS}{_FROM} WHERE s.delegate_id = $1 AND s.state IN {_LIVING}", delegate_id)
    return None if row is None else _speech(row)


async def running(tx: Tx) -> list[Speech]:
    """Whoever speaks just now, in whatever meeting."""
    rows = await tx.fetch(f"SELECT {_COLUMNS}{_FROM} WHERE s.state = 'speaking' ORDER BY s.id")
    return [_speech(row) for row in rows]


async def spoken(tx: Tx, meeting_id: int) -> list[Speech]:
    """Every speech that was begun, the latest first."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE s.meeting_id = $1 AND s.first_ms IS NOT NULL"
        " ORDER BY s.first_ms DESC, s.number DESC",
        meeting_id,
    )
    return [_speech(row) for row in rows]


async def in_order(tx: Tx, meeting_id: int, rules: SpeakingRules) -> list[Speech]:
    """Everybody who waits, in the order they will be called."""
    rows = await tx.fetch(
        "SELECT s.delegate_id, COALESCE(o.constituency_id, 0) AS constituency FROM speeches s"
        " JOIN organisations o ON o.id = s.organisation_id WHERE s.meeting_id = $1 AND s.kind = 'hand'"
        " AND (s.first_ms IS NOT NULL OR s.state = 'called') ORDER BY COALESCE(s.first_ms, s.called_ms), s.number",
        meeting_id,
    )
    spoke = {row["delegate_id"] for row in rows}
    waiting = {one.number: one for one in await living(tx, meeting_id) if one.state is SpeechState.WAITING}
    ordered = queue(
        (Waiting(one.number, one.kind, one.constituency, one.delegate_id in spoke) for one in waiting.values()),
        rules.turn,
        [row["constituency"] for row in rows],
    )
    return [waiting[one.number] for one in ordered]


async def used_ms(tx: Tx, meeting_id: int, budget_of: BudgetOf, now_ms: int) -> dict[int, int]:
    """Whoever a budget belongs to (id of the delegate or of the organisation) -> what they have spoken in this meeting
    by hands. A point of order uses up nothing."""
    rows = await tx.fetch(
        "SELECT organisation_id, delegate_id, spoken_ms, started_ms FROM speeches WHERE meeting_id = $1"
        " AND kind = 'hand' AND first_ms IS NOT NULL ORDER BY number",
        meeting_id,
    )
    used: dict[int, int] = {}
    for row in rows:
        owner = row["organisation_id"] if budget_of is BudgetOf.ORGANISATION else row["delegate_id"]
        used[owner] = used.get(owner, 0) + spoken_until(row["spoken_ms"], row["started_ms"], now_ms)
    return used


async def add(tx: Tx, meeting_id: int, delegate_id: int, kind: SpeechKind, raised_by: str, now_ms: int) -> Speech:
    """A new entry at the end. The caller has locked the meeting's row and found no living entry of this person."""
    last = await tx.fetch_value("SELECT MAX(number) FROM speeches WHERE meeting_id = $1", meeting_id)
    speech_id: int = await tx.fetch_value(
        "INSERT INTO speeches (meeting_id, number, organisation_id, delegate_id, kind, raised_by, raised_ms)"
        " SELECT $1, $2, d.organisation_id, d.id, $4, $5, $6 FROM delegates d WHERE d.id = $3 RETURNING id",
        *(meeting_id, int(last or 0) + 1, delegate_id, kind.value, raised_by, now_ms),
    )
    added = await load(tx, speech_id)
    assert added is not None
    return added


_CHANGEABLE: Final = frozenset(
    ("called_ms", "ended_ms", "extra_ms", "first_ms", "item_id", "kind", "limit_ms", "spoken_ms", "started_ms", "state")
)


async def change(tx: Tx, speech_id: int, **columns: int | str | None) -> None:
    """Sets these columns; whoever saw the entry before sees that it is another now."""
    assert columns.keys() <= _CHANGEABLE
    sets = ", ".join(f"{name} = ${place}" for place, name in enumerate(columns, 2))
    await tx.execute(f"UPDATE speeches SET {sets}, revision = revision + 1 WHERE id = $1", speech_id, *columns.values())


async def told(tx: Tx, speech_id: int, now_ms: int) -> None:
    """The person knows that they are next; nobody is told twice."""
    await tx.execute("UPDATE speeches SET told_ms = $2 WHERE id = $1", speech_id, now_ms)
