"""One whole snapshot of what the screens of a meeting show, as of one moment; every word and figure in it is final."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import segno

from locales.formats import local, zone_sign
from locales.words import Words, words_for
from projector.results import Draw, KeptResults
from projector.views import agenda, join, question, quorum, sounding, speakers, wall
from rules.codes import show_join_code
from rules.questions import Question, QuestionState
from rules.screens import Facts, Screen, Shown, View, held_page, latest_result, sounding_of, steer
from storage import attendance, meetings, questions, screen_facts, screen_moments
from storage.database import Tx
from storage.meetings import Meeting
from storage.screen_moments import ShownPoint
from storage.speeches import Speech

_UNREVEALED: Final = (QuestionState.OPEN, QuestionState.CLOSED)
# Key in the snapshot -> key of its words. Their values are filled in by the page, which knows what fits.
_PAGE_WORDS: Final = {
    "lost": "layar_terputus",
    "connected": "layar_tersambung",
    "code": "layar_kode",
    "left": "layar_sisa_waktu",
    "new": "layar_baru",
    "page": "layar_halaman_baris",
    "pages": "layar_halaman",
    "search": "layar_cari",
    "send": "layar_kirim",
    "blank": "layar_kosong",
    "full_text": "layar_teks_lengkap",
    "closed_time": "layar_waktu_habis",
    "gone": "layar_tidak_berlaku",
    "own": "layar_sendiri",
    "no_result": "layar_tanpa_hasil",
    "current": "layar_acara",
    "next": "layar_berikutnya",
    "speech_speaking": "layar_bicara",
    "speech_called": "layar_dipersilakan",
    "speech_paused": "layar_dijeda",
    "over": "layar_waktu_habis",
    "nobody": "layar_tanpa_pembicara",
    "no_hands": "pembicara_tidak_ada",
    "keys": "layar_tombol",
    "keys_note": "layar_tombol_hanya",
    "key_join": "layar_tombol_gabung",
    "key_result": "layar_tombol_hasil",
    "key_wall": "layar_pokok",
    "key_speakers": "layar_giliran",
    "key_quorum": "layar_tombol_hadir",
    "key_follow": "layar_tombol_ikuti",
    "key_pages": "layar_tombol_halaman",
    "key_smaller": "layar_tombol_kecil",
    "key_larger": "layar_tombol_besar",
    "key_blank": "layar_tombol_kosong",
    "close": "layar_tutup",
}
_PLACES: Final = {"jam": "{jam}", "dari": "{dari}", "sampai": "{sampai}", "semua": "{semua}", "n": "{n}", "m": "{m}"}


@dataclass(frozen=True, slots=True)
class _Room:
    """What the views of one meeting are made from, read once."""

    meeting: Meeting
    words: Words
    asked: list[Question]
    points: list[ShownPoint]
    floor: list[Speech]
    facts: Facts


async def snapshot(
    tx: Tx,
    meeting_id: int,
    screen: Screen,
    *,
    revision: int,
    build: str,
    username: str,
    now_ms: int,
    draw_result: Draw,
    is_rehearsal: bool = False,
    kept: KeptResults | None = None,
) -> dict[str, Any]:
    """Everything that the page may know, ready for JSON. Open the transaction with `reading()`. `draw_result` makes the
    view of a revealed question from the record and its code; `kept` is handed in again each time, so that it does so
    only when there is something new. Raises LookupError where there is no such meeting."""
    meeting = await meetings.load(tx, meeting_id)
    words = words_for(screen.language, meeting.zone)
    room = await _room(tx, meeting, words)
    shown = steer(screen, room.facts)
    latest = latest_result(room.facts)
    wanted = {latest, shown.subject_id if shown.view is View.RESULT else None}
    ids = [one for one in wanted if one is not None]
    results = await (kept or KeptResults()).views(tx, meeting_id, words.language, ids, draw_result)
    views = await _views(tx, room, screen.wifi, now_ms)
    views["result"] = None if latest is None else results[latest]
    return {
        "revision": revision,
        "build": build,
        **_head(meeting, words, now_ms, is_rehearsal=is_rehearsal),
        "screen": _screen(screen, shown),
        "join": _join(meeting, username),
        "words": page_words(words),
        "view": await _view(tx, room, shown, views, results),
        "views": views,
    }


def page_words(words: Words) -> dict[str, str]:
    """What the page itself says, by the names it looks for; it fills in what stands in braces."""
    return {name: words.plain(key, **_PLACES) for name, key in _PAGE_WORDS.items()}


def _screen(screen: Screen, shown: Shown) -> dict[str, Any]:
    page = held_page(screen, shown)
    return {"theme": screen.theme, "size": screen.size, "is_blank": screen.is_blank, "page": page}


async def _views(tx: Tx, room: _Room, wifi: str, now_ms: int) -> dict[str, Any]:
    """What the keys of the laptop show, but for the result."""
    meeting, words = room.meeting, room.words
    here = await attendance.of_meeting(tx, meeting.id)
    return {
        "join": join.view(words, here, wifi),
        "wall": await wall.view(tx, meeting, words, room.points),
        "speakers": await speakers.view(tx, meeting, words, now_ms, room.floor),
        "quorum": await quorum.view(tx, meeting, words, here, room.asked),
        "agenda": await agenda.view(tx, meeting, words),
    }


def _head(meeting: Meeting, words: Words, now_ms: int, *, is_rehearsal: bool) -> dict[str, Any]:
    away = local(now_ms, meeting.zone).utcoffset()
    mark = words.plain("kepala_uji_coba") if is_rehearsal else ""
    return {
        "at_ms": now_ms,
        "language": words.language,
        "zone": zone_sign(now_ms, meeting.zone),
        "offset_minutes": int(away.total_seconds()) // 60 if away else 0,
        "meeting": {"title": meeting.title, "state": meeting.state, "mark": mark},
    }


async def _room(tx: Tx, meeting: Meeting, words: Words) -> _Room:
    moments = await screen_moments.of_questions(tx, meeting.id)
    asked = [await questions.load(tx, one.id) for one in moments if one.state in _UNREVEALED]
    points = await screen_moments.of_points(tx, meeting.id)
    soundings = await screen_moments.of_soundings(tx, meeting.id)
    floor = await screen_facts.on_floor(tx, meeting.id)
    moved_ms = await screen_moments.moved_ms(tx, meeting.id)
    has_points = any(one.item_id == meeting.current_item_id for one in points)
    facts = screen_facts.facts(meeting, moments, soundings, moved_ms, floor, has_points=has_points)
    return _Room(meeting, words, [one for one in asked if one is not None], points, floor, facts)


async def _view(
    tx: Tx, room: _Room, shown: Shown, views: dict[str, Any], results: dict[int, dict[str, Any] | None]
) -> dict[str, Any]:
    if shown.view in (View.OPEN, View.CLOSED):
        number = sounding_of(shown.subject_id or 0)
        if number is not None:
            return await sounding.view(tx, room.meeting.id, number, room.words)
        found = next(one for one in room.asked if one.id == shown.subject_id)
        return await question.view(tx, found, room.words)
    if shown.view is View.RESULT and shown.subject_id is not None:
        drawn = results[shown.subject_id]
        return views["agenda"] if drawn is None else drawn
    if shown.view is View.WALL and shown.subject_id is not None:
        card = await wall.pinned(tx, room.meeting, room.words, room.points, shown.subject_id)
        return {**views["wall"], "pinned": card}
    said: dict[str, Any] = views[shown.view.value]
    return said


def _join(meeting: Meeting, username: str) -> dict[str, Any]:
    link = f"https://t.me/{username}?start=r_{meeting.join_key}"
    return {
        "link": link,
        "username": f"@{username}",
        "code": show_join_code(meeting.join_code),
        "qr": qr_rows(link),
    }


def qr_rows(link: str) -> list[str]:
    """The modules of the symbol, level M, as rows of "1" (dark) and "0", without a margin. A link of up to 62 bytes
    makes 33 modules a side, which the last row can still read (display.md 8.5)."""
    return list(_qr_rows(link))


# Half of a look would be spent on a symbol that stays the same for the whole meeting.
@lru_cache(maxsize=64)
def _qr_rows(link: str) -> tuple[str, ...]:
    symbol = segno.make(link, error="m", micro=False, boost_error=False)
    return tuple("".join("1" if module else "0" for module in row) for row in symbol.matrix)
