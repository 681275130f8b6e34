"""Views under an official's fingers: what stands on the form of a delegate without a phone, and before a second one."""

from collections.abc import Awaitable, Callable, Mapping

from delivery.card import Button, Card
from delivery.cards.question_lines import voice
from delivery.cards.sounding import KEYS
from delivery.drafts import Drafts
from locales.words import Html, Words
from rules.buttons import pack
from rules.consensus import View
from rules.soundings import VIEW_OF, SoundingState, pack_views, unpack_views
from storage import assisted_views, delegates, soundings
from storage.database import Tx
from storage.outbox import OutboxRow
from storage.soundings import SoundingPoint

_STATES = {"confirmed": "dibantu_sah", "refused": "dibantu_tidak_sah", "late": "dibantu_terlambat"}


def place_of(sounding_id: int) -> int:
    """Where the draft of a sounding lies among the drafts of questions, none of which has such a number."""
    return -sounding_id


def drawer(drafts: Drafts) -> Callable[[Tx, OutboxRow], Awaitable[Card | None]]:
    """Draws a point, or all that was written down, from what the official has put together; each button carries it
    whole, so that two quick presses and a restart lose nothing."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        sounding = await soundings.load(tx, row.payload["sounding"])
        delegate = await delegates.load(tx, row.payload["delegate"])
        if sounding is None or delegate is None or sounding.state != SoundingState.OPEN:
            return None
        words = (await voice(tx, row.chat_id, sounding.meeting_id)).words
        asked = await soundings.points_of(tx, sounding.id)
        draft = drafts.of(row.chat_id, place_of(sounding.id), delegate.id)
        views = {} if draft is None else unpack_views(draft.options[0], len(asked))
        head = f"<b>{words.html('isikan_jawaban', kode=sounding.code, label=delegate.label)}</b>"
        position, here = row.payload["position"], (sounding.id, delegate.id)
        if 1 <= position <= len(asked):
            return _point(words, head, here, asked, position, views)
        return _whole(words, head, here, asked, views)

    return draw


def _point(
    words: Words,
    head: str,
    here: tuple[int, int],
    asked: list[SoundingPoint],
    position: int,
    views: Mapping[int, View],
) -> Card:
    one = asked[position - 1]
    title = words.html("penjajakan_baris", nomor=position, kode=one.code, teks=one.wording)
    rows = [
        tuple(
            Button(
                label=f"✓ {words.plain(KEYS[view])}" if views.get(position) is view else words.plain(KEYS[view]),
                press=pack("iv", *here, position + 1, pack_views({**views, position: view})),
            )
            for view in VIEW_OF.values()
        )
    ]
    before = pack("iv", *here, position - 1, pack_views(views)) if position > 1 else pack("ia", here[1])
    without = pack_views({place: view for place, view in views.items() if place != position})
    rows.append(
        (
            Button(label=words.plain("tombol_kembali_butir"), press=before),
            Button(label=words.plain("tombol_tanpa_jawaban"), press=pack("iv", *here, position + 1, without)),
        )
    )
    return Card(text=Html(f"{head}\n{title}"), buttons=tuple(rows), is_secret=True)


def _whole(
    words: Words, head: str, here: tuple[int, int], asked: list[SoundingPoint], views: Mapping[int, View]
) -> Card:
    packed = pack_views(views)
    back = Button(label=words.plain("tombol_kembali_butir"), press=pack("iv", *here, len(asked), packed))
    send = Button(
        label=words.plain("tombol_kirim_pandangan", n=len(views)), press=pack("iu", *here, packed), style="primary"
    )
    rows = ((send, back),) if views else ((back,),)
    return Card(text=Html("\n".join([head, *view_lines(words, asked, views)])), buttons=rows, is_secret=True)


def view_lines(words: Words, asked: list[SoundingPoint], views: Mapping[int, View]) -> list[str]:
    """Each point with what is said of it."""
    lines: list[str] = []
    for one in asked:
        key = f"pandangan_{views[one.position].value}" if one.position in views else "penjajakan_tanpa_jawaban"
        said = words.plain(key)
        lines.append(words.html("penjajakan_ringkasan_baris", nomor=one.position, kode=one.code, jawaban=said))
    return lines


async def draw_confirm(tx: Tx, row: OutboxRow) -> Card | None:
    """An entry before the eyes of a second official: with two buttons while it waits, then what became of it."""
    entry = await assisted_views.load(tx, row.payload["entry"])
    sounding = None if entry is None else await soundings.load(tx, entry.sounding_id)
    delegate = None if entry is None else await delegates.load(tx, entry.delegate_id)
    if entry is None or sounding is None or delegate is None:
        return None
    words = (await voice(tx, row.chat_id, sounding.meeting_id)).words
    values = {"kode": sounding.code, "label": delegate.label}
    if entry.state != "waiting":
        # Whoever was never asked is not told what came of it.
        if not (row.is_edit or row.is_copy):
            return None
        return Card(text=words.html(_STATES[entry.state], **values), is_secret=True)
    asked = await soundings.points_of(tx, sounding.id)
    lines = view_lines(words, asked, unpack_views(entry.views, len(asked)))
    text = words.html("penjajakan_konfirmasi", alasan=entry.reason, **values)
    buttons = (
        Button(label=words.plain("tombol_ya_benar"), press=pack("ik", entry.id)),
        Button(label=words.plain("tombol_bukan"), press=pack("ij", entry.id)),
    )
    return Card(text=Html("\n".join([text, *lines])), buttons=(buttons,), is_secret=True)
