"""What becomes of a question after it was opened: extended, reopened, cancelled, corrected, adopted, asked again."""

import pytest

from meeting import closing, corrections, desk, errata, questions, rounds, voting
from meeting.closing import SYSTEM
from meeting.house import Sender
from rules.questions import Question, QuestionState
from rules.refusals import Refusal
from storage import closings, dialogs
from storage import corrections as corrected
from storage import errata as kept_errata
from storage import questions as question_rows
from storage.database import Database
from storage.dialogs import Dialog
from storage.tallies import tally_question
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.test_voting import choose, opened

SECRET = "Sudah sesuai? #skala #rahasia"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def now(hall: Hall, question: Question) -> Question:
    """The question as it stands."""
    async with hall.house.db.reading() as tx:
        found = await question_rows.load(tx, question.id)
    assert found is not None
    return found


async def dialog(hall: Hall, who: Sender) -> Dialog:
    """The conversation this account stands in."""
    async with hall.house.db.reading() as tx:
        found = await dialogs.load(tx, who.telegram_id, hall.clock())
    assert found is not None
    return found


async def refused(act: object, key: str) -> None:
    """The act is refused with this reason."""
    with pytest.raises(Refusal) as caught:
        await act  # type: ignore[misc]  # reason: any act of the house
    assert caught.value.key == key


async def test_e12_a_deadline_moved_on_takes_the_answers_that_come_after_the_first_one(hall: Hall) -> None:
    """Four minutes without a connection, five more for the room; nobody is counted twice."""
    question = await opened(hall, seconds=180)
    await choose(hall, question, 0, 0)
    moved = await questions.extend(hall.house, hall.moderator, question.id, seconds=300)
    assert moved.question.deadline == (question.deadline or 0) + 300_000
    hall.clock.turn(240)
    await choose(hall, question, 0, 0)
    await choose(hall, question, 1, 1)
    hall.clock.turn(240)
    await refused(choose(hall, question, 2, 1), "terlambat")
    assert len(await hall.stored(question.id)) == 2
    assert "question.extended" in await hall.kinds()


async def test_a_deadline_that_has_passed_is_not_moved(hall: Hall) -> None:
    """Whoever was told "late" would be wronged; the way is to reopen."""
    question = await opened(hall, seconds=60)
    hall.clock.turn(60)
    late = questions.extend(hall.house, hall.moderator, question.id, seconds=60)
    await refused(late, "terlambat_diperpanjang")


async def test_e13_closed_reopened_and_closed_again_both_closings_stand_and_the_last_counts(hall: Hall) -> None:
    """B54: earlier ballots stay, may be changed, and the nonce of the first closing is published nowhere."""
    question = await opened(hall)
    await choose(hall, question, 0, 0)
    await questions.close(hall.house, hall.moderator, question.id)
    again = (await questions.reopen(hall.house, hall.moderator, question.id, seconds=60)).question
    assert (again.state, again.closed) == (QuestionState.OPEN, None)
    await choose(hall, again, 0, 2)
    await choose(hall, again, 1, 2)
    await questions.close(hall.house, hall.moderator, question.id)
    rows = await hall.value("SELECT COUNT(*) FROM closings WHERE question_id = $1", question.id)
    async with hall.house.db.reading() as tx:
        counted = await tally_question(tx, question.id)
        last = await closings.last(tx, question.id)
    assert (rows, last and last.answered, [row.count for row in counted.rows]) == (2, 2, [0, 0, 2])
    assert (await hall.kinds()).count("question.closed") == 2


async def test_a_secret_or_revealed_question_never_reopens(hall: Hall) -> None:
    """The key is gone; and what the room has seen is not made again."""
    secret = await opened(hall, SECRET)
    await questions.close(hall.house, hall.moderator, secret.id)
    await refused(questions.reopen(hall.house, hall.moderator, secret.id), "jp_rahasia_tetap_tutup")
    plain = await opened(hall)
    await questions.close(hall.house, hall.moderator, plain.id)
    await questions.reveal(hall.house, hall.moderator, plain.id)
    await refused(questions.reopen(hall.house, hall.moderator, plain.id), "jp_sudah_diumumkan")


async def test_a_cancelled_question_keeps_its_reason_and_shows_no_figure(hall: Hall) -> None:
    """It stays in the record; a secret one is sealed all the same."""
    question = await opened(hall, SECRET)
    await choose(hall, question, 0, 1)
    await refused(questions.cancel(hall.house, hall.moderator, question.id, reason=""), "alasan_batal_wajib")
    moved = await questions.cancel(hall.house, hall.moderator, question.id, reason="salah tulis")
    assert moved.question.state is QuestionState.CANCELLED
    assert await hall.value("SELECT COUNT(*) FROM question_keys") == 0
    assert await hall.value("SELECT text FROM notes") == "salah tulis"
    await refused(questions.reveal(hall.house, hall.moderator, question.id), "jp_sudah_batal")


