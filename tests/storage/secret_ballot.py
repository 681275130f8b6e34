"""A secret question with known votes by every way there is: unmistakable people, unmistakable words, each vote once."""

import random
from dataclasses import dataclass, field
from itertools import cycle

from bot.chores import Overwrite
from meeting import assisting, questions, voting
from rules.answers import Answer
from rules.questions import Question
from storage import jobs
from storage.database import Database
from tests.faults.acts import confirmed_forms
from tests.meeting.halls import CLERK, MINUTE_TAKER, Hall, add_delegate, open_hall
from tests.meeting.test_voting import opened

ACCOUNT = 771_000_000_000
ASKED = "Siapa yang Bapak/Ibu percaya?\nOPSI-MERAH\nOPSI-BIRU\nOPSI-HIJAU\n#lainnya #rahasia"
OTHER = 4
# Six of the first constituency, two of the second (hidden), five of the third (hidden with them).
HOMES = (0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2)
PAPER = (4, 10, 11)
HELPED, WITHDRAWN, CHANGED = 5, 7, 2
# Never to be found anywhere once they are gone: what was changed, withdrawn, refused, or written down and replaced.
GONE = tuple(f"KATA-LAMA-{place}" for place in (CHANGED, WITHDRAWN, 90, 91))


@dataclass
class Held:
    """The hall, its question, who said what, and what was known while it was open: key and names of ballots."""

    hall: Hall
    question: Question
    said: dict[int, Answer]
    known: list[str] = field(default_factory=list)

    @property
    def people(self) -> list[str]:
        """Whatever names a voter."""
        found = [f"ORANG-UNIK-{place:02}" for place in range(len(HOMES))]
        return found + [str(ACCOUNT + place) for place in range(len(HOMES))]


async def hall_of_tokens(db: Database) -> Hall:
    """Thirteen people nobody can take for anything else, in three constituencies."""
    hall = await open_hall(db, organisations=0)
    async with db.transaction() as tx:
        for position, code in ((2, "swasta"), (3, "media")):
            await tx.execute(
                "INSERT INTO constituencies (meeting_id, position, code, name) VALUES ($1, $2, $3, $3)",
                *(hall.meeting_id, position, code),
            )
    for place, home in enumerate(HOMES):
        hall.delegates.append(await add_delegate(hall, place, constituency_id=home + 1, account=ACCOUNT + place))
    async with db.transaction() as tx:
        for place, delegate_id in enumerate(hall.delegates):
            await tx.execute("UPDATE delegates SET label = $2 WHERE id = $1", delegate_id, f"ORANG-UNIK-{place:02}")
    return hall


async def press(held: Held, place: int, answer: Answer) -> voting.Cast:
    """One press of the person in this place."""
    hall = held.hall
    hall.clock.turn(1)
    return await voting.cast(
        *(hall.house, hall.sender(ACCOUNT + place)),
        question_id=held.question.id,
        delegate_id=hall.delegates[place],
        option_ids=answer.options,
        generation=held.question.generation,
        words=answer.words,
    )


async def entered(held: Held, place: int, answer: Answer) -> int:
    """An official writes an answer down; returns the number of the entry."""
    house, clerk = held.hall.house, held.hall.sender(CLERK)
    async with house.act(clerk) as tx:
        await assisting.enter_in(house, tx, clerk, held.question.id, held.hall.delegates[place], answer, "formulir")
        return int(await tx.fetch_value("SELECT MAX(id) FROM assisted_ballots"))


async def hold(db: Database, *, order: int = 0) -> Held:
    """The question is opened and everybody answers, in an order drawn by this number."""
    hall = await hall_of_tokens(db)
    question = await opened(hall, ASKED, seconds=None)
    turns = cycle((Answer((1,)), Answer((2,)), Answer((3,))))
    said = {place: next(turns) for place in range(len(HOMES)) if place not in (*PAPER, HELPED, WITHDRAWN)}
    said |= {0: Answer((OTHER,), "KATA-TETAP-00"), 8: Answer((OTHER,), "KATA-TETAP-08")}
    held = Held(hall, question, said)
    places = sorted(said)
    random.Random(order).shuffle(places)
    await press(held, CHANGED, Answer((OTHER,), GONE[0]))
    await press(held, WITHDRAWN, Answer((OTHER,), GONE[1]))
    for place in places:
        await press(held, place, said[place])
    asked = {"question_id": question.id, "delegate_id": hall.delegates[WITHDRAWN]}
    await voting.withdraw(hall.house, hall.sender(ACCOUNT + WITHDRAWN), **asked)
    await entered(held, HELPED, Answer((OTHER,), GONE[2]))
    refused = await entered(held, HELPED, Answer((OTHER,), GONE[3]))
    await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), refused, is_right=False)
    said[HELPED] = Answer((OTHER,), "KATA-TETAP-05")
    entry = await entered(held, HELPED, said[HELPED])
    await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)
    await confirmed_forms(hall, question, PAPER, "pemerintah: A=1\nmedia: B=1, C=1")
    async with db.reading() as tx:
        held.known = [row["voter"] for row in await tx.fetch("SELECT voter FROM ballots")]
        held.known.append(str(await tx.fetch_value("SELECT secret FROM question_keys")))
    return held


async def close(held: Held) -> None:
    """Closed, revealed, and what the closing asked for done."""
    hall, db = held.hall, held.hall.house.db
    await questions.close(hall.house, hall.moderator, held.question.id)
    await questions.reveal(hall.house, hall.moderator, held.question.id)
    async with db.transaction() as tx:
        job = await jobs.next_due(tx, 10**15)
    assert job is not None
    await Overwrite(db, lambda: 0).do(job)
