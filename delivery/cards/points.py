"""The list of discussion points for an official: eight a page, filtered, searched; a button opens each."""

from collections.abc import Sequence

from delivery.card import Button, Card, Rows
from delivery.cards import merge
from delivery.cards.point_filter import choices, said
from delivery.cards.question_lines import Voice, voice
from locales.points import KIND_WORDS
from locales.words import Html, Words, shorten
from rules.buttons import pack
from rules.point_filters import SEARCH_GRAPHEMES_MAX, filter_of
from rules.points import PointState
from storage import moderation
from storage.database import Tx
from storage.moderation import Case
from storage.outbox import OutboxRow

PAGE_SIZE = 8
SUMMARY_UNITS_MAX = 90
CODES_A_ROW = 4


async def draw_list(tx: Tx, row: OutboxRow) -> Card | None:
    """The points wanted, by number, under how many there are in each state."""
    meeting_id, view = row.payload["meeting"], row.payload.get("view", "")
    speaking = await voice(tx, row.chat_id, meeting_id)
    words, search = speaking.words, row.payload.get("search", "")
    counts = await moderation.state_counts(tx, meeting_id)
    if not counts:
        return Card(text=words.html("pokok_kosong"))
    wanted = filter_of(row.payload.get("filter", 0))
    total = sum(counts.values())
    lines: list[str] = [_head(words, counts)]
    if view == "search":
        lines += ["", words.html("pokok_cari_minta", n=SEARCH_GRAPHEMES_MAX)]
        cancel = Button(label=words.plain("tombol_batal"), press=pack("fl", meeting_id, 0, wanted.code))
        return Card(text=Html("\n".join(lines)), buttons=((cancel,),))
    if view:
        lines += ["", words.html("pokok_pilih_saringan")]
        return Card(text=Html("\n".join(lines)), buttons=await choices(tx, speaking, wanted, view))
    is_whole = not wanted.code
    found = total if is_whole else await moderation.count(tx, meeting_id, wanted, search)
    if not is_whole:
        names = await said(tx, speaking, wanted, search)
        lines.append(words.html("pokok_saringan", daftar=names, n=found))
    pages = max(1, (found + PAGE_SIZE - 1) // PAGE_SIZE)
    page = min(max(row.payload.get("page", 0), 0), pages - 1)
    shown = await moderation.page(tx, meeting_id, wanted, search, limit=PAGE_SIZE, offset=page * PAGE_SIZE)
    ends = await merge.marks(tx, words, [case.id for case in shown])
    listed = [_line(words, case) + ends.get(case.id, "") for case in shown]
    lines += ["", *(listed or [words.html("pokok_tidak_cocok")])]
    return Card(text=Html("\n".join(lines)), buttons=_buttons(speaking, wanted.code, shown, page, pages))


def _head(words: Words, counts: dict[str, int]) -> str:
    each = [
        words.plain("pokok_dan_status", n=counts[state], status=state_word(words, state))
        for state in PointState
        if counts.get(state)
    ]
    return f"<b>{words.html('pokok_jumlah', n=sum(counts.values()), daftar=each)}</b>"


def state_word(words: Words, state: str) -> str:
    """What people call a state; whatever nobody has decided about waits."""
    return words.plain("pokok_menunggu" if state == PointState.RECEIVED else f"status_pokok_{state}")


def kind_word(words: Words, kind: str) -> str:
    """What people call a kind of point: usulan, pertanyaan, tanggapan."""
    return words.plain(KIND_WORDS[kind])


def _line(words: Words, case: Case) -> str:
    line = words.html(
        "pokok_baris",
        kode=case.code,
        status=words.plain(f"status_pokok_{case.state}"),
        jenis=kind_word(words, case.kind),
        instansi=case.organisation,
        ringkas=shorten(" ".join(case.record_text.split()), SUMMARY_UNITS_MAX),
    )
    return f"{line} · <b>{words.html('pokok_perbaikan')}</b>" if case.wording == "objected" else line


def _buttons(speaking: Voice, filter_code: int, shown: Sequence[Case], page: int, pages: int) -> Rows:
    meeting_id, words = speaking.meeting.id, speaking.words
    openers = [Button(label=case.code, press=pack("fp", case.id, filter_code)) for case in shown]
    rows = [tuple(openers[start : start + CODES_A_ROW]) for start in range(0, len(openers), CODES_A_ROW)]
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append(tuple(Button(label=label, press=pack("fl", meeting_id, to, filter_code)) for label, to in turns))
    narrow = [
        Button(label=words.plain("tombol_saring"), press=pack("af", meeting_id, filter_code, 0)),
        Button(label=words.plain("tombol_cari"), press=pack("as", meeting_id, filter_code)),
    ]
    if filter_code:
        narrow.append(Button(label=words.plain("tombol_semua"), press=pack("fl", meeting_id, 0)))
    return (*rows, tuple(narrow))
