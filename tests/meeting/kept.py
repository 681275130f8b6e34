"""A meeting in which people answered, spoke and wrote, that has come to its end: for tests of what is kept of it."""

import json
from pathlib import Path
from typing import Any

from bot.exporting import Exporting
from bot.retention import Clearing
from meeting import agenda, questions
from meeting import retention as meeting_retention
from record import json_file
from record.gather import gather
from rules.meetings import MeetingAct
from rules.questions import Question
from rules.retention import DAY_MS
from storage import jobs
from storage.database import Database
from storage.entries import Actor, append
from tests.meeting.exported import ask
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.pointed import put_forward, worded
from tests.meeting.test_voting import choose, opened

NAMES = tuple(f"Kepala Bidang {n}, Nama-Rahasia-{n}" for n in range(1, 6))
ORIGINAL = "usul perbaikan jalan desa ASLI-SEKALI sejak banjir"
RECORD = "Mengusulkan perbaikan jalan desa yang rusak sejak banjir."


async def ended_hall(db: Database) -> Hall:
    """Five organisations with named delegates: an open question and one by constituency, answered and revealed, one
    point with a record wording, and the meeting ended."""
    hall = await open_hall(db)
    async with db.transaction() as tx:
        for place, (delegate_id, label) in enumerate(zip(hall.delegates, NAMES, strict=True)):
            position, _, name = label.partition(", ")
            await tx.execute(
                "UPDATE delegates SET label = $2, name_key = $2, position = $3, name = $4, represents = $5"
                " WHERE id = $1",
                *(delegate_id, label, position, name, "" if place else "Kepala Dinas Wakil-Rahasia"),
            )
            await tx.execute("INSERT INTO consents VALUES ($1, $2, 'x', $3, NULL)", 1, 1001 + place, hall.clock())
    case = await put_forward(hall, 0, ORIGINAL)
    await worded(hall, case, RECORD)
    for written in ("Bidang apa? #terbuka\nData\nRumah", "Sesuai? #per_unsur\nYa\nTidak"):
        question = await opened(hall, written)
        for place in range(5):
            await choose(hall, question, place, place % 2)
        await questions.close(hall.house, hall.moderator, question.id)
        await questions.reveal(hall.house, hall.moderator, question.id)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
    async with db.transaction() as tx:
        # The documents of the end are work of another test.
        await tx.execute("DELETE FROM jobs WHERE kind IN ('closing', 'export')")
    return hall


async def adopt(hall: Hall, *, lock: bool = False) -> None:
    """The secretariat adopts, and locks where that is wished: one entry each, as the record has them."""
    async with hall.house.db.transaction() as tx:
        for state in ("adopted", "locked") if lock else ("adopted",):
            await tx.execute("UPDATE meetings SET state = $2 WHERE id = $1", hall.meeting_id, state)
            actor = Actor("secretariat", "s2")
            await append(tx, hall.meeting_id, actor, f"meeting.{state}", {"act": state}, hall.clock())


async def cleared(hall: Hall, folder: Path, *, days: float = 0) -> int:
    """So many days later everything due is asked for and done, as the service does it; returns how many steps."""
    hall.clock.now_ms += round(days * DAY_MS)
    await meeting_retention.ask_due(hall.house)
    done = 0
    work = Clearing(hall.house, folder)
    while True:
        async with hall.house.db.transaction() as tx:
            job = await jobs.next_due(tx, hall.clock())
        if job is None:
            return done
        if job.kind == meeting_retention.JOB:
            await work.do(job)
            done += 1


async def document(hall: Hall) -> dict[str, Any]:
    """`record.json` as it would be made now."""
    async with hall.house.db.reading() as tx:
        made: dict[str, Any] = json.loads(json_file.write(await gather(tx, hall.meeting_id)))
    return made


async def exported(hall: Hall, folder: Path, what: str) -> list[Path]:
    """The secretariat asks for a document, and it is made; where it lies."""
    await ask(hall, SECRETARY, what)
    return await worked_off(hall, folder)


async def worked_off(hall: Hall, folder: Path) -> list[Path]:
    """Every export that waits is made; the files that came of it."""
    before = set(folder.rglob("*.*"))
    exporting = Exporting(hall.house.db, folder, hall.clock)
    while True:
        async with hall.house.db.transaction() as tx:
            job = await jobs.next_due(tx, hall.clock())
        if job is None:
            return sorted(set(folder.rglob("*.*")) - before)
        if job.kind == "export":
            await exporting.do(job)


async def question_named(hall: Hall, code: str) -> Question:
    """The question with this code."""
    from storage import questions as stored

    async with hall.house.db.reading() as tx:
        found = await stored.by_typed_code(tx, hall.meeting_id, code)
    assert found is not None
    return found
