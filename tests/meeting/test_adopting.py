"""Adoption fixes tallies and minutes, the lock follows signing, and what comes afterwards is numbered."""

from __future__ import annotations

import asyncio

import pytest
import pytest_asyncio

from meeting import adopting, agenda, errata, outcome_changes, questions, ruling
from rules.meetings import MeetingState
from rules.refusals import Refusal
from storage.database import Database
from tests.meeting.concluded import check_chain, last_entry, refused, wrote
from tests.meeting.finished import (
    HOUR,
    adopt,
    card,
    dialog_of,
    document,
    end_meeting,
    found,
    last,
    lock,
    messages,
    prepare,
    proposed,
    said,
    write_erratum,
)
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.test_voting import choose, opened

GROUP = -100123


@pytest_asyncio.fixture
async def hall(database: Database) -> Hall:
    """A meeting that has ended, with D01, K1 and a revealed question JP1, and a group."""
    made = await open_hall(database, organisations=3)
    await agenda.bind_group(made.house, made.moderator, made.meeting_id, GROUP, None, "Grup rapat")
    await prepare(made)
    return made


async def past_the_window(hall: Hall) -> None:
    """Nobody may propose any more."""
    hall.clock.turn(72 * HOUR)


async def test_adoption_fixes_every_revealed_result_and_happens_once(hall: Hall) -> None:
    """Two secretaries at once, pressed again: one entry; the questions are adopted with the meeting."""
    await past_the_window(hall)
    seen = await last(hall)
    acts = [adopting.adopt(hall.house, hall.sender(SECRETARY), hall.meeting_id, seen) for _ in range(3)]
    assert set(await asyncio.gather(*acts)) == {MeetingState.ADOPTED}
    kinds = await hall.kinds()
    assert (kinds.count("meeting.adopted"), kinds.count("question.adopted")) == (1, 1)
    told = await document(hall)
    assert (told["meeting"]["status"], told["questions"][0]["state"]) == ("final", "adopted")
    await check_chain(hall)


async def test_open_proposals_and_an_open_window_owe_a_reason_and_stay_listed(hall: Hall) -> None:
    """Nobody is passed over silently: the entry names what was left open, the annex lists it, its author is told."""
    assert await refused(adopt(hall)) == "tetapkan_perlu_alasan"
    await proposed(hall, "K1 Salah tahun")
    await past_the_window(hall)
    assert await refused(adopt(hall)) == "tetapkan_perlu_alasan"
    await adopting.ask_reason(hall.house, hall.sender(SECRETARY), hall.meeting_id, await last(hall))
    dialog = await dialog_of(hall, SECRETARY)
    assert await adopting.typed_reason(hall.house, hall.sender(SECRETARY), dialog, "Tenggat pelaporan") == "adopted"
    async with hall.house.db.reading() as tx:
        row = await tx.fetch_row("SELECT payload FROM entries WHERE kind = 'meeting.adopted'")
    assert row is not None
    assert '"open":["UK1"]' in row["payload"]
    assert "digest" in row["payload"]
    assert "koreksi_tetap_terbuka" in await messages(hall, 1001)
    assert (await document(hall))["amendments"][0]["state"] == "open"
    one = await found(hall, "UK1")
    late = ruling.accept(hall.house, hall.sender(SECRETARY), one.id, 0)
    assert await refused(late) in ("hasil_rapat_ditetapkan", "koreksi_catatan_berubah")


async def test_what_grew_since_the_card_was_read_refuses_the_press(hall: Hall) -> None:
    """A button carries the entry up to which its reader knew the record."""
    await past_the_window(hall)
    seen = await last(hall)
    await adopting.show_card(hall.house, hall.sender(SECRETARY), hall.meeting_id, view="adopt", revision=seen)
    _, buttons = await card(hall, f"closing:{hall.meeting_id}")
    assert "Ya, tetapkan" in buttons
    await wrote(hall, "Satu kesimpulan lagi")
    _, buttons = await card(hall, f"closing:{hall.meeting_id}")
    assert "Ya, tetapkan" not in buttons
    stale = adopting.adopt(hall.house, hall.sender(SECRETARY), hall.meeting_id, seen)
    assert await refused(stale) == "penutupan_berubah"
    await adopt(hall)
    stale = adopting.lock(hall.house, hall.sender(SECRETARY), hall.meeting_id, seen)
    assert await refused(stale) == "penutupan_berubah"


