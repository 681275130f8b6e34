"""Files that wait for words, for an official: the list, eight a page, and a card for each, edited in place."""

from delivery.card import Button, Card, Rows
from delivery.cards.question_lines import voice
from locales.words import Html, Words
from rules.buttons import pack
from rules.media import MediaState
from rules.roles import Act, may
from storage import delegates, media, points, staff, waiting_media
from storage.database import Tx
from storage.media import Media
from storage.outbox import OutboxRow
from storage.waiting_media import WaitingFile

PAGE_SIZE = 8
NUMBERS_A_ROW = 4


async def draw_list(tx: Tx, row: OutboxRow) -> Card | None:
    """Who asked for help first, then the others as they came; a button opens each."""
    meeting_id = row.payload["meeting"]
    words = (await voice(tx, row.chat_id, meeting_id)).words
    total, asked = await waiting_media.counts(tx, meeting_id)
    if not total:
        return Card(text=words.html("menunggu_kosong"))
    pages = -(-total // PAGE_SIZE)
    page = min(max(row.payload["page"], 0), pages - 1)
    shown = await waiting_media.page(tx, meeting_id, limit=PAGE_SIZE, offset=page * PAGE_SIZE)
    numbered = list(enumerate(shown, page * PAGE_SIZE + 1))
    head = words.html("menunggu_jumlah", n=total, minta=asked)
    lines = [f"<b>{head}</b>", "", *(_line(words, number, one) for number, one in numbered)]
    openers = [Button(label=str(number), press=pack("ui", one.id)) for number, one in numbered]
    rows = [tuple(openers[at : at + NUMBERS_A_ROW]) for at in range(0, len(openers), NUMBERS_A_ROW)]
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append(tuple(Button(label=label, press=pack("uj", meeting_id, to)) for label, to in turns))
    return Card(text=Html("\n".join(lines)), buttons=tuple(rows))


def _line(words: Words, number: int, one: WaitingFile) -> str:
    state = "disusun" if one.is_summarised else "minta" if one.is_asked else "sendiri"
    about = {"lampiran": words.plain(f"lampiran_{one.kind}"), "instansi": one.organisation, "jam": one.received_ms}
    return words.html("menunggu_baris", nomor=str(number), status=words.plain(f"menunggu_{state}"), **about)


async def draw_file(tx: Tx, row: OutboxRow) -> Card | None:
    """Whose file it is, how it stands, and what this official can do for its sender."""
    one = await media.load(tx, row.payload["media"])
    if one is None:
        return None
    roles = await staff.roles_of(tx, one.meeting_id, row.chat_id)
    words = (await voice(tx, row.chat_id, one.meeting_id)).words
    author = None if one.delegate_id is None else await delegates.load(tx, one.delegate_id)
    lampiran = words.plain(f"lampiran_{one.kind}")
    organisation = author.organisation if author is not None else "–"
    lines = [f"<b>{words.html('menunggu_kartu', lampiran=lampiran, instansi=organisation)}</b>"]
    lines.append(words.html("menunggu_dari", label=author.label if author is not None else "–", jam=one.received_ms))
    if one.seconds is not None:
        lines.append(words.html("menunggu_durasi", n=one.seconds))
    lines.append(await _standing(tx, words, one))
    back = Button(label=words.plain("tombol_ke_daftar"), press=pack("uj", one.meeting_id, 0))
    buttons = (*_acts(words, one, may(roles, Act.ENTER_ASSISTED)), (back,))
    return Card(text=Html("\n".join(lines)), buttons=buttons)


async def _standing(tx: Tx, words: Words, one: Media) -> str:
    point = None if one.point_id is None else await points.load(tx, one.point_id)
    if one.state == MediaState.REMOVED:
        return words.html("media_ditarik")
    if point is not None:
        return words.html("menunggu_selesai", kode=point.code)
    if one.state not in (MediaState.WAITING, MediaState.KEPT):
        return words.html("menunggu_gagal")
    if one.summary:
        return words.html("menunggu_persetujuan", teks=one.summary)
    return words.html("menunggu_kalimat_minta" if one.help_ms is not None else "menunggu_kalimat_sendiri")


def _acts(words: Words, one: Media, may_write: bool) -> Rows:
    if one.point_id is not None or one.state not in (MediaState.WAITING, MediaState.KEPT):
        return ()
    if one.help_ms is None:
        return ((Button(label=words.plain("tombol_tawarkan_bantuan"), press=pack("ue", one.id)),),)
    if not may_write:
        return ()
    send = Button(label=words.plain("tombol_kirim_berkas"), press=pack("ug", one.id))
    write = Button(label=words.plain("tombol_tulis_ringkasan"), press=pack("uc", one.id))
    return ((send, write),)
