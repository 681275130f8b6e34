"""Files pulled from a running meeting over HTTP: the menu, the list, a service that is killed, a role that is lost, a
chat that is shut, a Telegram that has forgotten a file, and the command line beside it all."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rehearsal.phones import Message, Person
from tests.bot.served import Served, opened, served
from tests.bot.test_cli import jajak
from tests.meeting.halls import MINUTE_TAKER, SECRETARY


@pytest.fixture
async def hosted(tmp_path: Path) -> AsyncIterator[Served]:
    """A running service with two voters."""
    async with served(tmp_path, voters=2) as found:
        await found.start()
        await found.ballots()
        yield found


async def file_named(person: Person, beginning: str, *, after: int = 0, seconds: float = 40) -> Message:
    """The next message with a file whose name begins so."""
    async with asyncio.timeout(seconds):
        while True:
            for message in await person.screen():
                if message.id > after and message.file and str(message.file.get("file_name")).startswith(beginning):
                    return message
            await asyncio.sleep(0.05)


async def count_of(person: Person, beginning: str) -> int:
    """How many messages carry such a file."""
    shown = await person.screen()
    return len([one for one in shown if one.file and str(one.file.get("file_name")).startswith(beginning)])


async def test_a_file_in_two_presses_in_the_middle_of_a_meeting(hosted: Served) -> None:
    """The command, then the document; what comes says of when it is, and the command line writes the same bytes."""
    secretary = await hosted.phones.person(SECRETARY)
    asked = await secretary.send("/ekspor")
    menu = await secretary.wait_for("Berkas mana yang disusun?", after=asked, timeout_seconds=20)
    assert "Sementara pukul" in str(menu.text)
    await secretary.press("Rekapitulasi (XLSX)", on=menu)
    came = await file_named(secretary, "rekapitulasi_rakor-7_konsep_v1")
    assert "Sementara pukul" in str(came.text)
    content = await secretary.download(came)
    out = hosted.folder / "out"
    taken = await asyncio.to_thread(
        jajak, hosted.folder, "export", "RAKOR-7", "--format", "rekapitulasi", "--out", str(out)
    )
    assert taken.returncode == 0, taken.stderr
    (written,) = out.iterdir()
    assert written.name == came.file["file_name"] if came.file else False
    assert hashlib.sha256(written.read_bytes()).digest() == hashlib.sha256(content).digest()


async def test_two_secretaries_at_once_get_the_same_file(hosted: Served) -> None:
    """Made once, with one number and one entry in the record; a file each, of the same bytes."""
    officials = [await hosted.phones.person(account) for account in (SECRETARY, MINUTE_TAKER)]
    await asyncio.gather(*(one.send("/ekspor notula") for one in officials))
    came = [await file_named(one, "notula_rakor-7_konsep_v1") for one in officials]
    first, second = [await one.download(message) for one, message in zip(officials, came, strict=True)]
    assert first == second
    assert len(await hosted.rows("SELECT seq FROM entries WHERE kind = 'export'")) == 1


async def test_killed_while_documents_are_made_it_goes_on_where_it_was(hosted: Served) -> None:
    """What has left stays; what has not comes after the start, and nothing is made or posted twice."""
    secretary = await hosted.phones.person(SECRETARY)
    await secretary.send("/ekspor semua")
    await hosted.until("SELECT 1 FROM export_formats")
    await hosted.kill()
    assert await hosted.rows("SELECT state FROM jobs WHERE kind = 'export'") == [("running",)]
    await hosted.start()
    await file_named(secretary, "rekapitulasi_rakor-7_konsep_v1.pdf", seconds=90)
    assert await hosted.phones.stage.settled(timeout_seconds=30)
    await hosted.until("SELECT 1 FROM jobs WHERE kind = 'export' AND state = 'done'")
    names = [str(one.file["file_name"]) for one in await secretary.screen() if one.file]
    assert len(names) == len(set(names))
    made = {str(row[0]) for row in await hosted.rows("SELECT name FROM files WHERE name LIKE '%_v1.%'")}
    unsure = await hosted.rows("SELECT id FROM outbox WHERE kind = 'file' AND state = 'unknown'")
    assert len(made - set(names)) == len(unsure) <= 1


async def held(hosted: Served, person: Person, seconds: float) -> None:
    """A message to this chat is on its way for so long: whatever comes after it waits in the outbox."""
    about = {"method": "sendMessage", "chat_id": person.id, "seconds": seconds, "count": 1}
    await hosted.phones.stage.add_fault("delay_before", **about)
    await person.send("/berkas")


async def test_b100_whoever_loses_the_role_while_it_is_made_is_sent_nothing(hosted: Served) -> None:
    """The right is looked up when the file leaves: what waits for a slow Telegram does not leave any more."""
    taker = await hosted.phones.person(MINUTE_TAKER)
    await hosted.phones.stage.add_fault(
        "delay_before", method="sendMessage", chat_id=MINUTE_TAKER, seconds=6.0, count=1
    )
    await taker.send("/berkas")
    await taker.send("/ekspor record")
    await hosted.until("SELECT 1 FROM jobs WHERE kind = 'export' AND state = 'done'")
    db = await opened(hosted)
    async with db.transaction() as tx:
        await tx.execute("DELETE FROM staff WHERE telegram_id = $1", MINUTE_TAKER)
    await db.close()
    await hosted.until("SELECT 1 FROM outbox WHERE kind = 'file' AND state = 'dead'")
    assert await count_of(taker, "record") == 0


async def test_a_chat_that_is_shut_stops_nobody(hosted: Served) -> None:
    """Whoever blocked the bot gets nothing, the other gets the file; back again, asking again brings it."""
    taker, secretary = await hosted.phones.person(MINUTE_TAKER), await hosted.phones.person(SECRETARY)
    await hosted.phones.stage.add_fault(
        "delay_before", method="sendMessage", chat_id=MINUTE_TAKER, seconds=3.0, count=1
    )
    await taker.send("/berkas")
    await taker.send("/ekspor record")
    await taker.block()
    await secretary.send("/ekspor record")
    await file_named(secretary, "record_rakor-7_konsep_v1")
    await hosted.until("SELECT 1 FROM outbox WHERE kind = 'file' AND state = 'dead'")
    await taker.unblock()
    await taker.start()
    await taker.send("/ekspor record")
    await file_named(taker, "record_rakor-7_konsep_v1")


async def test_a_file_that_telegram_has_forgotten_is_sent_from_the_disk(hosted: Served) -> None:
    """Sent again from the list: by its id while Telegram knows it, else the file itself, with no word of it."""
    secretary = await hosted.phones.person(SECRETARY)
    await secretary.send("/ekspor record")
    first = await file_named(secretary, "record_rakor-7_konsep_v1")
    listed = await secretary.wait_for("sudah disusun", after=await secretary.send("/berkas"), timeout_seconds=20)
    await secretary.press("1", on=listed)
    again = await file_named(secretary, "record", after=listed.id)
    assert _id(again) == _id(first)
    words = "Bad Request: wrong file identifier/HTTP URL specified"
    await hosted.phones.stage.add_fault("error", method="sendDocument", code=400, words=words, count=1)
    await secretary.press("1", on=listed)
    anew = await file_named(secretary, "record", after=again.id)
    assert _id(anew) != _id(first)
    assert await secretary.download(anew) == await secretary.download(first)
    assert not await hosted.rows("SELECT id FROM outbox WHERE kind = 'file' AND state <> 'sent'")


def _id(message: Message) -> str:
    assert message.file is not None
    return str(message.file["file_id"])


async def test_the_line_of_progress_is_one_message_and_goes(hosted: Served) -> None:
    """The pack of a long discussion takes a while: one line, taken away as soon as the file is there."""
    db = await opened(hosted)
    async with db.transaction() as tx:
        for number in range(1, 401):
            await tx.execute(
                "INSERT INTO points (meeting_id, number, code, kind, organisation_id, delegate_id, original,"
                " record_text, text_key, salt, channel, is_forwarded, state, submitted_ms)"
                " VALUES (1, $1, $2, 'proposal', 1, 1, $3, $3, $3, '', 'telegram', 0, 'shown', 0)",
                *(number, f"D{number:02d}", f"usul jalan poros desa nomor {number} diperbaiki " * 12),
            )
    await db.close()
    secretary = await hosted.phones.person(SECRETARY)
    asked = await secretary.send("/ekspor paket")
    await secretary.wait_for("sedang disusun", after=asked, timeout_seconds=30)
    await file_named(secretary, "paket_rakor-7_konsep_v1.zip", seconds=90)
    await hosted.until("SELECT 1 FROM outbox WHERE kind = 'exporting' AND state = 'sent' AND message_id IS NULL")
    assert not [one for one in await secretary.screen() if "sedang disusun" in one.text]
    journal = hosted.phones.stage.journal
    lines = [one for one in await journal(event="call", method="sendMessage") if "sedang disusun" in str(one)]
    assert len(lines) == len(await journal(event="call", method="deleteMessage")) == 1


async def test_the_menu_turns_on_one_card(hosted: Served) -> None:
    """For publication there are fewer documents; in English and of one question the file says so in its name."""
    secretary = await hosted.phones.person(SECRETARY)
    menu = await secretary.wait_for("Lingkup", after=await secretary.send("/ekspor"), timeout_seconds=20)
    assert "Paket lengkap (ZIP)" in menu.labels
    await secretary.press("Untuk: sekretariat", on=menu)
    menu = await changed(secretary, menu.id, "Untuk: untuk diumumkan")
    assert "Notula (DOCX)" not in menu.labels
    await secretary.press("Bahasa: Indonesia", on=menu)
    menu = await changed(secretary, menu.id, "Bahasa: Inggris")
    await secretary.press("Lingkup: seluruh rapat", on=menu)
    menu = await changed(secretary, menu.id, "seluruh rapat")
    await secretary.press(next(label for label in menu.labels if label.startswith("JP1")), on=menu)
    menu = await changed(secretary, menu.id, "Lingkup: JP1")
    assert "Paket lengkap (ZIP)" not in menu.labels
    await secretary.press("Rekapitulasi (XLSX)", on=menu)
    await file_named(secretary, "rekapitulasi-en-publik-jp1_rakor-7_konsep_v1.xlsx")


async def changed(person: Person, number: int, label: str) -> Message:
    """The message as soon as it has this button."""
    async with asyncio.timeout(20):
        while True:
            found = [one for one in await person.screen() if one.id == number and label in one.labels]
            if found:
                return found[0]
            await asyncio.sleep(0.05)


async def test_the_command_line_lists_names_and_refuses_beside_the_running_service(hosted: Served) -> None:
    """Without a code the meetings; what is not known is said with what there is and leaves nothing; a wish leaves its
    entry."""

    async def taken(*arguments: str) -> tuple[int, str, str]:
        done = await asyncio.to_thread(jajak, hosted.folder, "export", *arguments)
        return done.returncode, done.stdout, done.stderr

    before = await hosted.rows("SELECT COUNT(*), MAX(seq) FROM entries")
    code, said, _ = await taken()
    assert code == 0
    assert "RAKOR-7  Kamis, 23 November 2023  Rakor 7" in said
    code, _, said = await taken("TIDAK-ADA")
    assert (code, "RAKOR-7" in said) == (1, True)
    code, _, said = await taken("RAKOR-7", "--format", "naskah")
    assert (code, "notula-pdf" in said) == (2, True)
    code, _, said = await taken("RAKOR-7", "--format", "record", "--part", "JP9", "--language", "en")
    assert (code, "no such part" in said and "JP1" in said) == (2, True)
    assert await hosted.rows("SELECT COUNT(*), MAX(seq) FROM entries") == before
    out = hosted.folder / "out"
    about = ("--format", "csv", "--format", "record", "--public", "--out", str(out))
    code, _, said = await taken("RAKOR-7", *about)
    assert code == 0, said
    assert {path.name.split("_")[0] for path in out.iterdir()} >= {"hasil-publik", "record-publik"}
    entered = await hosted.rows("SELECT actor_role FROM entries WHERE kind = 'export'")
    assert entered == [("operator",), ("operator",)]
