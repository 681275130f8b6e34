"""A meeting set up in a real database, for tests of questions, ballots and points: no room of ours is imitated."""

import json
from dataclasses import dataclass, field

from meeting.house import House, Sender
from storage import ballots
from storage.database import Database

START_MS = 1_700_719_200_000  # 2023-11-23 06:00 UTC
MODERATOR, SECRETARY, MINUTE_TAKER, CLERK = 501, 502, 503, 504


@dataclass
class Clock:
    """A clock that a test turns."""

    now_ms: int = START_MS

    def __call__(self) -> int:
        return self.now_ms

    def turn(self, seconds: float) -> None:
        """Moves on by so many seconds."""
        self.now_ms += round(seconds * 1000)


@dataclass
class Hall:
    """A running meeting with organisations o1 … oN, one delegate each, of accounts 1001, 1002 …"""

    house: House
    clock: Clock
    meeting_id: int
    delegates: list[int] = field(default_factory=list)
    woken: list[int] = field(default_factory=list)
    updates: int = 0

    def sender(self, telegram_id: int) -> Sender:
        """This person, with an update of their own."""
        self.updates += 1
        return Sender(telegram_id, 90_000 + self.updates)

    @property
    def moderator(self) -> Sender:
        return self.sender(MODERATOR)

    def voter(self, place: int) -> Sender:
        """The account of the delegate in this place, from 0."""
        return self.sender(1001 + place)

    async def value(self, sql: str, *values: int | str) -> object:
        """One value, read from the database."""
        async with self.house.db.reading() as tx:
            return await tx.fetch_value(sql, *values)

    async def kinds(self) -> list[str]:
        """The kinds of the record's entries, in order."""
        async with self.house.db.reading() as tx:
            return [row["kind"] for row in await tx.fetch("SELECT kind FROM entries ORDER BY seq")]

    async def stored(self, question_id: int) -> dict[str, tuple[int, ...]]:
        """voter -> option ids of every ballot."""
        async with self.house.db.reading() as tx:
            rows = await tx.fetch("SELECT voter, selection FROM ballots WHERE question_id = $1", question_id)
        return {row["voter"]: ballots.from_text(row["selection"]) for row in rows}


async def open_hall(db: Database, *, organisations: int = 5) -> Hall:
    """A running meeting in a fresh database."""
    clock = Clock()
    woken: list[int] = []
    counter = iter(range(1, 1_000_000))
    house = House(db, clock, lambda size: next(counter).to_bytes(size, "big"), lambda: woken.append(1))
    async with db.transaction() as tx:
        meeting_id: int = await tx.fetch_value(
            "INSERT INTO meetings (code, join_code, join_key, title, held_on, zone, state, created_ms, created_at,"
            " opened_ms) VALUES ('RAKOR-7', 'ABCD2345', 'key', 'Rakor 7', '2023-11-23', 'Asia/Jakarta', 'running',"
            " $1, '2023-11-23T01:00:00.000Z', $1) RETURNING id",
            START_MS,
        )
        unsur = await tx.fetch_value(
            "INSERT INTO constituencies (meeting_id, position, code, name) VALUES ($1, 1, 'pemerintah', 'Pemerintah')"
            " RETURNING id",
            meeting_id,
        )
        roles = ((MODERATOR, "moderator"), (SECRETARY, "secretariat"), (MINUTE_TAKER, "minute_taker"), (CLERK, "clerk"))
        for number, (account, role) in enumerate(roles, 1):
            await tx.execute(
                "INSERT INTO accounts (telegram_id, meeting_id, first_seen_ms) VALUES ($1, $2, 0)", account, meeting_id
            )
            await tx.execute("INSERT INTO staff VALUES ($1, $2, $3, $4, 0)", meeting_id, account, role, number)
    hall = Hall(house, clock, meeting_id, woken=woken)
    for place in range(organisations):
        hall.delegates.append(await add_delegate(hall, place, constituency_id=unsur))
    return hall


async def add_delegate(
    hall: Hall, place: int, *, constituency_id: int = 1, organisation_id: int | None = None, account: int | None = None
) -> int:
    """One more delegate: of a new organisation (its lead), or of an existing one."""
    telegram_id = 1001 + place if account is None else account
    async with hall.house.db.transaction() as tx:
        is_first = organisation_id is None
        if organisation_id is None:
            organisation_id = await tx.fetch_value(
                "INSERT INTO organisations (meeting_id, position, ref, name, short, constituency_id, standing)"
                " VALUES ($1, $2, $3, $4, $3, $5, 'invited') RETURNING id",
                *(hall.meeting_id, place + 1, f"o{place + 1}", f"Instansi {place + 1}", constituency_id),
            )
        await tx.execute(
            "INSERT INTO accounts (telegram_id, meeting_id, first_seen_ms) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING",
            *(telegram_id, hall.meeting_id),
        )
        delegate_id: int = await tx.fetch_value(
            "INSERT INTO delegates (meeting_id, number, organisation_id, telegram_id, label, name_key, channel,"
            " registered_ms) VALUES ($1, $2, $3, $4, $5, $5, 'telegram', $6) RETURNING id",
            *(hall.meeting_id, place + 1, organisation_id, telegram_id, f"Perwakilan {place + 1}", hall.clock()),
        )
        if is_first:
            await tx.execute(
                "UPDATE organisations SET lead_delegate_id = $2 WHERE id = $1", organisation_id, delegate_id
            )
    return delegate_id


def payload(text: str) -> dict[str, object]:
    """The payload of a stored entry."""
    loaded: dict[str, object] = json.loads(text)
    return loaded
