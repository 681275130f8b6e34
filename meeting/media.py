"""Files sent to the floor: remembered at once, fetched later, and no point before their sender has confirmed words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from meeting.attaching import attach_in, enter
from meeting.floor_asking import check_floor, go_on
from meeting.floor_dialogs import UNKNOWN, joined, tell_behind
from meeting.house import House, Sender
from meeting.keeping import held_in
from meeting.telling import once_a_minute, tell
from meeting.waiting import Came, Waiting, begun
from rules.media import MediaKind, MediaState, check_count, check_size, said_name
from rules.points import PointKind, write_point
from rules.refusals import Refusal
from rules.text import fold
from storage import delegates, jobs, media, points, waiting_media
from storage.database import Tx
from storage.delegates import Delegate
from storage.jobs import Job
from storage.media import Media, NewMedia
from storage.points import StoredPoint

JOB = "media"
# What is kept byte for byte, with whatever its author's programs wrote into it: its sender is told so once.
AS_SENT = (MediaKind.DOCUMENT, MediaKind.AUDIO)
UNSETTLED = (MediaState.WAITING.value, MediaState.KEPT.value)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as its message describes it; `size` None where Telegram does not say."""

    kind: MediaKind
    file_id: str
    file_unique_id: str
    album: str = ""
    name: str = ""
    seconds: int | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands under a file: the text, and the kind and numbers where it begins with a command."""

    text: str = ""
    kind: PointKind | None = None
    answers: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as it lies with us."""

    mime: str
    size_bytes: int
    sha256: str
    path: str


async def receive(
    house: House, sender: Sender, meeting_id: int, sent: Sent, caption: Caption, came: Came = UNKNOWN
) -> None:
    """Remembers the file and has it fetched, in one transaction; its caption is the text of the point, else one is
    asked for. Pictures of one album belong to one point, whichever of them carries the words."""
    async with house.act(sender) as tx:
        acting = await check_floor(tx, sender, meeting_id)
        delegate = await _whose(tx, sender, acting, sent.album)
        held = await held_in(tx, sender.telegram_id, meeting_id, house.now())
        before = current = (held or Waiting()).current_of(house.now(), delegate.id)
        is_same = sent.album != "" and current.album == sent.album
        if caption.kind is not None and not (is_same and before.kind is caption.kind):
            before = begun(held, caption.kind, caption.answers, delegate.id)
        media_id = await _remember(house, tx, sender, delegate, sent, before)
        point = None if media_id is None else await _joined_point(house, tx, delegate, media_id, sent.album)
        if point is not None:
            if not caption.text or fold(write_point(caption.text).text) == fold(point.original):
                return
            media_id = None
        waiting = before if media_id is None else await _with_file(tx, delegate, before, media_id, sent)
        if caption.text:
            waiting = await joined(house, tx, sender, delegate, waiting, caption.text, came)
        elif media_id is None or delegate.id != acting.id:
            # What the phone types next is no word of somebody else for their pictures: those were told of by [Ganti].
            return
        was_asked = current.kind is not None
        stored = await go_on(house, tx, sender, delegate, waiting, anew=not is_same, was_asked=was_asked)
        if stored is None:
            await tell_behind(house, tx, sender, delegate, held, waiting)


async def _whose(tx: Tx, sender: Sender, acting: Delegate, album: str) -> Delegate:
    """Whoever sent the first picture of the album, while the phone answers for them; else for whom it speaks."""
    own = await delegates.of_account(tx, acting.meeting_id, sender.telegram_id) if album else []
    for one in own:
        if await media.of_album(tx, one.id, album):
            return one
    return acting


async def _with_file(tx: Tx, delegate: Delegate, before: Waiting, media_id: int, sent: Sent) -> Waiting:
    """What goes on with one more file of this delegate, and with all of its album that waits for words."""
    waiting = before.with_media(media_id, sent.album, is_voice=sent.kind is MediaKind.VOICE)
    album = await media.of_album(tx, delegate.id, sent.album) if sent.album else []
    files = [one.id for one in album if one.point_id is None and one.state in UNSETTLED]
    media_ids = tuple(dict.fromkeys((*waiting.media, *files)))
    return replace(waiting, media=media_ids, speaker=waiting.speaker or delegate.id)


