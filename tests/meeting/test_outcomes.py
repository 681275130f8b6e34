"""What is concluded stands in the record once, tied to what led to it; nobody's text is ever overwritten."""

import asyncio

import pytest

from meeting import agenda, outcome_changes, questions
from rules import chain
from rules.outcomes import OutcomeKind
from rules.refusals import Refusal
from rules.text import MASK
from storage import outcomes as rows
from storage.database import Database
from tests.meeting.concluded import (
    CONCLUSION,
    DECISION,
    NOTE,
    check_chain,
    corrected,
    last_entry,
    point_of,
    refused,
    seen,
    stored,
    withdrew,
    wrote,
)
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.test_voting import opened


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def test_each_kind_counts_for_itself_and_stands_in_the_chain_by_its_digest(hall: Hall) -> None:
    """C1, K1, K2, KP1; no word of a text is in an entry."""
    written = [
        await wrote(hall, f"Isi {kind} {n}", kind) for n, kind in enumerate((NOTE, CONCLUSION, CONCLUSION, DECISION))
    ]
    assert [(one.kind, one.number) for one in written] == [
        ("note", 1),
        ("conclusion", 1),
        ("conclusion", 2),
        ("decision", 1),
    ]
    kind, said = await last_entry(hall)
    one = written[-1]
    assert (kind, said["outcome"], said["digest"]) == ("decision", "KP1", chain.text_digest(one.salt, one.text))
    assert "Isi" not in str(said)
    assert await hall.kinds() == ["note", "conclusion", "conclusion", "decision"]
    await check_chain(hall)


async def test_many_scribes_at_once_get_numbers_without_gaps_or_twins(hall: Hall) -> None:
    """Twenty conclusions in the same moment: K1 to K20."""
    made = await asyncio.gather(*(wrote(hall, f"Isi {n}", who=(SECRETARY, MINUTE_TAKER)[n % 2]) for n in range(20)))
    assert sorted(one.number for one in made) == list(range(1, 21))
    await check_chain(hall)


async def test_codes_in_front_tie_it_to_points_and_questions(hall: Hall) -> None:
    """They stand in the entry, the text without them; an unknown one, or a draft, stores nothing."""
    code = await point_of(hall)
    question = await opened(hall)
    one = await wrote(hall, f"{code} {question.code} Data diverval tiap tribulan")
    assert one.text == "Data diverval tiap tribulan"
    _, said = await last_entry(hall)
    assert (said["points"], said["questions"]) == ([code], [question.code])
    assert await refused(wrote(hall, "D77 apa saja")) == "kaitan_tidak_ada"
    assert await refused(wrote(hall, code)) == "teks_kosong"
    assert (await hall.kinds()).count("conclusion") == 1
    text, _ = await seen(hall, one)
    assert f"Pokok diskusi yang mendasari: {code}." in text
    assert f"Pendapat peserta menurut jajak pendapat {question.code}." in text


async def test_a_poll_is_never_a_decision(hall: Hall) -> None:
    """Under a decision it is said so; under a conclusion it is cited as the opinion it is."""
    question = await opened(hall)
    text, _ = await seen(hall, await wrote(hall, f"{question.code} Data diverval", DECISION))
    assert "bukan oleh jajak pendapat" in text
    text, _ = await seen(hall, await wrote(hall, f"{question.code} Data diverval"))
    assert "bukan oleh jajak pendapat" not in text
    vote = await opened(hall, "Disahkan? #setuju #terbuka #ambang 2/3")
    text, _ = await seen(hall, await wrote(hall, f"{vote.code} Disahkan", DECISION))
    assert f"Hasil pemungutan suara: {vote.code}." in text
    assert "bukan oleh jajak pendapat" not in text


