"""The record wording of a point beside its original: shown to the sender, who may agree or propose, until adoption."""

import asyncio
import json

import pytest

from meeting import point_wordings, privacy
from meeting.privacy import Wish
from storage.database import Database
from tests.faults.acts import standing_dialog
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.pointed import TEXT, card_of, case_of, keys_told, own_of, put_forward, refused, told, worded

FORMAL = "Data kemiskinan ekstrem diverifikasi dan divalidasi ulang setiap triwulan."
BETTER = "Data kemiskinan ekstrem diverifikasi ulang setiap tribulan."


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def proposed(hall: Hall, point_id: int, number: int, raw: str) -> None:
    """[Usul perbaikan], and the words typed."""
    await point_wordings.ask_objection(hall.house, hall.voter(0), point_id, number)
    await point_wordings.propose(hall.house, hall.voter(0), await standing_dialog(hall, 1001), raw)


async def test_the_original_stays_and_the_sender_sees_the_wording(hall: Hall) -> None:
    """Each wording is kept; the entry holds its digest; the same once more changes nothing."""
    case = await worded(hall, await put_forward(hall), FORMAL)
    assert (case.original, case.record_text, case.wording) == (TEXT, FORMAL, "asked")
    said = (await told(hall, 1001))[-1]
    assert (said["key"], said["values"]["teks"]) == ("usul_teks_notula", FORMAL)
    assert [one["key"] for row in said["buttons"] for one in row] == ["tombol_sesuai", "tombol_usul_perbaikan"]
    await worded(hall, case, FORMAL, number=2)
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT source, text, written_by FROM point_texts ORDER BY number")
        payload = await tx.fetch_value("SELECT payload FROM entries WHERE kind = 'point.reworded'")
    assert [tuple(row) for row in rows] == [("sender", TEXT, "p1"), ("record", FORMAL, "s3")]
    assert "kemiskinan" not in json.dumps(payload)
    assert await hall.kinds() == ["point.submitted", "point.reworded"]


async def test_the_sender_agrees_once(hall: Hall) -> None:
    """A second press is the same answer; nobody answers for somebody else."""
    case = await worded(hall, await put_forward(hall), FORMAL)
    assert await refused(point_wordings.agree(hall.house, hall.voter(1), case.id, 2)) == "tombol_lama"
    for _ in range(2):
        assert (await point_wordings.agree(hall.house, hall.voter(0), case.id, 2)).wording == "agreed"
    assert (await hall.kinds()).count("point.wording_agreed") == 1
    text, _ = await card_of(hall, case, MINUTE_TAKER)
    assert "Pengirim menyetujui rumusan." in text


async def test_an_objection_stands_on_the_minute_takers_card(hall: Hall) -> None:
    """Masked, in full; one press makes it the record wording, and the sender agrees with their own words."""
    case = await worded(hall, await put_forward(hall), FORMAL)
    await proposed(hall, case.id, 2, f"{BETTER} NIK 3500000000000000")
    case = await case_of(hall, case.id)
    assert (case.wording, case.record_text) == ("objected", FORMAL)
    assert (await keys_told(hall, 1001))[-1] == "ada_nik"
    text, labels = await card_of(hall, case, MINUTE_TAKER)
    assert f"Pengirim mengusulkan perbaikan: {BETTER} NIK [nomor identitas disamarkan]" in text
    assert "Pakai perbaikan" in labels
    assert "Pakai perbaikan" not in (await card_of(hall, case, MODERATOR))[1]
    for _ in range(2):
        taken = await point_wordings.take_objection(hall.house, hall.sender(SECRETARY), case.id, 3)
        assert (taken.wording, taken.record_text, taken.objection) == ("agreed", case.objection, "")
    assert (await hall.kinds())[-2:] == ["point.wording_objected", "point.reworded"]


async def test_words_that_nobody_has_read_are_not_taken(hall: Hall) -> None:
    """The sender proposes other words after the card was drawn: the press is refused, the next one takes them."""
    case = await worded(hall, await put_forward(hall), FORMAL)
    await proposed(hall, case.id, 2, BETTER)
    await proposed(hall, case.id, 2, f"{BETTER} Segera.")
    take = point_wordings.take_objection(hall.house, hall.sender(SECRETARY), case.id, 3)
    assert await refused(take) == "pokok_baru_diubah"
    assert (await case_of(hall, case.id)).record_text == FORMAL
    taken = await point_wordings.take_objection(hall.house, hall.sender(SECRETARY), case.id, 4)
    assert taken.record_text == f"{BETTER} Segera."


