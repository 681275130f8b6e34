"""Proposed corrections before the secretariat: the queue, eight a page, and a card for each, edited in place."""

from delivery.card import Button, Card, Rows
from delivery.cards.question_lines import Voice, voice
from locales.words import Html, Words, escaped, shorten
from rules.amendments import Ruling, Target, mark
from rules.buttons import pack
from rules.meetings import MeetingState
from storage import amendments
from storage.amendment_subjects import Subject, subject_of
from storage.amendments import Amendment
from storage.database import Tx
from storage.outbox import OutboxRow

PAGE_SIZE = 8
OPENERS_A_ROW = 4
SUMMARY_UNITS_MAX = 120


async def draw_list(tx: Tx, row: OutboxRow) -> Card | None:
    """What waits first; a button opens each."""
    meeting_id = row.payload["meeting"]
    speaking = await voice(tx, row.chat_id, meeting_id)
    total, waiting = await amendments.counts(tx, meeting_id)
    words = speaking.words
    back = (Button(label=words.plain("tombol_penyelesaian"), press=pack("yc", meeting_id)),)
    if not total:
        return Card(text=words.html("koreksi_kosong"), buttons=(back,))
    pages = -(-total // PAGE_SIZE)
    page = min(max(row.payload["page"], 0), pages - 1)
    shown = await amendments.page(tx, meeting_id, limit=PAGE_SIZE, offset=page * PAGE_SIZE)
    lines: list[str] = [f"<b>{words.html('koreksi_jumlah', n=total, menunggu=waiting)}</b>", ""]
    lines += [_line(words, one) for one in shown]
    openers = [Button(label=mark(one.number), press=pack("yo", one.id)) for one in shown]
    rows = [tuple(openers[at : at + OPENERS_A_ROW]) for at in range(0, len(openers), OPENERS_A_ROW)]
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append(tuple(Button(label=label, press=pack("yl", meeting_id, to)) for label, to in turns))
    return Card(text=Html("\n".join(lines)), buttons=(*rows, back))


def _line(words: Words, one: Amendment) -> str:
    status = words.plain(f"status_koreksi_{one.state}")
    text = shorten(" ".join(one.text.split()), SUMMARY_UNITS_MAX) or "–"
    about = {"perihal": about_words(words, one), "instansi": one.organisation, "teks": text}
    return words.html("koreksi_baris", kode=mark(one.number), status=status, **about)


def about_words(words: Words, one: Amendment) -> str:
    """ "D03", or what has no code in words."""
    return one.about or words.plain(f"perihal_{one.target}")


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """What is proposed beside what the record says now, and what may be done about it."""
    one = await amendments.load(tx, row.payload["amendment"])
    if one is None:
        return None
    speaking = await voice(tx, row.chat_id, one.meeting_id)
    words, subject = speaking.words, await subject_of(tx, one)
    status = words.plain(f"status_koreksi_{one.state}")
    title = words.html("koreksi_kartu", kode=mark(one.number), perihal=about_words(words, one), status=status)
    lines = [f"<b>{title}</b>", words.html("koreksi_dari", label=one.label, instansi=one.organisation)]
    if subject.text and one.state == Ruling.OPEN:
        lines += ["", words.html("koreksi_kini", teks=subject.text)]
    lines += ["", words.html("koreksi_diusulkan"), escaped(one.text or "–")]
    if one.state != Ruling.OPEN:
        lines += ["", words.html(f"koreksi_putusan_{one.state}", waktu=one.ruled_ms, teks=one.ruling or "–")]
    return Card(text=Html("\n".join(lines)), buttons=_buttons(speaking, one, subject))


def _buttons(speaking: Voice, one: Amendment, subject: Subject) -> Rows:
    words = speaking.words
    back = (Button(label=words.plain("tombol_ke_daftar"), press=pack("yl", one.meeting_id, 0)),)
    if one.state != Ruling.OPEN or speaking.meeting.state != MeetingState.ENDED:
        return (back,)
    word = Button(label=words.plain("tombol_terima_rumusan"), press=pack("yw", one.id, subject.marker))
    refuse = Button(label=words.plain("tombol_tolak_koreksi"), press=pack("yd", one.id), style="danger")
    if one.target in (Target.POINT, Target.OUTCOME):
        # What is proposed there often says what is wrong, and is no text of the minutes itself.
        return ((word,), (refuse,), back)
    plain = Button(label=words.plain("tombol_terima_usul"), press=pack("ya", one.id, subject.marker), style="primary")
    return ((plain,), (word,), (refuse,), back)
