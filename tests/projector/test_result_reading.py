"""A result is drawn from a small part of the record, and looks as it does when all of it was read."""

from __future__ import annotations

from meeting import desk, questions, rounds, voting
from projector.panels import result_view
from record.gather import gather, gather_results
from rules.questions import Question
from tests.meeting.halls import Hall
from tests.record.test_gather_kinds import KINDS, MODES, WEIGHED_WITHOUT_NAMES, asked_and_revealed, hall

__all__ = ["hall"]


def written(mode: str, kind: str) -> str:
    wording, _, options = KINDS[kind].partition("\n")
    return f"{wording} {mode}\n{options}" if options else f"{wording} {mode}"


async def test_every_result_is_the_same_from_the_little_that_is_read_for_it(hall: Hall) -> None:
    """Every kind in every mode, scales that stand together, a further round."""
    asked = []
    for mode in MODES:
        for kind in KINDS:
            if (mode, kind) not in WEIGHED_WITHOUT_NAMES:
                asked.append(await asked_and_revealed(hall, written(mode, kind)))
    asked += [await asked_and_revealed(hall, written("#terbuka", "scale")) for _ in range(3)]
    shapes = set()
    async with hall.house.db.reading() as tx:
        whole = await gather(tx, hall.meeting_id)
        for question in asked:
            little = await gather_results(tx, hall.meeting_id, [question.id])
            view = result_view(little, question.code)
            assert view == result_view(whole, question.code), question.wording
            shapes |= {panel["kind"] for panel in view["panels"]}
    assert shapes >= {"bars", "columns", "ranks", "texts", "breakdown", "likert"}


async def repeated(hall: Hall, before: Question) -> Question:
    """Asked once more, answered by four, and revealed."""
    draft = await rounds.repeat(hall.house, hall.moderator, before.id)
    question = (await questions.open_question(hall.house, hall.moderator, draft.id)).question
    for place in range(4):
        await voting.cast(
            hall.house, hall.voter(place), question_id=question.id, delegate_id=hall.delegates[place],
            option_ids=(question.options[0].id,), generation=question.generation,
        )  # fmt: skip
    await questions.close(hall.house, hall.moderator, question.id)
    return (await questions.reveal(hall.house, hall.moderator, question.id)).question


async def test_a_further_round_stands_beside_the_first(hall: Hall) -> None:
    """And of neither more is read than its counts; of one that was cancelled nothing stands there."""
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, written("#terbuka", "single"))
    await questions.open_question(hall.house, hall.moderator, draft.id)
    await questions.cancel(hall.house, hall.moderator, draft.id, reason="Salah tulis.")
    first = await repeated(hall, draft)
    await asked_and_revealed(hall, written("#rahasia", "multiple"))
    second = await repeated(hall, first)
    async with hall.house.db.reading() as tx:
        whole = await gather(tx, hall.meeting_id)
        little = await gather_results(tx, hall.meeting_id, [second.id])
        after_cancelled = await gather_results(tx, hall.meeting_id, [first.id])
    assert result_view(after_cancelled, first.code) == result_view(whole, first.code)
    view = result_view(little, second.code)
    assert view == result_view(whole, second.code)
    assert [panel["kind"] for panel in view["panels"]] == ["bars", "breakdown", "rounds"]
    assert [one.question.code for one in little.questions] == [first.code, second.code]
    assert all(one.ballots is None and not one.electorate.at_opening and not one.receipts for one in little.questions)
