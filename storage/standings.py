"""A point as people see it: with what is merged into it, and with those who stand behind it."""

from dataclasses import dataclass

from rules.standings import authors, supporters
from storage import merges, points, supports
from storage.database import Tx
from storage.points import StoredPoint
from storage.supports import Support


@dataclass(frozen=True, slots=True)
class Standing:
    """A head, the points under it by number, and every support given to any of them."""

    head: StoredPoint
    merged: tuple[StoredPoint, ...]
    supports: tuple[Support, ...]

    @property
    def author_ids(self) -> list[int]:
        """The organisations that asked for it, the head's first."""
        return authors(self.head.organisation_id, [one.organisation_id for one in self.merged])

    @property
    def author_names(self) -> list[str]:
        """The same by their short names."""
        names = {one.organisation_id: one.organisation for one in (self.head, *self.merged)}
        return [names[one] for one in self.author_ids]

    @property
    def supporter_ids(self) -> list[int]:
        """The organisations behind the head beside its own, each once."""
        merged = [one.organisation_id for one in self.merged]
        given = [one.organisation_id for one in self.supports if not one.is_personal]
        return supporters(self.head.organisation_id, merged, given)

    @property
    def supporter_names(self) -> list[str]:
        """The same by their short names."""
        names = {one.organisation_id: one.organisation for one in self.supports}
        names |= {one.organisation_id: one.organisation for one in self.merged}
        return [names[one] for one in self.supporter_ids]

    @property
    def people_count(self) -> int:
        """How many people support it in their own name."""
        return len({one.delegate_id for one in self.supports if one.is_personal})

    def of_organisation(self, organisation_id: int) -> list[Support]:
        """What this organisation gave."""
        return [one for one in self.supports if one.organisation_id == organisation_id and not one.is_personal]

    def of_person(self, delegate_id: int) -> list[Support]:
        """What this delegate gave in their own name."""
        return [one for one in self.supports if one.delegate_id == delegate_id and one.is_personal]


async def standing(tx: Tx, point_id: int, *, lock: str = "") -> Standing | None:
    """The group this point belongs to, whichever of its points is named; None where there is no such point."""
    head = await points.load(tx, await merges.head_of(tx, point_id), lock=lock)
    if head is None:
        return None
    if lock and await merges.head_of(tx, head.id) != head.id:
        # It was merged while we waited for it.
        return await standing(tx, head.id, lock=lock)
    return Standing(head, tuple(await merges.under(tx, head.id)), tuple(await supports.of_group(tx, head.id)))


async def of_meeting(tx: Tx, meeting_id: int) -> list[Standing]:
    """Every head of a meeting by number."""
    heads = await merges.heads(tx, meeting_id)
    merged: dict[int, list[StoredPoint]] = {}
    given: dict[int, list[Support]] = {}
    found = await points.of_meeting(tx, meeting_id)
    for point in found:
        if point.id in heads:
            merged.setdefault(heads[point.id], []).append(point)
    for one in await supports.of_meeting(tx, meeting_id):
        given.setdefault(heads.get(one.point_id, one.point_id), []).append(one)
    return [
        Standing(point, tuple(merged.get(point.id, ())), tuple(given.get(point.id, ())))
        for point in found
        if point.id not in heads
    ]
