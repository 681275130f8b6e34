"""B107, R19, I6: the bytes themselves, searched for what must not be in them, and the rows by which two lists could be
laid side by side."""

import re
import sqlite3
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest

from meeting import voting
from record import exports
from record.gather import gather
from rules.answers import Answer
from rules.refusals import Refusal
from storage import turnout
from storage.backup import back_up
from storage.database import Database
from storage.opening import open_database
from storage.soundness import unsound
from storage.tallies import tally_question
from tests.faults.acts import confirmed_forms, moved_to
from tests.storage.secret_ballot import ACCOUNT, GONE, HOMES, PAPER, WITHDRAWN, Held, close, entered, hold, press

WORDS = re.compile(rb"KATA-(?:TETAP|LAMA)-\d+")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of the folder, raw."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def unzipped(content: bytes) -> bytes:
    """The parts of a document, or what is no archive as it is."""
    try:
        with ZipFile(BytesIO(content)) as book:
            return b"\n".join(book.read(name) for name in book.namelist())
    except BadZipFile:
        return content


async def all_rows(db: Database, more: str = "") -> dict[str, list[str]]:
    """Every row of every table as text, with hidden columns on PostgreSQL."""
    listing = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if db.dialect == "sqlite"
        else "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()"
    )
    async with db.reading() as tx:
        names = [row["name"] for row in await tx.fetch(listing)]
        return {name: [repr(tuple(row)) for row in await tx.fetch(f'SELECT {more}* FROM "{name}"')] for name in names}


