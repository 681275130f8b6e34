"""A person becomes a delegate: stored once, led by the first, told what they may do."""

from typing import Any

from meeting.electorate import arrived
from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, button, show, tell
from rules.meetings import MeetingState, check_joinable
from rules.refusals import Refusal
from rules.roles import Act, Role
from rules.text import fold, fold_for_eye
from storage import accounts, delegates, dialogs, entries, meetings, organisations, outbox, questions, staff
from storage.database import Tx
from storage.delegates import Delegate, NewDelegate
from storage.dialogs import Dialog
from storage.entries import Actor
from storage.organisations import NewOrganisation, Organisation

# So many people may ever be registered from one phone in a meeting, those who left among them.
PHONE_DELEGATES_MAX = 10


async def enrol(house: House, tx: Tx, sender: Sender, dialog: Dialog, represented: str, *, anew: bool) -> Delegate:
    """Stores the person the dialog describes. Somebody who left and registers again under the same name is the same
    person; the same name from another phone is refused, because it would be two people in one."""
    meeting_id, payload = dialog.meeting_id, dialog.payload
    assert meeting_id is not None
    await questions.lock_open(tx, meeting_id, house.db.lock_clause)
    meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
    check_joinable(MeetingState(meeting.state))
    organisation = await _organisation(tx, meeting_id, payload)
    is_clerk = bool(payload.get("clerk"))
    official = await require(tx, meeting_id, sender, Act.ENTER_ASSISTED) if is_clerk else None
    delegate, is_new = await _stored(house, tx, sender, organisation, dialog, represented)
    await dialogs.drop(tx, sender.telegram_id)
    is_lead = await organisations.lead_if_none(tx, organisation.id, delegate.id)
    if not is_clerk:
        await accounts.turn_to(tx, sender.telegram_id, meeting_id)
        await accounts.answer_for(tx, sender.telegram_id, delegate.id)
    ref = f"p{delegate.number}"
    actor = official or Actor("delegate", ref)
    act = "delegate.registered" if is_new else "delegate.returned"
    entry = {"channel": delegate.channel, "delegate": ref, "organisation": organisation.ref}
    await entries.append(tx, meeting_id, actor, act, entry, house.now())
    if organisation.votes:
        await arrived(
            *(tx, house),
            meeting_id=meeting_id,
            delegate_id=delegate.id,
            number=delegate.number,
            organisation_id=organisation.id,
            telegram_id=delegate.telegram_id,
        )
    await _say(house, tx, sender, organisation, delegate, is_lead=is_lead, anew=anew)
    await outbox.want_again(tx, f"staff:{meeting_id}", now_ms=house.now())
    return delegate


async def _organisation(tx: Tx, meeting_id: int, payload: dict[str, Any]) -> Organisation:
    """The organisation that was chosen, or one from outside the invitation: the one of that name that waits already,
    else a new one."""
    organisation_id = payload.get("organisation")
    if organisation_id is None:
        name = str(payload["outside"])
        same = [one.id for one in await organisations.of_meeting(tx, meeting_id) if fold(one.name) == fold(name)]
        new = NewOrganisation("", name, name, None, "pending")
        organisation_id = same[0] if same else await organisations.add(tx, meeting_id, new)
    organisation = await organisations.load(tx, organisation_id)
    assert organisation is not None
    if organisation.standing == "declined":
        raise Refusal("luar_sudah_diputuskan", instansi=organisation.name)
    return organisation


async def _stored(
    house: House, tx: Tx, sender: Sender, organisation: Organisation, dialog: Dialog, represented: str
) -> tuple[Delegate, bool]:
    label, account = str(dialog.payload["label"]), sender.telegram_id
    is_clerk = bool(dialog.payload.get("clerk"))
    known = await delegates.namesake(tx, organisation.id, fold_for_eye(label))
    if known is not None:
        if known.left_ms is None or known.telegram_id != (None if is_clerk else account):
            raise Refusal("nama_sudah_terdaftar", label=label, instansi=organisation.short)
        await delegates.returns(tx, known.id)
        return known, False
    own = await delegates.of_account(tx, organisation.meeting_id, account)
    if not is_clerk:
        await _check_phone(tx, organisation, account, own)
    channel = "clerk" if is_clerk else "shared" if own else "telegram"
    new = NewDelegate(organisation.id, None if is_clerk else account, label, fold_for_eye(label), represented, channel)
    delegate_id = await delegates.add(tx, organisation.meeting_id, new, house.now())
    stored = await delegates.load(tx, delegate_id)
    assert stored is not None
    return stored, True


async def _check_phone(tx: Tx, organisation: Organisation, account: int, own: list[Delegate]) -> None:
    """A shared phone is one organisation's, and no phone makes people without end by letting them leave."""
    if any(one.organisation_id != organisation.id for one in own):
        raise Refusal("tombol_lama")
    if await delegates.ever_of_account(tx, organisation.meeting_id, account) >= PHONE_DELEGATES_MAX:
        raise Refusal("perangkat_penuh", maks=PHONE_DELEGATES_MAX)


async def _say(
    house: House, tx: Tx, sender: Sender, organisation: Organisation, delegate: Delegate, *, is_lead: bool, anew: bool
) -> None:
    chat_id, now_ms, meeting_id = sender.telegram_id, house.now(), organisation.meeting_id
    values: dict[str, Any]
    if organisation.standing == "pending":
        key, values = "luar_undangan", {"instansi": organisation.name}
        await _ask_secretariat(tx, organisation, delegate, now_ms)
    elif organisation.standing == "observer":
        key, values = "terdaftar_peninjau", {"instansi": organisation.name}
    else:
        key, values = "terdaftar", {"instansi": organisation.name, "unsur": organisation.constituency or "–"}
    lines: list[dict[str, Any]] = [{"key": key, "values": values}]
    if is_lead and organisation.votes and delegate.telegram_id is not None:
        lines.append({"key": "perwakilan_utama", "values": {"instansi": organisation.short}})
    await ask(tx, chat_id, "isi", now_ms=now_ms, meeting_id=meeting_id, anew=anew, isi={"lines": lines})
    if delegate.telegram_id is None:
        return
    payload, topic = {"meeting": meeting_id}, f"meeting:{meeting_id}"
    await show(tx, chat_id, "person", payload, topic=topic, now_ms=now_ms, anew=True, is_awaited=False)


async def _ask_secretariat(tx: Tx, organisation: Organisation, delegate: Delegate, now_ms: int) -> None:
    rows = [
        [button("tombol_terima_suara", "sv", organisation.id), button("tombol_terima_peninjau", "so", organisation.id)],
        [button("tombol_alias", "sa", organisation.id), button("tombol_tolak_luar", "sd", organisation.id)],
    ]
    for telegram_id in await staff.holders(tx, organisation.meeting_id, Role.SECRETARIAT):
        await tell(
            *(tx, telegram_id, "luar_minta_putusan"),
            act=Act.APPROVE_ORGANISATION,
            now_ms=now_ms,
            meeting_id=organisation.meeting_id,
            buttons=rows,
            instansi=organisation.name,
            label=delegate.label,
        )
