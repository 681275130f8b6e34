"""Preparing a meeting from one file: everything in it, or nothing and every mistake by its line."""

import json
import secrets
from dataclasses import dataclass

from meeting.house import House, Sender
from meeting.telling import show, tell
from rules import chain
from rules.codes import new_join_code, new_key, show_join_code
from rules.file_questions import FileQuestion, LeftOut
from rules.meeting_file import REGION_WORDS, MeetingFile, read_meeting_file
from rules.organisations import normalise
from rules.refusals import Refusal
from rules.roles import Act, Role, may
from storage import accounts, agenda, entries, meetings, organisations, questions, staff
from storage.database import Tx
from storage.entries import Actor
from storage.organisations import NewOrganisation
from storage.questions import Draft

OPERATOR = Actor("operator", "cli")


@dataclass(frozen=True, slots=True)
class Imported:
    """A meeting prepared from a file; `left_out` are the questions of kinds that are not built."""

    meeting_id: int
    code: str
    title: str
    join_code: str
    join_key: str
    organisations: int
    items: int
    questions: int
    left_out: tuple[LeftOut, ...]


async def import_meeting(house: House, content: bytes) -> Imported:
    """Creates the meeting a file describes, for the operator of the machine. Raises MeetingFileErrors (a Refusal) with
    every mistake, `rapat_sudah_ada` where its code is taken."""
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
    meeting, now_ms = file.meeting, house.now()
    if await meetings.by_code(tx, meeting.code) is not None:
        raise Refusal("rapat_sudah_ada", kode=meeting.code)
    join_code, join_key = new_join_code(secrets.choice), new_key(house.token_bytes)
    region = json.dumps([*REGION_WORDS, *meeting.region_words], ensure_ascii=False)
    meeting_id: int = await tx.fetch_value(
        "INSERT INTO meetings (code, join_code, join_key, title, ground, organiser, secretariat, held_on, held_time,"
        " zone, place, invitation_number, region_words, created_ms, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id",
        *(meeting.code, join_code, join_key, meeting.title, meeting.ground, meeting.host, meeting.secretariat),
        *(meeting.date.isoformat(), meeting.time, meeting.zone, meeting.place, meeting.invitation, region),
        *(now_ms, chain.time_text(now_ms)),
    )
    if sender is not None:
        await accounts.touch(tx, sender.telegram_id, now_ms)
        await staff.add(tx, meeting_id, sender.telegram_id, Role.SECRETARIAT, now_ms)
        await accounts.turn_to(tx, sender.telegram_id, meeting_id)
        actor = await staff.actor(tx, meeting_id, sender.telegram_id, Role.SECRETARIAT)
    assert actor is not None
    await _fill(tx, meeting_id, file)
    await entries.append(tx, meeting_id, actor, "meeting.prepared", {"code": meeting.code}, now_ms)
    return Imported(
        meeting_id,
        meeting.code,
        meeting.title,
        join_code,
        join_key,
        organisations=len(file.organisations),
        items=len(meeting.agenda),
        questions=len(file.questions),
        left_out=file.left_out,
    )


async def _fill(tx: Tx, meeting_id: int, file: MeetingFile) -> None:
    meeting = file.meeting
    for title in meeting.agenda:
        await agenda.add(tx, meeting_id, title)
    await tx.execute_many(
        "INSERT INTO speakers (meeting_id, position, office, subject, note) VALUES ($1, $2, $3, $4, $5)",
        [(meeting_id, place, s.position, s.subject, s.note) for place, s in enumerate(meeting.speakers, 1)],
    )
    await tx.execute_many(
        "INSERT INTO officers (meeting_id, position, duty, office) VALUES ($1, $2, $3, $4)",
        [(meeting_id, place, o.role, o.position) for place, o in enumerate(meeting.officers, 1)],
    )
    unsur = {}
    for place, one in enumerate(file.constituencies, 1):
        unsur[one.code] = await tx.fetch_value(
            "INSERT INTO constituencies (meeting_id, position, code, name, grouping) VALUES ($1, $2, $3, $4, $5)"
            " RETURNING id",
            *(meeting_id, place, one.code, one.name, one.group),
        )
    region = {*REGION_WORDS, *meeting.region_words}
    for org in file.organisations:
        aliases = tuple(sorted({normalise(alias, region) for alias in org.aliases}))
        standing = "invited" if org.is_invited else "accepted"
        new = NewOrganisation(org.ref, org.name, org.short, unsur.get(org.constituency), standing, aliases)
        await organisations.add(tx, meeting_id, new)
    for question in file.questions:
        await questions.add(tx, meeting_id, _draft(question))


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
    )


async def _tell(house: House, tx: Tx, sender: Sender, imported: Imported) -> None:
    chat_id, now_ms, meeting_id = sender.telegram_id, house.now(), imported.meeting_id
    await tell(
        *(tx, chat_id, "rapat_disiapkan"),
        now_ms=now_ms,
        meeting_id=meeting_id,
        judul=imported.title,
        instansi=imported.organisations,
        acara=imported.items,
        pertanyaan=imported.questions,
        kode=show_join_code(imported.join_code),
    )
    if imported.left_out:
        lines = [{"key": "pertanyaan_dilewati", "values": {"kode": left.code}} for left in imported.left_out]
        await tell(tx, chat_id, "isi", now_ms=now_ms, meeting_id=meeting_id, isi={"lines": lines})
    payload = {"confirm": "", "meeting": meeting_id}
    await show(tx, chat_id, "staff", payload, topic=f"staff:{meeting_id}", now_ms=now_ms, anew=True)
