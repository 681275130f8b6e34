"""Before one more point is stored: is there one that says the same, which the sender would rather support?"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from locales.points import KIND_WORDS
from locales.words import shorten
from meeting.house import House, Sender
from meeting.keeping import SUMMARY_UNITS_MAX, ask_about
from meeting.telling import button
from meeting.waiting import Waiting
from rules.organisations import Sure, match
from rules.same_as import Same, read_same
from storage import heard, meetings, merges, organisations, points, similar, standings
from storage.database import Tx
from storage.delegates import Delegate
from storage.points import StoredPoint
from storage.standings import Standing

VOTING = ("invited", "accepted")
NAMED_MAX = 5

Rows = list[list[dict[str, Any]]]


async def offer_named(
    house: House, tx: Tx, sender: Sender, delegate: Delegate, waiting: Waiting, *, anew: bool = True
) -> bool:
    """Whether the words only refer to points of others ("sama dgn usulan Fatayat"), whose support is offered now."""
    same = read_same(waiting.text)
    if same is None or not _may_be_offered(delegate, waiting):
        return False
    found = await _meant(tx, delegate, same)
    if not found:
        return False
    if len(found) > 1:
        await _offer(house, tx, sender, delegate, waiting, "usul_sama_pilih", found, anew=anew)
        return True
    head = found[0].head
    # What a moderator has not looked at is not read out to whoever types its number.
    is_public = head.state in heard.HEARD
    key = "usul_sama_dengan" if is_public else "usul_sama_dengan_nomor"
    await _offer(house, tx, sender, delegate, waiting, key, found, anew=anew)
    return True


async def offer_alike(
    house: House, tx: Tx, sender: Sender, delegate: Delegate, waiting: Waiting, *, anew: bool = True
) -> bool:
    """Whether another organisation's point of the same kind says nearly the same, whose support is offered now."""
    if waiting.kind is None or not _may_be_offered(delegate, waiting):
        return False
    found = await similar.alike(
        *(tx, delegate.meeting_id, waiting.kind.value, waiting.text), without=delegate.organisation_id
    )
    group = None if found is None else await standings.standing(tx, found.id)
    if group is None or delegate.organisation_id in group.author_ids:
        return False
    await _offer(house, tx, sender, delegate, waiting, "usul_serupa", [group], anew=anew)
    return True


def _may_be_offered(delegate: Delegate, waiting: Waiting) -> bool:
    """Nobody is asked twice, nobody who may not support, and nobody who sends files, which are more than words."""
    return delegate.standing in VOTING and not waiting.is_offered and not waiting.media


async def _meant(tx: Tx, delegate: Delegate, same: Same) -> list[Standing]:
    """The heads that the words refer to and this delegate may stand behind, each once."""
    if same.codes:
        named: Sequence[StoredPoint] = await points.by_codes(tx, delegate.meeting_id, same.codes)
    else:
        named = await _of_organisation(tx, delegate.meeting_id, same)
    found: list[Standing] = []
    for head_id in dict.fromkeys([await merges.head_of(tx, one.id) for one in named]):
        group = await standings.standing(tx, head_id)
        assert group is not None, "points are never deleted"
        if group.head.state in similar.OFFERED and delegate.organisation_id not in group.author_ids:
            found.append(group)
    return found[:NAMED_MAX]


async def _of_organisation(tx: Tx, meeting_id: int, same: Same) -> list[StoredPoint]:
    """The points of the one organisation that is meant without doubt, the newest first."""
    meeting = await meetings.load(tx, meeting_id)
    known = await organisations.roster(tx, meeting_id)
    meant = match(same.name, known, json.loads(meeting.region_words))
    if not isinstance(meant, Sure):
        return []
    return [
        one
        for one in reversed(await points.of_meeting(tx, meeting_id))
        if one.organisation_id == meant.id and (same.kind is None or one.kind == same.kind.value)
    ]


async def _offer(
    house: House,
    tx: Tx,
    sender: Sender,
    delegate: Delegate,
    waiting: Waiting,
    key: str,
    found: Sequence[Standing],
    *,
    anew: bool,
) -> None:
    """The words wait; pressing [Tetap kirim] sends them without asking again."""
    mark = waiting.mark
    rows: Rows = [
        [button("tombol_dukung_kode", "gd", one.head.id, delegate.id, mark, kode=one.head.code) for one in found],
        [button("tombol_tetap_kirim", "gk", mark), button("tombol_batal", "fx", mark)],
    ]
    head = found[0].head
    values: dict[str, Any] = {
        "instansi": head.organisation,
        "jenis": {"key": KIND_WORDS[head.kind]},
        "kode": head.code,
        "ringkas": shorten(" ".join(head.record_text.split()), SUMMARY_UNITS_MAX),
    }
    if key in ("usul_sama_pilih", "usul_sama_dengan_nomor"):
        # A row of the outbox holds no words that its reader is not to see.
        del values["ringkas"]
    offered = replace(waiting, is_offered=True)
    await ask_about(house, tx, sender, delegate.meeting_id, offered, key, rows, anew=anew, **values)
