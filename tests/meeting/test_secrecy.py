"""B107, R19, I6: once a secret question is closed nothing that is kept leads from a person to a choice; and what a copy
made while it was open holds does not either."""

import json
import re
import sqlite3
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from bot.chores import Overwrite
from meeting import assist_dialogs, assisting, paper, questions, voting
from record import exports
from record.gather import gather
from rules.questions import Question
from rules.refusals import Refusal
from storage import assisted, ballots, dialogs, jobs, turnout
from storage.backup import back_up
from storage.database import Database
from storage.opening import open_database
from storage.soundness import unsound
from storage.tallies import tally_question
from tests.meeting.halls import CLERK, MINUTE_TAKER, Hall, open_hall
from tests.meeting.test_voting import choose, opened
from tests.meeting.test_who_votes import write

TOKEN = "PILIHAN-RAHASIA"
VOTERS = 12


def token(place: int) -> str:
    """What this voter writes: falling while they vote in rising order, so that an order would show."""
    return f"{TOKEN}-{99 - place}-"


async def held(hall: Hall) -> Question:
    """Ten people write, one changes, one withdraws, one is helped by an official and confirmed by a second."""
    question = await opened(hall, "Apa keberatan Bapak/Ibu? #isian #rahasia", seconds=None)
    for place in range(VOTERS - 2):
        await write(hall, question, place, f"semula {token(place)}" if place == 3 else token(place))
    await write(hall, question, 3, token(3))
    await voting.withdraw(hall.house, hall.voter(4), question_id=question.id, delegate_id=hall.delegates[4])
    helped = hall.delegates[VOTERS - 1]
    await assist_dialogs.ask_reason(hall.house, hall.sender(CLERK), helped, question.id, (), token(VOTERS - 1))
    await assist_dialogs.enter_waiting(hall.house, hall.sender(CLERK), "formulir kertas", anew=True)
    return question


async def confirmed(hall: Hall) -> None:
    """The second official says that the form was read rightly."""
    entry = int(str(await hall.value("SELECT MAX(id) FROM assisted_ballots")))
    await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)


async def tables(db: Database) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    listing = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if db.dialect == "sqlite"
        else "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()"
    )
    async with db.reading() as tx:
        names = [row["name"] for row in await tx.fetch(listing)]
        return {name: [repr(tuple(row)) for row in await tx.fetch(f'SELECT * FROM "{name}"')] for name in names}


async def overwritten(db: Database) -> None:
    """The work that closing asked for is done."""
    async with db.transaction() as tx:
        job = await jobs.next_due(tx, 10**15)
    assert job is not None
    assert job.kind == "overwrite"
    await Overwrite(db, lambda: 0).do(job)


async def names_and_key(db: Database) -> list[str]:
    """The key, and the names under which the ballots lie, while the question is open."""
    async with db.reading() as tx:
        found = [row["voter"] for row in await tx.fetch("SELECT voter FROM ballots")]
        return [*found, str(await tx.fetch_value("SELECT secret FROM question_keys"))]


async def test_b107_nothing_that_is_kept_after_closing_ties_a_person_to_a_choice(database: Database) -> None:
    """Every table: what was written stands among the ballots alone, numbered by what it says; no key, no hashed name,
    no delegate, no time, no order of casting, and in PostgreSQL one transaction wrote them all."""
    hall = await open_hall(database, organisations=VOTERS)
    question = await held(hall)
    await confirmed(hall)
    known = await names_and_key(database)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    await overwritten(database)
    kept = await tables(database)
    assert [name for name, rows in kept.items() if name != "ballots" and any(TOKEN in row for row in rows)] == []
    assert [name for name, rows in kept.items() if any(one in row for row in rows for one in known)] == []
    async with database.reading() as tx:
        sealed = await tx.fetch("SELECT * FROM ballots ORDER BY voter")
        assert [row["words"] for row in sealed] == sorted(row["words"] for row in sealed)
        assert {(row["delegate_id"], row["channel"], row["cast_ms"], row["changes"]) for row in sealed} == {
            (None, "", 0, 0)
        }
        assert [row["voter"] for row in sealed] == [f"{place:06}" for place in range(1, len(sealed) + 1)]
        if database.dialect == "postgres":
            assert len(await tx.fetch("SELECT DISTINCT xmin::text FROM ballots")) == 1
        assert await unsound(tx) == []
        result = await tally_question(tx, question.id)
    assert (result.answered, result.changed, result.assisted) == (VOTERS - 2, 1, 1)


async def test_b107_nor_do_the_bytes_on_the_disk_or_a_copy(sqlite_database: Database, tmp_path: Path) -> None:
    """The file, its log, and copies made while the question was open and after: no key, and in the open copy neither a
    time nor an order by which the two lists could be laid side by side, nor what an official wrote and nobody has
    confirmed."""
    hall = await open_hall(sqlite_database, organisations=VOTERS)
    question = await held(hall)
    await back_up(sqlite_database, tmp_path / "open.db")
    known = await names_and_key(sqlite_database)
    copied = (tmp_path / "open.db").read_bytes()
    assert known[-1].encode() not in copied
    assert token(VOTERS - 1).encode() not in copied
    with sqlite3.connect(tmp_path / "open.db") as copy:
        rows = copy.execute("SELECT voter, delegate_id, channel, cast_ms FROM ballots").fetchall()
        assert [row[0] for row in rows] == sorted(row[0] for row in rows)
        assert {row[1:] for row in rows} == {(None, "", 0)}
        assert copy.execute("SELECT COUNT(*) FROM dialogs").fetchone() == (0,)
    copy.close()
    await confirmed(hall)
    await questions.close(hall.house, hall.moderator, question.id)
    await overwritten(sqlite_database)
    await back_up(sqlite_database, tmp_path / "closed.db")
    for path in (tmp_path / "closed.db", *tmp_path.glob("meeting.db*")):
        content = path.read_bytes()
        assert [one for one in known if one.encode() in content] == [], path.name


