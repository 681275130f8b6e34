"""What somebody put forward themselves: eight a page, or one in full with what became of it."""

from collections.abc import Sequence

from delivery.card import Button, Card, Rows
from delivery.cards.points import kind_word
from delivery.cards.question_lines import Voice, voice
from locales.points import reason_words
from locales.words import Html, Words, escaped, shorten
from rules.buttons import pack
from storage import moderation, point_texts
from storage.database import Tx
from storage.moderation import Case
from storage.outbox import OutboxRow

PAGE_SIZE = 8
SUMMARY_UNITS_MAX = 120
CODES_A_ROW = 4


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """The points of everybody this account speaks for, the newest first; nobody else's, whatever a button says."""
    meeting_id, point_id = row.payload["meeting"], row.payload.get("point", 0)
    speaking = await voice(tx, row.chat_id, meeting_id)
    page = row.payload.get("page", 0)
    case = await moderation.load(tx, point_id) if point_id else None
    if case is not None and case.telegram_id == row.chat_id and case.meeting_id == meeting_id:
        return await _one(tx, speaking, case, page)
    total = await moderation.count_of_account(tx, meeting_id, row.chat_id)
    if not total:
        return Card(text=speaking.words.html("pokok_saya_kosong"))
    pages = (total + PAGE_SIZE - 1) // PAGE_SIZE
    page = min(max(page, 0), pages - 1)
    shown = await moderation.of_account(tx, meeting_id, row.chat_id, limit=PAGE_SIZE, offset=page * PAGE_SIZE)
    lines: list[str] = [f"<b>{speaking.words.html('pokok_saya_judul', n=total)}</b>", ""]
    lines += [_line(speaking.words, one) for one in shown]
    return Card(text=Html("\n".join(lines)), buttons=_buttons(meeting_id, shown, page, pages))


def _line(words: Words, case: Case) -> str:
    return words.html(
        "pokok_saya_baris",
        kode=case.code,
        jenis=kind_word(words, case.kind),
        status=words.plain(f"status_pokok_{case.state}"),
        ringkas=shorten(" ".join((case.original or case.record_text).split()), SUMMARY_UNITS_MAX),
    )


def _buttons(meeting_id: int, shown: Sequence[Case], page: int, pages: int) -> Rows:
    openers = [Button(label=case.code, press=pack("ak", meeting_id, page, case.id)) for case in shown]
    rows = [tuple(openers[start : start + CODES_A_ROW]) for start in range(0, len(openers), CODES_A_ROW)]
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append(tuple(Button(label=label, press=pack("ak", meeting_id, to)) for label, to in turns))
    return tuple(rows)


async def _one(tx: Tx, speaking: Voice, case: Case, page: int) -> Card:
    words = speaking.words
    status = words.plain(f"status_pokok_{case.state}")
    title = words.html("pokok_kartu", kode=case.code, jenis=kind_word(words, case.kind), status=status)
    lines: list[str] = [f"<b>{title}</b>", "", escaped(case.original or case.record_text)]
    if case.original and case.record_text != case.original:
        lines.append(words.html("pokok_saya_notula", teks=case.record_text))
    if case.objection:
        lines.append(words.html("pokok_saya_perbaikan", teks=case.objection))
    if case.reason:
        lines.append(words.html("pokok_alasan", alasan=reason_words(words, case.reason)))
    if case.answer:
        lines.append(words.html("pokok_ditanggapi", oleh=case.answered_by, jawaban=case.answer))
    rows: list[tuple[Button, ...]] = []
    number = await point_texts.wording_number(tx, case.id)
    if (
        case.wording in ("asked", "objected", "agreed")
        and number
        and speaking.meeting.state not in ("adopted", "locked")
    ):
        propose = Button(label=words.plain("tombol_usul_perbaikan"), press=pack("ap", case.id, number))
        agree = Button(label=words.plain("tombol_sesuai"), press=pack("ay", case.id, number))
        rows.append((propose,) if case.wording == "agreed" else (agree, propose))
    back = Button(label=words.plain("tombol_ke_daftar"), press=pack("ak", case.meeting_id, page))
    return Card(text=Html("\n".join(lines)), buttons=(*rows, (back,)))
