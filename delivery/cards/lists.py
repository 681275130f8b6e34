"""The official's panel of a meeting, and the lists of its questions and agenda items."""

from delivery.card import Button, Card, Draw
from delivery.cards.attendance import whole
from delivery.cards.outcome_rows import offered, outcome_rows
from delivery.cards.question_lines import REVEALED, Voice, voice
from locales.words import Html, escaped, shorten
from rules.buttons import pack
from rules.codes import show_join_code
from rules.meetings import OVER, MeetingState
from rules.questions import QuestionState
from rules.roles import Act, may
from storage import agenda, attendance, cards, points, questions, soundings, staff
from storage.database import Tx
from storage.outbox import OutboxRow

SUMMARY_UNITS_MAX = 80
BUTTONS_A_ROW = 5
ACT_END = 5
# State of a meeting -> what may come next: (label, number of the act).
NEXT = {
    "draft": (("tombol_buka_pendaftaran", 1),),
    "registration": (("tombol_mulai_rapat", 2),),
    "running": (("tombol_skors", 3), ("tombol_tutup_rapat", ACT_END)),
    "paused": (("tombol_lanjutkan", 4),),
}


def _in_rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + BUTTONS_A_ROW]) for at in range(0, len(buttons), BUTTONS_A_ROW))


async def draw_questions(tx: Tx, row: OutboxRow) -> Card | None:
    """Every question with its state; a button opens its panel."""
    speaking = await voice(tx, row.chat_id, row.payload["meeting"])
    found = await questions.of_meeting(tx, speaking.meeting.id)
    if not found:
        return Card(text=speaking.words.html("panel_kosong"))
    lines: list[str] = [speaking.words.html("panel_daftar", judul=speaking.meeting.title), ""]
    for question in found:
        values = {"kode": question.code, "pertanyaan": shorten(question.wording, SUMMARY_UNITS_MAX)}
        status = {"key": f"status_jp_{question.state.value}"}
        lines.append(speaking.words.html("panel_baris", status=status, **values))
    openers = [Button(label=question.code, press=pack("qs", question.id)) for question in found]
    return Card(text=Html("\n".join(lines)), buttons=_in_rows(openers))


async def draw_agenda(tx: Tx, row: OutboxRow) -> Card | None:
    """The agenda with the current item marked; a button moves the meeting to each."""
    speaking = await voice(tx, row.chat_id, row.payload["meeting"])
    items = await agenda.of_meeting(tx, speaking.meeting.id)
    if not items:
        return Card(text=speaking.words.html("acara_kosong"))
    lines: list[str] = [speaking.words.html("acara_judul", judul=speaking.meeting.title), ""]
    buttons = []
    for item in items:
        is_current = item.id == speaking.meeting.current_item_id
        key = "acara_baris_kini" if is_current else "acara_baris"
        lines.append(speaking.words.html(key, nomor=item.position, acara=item.title))
        label = f"✓ {item.position}" if is_current else str(item.position)
        buttons.append(Button(label=label, press=pack("mi", speaking.meeting.id, item.position)))
    return Card(text=Html("\n".join(lines)), buttons=_in_rows(buttons))


