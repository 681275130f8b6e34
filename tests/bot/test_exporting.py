"""Files pulled from a running meeting over HTTP: the menu, the list, a service that is killed, a role that is lost, a
chat that is shut, a Telegram that has forgotten a file, and the command line beside it all."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rehearsal.phones import Message, Person
from tests.bot.served import Served, served
from tests.bot.test_cli import jajak
from tests.meeting.halls import SECRETARY


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
