"""The course of a meeting: its states, and the agenda item it is at."""

from typing import Any

from meeting import ending
from meeting.floor import announce_groups
from meeting.house import House, Sender
from meeting.rights import has_right, require
from meeting.speech_ends import meeting_moves
from meeting.telling import show
from rules.meetings import OVER, MeetingAct, MeetingState
from rules.meetings import move as move_meeting
from rules.names import shown_name
from rules.refusals import Refusal
from rules.roles import Act
from rules.text import clean_line, is_visible, length, mask_identity, within
from storage import agenda, cards, entries, meetings, outbox, questions, soundings
from storage.agenda import AgendaItem
from storage.database import Tx

TITLE_GRAPHEMES_MAX = 300
# What the group reads when the meeting moves; its end is announced with the head of the record.
ANNOUNCED = {MeetingAct.START: "rapat_dibuka"}


async def move(house: House, sender: Sender, meeting_id: int, act: MeetingAct) -> MeetingState:
    """Opens registration, starts, pauses, resumes or ends the meeting; one actor, one time, one entry. A repeated act
    changes nothing. Ending is refused while a question or a sounding is open; every participant is thanked."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.RUN_MEETING)
        meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        still_open = [*await questions.open_codes(tx, meeting_id), *await soundings.open_codes(tx, meeting_id)]
        state = move_meeting(MeetingState(meeting.state), act, open_questions=still_open)
        if state.value == meeting.state:
            return state
        now_ms = house.now()
        await meetings.set_state(tx, meeting_id, state.value, now_ms)
        payload: dict[str, Any] = {"act": act.value, "was": meeting.state}
        if act is MeetingAct.START and meeting.current_item_id is None:
            payload |= await _enter_first_item(tx, meeting_id)
        if act is MeetingAct.END:
            payload |= await ending.open_window(tx, meeting_id, now_ms)
        await entries.append(tx, meeting_id, actor, f"meeting.{state.value}", payload, now_ms)
        await meeting_moves(tx, meeting_id, actor, now_ms, state)
        await redraw_meeting(tx, meeting_id, now_ms)
        if act is MeetingAct.END:
            await ending.send_off(house, tx, actor, meeting, now_ms)
        if act in ANNOUNCED:
            await announce_groups(tx, meeting_id, ANNOUNCED[act], now_ms, judul=meeting.title, jam=now_ms)
    return state


async def _enter_first_item(tx: Tx, meeting_id: int) -> dict[str, int]:
    """What the entry says of the item the meeting begins with; nothing where there is no agenda."""
    items = await agenda.of_meeting(tx, meeting_id)
    if not items:
        return {}
    await agenda.set_current(tx, meeting_id, items[0].id)
    return {"item": items[0].position}


async def redraw_meeting(tx: Tx, meeting_id: int, now_ms: int) -> None:
    """Every card that shows the meeting's state: the participants' own and the officials' panel."""
    for topic in (f"meeting:{meeting_id}", f"staff:{meeting_id}", f"agenda:{meeting_id}", f"speakers:{meeting_id}"):
        await outbox.want_again(tx, topic, now_ms=now_ms)


async def go_to(house: House, sender: Sender, meeting_id: int, position: int) -> AgendaItem:
    """Moves the meeting to an agenda item; points that come in stand under it from now on."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.MOVE_AGENDA)
        items = {item.position: item for item in await agenda.of_meeting(tx, meeting_id)}
        if position not in items:
            raise Refusal("acara_tidak_ada", nomor=position, n=len(items))
        meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        item = items[position]
        if meeting.current_item_id != item.id:
            await agenda.set_current(tx, meeting_id, item.id)
            await entries.append(tx, meeting_id, actor, "agenda.moved", {"item": position}, house.now())
            await redraw_meeting(tx, meeting_id, house.now())
    return item


async def add_items(house: House, sender: Sender, meeting_id: int, raw: str) -> list[AgendaItem]:
    """Adds items at the end of the agenda, one a line; all of them or none."""
    titles = [mask_identity(clean_line(line).text).text for line in raw.splitlines() if is_visible(line)]
    for title in titles:
        if not within(title, TITLE_GRAPHEMES_MAX):
            raise Refusal("teks_panjang", n=length(title), maks=TITLE_GRAPHEMES_MAX)
    if not titles:
        raise Refusal("teks_kosong")
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.ORDER_AGENDA)
        await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        added = [await agenda.add(tx, meeting_id, title) for title in titles]
        for item in added:
            await entries.append(tx, meeting_id, actor, "agenda.added", {"item": item.position}, house.now())
        await redraw_meeting(tx, meeting_id, house.now())
    return added


async def bind_group(
    house: House, sender: Sender, meeting_id: int, chat_id: int, thread_id: int | None, title: str
) -> bool:
    """This group (and topic) carries the meeting's cards from now on; False where it did already. A group of another
    meeting that has not ended is left to it, unless the sender runs that one as well."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.RUN_MEETING)
        other = await cards.group(tx, chat_id)
        if other is not None and other.meeting_id != meeting_id:
            is_over = MeetingState((await meetings.load(tx, other.meeting_id)).state) in OVER
            if not is_over and not await has_right(tx, other.meeting_id, sender, Act.RUN_MEETING):
                raise Refusal("grup_rapat_lain")
        bound = await cards.bind_group(tx, chat_id, thread_id, meeting_id, shown_name(title), house.now())
        if bound:
            await entries.append(tx, meeting_id, actor, "group.bound", {}, house.now())
            await outbox.want_again(tx, f"staff:{meeting_id}", now_ms=house.now())
            for question_id in await questions.open_ids(tx, meeting_id):
                await cards.want_in_group(tx, chat_id, thread_id, question_id, house.now())
    return bound


async def show_panel(house: House, sender: Sender, meeting_id: int, *, anew: bool, confirm: bool = False) -> None:
    """The official's panel of the meeting; with `confirm` it asks once more before the meeting ends."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.SEE_ATTENDANCE)
        payload = {"confirm": "running" if confirm else "", "meeting": meeting_id}
        topic = f"staff:{meeting_id}"
        await show(
            tx, sender.telegram_id, "staff", payload, topic=topic, now_ms=house.now(), anew=anew, tapped=sender.tapped
        )


async def show_agenda(house: House, sender: Sender, meeting_id: int, *, anew: bool = True) -> None:
    """The agenda with a button for each item."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.ORDER_AGENDA)
        topic = f"agenda:{meeting_id}"
        payload = {"meeting": meeting_id}
        await show(
            tx, sender.telegram_id, "agenda", payload, topic=topic, now_ms=house.now(), anew=anew, tapped=sender.tapped
        )
