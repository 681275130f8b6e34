"""A meeting played in a real database, with everything that a record can hold of questions, and its pack."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from meeting import desk, errata, questions, voting
from record.gather import gather
from record.record import Record
from rules.outcomes import OutcomeKind
from rules.questions import Kind
from storage import entries
from storage import questions as stored
from storage.entries import Actor
from storage.opening import open_database
from tests.meeting.concluded import corrected, wrote
from tests.meeting.halls import SECRETARY, START_MS, Hall, add_delegate, open_hall
from tests.meeting.people import dialog_of
from tests.meeting.pointed import put_forward, worded
from tests.meeting.themed import typed
from tests.record.test_gather_kinds import KINDS, UNITS, answer, asked_and_revealed

MODES = {
    "single": "#rahasia", "multiple": "#unsur", "scale": "#terbuka", "ranking": "#rahasia", "irv": "#unsur",
    "text": "#terbuka", "number": "#unsur", "vote": "#terbuka", "weighted": "#terbuka",
}  # fmt: skip


async def play(folder: Path) -> Record:
    """The record of such a meeting."""
    async with hall_of(folder) as hall, hall.house.db.reading() as tx:
        return await gather(tx, hall.meeting_id)


@asynccontextmanager
async def hall_of(folder: Path) -> AsyncIterator[Hall]:
    """Nine kinds in three modes, a withheld one, one that was reopened, one cancelled, a late voter, a point with two
    wordings, an outcome corrected, an adoption with an erratum."""
    database = await open_database(f"sqlite:///{folder / 'played.db'}", now=lambda: START_MS)
    hall = await open_hall(database, organisations=0)
    await _prelude(hall)
    for kind, written in KINDS.items():
        hall.clock.turn(60)
        wording, _, options = written.partition("\n")
        await asked_and_revealed(hall, f"{wording} {MODES[kind]}" + (f"\n{options}" if options else ""))
    await asked_and_revealed(hall, "Sedikit? #rahasia\nYa\nTidak", voters=4)
    await _reopened(hall)
    await _written(hall)
    await _grouped(hall)
    await _adopted(hall)
    yield hall
    await database.close()


async def _prelude(hall: Hall) -> None:
    """What stands in the record before the first question: roles, people, the meeting running."""
    codes = {"pemerintah": 1}
    async with hall.house.db.transaction() as tx:
        for position, code in ((2, "swasta"), (3, "media")):
            codes[code] = await tx.fetch_value(
                "INSERT INTO constituencies (meeting_id, position, code, name) VALUES ($1, $2, $3, $4) RETURNING id",
                *(hall.meeting_id, position, code, code.title()),
            )
    for place, code in enumerate(UNITS):
        hall.delegates.append(await add_delegate(hall, place, constituency_id=codes[code]))
    said: list[tuple[Actor, str, dict[str, object]]] = [
        (Actor("secretariat", "s2"), "meeting.registration", {"act": "open_registration", "was": "draft"})
    ]
    for number, role in ((1, "moderator"), (3, "minute_taker"), (4, "clerk")):
        said.append((Actor(role, f"s{number}"), "role.given", {"ref": f"s{number}", "role": role}))
    for place in range(1, len(UNITS) + 1):
        told = {"channel": "telegram", "delegate": f"p{place}", "organisation": f"o{place}"}
        said.append((Actor("delegate", f"p{place}"), "delegate.registered", told))
    said.append((Actor("moderator", "s1"), "meeting.running", {"act": "start", "was": "registration"}))
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE organisations SET weight = '1.75' WHERE position > 9")
        for actor, kind, payload in said:
            await entries.append(tx, hall.meeting_id, actor, kind, payload, hall.clock())


async def _reopened(hall: Hall) -> None:
    """Closed twice, the second time with more answers; and one that was cancelled."""
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, "Sekali lagi? #unsur\nYa\nTidak\nRagu")
    question = (await questions.open_question(hall.house, hall.moderator, draft.id, seconds=600)).question
    for place in range(8):
        if place == 5:
            await questions.close(hall.house, hall.moderator, question.id)
            hall.clock.turn(30)
            await questions.reopen(hall.house, hall.sender(SECRETARY), question.id, seconds=60, reason="Salah tekan.")
        option_ids, words = answer(question, place)
        await voting.cast(
            hall.house, hall.voter(place), question_id=question.id, delegate_id=hall.delegates[place],
            option_ids=option_ids, generation=question.generation, words=words,
        )  # fmt: skip
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    dropped = await desk.write(hall.house, hall.moderator, hall.meeting_id, "Dibatalkan? \nYa\nTidak")
    await questions.open_question(hall.house, hall.moderator, dropped.id)
    await questions.cancel(hall.house, hall.moderator, dropped.id, reason="Sudah disepakati.")


async def _written(hall: Hall) -> None:
    case = await put_forward(hall, 1)
    await worded(hall, case, "Data kemiskinan ekstrem diverifikasi ulang setiap tribulan.")
    outcome = await wrote(hall, "Data diperbarui.", OutcomeKind.CONCLUSION)
    await corrected(hall, outcome, "Data diperbarui setiap tribulan.")


async def _grouped(hall: Hall) -> None:
    """Two lines of the written answers under a theme each."""
    async with hall.house.db.reading() as tx:
        asked = next(one for one in await stored.of_meeting(tx, hall.meeting_id) if one.kind is Kind.TEXT)
    await typed(hall, asked, "siap membantu", "Tenaga", SECRETARY)
    await typed(hall, asked, "tidak", "Keberatan", SECRETARY)


async def _adopted(hall: Hall) -> None:
    async with hall.house.db.reading() as tx:
        question_id = await tx.fetch_value("SELECT MIN(id) FROM questions WHERE meeting_id = $1", hall.meeting_id)
    await questions.adopt(hall.house, hall.sender(SECRETARY), question_id)
    await errata.begin(hall.house, hall.sender(SECRETARY), question_id)
    for text in ("13 jawaban", "14 jawaban", "Salah tulis."):
        await errata.write(hall.house, hall.sender(SECRETARY), await dialog_of(hall, SECRETARY), text)
