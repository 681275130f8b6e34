"""The page of results of a meeting that is over: what `GET /hasil/{key}/isi` says, as one JSON object.

Everything comes from the record as everybody may read it (`record.published`), nothing from the secretariat's. Every
string is final, in the language of the meeting's screens; "" is shown as nothing. Texts that people typed are as typed,
never HTML.

    build     names the files of the page
    language  "id" or "en"
    meeting   title, date and place as on paper, `state_text`: what the minutes are (draft with time and revision, or
              adopted, or after which erratum), `minutes_text`: number and hash of the record's last entry as on paper
    words     `heading` above it all, `contents` above the list of what follows, `empty` in place of results where there
              are none, `note` on whose figures these are, `print` and `full_text` for buttons, `lost` where the page
              cannot be fetched
    results   views as `projector.panels` makes them, each with `name` "result", `code`, `question`, `facts`, `tie`,
              `chips`, `notes`, `source` and `panels`: revealed questions and closed soundings in the order in which
              they came before the room, by code where that was one moment"""

import asyncio
import gzip
import hashlib
import json
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from projector.panels import result_view
from projector.results import Draw
from record.gather_page import gather_page
from record.minutes_head import head_line, standing
from record.published import published
from record.record import SHOWN, Record
from record.tongue import day_date, words, written_in
from rules.meetings import OVER
from storage import entries, meetings, screens
from storage.database import Database, Tx
from storage.screens import Address

_WORDS: Final = {
    "heading": "laman_judul",
    "contents": "laman_daftar",
    "empty": "laman_kosong",
    "note": "laman_catatan",
    "print": "laman_cetak",
    "full_text": "laman_teks",
    "lost": "laman_terputus",
}
# Pages of so many meetings are kept drawn; the one asked for longest ago goes first.
KEPT_MAX: Final = 16


@dataclass(frozen=True, slots=True)
class Page:
    """One page's content in UTF-8; `packed` is the same under gzip, `tag` differs when a byte does."""

    body: bytes
    packed: bytes
    tag: str


class PublishedResults:
    """Every page of results, drawn anew only when the record of its meeting has grown."""

    def __init__(self, db: Database, *, build: str, draw: Draw = result_view) -> None:
        self._db, self._build, self._draw = db, build, draw
        self._kept: OrderedDict[int, tuple[int, str, Page]] = OrderedDict()
        self._drawing = asyncio.Lock()

    async def page(self, key: str) -> Page | None:
        """What stands under this key; None for a key that leads nowhere, was taken back, or whose meeting runs."""
        async with self._db.reading() as tx:
            found = await _over(tx, key)
            known = None if found is None else self._known(found, await entries.last_act(tx, found.screen.meeting_id))
        if found is None or known is not None:
            return known
        # One at a time, so that a room that opens it at once has it drawn once.
        async with self._drawing:
            return await self._drawn(key)

    async def _drawn(self, key: str) -> Page | None:
        async with self._db.reading() as tx:
            found = await _over(tx, key)
            if found is None:
                return None
            meeting_id, language = found.screen.meeting_id, found.screen.language
            seq = await entries.last_act(tx, meeting_id)
            known = self._known(found, seq)
            if known is not None:
                return known
            record = await gather_page(tx, meeting_id)
        # Beside the ballots of other meetings, not before them.
        page = await asyncio.to_thread(_page, record, language, self._build, self._draw)
        self._kept[meeting_id] = seq, language, page
        while len(self._kept) > KEPT_MAX:
            self._kept.popitem(last=False)
        return page

    def _known(self, found: Address, seq: int) -> Page | None:
        kept_seq, language, page = self._kept.get(found.screen.meeting_id, (-1, "", None))
        if page is None or (kept_seq, language) != (seq, found.screen.language):
            return None
        self._kept.move_to_end(found.screen.meeting_id)
        return page


async def _over(tx: Tx, key: str) -> Address | None:
    found = await screens.by_results_key(tx, key)
    if found is None or (await meetings.load(tx, found.screen.meeting_id)).state not in OVER:
        return None
    return found


def _page(record: Record, language: str, build: str, draw: Draw) -> Page:
    with written_in(language):
        content = {"build": build, "language": language, **content_of(published(record), draw)}
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return Page(body, gzip.compress(body, mtime=0), hashlib.sha256(body).hexdigest()[:32])


def content_of(record: Record, draw: Draw) -> dict[str, Any]:
    """Everything but build and language, of a record that may be published, in the language of `written_in`."""
    assert record.is_published, "what is not for everybody does not leave the house"
    meeting = record.meeting
    return {
        "meeting": {
            "title": meeting.title,
            "date": day_date(date.fromisoformat(meeting.held_on)),
            "place": meeting.place,
            "state_text": standing(record),
            "minutes_text": head_line(record),
        },
        "words": {name: words().plain(key) for name, key in _WORDS.items()},
        "results": [draw(record, code) for code in _codes(record)],
    }


def _codes(record: Record) -> list[str]:
    shown = [asked for asked in record.questions if asked.question.state in SHOWN and asked.tally is not None]
    told: list[tuple[int, str]] = [(asked.revealed_ms or 0, asked.question.code) for asked in shown]
    told += [(one.closed_ms or 0, one.code) for one in record.soundings if one.result is not None]
    # JP2 before JP10.
    return [code for _, code in sorted(told, key=lambda one: (one[0], len(one[1]), one[1]))]
