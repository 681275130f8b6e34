"""Who is here, by constituency, and whether that is enough."""

from collections.abc import Sequence
from typing import Any

from locales.result_notes import portion_text
from locales.words import Words
from projector.views.parts import chip, part
from rules import quorums
from rules.bases import Base
from rules.questions import Question
from storage import attendance, electorate
from storage.attendance import Attendance
from storage.database import Tx
from storage.meetings import Meeting


async def view(tx: Tx, meeting: Meeting, words: Words, here: Attendance, asked: Sequence[Question]) -> dict[str, Any]:
    """The invited organisations that are here. The tick is the quorum of the last of `asked` whose quorum is of the
    invited; a quorum of anything else is a matter of its question, not of the room."""
    rows = await attendance.by_constituency(tx, meeting.id)
    return {
        "name": "quorum",
        "title": words.plain("layar_hadir"),
        "figure": words.plain("isi", isi=here.present),
        "of": words.plain("layar_dari_instansi", n=here.invited),
        "part": part(here.present, here.invited),
        **await _quorum(tx, meeting, words, asked),
        "rows": [_row(words, one) for one in rows],
        "footer": words.plain("layar_peserta", n=here.people),
    }


async def _quorum(tx: Tx, meeting: Meeting, words: Words, asked: Sequence[Question]) -> dict[str, Any]:
    rules = [one.settings.quorum for one in asked if one.settings.quorum is not None]
    of_invited = [rule for rule in rules if rule.base is Base.INVITED]
    if not of_invited:
        return {"tick": None, "tick_text": "", "chip": None}
    counts = await electorate.counts(tx, meeting.id, by_organisation=True)
    found = quorums.quorum(of_invited[-1], counts.present, counts.invited)
    said = words.plain("layar_kuorum", n=found.required, aturan=portion_text(words, found.rule.portion))
    tick = part(found.required, found.base_count) if found.base_count else None
    reached = ("layar_kuorum_tercapai", "good") if found.is_reached else ("layar_kuorum_belum", "warning")
    return {"tick": tick, "tick_text": said, "chip": chip(words, *reached)}


def _row(words: Words, one: Attendance) -> dict[str, Any]:
    text = words.plain("layar_hadir_dari", n=one.present, semua=one.invited)
    return {"name": one.name, "text": text, "part": part(one.present, one.invited)}
