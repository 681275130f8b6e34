"""A participant's card of a sounding: one point after the other, then what is stored, and after closing the result."""

from dataclasses import dataclass

from delivery.card import Button, Card
from delivery.cards.question_lines import Voice, voice
from delivery.cards.soundings import closed_card
from locales.words import Html
from rules.buttons import pack
from rules.consensus import View
from rules.soundings import VIEW_OF, SoundingState
from storage import delegates, soundings
from storage.database import Tx
from storage.delegates import Delegate
from storage.outbox import OutboxRow
from storage.soundings import Sounding, SoundingPoint

KEYS = {View.AGREE: "tombol_setuju_butir", View.DISAGREE: "tombol_tidak_butir", View.PASS: "tombol_lewati_butir"}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One account before an open sounding: whom it answers for, everybody it holds, and what is stored."""

    speaking: Voice
    sounding: Sounding
    asked: list[SoundingPoint]
    delegate: Delegate
    own: list[Delegate]
    views: dict[int, View]


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """The card for the account of its chat, answering for one of its delegates."""
    sounding = await soundings.load(tx, row.payload["sounding"])
    delegate = await delegates.load(tx, row.payload["delegate"])
    if sounding is None or delegate is None or delegate.telegram_id != row.chat_id:
        return None
    speaking = await voice(tx, row.chat_id, sounding.meeting_id)
    asked, position = await soundings.points_of(tx, sounding.id), row.payload["position"]
    if sounding.state == SoundingState.CLOSED:
        page, chosen = row.payload.get("page", 0), row.payload.get("chosen", 0)
        return await closed_card(tx, speaking, sounding, asked, page, chosen)
    if sounding.state != SoundingState.OPEN:
        said = {"kode": sounding.code, "alasan": {"key": sounding.reason}}
        return Card(text=speaking.words.html("penjajakan_grup_batal", **said))
    own = await delegates.of_account(tx, sounding.meeting_id, row.chat_id)
    views = await soundings.views_of(tx, sounding.id, delegate.id)
    sheet = _Sheet(speaking, sounding, asked, delegate, own, views)
    if 1 <= position <= len(asked):
        return _point(sheet, asked[position - 1])
    return _summary(sheet)


def _point(sheet: _Sheet, one: SoundingPoint) -> Card:
    """The wording in full; the button of what is stored carries a tick."""
    words, stored = sheet.speaking.words, sheet.views.get(one.position)
    title = words.html("penjajakan_ke", kode=sheet.sounding.code, nomor=one.position, n=len(sheet.asked))
    lines: list[str] = [f"<b>{title}</b>", words.html("penjajakan_butir", kode=one.code, teks=one.wording), ""]
    if len(sheet.own) > 1:
        lines.append(words.html("menjawab_sebagai", label=sheet.delegate.label))
    if stored is None:
        lines.append(words.html("penjajakan_belum_ini"))
    else:
        lines.append(words.html("penjajakan_tersimpan_ini", jawaban=words.plain(f"pandangan_{stored.value}")))
    if sheet.sounding.deadline_ms is not None:
        lines.append(words.html("penjajakan_batas", jam=sheet.sounding.deadline_ms))
    lines += [words.html("penjajakan_janji"), words.html("penjajakan_bukan_keputusan")]
    here = (sheet.sounding.id, one.position, sheet.delegate.id)
    views = tuple(_view(sheet, here, number, stored) for number in VIEW_OF)
    turn = []
    if one.position > 1:
        press = pack("nk", sheet.sounding.id, one.position - 1, sheet.delegate.id)
        turn.append(Button(label=words.plain("tombol_kembali_butir"), press=press))
    rows = (views, *((tuple(turn),) if turn else ()), *_others(sheet))
    return Card(text=Html("\n".join(lines)), buttons=rows, is_secret=True)


def _view(sheet: _Sheet, here: tuple[int, int, int], number: int, stored: View | None) -> Button:
    view = VIEW_OF[number]
    label = sheet.speaking.words.plain(KEYS[view])
    return Button(label=f"✓ {label}" if view is stored else label, press=pack("nv", *here, number))


def _others(sheet: _Sheet) -> tuple[tuple[Button, ...], ...]:
    """The other delegates of a shared phone, each from the first point on."""
    word = sheet.speaking.words.plain("tombol_ganti")
    return tuple(
        (Button(label=f"{word}: {one.label}", press=pack("nk", sheet.sounding.id, 1, one.id)),)
        for one in sheet.own
        if one.id != sheet.delegate.id
    )


def _summary(sheet: _Sheet) -> Card:
    """What is stored for this person, point by point; a number leads back to each."""
    words, count = sheet.speaking.words, len(sheet.asked)
    values = {"kode": sheet.sounding.code, "label": sheet.delegate.label, "m": len(sheet.views), "n": count}
    lines: list[str] = [f"<b>{words.html('penjajakan_ringkasan', **values)}</b>", ""]
    for one in sheet.asked:
        stored = sheet.views.get(one.position)
        said = words.plain("penjajakan_tanpa_jawaban" if stored is None else f"pandangan_{stored.value}")
        lines.append(words.html("penjajakan_ringkasan_baris", nomor=one.position, kode=one.code, jawaban=said))
    lines += ["", words.html("penjajakan_ubah"), words.html("penjajakan_janji")]
    open_points = [one.position for one in sheet.asked if one.position not in sheet.views]
    first = open_points[0] if open_points else 1
    again = Button(
        label=words.plain("tombol_jawab" if open_points else "tombol_periksa_lagi"),
        press=pack("nk", sheet.sounding.id, first, sheet.delegate.id),
    )
    back = Button(
        label=words.plain("tombol_kembali_butir"), press=pack("nk", sheet.sounding.id, count, sheet.delegate.id)
    )
    return Card(text=Html("\n".join(lines)), buttons=((again, back), *_others(sheet)), is_secret=True)
