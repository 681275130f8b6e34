"""The officials' card of soundings: the list, the points being ticked, turnout while it is open, then the result."""

from dataclasses import replace

from delivery.card import Button, Card, Rows
from delivery.cards.question_lines import Voice, voice
from delivery.cards.sounding_lines import (
    PAGE_SIZE,
    SUMMARY_UNITS_MAX,
    in_rows,
    pages_of,
    point_lines,
    result_page,
    turns,
)
from locales.formats import percent_units
from locales.words import Html, shorten
from rules.buttons import pack
from rules.consensus import POINTS_MAX, POINTS_MIN
from rules.shares import rate
from rules.soundings import CANCEL_REASONS, MINUTES, SOUNDABLE, SoundingState
from storage import points, soundings
from storage.database import Tx
from storage.outbox import OutboxRow
from storage.soundings import Sounding, SoundingPoint

TICK, NO_TICK = "✓", "–"


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """The card as this official may see it now: while a sounding is open, no count of any view."""
    payload = row.payload
    speaking = await voice(tx, row.chat_id, payload["meeting"])
    if payload["view"] == "list":
        return await _list(tx, speaking, payload["meeting"])
    sounding = await soundings.load(tx, payload["sounding"])
    if sounding is None:
        return None
    asked = await soundings.points_of(tx, sounding.id)
    status = speaking.words.plain(f"status_penjajakan_{sounding.state}")
    head = f"<b>{speaking.words.html('penjajakan_judul', kode=sounding.code, status=status)}</b>"
    if payload.get("asks") and sounding.state in (SoundingState.DRAFT, SoundingState.OPEN):
        return _asks(speaking, sounding, head, payload["asks"])
    match sounding.state:
        case SoundingState.DRAFT:
            return await _ticks(tx, speaking, sounding, asked, head, payload.get("page", 0))
        case SoundingState.OPEN:
            return await _open(tx, speaking, sounding, asked, head)
        case SoundingState.CLOSED:
            page, position = payload.get("page", 0), payload.get("position", 0)
            result = await closed_card(tx, speaking, sounding, asked, page, position)
            chart = Button(label=speaking.words.plain("tombol_grafik"), press=pack("ng", sounding.id))
            return replace(result, buttons=(*result.buttons, (chart, *_back(speaking, sounding))))
    back = _back(speaking, sounding)
    reason = speaking.words.html("penjajakan_sebab", alasan={"key": sounding.reason})
    return Card(text=Html(f"{head}\n{reason}"), buttons=(back,))


def _back(speaking: Voice, sounding: Sounding) -> tuple[Button, ...]:
    return (Button(label=speaking.words.plain("tombol_ke_daftar"), press=pack("nm", sounding.meeting_id)),)


async def _list(tx: Tx, speaking: Voice, meeting_id: int) -> Card:
    words = speaking.words
    found = await soundings.of_meeting(tx, meeting_id)
    head = words.html("penjajakan_daftar", n=len(found)) if found else words.html("penjajakan_daftar_kosong")
    lines: list[str] = [head]
    for one in found:
        status = words.plain(f"status_penjajakan_{one.state}")
        lines.append(words.html("penjajakan_judul", kode=one.code, status=status))
    openers = [Button(label=one.code, press=pack("ns", one.id)) for one in found]
    new = Button(label=words.plain("tombol_penjajakan_baru"), press=pack("nw", meeting_id), style="primary")
    return Card(text=Html("\n".join(lines)), buttons=(*in_rows(openers), (new,)))


