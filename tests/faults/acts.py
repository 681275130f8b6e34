"""What the tests of this folder do again and again: forms entered and confirmed, a delegate helped, a person erased."""

from meeting import assist_dialogs, assisting, paper
from meeting.house import House
from meeting.privacy import Wish, separate
from rules.questions import Question
from storage import dialogs
from storage.database import Database
from storage.dialogs import Dialog
from storage.soundness import Unsound, unsound
from tests.meeting.halls import CLERK, MINUTE_TAKER, Hall

SECRET = "Sudah sesuai? #skala #rahasia"


async def standing_dialog(hall: Hall, account: int) -> Dialog:
    """The conversation this account stands in."""
    async with hall.house.db.reading() as tx:
        found = await dialogs.load(tx, account, hall.clock())
    assert found is not None
    return found


async def forms(hall: Hall, question: Question, places: tuple[int, ...], counts: str) -> int:
    """A batch of the delegates in these places, entered by the clerk; returns its id."""
    await paper.begin(hall.house, hall.sender(CLERK), question.id)
    for place in places:
        await paper.tick(hall.house, hall.sender(CLERK), question.id, hall.delegates[place], 0)
    await paper.ask_counts(hall.house, hall.sender(CLERK), question.id)
    await paper.enter(hall.house, hall.sender(CLERK), await standing_dialog(hall, CLERK), counts)
    return int(str(await hall.value("SELECT MAX(id) FROM paper_batches")))


async def confirmed_forms(hall: Hall, question: Question, places: tuple[int, ...], counts: str) -> None:
    """The same, confirmed by a second official."""
    batch = await forms(hall, question, places, counts)
    await paper.settle(hall.house, hall.sender(MINUTE_TAKER), batch, is_right=True)


async def helped(hall: Hall, question: Question, place: int, option: int) -> int:
    """An entry of the clerk for the delegate in this place; returns its id."""
    option_id = question.options[option].id
    await assist_dialogs.ask_reason(hall.house, hall.sender(CLERK), hall.delegates[place], question.id, (option_id,))
    await assist_dialogs.enter_waiting(hall.house, hall.sender(CLERK), "formulir", anew=True)
    return int(str(await hall.value("SELECT MAX(id) FROM assisted_ballots")))


async def confirmed_help(hall: Hall, question: Question, place: int, option: int) -> None:
    """The same, confirmed by a second official."""
    entry = await helped(hall, question, place, option)
    await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)


async def erased(hall: Hall, account: int) -> None:
    """/hapus_data, both steps."""
    await separate(hall.house, hall.sender(account), hall.meeting_id, Wish.ERASE)


async def ballots_of(hall: Hall, question: Question) -> int:
    """How many ballots lie in the question."""
    return int(str(await hall.value("SELECT COUNT(*) FROM ballots WHERE question_id = $1", question.id)))


async def found_unsound(db: Database) -> list[Unsound]:
    """What the check at the start would say now."""
    async with db.reading() as tx:
        return await unsound(tx)


def moved_to(hall: Hall, db: Database) -> Hall:
    """The same hall over a restored copy."""
    house = House(db, hall.clock, hall.house.token_bytes, lambda: None)
    again = Hall(house, hall.clock, hall.meeting_id, delegates=hall.delegates)
    again.updates = 50_000
    return again
