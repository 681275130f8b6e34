"""What must still hold when an official changes a sounding: the meeting goes on, and its points may be asked about."""

from meeting.house import House
from rules.meetings import MeetingState, check_not_over
from rules.refusals import Refusal
from rules.soundings import SOUNDABLE
from storage import meetings, points, soundings
from storage.database import Tx
from storage.soundings import SoundingPoint


async def check_going_on(house: House, tx: Tx, meeting_id: int) -> None:
    """Raises where the meeting is over. Its row is taken, so that it does not end meanwhile."""
    meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
    check_not_over(MeetingState(meeting.state))


async def soundable_points(house: House, tx: Tx, sounding_id: int) -> list[SoundingPoint]:
    """The points that are ticked, held until the act is done; raises where one may be asked about no more. The caller
    has not taken the meeting's row yet: whoever decides on a point takes the point first."""
    for one in sorted(await soundings.points_of(tx, sounding_id), key=lambda ticked: ticked.point_id):
        point = await points.load(tx, one.point_id, lock=house.db.lock_clause)
        if point is None or point.state not in SOUNDABLE:
            raise Refusal("penjajakan_butir_berubah", kode=one.code)
    return await soundings.points_of(tx, sounding_id)
