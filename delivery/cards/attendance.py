"""Attendance for officials: by constituency, who is missing, who waits; a way to register somebody without a phone."""

from typing import Any

from delivery.card import Button, Card
from delivery.cards.question_lines import listed, voice
from locales import formats
from locales.words import Html
from rules.buttons import pack
from rules.shares import rate
from storage import attendance
from storage.attendance import Attendance
from storage.database import Tx
from storage.meetings import Meeting
from storage.outbox import OutboxRow

# The workbook names everybody; on a phone a longer list is not read.
NAMES_SHOWN_MAX = 60


def whole(meeting: Meeting, here: Attendance) -> dict[str, Any]:
    """The meeting's attendance as it is said everywhere: {hadir} of {diundang} invited, {persen}, {peserta} people."""
    share = formats.percent_units(rate(here.present, here.invited, decimals=meeting.decimals), meeting.decimals)
    return {"hadir": here.present, "diundang": here.invited, "persen": share, "peserta": here.people}


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """The figures as they are when the card leaves."""
    speaking = await voice(tx, row.chat_id, row.payload["meeting"])
    words, meeting = speaking.words, speaking.meeting
    figures = whole(meeting, await attendance.of_meeting(tx, meeting.id))
    lines: list[str] = [words.html("hadir_judul", jam=row.payload["at_ms"], **figures), ""]
    for one in await attendance.by_constituency(tx, meeting.id):
        values = {"unsur": one.name, "hadir": one.present, "diundang": one.invited, "peserta": one.people}
        lines.append(words.html("hadir_unsur", **values))
    missing = await attendance.missing(tx, meeting.id)
    named = listed(words, missing, NAMES_SHOWN_MAX)
    lines += ["", words.html("hadir_belum", daftar=named) if missing else words.html("hadir_lengkap")]
    for standing, key in (("accepted", "hadir_luar"), ("pending", "hadir_menunggu")):
        names = await attendance.with_standing(tx, meeting.id, standing)
        if names:
            lines.append(words.html(key, daftar=listed(words, names, NAMES_SHOWN_MAX)))
    refresh = Button(label=words.plain("tombol_segarkan"), press=pack("rh", meeting.id))
    register = Button(label=words.plain("tombol_daftarkan_tanpa_telepon"), press=pack("rk", meeting.id))
    return Card(text=Html("\n".join(lines)), buttons=((refresh,), (register,)))
