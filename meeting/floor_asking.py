"""What is still missing of something put forward is asked for; what is whole becomes a point."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from locales.points import KIND_BUTTONS, KIND_WORDS
from locales.words import shorten
from meeting import offers
from meeting.floor import Words, submit_in
from meeting.house import House, Sender
from meeting.keeping import ask_about, gone, of_present, others_behind, settle, speaker_of, summary
from meeting.rights import require
from meeting.setting_aside import tell_unworded
from meeting.telling import FLOOR, ask, button, plain_button, tell
from meeting.waiting import STEP_TEXT, Waiting
from rules.meetings import MeetingState, check_joinable
from rules.points import POINT_GRAPHEMES_MAX, PointKind, WrittenPoint, write_point
from rules.refusals import Refusal
from rules.roles import Act
from storage import delegates, dialogs, meetings, points, waiting_words
from storage.database import Tx
from storage.delegates import Delegate
from storage.points import StoredPoint

KINDS_A_ROW = 3
ANSWERABLE_MAX = 8
LABEL_UNITS_MAX = 60

Rows = list[list[dict[str, Any]]]


async def check_floor(tx: Tx, sender: Sender, meeting_id: int) -> Delegate:
    """Who speaks. Nobody is asked for words that would be refused afterwards."""
    delegate = await delegates.acting(tx, meeting_id, sender.telegram_id)
    if delegate is None:
        has_left = await delegates.ever_of_account(tx, meeting_id, sender.telegram_id)
        raise Refusal("sudah_meninggalkan" if has_left else "belum_terdaftar")
    await require(tx, meeting_id, sender, Act.SUBMIT_POINT)
    check_joinable(MeetingState((await meetings.load(tx, meeting_id)).state))
    return delegate


def kind_rows(verb: str, *numbers: int) -> Rows:
    """A button for each kind, three a row; the kind's number comes after `numbers`."""
    buttons = [button(KIND_BUTTONS[kind], verb, *numbers, number) for number, kind in enumerate(PointKind)]
    return [buttons[start : start + KINDS_A_ROW] for start in range(0, len(buttons), KINDS_A_ROW)]


async def go_on(
    house: House,
    tx: Tx,
    sender: Sender,
    delegate: Delegate,
    waiting: Waiting,
    *,
    anew: bool = True,
    was_asked: bool = False,
    is_sure: bool = False,
    is_again: bool = False,
) -> StoredPoint | None:
    """Asks for what is missing, or stores the point and asks about what waits behind it. `was_asked`: the sender was
    offered the points a response may name; `is_sure`: the sender has said that the text is meant; `is_again`: it is
    asked about whatever it lacks, because it was not answered the first time."""
    meeting_id = delegate.meeting_id
    delegate = await speaker_of(tx, delegate, sender.telegram_id, waiting)
    if waiting.speaker not in (0, delegate.id):
        raise await gone(tx, waiting.speaker)
    if not waiting.parts:
        await ask_words(house, tx, sender, meeting_id, waiting, anew=anew)
        return None
    written = write_point(waiting.text)
    if await offers.offer_named(house, tx, sender, delegate, waiting, anew=anew):
        return None
    question = await _question(tx, meeting_id, waiting, written, was_asked=was_asked, is_sure=is_sure)
    if question is None and await offers.offer_alike(house, tx, sender, delegate, waiting, anew=anew):
        return None
    if question is None and not is_again:
        return await _store(house, tx, sender, delegate, waiting, written, anew=anew)
    assert question is not None or waiting.kind is not None, "what has no kind is asked about"
    key, rows = question or _meant(waiting)
    await ask_about(house, tx, sender, meeting_id, waiting, key, rows, anew=anew)
    return None


async def _store(
    house: House, tx: Tx, sender: Sender, delegate: Delegate, waiting: Waiting, written: WrittenPoint, *, anew: bool
) -> StoredPoint:
    assert waiting.kind is not None
    words = Words(waiting.kind, written, waiting.answers, waiting.is_forwarded, waiting.message_id, waiting.media)
    has_more = await settle(tx, sender.telegram_id, delegate.meeting_id, waiting, house.now())
    stored = await submit_in(house, tx, sender, delegate.id, words, anew=anew, has_more=has_more)
    await ask_next(house, tx, sender, delegate, others_behind(waiting))
    return stored


