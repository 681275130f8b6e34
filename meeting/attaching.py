"""Files and the points they belong to: joined once the sender's words are a point, entered once both are there."""

from collections.abc import Sequence

from meeting.late_files import tell_late
from rules.media import MediaState
from storage import delegates, entries, media, outbox, waiting_media
from storage.database import Tx
from storage.entries import Actor
from storage.media import Media
from storage.points import StoredPoint


async def attach_in(tx: Tx, point: StoredPoint, media_ids: Sequence[int], now_ms: int) -> None:
    """These files of the point's author belong to the point; those that lie with us already are entered."""
    if point.delegate_id is None:
        return
    for one in await media.attach(tx, point.meeting_id, point.delegate_id, media_ids, point.id):
        await waiting_media.redraw(tx, point.meeting_id, one.id, now_ms)
        if one.state == MediaState.KEPT:
            await enter(tx, one, point, now_ms)


async def enter(tx: Tx, one: Media, point: StoredPoint, now_ms: int) -> None:
    """The record says which file came with the point: its kind, size and digest. Officials see it on its card; where
    the point is shown already, it waits for a moderator."""
    author = None if one.delegate_id is None else await delegates.load(tx, one.delegate_id)
    actor = Actor("delegate", f"p{author.number if author is not None else 0}")
    payload = {"bytes": one.bytes, "kind": one.kind, "point": point.code, "sha256": one.sha256, "type": one.type}
    await entries.append(tx, point.meeting_id, actor, "point.attached", payload, now_ms)
    for topic in (f"points:{point.meeting_id}", f"point:{point.id}"):
        await outbox.want_again(tx, topic, now_ms=now_ms)
    await tell_late(tx, one, point, now_ms)
