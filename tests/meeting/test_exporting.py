"""Files that are asked for: made once, numbered by the state they show, refused to whoever lost the right, in parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from meeting import exports as asking
from meeting import questions
from record import exports, wishes
from rules.exports import item_scope, question_scope
from rules.refusals import Refusal
from storage import agenda
from storage.database import Database
from tests.meeting.exported import ask, drawn, files_of, made, shown, wanted
from tests.meeting.halls import MINUTE_TAKER, SECRETARY, Hall, open_hall
from tests.meeting.pointed import put_forward
from tests.meeting.test_races import opened


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting with one point, on each engine."""
    hall = await open_hall(database)
    await put_forward(hall, 0, "perbaikan jalan desa")
    return hall


async def test_two_who_ask_get_the_same_file_that_is_made_once(hall: Hall, tmp_path: Path) -> None:
    """One file on the disk, never written again; a message each."""
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    ((path, _),) = (await files_of(hall)).values()
    written = (tmp_path / path).stat().st_mtime_ns
    hall.clock.turn(3_600)
    assert not (await ask(hall, MINUTE_TAKER, "record")).is_new
    await made(hall, tmp_path)
    assert (tmp_path / path).stat().st_mtime_ns == written
    assert [row.chat_id for row in await wanted(hall, "file")] == [SECRETARY, MINUTE_TAKER]


async def test_asked_twice_before_it_is_made_is_once_done(hall: Hall, tmp_path: Path) -> None:
    """An impatient thumb gets one file; after it has come, another press brings it again."""
    for _ in range(3):
        await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    (row,) = await wanted(hall, "file")
    assert row.wanted == 1
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    (row,) = await wanted(hall, "file")
    assert row.wanted == 2


async def test_a_record_that_moves_between_asking_and_making_gets_a_number_of_its_own(
    hall: Hall, tmp_path: Path
) -> None:
    """What is made shows the later state, so it does not carry the number of the earlier one."""
    first = await ask(hall, SECRETARY, "record")
    await put_forward(hall, 1, "saluran air di pasar")
    second = await ask(hall, MINUTE_TAKER, "record")
    await made(hall, tmp_path)
    assert (first.number, second.number) == (1, 2)
    assert list(await files_of(hall)) == ["record_rakor-7_konsep_v2.json"]
    assert (await hall.kinds()).count("export") == 2


async def test_a_document_that_fails_is_named_and_the_others_arrive(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tried again for the missing one alone; given up, the asker reads its name, and asks for the rest no more."""
    broken = replace(exports.FORMATS["csv"], write=lambda record: 1 // 0)
    few = {name: made for name, made in exports.FORMATS.items() if made.extension != "pdf"} | {"csv": broken}
    for room in (exports, wishes):
        monkeypatch.setattr(room, "FORMATS", few)
    await ask(hall, SECRETARY, "semua")
    await made(hall, tmp_path)
    came = await files_of(hall)
    assert {name.split("_")[0] for name in came} >= {"notula", "record", "rekapitulasi", "daftar-hadir"}
    assert not [row for row in await wanted(hall, "say") if row.payload["key"] == "ekspor_gagal"]
    for _ in range(4):
        hall.clock.turn(150)
        await made(hall, tmp_path)
    (told,) = [row for row in await wanted(hall, "say") if row.payload["key"] == "ekspor_gagal"]
    assert told.payload["values"]["nama"] == [{"key": "naskah_csv"}]
    assert all(row.wanted == 1 for row in await wanted(hall, "file"))
    monkeypatch.undo()
    await ask(hall, SECRETARY, "csv")
    await made(hall, tmp_path)
    assert [name for name in await files_of(hall) if name not in came]


async def test_b100_whoever_loses_the_role_before_it_is_made_gets_nothing(hall: Hall, tmp_path: Path) -> None:
    """Nothing is made, and a file that waits already does not leave."""
    await ask(hall, SECRETARY, "record")
    await ask(hall, MINUTE_TAKER, "record")
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM staff WHERE telegram_id = $1", SECRETARY)
    await made(hall, tmp_path)
    (row,) = await wanted(hall, "file")
    assert row.chat_id == MINUTE_TAKER
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM staff WHERE telegram_id = $1", MINUTE_TAKER)
    assert await drawn(hall, row, tmp_path) == ""


async def test_the_pack_is_the_secretariats_alone(hall: Hall, tmp_path: Path) -> None:
    """The minute taker is refused it, finds it neither in the menu nor in the list, and cannot have it sent."""
    with pytest.raises(Refusal, match="bukan_wewenang"):
        await ask(hall, MINUTE_TAKER, "paket")
    await ask(hall, SECRETARY, "paket")
    await made(hall, tmp_path)
    file_id = int(str(await hall.value("SELECT id FROM files WHERE kind = 'paket'")))
    with pytest.raises(Refusal, match="bukan_wewenang"):
        await asking.send_again(hall.house, hall.sender(MINUTE_TAKER), file_id)
    await asking.send_again(hall.house, hall.sender(SECRETARY), file_id)
    for account, is_there in ((SECRETARY, True), (MINUTE_TAKER, False)):
        await asking.list_files(hall.house, hall.sender(account), hall.meeting_id)
        assert ("paket_rakor-7" in await shown(hall, "exports", tmp_path)) is is_there


async def test_a_part_says_that_it_is_one_and_holds_nothing_else(hall: Hall, tmp_path: Path) -> None:
    """An agenda item, and a question: in the name of the file, in its title, and in what is left out."""
    async with hall.house.db.transaction() as tx:
        await agenda.add(tx, hall.meeting_id, "Data")
        second = await agenda.add(tx, hall.meeting_id, "Anggaran")
        await agenda.set_current(tx, hall.meeting_id, second.id)
    await put_forward(hall, 1, "anggaran dipercepat")
    question = await opened(hall)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    await ask(hall, SECRETARY, "notula", scope=item_scope(2), language="en")
    await ask(hall, SECRETARY, "rekapitulasi", scope=question_scope(question.id), is_public=True)
    await made(hall, tmp_path)
    names = list(await files_of(hall))
    assert names == ["notula-en-acara-2_rakor-7_konsep_v1.docx", "rekapitulasi-publik-jp1_rakor-7_konsep_v2.xlsx"]
    import docx

    told = docx.Document(str(tmp_path / (await files_of(hall))[names[0]][0]))
    cells = [cell.text for table in told.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in told.paragraphs), *cells])
    assert "extract, agenda item 2: Anggaran" in text
    assert "anggaran dipercepat" in text
    assert "perbaikan jalan desa" not in text


async def test_a_part_of_another_meeting_is_an_old_button(hall: Hall) -> None:
    """A number that was made up, or an item that is gone."""
    for scope in (item_scope(9), question_scope(404)):
        with pytest.raises(Refusal, match="tombol_lama"):
            await ask(hall, SECRETARY, "notula", scope=scope)


async def test_a_file_that_is_gone_from_the_disk_is_made_again(hall: Hall, tmp_path: Path) -> None:
    """The same bytes under the same name, also where Telegram still had an id for it."""
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    ((path, _),) = (await files_of(hall)).values()
    content = (tmp_path / path).read_bytes()
    (tmp_path / path).unlink()
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE files SET telegram_file_id = 'alt'")
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    assert (tmp_path / path).read_bytes() == content
