"""What every act on the speakers' list shares: its entry in the record, the budget, and who sees what came of it."""

from typing import Any

from meeting.house import Sender
from meeting.telling import button, show, tell
from rules.speaking import left_of_budget
from storage import agenda, cards, entries, speaking_rules, speeches
from storage.database import Tx
from storage.entries import Actor
from storage.speaking_rules import SpeakingRules
from storage.speeches import Speech


async def enter(tx: Tx, actor: Actor, speech: Speech, act: str, now_ms: int, **said: Any) -> None:
    """Adds the entry of an act: which speech, of which organisation, under which agenda item; people by number."""
    places = {item.id: item.position for item in await agenda.of_meeting(tx, speech.meeting_id)}
    payload = {
        "delegate": f"p{speech.person}",
        "item": places.get(speech.item_id or 0),
        "kind": speech.kind.value,
        "organisation": speech.ref,
        "speech": speech.number,
        **said,
    }
    await entries.append(tx, speech.meeting_id, actor, f"speech.{act}", payload, now_ms)


async def left_of(tx: Tx, rules: SpeakingRules, speech: Speech, now_ms: int) -> int | None:
    """What remains of the budget this entry draws on; None where it draws on none, as a point of order does."""
    if speech.is_order:
        return None
    used = await speeches.used_ms(tx, speech.meeting_id, rules.budget_of, now_ms)
    others = used.get(speech.owner(rules.budget_of), 0) - speech.spoken_at(now_ms)
    return left_of_budget(rules.budget_of, rules.budget_ms, others)


async def show_list(
    tx: Tx,
    sender: Sender,
    meeting_id: int,
    now_ms: int,
    *,
    page: int = 0,
    view: str = "",
    anew: bool = False,
    at: int = 0,
) -> None:
    """The card of the list in the chat of an official; `view` is what it is turned to, `at` the speech it is about."""
    payload = {"at": at, "meeting": meeting_id, "page": page, "view": view}
    await show(
        *(tx, sender.telegram_id, "speakers", payload),
        topic=f"speakers:{meeting_id}",
        now_ms=now_ms,
        anew=anew,
        is_awaited=True,
        tapped=sender.tapped,
    )


async def refresh(tx: Tx, meeting_id: int, now_ms: int) -> None:
    """Every card of the list is drawn anew, and whoever has become the next is told so, once."""
    await cards.redraw_speakers(tx, meeting_id, now_ms)
    ordered = await speeches.in_order(tx, meeting_id, await speaking_rules.of_meeting(tx, meeting_id))
    if ordered and ordered[0].told_ms is None:
        await speeches.told(tx, ordered[0].id, now_ms)
        if ordered[0].telegram_id is not None:
            said: dict[str, Any] = {"label": ordered[0].label, "now_ms": now_ms, "meeting_id": meeting_id}
            await tell(tx, ordered[0].telegram_id, "giliran_berikutnya", **said)


async def call_chair(tx: Tx, speech: Speech, now_ms: int) -> None:
    """Every moderator has the card of the list from the first hand on; a point of order is said to each at once, with
    the button that calls it."""
    meeting_id = speech.meeting_id
    topic, payload = f"speakers:{meeting_id}", {"at": 0, "meeting": meeting_id, "page": 0, "view": ""}
    for telegram_id in await cards.chair_without(tx, meeting_id, topic):
        await show(tx, telegram_id, "speakers", payload, topic=topic, now_ms=now_ms, anew=True)
    if speech.is_order:
        rows = [[button("tombol_silakan", "hc", speech.id, speech.revision)]]
        said: dict[str, Any] = {"label": speech.label, "instansi": speech.organisation}
        said |= {"now_ms": now_ms, "meeting_id": meeting_id, "buttons": rows}
        for telegram_id in await cards.chair_without(tx, meeting_id, ""):
            await tell(tx, telegram_id, "interupsi_diajukan", **said)
