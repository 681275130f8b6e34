"""The floor: what people put forward."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from locales.points import KIND_WORDS
from meeting.attaching import attach_in
from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import FLOOR, ask, button, tell
from rules import chain
from rules.meetings import MeetingState, check_joinable
from rules.points import REPEAT_MS, PointKind, WrittenPoint
from rules.refusals import Refusal
from rules.roles import Act
from rules.text import fold
from storage import cards, delegates, entries, meetings, outbox, points
from storage.database import Tx
from storage.delegates import Delegate
from storage.entries import Actor
from storage.points import NewPoint, StoredPoint

# How the author hears of it before the meeting runs.
RECORDED = {MeetingState.REGISTRATION: "usul_tercatat_awal"}
# The same on a phone that several share, which reads whose it is.
NAMED = {"usul_tercatat": "usul_tercatat_atas_nama", "usul_tercatat_awal": "usul_tercatat_awal_atas_nama"}
CODES = re.compile(r"\s*((?:[Dd]\d{1,4}[\s,;]+)+)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody puts forward: the kind, the checked text, the codes it answers, how it came, and files with it."""

    kind: PointKind
    written: WrittenPoint
    answers: tuple[str, ...] = ()
    is_forwarded: bool = False
    message_id: int | None = None
    media: tuple[int, ...] = ()


def split_codes(text: str) -> tuple[tuple[str, ...], str]:
    """The point codes a response begins with, each once, and the rest: "D02 d02 D11 Ya" -> (("D02", "D11"), "Ya")."""
    found = CODES.match(text)
    if found is None:
        return (), text
    return tuple(dict.fromkeys(code.upper() for code in re.findall(r"[Dd]\d{1,4}", found[1]))), found[2]


async def submit(house: House, sender: Sender, delegate_id: int, words: Words, *, clerk: bool = False) -> StoredPoint:
    """Stores one point under the current agenda item and tells its author the number.

    The same text of the same person within a minute is refused as already recorded. With `clerk` an official enters
    it for a delegate who has no phone.
    """
    async with house.act(sender) as tx:
        return await submit_in(house, tx, sender, delegate_id, words, clerk=clerk)


async def submit_in(
    house: House,
    tx: Tx,
    sender: Sender,
    delegate_id: int,
    words: Words,
    *,
    clerk: bool = False,
    anew: bool = True,
    has_more: bool = False,
) -> StoredPoint:
    """The same inside a transaction that is under way. `has_more`: the floor's card goes on with something else."""
    delegate = await delegates.load(tx, delegate_id)
    if delegate is None:
        raise Refusal("tombol_lama")
    actor = await _author(tx, sender, delegate, clerk=clerk)
    meeting = await meetings.load(tx, delegate.meeting_id, lock=house.db.lock_clause)
    state = MeetingState(meeting.state)
    check_joinable(state)
    now_ms = house.now()
    twin_key = fold(words.written.text)
    if await points.latest_twin(tx, meeting.id, delegate_id, twin_key, now_ms - REPEAT_MS) is not None:
        raise Refusal("usul_sudah_tercatat")
    answered = await _answered(tx, meeting.id, words.answers)
    salt = house.token_bytes(16).hex()
    point = _new(words, delegate, meeting.current_item_id, salt, "clerk" if clerk else delegate.channel)
    stored = await points.add(tx, meeting.id, point, [other.id for other in answered], now_ms)
    payload = {"answers": [other.code for other in answered], "digest": chain.text_digest(salt, words.written.text)}
    payload |= {"kind": words.kind.value, "point": stored.code}
    await entries.append(tx, meeting.id, actor, "point.submitted", payload, now_ms)
    await attach_in(tx, stored, words.media, now_ms)
    await outbox.want_again(tx, f"points:{meeting.id}", now_ms=now_ms)
    heard = RECORDED.get(state, "usul_tercatat")
    await _tell_author(tx, sender, stored, words, heard, now_ms, anew=anew, has_more=has_more)
    return stored


def _new(words: Words, delegate: Delegate, item_id: int | None, salt: str, channel: str) -> NewPoint:
    return NewPoint(
        kind=words.kind.value,
        organisation_id=delegate.organisation_id,
        delegate_id=delegate.id,
        item_id=item_id,
        original=words.written.text,
        text_key=fold(words.written.text),
        salt=salt,
        channel=channel,
        is_forwarded=words.is_forwarded,
        message_id=words.message_id,
    )


async def _tell_author(
    tx: Tx, sender: Sender, stored: StoredPoint, words: Words, key: str, now_ms: int, *, anew: bool, has_more: bool
) -> None:
    chat_id, meeting_id = sender.telegram_id, stored.meeting_id
    values: dict[str, Any] = {"jenis": {"key": KIND_WORDS[words.kind]}, "kode": stored.code}
    is_own = words.kind is PointKind.PROPOSAL and stored.telegram_id == chat_id
    rows = [[button("tombol_lengkapi", "ul", stored.id)]] if is_own else []
    own = {one.id: one.label for one in await delegates.of_account(tx, meeting_id, chat_id)}
    if len(own) > 1 and stored.delegate_id in own:
        key, values["label"] = NAMED[key], own[stored.delegate_id]
    if has_more:
        await tell(tx, chat_id, key, now_ms=now_ms, meeting_id=meeting_id, buttons=rows, **values)
    else:
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting_id, "card": FLOOR}
        await ask(tx, chat_id, key, **about, buttons=rows, anew=anew, **values)
    if words.written.masked:
        await tell(tx, chat_id, "ada_nik", now_ms=now_ms, meeting_id=meeting_id)


async def _author(tx: Tx, sender: Sender, delegate: Delegate, *, clerk: bool) -> Actor:
    if clerk:
        return await require(tx, delegate.meeting_id, sender, Act.ENTER_ASSISTED)
    if delegate.telegram_id != sender.telegram_id:
        raise Refusal("tombol_lama")
    if delegate.left_ms is not None:
        raise Refusal("sudah_meninggalkan")
    await require(tx, delegate.meeting_id, sender, Act.SUBMIT_POINT)
    return Actor("delegate", f"p{delegate.number}")


async def _answered(tx: Tx, meeting_id: int, codes: Sequence[str]) -> list[StoredPoint]:
    found = await points.by_codes(tx, meeting_id, codes)
    missing = sorted({code.upper() for code in codes} - {point.code for point in found})
    if missing:
        raise Refusal("pokok_tidak_ada", kode=", ".join(missing))
    return found


async def announce_groups(tx: Tx, meeting_id: int, key: str, now_ms: int, **values: Any) -> None:
    """One line in every group of the meeting; names and answers never stand in a group."""
    for chat_id, _ in await cards.groups_of(tx, meeting_id):
        await tell(tx, chat_id, key, now_ms=now_ms, meeting_id=meeting_id, **values)
