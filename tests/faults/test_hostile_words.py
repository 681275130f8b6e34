"""I9, B42, B48, B62: texts and figures that are too long, of nothing, or made to hang the reader."""

import subprocess
import sys
from pathlib import Path

import pytest

from meeting import corrections, errata, paper, questions
from rules.refusals import Refusal
from storage.database import Database
from tests.faults.acts import SECRET, ballots_of, forms, found_unsound, standing_dialog
from tests.meeting.halls import CLERK, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.test_voting import choose, opened
from tests.meeting.test_who_votes import write

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "{{ 7*7 }}", "<b>&amp;", "=1+1", "$$x$$", "\u202eabc", "a\u0000b", "\ud800x", "👨‍👩‍👧‍👦" * 50, "á́́́",
    "ꦲꦏ꧀ꦱꦫ", "نص", "a\n" * 50, "*_`[]()~>#+-=|{}.!",
)  # fmt: skip
UNSEEN = ("\u200b", "\u3164", "\u2800", "\n" * 50, "\u2066")
TOO_LONG = "x" * 40_000


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of six organisations."""
    return await open_hall(database, organisations=6)


FIGURES_ALONE = "A=" + "111111111111=" * 12 + "!"
MANY_PAIRS = "  ".join(f"{code}=1" for code in "ABCDEFGHIJKLMNOPQRST")


@pytest.mark.parametrize("line", [FIGURES_ALONE, MANY_PAIRS, f"{MANY_PAIRS} " * 40, "=" * 4_000])
def test_reading_counts_takes_no_longer_than_reading(line: str) -> None:
    """A line of figures with a sign too many at its end is refused at once: it must not hold every vote up."""
    code = (
        "import sys\nfrom dataclasses import dataclass\nfrom types import SimpleNamespace\n"
        "from rules.paper import read_counts\nfrom rules.refusals import Refusal\n"
        "question = SimpleNamespace(options=[SimpleNamespace(code=c, id=n) for n, c in enumerate('ABC', 1)])\n"
        "try:\n    read_counts(question, {'a': 1}, sys.argv[1])\nexcept Refusal:\n    sys.exit(0)\nsys.exit(1)"
    )
    subprocess.run([sys.executable, "-c", code, line + " ."], cwd=ROOT, check=True, timeout=5)


@pytest.mark.parametrize("text", HOSTILE)
async def test_b62_a_written_answer_of_any_signs_is_stored_or_refused(hall: Hall, text: str) -> None:
    """Nothing breaks, and what is stored is sound on either engine."""
    question = await opened(hall, "Apa? #isian #rahasia", seconds=None)
    try:
        await write(hall, question, 0, text)
    except Refusal as refusal:
        # What is refused is refused for what it is; anything else would be a mistake of ours.
        assert refusal.key in {"teks_kosong", "isian_panjang"}  # noqa: PT017 - either way is right, and this one named
    assert await ballots_of(hall, question) <= 1
    await questions.close(hall.house, hall.moderator, question.id)
    assert await found_unsound(hall.house.db) == []


@pytest.mark.parametrize("text", [*UNSEEN, TOO_LONG])
async def test_what_nobody_can_see_or_read_is_no_answer(hall: Hall, text: str) -> None:
    """Refused with words, and the same conversation goes on."""
    question = await opened(hall, "Apa? #isian", seconds=None)
    with pytest.raises(Refusal) as refused:
        await write(hall, question, 0, text)
    assert refused.value.key in {"teks_kosong", "isian_panjang"}
    assert (await standing_dialog(hall, 1001)).step == "ballot_words"


@pytest.mark.parametrize("text", [*UNSEEN, TOO_LONG])
async def test_a_correction_to_nothing_or_to_a_book_is_refused(hall: Hall, text: str) -> None:
    """Of the wording and of an option; the question reads as before."""
    question = await opened(hall)
    for option in (0, 2):
        await corrections.ask_wording(hall.house, hall.moderator, question.id, option)
        with pytest.raises(Refusal):
            await corrections.correct(hall.house, hall.moderator, await standing_dialog(hall, MODERATOR), text)
    assert await hall.value("SELECT generation FROM questions") == 1


@pytest.mark.parametrize("text", [*UNSEEN, TOO_LONG])
async def test_an_erratum_of_nothing_or_of_a_book_is_refused(hall: Hall, text: str) -> None:
    """Each of its three texts."""
    question = await opened(hall)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    await questions.adopt(hall.house, hall.sender(SECRETARY), question.id)
    await errata.begin(hall.house, hall.sender(SECRETARY), question.id)
    for seen in ("Rumh", "Rumah", "salah ketik"):
        dialog = await standing_dialog(hall, SECRETARY)
        with pytest.raises(Refusal):
            await errata.write(hall.house, hall.sender(SECRETARY), dialog, text)
        await errata.write(hall.house, hall.sender(SECRETARY), dialog, seen)
    assert await hall.value("SELECT COUNT(*) FROM errata") == 1


@pytest.mark.parametrize(
    "counts",
    [
        "pemerintah: 1=1, 1=1", "pemerintah: 1=1\npemerintah: 2=1", "pemerintah: 9=2", "pemerintah: 1=-1, 2=3",
        "pemerintah: 1=99999999999999999999", "1=١, 2=1", "pemerintah: 1=1,0, 2=1", "", "\u200b", "1=3",
        "pemerintah: 1=1; 2=0", "PEMERINTAH: 1=2\nswasta: 1=0",
    ],
)  # fmt: skip
async def test_b42_counts_that_cannot_be_are_refused_and_the_names_stay_ticked(hall: Hall, counts: str) -> None:
    """Twice the same, of nowhere, too many, too few, of other digits: nothing waits for a second official."""
    question = await opened(hall, SECRET, seconds=None)
    with pytest.raises(Refusal):
        await forms(hall, question, (0, 1), counts)
    assert await hall.value("SELECT COUNT(*) FROM paper_batches") == 0
    assert len((await standing_dialog(hall, CLERK)).payload["names"]) == 2


async def test_names_of_nobody_are_not_kept_in_a_batch(hall: Hall) -> None:
    """Ids that were never offered, thousands of them, ticked by forged buttons: refused, and the list stays short."""
    question = await opened(hall, SECRET, seconds=None)
    await choose(hall, question, 0, 1)
    await paper.begin(hall.house, hall.sender(CLERK), question.id)
    for number in (hall.delegates[0], 10**12, 2**63 - 1):
        with pytest.raises(Refusal):
            await paper.tick(hall.house, hall.sender(CLERK), question.id, number, 0)
    assert (await standing_dialog(hall, CLERK)).payload["names"] == []
