"""The card by which officials steer the screens of the hall: what is shown now, where it is found, what comes next."""

from collections.abc import Callable

from delivery.card import Button, Card, Draw
from delivery.cards import screen_buttons
from delivery.cards.question_lines import voice
from delivery.cards.screen_buttons import PAGE_SIZE, Choice, Screened
from locales.formats import number
from locales.words import Html, shorten
from rules.meetings import OVER, MeetingState
from rules.roles import Act, may
from rules.screens import QUESTION, Shown, View, held_page, sounding_of, steer
from rules.soundings import sounding_code
from rules.steering import CHOICES, WIFI_GRAPHEMES_MAX, is_loopback, subjects
from storage import moderation, questions, screen_facts, screens, staff
from storage.database import Tx
from storage.outbox import OutboxRow

TEXT_UNITS_MAX = 40
LISTS = (QUESTION, View.RESULT.value, View.WALL.value)


def drawer(base: str, now: Callable[[], int]) -> Draw:
    """Draws the card as of the moment it leaves. `base` stands in front of every address; "": there is no screen."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        screened = await _screened(tx, row, base)
        if screened is None:
            return None
        if not base:
            return Card(text=screened.voice.words.html("layar_tidak_ada"))
        view = row.payload.get("view", "")
        if view == "results" and screened.opens:
            return _results(screened)
        if view in LISTS and screened.steers:
            return await _list(tx, screened, view, row.payload.get("page", 0))
        if view == "renew" and screened.steers:
            text = screened.voice.words.html("layar_yakin_alamat")
            return Card(text=text, buttons=screen_buttons.of_renewal(screened))
        if view in ("more", "wifi") and screened.steers:
            return _more(screened, asks=view == "wifi")
        return await _main(tx, screened, now())

    return draw


async def _screened(tx: Tx, row: OutboxRow, base: str) -> Screened | None:
    speaking = await voice(tx, row.chat_id, row.payload["meeting"])
    address = await screens.of_meeting(tx, speaking.meeting.id)
    if address is None:
        return None
    roles = await staff.roles_of(tx, speaking.meeting.id, row.chat_id)
    shown = steer(address.screen, await screen_facts.of_meeting(tx, speaking.meeting))
    steers, opens = may(roles, Act.STEER_SCREEN), may(roles, Act.OPEN_RESULTS)
    return Screened(speaking, address, shown, base, steers=steers, opens=opens)


async def _main(tx: Tx, screened: Screened, now_ms: int) -> Card:
    """What is shown now, then the address, in a line of its own that is typed or copied as it stands."""
    words, screen = screened.voice.words, screened.address.screen
    shown = await _said(tx, screened, screened.shown)
    lines: list[str] = [
        f"<b>{words.html('layar_judul')}</b>",
        words.html("layar_sedang", apa=shown, jam=now_ms),
        words.html("layar_dipilih" if screen.shown else "layar_mengikuti"),
    ]
    if screen.is_blank:
        lines.append(f"<b>{words.html('layar_sedang_kosong')}</b>")
    lines += ["", words.html("layar_alamat"), f"<code>{words.html('isi', isi=screened.link)}</code>"]
    if is_loopback(screened.base):
        lines.append(words.html("layar_alamat_sendiri"))
    return Card(text=Html("\n".join(lines)), buttons=screen_buttons.of_main(screened))


async def _said(tx: Tx, screened: Screened, shown: Shown) -> dict[str, object]:
    """What is shown, in words; only what the room sees has a code here."""
    key, code = f"layar_tampil_{shown.view.value}", ""
    if shown.subject_id is not None:
        if shown.view is View.WALL:
            point = await moderation.load(tx, shown.subject_id)
            is_shown = point is not None and point.id in await _points(tx, screened)
            key, code = ("layar_tampil_pinned", point.code) if point is not None and is_shown else (key, "")
        elif (sounding := sounding_of(shown.subject_id)) is not None:
            key = "layar_tampil_sounding" if shown.view is View.OPEN else key
            code = sounding_code(sounding)
        else:
            question = await questions.load(tx, shown.subject_id)
            code = question.code if question is not None else ""
    return {"key": key, "values": {"kode": code}}


async def _points(tx: Tx, screened: Screened) -> list[int]:
    return [point_id for point_id, _ in await screen_facts.shown_points(tx, screened.voice.meeting.id)]


async def _list(tx: Tx, screened: Screened, what: str, page: int) -> Card:
    """What may be chosen from, the latest first, so many a page; before them the choice that names none of them."""
    found = subjects(
        await screen_facts.of_meeting(tx, screened.voice.meeting), await _points(tx, screened), CHOICES.index(what)
    )
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(page, pages - 1)
    choices = []
    for subject_id in found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]:
        choices.append(await _choice(tx, screened, what, subject_id))
    head = f"<b>{screened.voice.words.html(f'layar_pilih_{what}')}</b>"
    return Card(text=Html(head), buttons=screen_buttons.of_list(screened, what, choices, page, pages))


async def _choice(tx: Tx, screened: Screened, what: str, subject_id: int) -> Choice:
    if what == View.WALL:
        point = await moderation.load(tx, subject_id)
        assert point is not None, "points are never deleted"
        return Choice(point.id, point.code, shorten(" ".join(point.record_text.split()), TEXT_UNITS_MAX))
    sounding = sounding_of(subject_id)
    if sounding is not None:
        return Choice(subject_id, sounding_code(sounding), screened.voice.words.plain("tombol_penjajakan"))
    question = await questions.load(tx, subject_id)
    assert question is not None, "a question that was opened is never deleted"
    return Choice(question.id, question.code, shorten(" ".join(question.wording.split()), TEXT_UNITS_MAX))


def _more(screened: Screened, *, asks: bool) -> Card:
    """How it looks, which page stays, the network of the hall; with `asks` the line about that is waited for."""
    words, screen = screened.voice.words, screened.address.screen
    size = f"{'+' if screen.size > 0 else '−'}{number(abs(screen.size), words.language)}"
    page = held_page(screen, screened.shown)
    lines: list[str] = [
        f"<b>{words.html('layar_judul')}</b>",
        words.html("layar_ukuran", ukuran=size if screen.size else {"key": "layar_ukuran_biasa"}),
        words.html("layar_tema", tema={"key": f"layar_tema_{screen.theme}"}),
        words.html("layar_bahasa", bahasa={"key": f"layar_bahasa_{screen.language}"}),
        words.html("layar_halaman_sendiri") if page is None else words.html("layar_halaman_ditahan", n=page),
        words.html("layar_wifi_kini", teks=screen.wifi) if screen.wifi else words.html("layar_wifi_kosong"),
    ]
    if asks:
        lines += ["", f"<b>{words.html('layar_wifi_minta', n=WIFI_GRAPHEMES_MAX)}</b>"]
        back = Button(label=words.plain("tombol_batal"), press=screened.turn("more"))
        return Card(text=Html("\n".join(lines)), buttons=((back,),))
    return Card(text=Html("\n".join(lines)), buttons=screen_buttons.of_more(screened))


def _results(screened: Screened) -> Card:
    """The page of results: only after the meeting, and its address only while it is open."""
    words = screened.voice.words
    lines: list[str] = [f"<b>{words.html('tombol_layar_hasil')}</b>"]
    if screened.results_link:
        lines += [words.html("layar_hasil_buka"), f"<code>{words.html('isi', isi=screened.results_link)}</code>"]
        if is_loopback(screened.base):
            lines.append(words.html("layar_alamat_sendiri"))
    else:
        is_over = MeetingState(screened.voice.meeting.state) in OVER
        lines.append(words.html("layar_hasil_tutup" if is_over else "layar_hasil_nanti"))
    return Card(text=Html("\n".join(lines)), buttons=screen_buttons.of_results(screened))