async def _remember(
    house: House, tx: Tx, sender: Sender, delegate: Delegate, sent: Sent, before: Waiting
) -> int | None:
    """The row and the job that fetches the file. One that is known to be too large or empty is put aside at once, its
    sender told; then None. Of one too many nothing is remembered."""
    sent_before = await media.count_of_delegate(tx, delegate.meeting_id, delegate.id)
    try:
        check_count(len(before.media), sent_before)
    except Refusal as refusal:
        await _tell_full(tx, sender, delegate, refusal, house.now())
        return None
    now_ms, wanted = house.now(), before.kind.value if before.kind is not None else ""
    new = NewMedia(sent.kind, sent.file_id, sent.file_unique_id, sent.album, said_name(sent.name), sent.seconds, wanted)
    media_id = await media.add(tx, delegate.meeting_id, delegate.id, new, now_ms)
    try:
        if sent.size is not None:
            check_size(sent.size)
    except Refusal as refusal:
        await _put_aside(tx, media_id, MediaState.REFUSED, refusal, sender.telegram_id, delegate.meeting_id, now_ms)
        return None
    if sent.kind in AS_SENT:
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": delegate.meeting_id}
        await tell(tx, sender.telegram_id, "media_utuh", **about, once=f"media_utuh:{delegate.meeting_id}")
    await waiting_media.redraw(tx, delegate.meeting_id, media_id, now_ms)
    work = {"media": media_id}
    await jobs.add(tx, delegate.meeting_id, JOB, str(media_id), work, asked_by=sender.telegram_id, now_ms=now_ms)
    return media_id


async def _tell_full(tx: Tx, sender: Sender, delegate: Delegate, why: Refusal, now_ms: int) -> None:
    about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": delegate.meeting_id}
    await tell(tx, sender.telegram_id, why.key, **about, once=once_a_minute(why.key, now_ms), **why.values)


async def _joined_point(house: House, tx: Tx, delegate: Delegate, media_id: int, album: str) -> StoredPoint | None:
    """The point that another picture of the same album is already, to which this one belongs too; else None."""
    if not album:
        return None
    known = [one.point_id for one in await media.of_album(tx, delegate.id, album) if one.point_id is not None]
    point = await points.load(tx, known[0]) if known else None
    if point is not None:
        await attach_in(tx, point, [media_id], house.now())
    return point


async def _put_aside(
    tx: Tx, media_id: int, state: MediaState, why: Refusal, telegram_id: int | None, meeting_id: int, now_ms: int
) -> None:
    await media.put_aside(tx, media_id, state.value, why.key)
    if telegram_id is not None:
        await tell(tx, telegram_id, why.key, now_ms=now_ms, meeting_id=meeting_id, **why.values)


async def to_fetch(house: House, job: Job) -> Media | None:
    """The file of this job; None where it was settled before, or its sender has withdrawn meanwhile."""
    async with house.db.transaction() as tx:
        one = await media.load(tx, job.payload["media"])
        if one is not None and one.state == MediaState.WAITING:
            return one
        await jobs.done(tx, job.id, house.now())
    return None


async def settle(house: House, job: Job, fetched: Fetched) -> bool:
    """The file lies with us, together with the end of the job; done twice it is done once. False where nobody wants it
    any more, so that it must not stay: its sender has withdrawn while it was fetched."""
    async with house.db.transaction() as tx:
        now_ms = house.now()
        one = await media.load(tx, job.payload["media"], lock=house.db.lock_clause)
        if one is not None and one.state == MediaState.WAITING:
            await media.keep(tx, one.id, fetched.mime, fetched.size_bytes, fetched.sha256, fetched.path)
            await _entered(tx, one.id, now_ms)
            one = await media.load(tx, one.id)
        await jobs.done(tx, job.id, now_ms)
        tx.after_commit(house.wake)
        return one is not None and (one.state, one.path) == (MediaState.KEPT, fetched.path)


async def _entered(tx: Tx, media_id: int, now_ms: int) -> None:
    one = await media.load(tx, media_id)
    point = None if one is None or one.point_id is None else await points.load(tx, one.point_id)
    if one is not None and point is not None:
        await enter(tx, one, point, now_ms)


async def refuse(house: House, job: Job, why: Refusal) -> None:
    """The file is none that we keep; its sender is told why."""
    async with house.db.transaction() as tx:
        await _set_aside(house, tx, job, MediaState.REFUSED, why)
        await jobs.done(tx, job.id, house.now())
        tx.after_commit(house.wake)


async def lose(house: House, job: Job) -> None:
    """Telegram does not have the file any more; its sender is asked to send it again."""
    async with house.db.transaction() as tx:
        await lose_in(house, tx, job)
        await jobs.done(tx, job.id, house.now())
        tx.after_commit(house.wake)


async def lose_in(house: House, tx: Tx, job: Job) -> None:
    """The same inside a transaction that is under way."""
    await _set_aside(house, tx, job, MediaState.LOST, Refusal("media_hilang"))


async def _set_aside(house: House, tx: Tx, job: Job, state: MediaState, why: Refusal) -> None:
    one = await media.load(tx, job.payload["media"], lock=house.db.lock_clause)
    if one is not None and one.state == MediaState.WAITING:
        await _put_aside(tx, one.id, state, why, one.telegram_id, one.meeting_id, house.now())