async def test_only_scribes_write_and_only_officials_read(hall: Hall) -> None:
    """The moderator reads; a clerk and a participant do neither."""
    for who in (MODERATOR, CLERK, 1001):
        assert await refused(wrote(hall, "isi", who=who)) == "bukan_wewenang"
    one = await wrote(hall, "isi", who=SECRETARY)
    await outcome_changes.turn(hall.house, hall.moderator, one.id)
    for who in (CLERK, 1001):
        assert await refused(outcome_changes.turn(hall.house, hall.sender(who), one.id)) == "bukan_wewenang"
        listing = outcome_changes.list_outcomes(hall.house, hall.sender(who), hall.meeting_id, CONCLUSION)
        assert await refused(listing) == "bukan_wewenang"


async def test_a_correction_is_a_new_entry_and_the_old_text_stays_readable(hall: Hall) -> None:
    """Both texts are kept with their entries; the same text once more changes nothing."""
    one = await wrote(hall, "Data diverval tiap bulan")
    done = await corrected(hall, one, "Data diverval tiap tribulan")
    assert (done.code, done.has_changed) == ("K1", True)
    assert not (await corrected(hall, one, "Data diverval tiap tribulan")).has_changed
    async with hall.house.db.reading() as tx:
        kept = await rows.texts_of(tx, one.id)
    assert [(text.text, text.entry) for text in kept] == [
        ("Data diverval tiap bulan", 1),
        ("Data diverval tiap tribulan", 2),
    ]
    kind, said = await last_entry(hall)
    assert (kind, said["digest"]) == ("note.corrected", chain.text_digest(kept[1].salt, kept[1].text))
    await outcome_changes.turn(hall.house, hall.sender(MINUTE_TAKER), one.id, view=4)
    text, _ = await seen(hall, one)
    assert "Data diverval tiap bulan" in text


async def test_two_scribes_at_once_never_undo_each_other(hall: Hall) -> None:
    """Whoever read an older text is told so, and nothing is lost; a tie asked for twice is made once."""
    one = await wrote(hall, "Isi pertama")
    await corrected(hall, one, "Isi sekretariat", SECRETARY)
    late = outcome_changes.correct(hall.house, hall.sender(MINUTE_TAKER), one.id, one.revision, "Isi notulis")
    assert await refused(late) == "hasil_berubah"
    late = outcome_changes.withdraw(hall.house, hall.sender(MINUTE_TAKER), one.id, one.revision, "keliru")
    assert await refused(late) == "hasil_berubah"
    assert (await stored(hall, one.id)).text == "Isi sekretariat"
    question = await opened(hall)
    tied = await asyncio.gather(
        *(
            outcome_changes.tie(hall.house, hall.sender(who), one.id, 1, question.id, is_tied=True)
            for who in (SECRETARY, MINUTE_TAKER)
        )
    )
    assert sorted(done.has_changed for done in tied) == [False, True]
    assert (await hall.kinds()).count("note.tied") == 1


async def test_taking_back_needs_a_reason_and_can_be_undone(hall: Hall) -> None:
    """It stays readable with its reason; nothing of it can be changed until it is in force again."""
    one = await wrote(hall, "Isi keliru")
    assert await refused(withdrew(hall, one, " \u200b")) == "teks_kosong"
    assert (await withdrew(hall, one, "Salah acara")).has_changed
    assert not (await withdrew(hall, one, "Sekali lagi")).has_changed
    assert await refused(corrected(hall, one, "Isi lain")) == "hasil_dicabut"
    text, labels = await seen(hall, one)
    assert "Alasan: Salah acara" in text
    assert "Berlakukan kembali" in labels
    assert "Perbaiki" not in labels
    revision = (await stored(hall, one.id)).revision
    for has_changed in (True, False):
        done = await outcome_changes.restore(hall.house, hall.sender(SECRETARY), one.id, revision)
        assert done.has_changed is has_changed
    assert await hall.kinds() == ["conclusion", "note.withdrawn", "note.restored"]
    await check_chain(hall)


