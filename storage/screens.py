"""Where the screens of a meeting are found and how they are steered."""

from dataclasses import dataclass

from rules.screens import Screen
from storage.database import Row, Tx

_COLUMNS = """meeting_id, shown, subject_id, page, size, is_blank, theme, language, page_of, wifi, key, results_key,
revision, addresses, steered, steered_since, steered_by"""


@dataclass(frozen=True, slots=True)
class Address:
    """`key` leads to the screen, `results_key` to the page of results, None while it is shut. `revision` is the highest
    number that was handed out to a snapshot, `number` counts the keys handed out. `steered` counts the acts of
    officials; those after `steered_since` were all done by `steered_by`, an actor's ref."""

    screen: Screen
    key: str
    results_key: str | None
    revision: int
    number: int = 1
    steered: int = 0
    steered_since: int = 0
    steered_by: str = ""

    def is_stale(self, seen: int, ref: str) -> bool:
        """Whether somebody else has steered since so many acts had been done: one's own haste undoes no choice."""
        return not (self.steered_since if self.steered_by == ref else self.steered) <= seen <= self.steered


def _address(row: Row) -> Address:
    meeting_id, shown, subject_id, page, size, is_blank, theme, language, page_of, wifi, *rest = tuple(row)
    screen = Screen(meeting_id, shown, subject_id, page, size, bool(is_blank), theme, language, page_of, wifi)
    return Address(screen, *rest)


async def of_meeting(tx: Tx, meeting_id: int, *, lock: str = "") -> Address | None:
    """The address of a meeting; None before one was asked for."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS} FROM screens WHERE meeting_id = $1{lock}", meeting_id)
    return None if row is None else _address(row)


async def by_key(tx: Tx, key: str) -> Address | None:
    """The address with this key; None for a key that never led anywhere or was taken back."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS} FROM screens WHERE key = $1", key)
    return None if row is None else _address(row)


async def by_results_key(tx: Tx, key: str) -> Address | None:
    """The same for the page of results, as long as it is open."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS} FROM screens WHERE results_key = $1", key)
    return None if row is None else _address(row)


async def put_key(tx: Tx, meeting_id: int, key: str, now_ms: int) -> None:
    """The screens of this meeting are found under this key from now on, and under no other."""
    await tx.execute(
        "INSERT INTO screens (meeting_id, key, created_ms, changed_ms) VALUES ($1, $2, $3, $3)"
        " ON CONFLICT (meeting_id) DO UPDATE SET key = excluded.key, changed_ms = excluded.changed_ms,"
        " addresses = screens.addresses + 1",
        *(meeting_id, key, now_ms),
    )


async def steer(tx: Tx, screen: Screen, now_ms: int) -> None:
    """What the screens of the meeting show from now on, and how."""
    await tx.execute(
        "UPDATE screens SET shown = $2, subject_id = $3, page = $4, size = $5, is_blank = $6, theme = $7,"
        " language = $8, page_of = $9, wifi = $10, changed_ms = $11 WHERE meeting_id = $1",
        *(screen.meeting_id, screen.shown, screen.subject_id, screen.page, screen.size, int(screen.is_blank)),
        *(screen.theme, screen.language, screen.page_of, screen.wifi, now_ms),
    )


async def put_results_key(tx: Tx, meeting_id: int, key: str | None, now_ms: int) -> None:
    """The page of results is open under this key, or shut."""
    await tx.execute(
        "UPDATE screens SET results_key = $2, changed_ms = $3 WHERE meeting_id = $1", meeting_id, key, now_ms
    )


async def count_act(tx: Tx, meeting_id: int, ref: str) -> None:
    """One more act, by this official."""
    await tx.execute(
        "UPDATE screens SET steered_since = CASE WHEN steered_by = $2 THEN steered_since ELSE steered END,"
        " steered_by = $2, steered = steered + 1 WHERE meeting_id = $1",
        *(meeting_id, ref),
    )


async def reserve(tx: Tx, meeting_id: int, count: int, now_ms: int) -> int:
    """Hands out so many numbers for snapshots, higher than all before; returns the last one before them. They also
    begin no lower than the time: a database that was restored knows nothing of the numbers handed out since its backup
    was made, and a page that shows one of those would take none up to it for new."""
    await tx.execute(
        "UPDATE screens SET revision = CASE WHEN revision < $3 THEN $3 ELSE revision END + $2 WHERE meeting_id = $1",
        *(meeting_id, count, now_ms),
    )
    last = await tx.fetch_value("SELECT revision FROM screens WHERE meeting_id = $1", meeting_id)
    assert last is not None, "whoever draws a screen has found its address"
    return int(last) - count
