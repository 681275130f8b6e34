"""Requests about data that wait too long: the secretariat hears once that the due time is near, and once that it is
over."""

from typing import Any, Final

from meeting.house import House
from meeting.own_corrections import ANSWERING, answer_buttons
from meeting.owner import told_owner
from meeting.telling import tell
from rules.retention import DAY_MS
from rules.roles import Role
from storage import meetings, requests, staff
from storage.database import Tx
from storage.requests import Request

# So long before the due time there is still a working day to answer in.
NEAR_MS: Final = DAY_MS


async def warn_due(house: House) -> int:
    """Tells the secretariat of each request whose time is near or over, the owner where a meeting has none; twice asked
    is once told. Returns how many were told of."""
    async with house.db.reading() as tx:
        found = await requests.to_warn_of(tx, house.now(), NEAR_MS)
    told = 0
    for request_id in found:
        async with house.db.transaction() as tx:
            request = await requests.load(tx, request_id, lock=house.db.lock_clause)
            assert request is not None, "requests are never deleted"
            is_over = request.due_ms <= house.now()
            if request.state != "waiting" or not await requests.warned(tx, request_id, is_over=is_over):
                continue
            await _tell(tx, request, house.now(), is_over=is_over)
            tx.after_commit(house.wake)
            told += 1
    return told


async def _tell(tx: Tx, request: Request, now_ms: int, *, is_over: bool) -> None:
    """Nobody is named: the queue says who asks for what."""
    key = "permintaan_terlambat" if is_over else "permintaan_hampir"
    title = (await meetings.load(tx, request.meeting_id)).title
    said: dict[str, Any] = {"n": request.number, "judul": title, "waktu": request.due_ms}
    officials = await staff.holders(tx, request.meeting_id, Role.SECRETARIAT)
    about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": request.meeting_id}
    for telegram_id in officials:
        await tell(tx, telegram_id, key, act=ANSWERING, buttons=answer_buttons(request), **about, **said)
    if not officials:
        await told_owner(tx, key, now_ms, **said)