def staff_drawer(username: str) -> Draw:
    """Draws the official's panel of a meeting: state, attendance, agenda, the way to join, the next step."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        speaking = await voice(tx, row.chat_id, row.payload["meeting"])
        meeting, words = speaking.meeting, speaking.words
        here = await attendance.of_meeting(tx, meeting.id)
        link = f"https://t.me/{username}?start=r_{meeting.join_key}"
        lines = [
            f"<b>{escaped(meeting.title)}</b>",
            words.html(f"status_rapat_{meeting.state}"),
            words.html("kartu_kehadiran", **whole(meeting, here)),
            *await _agenda_line(tx, speaking),
            *await _questions_line(tx, speaking),
            words.html("kartu_pokok", n=len(await points.of_meeting(tx, meeting.id))),
            "",
            words.html("kartu_kode", kode=show_join_code(meeting.join_code)),
            words.html("kartu_tautan", tautan=link),
        ]
        unfinished = await offered(tx, speaking, row.chat_id)
        if unfinished:
            lines += ["", words.html("tindak_terdahulu", n=unfinished)]
        if not _asks_to_end(speaking, row):
            buttons = (
                *_steps(speaking),
                *await _role_row(tx, speaking, row.chat_id),
                *await outcome_rows(tx, speaking, row.chat_id, unfinished),
                *await _to_a_group(tx, speaking, username),
            )
            return Card(text=Html("\n".join(lines)), buttons=buttons)
        lines += ["", *await _before_the_end(tx, speaking, here.people)]
        return Card(text=Html("\n".join(lines)), buttons=_confirm(speaking))

    return draw


async def _before_the_end(tx: Tx, speaking: Voice, people: int) -> list[str]:
    found = await questions.of_meeting(tx, speaking.meeting.id)
    revealed = sum(question.state in REVEALED for question in found)
    title = speaking.meeting.title
    lines: list[str] = [speaking.words.html("tutup_rapat_konfirmasi", judul=title, peserta=people, n=revealed)]
    waiting = [question.code for question in found if question.state is QuestionState.CLOSED]
    if waiting:
        lines.append(speaking.words.html("tutup_rapat_belum", daftar=waiting))
    return lines


async def _agenda_line(tx: Tx, speaking: Voice) -> list[str]:
    for item in await agenda.of_meeting(tx, speaking.meeting.id):
        if item.id == speaking.meeting.current_item_id:
            return [speaking.words.html("kartu_acara", nomor=item.position, acara=item.title)]
    return []


async def _questions_line(tx: Tx, speaking: Voice) -> list[str]:
    found = await questions.of_meeting(tx, speaking.meeting.id)
    if not found:
        return []
    said = [
        speaking.words.html("kartu_pertanyaan", kode=q.code, status={"key": f"status_jp_{q.state.value}"})
        for q in found
    ]
    return [" · ".join(said)]


async def _role_row(tx: Tx, speaking: Voice, telegram_id: int) -> tuple[tuple[Button, ...], ...]:
    """The way to the soundings, for whoever prepares them, which names the one that is open; and to the screen."""
    words, meeting_id = speaking.words, speaking.meeting.id
    roles = await staff.roles_of(tx, meeting_id, telegram_id)
    row = []
    if may(roles, Act.PREPARE_SOUNDING):
        label = " · ".join((words.plain("tombol_penjajakan"), *await soundings.open_codes(tx, meeting_id)))
        row.append(Button(label=label, press=pack("nm", meeting_id, 1)))
    if may(roles, Act.STEER_SCREEN) or may(roles, Act.OPEN_RESULTS):
        row.append(Button(label=words.plain("tombol_layar"), press=pack("ly", meeting_id)))
    return (tuple(row),) if row else ()


async def _to_a_group(tx: Tx, speaking: Voice, username: str) -> tuple[tuple[Button, ...], ...]:
    """As long as no group carries the cards: adds the bot to one, with the right to pin them, in one press."""
    meeting = speaking.meeting
    if MeetingState(meeting.state) in OVER or await cards.groups_of(tx, meeting.id):
        return ()
    url = f"https://t.me/{username}?startgroup=g_{meeting.join_key}&admin=pin_messages"
    return ((Button(label=speaking.words.plain("tombol_ke_grup"), url=url),),)


def _asks_to_end(speaking: Voice, row: OutboxRow) -> bool:
    return bool(row.payload.get("confirm") == "running" == speaking.meeting.state)


def _confirm(speaking: Voice) -> tuple[tuple[Button, ...], ...]:
    end = pack("mm", speaking.meeting.id, ACT_END)
    yes = Button(label=speaking.words.plain("tombol_tutup_rapat"), press=end, style="danger")
    return ((yes, Button(label=speaking.words.plain("tombol_batal"), press=pack("mp", speaking.meeting.id))),)


def _steps(speaking: Voice) -> tuple[tuple[Button, ...], ...]:
    words, meeting_id = speaking.words, speaking.meeting.id
    steps = []
    for key, number in NEXT.get(speaking.meeting.state, ()):
        press = pack("mp", meeting_id, 1) if number == ACT_END else pack("mm", meeting_id, number)
        steps.append(Button(label=words.plain(key), press=press))
    lists = (
        Button(label=words.plain("tombol_pertanyaan_jp"), press=pack("ql", meeting_id)),
        Button(label=words.plain("tombol_pokok"), press=pack("fl", meeting_id, 0)),
    )
    course = (
        Button(label=words.plain("tombol_acara"), press=pack("ml", meeting_id)),
        Button(label=words.plain("tombol_pembicara"), press=pack("hy", meeting_id)),
    )
    return (tuple(steps), lists, course) if steps else (lists, course)
