"""What the moderators must hear at once because only they can act on it: a group that fell silent, minutes cut off, a
clock that jumped."""

from dataclasses import dataclass
from typing import Any

from meeting.house import House
from meeting.owner import told_owner
from meeting.telling import tell
from rules.roles import Act, Role
from storage import accounts, cards, meetings, questions, staff
from storage.database import Tx


async def told_moderators(tx: Tx, meeting_id: int, key: str, now_ms: int, **values: Any) -> None:
    """One line to every moderator of the meeting, in private."""
    for telegram_id in await staff.holders(tx, meeting_id, Role.MODERATOR):
        await tell(tx, telegram_id, key, now_ms=now_ms, meeting_id=meeting_id, act=Act.CLOSE, **values)


async def group_lost(tx: Tx, chat_id: int, now_ms: int, cause: str) -> None:
    """Telegram takes nothing for this group any more; `cause` is the key of the words that say why."""
    if (found := await cards.group(tx, chat_id)) is not None:
        because = {"lines": [{"key": cause, "values": {}}]}
        await told_moderators(tx, found.meeting_id, "alarm_grup", now_ms, nama=found.title, sebab=because)


async def topic_lost(tx: Tx, chat_id: int, now_ms: int) -> None:
    """The topic that carried the cards is closed or gone; they now stand in the group itself."""
    if (found := await cards.group(tx, chat_id)) is not None:
        await told_moderators(tx, found.meeting_id, "alarm_topik", now_ms, nama=found.title)


async def cut_off(house: House, since_ms: int, seconds: int) -> None:
    """Nothing came from Telegram for so long: whoever moderates a meeting with an open question hears from when on,
    because taps of those minutes may still be on their way."""
    async with house.db.transaction() as tx:
        for meeting_id in await questions.meetings_with_open(tx):
            await told_moderators(tx, meeting_id, "alarm_terputus", house.now(), n=seconds, jam=since_ms)
        tx.after_commit(house.wake)


@dataclass(frozen=True, slots=True)
class Concerned:
    """An account to be warned, how it is addressed and in which zone it reads times."""

    telegram_id: int
    language: str
    zone: str | None


async def concerned(house: House) -> list[Concerned]:
    """The owner and whoever moderates a meeting with an open question, each once."""
    async with house.db.reading() as tx:
        zones: dict[int, str | None] = dict.fromkeys(await staff.holders(tx, 0, Role.OWNER))
        for meeting_id in await questions.meetings_with_open(tx):
            zone = (await meetings.load(tx, meeting_id)).zone
            zones |= dict.fromkeys(await staff.holders(tx, meeting_id, Role.MODERATOR), zone)
        return [Concerned(who, await accounts.language_of(tx, who), zone) for who, zone in zones.items()]


async def storage_back(house: House, since_ms: int) -> None:
    """Nothing could be stored since then, and now it can: the owner looks after the machine, and whoever moderates a
    meeting with an open question tells the room to look at their answers."""
    values: dict[str, Any] = {"jam": since_ms, "n": max(1, (house.now() - since_ms) // 1000)}
    async with house.db.transaction() as tx:
        await told_owner(tx, "alarm_penyimpanan_pulih", house.now(), **values)
        for meeting_id in await questions.meetings_with_open(tx):
            await told_moderators(tx, meeting_id, "alarm_penyimpanan_pulih", house.now(), **values)
        tx.after_commit(house.wake)


async def clock_jumped(house: House, ahead_ms: int) -> None:
    """The machine's clock is suddenly so far ahead (behind: negative) of the one the meeting goes by: the owner has it
    mended, and whoever moderates a meeting with an open question hears that nothing was closed by it."""
    key = "alarm_jam_maju" if ahead_ms > 0 else "alarm_jam_mundur"
    values: dict[str, Any] = {"n": abs(ahead_ms) // 1000, "jam": house.now()}
    async with house.db.transaction() as tx:
        await told_owner(tx, key, house.now(), **values)
        for meeting_id in await questions.meetings_with_open(tx):
            await told_moderators(tx, meeting_id, key, house.now(), **values)
        tx.after_commit(house.wake)


async def any_question_open(house: House) -> bool:
    """Whether a question of any meeting is open now."""
    async with house.db.reading() as tx:
        return bool(await questions.meetings_with_open(tx))
