"""Preparing a meeting from one file: everything in it, or nothing and every mistake by its line."""

import secrets
from dataclasses import dataclass, replace
from typing import Any

from meeting import carrying
from meeting.house import OPERATOR, House, Sender
from meeting.rights import has_right
from meeting.telling import show, tell
from rules import chain
from rules.codes import new_join_code, new_key, show_join_code
from rules.file_questions import FileQuestion
from rules.meeting_file import REGION_WORDS, MeetingFile, read_meeting_file
from rules.meetings import MeetingState
from rules.organisations import normalise
from rules.refusals import Refusal
from rules.roles import Act, Role, may
from rules.stationery import Paper
from storage import (
    accounts,
    agenda,
    closing_rules,
    entries,
    meetings,
    organisations,
    papers,
    preparation,
    questions,
    retention,
    staff,
)
from storage.database import Tx
from storage.entries import Actor
from storage.meetings import Meeting
from storage.organisations import NewOrganisation
from storage.preparation import Keys
from storage.questions import Draft


@dataclass(frozen=True, slots=True)
class Imported:
    """A meeting prepared from a file; `is_renewed` where the file took the place of an earlier one;
    `elsewhere` names the follow-ups that another meeting goes on with already, which were left there."""

    meeting_id: int
    code: str
    title: str
    join_code: str
    join_key: str
    organisations: int
    items: int
    questions: int
    is_renewed: bool
    elsewhere: tuple[str, ...] = ()


async def import_meeting(house: House, content: bytes) -> Imported:
    """Creates the meeting a file describes, for the operator of the machine. Raises MeetingFileErrors (a Refusal) with
    every mistake, `rapat_sudah_berjalan` where a meeting of its code is under way."""
    file = read_meeting_file(content)
    async with house.db.transaction() as tx:
        return await _create(house, tx, file, OPERATOR)


async def import_in(house: House, tx: Tx, sender: Sender, content: bytes) -> Imported:
    """The same within an act of an official, who becomes its secretariat and is told what was prepared."""
    await may_prepare(tx, sender)
    imported = await _create(house, tx, read_meeting_file(content), None, sender)
    await _tell(house, tx, sender, imported)
    return imported


async def may_prepare(tx: Tx, sender: Sender) -> None:
    """Raises `bukan_wewenang` unless the sender may prepare a meeting."""
    current = await meetings.current_of(tx, sender.telegram_id)
    roles = await staff.roles_of(tx, current.id if current else 0, sender.telegram_id)
    if not may(roles, Act.PREPARE_MEETING):
        raise Refusal("bukan_wewenang")


async def _create(
    house: House, tx: Tx, file: MeetingFile, actor: Actor | None, sender: Sender | None = None
) -> Imported:
    now_ms = house.now()
    await carrying.hold(house, tx, file.follow_ups, sender)
    known = await meetings.by_code(tx, file.meeting.code, lock=house.db.lock_clause)
    if known is None:
        keys = Keys(new_join_code(secrets.choice), new_key(house.token_bytes))
        meeting_id = await preparation.add(tx, file.meeting, keys, now_ms, chain.time_text(now_ms))
    else:
        keys, meeting_id = Keys(known.join_code, known.join_key), known.id
        await _renew(tx, known, file, sender)
    if sender is not None:
        await accounts.touch(tx, sender.telegram_id, now_ms)
        await staff.add(tx, meeting_id, sender.telegram_id, Role.SECRETARIAT, now_ms)
        await accounts.turn_to(tx, sender.telegram_id, meeting_id)
        actor = await staff.actor(tx, meeting_id, sender.telegram_id, Role.SECRETARIAT)
    assert actor is not None
    await _fill(tx, meeting_id, file)
    await retention.keep(tx, meeting_id, file.retention)
    await _keep_paper(tx, meeting_id, file.paper)
    await closing_rules.set_rules(tx, meeting_id, file.meeting.correction_hours, file.meeting.sends_minutes)
    carried = await carrying.from_file(house, tx, actor, meeting_id, file.follow_ups, sender)
    listed = {"follow_ups": carried.digests, "responsible": carried.responsible}
    said = {"code": file.meeting.code, **{key: digests for key, digests in listed.items() if digests}}
    await entries.append(tx, meeting_id, actor, "meeting.prepared", said, now_ms)
    return Imported(
        meeting_id,
        file.meeting.code,
        file.meeting.title,
        keys.join_code,
        keys.join_key,
        organisations=len(file.organisations),
        items=len(file.meeting.agenda),
        questions=len(file.questions),
        is_renewed=known is not None,
        elsewhere=tuple(f"{origin} ({other})" for origin, other in carried.elsewhere.items()),
    )


