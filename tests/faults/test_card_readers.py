"""I7, B100: a card is drawn for whoever may read it at the moment it leaves, whatever row waits: each kind and role."""

from pathlib import Path
from typing import Any

import pytest

from delivery.cards import all_cards
from delivery.cards.readers import READERS
from delivery.drafts import Drafts
from meeting import floor, questions, reminders, sounding_assist, voting
from meeting.floor import Words
from rules.outcomes import OutcomeKind
from rules.points import PointKind, write_point
from rules.roles import RIGHTS, Role
from storage import amendments, exports, files, screens
from storage.amendments import NewAmendment
from storage.database import Database
from storage.outbox import OutboxRow
from tests.faults.acts import SECRET, forms, helped
from tests.faults.test_rights_of_new_acts import ELSEWHERE, FLOOR, FORMER, STREET, strangers
from tests.meeting.concluded import wrote
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.sounded import opened as open_sounding
from tests.meeting.sounded import put_forward
from tests.meeting.submitted import send
from tests.meeting.test_voting import opened

OWNER, DEPUTY = 8_003, 8_004
PEOPLE = {
    STREET: None,
    FLOOR: None,
    ELSEWHERE: None,
    FORMER: None,
    MODERATOR: Role.MODERATOR,
    DEPUTY: Role.DEPUTY,
    SECRETARY: Role.SECRETARIAT,
    MINUTE_TAKER: Role.MINUTE_TAKER,
    CLERK: Role.CLERK,
    OWNER: Role.OWNER,
}


def kinds() -> dict[str, Any]:
    """Every kind of card the service can draw."""
    return dict(
        all_cards("jajak_bot", Path("/nowhere"), Drafts(), lambda: 0, screen_base="https://layar.example.go.id")
    )


def test_every_card_says_who_may_read_it() -> None:
    """A new kind without a line in the table, or a line of none, fails here."""
    assert set(READERS) == set(kinds())


async def happened(hall: Hall) -> dict[str, int]:
    """A meeting where everything has happened that a card can be about: what -> its id."""
    secret = await opened(hall, SECRET, seconds=None)
    await helped(hall, secret, 0, 1)
    await forms(hall, secret, (1,), "pemerintah: 1=1")
    await reminders.remind(hall.house, hall.moderator, secret.id)
    words = Words(PointKind.PROPOSAL, write_point("jalan poros desa rusak berat"))
    point = await floor.submit(hall.house, hall.voter(0), hall.delegates[0], words)
    await put_forward(hall, 2)
    sounding = await open_sounding(hall)
    await sounding_assist.ask_reason(hall.house, hall.sender(CLERK), sounding.id, hall.delegates[0], 1)
    await sounding_assist.enter_waiting(hall.house, hall.sender(CLERK), "formulir", anew=True)
    outcome = await wrote(hall, "Jalan diperbaiki tahun ini")
    await send(hall, 1)
    async with hall.house.db.transaction() as tx:
        await tx.execute("INSERT INTO agenda_items (meeting_id, position, title) VALUES ($1, 1, 'Acara')", 1)
        about = (hall.meeting_id, "notula.docx", "notula", "notula.docx", "0" * 64, 1)
        file_id = await files.add(tx, *about, hall.clock())
        state: dict[str, Any] = {"number": 1, "revision": 1, "at_ms": hall.clock(), "is_draft": True}
        export = await exports.add(tx, hall.meeting_id, "notula", ("notula",), **state)
        await exports.keep(tx, export.id, "notula", [(file_id, "", "")])
        await screens.put_key(tx, hall.meeting_id, "k" * 22, hall.clock())
        new = NewAmendment(hall.delegates[0], "general", "", "Judul rapat keliru", "00")
        await amendments.add(tx, hall.meeting_id, new, hall.clock())
    return {
        "amendment": await _last(hall, "amendments"),
        "batch": await _last(hall, "paper_batches"),
        "delegate": hall.delegates[0],
        "sounding": sounding.id,
        "views": await _last(hall, "assisted_views"),
        "entry": await _last(hall, "assisted_ballots"),
        "file": file_id,
        "media": await _last(hall, "media"),
        "outcome": outcome.id,
        "point": point.id,
        "question": secret.id,
        "words": await _answered_in_words(hall),
    }


