"""A meeting file sent to the bot: the right is checked at once, the file fetched later, its mistakes told together."""

from typing import Any

from meeting.house import House, Sender
from meeting.setup import import_in, may_prepare
from meeting.telling import tell
from rules.refusals import Refusal
from rules.yaml_nodes import Error, MeetingFileErrors
from storage import jobs
from storage.database import Tx
from storage.jobs import Job

ERRORS_A_MESSAGE = 12


async def receive(house: House, sender: Sender, file_id: str, name: str) -> None:
    """Has the file fetched and imported. Raises `bukan_wewenang` for whoever may not prepare a meeting: nothing is
    fetched for them."""
    async with house.act(sender) as tx:
        await may_prepare(tx, sender)
        work = {"file": file_id, "name": name}
        key = f"{sender.telegram_id}:{file_id}"
        await jobs.add(tx, 0, "import", key, work, asked_by=sender.telegram_id, now_ms=house.now(), again=True)


async def settle(house: House, job: Job, content: bytes) -> None:
    """Imports what the file says, or tells its sender why not; either way once, together with the end of the job."""
    assert job.asked_by is not None
    who = Sender(job.asked_by)
    try:
        async with house.act(who) as tx:
            await import_in(house, tx, who, content)
            await jobs.done(tx, job.id, house.now())
    except Refusal as refusal:
        async with house.act(who) as tx:
            await _tell_why(tx, job, refusal, house.now())
            await jobs.done(tx, job.id, house.now())


async def not_fetched(tx: Tx, job: Job, now_ms: int) -> None:
    """Telegram did not hand the file over."""
    assert job.asked_by is not None
    await tell(tx, job.asked_by, "berkas_tidak_terambil", now_ms=now_ms, nama=job.payload["name"])


async def _tell_why(tx: Tx, job: Job, refusal: Refusal, now_ms: int) -> None:
    """All mistakes at once, in parts that a phone can show."""
    assert job.asked_by is not None
    chat_id = job.asked_by
    if not isinstance(refusal, MeetingFileErrors):
        await tell(tx, chat_id, refusal.key, now_ms=now_ms, **refusal.values)
        return
    errors = refusal.errors
    await tell(tx, chat_id, "berkas_rapat_judul", now_ms=now_ms, nama=job.payload["name"], n=len(errors))
    for start in range(0, len(errors), ERRORS_A_MESSAGE):
        lines = [{"key": "berkas_baris", "values": _values(one)} for one in errors[start : start + ERRORS_A_MESSAGE]]
        await tell(tx, chat_id, "isi", now_ms=now_ms, isi={"lines": lines})


def _values(error: Error) -> dict[str, Any]:
    return {"baris": error.line, "galat": {"key": error.message_key, "values": dict(error.values)}}
