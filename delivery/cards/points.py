"""The list of discussion points for an official, eight a page, and one card a point."""

from delivery.card import Button, Card
from delivery.cards import merge
from delivery.cards.question_lines import Voice, voice
from locales.points import KIND_WORDS
from locales.words import Html, Words, escaped, shorten
from rules.buttons import pack
from storage import points
from storage.database import Tx
from storage.outbox import OutboxRow
from storage.points import StoredPoint

PAGE_SIZE = 8
SUMMARY_UNITS_MAX = 90


async def draw_list(tx: Tx, row: OutboxRow) -> Card | None:
    """Every point of the meeting by number; a button opens each."""
    meeting_id = row.payload["meeting"]
    speaking = await voice(tx, row.chat_id, meeting_id)
    found = await points.of_meeting(tx, meeting_id)
    if not found:
        return Card(text=speaking.words.html("pokok_kosong"))
    shown_count = sum(point.state == "shown" for point in found)
    head = speaking.words.html("pokok_judul", n=len(found), ditayangkan=shown_count)
    pages = (len(found) + PAGE_SIZE - 1) // PAGE_SIZE
    page = min(max(row.payload.get("page", 0), 0), pages - 1)
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    text = Html("\n".join([head, "", *(_line(speaking, point) for point in shown)]))
    return Card(text=text, buttons=_list_buttons(meeting_id, shown, page, pages))


def kind_word(words: Words, kind: str) -> str:
    """What people call a kind of point: usulan, pertanyaan, tanggapan."""
    return words.plain(KIND_WORDS[kind])


def _line(speaking: Voice, point: StoredPoint) -> Html:
    return Html(
        speaking.words.html(
            "pokok_baris",
            kode=point.code,
            status=speaking.words.plain(f"status_pokok_{point.state}"),
            jenis=kind_word(speaking.words, point.kind),
            instansi=point.organisation,
            ringkas=shorten(point.record_text.replace("\n", " "), SUMMARY_UNITS_MAX),
        )
    )


def _list_buttons(meeting_id: int, shown: list[StoredPoint], page: int, pages: int) -> tuple[tuple[Button, ...], ...]:
    openers = [Button(label=point.code, press=pack("fp", point.id)) for point in shown]
    rows = [tuple(openers[start : start + 4]) for start in range(0, len(openers), 4)]
    if pages > 1:
        back = pack("fl", meeting_id, (page - 1) % pages)
        on = pack("fl", meeting_id, (page + 1) % pages)
        here = pack("fl", meeting_id, page)
        turn = (Button(label="‹", press=back), Button(label=f"{page + 1}/{pages}", press=here))
        rows.append((*turn, Button(label="›", press=on)))
    return tuple(rows)


async def draw_point(tx: Tx, row: OutboxRow) -> Card | None:
    """One point in full: both texts where they differ, and what may be decided about it."""
    point = await points.load(tx, row.payload["point"])
    if point is None:
        return None
    speaking = await voice(tx, row.chat_id, point.meeting_id)
    words = speaking.words
    answered = (await points.answers_of(tx, point.meeting_id)).get(point.id, [])
    lines: list[str] = [
        words.html(
            "pokok_kartu",
            kode=point.code,
            jenis=kind_word(words, point.kind),
            status=words.plain(f"status_pokok_{point.state}"),
        ),
        words.html("pokok_dari", instansi=point.organisation, jam=point.submitted_ms),
    ]
    if answered:
        lines.append(words.html("pokok_menanggapi", daftar=answered))
    lines += ["", escaped(point.record_text)]
    if point.record_text != point.original:
        lines.append(words.html("pokok_teks_asli", teks=point.original))
    if point.reason:
        lines.append(words.html("pokok_alasan", alasan=point.reason))
    group, merging = await merge.beside(tx, speaking, point, row.chat_id)
    return Card(text=Html("\n".join(lines + group)), buttons=(*merging, *_point_buttons(speaking, point)))


def _point_buttons(speaking: Voice, point: StoredPoint) -> tuple[tuple[Button, ...], ...]:
    def act(key: str, number: int) -> Button:
        return Button(label=speaking.words.plain(key), press=pack("fd", point.id, number))

    back = Button(label=speaking.words.plain("tombol_ke_daftar"), press=pack("fl", point.meeting_id, 0))
    if point.state == "received":
        return ((act("tombol_tayangkan", 1), act("tombol_tahan", 2)), (act("tombol_tidak_tayang", 3),), (back,))
    if point.state == "held":
        return ((act("tombol_tayangkan", 1), act("tombol_tidak_tayang", 3)), (back,))
    return ((back,),)