async def payloads(hall: Hall) -> dict[str, dict[str, Any]]:
    """What each card of an official is drawn from."""
    meeting, ids = {"meeting": hall.meeting_id}, await happened(hall)
    one = {what: {what: ids[what]} for what in ids}
    return {
        "agenda": meeting,
        "amendment": one["amendment"],
        "amendments": meeting | {"page": 0},
        "assisted": one["entry"],
        "assisted_views": meeting | {"entry": ids["views"]},
        "attachment": one["file"] | {"sentence": ""},
        "attendance": meeting | {"at_ms": hall.clock()},
        "batch": one["batch"],
        "closing": meeting | {"revision": 0, "view": ""},
        "consent_log": meeting,
        "desk": meeting | one["delegate"],
        "entry": one["delegate"] | one["question"],
        "export": meeting | {"formats": ["notula"], "menu": 0, "view": 0, "scope": 0, "flags": 0},
        "exports": meeting | {"page": 0},
        "file": one["file"] | {"sentence": ""},
        "merge": one["point"] | {"choose": 0},
        "names": one["question"] | {"page": 0},
        "outcome": meeting | one["outcome"] | {"page": 0, "view": ""},
        "outcomes": meeting | {"kind": OutcomeKind.CONCLUSION.value, "page": 0},
        "pack": one["file"] | {"sentence": ""},
        "panel": one["question"],
        "point": one["point"],
        "points": meeting,
        "questions": meeting,
        "record": meeting | {"group": 0, "item": 0, "page": 0, "query": "", "seq": 0, "unit": 0, "view": ""},
        "reminder": one["question"] | {"number": 1},
        "screen": meeting,
        "soundings": meeting | {"view": "list"},
        "speakers": meeting | {"at": 0, "page": 0, "view": ""},
        "staff": meeting | {"confirm": ""},
        "themes": {"line": 0, "page": 0, "question": ids["words"], "view": ""},
        "views_entry": meeting | one["delegate"] | one["sounding"] | {"position": 1},
        "waiting_file": one["media"],
        "waiting_files": meeting | {"page": 0},
    }


async def _last(hall: Hall, table: str) -> int:
    return int(str(await hall.value(f"SELECT MAX(id) FROM {table}")))


async def _answered_in_words(hall: Hall) -> int:
    question = await opened(hall, "Apa lagi? #isian", seconds=None)
    press = {"question_id": question.id, "option_ids": (), "generation": 1, "words": "saluran air"}
    await voting.cast(hall.house, hall.voter(0), delegate_id=hall.delegates[0], **press)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    return question.id


@pytest.fixture
async def hall(sqlite_database: Database) -> Hall:
    """A running meeting with every role in it, and those who have none here."""
    hall = await open_hall(sqlite_database)
    await strangers(hall)
    async with hall.house.db.transaction() as tx:
        await tx.execute("INSERT INTO staff VALUES (0, $1, 'owner', 30, 0)", OWNER)
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'deputy', 31, 0)", hall.meeting_id, DEPUTY)
    return hall


async def test_each_card_is_drawn_for_its_readers_alone(hall: Hall) -> None:
    """Whoever has the right sees it; nobody else, and nobody any more who had it a moment ago."""
    found, draws = await payloads(hall), kinds()
    official = {kind: reader for kind, reader in READERS.items() if reader is not None}
    assert set(found) == set(official), "a card of officials that this test does not draw"
    for kind, reader in official.items():
        wanted = {account for account, role in PEOPLE.items() if any(role in RIGHTS[act] for act in reader.acts)}
        assert wanted, kind
        assert await _readers(hall, draws[kind], kind, found[kind]) == wanted, kind
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM staff")
    for kind in official:
        assert await _readers(hall, draws[kind], kind, found[kind]) == set(), kind


async def _readers(hall: Hall, draw: Any, kind: str, payload: dict[str, Any]) -> set[int]:
    found = set()
    async with hall.house.db.reading() as tx:
        for account in PEOPLE:
            row = OutboxRow(1, account, "t", None, kind, payload, 1, 1, 0, "", None, 0, False)
            if await draw(tx, row) is not None:
                found.add(account)
    return found


async def test_a_card_of_something_that_is_not_there_is_nothing(hall: Hall) -> None:
    """A row that names no point, question or file of this memory is not drawn, and stops nobody."""
    draws = kinds()
    for kind, reader in READERS.items():
        if reader is None:
            continue
        payload = {reader.about: 4_040}
        assert await _readers(hall, draws[kind], kind, payload) == set(), kind