async def test_b107_after_closing_no_byte_on_the_disk_remembers_an_earlier_choice(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """File, log, index of the log, the copy made after: no key, no name of a ballot; what was changed, withdrawn,
    refused or replaced is nowhere; what stands is there once, among the ballots."""
    held = await hold(sqlite_database)
    await back_up(sqlite_database, tmp_path / "open.db")
    await close(held)
    await back_up(sqlite_database, tmp_path / "closed.db")
    found = bytes_of(tmp_path)
    assert {"meeting.db", "meeting.db-wal", "meeting.db-shm", "open.db", "closed.db"} <= set(found)
    for name, content in found.items():
        assert held.known[-1].encode() not in content, f"the key is in {name}"
        assert bytes.fromhex(held.known[-1]) not in content, f"the key is in {name}"
        assert [one for one in GONE if one.encode() in content] == [], name
        if name != "open.db":
            assert [one for one in held.known if one.encode() in content] == [], f"the name of a ballot is in {name}"
    kept = {one.decode(): found["meeting.db"].count(one) for one in set(WORDS.findall(found["meeting.db"]))}
    assert kept == {"KATA-TETAP-00": 1, "KATA-TETAP-05": 1, "KATA-TETAP-08": 1}


async def test_b107_no_row_names_a_person_beside_a_choice(database: Database) -> None:
    """Every table on either engine, outbox, parked updates and jobs among them: words stand among the ballots alone,
    and there no account, label, receipt, delegate, channel or time; hidden rows have lost their constituency."""
    held = await hold(database)
    await close(held)
    rows = await all_rows(database)
    assert {"outbox", "parked", "jobs", "assisted_ballots", "paper_batches", "dialogs"} <= set(rows)
    assert [name for name, said in rows.items() if name != "ballots" and any("KATA-" in one for one in said)] == []
    async with database.reading() as tx:
        receipts = await turnout.receipts(tx, held.question.id)
        stored = await tx.fetch("SELECT * FROM ballots ORDER BY voter")
        assert await tx.fetch_value("SELECT COUNT(*) FROM question_keys") == 0
        assert await unsound(tx) == []
    named = [*held.people, *receipts, *held.known]
    assert [one for one in rows["ballots"] if any(name in one for name in named)] == []
    assert {(row["delegate_id"], row["channel"], row["cast_ms"], row["changes"]) for row in stored} == {
        (None, "", 0, 0)
    }
    assert [row["constituency_id"] for row in stored].count(1) == HOMES.count(0)
    assert {row["constituency_id"] for row in stored} == {None, 1}


async def test_b107_the_order_of_casting_leaves_no_trace(database: Database, tmp_path: Path) -> None:
    """The same votes in another order make the same rows; so they lie in a file, and on a server under one number of a
    transaction, in the order of what they say."""
    held = await hold(database, order=1)
    await close(held)
    other_db = await open_database(f"sqlite:///{tmp_path / 'other.db'}", now=lambda: 0)
    try:
        other = await hold(other_db, order=2)
        await close(other)
        listing = "SELECT voter, selection, words, constituency_id FROM ballots ORDER BY voter"
        async with database.reading() as tx, other_db.reading() as other_tx:
            first = [tuple(row) for row in await tx.fetch(listing)]
            assert first == [tuple(row) for row in await other_tx.fetch(listing)]
    finally:
        await other_db.close()
    if database.dialect != "postgres":
        return
    async with database.reading() as tx:
        lying = await tx.fetch("SELECT voter, xmin::text AS made FROM ballots ORDER BY ctid")
        took_part = await tx.fetch("SELECT DISTINCT xmin::text AS made FROM electorate")
        dead = await tx.fetch_value("SELECT pg_relation_size('ballots') / 8192")
    assert [row["voter"] for row in lying] == [row[0] for row in first]
    assert len({row["made"] for row in lying}) == 1
    # The turnout was written anew by one transaction as well, or none of its numbers is a ballot's.
    assert len(took_part) == 1 or {row["made"] for row in lying}.isdisjoint(row["made"] for row in took_part)
    assert dead == 1, "no dead row is left of the open ballots"


async def test_b107_a_copy_made_while_it_was_open_lays_no_two_lists_side_by_side(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """All ballots of the copy look alike but for what they say; nothing written down and not confirmed is in it."""
    held = await hold(sqlite_database)
    await entered(held, WITHDRAWN, Answer((4,), "KATA-TETAP-77"))
    await back_up(sqlite_database, tmp_path / "open.db")
    assert b"KATA-TETAP-77" not in (tmp_path / "open.db").read_bytes()
    with sqlite3.connect(tmp_path / "open.db") as copy:
        faces = (
            "SELECT DISTINCT LENGTH(voter), voter GLOB '*[^0-9a-f]*', constituency_id, delegate_id, channel, cast_ms,"
            " changes FROM ballots"
        )
        assert copy.execute(faces).fetchall() == [(64, 0, None, None, "", 0, 0)]
        names = [row[0] for row in copy.execute("SELECT voter FROM ballots")]
        assert copy.execute("SELECT COUNT(*) FROM question_keys").fetchone() == (0,)
        assert copy.execute("SELECT COUNT(*) FROM dialogs").fetchone() == (0,)
        hashes = copy.execute("SELECT DISTINCT shown_hash FROM outbox WHERE kind = 'ballot'").fetchall()
    copy.close()
    assert names == sorted(names)
    assert hashes == [("",)]


async def test_b107_no_file_that_leaves_the_house_ties_a_person_to_a_choice(sqlite_database: Database) -> None:
    """Every format, its archive opened: where a choice of words stands there is no name, number, receipt or account,
    and nothing that is gone is anywhere."""
    held = await hold(sqlite_database)
    await close(held)
    async with sqlite_database.reading() as tx:
        record = await gather(tx, held.hall.meeting_id)
        receipts = await turnout.receipts(tx, held.question.id)
    made = [item for name in exports.FORMATS for item in exports.render(record, name)]
    assert {item.kind for item in made} >= {"notula", "rekapitulasi", "record"}
    for item in made:
        content = unzipped(item.content)
        assert not any(one.encode() in content for one in (*GONE, str(ACCOUNT), *held.known)), item.name
        rows = re.split(rb"</w:tr>|</row>|</si>|\{|\n", content)
        telling = [row for row in rows if b"KATA-TETAP" in row]
        naming = re.compile("|".join([*receipts, r"ORANG-UNIK", r"\"p\d+\""]).encode())
        assert [row for row in telling if naming.search(row)] == [], item.name


async def test_b117_a_copy_restored_takes_no_answer_again_and_loses_none(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """By press, withdrawal, helper or paper: refused for whoever took part; the others go on; the figures are equal."""
    held = await hold(sqlite_database)
    async with sqlite_database.reading() as tx:
        before = await tally_question(tx, held.question.id)
    await back_up(sqlite_database, tmp_path / "copy.db")
    restored = await open_database(f"sqlite:///{tmp_path / 'copy.db'}", now=held.hall.clock)
    try:
        async with restored.reading() as tx:
            again = await tally_question(tx, held.question.id)
        assert (again.rows, again.answered) == (before.rows, before.answered)
        copy = Held(moved_to(held.hall, restored), held.question, held.said)
        for place in (*sorted(held.said), *PAPER):
            await refused_by_every_door(copy, place)
        cast = await press(copy, WITHDRAWN, Answer((1,)))
        assert (cast.is_unchanged, cast.receipt != "") == (False, True)
        await press(copy, WITHDRAWN, Answer((2,)))
        await close(copy)
        async with restored.reading() as tx:
            ended = await tally_question(tx, held.question.id)
            assert await unsound(tx) == []
        gained = [row.count - was.count for row, was in zip(ended.rows, before.rows, strict=True)]
        assert gained == [0, 1, 0, 0]
    finally:
        await restored.close()


async def refused_by_every_door(held: Held, place: int) -> None:
    """The person in this place has answered, and nobody can tell any more what."""
    hall, asked = held.hall, {"question_id": held.question.id, "delegate_id": held.hall.delegates[place]}
    with pytest.raises(Refusal):
        await press(held, place, Answer((3,)))
    with pytest.raises(Refusal):
        await voting.withdraw(hall.house, hall.sender(ACCOUNT + place), **asked)
    with pytest.raises(Refusal):
        await entered(held, place, Answer((3,)))
    code = ("pemerintah", "swasta", "media")[HOMES[place]]
    with pytest.raises(Refusal):
        await confirmed_forms(hall, held.question, (place,), f"{code}: C=1")