async def test_it_stands_under_the_current_agenda_item_or_the_chosen_one(hall: Hall) -> None:
    """A place that does not exist is refused."""
    await agenda.add_items(hall.house, hall.moderator, hall.meeting_id, "Kinerja\nDiskusi")
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 2)
    one = await wrote(hall, "Isi")
    assert (await last_entry(hall))[1]["item"] == 2
    assert (await outcome_changes.set_item(hall.house, hall.sender(MINUTE_TAKER), one.id, 1, 0)).has_changed
    assert not (await outcome_changes.set_item(hall.house, hall.sender(MINUTE_TAKER), one.id, 1, 0)).has_changed
    assert "Acara 1. Kinerja" in (await seen(hall, one))[0]
    assert await refused(outcome_changes.set_item(hall.house, hall.sender(MINUTE_TAKER), one.id, 9, 1)) == "tombol_lama"
    await outcome_changes.set_item(hall.house, hall.sender(MINUTE_TAKER), one.id, 0, 1)
    assert (await stored(hall, one.id)).item_id is None


async def test_figures_ask_for_their_source_and_it_is_kept(hall: Hall) -> None:
    """The button stands only where a figure is quoted."""
    plain, figures = await wrote(hall, "Tanpa bilangan"), await wrote(hall, "Turun menjadi 9,15 persen")
    assert "Sumber angka" not in (await seen(hall, plain))[1]
    assert "Sumber angka" in (await seen(hall, figures))[1]
    await outcome_changes.set_source(hall.house, hall.sender(MINUTE_TAKER), figures.id, 0, "BPS, Maret 2023")
    assert "Sumber angka: BPS, Maret 2023" in (await seen(hall, figures))[0]
    assert "BPS" not in str((await last_entry(hall))[1])


async def test_after_adoption_only_a_ralat_is_left(hall: Hall) -> None:
    """Writing, correcting, taking back, tying: all refused; reading is not."""
    one = await wrote(hall, "Isi")
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'adopted' WHERE id = $1", hall.meeting_id)
    assert await refused(wrote(hall, "Isi lain")) == "hasil_rapat_ditetapkan"
    assert await refused(corrected(hall, one, "Isi lain")) == "hasil_rapat_ditetapkan"
    assert await refused(withdrew(hall, one, "keliru")) == "hasil_rapat_ditetapkan"
    await outcome_changes.turn(hall.house, hall.sender(MINUTE_TAKER), one.id)
    assert (await seen(hall, one))[1] == ["Ke daftar"]


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        *[("=1+1", "=1+1"), ("<b>tebal</b> & {{x}}", "<b>tebal</b> & {{x}}"), ("\u202eجدول", "جدول"), ("x\x00y", "xy")],
        *[("NIK 3517011212800001", f"NIK {MASK}"), ("👨‍👩‍👧‍👦" * 1000, "👨‍👩‍👧‍👦" * 1000), ("a|b|c|d", "a|b|c|d")],
    ],
)
async def test_any_text_stands_whole_and_escaped(hall: Hall, raw: str, kept: str) -> None:
    """On the card it is text, never markup."""
    one = await wrote(hall, raw)
    assert one.text == kept
    text, _ = await seen(hall, one)
    assert kept.replace("\u202e", "") in text.replace("\u2068", "").replace("\u2069", "")


async def test_nothing_of_another_meeting_is_tied(hall: Hall) -> None:
    """A forged button finds nothing."""
    one = await wrote(hall, "Isi")
    for what, target in ((1, 999), (2, 999)):
        act = outcome_changes.tie(hall.house, hall.sender(SECRETARY), one.id, what, target, is_tied=True)
        assert await refused(act) == "tombol_lama"
    draft = await opened(hall)
    await questions.cancel(hall.house, hall.moderator, draft.id, reason="keliru")
    with pytest.raises(Refusal):
        await outcome_changes.turn(hall.house, hall.sender(SECRETARY), one.id, view=9)
    assert OutcomeKind(one.kind) is CONCLUSION
