"""Whose answer counts, and for how much: organisations by their lead, first or last, weights, constituencies, quorum,
rankings that are not complete, answers in words, receipts, reminders."""

from decimal import Decimal

import pytest

from meeting import desk, questions, reminders, typing_answers, voting
from meeting.reminders import REMINDERS_MAX
from rules.answers import Answer
from rules.questions import Question
from rules.refusals import Refusal
from rules.tallies import Tally
from storage import ballots, dialogs, turnout
from storage import reminders as kept
from storage.database import Database
from storage.tallies import tally_question
from tests.meeting.halls import Hall, add_delegate, open_hall
from tests.meeting.test_voting import choose, opened


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def counted(hall: Hall, question: Question) -> Tally:
    """The figures as they stand."""
    async with hall.house.db.reading() as tx:
        return await tally_question(tx, question.id)


async def second_of_first(hall: Hall) -> int:
    """A second delegate of the first organisation, with a phone of their own, account 1021."""
    organisation = await hall.value("SELECT organisation_id FROM delegates WHERE id = $1", hall.delegates[0])
    return await add_delegate(hall, 20, organisation_id=int(str(organisation)))


async def as_second(hall: Hall, question: Question, delegate_id: int, option: int) -> voting.Cast:
    """The second delegate's press."""
    chosen = {"option_ids": (question.options[option].id,), "generation": question.generation}
    return await voting.cast(hall.house, hall.sender(1021), question_id=question.id, delegate_id=delegate_id, **chosen)


async def test_any_delegate_first_the_first_answer_stands(hall: Hall) -> None:
    """The second is told by whom it was given; whoever gave it may still change it."""
    second = await second_of_first(hall)
    question = await opened(hall, "Setuju? #instansi pertama\nYa\nTidak")
    await as_second(hall, question, second, 0)
    with pytest.raises(Refusal) as refused:
        await choose(hall, question, 0, 1)
    assert (refused.value.key, refused.value.values["label"]) == ("jp_instansi_sudah", "Perwakilan 21")
    await as_second(hall, question, second, 1)
    assert (await counted(hall, question)).answered == 1


async def test_any_delegate_last_the_last_answer_stands_and_everybody_sees_by_whom(hall: Hall) -> None:
    """One ballot an organisation, whoever of it presses last."""
    second = await second_of_first(hall)
    question = await opened(hall, "Setuju? #instansi terakhir\nYa\nTidak")
    await choose(hall, question, 0, 0)
    await as_second(hall, question, second, 1)
    assert [row.count for row in (await counted(hall, question)).rows] == [0, 1]
    async with hall.house.db.reading() as tx:
        seen = await ballots.standing(tx, question, hall.delegates[0])
    assert seen is not None
    assert (seen.answered_by, seen.answered_label, seen.answer) == (second, "Perwakilan 21", Answer((2,)))


async def test_b43_weights_are_exact_and_frozen_at_opening(hall: Hall) -> None:
    """1.75 and 0.25 are 2; six decimals stay six; what the roster says afterwards changes nothing."""
    async with hall.house.db.transaction() as tx:
        for place, weight in enumerate(("1.75", "0.25", "0.000001", "1", "1"), start=1):
            await tx.execute("UPDATE organisations SET weight = $2 WHERE ref = $1", f"o{place}", weight)
    question = await opened(hall, "Setuju? #bobot #terbuka\nYa\nTidak")
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE organisations SET weight = '100'")
    for place, option in ((0, 0), (1, 0), (2, 1)):
        await choose(hall, question, place, option)
    result = await counted(hall, question)
    assert [(row.count, row.weight) for row in result.rows] == [(2, Decimal(2)), (1, Decimal("0.000001"))]


async def test_only_the_constituencies_that_are_asked_may_answer(hall: Hall) -> None:
    """Everybody else is not in the electorate, latecomers of another constituency neither."""
    async with hall.house.db.transaction() as tx:
        other = await tx.fetch_value(
            "INSERT INTO constituencies (meeting_id, position, code, name) VALUES ($1, 2, 'swasta', 'Swasta')"
            " RETURNING id",
            hall.meeting_id,
        )
        await tx.execute("UPDATE organisations SET constituency_id = $1 WHERE ref IN ('o4', 'o5')", other)
    question = await opened(hall, "Perlu? #unsur swasta\nYa\nTidak")
    with pytest.raises(Refusal) as refused:
        await choose(hall, question, 0, 0)
    assert refused.value.key == "tidak_berhak"
    await choose(hall, question, 3, 0)
    assert (await counted(hall, question)).entitled == 2


