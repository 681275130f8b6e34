"""The organisations of a meeting, the names they go by, and who leads their delegation."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.organisations import Entry
from storage.database import Tx

_COLUMNS = (
    "o.id, o.meeting_id, o.ref, o.name, o.short, o.constituency_id, COALESCE(c.name, '') AS constituency, o.standing,"
    " o.lead_delegate_id"
)
_FROM = " FROM organisations o LEFT JOIN constituencies c ON c.id = o.constituency_id"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation; `constituency` is the name of its unsur, empty where it has none."""

    id: int
    meeting_id: int
    ref: str
    name: str
    short: str
    constituency_id: int | None
    constituency: str
    standing: str
    lead_delegate_id: int | None

    @property
    def votes(self) -> bool:
        """Whether its delegates are in electorates: invited, or accepted by the secretariat."""
        return self.standing in ("invited", "accepted")


async def load(tx: Tx, organisation_id: int, *, lock: str = "") -> Organisation | None:
    """One organisation, or None."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS}{_FROM} WHERE o.id = $1{lock and ' FOR UPDATE OF o'}", organisation_id)
    return None if row is None else Organisation(*row)


async def ref_of(tx: Tx, organisation_id: int) -> str:
    """How the record refers to the organisation."""
    return str(await tx.fetch_value("SELECT ref FROM organisations WHERE id = $1", organisation_id))


async def refs(tx: Tx, meeting_id: int) -> dict[int, str]:
    """How the record refers to every organisation of a meeting, by id."""
    rows = await tx.fetch("SELECT id, ref FROM organisations WHERE meeting_id = $1", meeting_id)
    return {row["id"]: row["ref"] for row in rows}


async def of_meeting(tx: Tx, meeting_id: int) -> Sequence[Organisation]:
    """Every organisation in the order of the list."""
    rows = await tx.fetch(f"SELECT {_COLUMNS}{_FROM} WHERE o.meeting_id = $1 ORDER BY o.position, o.id", meeting_id)
    return [Organisation(*row) for row in rows]


async def roster(tx: Tx, meeting_id: int) -> list[Entry]:
    """What typed names are compared with; what outsiders called themselves is left out until it is accepted."""
    aliases: dict[int, list[str]] = {}
    for row in await tx.fetch("SELECT organisation_id, alias FROM aliases WHERE meeting_id = $1", meeting_id):
        aliases.setdefault(row["organisation_id"], []).append(row["alias"])
    return [
        Entry(one.id, one.name, one.short, tuple(aliases.get(one.id, ())))
        for one in await of_meeting(tx, meeting_id)
        if one.standing not in ("pending", "declined")
    ]


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation about to be stored."""

    ref: str
    name: str
    short: str
    constituency_id: int | None
    standing: str
    aliases: tuple[str, ...] = ()
    weight: str = "1"


async def add(tx: Tx, meeting_id: int, new: NewOrganisation) -> int:
    """Stores an organisation at the end of the list and returns its id. An empty ref becomes x<place>."""
    last = await tx.fetch_value("SELECT MAX(position) FROM organisations WHERE meeting_id = $1", meeting_id)
    position = int(last or 0) + 1
    organisation_id: int = await tx.fetch_value(
        "INSERT INTO organisations (meeting_id, position, ref, name, short, constituency_id, standing, weight)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        *(meeting_id, position, new.ref or f"x{position}", new.name, new.short, new.constituency_id, new.standing),
        new.weight,
    )
    for alias in new.aliases:
        await add_alias(tx, meeting_id, alias, organisation_id)
    return organisation_id


async def add_alias(tx: Tx, meeting_id: int, alias: str, organisation_id: int) -> None:
    """Another name it goes by; a name that is taken stays with whoever has it."""
    await tx.execute(
        "INSERT INTO aliases (meeting_id, alias, organisation_id) VALUES ($1, $2, $3)"
        " ON CONFLICT (meeting_id, alias) DO NOTHING",
        *(meeting_id, alias, organisation_id),
    )


async def set_standing(tx: Tx, organisation_id: int, standing: str) -> None:
    """invited | pending | accepted | observer | declined"""
    await tx.execute("UPDATE organisations SET standing = $2 WHERE id = $1", organisation_id, standing)


async def lead_if_none(tx: Tx, organisation_id: int, delegate_id: int) -> bool:
    """Makes this delegate the lead where there is none; False where there is one. Exactly one wins a race."""
    changed = await tx.execute(
        "UPDATE organisations SET lead_delegate_id = $2 WHERE id = $1 AND lead_delegate_id IS NULL",
        *(organisation_id, delegate_id),
    )
    return changed > 0


async def hand_lead(tx: Tx, organisation_id: int, delegate_id: int | None) -> None:
    """The lead is this delegate from now on, or nobody."""
    await tx.execute("UPDATE organisations SET lead_delegate_id = $2 WHERE id = $1", organisation_id, delegate_id)


async def move_delegates(tx: Tx, from_id: int, to_id: int) -> None:
    """The delegates of one organisation belong to another: it was the same under a different name."""
    await tx.execute("UPDATE delegates SET organisation_id = $2 WHERE organisation_id = $1", from_id, to_id)
    await tx.execute("UPDATE points SET organisation_id = $2 WHERE organisation_id = $1", from_id, to_id)
    await tx.execute("UPDATE supports SET organisation_id = $2 WHERE organisation_id = $1", from_id, to_id)
