"""From stored merges and supports to the groups of the record."""

from collections.abc import Mapping

from record.record_groups import GivenSupport, PointGroup
from storage import standings
from storage.database import Tx
from storage.standings import Standing


async def point_groups(tx: Tx, meeting_id: int, refs: Mapping[int, str]) -> tuple[PointGroup, ...]:
    """Every head under which something stands or behind which somebody does, by number; `refs` are those of the
    organisations by id."""
    found = await standings.of_meeting(tx, meeting_id)
    return tuple(_group(one, refs) for one in found if one.merged or one.supports)


def _group(one: Standing, refs: Mapping[int, str]) -> PointGroup:
    codes = {point.id: point.code for point in (one.head, *one.merged)}
    return PointGroup(
        head=one.head.code,
        merged=tuple(point.code for point in one.merged),
        authors=tuple(refs[organisation] for organisation in one.author_ids),
        supporters=tuple(refs[organisation] for organisation in one.supporter_ids),
        supports=tuple(
            GivenSupport(
                point=codes[given.point_id],
                organisation=refs[given.organisation_id],
                delegate=None if given.number is None else f"p{given.number}",
                is_personal=given.is_personal,
                at_ms=given.supported_ms,
            )
            for given in one.supports
        ),
    )