async def test_a_result_that_nobody_has_seen_is_not_adopted(database: Database) -> None:
    """It must be revealed or cancelled first."""
    hall = await open_hall(database, organisations=3)
    question = await opened(hall, seconds=None)
    await choose(hall, question, 0, 1)
    await questions.close(hall.house, hall.moderator, question.id)
    assert await refused(adopt(hall)) == "rapat_belum_selesai"
    await end_meeting(hall)
    await past_the_window(hall)
    with pytest.raises(Refusal) as caught:
        await adopt(hall)
    assert (caught.value.key, caught.value.values) == ("tetapkan_belum_diumumkan", {"daftar": "JP1"})
    await questions.reveal(hall.house, hall.moderator, question.id)
    assert await adopt(hall) == MeetingState.ADOPTED


@pytest.mark.parametrize("who", [MODERATOR, MINUTE_TAKER, CLERK, 1001, 4242])
async def test_only_the_secretariat_adopts_locks_and_writes_errata(hall: Hall, who: int) -> None:
    """Looked up at the act."""
    await past_the_window(hall)
    assert await refused(adopt(hall, who=who)) == "bukan_wewenang"
    await adopt(hall)
    assert await refused(lock(hall, who)) == "bukan_wewenang"
    begun = errata.begin_about(hall.house, hall.sender(who), hall.meeting_id, "K1")
    assert await refused(begun) == "bukan_wewenang"


async def test_after_adoption_no_figure_and_no_text_changes(hall: Hall) -> None:
    """Whatever anybody tries; the record says the same as before but for what was added to it."""
    await past_the_window(hall)
    await adopt(hall)
    before = await said(hall)
    outcome_id = int(str(await hall.value("SELECT MIN(id) FROM notes WHERE kind = 'conclusion'")))
    question_id = int(str(await hall.value("SELECT MIN(id) FROM questions")))
    house, meeting_id = hall.house, hall.meeting_id
    tries = (
        lambda: wrote(hall, "Kesimpulan baru"),
        lambda: outcome_changes.withdraw(house, hall.sender(SECRETARY), outcome_id, 0, "salah"),
        lambda: agenda.add_items(house, hall.moderator, meeting_id, "Acara baru"),
        lambda: questions.cancel(house, hall.moderator, question_id, reason="salah"),
        lambda: proposed(hall, "K1 Terlambat"),
        lambda: adopting.set_rule(house, hall.sender(SECRETARY), meeting_id, adopting.HOURS, 24),
    )
    for attempt in tries:
        with pytest.raises(Refusal):
            await attempt()
    assert await said(hall) == before
    assert await lock(hall) == MeetingState.LOCKED
    assert await lock(hall) == MeetingState.LOCKED
    assert await said(hall) == before


async def test_errata_and_addenda_are_numbered_in_one_row_and_the_old_stays(hall: Hall) -> None:
    """About a result, about anything else, and after the lock; files carry the number of the last one."""
    assert await refused(write_erratum(hall, "K1")) == "ralat_rapat_belum_ditetapkan"
    await past_the_window(hall)
    await adopt(hall)
    before = await said(hall)
    await write_erratum(hall, "JP1", "46", "47", "salah baca")
    await write_erratum(hall, "", "daftar hadir nomor 2", "Uji", "Coba", "salah ketik")
    assert (await document(hall))["meeting"]["status"] == "ralat-2"
    await lock(hall)
    await write_erratum(hall, "K1", "2023", "2024", "salah tahun")
    told = await document(hall)
    assert [(one["number"], one["question"], one["about"], one["stage"]) for one in told["errata"]] == [
        (1, "JP1", "JP1", "adopted"),
        (2, None, "daftar hadir nomor 2", "adopted"),
        (3, None, "K1", "locked"),
    ]
    assert (await last_entry(hall))[0] == "addendum"
    assert told["meeting"]["status"] == "ralat-3"
    assert await said(hall) == before | {"meeting": (await said(hall))["meeting"]}
    assert "adendum_tercatat" in await messages(hall, SECRETARY)
    await check_chain(hall)


