"""From stored fields and files to those of the record."""

from record.record_submissions import Attachment, Completed
from storage import completions, media, points
from storage.database import Tx


async def gather_completed(tx: Tx, meeting_id: int) -> tuple[Completed, ...]:
    """The fields of every proposal that has any, by number."""
    found = await completions.of_meeting(tx, meeting_id)
    return tuple(Completed(one.code, one.location, one.volume, one.addressee) for one in found)


async def gather_attachments(tx: Tx, meeting_id: int) -> tuple[Attachment, ...]:
    """Every file that lies with us and belongs to a point, by the point's number and as they came."""
    codes = {point.id: point.code for point in await points.of_meeting(tx, meeting_id)}
    return tuple(
        Attachment(
            code=codes[one.point_id],
            kind=one.kind,
            type=one.type,
            name=one.name,
            size_bytes=one.bytes,
            sha256=one.sha256,
            seconds=one.seconds,
            file=one.path,
            at_ms=one.received_ms,
        )
        for one in await media.kept_of_meeting(tx, meeting_id)
        if one.point_id is not None
    )
