"""B01, B53, R4: a hall full of people taps twice in one moment while the moderator closes; figures never move again."""

import asyncio
import hashlib
import random

import pytest

from meeting import desk, questions, voting
from rules import chain
from rules.questions import Question
from rules.refusals import Refusal
from storage import closings, published
from storage.database import Database
from storage.questions import load
from storage.soundness import unsound
from storage.tallies import tally_question
from tests.meeting.halls import Hall, open_hall

FIRST_ACCOUNT = 10_001


async def crowd(hall: Hall, voters: int) -> None:
    """So many people of one organisation, a phone each."""
    columns = "meeting_id, number, organisation_id, telegram_id, label, name_key, channel, registered_ms"
    rows = [(hall.meeting_id, n + 9, 1, FIRST_ACCOUNT + n, f"Orang {n}", f"orang {n}") for n in range(voters)]
    async with hall.house.db.transaction() as tx:
        await tx.execute_many(f"INSERT INTO delegates ({columns}) VALUES ($1, $2, $3, $4, $5, $6, 'telegram', 0)", rows)
        found = await tx.fetch("SELECT id FROM delegates WHERE telegram_id >= $1 ORDER BY telegram_id", FIRST_ACCOUNT)
    hall.delegates[:] = [row["id"] for row in found]


async def tap(hall: Hall, question: Question, place: int, option: int) -> str:
    """ "stored", or why not."""
    press = {"question_id": question.id, "option_ids": (option,), "generation": question.generation}
    try:
        sender = hall.sender(FIRST_ACCOUNT + place)
        await voting.cast(hall.house, sender, delegate_id=hall.delegates[place], **press)
    except Refusal as refusal:
        return refusal.key
    return "stored"


async def shown(hall: Hall, question: Question) -> str:
    """One hash of everything the result tells, recounted; the commitment must be that of the ballots."""
    async with hall.house.db.reading() as tx:
        loaded, closing = await load(tx, question.id), await closings.last(tx, question.id)
        assert loaded is not None
        assert closing is not None
        cast = await published.ballots_of(tx, loaded)
        assert chain.commitment(cast, await closings.nonce(tx, question.id)) == closing.commitment
        assert await unsound(tx) == []
        told = (await tally_question(tx, question.id), cast, closing)
    return hashlib.sha256(repr(told).encode()).hexdigest()


async def burst(hall: Hall, voters: int, mode: str) -> None:
    """Everybody taps two options side by side; the close falls among the taps; stragglers come for a while after."""
    await crowd(hall, voters)
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, f"Mana?\nData\nRumah\nModal\n{mode}")
    question = (await questions.open_question(hall.house, hall.moderator, draft.id, seconds=600)).question
    taps = [(place, option) for place in range(voters) for option in (place % 3 + 1, (place + 1) % 3 + 1)]
    random.Random(voters).shuffle(taps)
    middle = len(taps) * 2 // 3
    acts = [tap(hall, question, place, option) for place, option in taps]
    close = questions.close(hall.house, hall.moderator, question.id)
    ended = await asyncio.gather(*acts[:middle], close, *acts[middle:])
    heard: dict[int, list[tuple[int, str]]] = {}
    for (place, option), said in zip(taps, [*ended[:middle], *ended[middle + 1 :]], strict=True):
        heard.setdefault(place, []).append((option, str(said)))
    first = await shown(hall, question)
    await check(hall, question, heard)
    await questions.reveal(hall.house, hall.moderator, question.id)
    late = await asyncio.gather(*(tap(hall, question, place, 1) for place in range(0, voters, 7)))
    assert set(late) == {"terlambat"}
    assert await shown(hall, question) == first


async def check(hall: Hall, question: Question, heard: dict[int, list[tuple[int, str]]]) -> None:
    """Whoever heard "stored" has one ballot, of an option they tapped; a second stored tap is the one change."""
    stored = [place for place, said in heard.items() if any(key == "stored" for _, key in said)]
    assert {key for said in heard.values() for _, key in said} <= {"stored", "terlambat"}
    assert await hall.value("SELECT COUNT(*) FROM ballots") == len(stored)
    assert await hall.value("SELECT answered FROM closings") == len(stored)
    assert await hall.value("SELECT COUNT(*) FROM closings") == 1
    twice = sum(all(key == "stored" for _, key in said) for said in heard.values())
    assert await hall.value("SELECT changed FROM closings") == twice
    assert 0 < len(stored) < len(heard), "the close fell outside of the burst"
    if question.mode.value == "secret":
        return
    kept = await hall.stored(question.id)
    for place, said in heard.items():
        mine = kept.get(f"d{hall.delegates[place]}")
        told = {(option,) for option, key in said if key == "stored"}
        assert mine in told if told else mine is None


@pytest.mark.parametrize("mode", ["#terbuka", "#rahasia"])
async def test_b01_hundreds_of_double_taps_and_a_close_leave_one_ballot_each(database: Database, mode: str) -> None:
    """Every tap is stored or refused as late, on both engines; the published figures stand from the closing on."""
    await burst(await open_hall(database, organisations=1), 300 if database.dialect == "postgres" else 600, mode)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("mode", ["#terbuka", "#rahasia"])
async def test_r4_five_thousand_double_taps_and_a_close_leave_one_ballot_each(database: Database, mode: str) -> None:
    """The same with everybody in the largest hall there is."""
    await burst(await open_hall(database, organisations=1), 5_000, mode)
