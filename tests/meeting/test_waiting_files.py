"""Files that wait for words, before officials: who sees them, in which order, and how each card follows its file."""

import pytest

from delivery.cards import waiting_files as cards
from delivery.cards.readers import guarded
from meeting import floor_dialogs, media_help, privacy, waiting_files
from meeting.media import Caption
from meeting.privacy import Wish
from rules.media import MediaKind
from rules.points import PointKind
from rules.refusals import Refusal
from storage import outbox
from storage.database import Database
from storage.outbox import OutboxRow
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.people import dialog_of
from tests.meeting.submitted import fetched, rows, send, told

TEXT = "jalan desa rusak berat sejak banjir"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def card(hall: Hall, chat_id: int, topic: str) -> tuple[str, list[str]]:
    """The card of this topic as it would leave now: its text, and the labels of its buttons."""
    sql = "SELECT id FROM outbox WHERE chat_id = $1 AND topic = $2 AND state = 'waiting'"
    row_id = await hall.value(sql, chat_id, topic)
    async with hall.house.db.reading() as tx:
        row = await outbox.waiting(tx, int(str(row_id)))
        assert isinstance(row, OutboxRow)
        draw = cards.draw_list if row.kind == "waiting_files" else cards.draw_file
        drawn = await guarded(row.kind, draw)(tx, row)
    assert drawn is not None
    return drawn.text, [button.label for buttons in drawn.buttons for button in buttons]


async def test_the_list_holds_what_has_no_words_yet_helpless_first(hall: Hall) -> None:
    """Eight a page; a file with a caption is a point and not there; an album is one line; turning goes round."""
    await send(hall, 0, kind=MediaKind.VOICE, seconds=47)
    await send(hall, 1, caption=Caption(TEXT, PointKind.PROPOSAL))
    for _ in range(3):
        await send(hall, 2, album="7")
    for _ in range(9):
        await send(hall, 3)
    await media_help.ask_help(hall.house, hall.voter(2), 3)
    await waiting_files.list_files(hall.house, hall.sender(CLERK), hall.meeting_id)
    text, labels = await card(hall, CLERK, "waiting_files:1")
    assert "11 berkas menunggu kalimat; 1 meminta bantuan petugas." in text
    assert "1. foto · o3 ·" in text
    assert "2. pesan suara · o1 ·" in text
    assert labels == [*map(str, range(1, 9)), "‹", "1/2", "›"]
    await waiting_files.list_files(hall.house, hall.sender(CLERK), hall.meeting_id, page=1, anew=False)
    text, labels = await card(hall, CLERK, "waiting_files:1")
    assert labels[:3] == ["9", "10", "11"]
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE topic = 'waiting_files:1'") == 1


async def test_a_card_follows_its_file_to_the_point(hall: Hall) -> None:
    """No file before help is asked; then the file as often as wanted, its words, the sender's consent, its number."""
    await send(hall, kind=MediaKind.VOICE, seconds=47)
    await fetched(hall)
    clerk = hall.sender(CLERK)
    await waiting_files.show_file(hall.house, clerk, 1)
    text, labels = await card(hall, CLERK, "waiting_file:1")
    assert "Pengirim belum menulis kalimatnya" in text
    assert "Lama: 47 detik." in text
    assert labels == ["Tawarkan bantuan", "Ke daftar"]
    with pytest.raises(Refusal):
        await waiting_files.send_file(hall.house, hall.sender(CLERK), 1)
    for _ in range(2):
        await waiting_files.offer_help(hall.house, hall.sender(CLERK), 1)
    assert (await told(hall, 1001)).count("media_tawaran") == 1
    await media_help.ask_help(hall.house, hall.voter(0), 1)
    assert (await card(hall, CLERK, "waiting_file:1"))[1] == ["Kirim berkas", "Tulis ringkasan", "Ke daftar"]
    for _ in range(2):
        await waiting_files.send_file(hall.house, hall.sender(CLERK), 1)
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE kind = 'attachment'") == 1
    await media_help.begin_summary(hall.house, hall.sender(CLERK), 1)
    await media_help.typed_summary(hall.house, hall.sender(CLERK), await dialog_of(hall, CLERK), TEXT)
    assert f'"{TEXT}". Menunggu persetujuan' in (await card(hall, CLERK, "waiting_file:1"))[0]
    written = int(str(await hall.value("SELECT summary_ms FROM media")))
    await media_help.agree(hall.house, hall.voter(0), 1, written)
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    text, labels = await card(hall, CLERK, "waiting_file:1")
    assert "Sudah menjadi lampiran D01." in text
    assert labels == ["Ke daftar"]
    await waiting_files.list_files(hall.house, hall.sender(CLERK), hall.meeting_id)
    assert (await card(hall, CLERK, "waiting_files:1"))[0] == "Tidak ada berkas yang menunggu kalimat."


async def test_who_sees_the_list(hall: Hall) -> None:
    """Officials; the moderator without the file itself; nobody from the floor, nor whose role was taken away."""
    await send(hall)
    await fetched(hall)
    for official in (MODERATOR, SECRETARY, MINUTE_TAKER, CLERK):
        await waiting_files.list_files(hall.house, hall.sender(official), hall.meeting_id)
    await media_help.ask_help(hall.house, hall.voter(0), 1)
    await waiting_files.show_file(hall.house, hall.moderator, 1)
    assert (await card(hall, MODERATOR, "waiting_file:1"))[1] == ["Ke daftar"]
    for act in (
        waiting_files.list_files(hall.house, hall.voter(1), hall.meeting_id),
        waiting_files.show_file(hall.house, hall.voter(1), 1),
        waiting_files.offer_help(hall.house, hall.voter(1), 1),
        waiting_files.send_file(hall.house, hall.moderator, 1),
        waiting_files.show_file(hall.house, hall.moderator, 77),
    ):
        with pytest.raises(Refusal):
            await act
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM staff WHERE telegram_id = $1", CLERK)
    with pytest.raises(AssertionError):
        await card(hall, CLERK, "waiting_files:1")


async def test_the_card_of_a_withdrawn_file_names_nobody(hall: Hall) -> None:
    """It says that its sender has withdrawn, and offers nothing."""
    await send(hall, kind=MediaKind.VOICE)
    await fetched(hall)
    await media_help.ask_help(hall.house, hall.voter(0), 1)
    await waiting_files.show_file(hall.house, hall.sender(CLERK), 1)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    text, labels = await card(hall, CLERK, "waiting_file:1")
    assert "Pengirim sudah menarik datanya." in text
    assert "Perwakilan 1" not in text
    assert labels == ["Ke daftar"]


async def test_the_sender_of_a_document_reads_once_that_it_is_kept_as_sent(hall: Hall) -> None:
    """Not with a photo, not a second time."""
    await send(hall)
    assert "media_utuh" not in await told(hall, 1001)
    for kind in (MediaKind.DOCUMENT, MediaKind.AUDIO):
        await send(hall, kind=kind)
    assert (await told(hall, 1001)).count("media_utuh") == 1
    assert await rows(hall, "SELECT kind FROM media ORDER BY id") == [("photo",), ("document",), ("audio",)]
