"""Asking for documents: a job in the same transaction, an entry in the record, the files later."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import PRIORITY_FILE, show
from rules.exports import Choice, Wish, read_wish
from rules.refusals import Refusal
from rules.roles import Act
from storage import agenda, entries, exports, jobs, meetings, outbox, questions
from storage.database import Tx
from storage.entries import Actor
from storage.exports import Export, MadeFile
from storage.meetings import Meeting

JOB: Final = "export"
# Nobody needs to read that a file is being made that is there a moment later.
PATIENCE_MS: Final = 1_000
# In these states what is made is final.
OVER: Final = ("adopted", "locked")


@dataclass(frozen=True, slots=True)
class Asked:
    """`number` is the export number that stands in the file names; `is_new`: nobody had asked for this before."""

    number: int
    wish: Wish
    is_new: bool


async def meant(tx: Tx, meeting_id: int, what: str, choice: Choice) -> Wish:
    """The document with the part that a button means. Raises `tombol_lama` for a part of another meeting."""
    item, question = choice.item, ""
    if item is not None and item not in [one.position for one in await agenda.of_meeting(tx, meeting_id)]:
        raise Refusal("tombol_lama")
    if choice.question_id is not None:
        found = [one for one in await questions.of_meeting(tx, meeting_id) if one.id == choice.question_id]
        if not found:
            raise Refusal("tombol_lama")
        question = found[0].code
    return Wish(what, item, question, choice.is_public, choice.language)


async def ask_export(
    house: House, sender: Sender, meeting_id: int, what: str, choice: Choice, formats: Sequence[str]
) -> Asked:
    """Has the document `what` made, as `formats` of the record room, and sent to whoever asks.

    Asked again while the record has not moved, by whomever, they keep their number and no second entry is made; what is
    made already is only sent.
    """
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.EXPORT_DRAFT)
        wish = await meant(tx, meeting_id, what, choice)
        actor = await require(tx, meeting_id, sender, wish.act)
        meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        state: dict[str, Any] = {"revision": await entries.last_act(tx, meeting_id), "now_ms": house.now()}
        state["is_draft"] = meeting.state not in OVER
        export, is_new = await numbered(tx, meeting, actor, wish, formats, **state)
        await want(tx, export, actor, sender.telegram_id, house.now())
        return Asked(export.number, wish, is_new)


async def numbered(
    tx: Tx,
    meeting: Meeting,
    actor: Actor,
    wish: Wish,
    formats: Sequence[str],
    *,
    revision: int,
    is_draft: bool,
    now_ms: int,
) -> tuple[Export, bool]:
    """The export of this wish at this state of the record, and whether it is new: then it has the next number and an
    entry. The meeting is locked."""
    line = wish.spelled()
    known = await exports.known(tx, meeting.id, line, revision)
    if known is not None:
        return known, False
    number = await meetings.exports(tx, meeting.id) + 1
    await meetings.set_exports(tx, meeting.id, number)
    await entries.append(tx, meeting.id, actor, "export", {"number": number, **wish.noted()}, now_ms)
    at_ms = await entries.time_of(tx, meeting.id, revision)
    about: dict[str, Any] = {"number": number, "revision": revision, "is_draft": is_draft}
    about["at_ms"] = meeting.created_ms if at_ms is None else at_ms
    return await exports.add(tx, meeting.id, line, formats, **about), True


async def is_current(tx: Tx, export: Export, lock: str) -> bool:
    """Whether what was drawn for this export may be kept and sent: the meeting is a draft, or final, as it was then,
    and nobody in it was erased or put right since. Locks the meeting, within the transaction that keeps it."""
    meeting = await meetings.load(tx, export.meeting_id, lock=lock)
    if export.is_draft != (meeting.state not in OVER):
        return False
    return not await exports.is_overtaken(tx, export.meeting_id, export.revision)


async def note_seal(tx: Tx, export: Export, actor: Actor, manifest: str, now_ms: int) -> None:
    """What the manifest of a pack hashes to goes into the record, once however often the pack is asked for."""
    payload = {"manifest": manifest, "number": export.number, **read_wish(export.wish).noted()}
    if await entries.find(tx, export.meeting_id, "export", payload) is None:
        await entries.append(tx, export.meeting_id, actor, "export", payload, now_ms)


async def want(tx: Tx, export: Export, actor: Actor, chat_id: int, now_ms: int) -> None:
    """Has the files of an export sent to a private chat, made first where they are not there; twice is once until they
    have left. Within the transaction of an act."""
    key = job_key(export, chat_id)
    work = work_of(export, {"ref": actor.ref, "role": actor.role}, chat_id)
    await jobs.add(tx, export.meeting_id, JOB, key, work, asked_by=chat_id, now_ms=now_ms, again=True)
    payload, topic = {"meeting": export.meeting_id, "job": key}, f"exporting:{export.meeting_id}:{key}"
    await show(tx, chat_id, "exporting", payload, topic=topic, now_ms=now_ms + PATIENCE_MS, is_awaited=True)


def job_key(export: Export, chat_id: int) -> str:
    """Who waits for what: one piece of work."""
    return f"{export.wish}:{export.revision}:{chat_id}"


def work_of(export: Export, by: dict[str, str], chat_id: int) -> dict[str, Any]:
    """What a job remembers; `sent` are the documents that have left for the chat."""
    return {"by": by, "chat": chat_id, "export": export.id, "formats": list(export.formats), "sent": []}


async def send_again(house: House, sender: Sender, file_id: int) -> MadeFile:
    """[a file of the list]: the same file once more, by Telegram's id where Telegram has it. Raises `berkas_usang` for
    one that may name or quote somebody who was erased or put right since."""
    async with house.act(sender) as tx:
        one = await exports.of_file(tx, file_id)
        if one is None:
            raise Refusal("tombol_lama")
        await require(tx, one.export.meeting_id, sender, read_wish(one.export.wish).act)
        if not one.file.path:
            raise Refusal("berkas_sudah_dihapus")
        if await exports.is_outdated(tx, one):
            raise Refusal("berkas_usang", nama=one.file.name)
        await hand_out(tx, one, sender.telegram_id, f"again:{file_id}", house.now())
        return one


async def hand_out(tx: Tx, one: MadeFile, chat_id: int, why: str, now_ms: int) -> None:
    """Wants a file of an export in a private chat, as a message of its own."""
    wish = read_wish(one.export.wish)
    kind = "pack" if wish.act is Act.EXPORT_PACK else "file"
    payload = {"file": one.file.id, "export": one.export.id, "manifest": one.manifest, "sentence": one.remark}
    topic = f"{kind}:{why}:{one.file.name}"
    await outbox.want(tx, chat_id, topic, kind, payload, priority=PRIORITY_FILE, now_ms=now_ms, anew=True)


async def make_anew(tx: Tx, meeting_id: int, gone: Collection[int], now_ms: int) -> None:
    """Files that are taken away before they could leave are made once more, from the record as it stands then: whoever
    asked for them waits. Within the transaction that forgets them."""
    waiting = await exports.on_their_way(tx, gone)
    for job in await jobs.finished(tx, meeting_id, JOB):
        if (job.payload["export"], job.payload["chat"]) in waiting:
            about: dict[str, Any] = {"asked_by": job.asked_by, "now_ms": now_ms, "again": True}
            await jobs.add(tx, meeting_id, JOB, job.key, {**job.payload, "sent": []}, **about)


async def offer(
    house: House,
    sender: Sender,
    meeting_id: int,
    formats: Sequence[str],
    choice: Choice,
    *,
    menu: int = 0,
    view: int = 0,
    anew: bool = True,
) -> None:
    """Shows what can be made: `formats` a button each, and how they are wanted. `menu` is the document that the menu is
    for, 0 for all; `view` 0 is the menu itself, else the page of parts to choose from."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.EXPORT_DRAFT)
        await meant(tx, meeting_id, "", choice)
        payload: dict[str, Any] = {"meeting": meeting_id, "formats": list(formats), "menu": menu, "view": view}
        payload |= {"scope": choice.scope, "flags": choice.flags}
        about: dict[str, Any] = {"now_ms": house.now(), "anew": anew, "is_awaited": True, "tapped": sender.tapped}
        await show(tx, sender.telegram_id, "export", payload, topic=f"export:{meeting_id}:{menu}", **about)


async def list_files(house: House, sender: Sender, meeting_id: int, *, page: int = 0, anew: bool = True) -> None:
    """Shows the files that were made, eight a page; each is sent again by its button."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.EXPORT_DRAFT)
        payload, topic = {"meeting": meeting_id, "page": page}, f"exports:{meeting_id}"
        about: dict[str, Any] = {"now_ms": house.now(), "anew": anew, "is_awaited": True, "tapped": sender.tapped}
        await show(tx, sender.telegram_id, "exports", payload, topic=topic, **about)
