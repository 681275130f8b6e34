"""The running account of the meeting for its officials: a page of it, narrowed down, searched, one entry in full."""

from typing import Any

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, button, show
from rules.journal import Wanted
from rules.refusals import Refusal
from rules.roles import Act
from rules.text import clean_line, length, mask_identity, within
from storage import dialogs, journal
from storage.database import Tx
from storage.dialogs import Dialog

STEP = "record_search"
SEARCH_GRAPHEMES_MAX = 100
VIEWS = ("", "items", "units")


async def read(
    house: House, sender: Sender, meeting_id: int, *, page: int = 0, wanted: Wanted | None = None, anew: bool = False
) -> None:
    """Shows a page of the record, the newest first; words searched for before stay in force, unless it is posted."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.READ_RECORD)
        shown = {} if anew else await journal.shown_view(tx, sender.telegram_id, _topic(meeting_id))
        chosen = wanted or Wanted()
        view = {"group": chosen.group, "item": chosen.item, "page": page, "query": shown.get("query", "")}
        await _show(house, tx, sender, meeting_id, view | {"unit": chosen.unit}, anew=anew)


async def turn(house: House, sender: Sender, meeting_id: int, view: int) -> None:
    """Offers the agenda items or the constituencies to choose from; 0: back to the record."""
    if view >= len(VIEWS):
        raise Refusal("tombol_lama")
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.READ_RECORD)
        shown = await journal.shown_view(tx, sender.telegram_id, _topic(meeting_id))
        await _show(house, tx, sender, meeting_id, shown | {"view": VIEWS[view]})


async def open_entry(house: House, sender: Sender, meeting_id: int, seq: int) -> None:
    """Shows one entry in full. Raises `catatan_tidak_ada`."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.READ_RECORD)
        if seq not in {line.seq for line in await journal.of_meeting(tx, meeting_id)}:
            raise Refusal("catatan_tidak_ada", nomor=seq)
        shown = await journal.shown_view(tx, sender.telegram_id, _topic(meeting_id))
        await _show(house, tx, sender, meeting_id, shown | {"seq": seq, "view": "entry"})


async def ask_words(house: House, sender: Sender, meeting_id: int) -> None:
    """Asks what to search for; the next text typed is that."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.READ_RECORD)
        await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP, {}, house.now())
        rows = [[button("tombol_batal", "oq", meeting_id, 0)]]
        values: dict[str, Any] = {"n": SEARCH_GRAPHEMES_MAX}
        chat_id, now_ms = sender.telegram_id, house.now()
        await ask(tx, chat_id, "catatan_minta_kata", now_ms=now_ms, meeting_id=meeting_id, buttons=rows, **values)


async def search(house: House, sender: Sender, meeting_id: int, raw: str) -> None:
    """Shows what holds these words; empty: everything again."""
    query = mask_identity(clean_line(raw).text).text if raw else ""
    if not within(query, SEARCH_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(query), maks=SEARCH_GRAPHEMES_MAX)
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.READ_RECORD)
        dialog = await dialogs.load(tx, sender.telegram_id, house.now())
        if dialog is not None and dialog.step == STEP:
            await dialogs.drop(tx, sender.telegram_id)
        shown = await journal.shown_view(tx, sender.telegram_id, _topic(meeting_id))
        view = shown | {"page": 0, "query": query, "view": ""}
        await _show(house, tx, sender, meeting_id, view, anew=bool(query))


async def typed_words(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """What was asked for by [Cari]."""
    assert dialog.meeting_id is not None, "a search belongs to a meeting"
    await search(house, sender, dialog.meeting_id, raw)


def _topic(meeting_id: int) -> str:
    return f"record:{meeting_id}"


async def _show(
    house: House, tx: Tx, sender: Sender, meeting_id: int, view: dict[str, Any], *, anew: bool = False
) -> None:
    payload = {"group": 0, "item": 0, "page": 0, "query": "", "seq": 0, "unit": 0, "view": ""} | view
    await show(
        *(tx, sender.telegram_id, "record", payload | {"meeting": meeting_id}),
        topic=_topic(meeting_id),
        now_ms=house.now(),
        anew=anew,
        is_awaited=True,
        tapped=sender.tapped,
    )
