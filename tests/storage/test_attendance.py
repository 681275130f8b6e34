"""Attendance never exceeds the invitation: who came uninvited is counted among the people, not among the invited."""

from storage import attendance
from storage.attendance import Attendance
from storage.database import Database
from tests.meeting.halls import open_hall


async def test_an_accepted_outsider_is_no_invited_organisation(database: Database) -> None:
    """All three invited are here and one more: three of three, four people; the same by constituency."""
    hall = await open_hall(database, organisations=4)
    async with database.transaction() as tx:
        await tx.execute("UPDATE organisations SET standing = 'accepted' WHERE ref = 'o4'")
        assert await attendance.of_meeting(tx, hall.meeting_id) == Attendance("", 3, 3, 4)
        rows = await attendance.by_constituency(tx, hall.meeting_id)
        assert (sum(one.invited for one in rows), sum(one.present for one in rows)) == (3, 3)
        await tx.execute("UPDATE organisations SET constituency_id = NULL")
        assert await attendance.of_meeting(tx, hall.meeting_id) == Attendance("", 3, 3, 4), "without a constituency too"
