"""Files that come after their point was shown: hidden from all but officials until a moderator lets them be seen."""

from typing import Any

from meeting.house import House, Sender
from meeting.point_case import turn
from meeting.telling import button, once_a_minute, tell
from rules.refusals import Refusal
from rules.roles import RIGHTS, Act
from storage import media, points, staff
from storage.database import Tx
from storage.media import Media
from storage.points import StoredPoint


async def tell_late(tx: Tx, one: Media, point: StoredPoint, now_ms: int) -> None:
    """Whoever may show the file hears of it, where its point is shown already."""
    if point.state not in points.PUBLIC:
        return
    look = button("tombol_lihat_lampiran", "ua", point.id)
    rows = [[look, button("tombol_tayangkan_lampiran", "ut", point.id, one.id)]]
    about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": point.meeting_id, "kode": point.code}
    once = once_a_minute(f"lampiran_menyusul:{one.id}", now_ms)
    for role in sorted(RIGHTS[Act.SHOW_POINT]):
        for telegram_id in await staff.holders(tx, point.meeting_id, role):
            await tell(tx, telegram_id, "lampiran_menyusul", **about, buttons=rows, once=once, act=Act.SHOW_POINT)


async def approve(house: House, sender: Sender, point_id: int, newest_id: int) -> str:
    """[Tayangkan lampiran]: everybody may see the point's files up to `newest_id`, the newest one that the button knew
    of. Returns the point's code; twice is once."""
    async with turn(house, sender, point_id, Act.SHOW_POINT) as now:
        if now.case.state not in points.PUBLIC:
            raise Refusal("pokok_tidak_dapat", kode=now.case.code)
        found = [one for one in await media.unapproved_of(now.tx, point_id) if one.id <= newest_id]
        if found:
            await media.approve(now.tx, [one.id for one in found], now.now_ms)
            await now.enter("files_shown", {"sha256": [one.sha256 for one in found]})
        await now.show()
        return now.case.code