async def test_b117_a_restored_copy_takes_no_second_answer_and_no_change(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Whoever took part is known, whose answer is whose is not; everybody else goes on; the figures add up."""
    hall = await open_hall(sqlite_database, organisations=6)
    question = await opened(hall, "Sesuai? #skala #rahasia", seconds=None)
    for place in range(4):
        await choose(hall, question, place, place)
    await back_up(sqlite_database, tmp_path / "copy.db")
    restored = await open_database(f"sqlite:///{tmp_path / 'copy.db'}", now=hall.clock)
    try:
        again = Hall(type(hall.house)(restored, hall.clock, hall.house.token_bytes, lambda: None), hall.clock, 1)
        again.delegates, again.updates = hall.delegates, 500
        with pytest.raises(Refusal) as refused:
            await choose(again, question, 0, 1)
        assert refused.value.key == "jp_tidak_dapat_diubah"
        await choose(again, question, 5, 4)
        await questions.close(again.house, again.moderator, question.id)
        async with restored.reading() as tx:
            assert [row.count for row in (await tally_question(tx, question.id)).rows] == [1, 1, 1, 1, 1]
            assert await unsound(tx) == []
    finally:
        await restored.close()


async def test_no_file_that_leaves_the_house_holds_a_voter_beside_a_choice(sqlite_database: Database) -> None:
    """JSON, workbook and notula: the choices of a secret question by shown group, the receipts apart and sorted."""
    hall = await open_hall(sqlite_database, organisations=VOTERS)
    question = await held(hall)
    await confirmed(hall)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    async with sqlite_database.reading() as tx:
        record = await gather(tx, hall.meeting_id)
        receipts = await turnout.receipts(tx, question.id)
    files = {name: exports.render(record, name)[0].content for name in ("record", "rekapitulasi", "notula")}
    asked = json.loads(files["record"])["questions"][0]
    assert {tuple(sorted(ballot)) for ballot in asked["ballots"]} == {("group", "selection")}
    assert asked["receipts"] == receipts == sorted(receipts)
    with ZipFile(BytesIO(files["notula"])) as book:
        said = [re.sub(r"<[^>]*>", " ", row) for row in book.read("word/document.xml").decode().split("</w:tr>")]
    sheets = openpyxl.load_workbook(BytesIO(files["rekapitulasi"]), read_only=True)
    said += [" ".join(str(cell) for cell in row) for sheet in sheets for row in sheet.iter_rows(values_only=True)]
    telling = [row for row in said if TOKEN in row]
    assert len(telling) >= 2 * (VOTERS - 2)
    assert [row for row in telling if re.search(r"Perwakilan \d|" + "|".join(receipts), row)] == []


async def test_b42_paper_forms_are_counted_in_heaps_by_two_officials_names_apart(database: Database) -> None:
    """Counts that do not add up, negative ones and enormous ones are refused with the difference; confirmed by another
    official they count, and nobody whose form was counted can vote again or change it."""
    hall = await open_hall(database, organisations=8)
    question = await opened(hall, "Sesuai? #skala #rahasia", seconds=None)
    for place in range(4):
        await choose(hall, question, place, 1)
    await paper.begin(hall.house, hall.sender(CLERK), question.id)
    for place in (5, 6):
        await paper.tick(hall.house, hall.sender(CLERK), question.id, hall.delegates[place], 0)
    await paper.ask_counts(hall.house, hall.sender(CLERK), question.id)
    async with database.reading() as tx:
        dialog = await dialogs.load(tx, CLERK, hall.clock())
    assert dialog is not None
    for text, key in (
        ("pemerintah: 1=3", "kertas_jumlah"),
        ("pemerintah: 1=-1, 2=3", "kertas_angka_salah"),
        ("pemerintah: 1=1000000000000", "kertas_angka_salah"),
        ("swasta: 1=2", "kertas_angka_salah"),
        ("dua orang", "kertas_angka_salah"),
    ):
        with pytest.raises(Refusal) as refused:
            await paper.enter(hall.house, hall.sender(CLERK), dialog, text)
        assert refused.value.key == key, text
    await paper.enter(hall.house, hall.sender(CLERK), dialog, "pemerintah: 1=1, 5=1")
    with pytest.raises(Refusal):
        await paper.settle(hall.house, hall.sender(CLERK), 1, is_right=True)
    await paper.settle(hall.house, hall.sender(MINUTE_TAKER), 1, is_right=True)
    with pytest.raises(Refusal) as again:
        await choose(hall, question, 5, 0)
    assert again.value.key == "jp_tidak_dapat_diubah"
    await questions.close(hall.house, hall.moderator, question.id)
    async with database.reading() as tx:
        result = await tally_question(tx, question.id)
        assert await unsound(tx) == []
    assert ([row.count for row in result.rows], result.assisted) == ([1, 4, 0, 0, 1], 2)


async def test_an_entry_of_a_secret_question_is_forgotten_once_it_is_settled(database: Database) -> None:
    """Confirmed it is a ballot, refused it is nothing; the row says that and by whom, never what."""
    hall = await open_hall(database, organisations=VOTERS)
    question = await held(hall)
    await confirmed(hall)
    async with database.reading() as tx:
        entry = await assisted.load(tx, 1)
        seen = await ballots.standing(tx, question, hall.delegates[VOTERS - 1])
    assert entry is not None
    assert (entry.state, entry.answer.words) == ("confirmed", "")
    assert seen is not None
    assert (seen.is_assisted, seen.has_answered) == (True, True)