async def _ticks(tx: Tx, speaking: Voice, sounding: Sounding, asked: list[SoundingPoint], head: str, page: int) -> Card:
    """Eight points a page, each with its tick; a button asks for a state, so pressing twice is once."""
    words, ticked = speaking.words, {one.point_id for one in asked}
    found = [
        point
        for point in await points.of_meeting(tx, sounding.meeting_id)
        if point.state in SOUNDABLE or point.id in ticked
    ]
    pages = pages_of(len(found))
    page = min(page, pages - 1)
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    lines: list[str] = [head, words.html("penjajakan_pilih", n=len(asked), min=POINTS_MIN, maks=POINTS_MAX), ""]
    for point in shown:
        text = shorten(" ".join(point.record_text.split()), SUMMARY_UNITS_MAX)
        mark = TICK if point.id in ticked else NO_TICK
        lines.append(words.html("penjajakan_baris_pilih", tanda=mark, kode=point.code, teks=text))
    if not found:
        lines.append(words.html("penjajakan_tanpa_pokok"))
    ticks = [
        Button(
            label=f"{TICK} {point.code}" if point.id in ticked else point.code,
            press=pack("nt", sounding.id, point.id, int(point.id not in ticked), page),
        )
        for point in shown
    ]
    openers = [Button(label=words.plain("tombol_buka"), press=pack("nb", sounding.id, 0), style="primary")]
    openers += [
        Button(label=words.plain("tombol_buka_menit", n=minutes), press=pack("nb", sounding.id, minutes))
        for minutes in MINUTES
    ]
    give_up = Button(label=words.plain("tombol_batalkan_penjajakan"), press=pack("nx", sounding.id))
    rows = (
        *in_rows(ticks),
        *turns("np", sounding.id, page, pages),
        tuple(openers),
        (give_up, *_back(speaking, sounding)),
    )
    return Card(text=Html("\n".join(lines)), buttons=rows)


async def _open(tx: Tx, speaking: Voice, sounding: Sounding, asked: list[SoundingPoint], head: str) -> Card:
    words, count = speaking.words, await soundings.turnout(tx, sounding)
    share = percent_units(rate(count.begun, count.entitled), 1, words.language)
    values = {"n": count.begun, "berhak": count.entitled, "lengkap": count.complete, "persen": share}
    lines: list[str] = [head, words.html("penjajakan_partisipasi", **values)]
    if sounding.deadline_ms is not None:
        lines.append(words.html("penjajakan_batas", jam=sounding.deadline_ms))
    lines += [words.html("penjajakan_tanpa_hitungan"), ""]
    for one in asked:
        text = shorten(" ".join(one.wording.split()), SUMMARY_UNITS_MAX)
        lines.append(words.html("penjajakan_baris", nomor=one.position, kode=one.code, teks=text))
    again = Button(label=words.plain("tombol_segarkan"), press=pack("ns", sounding.id))
    end = Button(label=words.plain("tombol_tutup"), press=pack("nc", sounding.id, 0), style="primary")
    give_up = Button(label=words.plain("tombol_batalkan_penjajakan"), press=pack("nx", sounding.id))
    return Card(text=Html("\n".join(lines)), buttons=((again, end), (give_up, *_back(speaking, sounding))))


def _asks(speaking: Voice, sounding: Sounding, head: str, asks: str) -> Card:
    """What ends a sounding is asked for twice: it cannot be opened again."""
    words = speaking.words
    stay = Button(label=words.plain("tombol_batal"), press=pack("ns", sounding.id))
    if asks == "close":
        text = words.html("penjajakan_yakin_tutup", kode=sounding.code)
        sure = Button(label=words.plain("tombol_ya_tutup"), press=pack("nc", sounding.id, 1), style="danger")
        return Card(text=Html(f"{head}\n{text}"), buttons=((sure, stay),))
    text = words.html("penjajakan_sebab_batal", kode=sounding.code)
    rows: Rows = tuple(
        (Button(label=words.plain(key), press=pack("nx", sounding.id, number)),)
        for number, key in enumerate(CANCEL_REASONS)
    )
    return Card(text=Html(f"{head}\n{text}"), buttons=(*rows, (stay,)))


async def closed_card(
    tx: Tx, speaking: Voice, sounding: Sounding, asked: list[SoundingPoint], page: int, position: int
) -> Card:
    """The result: eight points a page, a button for each, which shows its constituencies."""
    words = speaking.words
    status = words.plain("status_penjajakan_closed")
    head = f"<b>{words.html('penjajakan_judul', kode=sounding.code, status=status)}</b>"
    if 1 <= position <= len(asked):
        lines = await point_lines(tx, speaking, sounding, asked, position)
        back = Button(label=words.plain("tombol_ke_hasil"), press=pack("nr", sounding.id, (position - 1) // PAGE_SIZE))
        return Card(text=Html("\n".join([head, *lines])), buttons=((back,),))
    pages = pages_of(len(asked))
    page = min(page, pages - 1)
    openers = [
        Button(label=f"{one.position}. {one.code}", press=pack("nd", sounding.id, one.position))
        for one in asked[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    ]
    lines = [head, *result_page(speaking, sounding, asked, page)]
    return Card(text=Html("\n".join(lines)), buttons=(*in_rows(openers), *turns("nr", sounding.id, page, pages)))
