"""What was drawn before an erasure or an adoption is neither kept nor sent after it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.draft_minutes import DraftMinutes
from meeting import delegation
from meeting import exports as asking
from meeting.privacy import Wish, separate
from record import exports
from record.record import Record
from rules.refusals import Refusal
from storage import jobs
from storage.database import Database
from storage.jobs import Job
from tests.meeting.exported import ask, drawn, made, wanted
from tests.meeting.finished import end_meeting
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.kept import NAMES, adopt, ended_hall


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A meeting that has ended, with five named delegates."""
    return await ended_hall(database)


def meanwhile(monkeypatch: pytest.MonkeyPatch, what: str, act: Callable[[], Awaitable[object]]) -> None:
    """Once, while this document is drawn in its thread, something happens in the meeting."""
    loop, ours = asyncio.get_running_loop(), exports.FORMATS[what]
    happened: list[object] = []

    async def once() -> None:
        happened.append(await act())

    def write(record: Record) -> Sequence[tuple[str, bytes]]:
        content = ours.write(record)
        if not happened:
            asyncio.run_coroutine_threadsafe(once(), loop).result(30)
        return content

    monkeypatch.setitem(exports.FORMATS, what, replace(ours, write=write))


async def file_ids(hall: Hall) -> list[int]:
    async with hall.house.db.reading() as tx:
        return [row["id"] for row in await tx.fetch("SELECT id FROM files ORDER BY id")]


def erase(hall: Hall) -> Awaitable[None]:
    return separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)


@pytest.mark.parametrize("act", ["erase", "rename"])
async def test_a_draft_made_before_is_not_sent_again(hall: Hall, tmp_path: Path, act: str) -> None:
    """Neither by its button nor by a row that waits; a fresh one is made and sent."""
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    (waiting,) = await wanted(hall, "file")
    (file_id,) = await file_ids(hall)
    await asking.send_again(hall.house, hall.sender(SECRETARY), file_id)
    if act == "erase":
        await erase(hall)
    else:
        await delegation.rename(hall.house, hall.sender(SECRETARY), hall.delegates[0], "Sekretaris, Nama Lain")
    with pytest.raises(Refusal) as refused:
        await asking.send_again(hall.house, hall.sender(SECRETARY), file_id)
    assert refused.value.key == "berkas_usang"
    assert "tidak dikirim lagi" in await drawn(hall, waiting, tmp_path)
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    fresh = (await file_ids(hall))[-1]
    assert fresh != file_id
    await asking.send_again(hall.house, hall.sender(SECRETARY), fresh)


async def test_signed_papers_are_sent_again(hall: Hall, tmp_path: Path) -> None:
    """An erasure does not move what was adopted."""
    await adopt(hall)
    await ask(hall, SECRETARY, "notula")
    await made(hall, tmp_path)
    await erase(hall)
    for file_id in await file_ids(hall):
        await asking.send_again(hall.house, hall.sender(SECRETARY), file_id)


@pytest.mark.parametrize("act", ["erase", "adopt"])
async def test_what_happens_while_it_is_drawn_is_in_what_is_kept(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """One file arrives, with the number of the later state; nothing of the earlier one lies on the disk."""
    meanwhile(monkeypatch, "record", lambda: erase(hall) if act == "erase" else adopt(hall))
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    names = [path.name for path in tmp_path.rglob("*.json")]
    assert names == [f"record_rakor-7_{'konsep' if act == 'erase' else 'final'}_v4.json"]
    (row,) = await wanted(hall, "file")
    said = await drawn(hall, row, tmp_path)
    assert ("Sementara" in said) is (act == "erase")
    if act == "erase":
        assert NAMES[0] not in next(tmp_path.rglob("*.json")).read_text()


async def closing_job(hall: Hall) -> Job:
    """The draft minutes that the end of the meeting has asked for."""
    async with hall.house.db.transaction() as tx:
        while True:
            job = await jobs.next_due(tx, hall.clock())
            assert job is not None
            if job.kind == "closing":
                return job


@pytest.mark.parametrize("act", ["erase", "adopt"])
async def test_a_draft_of_the_end_is_never_of_another_time(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """Adopted meanwhile nobody is sent a draft; after an erasure everybody gets the one without the name."""
    hall = await open_hall(database, organisations=3)
    await end_meeting(hall)
    job = await closing_job(hall)
    meanwhile(monkeypatch, "notula-pdf", lambda: erase(hall) if act == "erase" else adopt(hall))
    await DraftMinutes(hall.house.db, tmp_path, hall.clock).do(job)
    rows, files = await wanted(hall, "minutes"), [path.name for path in tmp_path.rglob("*.pdf")]
    if act == "adopt":
        assert (rows, files) == ([], [])
        return
    assert [row.chat_id for row in rows] == [1002, 1003]
    assert files == ["notula_rakor-7_konsep_v4.pdf"]


async def test_minutes_that_wait_do_not_leave_with_an_erased_name(database: Database, tmp_path: Path) -> None:
    """The words alone say until when corrections are taken."""
    hall = await open_hall(database, organisations=3)
    await end_meeting(hall)
    await DraftMinutes(hall.house.db, tmp_path, hall.clock).do(await closing_job(hall))
    (*_, row) = await wanted(hall, "minutes")
    before = await drawn(hall, row, tmp_path)
    await erase(hall)
    assert await drawn(hall, row, tmp_path) != before