async def test_the_head_is_posted_to_the_group_at_the_end_and_at_adoption(hall: Hall) -> None:
    """Number and whole hash: whoever was there can hold the papers against it."""
    await past_the_window(hall)
    await adopt(hall)
    assert (await messages(hall, GROUP)).count("kepala_catatan") == 2
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT seq, hash, kind FROM entries ORDER BY seq")
        said_there = await tx.fetch("SELECT payload FROM outbox WHERE chat_id = $1 AND kind = 'say' ORDER BY id", GROUP)
    hashes = {row["hash"]: row["seq"] for row in rows}
    posted = [hashes[digest] for digest in hashes for row in said_there if digest in row["payload"]]
    kinds = [row["kind"] for row in rows]
    assert posted == [kinds.index("meeting.ended") + 1, kinds.index("meeting.adopted") + 1]
    head = (await document(hall))["head"]
    assert (head["seq"], hashes[head["hash"]]) == (posted[-1], posted[-1])


async def test_papers_are_asked_for_once_at_each_stage(hall: Hall) -> None:
    """The draft at the end, the final ones at adoption, each once for whoever is secretariat; pressed again, nothing
    more is made. Those who attended are sent one draft."""
    await end_meeting(hall)
    await past_the_window(hall)
    await adopt(hall)
    await adopt(hall)
    async with hall.house.db.reading() as tx:
        exports = await tx.fetch("SELECT wish, number, is_draft FROM exports ORDER BY id")
        jobs = await tx.fetch("SELECT kind, asked_by FROM jobs WHERE kind IN ('export', 'closing') ORDER BY id")
    assert [tuple(row) for row in exports] == [("notula", 1, 1), ("paket", 2, 1), ("notula", 3, 0), ("paket", 4, 0)]
    assert [tuple(row) for row in jobs] == [
        ("export", SECRETARY),
        ("export", SECRETARY),
        ("closing", None),
        ("export", SECRETARY),
        ("export", SECRETARY),
    ]


async def test_rules_of_the_end_are_set_until_it_comes(database: Database) -> None:
    """By the secretariat, on its card; each change once, in the record."""
    hall = await open_hall(database, organisations=2)
    house, meeting_id = hall.house, hall.meeting_id
    await adopting.show_card(house, hall.sender(SECRETARY), meeting_id, anew=True)
    text, buttons = await card(hall, f"closing:{meeting_id}")
    assert "72 jam" in text
    assert "✓ 3 hari" in buttons
    assert await adopting.set_rule(house, hall.sender(SECRETARY), meeting_id, adopting.HOURS, 24)
    assert not await adopting.set_rule(house, hall.sender(SECRETARY), meeting_id, adopting.HOURS, 24)
    assert await adopting.set_rule(house, hall.sender(SECRETARY), meeting_id, adopting.MINUTES, 0)
    assert (await hall.kinds()).count("closing.ruled") == 2
    for setting, value in ((adopting.HOURS, 10_000), (adopting.MINUTES, 2), (7, 1)):
        assert (
            await refused(adopting.set_rule(house, hall.sender(SECRETARY), meeting_id, setting, value)) == "tombol_lama"
        )
    await end_meeting(hall)
    assert (await document(hall))["meeting"]["corrections_until"] == "2023-11-24T06:00:00.000Z"
    assert "koreksi_dibuka" in await messages(hall, 1001)
    late = adopting.set_rule(house, hall.sender(SECRETARY), meeting_id, adopting.HOURS, 72)
    assert await refused(late) == "penutupan_sudah_berakhir"


async def test_without_a_window_nothing_is_proposed_and_nothing_waits(database: Database) -> None:
    """The secretariat may adopt at once."""
    hall = await open_hall(database, organisations=2)
    await adopting.set_rule(hall.house, hall.sender(SECRETARY), hall.meeting_id, adopting.HOURS, 0)
    await end_meeting(hall)
    assert await refused(proposed(hall, "umum: salah")) == "koreksi_belum_waktunya"
    assert "koreksi_dibuka" not in await messages(hall, 1001)
    assert await adopt(hall) == MeetingState.ADOPTED
