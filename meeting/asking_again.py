"""Whoever has words that wait hears of them: when a conversation that came in between ends, once when nobody has
answered for long, and when they can be sent no more."""

from typing import Any, Final

import structlog

from meeting.floor_asking import ask_next
from meeting.house import House, Sender
from meeting.keeping import REMIND_MS, keep, of_present, summary, words_of
from meeting.telling import tell
from meeting.waiting import Waiting
from rules.meetings import OVER, MeetingState
from rules.refusals import Refusal
from storage import delegates, meetings, waiting_words
from storage.database import Tx

log = structlog.get_logger(__name__)

# The time of a question is looked at in between: a whole hall that is due at once must not keep one open.
AT_ONCE_MAX = 20
# Others still use the phone of whoever has left.
_WRITER_LEFT: Final = "sebab_penulis_meninggalkan"


async def ask_due(house: House) -> int:
    """Asks about what is due, each in a transaction of its own, AT_ONCE_MAX at a look; returns how many. Nothing is
    counted in memory: what came due while the service was away is asked about when it is back."""
    async with house.db.reading() as tx:
        due = await waiting_words.due(tx, house.now(), AT_ONCE_MAX)
    for telegram_id, meeting_id in due:
        try:
            async with house.db.transaction() as tx:
                if await waiting_words.is_due(tx, telegram_id, meeting_id, house.now(), lock=house.db.lock_clause):
                    await _ask(house, tx, telegram_id, meeting_id)
                    tx.after_commit(house.wake)
        except Refusal as refusal:
            # Words that were taken once and would not be taken now, as after a rule has changed: they hold nobody up.
            log.error("words that wait could not be asked about", why=refusal.key, meeting=meeting_id)
            async with house.db.transaction() as tx:
                await waiting_words.put_off(tx, telegram_id, meeting_id, house.now(), house.now() + REMIND_MS)
    return len(due)


async def _ask(house: House, tx: Tx, telegram_id: int, meeting_id: int) -> None:
    if MeetingState((await meetings.load(tx, meeting_id)).state) in OVER:
        await _not_sent(house, tx, telegram_id, meeting_id, "sebab_rapat_selesai")
        return
    delegate = await delegates.acting(tx, meeting_id, telegram_id)
    if delegate is None:
        await _not_sent(house, tx, telegram_id, meeting_id, "sebab_meninggalkan_rapat")
        return
    waiting = await words_of(tx, telegram_id, meeting_id)
    assert waiting is not None, "the row is locked"
    is_reminder = await waiting_words.is_reminder(tx, telegram_id, meeting_id)
    words = await of_present(tx, telegram_id, meeting_id, waiting.words)
    if len(words) < len(waiting.words):
        # One of those who share the phone has left: their words are nobody else's.
        gone = tuple(one for one in waiting.words if one not in words)
        await _tell_unsent(house, tx, telegram_id, meeting_id, gone, _WRITER_LEFT)
        await keep(tx, telegram_id, meeting_id, Waiting(behind=words), house.now())
    if words:
        await ask_next(house, tx, Sender(telegram_id), delegate, words, is_reminder=is_reminder)


async def _not_sent(house: House, tx: Tx, telegram_id: int, meeting_id: int, why: str) -> None:
    waiting = await words_of(tx, telegram_id, meeting_id)
    assert waiting is not None, "the row is locked"
    await _tell_unsent(house, tx, telegram_id, meeting_id, waiting.words, why)
    await waiting_words.drop(tx, telegram_id, meeting_id)


async def _tell_unsent(
    house: House,
    tx: Tx,
    telegram_id: int,
    meeting_id: int,
    words: tuple[Waiting, ...],
    why: str,
) -> None:
    """The words become no point any more: whoever wrote them reads which and why, apart from others of the phone, so
    that it goes with their data alone."""
    about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id}
    for speaker in dict.fromkeys(one.speaker for one in words):
        own = [one for one in words if one.speaker == speaker]
        lines = [{"key": "usul_tidak_terkirim_baris", "values": {"ringkas": summary(one)}} for one in own]
        writer = await delegates.load(tx, speaker) if why == _WRITER_LEFT else None
        because = {"key": why} | ({} if writer is None else {"values": {"label": writer.label}})
        values: dict[str, Any] = {"sebab": because, "isi": {"lines": lines}}
        await tell(tx, telegram_id, "usul_tidak_terkirim", delegate_id=speaker, **about, **values)
