"""Who opened what: kept at the act, and read by the secretariat."""

from typing import Any, Final

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import button, tell
from rules.roles import Act
from storage import accesses

PAGE: Final = 15


async def show(house: House, sender: Sender, meeting_id: int, page: int = 0) -> None:
    """One page of the trail, the latest first; that it was opened is part of it from now on."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.ANSWER_PRIVACY_REQUEST)
        now_ms = house.now()
        count = await accesses.count(tx, meeting_id)
        found = await accesses.page(tx, meeting_id, page * PAGE, PAGE)
        await accesses.add(tx, meeting_id, actor, "accesses", now_ms)
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting_id}
        if not found:
            await tell(tx, sender.telegram_id, "jejak_akses_kosong", **about)
            return
        lines = []
        for one in found:
            values = {"waktu": one.at_ms, "nomor": one.ref, "daftar": {"key": f"akses_{one.list}"}}
            values |= {"peran": {"key": f"peran_{one.role}"}, "tentang": one.about}
            lines.append({"key": "jejak_akses_baris", "values": values})
        older = [[button("tombol_lebih_lama", "da", meeting_id, page + 1)]] if count > (page + 1) * PAGE else []
        await tell(tx, sender.telegram_id, "jejak_akses", **about, buttons=older, n=count, isi={"lines": lines})
