"""R20, I7, B67, B100: every act on a question by everybody who may not: from the street, from the floor, from another
desk, from another meeting, and officials who were."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from meeting import assist_dialogs, assisting, corrections, delegation, errata, paper, questions, reminders, rounds
from meeting.house import Sender
from rules.questions import Question
from rules.refusals import Refusal
from rules.roles import RIGHTS, Act, Role
from storage.database import Database
from tests.faults.acts import SECRET, forms, helped
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.test_voting import opened

STREET, FLOOR, ELSEWHERE, FORMER = 4_242, 1_001, 8_001, 8_002
PEOPLE = {
    STREET: None,
    FLOOR: None,
    ELSEWHERE: None,
    FORMER: None,
    MODERATOR: Role.MODERATOR,
    SECRETARY: Role.SECRETARIAT,
    MINUTE_TAKER: Role.MINUTE_TAKER,
    CLERK: Role.CLERK,
}
Do = Callable[[Hall, Sender, Question], Awaitable[Any]]


async def confirm_entry(hall: Hall, who: Sender, question: Question) -> None:
    entry = await hall.value("SELECT MAX(id) FROM assisted_ballots WHERE question_id = $1", question.id)
    await assisting.settle(hall.house, who, int(str(entry)), is_right=True)


async def confirm_forms(hall: Hall, who: Sender, question: Question) -> None:
    batch = await hall.value("SELECT MAX(id) FROM paper_batches WHERE question_id = $1", question.id)
    await paper.settle(hall.house, who, int(str(batch)), is_right=True)


async def ask_reason(hall: Hall, who: Sender, question: Question) -> None:
    await assist_dialogs.ask_reason(hall.house, who, hall.delegates[3], question.id, (1,))


async def hand_lead(hall: Hall, who: Sender, question: Question) -> None:
    await delegation.hand_lead(hall.house, who, hall.delegates[4], "sakit")


async def correct(hall: Hall, who: Sender, question: Question) -> None:
    await corrections.ask_wording(hall.house, who, question.id, 0)


# What is done, the right it needs, and in which state the question stands.
ACTS: dict[str, tuple[Do, Act, str]] = {
    "open": (lambda h, who, q: questions.open_question(h.house, who, q.id, reason="sakit"), Act.OPEN, "draft"),
    "extend": (lambda h, who, q: questions.extend(h.house, who, q.id, seconds=60, reason="sakit"), Act.EXTEND, "open"),
    "close": (lambda h, who, q: questions.close(h.house, who, q.id, reason="sakit"), Act.CLOSE, "open"),
    "cancel": (lambda h, who, q: questions.cancel(h.house, who, q.id, reason="sakit"), Act.CANCEL, "open"),
    "reopen": (lambda h, who, q: questions.reopen(h.house, who, q.id, reason="sakit"), Act.REOPEN, "closed"),
    "reveal": (lambda h, who, q: questions.reveal(h.house, who, q.id, reason="sakit"), Act.REVEAL, "closed"),
    "adopt": (lambda h, who, q: questions.adopt(h.house, who, q.id), Act.ADOPT, "revealed"),
    "erratum": (lambda h, who, q: errata.begin(h.house, who, q.id), Act.ERRATUM, "adopted"),
    "repeat": (lambda h, who, q: rounds.repeat(h.house, who, q.id), Act.DRAFT_QUESTION, "adopted"),
    "skip": (lambda h, who, q: rounds.skip(h.house, who, q.id), Act.DRAFT_QUESTION, "draft"),
    "move up": (lambda h, who, q: rounds.move_up(h.house, who, q.id), Act.DRAFT_QUESTION, "draft"),
    "correct": (correct, Act.DRAFT_QUESTION, "open"),
    "remind": (lambda h, who, q: reminders.remind(h.house, who, q.id), Act.REMIND, "open"),
    "names of forms": (lambda h, who, q: paper.begin(h.house, who, q.id), Act.ENTER_ASSISTED, "secret"),
    "confirm forms": (confirm_forms, Act.CONFIRM_ASSISTED, "secret"),
    "write down": (ask_reason, Act.ENTER_ASSISTED, "secret"),
    "confirm entry": (confirm_entry, Act.CONFIRM_ASSISTED, "secret"),
    "hand the lead over": (hand_lead, Act.SETTLE_LEAD, "secret"),
}


async def stood(hall: Hall, state: str) -> Question:
    """A question in this state; a secret one has an entry and a batch that wait for a second official."""
    from meeting import desk

    if state == "draft":
        return await desk.write(hall.house, hall.moderator, hall.meeting_id, "Mana?\nData\nRumah")
    if state == "secret":
        question = await opened(hall, SECRET, seconds=None)
        await helped(hall, question, 0, 1)
        await forms(hall, question, (1,), "pemerintah: 1=1")
        async with hall.house.db.transaction() as tx:
            # Entered by somebody who is asked in none of these tests and is an official still.
            await tx.execute(
                "INSERT INTO staff VALUES ($1, 599, 'clerk', 59, 0) ON CONFLICT DO NOTHING", hall.meeting_id
            )
            for table in ("assisted_ballots", "paper_batches"):
                await tx.execute(f"UPDATE {table} SET entered_by = 599")
        return question
    question = await opened(hall, seconds=None)
    acts = {"open": 0, "closed": 1, "revealed": 2, "adopted": 3}[state]
    if acts >= 1:
        await questions.close(hall.house, hall.moderator, question.id)
    if acts >= 2:
        await questions.reveal(hall.house, hall.moderator, question.id)
    if acts >= 3:
        await questions.adopt(hall.house, hall.sender(SECRETARY), question.id)
    return question


async def strangers(hall: Hall) -> None:
    """Somebody with every role in another meeting, and somebody who had every role in this one."""
    async with hall.house.db.transaction() as tx:
        other: int = await tx.fetch_value(
            "INSERT INTO meetings (code, join_code, join_key, title, held_on, zone, state, created_ms, created_at)"
            " VALUES ('RAKOR-9', 'WXYZ2345', 'key9', 'Rakor 9', '2023-11-23', 'Asia/Jakarta', 'running', 0, '')"
            " RETURNING id"
        )
        for role in ("moderator", "deputy", "secretariat", "minute_taker", "clerk"):
            await tx.execute("INSERT INTO staff VALUES ($1, $2, $3, 9, 0)", other, ELSEWHERE, role)
            await tx.execute("INSERT INTO staff VALUES ($1, $2, $3, 10, 0)", hall.meeting_id, FORMER, role)
        await tx.execute("DELETE FROM staff WHERE telegram_id = $1", FORMER)


async def everything(hall: Hall) -> list[list[tuple[object, ...]]]:
    """What an act that was refused must not have moved; `applied` and the outbox are beside the matter."""
    tables = ("questions", "ballots", "entries", "closings", "assisted_ballots", "paper_batches", "reminders", "notes")
    async with hall.house.db.reading() as tx:
        found = [await tx.fetch(f"SELECT * FROM {table}") for table in (*tables, "electorate", "organisations")]
    return [sorted(map(repr, map(tuple, rows))) for rows in found]  # type: ignore[misc]  # reason: compared, not read


@pytest.mark.parametrize("name", list(ACTS))
async def test_r20_only_who_has_the_right_just_now_does_it(sqlite_database: Database, name: str) -> None:
    """Everybody else is refused, and not a row is moved by it; the officials who may are let in."""
    do, right, state = ACTS[name]
    hall = await open_hall(sqlite_database, organisations=5)
    await strangers(hall)
    question = await stood(hall, state)
    before = await everything(hall)
    for account, role in PEOPLE.items():
        if role is not None and role in RIGHTS[right]:
            continue
        with pytest.raises(Refusal) as refused:
            await do(hall, hall.sender(account), question)
        assert refused.value.key in ("bukan_wewenang", "tombol_lama"), (name, account, refused.value.key)
        assert await everything(hall) == before, (name, account)


@pytest.mark.parametrize("name", list(ACTS))
async def test_r20_whoever_has_the_right_does_it_and_the_record_knows(sqlite_database: Database, name: str) -> None:
    """Each official of the table in turn, on a question of their own."""
    do, right, state = ACTS[name]
    hall = await open_hall(sqlite_database, organisations=5)
    for account in (one for one, role in PEOPLE.items() if role is not None and role in RIGHTS[right]):
        question = await stood(hall, state)
        await do(hall, hall.sender(account), question)
