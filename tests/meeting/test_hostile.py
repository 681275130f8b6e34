"""A patient participant with ordinary buttons, and officials whose role was taken away: what they must not gain."""

import time

import pytest

from meeting import (
    assisting,
    delegation,
    desk,
    floor_dialogs,
    moderation,
    naming,
    questions,
    registration,
    staffing,
    voting,
)
from rules.answers import Answer
from rules.points import PointKind
from rules.questions import Question
from rules.refusals import Refusal
from rules.text import clean
from storage import staff
from storage.database import Database
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.people import by, named, register, typed

PHONE = 6_666
SECRETARIAT_ROLE, MODERATOR_ROLE, CLERK_ROLE = 1, 2, 5


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting, on each engine."""
    return await open_hall(database)


async def opened(hall: Hall, text: str = "Mana?\nSatu\nDua") -> Question:
    """An open question of the hall."""
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, text)
    return (await questions.open_question(hall.house, hall.moderator, draft.id)).question


async def vote(hall: Hall, question: Question, account: int, delegate_id: int, place: int = 0) -> None:
    """One press on an option."""
    option = (question.options[place].id,)
    press = {"question_id": question.id, "option_ids": option, "generation": question.generation}
    await voting.cast(hall.house, by(account), delegate_id=delegate_id, **press)


async def outside(hall: Hall, account: int, name: str) -> None:
    """Types an organisation and says that it is not in the list."""
    await registration.begin(hall.house, by(account), hall.meeting_id)
    await registration.consent(hall.house, by(account), hall.meeting_id)
    await typed(hall, account, name)
    await registration.outside(hall.house, by(account))


async def test_b01_a_phone_whose_people_leave_votes_once(hall: Hall) -> None:
    """A new name, a vote, away, and again: the question counts one; nor is there a name without end."""
    question, refused = await opened(hall), []
    for number in range(12):
        try:
            person = await register(hall, PHONE, 1, f"Orang {number}")
        except Refusal as refusal:
            refused.append(refusal.key)
            break
        try:
            await vote(hall, question, PHONE, person.id)
        except Refusal as refusal:
            refused.append(refusal.key)
        await delegation.leave(hall.house, by(PHONE), person.id)
    counted = "SELECT COUNT(*) FROM ballots b JOIN delegates d ON d.id = b.delegate_id WHERE d.telegram_id = 6666"
    assert await hall.value(counted) == 1
    assert refused[-1] == "perangkat_penuh"
    assert await hall.value("SELECT COUNT(*) FROM delegates WHERE telegram_id = 6666") == 10


async def test_who_left_and_comes_back_under_their_name_changes_their_own_answer(hall: Hall) -> None:
    """The honest way round: one ballot, the later choice."""
    question = await opened(hall)
    person = await register(hall, PHONE, 1, "Orang")
    await vote(hall, question, PHONE, person.id)
    await delegation.leave(hall.house, by(PHONE), person.id)
    again = await register(hall, PHONE, 1, "Orang")
    assert again.id == person.id
    await vote(hall, question, PHONE, again.id, 1)
    assert list((await hall.stored(question.id)).values()) == [(question.options[1].id,)]


async def test_the_consent_button_is_no_second_door(hall: Hall) -> None:
    """Pressed again by somebody registered; and a dialog kept from before does not reach another organisation."""
    await register(hall, PHONE, 1, "Orang")
    with pytest.raises(Refusal):
        await registration.consent(hall.house, by(PHONE), hall.meeting_id)
    await registration.add_person(hall.house, by(PHONE), hall.meeting_id)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE dialogs SET payload = '{\"organisation\": 2}' WHERE telegram_id = 6666")
    await named(hall, PHONE, "Orang lain")
    with pytest.raises(Refusal):
        await naming.finish(hall.house, by(PHONE), anew=False)
    assert await hall.value("SELECT COUNT(*) FROM delegates WHERE telegram_id = 6666") == 1


async def test_b100_a_spare_link_dies_with_its_makers_role(hall: Hall) -> None:
    """Made while secretary, used after the role was taken away: by its maker or by anybody."""
    spare = await staffing.invite(hall.house, by(SECRETARY), hall.meeting_id, SECRETARIAT_ROLE, "bot")
    other = await staffing.invite(hall.house, by(SECRETARY), hall.meeting_id, SECRETARIAT_ROLE, "bot")
    await staffing.accept(hall.house, by(777), other.token, name="x")
    number = await hall.value("SELECT number FROM staff WHERE telegram_id = $1", SECRETARY)
    await staffing.take_away(hall.house, by(777), hall.meeting_id, SECRETARIAT_ROLE, int(str(number)))
    for account in (SECRETARY, 778):
        with pytest.raises(Refusal) as refused:
            await staffing.accept(hall.house, by(account), spare.token, name="x")
        assert refused.value.key == "tautan_tidak_berlaku"


async def test_b100_a_number_of_the_staff_is_nobody_elses_ever(hall: Hall) -> None:
    """The record names officials by number, and so does an old button."""
    numbers = []
    for account in (801, 802):
        link = await staffing.invite(hall.house, by(SECRETARY), hall.meeting_id, CLERK_ROLE, "bot")
        await staffing.accept(hall.house, by(account), link.token, name="x")
        numbers.append(int(str(await hall.value("SELECT number FROM staff WHERE telegram_id = $1", account))))
        await staffing.take_away(hall.house, by(SECRETARY), hall.meeting_id, CLERK_ROLE, numbers[0])
    assert numbers[0] != numbers[1]
    async with hall.house.db.reading() as tx:
        assert await staff.roles_of(tx, hall.meeting_id, 802), "the old button takes nothing from the other"


async def test_b100_cards_of_officials_do_not_outlive_the_role(hall: Hall) -> None:
    """The list of points is drawn no more for a moderator who was."""
    await moderation.list_points(hall.house, by(MODERATOR), hall.meeting_id)
    number = int(str(await hall.value("SELECT number FROM staff WHERE telegram_id = $1", MODERATOR)))
    await staffing.take_away(hall.house, by(SECRETARY), hall.meeting_id, MODERATOR_ROLE, number)
    kept = "SELECT COUNT(*) FROM outbox WHERE chat_id = $1 AND kind IN ('points', 'panel', 'staff', 'point')"
    assert await hall.value(kept, MODERATOR) == 0


async def test_names_left_by_the_street_poison_nobodys_list(hall: Hall) -> None:
    """Nothing is stored before somebody registers; honest people are offered the invited organisation alone."""
    for name in ("Instansi 1", "instansi satu", "Inst. 1"):
        await outside(hall, PHONE, name)
    assert await hall.value("SELECT COUNT(*) FROM organisations WHERE standing = 'pending'") == 0
    for number, name in enumerate(("Paguyuban Qwxz", "paguyuban  qwxz")):
        await outside(hall, 7_000 + number, name)
        await named(hall, 7_000 + number, f"Orang {number}")
        await naming.finish(hall.house, by(7_000 + number), anew=False)
    assert await hall.value("SELECT COUNT(*) FROM organisations WHERE standing = 'pending'") == 1


async def test_an_organisation_that_was_declined_does_not_come_back_by_typing_its_name(hall: Hall) -> None:
    """It is told that this was decided; nobody is registered and the secretariat is not asked again."""
    await outside(hall, 7_000, "Paguyuban Qwxz")
    await named(hall, 7_000, "Orang")
    await naming.finish(hall.house, by(7_000), anew=False)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE organisations SET standing = 'declined' WHERE standing = 'pending'")
    await outside(hall, 7_001, "paguyuban qwxz")
    await named(hall, 7_001, "Orang lain")
    with pytest.raises(Refusal) as refused:
        await naming.finish(hall.house, by(7_001), anew=False)
    assert refused.value.key == "luar_sudah_diputuskan"
    assert await hall.value("SELECT COUNT(*) FROM delegates WHERE telegram_id = 7001") == 0


async def test_asking_for_the_lead_again_and_again_is_told_once(hall: Hall) -> None:
    """Two hundred presses, one line to the secretariat."""
    person = await register(hall, PHONE, 1, "Orang")
    count = "SELECT COUNT(*) FROM outbox WHERE chat_id = $1"
    before = int(str(await hall.value(count, SECRETARY)))
    for _ in range(200):
        await delegation.claim_lead(hall.house, by(PHONE), person.id)
    assert await hall.value(count, SECRETARY) == before + 1


async def test_who_left_gets_no_lead(hall: Hall) -> None:
    """The old button of somebody who is gone would silence the organisation."""
    await delegation.leave(hall.house, by(1001), hall.delegates[0])
    with pytest.raises(Refusal):
        await delegation.claim_lead(hall.house, by(1001), hall.delegates[0])
    successor = await register(hall, 6_001, 1, "Pengganti")
    assert await hall.value("SELECT lead_delegate_id FROM organisations WHERE id = 1") == successor.id


async def test_two_texts_in_a_row_are_one_point_and_no_word_is_lost(hall: Hall) -> None:
    """The button under either of them stores both."""
    for text in ("Usulan pertama: perbaiki jembatan desa", "Lanjutan kedua: dan irigasi sawah"):
        await floor_dialogs.say(hall.house, by(1001), hall.meeting_id, text)
    point = await floor_dialogs.submit_waiting(hall.house, by(1001), PointKind.PROPOSAL)
    assert point is not None
    assert point.original == "Usulan pertama: perbaiki jembatan desa\nLanjutan kedua: dan irigasi sawah"


async def test_a_voters_own_answer_outlives_an_older_entry_of_an_official(hall: Hall) -> None:
    """The clerk wrote A, the voter then tapped B, the second official confirms A: B stands."""
    question = await opened(hall)
    async with hall.house.db.transaction() as tx:
        option = (question.options[0].id,)
        await assisting.enter_in(hall.house, tx, by(CLERK), question.id, hall.delegates[0], Answer(option), "formulir")
    hall.clock.turn(60)
    await vote(hall, question, 1001, hall.delegates[0], 1)
    with pytest.raises(Refusal) as refused:
        await assisting.settle(hall.house, by(MINUTE_TAKER), 1, is_right=True)
    assert refused.value.key == "dibantu_sudah_sendiri"


async def test_an_entry_of_somebody_who_is_no_official_any_more_does_not_count(hall: Hall) -> None:
    """Entered, the role taken away, confirmed by another: refused."""
    question = await opened(hall)
    async with hall.house.db.transaction() as tx:
        option = (question.options[0].id,)
        await assisting.enter_in(hall.house, tx, by(CLERK), question.id, hall.delegates[0], Answer(option), "formulir")
    number = int(str(await hall.value("SELECT number FROM staff WHERE telegram_id = $1", CLERK)))
    await staffing.take_away(hall.house, by(SECRETARY), hall.meeting_id, CLERK_ROLE, number)
    with pytest.raises(Refusal):
        await assisting.settle(hall.house, by(MINUTE_TAKER), 1, is_right=True)
    assert await hall.value("SELECT COUNT(*) FROM ballots") == 0


@pytest.mark.parametrize("sign", ["\u00ad", "\u206a", "\u061c", "\u200d", "\u200b"])
async def test_a_look_alike_is_the_same_person(hall: Hall, sign: str) -> None:
    """A sign that nobody sees makes no second person of one name."""
    await register(hall, 6_001, 1, "Orang Satu")
    with pytest.raises(Refusal) as refused:
        await register(hall, 6_002, 1, f"Orang{sign} Satu")
    assert refused.value.key == "nama_sudah_terdaftar"


async def test_a_name_of_a_few_signs_with_a_thousand_marks_is_too_long(hall: Hall) -> None:
    """What the eye counts as 100 may be 3,800 characters on everybody's card."""
    with pytest.raises(Refusal) as refused:
        await register(hall, 6_001, 1, "a" + "\u0301" * 3_800)
    assert refused.value.key == "teks_panjang"


def test_cleaning_four_thousand_blanks_is_not_quadratic() -> None:
    """It took 60 ms of everybody's time; now it costs about as much as a text without them."""
    blanks, words = "a" + " " * 4_094 + "b", "a" * 4_096

    def cost(text: str) -> float:
        began = time.perf_counter()
        for _ in range(5):
            clean(text)
        return time.perf_counter() - began

    clean(words)
    assert cost(blanks) < 20 * cost(words) + 0.01
