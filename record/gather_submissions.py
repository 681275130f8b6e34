"""From stored fields and files to those of the record."""

from dataclasses import replace
from pathlib import Path

from record.record import Record
from record.record_submissions import Attachment, Completed, FileState
from rules.media import MediaState
from storage import completions, media, points
from storage.database import Tx
from storage.media import Media


async def gather_completed(tx: Tx, meeting_id: int) -> tuple[Completed, ...]:
    """The fields of every proposal that has any, by number."""
    found = await completions.of_meeting(tx, meeting_id)
    return tuple(Completed(one.code, one.location, one.volume, one.addressee) for one in found)


async def gather_attachments(tx: Tx, meeting_id: int) -> tuple[Attachment, ...]:
    """Every file that lies with us, or did until it was removed, and belongs to a point; by the point's number and as
    they came."""
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
            file="" if one.state == MediaState.REMOVED else one.path,
            at_ms=one.received_ms,
            state=_state(one),
        )
        for one in await media.recorded_of_meeting(tx, meeting_id)
        if one.point_id is not None
    )


def _state(one: Media) -> FileState:
    if one.state == MediaState.REMOVED:
        return FileState.REMOVED
    return FileState.CLEARED if one.type.startswith("image/") else FileState.AS_SENT


def looked_for(record: Record, folder: Path) -> Record:
    """The same record, saying of each file that is not under `folder` any more, or not whole, that it is missing. Looks
    at the disk: not to be called where anything waits."""
    return replace(record, files=str(folder), attachments=tuple(_looked_for(one, folder) for one in record.attachments))


def _looked_for(one: Attachment, folder: Path) -> Attachment:
    if one.state is FileState.REMOVED:
        return one
    try:
        is_there = (folder / one.file).stat().st_size == one.size_bytes
    except (FileNotFoundError, NotADirectoryError):
        is_there = False
    return one if is_there else replace(one, state=FileState.MISSING)
