"""The conversation of one person who registers, for tests of people."""

import itertools

from meeting import naming, registration
from meeting.house import Sender
from storage import dialogs
from storage.delegates import Delegate
from tests.meeting.halls import Hall

updates = itertools.count(1_000_000)


def by(telegram_id: int) -> Sender:
    """This account, with an update of its own."""
    return Sender(telegram_id, next(updates))


async def register(hall: Hall, account: int, organisation_id: int, label: str, *, begin: bool = True) -> Delegate:
    """The whole conversation of one person."""
    house = hall.house
    if begin:
        await registration.begin(house, by(account), hall.meeting_id)
        await registration.consent(house, by(account), hall.meeting_id)
        await typed(hall, account, f"Instansi {organisation_id}")
        await registration.choose(house, by(account), organisation_id)
    await named(hall, account, label)
    return await naming.finish(house, by(account), anew=False)


async def dialog_of(hall: Hall, account: int) -> dialogs.Dialog:
    """The conversation this account stands in."""
    async with hall.house.db.reading() as tx:
        found = await dialogs.load(tx, account, hall.clock())
    assert found is not None
    return found


async def typed(hall: Hall, account: int, text: str) -> None:
    """Types the name of an organisation."""
    await registration.typed_organisation(hall.house, by(account), await dialog_of(hall, account), text)


async def named(hall: Hall, account: int, label: str) -> None:
    """Types position and name."""
    await naming.typed_name(hall.house, by(account), await dialog_of(hall, account), label)
