"""A sounding while it is open: what is asked, and how many have answered something. It cannot tell what anybody thinks:
nothing here reads a view."""

from typing import Any

from locales.words import Words
from projector.views.parts import chip, part
from rules.soundings import SoundingState
from storage import soundings
from storage.database import Tx


async def view(tx: Tx, meeting_id: int, number: int, words: Words) -> dict[str, Any]:
    """The view `open` with points in the place of options. Of a sounding in any other state it is a mistake to ask."""
    found = next(one for one in await soundings.of_meeting(tx, meeting_id) if one.number == number)
    assert found.state == SoundingState.OPEN
    asked, turnout = await soundings.points_of(tx, found.id), await soundings.turnout(tx, found)
    footer = [words.plain("penjajakan_bukan_keputusan")]
    if turnout.begun > turnout.complete:
        footer.append(words.plain("layar_penjajakan_sebagian", n=turnout.begun - turnout.complete))
    return {
        "name": "open",
        "code": found.code,
        "question": words.plain("layar_penjajakan", n=len(asked)),
        "shows_codes": True,
        "options": [{"code": one.code, "text": one.wording} for one in asked],
        "deadline_ms": found.deadline_ms,
        "chip": chip(words, "layar_penjajakan_hasil", "information"),
        "turnout": {
            "label": words.plain("layar_menjawab"),
            "figure": words.plain("isi", isi=turnout.begun),
            "of": words.plain("layar_dari_peserta", n=turnout.entitled),
            "part": part(turnout.begun, turnout.entitled),
        },
        "footer": footer,
        "closed_note": "",
    }
