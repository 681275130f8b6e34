"""What the card of the speakers' list can be turned to: settings, minutes to be typed, who has spoken, a note."""

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from delivery.card import Button, Card, Rows
from delivery.cards.question_lines import Voice
from delivery.cards.speech_lines import Listed
from locales.durations import spoken_duration
from locales.words import Html, escaped, shorten
from rules.buttons import pack
from rules.speaking import (
    BUDGET_MINUTES_MAX,
    MINUTE_MS,
    NOTE_GRAPHEMES_MAX,
    SPEECH_MINUTES_MAX,
    BudgetOf,
    Turn,
)
from storage import speech_notes, speeches
from storage.database import Tx

View: TypeAlias = Callable[[Tx, Listed, int, int], Awaitable[Card | None]]

MINUTES: Final = (1, 2, 3, 5, 10)
PAGE_SIZE: Final = 8
NUMBERS_A_ROW: Final = 4
NAME_UNITS_MAX: Final = 60
LABEL_UNITS_MAX: Final = 100
NOTE_UNITS_MAX: Final = 120
_ASKED: Final = (
    ("aturan_bicara_minta_waktu", SPEECH_MINUTES_MAX),
    ("aturan_bicara_minta_orang", BUDGET_MINUTES_MAX),
    ("aturan_bicara_minta_instansi", BUDGET_MINUTES_MAX),
)
_BUDGET_SAID: Final = {
    BudgetOf.NOBODY: "aturan_bicara_tanpa_jatah",
    BudgetOf.SPEAKER: "aturan_bicara_jatah_orang",
    BudgetOf.ORGANISATION: "aturan_bicara_jatah_instansi",
}


def _back(voice: Voice) -> tuple[Button, ...]:
    return (Button(label=voice.words.plain("tombol_ke_daftar"), press=pack("ho", voice.meeting.id, 0)),)


def _chosen(label: str, *, is_now: bool) -> str:
    return f"✓ {label}" if is_now else label


