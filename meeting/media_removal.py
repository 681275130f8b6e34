"""Files of people who withdraw: their rows go in the act itself, their bytes in a job that outlives a crash."""

from meeting.house import House
from meeting.owner import told_owner
from rules.media import MediaState
from storage import delegates, entries, jobs, media, media_removal, outbox, points, waiting_media
from storage.database import Tx
from storage.entries import Actor
from storage.jobs import Job
from storage.media import Media

JOB = "media_removal"


async def remove_of_delegate(tx: Tx, meeting_id: int, delegate_id: int, now_ms: int) -> int:
    """Every file this delegate sent is to go: photos show and voices are the person, so no identity can be cut from
    them. Each that came with a point leaves an entry with its digest. Returns how many there were."""
    gone = await media_removal.forget_of_delegate(tx, delegate_id)
    author = await delegates.load(tx, delegate_id)
    actor = Actor("delegate", f"p{author.number if author is not None else 0}")
    for one in gone:
        await _removed(tx, meeting_id, one, actor, now_ms)
    return len(gone)


async def remove_recordings(tx: Tx, meeting_id: int, actor: Actor, now_ms: int) -> int:
    """Every voice of the meeting is to go: like words as they were sent, it has served once the minutes are signed."""
    gone = await media_removal.forget_recordings(tx, meeting_id)
    for one in gone:
        await _removed(tx, meeting_id, one, actor, now_ms)
    return len(gone)


async def _removed(tx: Tx, meeting_id: int, one: Media, actor: Actor, now_ms: int) -> None:
    await waiting_media.redraw(tx, meeting_id, one.id, now_ms)
    if one.path:
        await media_removal.forget_sent(tx, meeting_id, one.path)
        await _ask(tx, meeting_id, one.id, now_ms)
    point = None if one.point_id is None else await points.load(tx, one.point_id)
    if point is not None and one.sha256:
        payload = {"point": point.code, "sha256": one.sha256}
        await entries.append(tx, meeting_id, actor, "point.file_removed", payload, now_ms)
    if point is not None:
        await outbox.want_again(tx, f"point:{point.id}", now_ms=now_ms)


async def _ask(tx: Tx, meeting_id: int, media_id: int, now_ms: int) -> None:
    await jobs.add(tx, meeting_id, JOB, str(media_id), {"media": media_id}, asked_by=None, now_ms=now_ms, again=True)


async def to_unlink(house: House, job: Job) -> str:
    """Where the file lies that is to go, relative to the folder of files; empty where there is none, or where a file
    that is kept lies."""
    async with house.db.reading() as tx:
        one = await media.load(tx, job.payload["media"])
        if one is None or one.state != MediaState.REMOVED or not one.path:
            return ""
        return "" if await media_removal.is_shared(tx, one.id, one.path) else one.path


async def settle(house: House, job: Job) -> None:
    """Nothing lies there any more, together with the end of the job; done twice it is done once."""
    async with house.db.transaction() as tx:
        await media_removal.emptied(tx, job.payload["media"])
        await jobs.done(tx, job.id, house.now())


async def give_up_in(tx: Tx, job: Job, now_ms: int) -> None:
    """The disk does not let the file go: the owner hears of it, and the next start tries again."""
    await told_owner(tx, "alarm_berkas_tertinggal", now_ms, once=f"left:{job.id}", nomor=job.payload["media"])


async def resume(house: House) -> None:
    """At the start: files of people who withdrew before their files went with them, and files that are overdue."""
    async with house.db.transaction() as tx:
        now_ms = house.now()
        for meeting_id, delegate_id in await media_removal.left_behind(tx):
            await remove_of_delegate(tx, meeting_id, delegate_id, now_ms)
        for one in await media_removal.overdue(tx):
            await _ask(tx, one.meeting_id, one.media_id, now_ms)