async def _renew(tx: Tx, known: Meeting, file: MeetingFile, sender: Sender | None) -> None:
    """A corrected file takes the place of the earlier one, for whoever may prepare that meeting, until something has
    happened in it."""
    if sender is not None and not await has_right(tx, known.id, sender, Act.PREPARE_MEETING):
        raise Refusal("rapat_sudah_ada", kode=known.code)
    if known.state != MeetingState.DRAFT or not await preparation.may_renew(tx, known.id):
        raise Refusal("rapat_sudah_berjalan", kode=known.code)
    await preparation.renew(tx, known.id, file.meeting)


async def _fill(tx: Tx, meeting_id: int, file: MeetingFile) -> None:
    for title in file.meeting.agenda:
        await agenda.add(tx, meeting_id, title)
    constituencies = await preparation.fill(tx, meeting_id, file.meeting, file.constituencies)
    region = {*REGION_WORDS, *file.meeting.region_words}
    for org in file.organisations:
        aliases = tuple(sorted({normalise(alias, region) for alias in org.aliases}))
        standing = "invited" if org.is_invited else "accepted"
        new = NewOrganisation(
            org.ref, org.name, org.short, constituencies.get(org.constituency), standing, aliases, f"{org.weight:f}"
        )
        await organisations.add(tx, meeting_id, new)
    for question in file.questions:
        await questions.add(tx, meeting_id, _draft(question))


async def _keep_paper(tx: Tx, meeting_id: int, wanted: Paper | None) -> None:
    """The lines of the file's section about papers; a logo that was sent stays."""
    if wanted is not None:
        known = await papers.of_meeting(tx, meeting_id)
        await papers.put(tx, meeting_id, replace(wanted, logo=known.logo))


def _draft(question: FileQuestion) -> Draft:
    minutes = question.open_minutes
    return Draft(
        wording=question.wording,
        options=question.options,
        kind=question.kind,
        preset=question.preset,
        mode=question.mode,
        unit=question.unit,
        ballot_by=question.ballot_by,
        base=question.base,
        late_voters=question.late_voters,
        duration_seconds=None if minutes is None else minutes * 60,
        code=question.code,
        settings=question.settings,
    )


async def _tell(house: House, tx: Tx, sender: Sender, imported: Imported) -> None:
    chat_id, now_ms, meeting_id = sender.telegram_id, house.now(), imported.meeting_id
    await tell(
        *(tx, chat_id, "rapat_disiapkan_ulang" if imported.is_renewed else "rapat_disiapkan"),
        now_ms=now_ms,
        meeting_id=meeting_id,
        judul=imported.title,
        instansi=imported.organisations,
        acara=imported.items,
        pertanyaan=imported.questions,
        kode=show_join_code(imported.join_code),
    )
    if imported.elsewhere:
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting_id}
        await tell(*(tx, chat_id, "rapat_tindak_di_rapat_lain"), **about, daftar=list(imported.elsewhere))
    payload = {"confirm": "", "meeting": meeting_id}
    await show(tx, chat_id, "staff", payload, topic=f"staff:{meeting_id}", now_ms=now_ms, anew=True)