async def test_a_quorum_that_is_missed_blocks_or_is_printed(hall: Hall) -> None:
    """Counted at the opening and at the closing, each with what was needed."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET left_ms = 1 WHERE id <> $1", hall.delegates[0])
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, "Sah? #kuorum 1/2 wajib\nYa\nTidak")
    with pytest.raises(Refusal) as refused:
        await questions.open_question(hall.house, hall.moderator, draft.id)
    assert (refused.value.key, refused.value.values) == ("kuorum_belum", {"hadir": 1, "perlu": 3})
    warned = await opened(hall, "Sah? #kuorum 1/2\nYa\nTidak")
    await questions.close(hall.house, hall.moderator, warned.id)
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT moment, present, base_count, required, is_reached FROM quorums ORDER BY moment")
    assert [tuple(row) for row in rows] == [("close", 1, 5, 3, 0), ("open", 1, 5, 3, 0)]


async def test_e09_a_ranking_sent_with_places_missing_is_begun_and_counts_nowhere(hall: Hall) -> None:
    """Three of five: the voter hears what is missing, the result tells it from silence, an earlier answer stands."""
    question = await opened(hall, "Urutkan #peringkat\nA1\nB2\nC3")
    ids = [option.id for option in question.options]
    sent = {"question_id": question.id, "generation": 1}
    half = await voting.cast(
        hall.house, hall.voter(0), delegate_id=hall.delegates[0], option_ids=(ids[1], ids[0]), **sent
    )
    whole = await voting.cast(
        hall.house, hall.voter(1), delegate_id=hall.delegates[1], option_ids=(ids[2], ids[1], ids[0]), **sent
    )
    assert (half.missing, half.chosen, whole.missing) == ((2, 3), (), None)
    result = await counted(hall, question)
    assert (result.answered, result.incomplete, result.not_answered) == (1, 1, 3)
    kept_on = await voting.cast(hall.house, hall.voter(1), delegate_id=hall.delegates[1], option_ids=(ids[0],), **sent)
    assert kept_on.missing == (1, 3)
    assert (await counted(hall, question)).answered == 1


async def write(hall: Hall, question: Question, place: int, text: str) -> typing_answers.Typed:
    """The voter presses [Tulis jawaban] and types."""
    delegate_id = hall.delegates[place]
    await voting.begin_writing(hall.house, hall.voter(place), question_id=question.id, delegate_id=delegate_id)
    async with hall.house.db.reading() as tx:
        dialog = await dialogs.load(tx, 1001 + place, hall.clock())
    assert dialog is not None
    return await typing_answers.typed(hall.house, hall.voter(place), dialog, text)


async def test_words_and_numbers_are_stored_as_written_or_asked_about(hall: Hall) -> None:
    """One text a person, changed by writing again; a dot that could be read two ways is asked about first."""
    text = await opened(hall, "Kontribusi? #isian #terbuka")
    await write(hall, text, 0, "Siap  bantu \U0001f600\n")
    await write(hall, text, 0, "Posko tiap Jumat")
    assert await hall.value("SELECT words FROM ballots WHERE question_id = $1", text.id) == "Posko tiap Jumat"
    number = await opened(hall, "Berapa rumah? #angka 0-5000")
    assert (await write(hall, number, 0, "1.250")).doubtful == "1250"
    assert await hall.stored(number.id) == {}
    assert (await write(hall, number, 1, "12,5")).cast is not None
    with pytest.raises(Refusal):
        await write(hall, number, 2, "Rp5")
    assert await hall.value("SELECT words FROM ballots WHERE question_id = $1", number.id) == "12.5"


async def test_a_receipt_stays_with_its_voter_and_is_published_beside_no_choice(hall: Hall) -> None:
    """The same after a change, gone after a withdrawal, one a ballot, sorted."""
    question = await opened(hall)
    first = await choose(hall, question, 0, 0)
    changed = await choose(hall, question, 0, 1)
    other = await choose(hall, question, 1, 1)
    assert first.receipt == changed.receipt != other.receipt
    async with hall.house.db.reading() as tx:
        assert await turnout.receipts(tx, question.id) == sorted([first.receipt, other.receipt])
    await voting.withdraw(hall.house, hall.voter(1), question_id=question.id, delegate_id=hall.delegates[1])
    async with hall.house.db.reading() as tx:
        assert await turnout.receipts(tx, question.id) == [first.receipt]


async def test_whoever_is_silent_is_reminded_twice_at_most_and_the_report_counts(hall: Hall) -> None:
    """Not whoever answered; not again within a minute; no choice anywhere in what the moderator learns."""
    question = await opened(hall)
    await choose(hall, question, 0, 0)
    assert await reminders.remind(hall.house, hall.moderator, question.id) == 4
    with pytest.raises(Refusal) as soon:
        await reminders.remind(hall.house, hall.moderator, question.id)
    assert soon.value.key == "pengingat_baru_saja"
    async with hall.house.db.transaction() as tx:
        sent = "UPDATE outbox SET state = $1 WHERE topic = $2 AND chat_id = $3"
        for chat_id, state in ((1002, "sent"), (1003, "sent"), (1004, "dead")):
            await tx.execute(sent, state, f"say:{kept.topic(question.id, 1)}", chat_id)
        delivery = await kept.delivery(tx, question.id, 1)
        assert await kept.unreached(tx, question.id, 1) == ["Perwakilan 4"]
    assert (delivery.sent, delivery.failed, delivery.waiting) == (2, 1, 1)
    hall.clock.turn(61)
    assert await reminders.remind(hall.house, hall.moderator, question.id) == 4
    hall.clock.turn(61)
    with pytest.raises(Refusal) as spent:
        await reminders.remind(hall.house, hall.moderator, question.id)
    assert (spent.value.key, REMINDERS_MAX) == ("pengingat_habis", 2)
