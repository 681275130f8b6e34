"""The points everybody may read: listed, looked for, and one at a time."""

from meeting.house import House, Sender
from meeting.rights import has_right
from meeting.telling import ask, button, show
from rules.refusals import Refusal
from rules.roles import Act
from rules.text import clean_line, length, mask_identity, within
from storage import delegates, dialogs, heard, points, standings
from storage.database import Tx
from storage.dialogs import Dialog

STEP_SEARCH = "heard_search"
QUERY_GRAPHEMES_MAX = 60


async def list_heard(house: House, sender: Sender, meeting_id: int, *, page: int | None = None) -> None:
    """Shows the shown points, eight a page; without a page the whole list from its beginning, also after a search."""
    async with house.act(sender) as tx:
        await check_reader(tx, sender, meeting_id)
        topic = f"heard:{meeting_id}"
        query = "" if page is None else await heard.last_query(tx, sender.telegram_id, topic)
        await show_heard(tx, sender, meeting_id, house.now(), page=page or 0, query=query)


async def show_one(house: House, sender: Sender, point_id: int) -> None:
    """Shows one of them in full, with what can be done about it; a merged point by its head."""
    async with house.act(sender) as tx:
        await _show_one(house, tx, sender, point_id)


async def show_by_code(house: House, sender: Sender, meeting_id: int, code: str) -> None:
    """The same for a code that was typed. Raises `pokok_tidak_ada`."""
    async with house.act(sender) as tx:
        await check_reader(tx, sender, meeting_id)
        found = await points.by_codes(tx, meeting_id, [code])
        if not found:
            raise Refusal("pokok_tidak_ada", kode=code[:12])
        await _show_one(house, tx, sender, found[0].id)


async def _show_one(house: House, tx: Tx, sender: Sender, point_id: int) -> None:
    found = await standings.standing(tx, point_id)
    if found is None:
        raise Refusal("tombol_lama")
    await check_reader(tx, sender, found.head.meeting_id)
    if found.head.state not in heard.HEARD:
        raise Refusal("tombol_lama")
    await show_heard(tx, sender, found.head.meeting_id, house.now(), point=found.head.id)


async def ask_query(house: House, sender: Sender, meeting_id: int) -> None:
    """Asks what is looked for; the next text typed is that."""
    async with house.act(sender) as tx:
        await check_reader(tx, sender, meeting_id)
        await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP_SEARCH, {}, house.now())
        rows = [[button("tombol_batal", "kb")]]
        chat_id = sender.telegram_id
        await ask(tx, chat_id, "tayang_cari_minta", now_ms=house.now(), meeting_id=meeting_id, buttons=rows)


async def search(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """Lists what holds the words typed. Raises `teks_panjang` beyond 60 graphemes."""
    query = mask_identity(clean_line(raw).text).text
    if not within(query, QUERY_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(query), maks=QUERY_GRAPHEMES_MAX)
    assert dialog.meeting_id is not None
    async with house.act(sender) as tx:
        await check_reader(tx, sender, dialog.meeting_id)
        await dialogs.drop(tx, sender.telegram_id)
        await show_heard(tx, sender, dialog.meeting_id, house.now(), query=query)


async def check_reader(tx: Tx, sender: Sender, meeting_id: int) -> None:
    """Whoever is in the meeting may read what was shown in it."""
    own = await delegates.of_account(tx, meeting_id, sender.telegram_id)
    if not own and not await has_right(tx, meeting_id, sender, Act.SEE_POINTS):
        raise Refusal("belum_terdaftar")


async def show_heard(
    tx: Tx, sender: Sender, meeting_id: int, now_ms: int, *, point: int = 0, page: int = 0, query: str = ""
) -> None:
    """One card an account: edited where it was tapped, else posted as the last message."""
    payload = {"meeting": meeting_id, "page": page, "point": point, "query": query}
    await show(
        *(tx, sender.telegram_id, "heard", payload),
        topic=f"heard:{meeting_id}",
        now_ms=now_ms,
        anew=sender.tapped is None,
        is_awaited=True,
        tapped=sender.tapped,
    )