async def test_an_old_wording_is_not_agreed_with(hall: Hall) -> None:
    """The minute taker wrote another one meanwhile: it needs an answer of its own."""
    case = await worded(hall, await put_forward(hall), FORMAL)
    await point_wordings.ask_objection(hall.house, hall.voter(0), case.id, 2)
    await worded(hall, case, BETTER, number=2)
    house = hall.house
    dialog = await standing_dialog(hall, 1001)
    for act in (
        point_wordings.agree(house, hall.voter(0), case.id, 2),
        point_wordings.ask_objection(house, hall.voter(0), case.id, 2),
        point_wordings.propose(house, hall.voter(0), dialog, FORMAL),
    ):
        assert await refused(act) == "tombol_lama"
    assert (await case_of(hall, case.id)).wording == "asked"


async def test_two_who_word_a_point_at_once(hall: Hall) -> None:
    """The second sees the first one's words before changing them."""
    case = await put_forward(hall)
    people = (MINUTE_TAKER, SECRETARY)
    for who in people:
        await point_wordings.ask_wording(hall.house, hall.sender(who), case.id, 0)
    dialogs = [await standing_dialog(hall, who) for who in people]
    outcomes = await asyncio.gather(
        *(
            point_wordings.reword(hall.house, hall.sender(who), dialog, text)
            for who, dialog, text in zip(people, dialogs, (FORMAL, BETTER), strict=True)
        ),
        return_exceptions=True,
    )
    assert sorted(getattr(one, "key", "") for one in outcomes) == ["", "pokok_baru_diubah"]
    assert (await hall.kinds()).count("point.reworded") == 1


async def test_long_or_empty_words_are_refused_with_both_numbers(hall: Hall) -> None:
    """A thousand characters pass, one more does not, and the dialog waits on."""
    case = await put_forward(hall)
    assert await refused(worded(hall, case, "x" * 1001)) == "usul_panjang"
    assert await refused(worded(hall, case, " \u200b ")) == "teks_kosong"
    assert (await standing_dialog(hall, MINUTE_TAKER)).step == point_wordings.STEP
    assert len((await worded(hall, case, "x" * 1000)).record_text) == 1000


@pytest.mark.parametrize("who", [MODERATOR, CLERK, 1001])
async def test_only_minute_taker_and_secretariat_word_it(hall: Hall, who: int) -> None:
    """A moderator decides, and writes nobody's minutes."""
    case = await put_forward(hall)
    assert await refused(worded(hall, case, FORMAL, who)) == "bukan_wewenang"
    take = point_wordings.take_objection(hall.house, hall.sender(who), case.id, 0)
    assert await refused(take) == "bukan_wewenang"


async def test_once_adopted_nothing_is_reworded_or_proposed(hall: Hall) -> None:
    """What was signed stays."""
    case = await worded(hall, await put_forward(hall), FORMAL)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'adopted'")
    for act in (
        worded(hall, case, BETTER, number=2),
        point_wordings.agree(hall.house, hall.voter(0), case.id, 2),
        point_wordings.ask_objection(hall.house, hall.voter(0), case.id, 2),
    ):
        assert await refused(act) == "rapat_terkunci"
    assert (await own_of(hall, 1001, point=case.id))[1] == ["Ke daftar"]


async def test_an_author_who_is_gone_is_not_asked(hall: Hall) -> None:
    """The wording stands, and nobody waits for an answer that cannot come."""
    case = await put_forward(hall)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    before = await keys_told(hall, 1001)
    case = await worded(hall, case, FORMAL)
    assert (case.record_text, case.wording) == (FORMAL, "")
    assert await keys_told(hall, 1001) == before
    assert await refused(point_wordings.agree(hall.house, hall.voter(0), case.id, 2)) in (
        "bukan_wewenang",
        "tombol_lama",
    )
