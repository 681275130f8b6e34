"""How long a meeting keeps personal data: shown and set by the secretariat, cleared by jobs when the time has come."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from meeting import exports, media_removal, notice
from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, button
from rules.refusals import Refusal
from rules.retention import DAYS_MAX, Step, due_ms, tells_of_people
from rules.roles import Act
from storage import entries, files, jobs, meetings, objections, privacy, privacy_locks, retention
from storage.database import Tx
from storage.entries import Actor
from storage.jobs import Job

JOB: Final = "retention"
KIND: Final = "retention.cleared"
# The parts that can be set, by the number on the button and the word after the command.
PARTS: Final = {1: ("akun", "account_days"), 2: ("jawaban", "answer_days"), 3: ("asli", "original_days")}
OFFERED_DAYS: Final = {"account_days": (7, 30, 90), "answer_days": (7, 30, 90), "original_days": (0, 30, 90)}
_SYSTEM: Final = Actor("system", "retention")
_CLEARS: Final = {
    Step.OBJECTIONS: objections.part,
    Step.ACCOUNTS: retention.clear_accounts,
    Step.ORIGINALS: privacy.forget_originals,
}


async def show(house: House, sender: Sender, meeting_id: int, *, anew: bool = True) -> None:
    """What is kept how long, what is cleared already, and buttons to change it."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.SET_RETENTION)
        await _show_in(house, tx, sender, meeting_id, anew=anew)


async def change(house: House, sender: Sender, meeting_id: int, part: int, days: int, *, anew: bool) -> None:
    """Keeps one part so many days from now on. Raises `retensi_sudah` for what is cleared already."""
    if part not in PARTS or not 0 <= days <= DAYS_MAX:
        raise Refusal("retensi_salah", maks=DAYS_MAX)
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.SET_RETENTION)
        await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        _, name = PARTS[part]
        kept = await retention.of_meeting(tx, meeting_id)
        step = {"account_days": Step.ACCOUNTS, "answer_days": Step.ANSWERS, "original_days": Step.ORIGINALS}[name]
        if step.value in await retention.cleared(tx, meeting_id):
            raise Refusal("retensi_sudah")
        if getattr(kept, name) != days:
            wanted = {"account_days": kept.account_days, "answer_days": kept.answer_days}
            wanted |= {"original_days": kept.original_days, name: days}
            await retention.keep(tx, meeting_id, replace(kept, **{name: days}))
            await entries.append(tx, meeting_id, actor, "retention.set", wanted, house.now())
            await notice.tell_changed(tx, await meetings.load(tx, meeting_id), house.now())
        await _show_in(house, tx, sender, meeting_id, anew=anew)


async def _show_in(house: House, tx: Tx, sender: Sender, meeting_id: int, *, anew: bool) -> None:
    kept = await retention.of_meeting(tx, meeting_id)
    done = await retention.cleared(tx, meeting_id)
    times = await _times(tx, meeting_id)
    lines = []
    for step in Step:
        due = due_ms(step, kept, *times)
        state: dict[str, Any] = {"key": "retensi_belum_mulai"}
        if step.value in done:
            state = {"key": "retensi_selesai"}
        elif due is not None:
            state = {"key": "retensi_pada", "values": {"waktu": due}}
        values = {"akun": kept.account_days, "jawaban": kept.answer_days, "asli": kept.original_days, "keadaan": state}
        lines.append({"key": f"retensi_{step.value}", "values": values})
    lines.append({"key": "retensi_cadangan", "values": {}})
    rows = [
        [
            button("tombol_retensi", "dr", meeting_id, part, days, apa={"key": f"retensi_{word}"}, n=days)
            for days in given
        ]
        for part, (word, name) in PARTS.items()
        if (given := [days for days in OFFERED_DAYS[name] if days != getattr(kept, name)])
    ]
    about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id, "buttons": rows, "anew": anew}
    await ask(tx, sender.telegram_id, "retensi", **about, isi={"lines": lines})


async def _times(tx: Tx, meeting_id: int) -> tuple[int | None, int | None]:
    """When the meeting was adopted and locked, as the record says."""
    adopted = await retention.entered(tx, meeting_id, "meeting.adopted")
    locked = await retention.entered(tx, meeting_id, "meeting.locked")
    return _ms(adopted), _ms(locked)


def _ms(at: str | None) -> int | None:
    if at is None:
        return None
    moment = datetime.fromisoformat(at)
    return int(moment.timestamp()) * 1000 + moment.microsecond // 1000


async def ask_due(house: House) -> int:
    """Asks for every step whose time has come, as jobs; twice asked is once done. Returns how many were new or are
    tried again after having been given up."""
    asked = 0
    async with house.db.transaction() as tx:
        now_ms = house.now()
        for meeting_id in await retention.over(tx):
            kept, times = await retention.of_meeting(tx, meeting_id), await _times(tx, meeting_id)
            done = await retention.cleared(tx, meeting_id)
            for step in Step:
                due = due_ms(step, kept, *times)
                if due is not None and due <= now_ms and step.value not in done:
                    work = {"step": step.value}
                    about: dict[str, Any] = {"asked_by": None, "now_ms": now_ms, "again": True}
                    asked += await jobs.add(tx, meeting_id, JOB, step.value, work, **about)
        if asked:
            tx.after_commit(house.wake)
    return asked


async def clear(house: House, job: Job, gone: Sequence[int]) -> None:
    """One step, with its entry: how many, and nothing of whom. `gone` are files of the house that are no longer on the
    disk. A step that the record says was done is not done again."""
    step = Step(job.payload["step"])
    async with house.db.transaction() as tx:
        await privacy_locks.take(tx, job.meeting_id, house.db.lock_clause)
        await exports.make_anew(tx, job.meeting_id, gone, house.now())
        for file_id in gone:
            await files.forget(tx, file_id)
        if step.value in await retention.cleared(tx, job.meeting_id):
            return
        count = await _clear_in(house, tx, job.meeting_id, step)
        payload = {"count": count, "files": len(gone), "step": step.value}
        await entries.append(tx, job.meeting_id, _SYSTEM, KIND, payload, house.now())
        tx.after_commit(house.wake)


async def _clear_in(house: House, tx: Tx, meeting_id: int, step: Step) -> int:
    if step is Step.ANSWERS:
        # Whoever has an account here is found by it: names do not go before accounts do.
        await retention.clear_accounts(tx, meeting_id)
        return await retention.part_names(tx, meeting_id)
    count = await _CLEARS[step](tx, meeting_id)
    if step is Step.ORIGINALS:
        await media_removal.remove_recordings(tx, meeting_id, _SYSTEM, house.now())
    return count


def kept_after(step: Step, kind: str, name: str) -> bool:
    """Whether a file the house made stays on the disk after a step."""
    return step not in (Step.ANSWERS, Step.ORIGINALS) or not tells_of_people(kind, name)
