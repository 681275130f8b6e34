"""What a proposal may say beside its words: where, how much, and to which organisation it is meant to go."""

from dataclasses import dataclass

from storage.database import Tx

FIELDS = ("location", "volume", "addressee")


@dataclass(frozen=True, slots=True)
class Completion:
    """The fields of one point; empty where they were never filled in. `addressee` is the short name of an organisation
    of the meeting, or somebody's free words."""

    point_id: int
    code: str
    location: str
    volume: str
    addressee: str


_SELECT = (
    "SELECT p.id, p.code, p.location, p.volume, CASE WHEN o.id IS NULL THEN p.addressee ELSE o.short END AS addressee"
    " FROM points p LEFT JOIN organisations o ON o.id = p.addressee_id"
)


async def load(tx: Tx, point_id: int) -> Completion:
    """The fields of this point. Raises LookupError where there is no such point."""
    row = await tx.fetch_row(f"{_SELECT} WHERE p.id = $1", point_id)
    if row is None:
        raise LookupError("no such point")
    return Completion(*row)


async def of_meeting(tx: Tx, meeting_id: int) -> list[Completion]:
    """The points of a meeting of which any field is filled in, by number."""
    rows = await tx.fetch(
        f"{_SELECT} WHERE p.meeting_id = $1 AND (p.location <> '' OR p.volume <> '' OR p.addressee <> ''"
        " OR p.addressee_id IS NOT NULL) ORDER BY p.number",
        meeting_id,
    )
    return [Completion(*row) for row in rows]


async def set_field(tx: Tx, point_id: int, field: str, text: str) -> None:
    """Location or volume, or the addressee in free words."""
    assert field in FIELDS
    also = ", addressee_id = NULL" if field == "addressee" else ""
    await tx.execute(f"UPDATE points SET {field} = $2{also} WHERE id = $1", point_id, text)


async def set_addressee(tx: Tx, point_id: int, organisation_id: int) -> None:
    """An organisation of the meeting."""
    await tx.execute("UPDATE points SET addressee_id = $2, addressee = '' WHERE id = $1", point_id, organisation_id)
