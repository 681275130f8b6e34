"""Conversations that come in between while words wait for their kind: each as its first delegate leads it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from meeting import completing, hearing, own_corrections, point_wordings, typing_answers, voting
from meeting.keeping import words_of
from meeting.waiting import Waiting
from rules.points import PointKind
from storage import dialogs
from storage.dialogs import Dialog
from tests.meeting.halls import Hall
from tests.meeting.pointed import case_of, put_forward, worded
from tests.meeting.test_voting import opened


@dataclass(frozen=True)
class Between:
    """`begin` asks for something, which is the `step` of the dialog then; `end` answers it by what is typed."""

    step: str
    begin: Callable[[Hall], Awaitable[Any]]
    end: Callable[[Hall, Dialog], Awaitable[Any]]


async def own_proposal(hall: Hall) -> int:
    """A proposal of the first delegate, stored once in a hall."""
    known = await hall.value("SELECT MIN(id) FROM points WHERE delegate_id = $1", hall.delegates[0])
    if known is not None:
        return int(str(known))
    return (await put_forward(hall, 0, "usul yang sudah tercatat sebelumnya", PointKind.PROPOSAL)).id


async def _begin_field(hall: Hall) -> None:
    await completing.ask_field(hall.house, hall.voter(0), await own_proposal(hall), 0)


async def _begin_objection(hall: Hall) -> None:
    case = await case_of(hall, await own_proposal(hall))
    if case.record_text == case.original:
        case = await worded(hall, case, "Rumusan notula atas usul itu.")
    await point_wordings.ask_objection(hall.house, hall.voter(0), case.id, 2)


async def _begin_answer(hall: Hall) -> None:
    known = await hall.value("SELECT MIN(id) FROM questions")
    question_id = int(str(known)) if known is not None else (await opened(hall, "Apa kendalanya? #isian", None)).id
    await voting.begin_writing(hall.house, hall.voter(0), question_id=question_id, delegate_id=hall.delegates[0])


BETWEEN = {
    "field": Between(
        completing.STEP,
        _begin_field,
        lambda hall, dialog: completing.typed_field(hall.house, hall.voter(0), dialog, "Sumbermulyo"),
    ),
    "objection": Between(
        point_wordings.STEP_OBJECTION,
        _begin_objection,
        lambda hall, dialog: point_wordings.propose(hall.house, hall.voter(0), dialog, "Mohon ditulis lebih rinci."),
    ),
    "search": Between(
        hearing.STEP_SEARCH,
        lambda hall: hearing.ask_query(hall.house, hall.voter(0), hall.meeting_id),
        lambda hall, dialog: hearing.search(hall.house, hall.voter(0), dialog, "jalan"),
    ),
    "name": Between(
        own_corrections.STEP,
        lambda hall: own_corrections.begin(hall.house, hall.voter(0), hall.delegates[0]),
        lambda hall, dialog: own_corrections.write(hall.house, hall.voter(0), dialog, "Kepala Bidang, Contoh"),
    ),
    "answer": Between(
        voting.STEP_WORDS,
        _begin_answer,
        lambda hall, dialog: typing_answers.typed(hall.house, hall.voter(0), dialog, "kendalanya anggaran"),
    ),
}


async def in_front(hall: Hall) -> Dialog | None:
    """The conversation that the first delegate stands in."""
    async with hall.house.db.reading() as tx:
        return await dialogs.load(tx, 1001, hall.clock())


async def words(hall: Hall) -> Waiting | None:
    """The words of the first delegate that wait."""
    async with hall.house.db.reading() as tx:
        return await words_of(tx, 1001, hall.meeting_id)
