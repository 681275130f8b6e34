"""The secretariat in the moderator's place, on phones: asked why, then done, on the way of a tap and of a command."""

from pathlib import Path

from rehearsal.phones import Message, Person
from tests.bot.served import Served, served
from tests.meeting.halls import SECRETARY

ASKED = "langkah ini wewenang moderator"


async def panel(hosted: Served) -> tuple[Person, Message]:
    """The secretary's phone with the panel of the open question on it."""
    secretary = await hosted.phones.person(SECRETARY)
    return secretary, await secretary.wait_for("JP1", timeout_seconds=40)


async def state(hosted: Served) -> object:
    """Where the question stands in the database."""
    return (await hosted.rows("SELECT state FROM questions"))[0][0]


async def test_two_taps_and_a_reason_by_tap_close_a_question(tmp_path: Path) -> None:
    """[Tutup], [Tutup JP1], and nothing is closed before [Moderator tidak dapat dihubungi]; a stale one is refused."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        secretary, card = await panel(hosted)
        await secretary.press("Tutup", on=card)
        card = await secretary.wait_for("Tutup JP1?", timeout_seconds=20)
        toast = await secretary.press("Tutup JP1", on=card)
        assert "alasan" in str(toast.text)
        asked = await secretary.wait_for(ASKED, timeout_seconds=20)
        assert await state(hosted) == "open"
        await secretary.press("Moderator tidak dapat dihubungi", on=asked)
        await secretary.wait_for("JP1 · ditutup", timeout_seconds=20)
        assert await state(hosted) == "closed"
        again = await secretary.press("Moderator tidak dapat dihubungi", on=asked)
        assert again.alert
        assert await hosted.rows("SELECT kind, text FROM notes") == [("reason", "moderator tidak dapat dihubungi")]


async def test_a_command_asks_and_the_next_message_is_the_reason(tmp_path: Path) -> None:
    """/tutup by the secretariat; /batal takes the question back, and words typed after it are no reason."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        secretary, _ = await panel(hosted)
        await secretary.send("/tutup 1")
        await secretary.wait_for(ASKED, timeout_seconds=20)
        await secretary.send("/batal")
        await secretary.send("Moderator sedang di luar jangkauan.")
        assert await hosted.phones.stage.settled(timeout_seconds=20)
        assert await state(hosted) == "open"
        await secretary.send("/tutup 1")
        await secretary.send("Moderator sedang di luar jangkauan.")
        await secretary.wait_for("JP1 · ditutup", timeout_seconds=20)
        assert await state(hosted) == "closed"
        assert await hosted.rows("SELECT text FROM notes") == [("Moderator sedang di luar jangkauan.",)]
