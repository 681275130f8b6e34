"""The buttons of the chair's card: each names the entry as it was seen, so that nobody undoes what another just did."""

from delivery.card import Button, Rows
from delivery.cards.speech_lines import Listed
from locales.words import shorten
from rules.buttons import pack
from rules.speaking import EXTENSIONS, MINUTE_MS, SPEECH_MINUTES_MAX, SpeechState
from storage.speeches import Speech

NAME_UNITS_MAX = 24
NUMBERS_A_ROW = 4
PAGE_SIZE = 8


def of_list(listed: Listed, page: int, pages: int) -> Rows:
    """Whoever is on the floor first, then the next, then everybody of this page by number, then the list itself."""
    meeting_id = listed.voice.meeting.id
    rows: list[tuple[Button, ...]] = []
    if listed.runs:
        for one in listed.floor[:PAGE_SIZE]:
            rows += _of_speaker(listed, one)
        rows += _next(listed, page)
    if listed.notes:
        rows += [(_note(listed, one),) for one in listed.floor[:PAGE_SIZE] if one.first_ms is not None]
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append(tuple(Button(label=label, press=pack("ho", meeting_id, to)) for label, to in turns))
    return (*rows, _foot(listed))


def _of_speaker(listed: Listed, one: Speech) -> list[tuple[Button, ...]]:
    seen = (one.id, one.revision)
    speaking = next((other.id for other in listed.floor if other.state is SpeechState.SPEAKING), 0)
    steps = {
        SpeechState.CALLED: (("tombol_mulai_bicara", "hs", (*seen, speaking)), ("tombol_lewati_bicara", "hk", seen)),
        SpeechState.SPEAKING: (("tombol_jeda", "hp", seen), ("tombol_selesai", "hd", seen)),
        SpeechState.PAUSED: (("tombol_lanjut_bicara", "hs", (*seen, speaking)), ("tombol_selesai", "hd", seen)),
    }[one.state]
    first = tuple(
        Button(label=_label(listed, key, one), press=pack(verb, *numbers), style="primary" if verb == "hs" else None)
        for key, verb, numbers in steps
    )
    if one.extra_ms + max(EXTENSIONS) * MINUTE_MS > SPEECH_MINUTES_MAX * MINUTE_MS:
        return [first]
    words = listed.voice.words
    more = [
        Button(
            label=words.plain("tombol_tambah_menit", menit=minutes),
            press=pack("he", one.id, minutes, one.extra_ms + minutes * MINUTE_MS),
        )
        for minutes in EXTENSIONS
    ]
    return [first, tuple(more)] if one.state is not SpeechState.PAUSED or len(listed.floor) == 1 else [first]


def _label(listed: Listed, key: str, one: Speech) -> str:
    """With more than one on the floor a button says whom it means."""
    said = listed.voice.words.plain(key)
    if len(listed.floor) < 2:
        return said
    name = shorten(one.organisation, NAME_UNITS_MAX)
    return listed.voice.words.plain("tombol_untuk_siapa", tombol=said, instansi=name)


def _next(listed: Listed, page: int) -> list[tuple[Button, ...]]:
    words = listed.voice.words
    if not listed.ordered:
        return []
    first = listed.ordered[0]
    label = words.plain("tombol_silakan_siapa", instansi=shorten(first.organisation, NAME_UNITS_MAX))
    style = None if listed.floor else "primary"
    call = Button(label=label, press=pack("hc", first.id, first.revision), style=style)
    shown = list(enumerate(listed.ordered, 1))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    openers = [Button(label=str(place), press=pack("hv", listed.voice.meeting.id, one.id)) for place, one in shown]
    return [(call,), *(tuple(openers[at : at + NUMBERS_A_ROW]) for at in range(0, len(openers), NUMBERS_A_ROW))]


def _note(listed: Listed, one: Speech) -> Button:
    label = listed.voice.words.plain("tombol_catat_bicara", instansi=shorten(one.organisation, NAME_UNITS_MAX))
    return Button(label=label, press=pack("hr", one.id))


def _foot(listed: Listed) -> tuple[Button, ...]:
    words, meeting_id = listed.voice.words, listed.voice.meeting.id
    spoken = Button(label=words.plain("tombol_sudah_bicara"), press=pack("hj", meeting_id, 0))
    if not listed.runs:
        return (spoken,)
    shut = "tombol_buka_daftar" if listed.rules.is_shut else "tombol_tutup_daftar"
    return (
        Button(label=words.plain(shut), press=pack("hu", meeting_id, int(not listed.rules.is_shut))),
        Button(label=words.plain("tombol_pengaturan"), press=pack("hg", meeting_id)),
        spoken,
    )


def of_one(listed: Listed, one: Speech, page: int) -> Rows:
    """Call this one out of turn, pass over, or back."""
    words, seen = listed.voice.words, (one.id, one.revision)
    return (
        (
            Button(label=words.plain("tombol_silakan"), press=pack("hc", *seen), style="primary"),
            Button(label=words.plain("tombol_lewati_bicara"), press=pack("hk", *seen)),
        ),
        (Button(label=words.plain("tombol_ke_daftar"), press=pack("ho", listed.voice.meeting.id, page)),),
    )