async def ask_next(
    house: House, tx: Tx, sender: Sender, delegate: Delegate, words: Sequence[Waiting], *, is_reminder: bool = False
) -> None:
    """What waits is repeated, and the first of it is asked about; nothing where nothing waits. What somebody wrote who
    has left is not asked about: at the next look it is told of."""
    present = await of_present(tx, sender.telegram_id, delegate.meeting_id, words)
    if len(present) < len(words):
        await waiting_words.stand_behind(tx, sender.telegram_id, dialogs.ENDED)
        return
    if not words:
        return
    first = words[0]
    delegate = await speaker_of(tx, delegate, sender.telegram_id, first)
    is_reminded = first.is_reminded or is_reminder
    found = replace(first, behind=tuple(words[1:]), is_offered=False, is_reminded=is_reminded)
    await quote(house, tx, sender, delegate, "usul_masih_menunggu", found)
    await go_on(house, tx, sender, delegate, found, is_again=True)


async def quote(house: House, tx: Tx, sender: Sender, delegate: Delegate, key: str, waiting: Waiting) -> None:
    """A message that repeats words which wait, or waited; it goes when the data of their writer go."""
    about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": delegate.meeting_id}
    about["delegate_id"] = waiting.speaker or delegate.id
    await tell(tx, sender.telegram_id, key, **about, ringkas=summary(waiting))


def _meant(waiting: Waiting) -> tuple[str, Rows]:
    assert waiting.kind is not None
    number, mark = list(PointKind).index(waiting.kind), waiting.mark
    return "penegasan", [[button("tombol_ya_kirim", "fk", mark, number), button("tombol_bukan", "fx", mark)]]


async def _question(
    tx: Tx, meeting_id: int, waiting: Waiting, written: WrittenPoint, *, was_asked: bool, is_sure: bool
) -> tuple[str, Rows] | None:
    kind, mark = waiting.kind, waiting.mark
    if kind is None:
        key = "penegasan" if written.needs_confirmation else "usul_pilih_jenis"
        return key, [*kind_rows("fk", mark), [button("tombol_bukan", "fx", mark)]]
    if written.needs_confirmation and not is_sure:
        return _meant(waiting)
    if kind is PointKind.RESPONSE and not (waiting.answers or was_asked):
        rows = await _answerable(tx, meeting_id, mark)
        return ("tanggap_pilih", [*rows, [button("tombol_tanpa_nomor", "uz", mark)]]) if rows else None
    return None


async def ask_words(house: House, tx: Tx, sender: Sender, meeting_id: int, waiting: Waiting, *, anew: bool) -> None:
    """The next text of this account goes with what is begun; words that wait stand behind it."""
    chat_id, now_ms = sender.telegram_id, house.now()
    await tell_unworded(house, tx, chat_id, meeting_id, waiting.media)
    begun = replace(waiting, behind=()).payload()
    await dialogs.set_step(tx, chat_id, meeting_id, STEP_TEXT, begun, now_ms)
    values: dict[str, Any] = {"n": POINT_GRAPHEMES_MAX}
    rows: Rows = []
    key = "usul_minta"
    if waiting.media:
        key, rows = waiting.asks, [[button("tombol_bantuan_petugas", "ub", waiting.media[0])]]
    elif waiting.answers:
        key, values["daftar"] = "tanggap_minta", list(waiting.answers)
    elif waiting.kind is PointKind.RESPONSE:
        rows = await _answerable(tx, meeting_id)
        key = "tanggap_minta_nomor" if rows else key
    if waiting.kind is not None:
        values["jenis"] = {"key": KIND_WORDS[waiting.kind]}
    about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting_id, "card": FLOOR}
    await ask(tx, chat_id, key, **about, buttons=rows, anew=anew, **values)


async def _answerable(tx: Tx, meeting_id: int, *mark: int) -> Rows:
    """The latest points that were shown, a button each, with the mark of the words that answer it."""
    found = await points.latest_shown(tx, meeting_id, ANSWERABLE_MAX)
    return [[plain_button(_label(one), "ur", one.id, *mark)] for one in found]


def _label(point: StoredPoint) -> str:
    return shorten(f"{point.code} · {point.organisation}: {' '.join(point.record_text.split())}", LABEL_UNITS_MAX)
