"""The page of results is drawn from a small part of the record, and says what it would if all of it had been read."""

from __future__ import annotations

from typing import Any

from meeting import questions
from projector.panels import result_view
from projector.published import content_of
from record.gather import gather
from record.gather_page import gather_page
from record.published import published
from record.record import Record
from record.tongue import written_in
from storage import entries
from storage.entries import Actor
from tests.meeting.finished import HOUR, adopt, end_meeting, lock, write_erratum
from tests.meeting.halls import Hall
from tests.projector.test_published import hall
from tests.record.test_gather_kinds import KINDS, MODES, WEIGHED_WITHOUT_NAMES, asked_and_revealed
from tests.record.test_gather_kinds import hall as all_kinds

__all__ = ["all_kinds", "hall"]


async def both(hall: Hall, language: str = "id") -> tuple[dict[str, Any], Record]:
    """What the page says, once it was seen that the whole record says the same; and the little that was read for it."""
    async with hall.house.db.reading() as tx:
        whole, little = await gather(tx, hall.meeting_id), await gather_page(tx, hall.meeting_id)
    with written_in(language):
        said = content_of(published(little), result_view)
        assert said == content_of(published(whole), result_view)
    return said, little


async def test_every_kind_in_every_mode_is_said_from_the_little_that_is_read(all_kinds: Hall) -> None:
    """And of ballots nothing is read but texts of open questions, of electorates and receipts nothing at all."""
    for mode in MODES:
        for kind, written in KINDS.items():
            if (mode, kind) not in WEIGHED_WITHOUT_NAMES:
                wording, _, options = written.partition("\n")
                await asked_and_revealed(all_kinds, f"{wording} {mode}\n{options}" if options else f"{wording} {mode}")
    await end_meeting(all_kinds)
    for language in ("id", "en"):
        said, little = await both(all_kinds, language)
    assert len(said["results"]) == len(MODES) * len(KINDS) - len(WEIGHED_WITHOUT_NAMES)
    assert [one.question.kind for one in little.questions if one.ballots is not None] == ["text"] * len(MODES)
    assert not any(one.electorate.at_opening or one.receipts for one in little.questions)
    assert (little.points, little.entries) == ((), ())


async def test_its_head_is_that_of_the_papers_from_draft_to_lock(hall: Hall) -> None:
    """Draft, adopted, erratum after erratum, one that names somebody among them, locked; an export moves nothing."""
    heads = []

    async def seen() -> None:
        said, _ = await both(hall)
        heads.append((said["meeting"]["state_text"], said["meeting"]["minutes_text"]))

    await end_meeting(hall)
    await seen()
    async with hall.house.db.transaction() as tx:
        secretary = Actor("secretariat", "s1")
        await entries.append(tx, hall.meeting_id, secretary, "export", {"format": "notula"}, hall.clock())
    assert (await both(hall))[0]["meeting"]["minutes_text"] == heads[0][1]
    hidden = await hall.value("SELECT id FROM questions WHERE state = 'closed'")
    assert isinstance(hidden, int)
    await questions.reveal(hall.house, hall.moderator, hidden)
    hall.clock.turn(72 * HOUR)
    await adopt(hall, "Disepakati")
    await seen()
    await write_erratum(hall, "JP1", "3", "4", "salah baca oleh Nama Orang 1")
    await seen()
    await write_erratum(hall, "", "daftar hadir nomor 2", "Uji", "Coba", "salah ketik")
    await lock(hall)
    await seen()
    assert len(set(heads)) == len(heads) == 4
    assert [state.split()[0] for state, _ in heads] == ["KONSEP", "Hasil", "Ralat", "Ralat"]
