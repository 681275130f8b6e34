"""Finding the way into a meeting: by link, by code, or by asking which meetings there are."""

from typing import Any

from meeting.house import House, Sender
from meeting.owner import told_owner
from meeting.telling import ask, button, plain_button, show
from rules.codes import Attempts, read_join_code
from rules.meetings import MeetingState, check_joinable
from rules.refusals import Refusal
from storage import accounts, delegates, meetings, staff
from storage.database import Tx
from storage.meetings import Meeting

ALARM_WRONG_CODES = 25
ALARM_WINDOW_MS = 10 * 60 * 1000


async def by_link(house: House, sender: Sender, key: str) -> None:
    """Follows the meeting's link. Joining twice, or again after leaving, ends at the same card."""
    async with house.act(sender) as tx:
        meeting = await meetings.by_key(tx, key)
        if meeting is None:
            raise Refusal("tautan_tidak_berlaku")
        await enter(house, tx, sender, meeting)


async def by_code(house: House, sender: Sender, typed: str) -> None:
    """Joins by a typed code. A wrong one is counted for the account (five, then ten minutes' pause) and for the whole
    bot (many are told to the owner); it never says which meetings exist."""
    code = read_join_code(typed)
    async with house.act(sender) as tx:
        now_ms = house.now()
        await accounts.touch(tx, sender.telegram_id, now_ms)
        tries = Attempts(await accounts.wrong_codes(tx, sender.telegram_id, lock=house.db.lock_clause))
        tries.check(now_ms)
        meeting = None if code is None else await meetings.by_join_code(tx, code)
        if meeting is not None:
            await enter(house, tx, sender, meeting)
        else:
            # The try must be remembered, so the answer is told and nothing is raised: a refusal would roll it back.
            await accounts.keep_wrong_codes(tx, sender.telegram_id, tries.add_wrong(now_ms).wrong)
            if await accounts.wrong_codes_since(tx, now_ms - ALARM_WINDOW_MS) >= ALARM_WRONG_CODES:
                await told_owner(tx, "alarm_kode", now_ms, once=f"alarm_kode:{now_ms // ALARM_WINDOW_MS}")
            await ask(tx, sender.telegram_id, "kode_salah", now_ms=now_ms)


async def bare(house: House, sender: Sender) -> None:
    """/start alone: the card of the one meeting, a list of several, or the question for a code."""
    async with house.act(sender) as tx:
        now_ms, chat_id = house.now(), sender.telegram_id
        await accounts.touch(tx, chat_id, now_ms)
        current = await meetings.current_of(tx, chat_id)
        if current is not None:
            await enter(house, tx, sender, current)
            return
        found = await meetings.joinable(tx)
        if len(found) == 1:
            await enter(house, tx, sender, found[0])
        elif found:
            rows = [[plain_button(one.title, "rm", one.id)] for one in found[:8]]
            await ask(tx, chat_id, "pilih_rapat", now_ms=now_ms, buttons=rows)
        else:
            await ask(tx, chat_id, "salam_tanpa_rapat", now_ms=now_ms)


async def choose(house: House, sender: Sender, meeting_id: int) -> None:
    """A meeting of the list. Only those that people may join now are in it."""
    async with house.act(sender) as tx:
        found = {one.id: one for one in await meetings.joinable(tx)}
        if meeting_id not in found:
            raise Refusal("tombol_lama")
        await enter(house, tx, sender, found[meeting_id])


async def enter(house: House, tx: Tx, sender: Sender, meeting: Meeting) -> None:
    """Turns the account to the meeting: officials see its panel, delegates their card, everybody else the greeting."""
    now_ms, chat_id = house.now(), sender.telegram_id
    roles = await staff.of_meeting(tx, meeting.id)
    is_official = any(member.telegram_id == chat_id for member in roles)
    own = await delegates.of_account(tx, meeting.id, chat_id)
    if not own and not is_official:
        check_joinable(MeetingState(meeting.state))
    await accounts.touch(tx, chat_id, now_ms)
    await accounts.turn_to(tx, chat_id, meeting.id)
    if own:
        payload = {"meeting": meeting.id}
        await show(tx, chat_id, "person", payload, topic=f"meeting:{meeting.id}", now_ms=now_ms, anew=True)
    elif is_official:
        card: dict[str, Any] = {"confirm": "", "meeting": meeting.id}
        await show(tx, chat_id, "staff", card, topic=f"staff:{meeting.id}", now_ms=now_ms, anew=True)
    else:
        rows = [[button("tombol_daftar", "rd", meeting.id)]]
        day = {"date": meeting.held_on}
        await ask(
            *(tx, chat_id, "salam"),
            now_ms=now_ms,
            meeting_id=meeting.id,
            buttons=rows,
            judul=meeting.title,
            hari_tanggal=day,
        )
