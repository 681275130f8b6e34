"""What is longer than a message still reaches the phone whole, and works."""

from pathlib import Path

from rehearsal.phones import Message
from tests.bot.served import served

# The limits of a question: a thousand signs, twenty options of three hundred.
WORDING = "Uraian yang panjang. " * 47 + "Setuju?"
OPTIONS = [f"{letter * 4} " + "pilihan " * 36 for letter in "ABCDEFGHIJKLMNOPQRST"]


async def test_b69_the_longest_question_is_answered_from_the_phone(tmp_path: Path) -> None:
    """The card takes two messages; its buttons stand below the last; the answer is shown where it was pressed."""
    async with served(tmp_path, voters=1, question="\n".join([WORDING, *OPTIONS])) as hosted:
        await hosted.start()
        voter = hosted.voters[0]
        last = await voter.wait_for("(2/2)", timeout_seconds=40)
        told = "\n".join(message.text for message in await voter.screen())
        assert all(option.strip() in told for option in OPTIONS)
        option = hosted.question.options[19]
        await voter.press_data(last.payload(option.code), on=last)
        shown = await voter.wait_for("Jawaban tersimpan: T. ", timeout_seconds=20)
        assert shown.id == last.id
        assert "✓ T" in _labels(shown)
        assert await hosted.rows("SELECT count(*) FROM ballots") == [(1,)]
        assert not await hosted.phones.stage.broken_rules()


def _labels(message: Message) -> list[str]:
    return [label for row in message.buttons for label in row]
