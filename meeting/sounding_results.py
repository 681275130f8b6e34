"""Whose card of a sounding is asked for: an official's list, a delegate's own card, the pages of a result."""

from meeting import sounding_cards
from meeting.house import House, Sender
from meeting.rights import has_right, require
from meeting.sounding import list_soundings, look
from rules import chain
from rules.refusals import Refusal
from rules.roles import Act
from rules.soundings import SoundingState
from storage import cards, delegates, entries, jobs, soundings


async def show_soundings(house: House, sender: Sender, meeting_id: int) -> None:
    """Officials see the list, delegates the sounding that is open, or else the last result. Refused where there is
    neither."""
    async with house.db.reading() as tx:
        is_official = await has_right(tx, meeting_id, sender, Act.PREPARE_SOUNDING)
    if is_official:
        await list_soundings(house, sender, meeting_id)
        return
    async with house.act(sender) as tx:
        delegate = await delegates.acting(tx, meeting_id, sender.telegram_id)
        if delegate is None:
            raise Refusal("belum_terdaftar")
        found = await soundings.of_meeting(tx, meeting_id)
        found = [one for one in found if one.state in (SoundingState.OPEN, SoundingState.CLOSED)]
        if not found:
            raise Refusal("penjajakan_tidak_ada")
        one = next((other for other in found if other.state == SoundingState.OPEN), found[-1])
        await sounding_cards.post(tx, sender.telegram_id, delegate.id, one, house.now())


async def turn_result(house: House, sender: Sender, sounding_id: int, *, page: int = 0, position: int = 0) -> None:
    """Another page of the result, or one point of it, on the card that was pressed: the participant's own, else the
    officials'. Before closing there is no result to turn."""
    async with house.db.reading() as tx:
        sounding = await soundings.load(tx, sounding_id)
        if sounding is None or sounding.state != SoundingState.CLOSED:
            raise Refusal("tombol_lama")
        is_own = sender.tapped is not None and sender.tapped == await soundings.card_of(
            tx, sender.telegram_id, f"sounding:{sounding_id}"
        )
        is_official = await has_right(tx, sounding.meeting_id, sender, Act.PREPARE_SOUNDING)
        delegate = await delegates.acting(tx, sounding.meeting_id, sender.telegram_id)
    if is_official and not is_own:
        await look(house, sender, sounding_id, page=page, position=position)
        return
    if delegate is None:
        raise Refusal("tombol_lama")
    async with house.act(sender) as tx:
        await sounding_cards.turn(tx, sender, sounding, delegate.id, 1, house.now(), chosen=position, page=page)


async def enter_chart(house: House, sender: Sender, sounding_id: int) -> int:
    """Puts the picture of a closed sounding into the record; a job draws it and sends it to the asker, and the first
    time to the meeting's groups. Returns the number of its entry; asked twice it is the same."""
    async with house.act(sender) as tx:
        sounding = await soundings.load(tx, sounding_id)
        if sounding is None:
            raise Refusal("tombol_lama")
        meeting_id = sounding.meeting_id
        actor = await require(tx, meeting_id, sender, Act.RECORD_CHART)
        if sounding.state != SoundingState.CLOSED:
            raise Refusal("tombol_lama")
        payload = {"result": chain.text_digest(sounding.salt, sounding.result), "sounding": sounding.code}
        seq = await entries.find(tx, meeting_id, "sounding.charted", payload)
        if seq is None:
            seq = await entries.append(tx, meeting_id, actor, "sounding.charted", payload, house.now())
        goes_out = await jobs.latest(tx, meeting_id, "chart", f"{sounding.code}:") is None
        groups = [chat for chat, _ in await cards.groups_of(tx, meeting_id)] if goes_out else []
        work = {"chats": [sender.telegram_id, *groups], "code": sounding.code}
        key = f"{sounding.code}:{sender.telegram_id}"
        await jobs.add(tx, meeting_id, "chart", key, work, asked_by=sender.telegram_id, now_ms=house.now(), again=True)
    return seq