async def test_b48_a_correction_keeps_every_ballot_and_is_told_to_whoever_answered(hall: Hall) -> None:
    """Marked, numbered, told; old buttons are old; a twin of another option is no correction."""
    question = await opened(hall)
    await choose(hall, question, 0, 1)
    await corrections.ask_wording(hall.house, hall.moderator, question.id, 2)
    twin = corrections.correct(hall.house, hall.moderator, await dialog(hall, hall.moderator), "data ")
    await refused(twin, "pilihan_sama")
    moved = await corrections.correct(hall.house, hall.moderator, await dialog(hall, hall.moderator), "Rumah layak")
    assert moved.question.options[1].text == "Rumah layak"
    assert await hall.stored(question.id) == {f"d{hall.delegates[0]}": (2,)}
    async with hall.house.db.reading() as tx:
        marks = await corrected.of_question(tx, question.id)
        told = await tx.fetch("SELECT chat_id FROM outbox WHERE payload LIKE '%jp_koreksi%'")
    assert [(one.number, one.part, one.was, one.becomes) for one in marks] == [(1, "B", "Rumah", "Rumah layak")]
    assert [row["chat_id"] for row in told] == [1001]
    await refused(choose(hall, question, 1, 0), "tombol_lama")
    await choose(hall, moved.question, 1, 0)


async def test_before_the_first_answer_and_after_closing(hall: Hall) -> None:
    """Free until somebody answered; never once it is closed."""
    question = await opened(hall)
    await corrections.ask_wording(hall.house, hall.moderator, question.id, 0)
    await corrections.correct(hall.house, hall.moderator, await dialog(hall, hall.moderator), "Bidang mana?")
    assert await hall.value("SELECT COUNT(*) FROM corrections") == 0
    await questions.close(hall.house, hall.moderator, question.id)
    await refused(corrections.ask_wording(hall.house, hall.moderator, question.id, 0), "koreksi_ditutup")


async def test_e15_an_adopted_result_is_locked_and_only_a_numbered_erratum_speaks_of_it(hall: Hall) -> None:
    """Nothing moves it; the erratum has a number, what stands, what it becomes and why, and the figures stay."""
    question = await opened(hall)
    await choose(hall, question, 0, 1)
    await questions.close(hall.house, hall.moderator, question.id)
    await refused(errata.begin(hall.house, hall.sender(SECRETARY), question.id), "ralat_belum_ditetapkan")
    await questions.reveal(hall.house, hall.moderator, question.id)
    await refused(questions.adopt(hall.house, hall.moderator, question.id), "bukan_wewenang")
    await questions.adopt(hall.house, hall.sender(SECRETARY), question.id)
    for act in (questions.reopen, questions.cancel):
        with pytest.raises(Refusal) as locked:
            await act(hall.house, hall.moderator, question.id, reason="ingin diubah")
        assert locked.value.key == "jp_sudah_ditetapkan"
    who = hall.sender(SECRETARY)
    await errata.begin(hall.house, who, question.id)
    for text in ("Rumh", "Rumah"):
        assert await errata.write(hall.house, hall.sender(SECRETARY), await dialog(hall, who), text) is None
    assert await errata.write(hall.house, hall.sender(SECRETARY), await dialog(hall, who), "salah ketik") == 1
    async with hall.house.db.reading() as tx:
        kept = await kept_errata.of_question(tx, question.id)
        counted = await tally_question(tx, question.id)
    assert [(one.number, one.was, one.becomes, one.reason) for one in kept] == [(1, "Rumh", "Rumah", "salah ketik")]
    assert [row.count for row in counted.rows] == [0, 1, 0]


async def test_a_further_round_is_a_question_of_its_own(hall: Hall) -> None:
    """Only after the first has a result; its wording and options, nobody's ballot; it knows what it repeats."""
    question = await opened(hall)
    await choose(hall, question, 0, 1)
    await refused(rounds.repeat(hall.house, hall.moderator, question.id), "jp_belum_diumumkan")
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    second = await rounds.repeat(hall.house, hall.moderator, question.id)
    assert (second.round, second.state, second.wording) == (2, QuestionState.DRAFT, question.wording)
    assert second.options == question.options
    assert await hall.value("SELECT repeats_id FROM questions WHERE id = $1", second.id) == question.id
    assert await hall.stored(second.id) == {}


async def test_drafts_change_places_and_opened_ones_do_not(hall: Hall) -> None:
    """Up by one, skipped to the end with a line in the record."""
    first = await opened(hall)
    drafts = [await rounds_draft(hall, text) for text in ("Satu?", "Dua?", "Tiga?")]
    await rounds.move_up(hall.house, hall.moderator, drafts[2].id)
    await rounds.skip(hall.house, hall.moderator, drafts[0].id)
    async with hall.house.db.reading() as tx:
        order = [one.wording for one in await question_rows.of_meeting(tx, hall.meeting_id)]
    assert order == [first.wording, "Tiga?", "Dua?", "Satu?"]
    assert "question.skipped" in await hall.kinds()
    await refused(rounds.skip(hall.house, hall.moderator, first.id), "jp_bukan_konsep")


async def rounds_draft(hall: Hall, wording: str) -> Question:
    """A draft of two options."""

    return await desk.write(hall.house, hall.moderator, hall.meeting_id, f"{wording}\nYa\nTidak")


async def test_a_question_without_anybody_closing_it_closes_at_its_deadline(hall: Hall) -> None:
    """Whenever the look happens: the closing carries the deadline, not the moment somebody noticed."""
    question = await opened(hall, seconds=60)
    await choose(hall, question, 0, 0)
    hall.clock.turn(600)
    assert await closing.close_due(hall.house) == [question.id]
    closed = await now(hall, question)
    assert (closed.state, closed.closed) == (QuestionState.CLOSED, question.deadline)
    assert SYSTEM.role == "system"
    with pytest.raises(Refusal):
        await voting.withdraw(hall.house, hall.voter(0), question_id=question.id, delegate_id=hall.delegates[0])
