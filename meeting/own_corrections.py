"""Position and name put right by the person: at once while the meeting goes on, else by asking the secretariat."""

from typing import Any, Final

from meeting.delegation import rename_in
from meeting.house import House, Sender
from meeting.reasons import read_reason
from meeting.rights import require
from meeting.telling import ask, button, personal, tell
from rules.meetings import OVER, MeetingState
from rules.names import name_line
from rules.refusals import Refusal
from rules.retention import DAY_MS
from rules.roles import Act, Role
from rules.text import fold_for_eye
from storage import accesses, ballots, delegates, dialogs, entries, meetings, privacy, requests, staff
from storage.database import Tx
from storage.delegates import Delegate
from storage.dialogs import Dialog
from storage.entries import Actor
from storage.requests import Request

STEP: Final = "own_correction"
STEP_DECLINE: Final = "request_declined"
# Ps. 30 UU 27/2022 as meeting.md 11 cites it: put right within three times twenty-four hours.
DUE_MS: Final = 3 * DAY_MS
LISTED_MAX: Final = 20
ANSWERING: Final = Act.ANSWER_PRIVACY_REQUEST


async def begin(house: House, sender: Sender, delegate_id: int) -> None:
    """[Perbaiki]: asks for position and name as they should read."""
    async with house.act(sender) as tx:
        delegate = await _own(tx, sender, delegate_id)
        payload = {"delegate": delegate.id}
        await dialogs.set_step(tx, sender.telegram_id, delegate.meeting_id, STEP, payload, house.now())
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": delegate.meeting_id}
        await ask(tx, sender.telegram_id, "minta_nama", **about)


async def _own(tx: Tx, sender: Sender, delegate_id: int) -> Delegate:
    delegate = await delegates.load(tx, delegate_id)
    if delegate is None or delegate.telegram_id != sender.telegram_id:
        raise Refusal("tombol_lama")
    return delegate


async def write(house: House, sender: Sender, dialog: Dialog, raw: str) -> bool:
    """The person reads so from now on (True), or has asked the secretariat for it (False): once the meeting is over,
    and once they have answered, when another name would be another person."""
    label = name_line(raw)
    async with house.act(sender) as tx:
        delegate = await _own(tx, sender, dialog.payload["delegate"])
        await requests.hold(tx, delegate.id, house.db.lock_clause)
        meeting = await meetings.load(tx, delegate.meeting_id, lock=house.db.lock_clause)
        # Who was renamed or erased while this waited is read anew.
        delegate = await _own(tx, sender, delegate.id)
        await _check_free(tx, delegate, label)
        await dialogs.drop(tx, sender.telegram_id)
        actor = Actor("delegate", f"p{delegate.number}")
        if MeetingState(meeting.state) in OVER or await ballots.any_of(tx, delegate.id):
            await _ask_secretariat(house, tx, sender, delegate, label)
            return False
        await rename_in(house, tx, actor, delegate, label)
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": delegate.meeting_id}
        said: dict[str, Any] = {"label": label, "instansi": delegate.organisation}
        await ask(tx, sender.telegram_id, "pendaftaran_diubah", **about, **said)
    return True


async def _check_free(tx: Tx, delegate: Delegate, label: str) -> None:
    known = await delegates.namesake(tx, delegate.organisation_id, fold_for_eye(label))
    if known is not None and known.id != delegate.id:
        raise Refusal("nama_sudah_terdaftar", label=label, instansi=delegate.organisation)


async def _ask_secretariat(house: House, tx: Tx, sender: Sender, delegate: Delegate, label: str) -> None:
    now_ms, meeting_id, ref = house.now(), delegate.meeting_id, f"p{delegate.number}"
    # Asked for in other words, the earlier ones are nobody's name.
    await privacy.forget_asked(tx, meeting_id, delegate.id)
    request = await requests.ask(tx, meeting_id, delegate.id, label, now_ms, now_ms + DUE_MS)
    payload = {"delegate": ref, "number": request.number}
    await entries.append(tx, meeting_id, Actor("delegate", ref), "privacy.requested", payload, now_ms)
    about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting_id}
    said: dict[str, Any] = {"n": request.number, "waktu": request.due_ms}
    await tell(tx, sender.telegram_id, "permintaan_dicatat", **about, **said)
    for official in await staff.holders(tx, meeting_id, Role.SECRETARIAT):
        rows = answer_buttons(request)
        values = {**said, "label": delegate.label, "baru": personal(delegate.id, label)}
        await tell(tx, official, "permintaan_masuk", act=ANSWERING, **about, buttons=rows, **values)


def answer_buttons(request: Request) -> list[list[dict[str, Any]]]:
    """[Kabulkan] and [Tolak] of one request."""
    return [[button("tombol_kabulkan", "dq", request.id, 1), button("tombol_tolak_permintaan", "dq", request.id, 0)]]


