"""Files that are asked for: made once, numbered by the state they show, refused to whoever lost the right, in parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from delivery.cards import all_cards
from delivery.drafts import Drafts
from meeting import exports as asking
from meeting import questions
from record import exports
from rules.exports import item_scope, question_scope
from rules.refusals import Refusal
from storage import agenda
from storage.database import Database
from storage.outbox import OutboxRow
from tests.meeting.exported import ask, files_of, made, wanted
from tests.meeting.halls import MINUTE_TAKER, SECRETARY, Hall, open_hall
from tests.meeting.pointed import put_forward
from tests.meeting.test_races import opened


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting with one point, on each engine."""
    hall = await open_hall(database)
    await put_forward(hall, 0, "perbaikan jalan desa")
    return hall


async def drawn(hall: Hall, row: OutboxRow, folder: Path, *, names_stay: bool = False) -> str:
    """What this card says as it leaves; empty where nothing leaves."""
    cards = all_cards("jajak_bot", folder, Drafts(), hall.clock, names_stay=names_stay)
    async with hall.house.db.reading() as tx:
        card = await cards[row.kind](tx, row)
    return "" if card is None else card.text


async def shown(hall: Hall, kind: str, folder: Path) -> str:
    """The newest card of a kind that waits."""
    return await drawn(hall, (await wanted(hall, kind))[-1], folder)


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
    monkeypatch.setitem(exports.FORMATS, "csv", broken)
    for name in ("notula-pdf", "berita-acara-pdf", "daftar-hadir-pdf", "rekapitulasi-pdf"):
        monkeypatch.delitem(exports.FORMATS, name)
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


async def test_nobody_waits_for_a_line_that_is_over_at_once(hall: Hall, tmp_path: Path) -> None:
    """The line of progress is due a second later; what is made by then takes it back, and it is never posted."""
    await ask(hall, SECRETARY, "record")
    (line,) = await wanted(hall, "exporting")
    assert "sedang disusun" in await drawn(hall, line, tmp_path)
    assert await hall.value("SELECT due_ms FROM outbox WHERE kind = 'exporting'") == hall.clock() + 1_000
    await made(hall, tmp_path)
    assert await shown(hall, "exporting", tmp_path) == ""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET message_id = 7 WHERE kind = 'exporting'")
    (row,) = await wanted(hall, "exporting")
    cards = all_cards("jajak_bot", tmp_path, Drafts(), hall.clock)
    async with hall.house.db.reading() as tx:
        card = await cards["exporting"](tx, row)
    assert card is not None
    assert card.is_gone


async def test_names_stay_where_the_tenant_wants_it(hall: Hall, tmp_path: Path) -> None:
    """The secretariat reads where the file lies; what names nobody leaves as ever."""
    await ask(hall, SECRETARY, "record")
    await ask(hall, SECRETARY, "record", is_public=True)
    await made(hall, tmp_path)
    named, published = await wanted(hall, "file")
    text = await drawn(hall, named, tmp_path, names_stay=True)
    assert str(tmp_path) in text
    assert "jajak export RAKOR-7 --format record" in text
    assert "tidak dikirim lewat Telegram" not in await drawn(hall, published, tmp_path, names_stay=True)
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM export_files")
    assert await drawn(hall, named, tmp_path, names_stay=True) == ""


async def test_a_file_too_large_for_telegram_is_said_plainly(hall: Hall, tmp_path: Path) -> None:
    """Its size, the limit, where it lies and the command; no call that Telegram would refuse."""
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE files SET bytes = 50000001")
    (row,) = await wanted(hall, "file")
    text = await drawn(hall, row, tmp_path)
    assert "51 MB" in text
    assert "50 MB" in text
    assert str(tmp_path) in text


async def test_nothing_ever_goes_to_a_group(hall: Hall, tmp_path: Path) -> None:
    """Whatever row asks for it."""
    await ask(hall, SECRETARY, "record")
    await made(hall, tmp_path)
    (row,) = await wanted(hall, "file")
    assert await drawn(hall, replace(row, chat_id=-5), tmp_path) == ""


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


async def test_the_list_has_eight_a_page_the_newest_first(hall: Hall, tmp_path: Path) -> None:
    """Every file of every export, with the time it shows."""
    for place in range(9):
        await put_forward(hall, place % 5, f"usulan nomor {place} tentang jalan desa")
        await ask(hall, SECRETARY, "record")
        await made(hall, tmp_path)
    await asking.list_files(hall.house, hall.sender(SECRETARY), hall.meeting_id)
    first = await shown(hall, "exports", tmp_path)
    assert first.count("record_rakor-7") == 8
    assert first.index("_v9.") < first.index("_v2.")
    assert "_v1." not in first
    await asking.list_files(hall.house, hall.sender(SECRETARY), hall.meeting_id, page=1, anew=False)
    assert "_v1." in await shown(hall, "exports", tmp_path)
