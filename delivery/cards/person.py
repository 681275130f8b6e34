"""The participant's card of a meeting: where it stands, for whom this phone speaks, what can be done."""

from datetime import date

from delivery.card import Button, Card, Rows
from delivery.cards.question_lines import voice
from locales.points import KIND_BUTTONS
from locales.words import Html, Words, escaped
from rules.buttons import pack
from storage import agenda, delegates, questions
from storage.database import Tx
from storage.delegates import Delegate
from storage.meetings import Meeting
from storage.outbox import OutboxRow

# The kinds of points and the verbs that begin them, as many in a row as a phone can show in full.
FLOOR = (
    (("proposal", "fu"), ("question", "ft"), ("response", "fr")),
    (("contribution", "um"), ("objection", "uk")),
)
OVER = ("ended", "adopted", "locked")


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """One meeting for one account; edited in place as the meeting moves."""
    speaking = await voice(tx, row.chat_id, row.payload["meeting"])
    meeting, words = speaking.meeting, speaking.words
    own = await delegates.of_account(tx, meeting.id, row.chat_id)
    if not own:
        register = Button(label=words.plain("tombol_daftar"), press=pack("rd", meeting.id))
        buttons = () if meeting.state in OVER else ((register,),)
        return Card(text=Html(f"<b>{escaped(meeting.title)}</b>"), buttons=buttons)
    acting = await delegates.acting(tx, meeting.id, row.chat_id)
    assert acting is not None
    lines = [
        f"<b>{escaped(meeting.title)}</b>",
        words.html("kartu_waktu", hari_tanggal=date.fromisoformat(meeting.held_on), tempat=meeting.place or "–"),
        words.html(f"status_rapat_{meeting.state}"),
    ]
    for item in await agenda.of_meeting(tx, meeting.id):
        if item.id == meeting.current_item_id:
            lines.append(words.html("kartu_acara", nomor=item.position, acara=item.title))
    lines += ["", words.html("kartu_diri", label=acting.label, instansi=acting.organisation)]
    opened = await questions.open_codes(tx, meeting.id)
    for code in opened:
        lines.append(words.html("kartu_pertanyaan", kode=code, status={"key": "status_jp_open"}))
    return Card(text=Html("\n".join(lines)), buttons=_buttons(words, meeting, own, acting))


def _buttons(words: Words, meeting: Meeting, own: list[Delegate], acting: Delegate) -> Rows:
    """What can still be done: once the meeting is over, to look."""
    own_words = (
        Button(label=words.plain("tombol_jawaban_saya"), press=pack("vs", meeting.id)),
        Button(label=words.plain("tombol_pokok_saya"), press=pack("ao", meeting.id)),
    )
    looks = (own_words, (Button(label=words.plain("tombol_pokok_tayang"), press=pack("gl", meeting.id)),))
    if meeting.state in OVER:
        propose = Button(label=words.plain("tombol_usul_koreksi"), press=pack("yk", meeting.id))
        return ((propose,), *looks) if meeting.state == "ended" else looks
    floor = [
        tuple(Button(label=words.plain(KIND_BUTTONS[kind]), press=pack(verb, meeting.id)) for kind, verb in row)
        for row in FLOOR
    ]
    hands = (
        Button(label=words.plain("tombol_angkat"), press=pack("ha", acting.id)),
        Button(label=words.plain("tombol_interupsi"), press=pack("hi", acting.id)),
    )
    add = (Button(label=words.plain("tombol_tambah_peserta"), press=pack("ra", meeting.id)),)
    return (*floor, hands, *looks, *_others(words.plain("tombol_ganti"), own, acting), add)


def _others(change: str, own: list[Delegate], acting: Delegate) -> list[tuple[Button, ...]]:
    """A button for every other delegate of a shared phone."""
    return [(Button(label=f"{change}: {one.label}", press=pack("rg", one.id)),) for one in own if one.id != acting.id]