async def show_queue(house: House, sender: Sender, meeting_id: int) -> None:
    """Every request, those that wait first, with its due time or its result."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, ANSWERING)
        now_ms = house.now()
        await accesses.add(tx, meeting_id, actor, "requests", now_ms)
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting_id}
        found = await requests.of_meeting(tx, meeting_id)
        lines: list[dict[str, Any]] = []
        for one in found[:LISTED_MAX]:
            delegate = await delegates.load(tx, one.delegate_id)
            assert delegate is not None
            state = "lewat" if one.state == "waiting" and one.due_ms < now_ms else one.state
            values = {"n": one.number, "label": delegate.label, "baru": personal(delegate.id, one.label or "–")}
            values |= {"waktu": one.due_ms if one.settled_ms is None else one.settled_ms}
            lines.append({"key": f"permintaan_{state}", "values": values})
        rows = [row for one in found[:LISTED_MAX] if one.state == "waiting" for row in _numbered(one)]
        key = "permintaan_daftar" if lines else "permintaan_kosong"
        said: dict[str, Any] = {"isi": {"lines": lines}} if lines else {}
        await tell(tx, sender.telegram_id, key, act=ANSWERING, **about, buttons=rows, **said)


def _numbered(request: Request) -> list[list[dict[str, Any]]]:
    yes = button("tombol_kabulkan_n", "dq", request.id, 1, n=request.number)
    return [[yes, button("tombol_tolak_n", "dq", request.id, 0, n=request.number)]]


async def grant(house: House, sender: Sender, request_id: int) -> None:
    """[Kabulkan]: the name is put right. In an adopted meeting nothing is changed in place: the secretariat is told to
    put it right by an erratum."""
    async with house.act(sender) as tx:
        request, delegate, actor = await _waiting(house, tx, sender, request_id)
        meeting = await meetings.load(tx, request.meeting_id)
        is_fixed = MeetingState(meeting.state) in (MeetingState.ADOPTED, MeetingState.LOCKED)
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": request.meeting_id}
        if not is_fixed:
            await rename_in(house, tx, actor, delegate, request.label)
        await _settled(house, tx, request, delegate, actor, "granted")
        if is_fixed:
            said: dict[str, Any] = {"label": delegate.label, "baru": personal(delegate.id, request.label)}
            await tell(tx, sender.telegram_id, "permintaan_ralat", act=ANSWERING, **about, **said)


async def ask_decline(house: House, sender: Sender, request_id: int) -> None:
    """[Tolak]: asks why; the person is told."""
    async with house.act(sender) as tx:
        request, _, _ = await _waiting(house, tx, sender, request_id)
        payload = {"request": request_id}
        await dialogs.set_step(tx, sender.telegram_id, request.meeting_id, STEP_DECLINE, payload, house.now())
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": request.meeting_id}
        await ask(tx, sender.telegram_id, "permintaan_alasan", **about, n=request.number)


async def decline(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """The request is declined for this reason."""
    reason = read_reason(raw)
    async with house.act(sender) as tx:
        request, delegate, actor = await _waiting(house, tx, sender, dialog.payload["request"])
        await dialogs.drop(tx, sender.telegram_id)
        await _settled(house, tx, request, delegate, actor, "declined", reason)


async def _waiting(house: House, tx: Tx, sender: Sender, request_id: int) -> tuple[Request, Delegate, Actor]:
    request = await requests.load(tx, request_id, lock=house.db.lock_clause)
    if request is None:
        raise Refusal("tombol_lama")
    actor = await require(tx, request.meeting_id, sender, ANSWERING)
    if request.state != "waiting":
        raise Refusal("permintaan_sudah", n=request.number)
    await meetings.load(tx, request.meeting_id, lock=house.db.lock_clause)
    delegate = await delegates.load(tx, request.delegate_id)
    assert delegate is not None
    return request, delegate, actor


async def _settled(
    house: House, tx: Tx, request: Request, delegate: Delegate, actor: Actor, act: str, reason: str = ""
) -> None:
    now_ms = house.now()
    await requests.settle(tx, request.id, act, actor.ref, now_ms, reason)
    # What was asked for is forgotten with the request, in every message that said it.
    await privacy.forget_asked(tx, request.meeting_id, delegate.id)
    payload = {"act": act, "delegate": f"p{delegate.number}", "number": request.number}
    await entries.append(tx, request.meeting_id, actor, "privacy.answered", payload, now_ms)
    if delegate.telegram_id is not None:
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": request.meeting_id}
        said: dict[str, Any] = {"n": request.number, **({"alasan": reason} if act == "declined" else {})}
        await tell(tx, delegate.telegram_id, f"permintaan_jawab_{act}", **about, **said)