async def settings(tx: Tx, listed: Listed, at: int, page: int) -> Card | None:
    """How the meeting speaks, and every way to change it."""
    words, meeting_id, rules = listed.voice.words, listed.voice.meeting.id, listed.rules
    by_arrival = rules.turn is Turn.ARRIVAL
    lines = [
        f"<b>{words.html('aturan_bicara_judul')}</b>",
        words.html("aturan_bicara_waktu", menit=rules.speech_ms // MINUTE_MS),
        words.html("aturan_bicara_kedatangan" if by_arrival else "aturan_bicara_unsur"),
        words.html(_BUDGET_SAID[rules.budget_of], menit=rules.budget_ms // MINUTE_MS),
        words.html("aturan_bicara_berlaku"),
    ]
    minutes = tuple(
        Button(
            label=_chosen(str(count), is_now=rules.speech_ms == count * MINUTE_MS), press=pack("hm", meeting_id, count)
        )
        for count in MINUTES
    )
    turns = tuple(
        Button(
            label=_chosen(words.plain(key), is_now=by_arrival is not bool(number)), press=pack("ht", meeting_id, number)
        )
        for number, key in enumerate(("tombol_menurut_kedatangan", "tombol_menurut_unsur"))
    )
    typed = (Button(label=words.plain("tombol_ketik_menit"), press=pack("hw", meeting_id, 0)),)
    budgets = tuple(
        Button(
            label=_chosen(words.plain(key), is_now=rules.budget_of is kind),
            press=pack("hw", meeting_id, number) if number else pack("hn", meeting_id),
        )
        for number, (key, kind) in enumerate(
            (
                ("tombol_tanpa_jatah", BudgetOf.NOBODY),
                ("tombol_jatah_orang", BudgetOf.SPEAKER),
                ("tombol_jatah_instansi", BudgetOf.ORGANISATION),
            )
        )
    )
    return Card(text=Html("\n".join(lines)), buttons=(minutes, typed, turns, budgets, _back(listed.voice)))


async def minutes(tx: Tx, listed: Listed, at: int, page: int) -> Card | None:
    """Which minutes are to be typed."""
    if at >= len(_ASKED):
        return None
    key, minutes_max = _ASKED[at]
    cancel = Button(label=listed.voice.words.plain("tombol_batal"), press=pack("hg", listed.voice.meeting.id))
    return Card(text=listed.voice.words.html(key, maks=minutes_max), buttons=((cancel,),))


async def spoken(tx: Tx, listed: Listed, at: int, page: int) -> Card | None:
    """Every speech that was begun, the latest first, with what was noted of it."""
    words, meeting_id = listed.voice.words, listed.voice.meeting.id
    found = await speeches.spoken(tx, meeting_id)
    notes = {note.speech_id: note.text for note in await speech_notes.of_meeting(tx, meeting_id)}
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(page, pages - 1)
    shown = list(enumerate(found, 1))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    lines: list[str] = [f"<b>{words.html('sudah_bicara_judul', n=len(found))}</b>"]
    for place, one in shown:
        name, began = shorten(one.organisation, NAME_UNITS_MAX), one.first_ms or 0
        lama = spoken_duration(words, one.spoken_ms)
        lines.append(words.html("sudah_bicara_baris", nomor=place, instansi=name, jam=began, lama=lama))
        if one.id in notes:
            lines.append(f"<i>{escaped(shorten(' '.join(notes[one.id].split()), NOTE_UNITS_MAX))}</i>")
    if not found:
        lines.append(words.html("sudah_bicara_kosong"))
    openers = [Button(label=str(place), press=pack("hr", one.id)) for place, one in shown if listed.notes]
    rows: list[tuple[Button, ...]] = [
        tuple(openers[at : at + NUMBERS_A_ROW]) for at in range(0, len(openers), NUMBERS_A_ROW)
    ]
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append(tuple(Button(label=label, press=pack("hj", meeting_id, to)) for label, to in turns))
    return Card(text=Html("\n".join(lines)), buttons=(*rows, _back(listed.voice)))


async def note(tx: Tx, listed: Listed, at: int, page: int) -> Card | None:
    """What was said, to be typed; the last wording is shown."""
    return await _note(tx, listed.voice, at, is_done=False)


async def note_done(tx: Tx, listed: Listed, at: int, page: int) -> Card | None:
    """What was typed now stands so."""
    return await _note(tx, listed.voice, at, is_done=True)


async def _note(tx: Tx, voice: Voice, at: int, *, is_done: bool) -> Card | None:
    speech = await speeches.load(tx, at)
    if speech is None:
        return None
    words = voice.words
    texts = [one.text for one in await speech_notes.of_meeting(tx, voice.meeting.id) if one.speech_id == at]
    values = {"instansi": shorten(speech.organisation, NAME_UNITS_MAX)}
    asked = {**values, "label": shorten(speech.label, LABEL_UNITS_MAX), "n": NOTE_GRAPHEMES_MAX}
    lines: list[str] = [
        words.html("catat_bicara_selesai", **values) if is_done else words.html("catat_bicara_minta", **asked)
    ]
    if texts:
        lines.append(words.html("catat_bicara_kini", teks=texts[-1]))
    spoken = Button(label=words.plain("tombol_sudah_bicara"), press=pack("hj", voice.meeting.id, 0))
    again = Button(label=words.plain("tombol_ubah"), press=pack("hr", at))
    rows: Rows = ((again, spoken), _back(voice)) if is_done else ((spoken,),)
    return Card(text=Html("\n".join(lines)), buttons=rows)


async def noted(tx: Tx, listed: Listed, at: int) -> list[str]:
    """What was noted last by a reply, above the list as it goes on."""
    speech = await speeches.load(tx, at)
    texts = [one.text for one in await speech_notes.of_meeting(tx, listed.voice.meeting.id) if one.speech_id == at]
    if speech is None or not texts:
        return []
    said = listed.voice.words.html("catat_bicara_selesai", instansi=shorten(speech.organisation, NAME_UNITS_MAX))
    return [said, f"<i>{escaped(shorten(texts[-1].splitlines()[-1], NOTE_UNITS_MAX))}</i>", ""]


VIEWS: Final[dict[str, View]] = {
    "minutes": minutes,
    "note": note,
    "note_done": note_done,
    "rules": settings,
    "spoken": spoken,
}
