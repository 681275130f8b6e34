"""Organisations outside the invitation: the secretariat accepts, makes an observer, recognises an alias, declines."""

from typing import Any

from meeting.electorate import arrived
from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, tell
from rules.names import name_line
from rules.organisations import Candidates, Sure, match, normalise
from rules.refusals import Refusal
from rules.roles import Act
from storage import delegates, dialogs, entries, organisations, questions
from storage.database import Tx
from storage.dialogs import Dialog
from storage.entries import Actor
from storage.organisations import Organisation

STEP_ALIAS = "outside_alias"
STEP_REASON = "outside_reason"


async def _pending(house: House, tx: Tx, sender: Sender, organisation_id: int) -> tuple[Organisation, Actor]:
    found = await organisations.load(tx, organisation_id)
    if found is None:
        raise Refusal("tombol_lama")
    # As in every act by which somebody joins: the open questions first, then the organisation as it stands now.
    await questions.lock_open(tx, found.meeting_id, house.db.lock_clause)
    organisation = await organisations.load(tx, organisation_id, lock=house.db.lock_clause)
    assert organisation is not None, "organisations are never deleted"
    actor = await require(tx, organisation.meeting_id, sender, Act.APPROVE_ORGANISATION)
    if organisation.standing != "pending":
        raise Refusal("luar_sudah_diputuskan", instansi=organisation.short)
    return organisation, actor


async def accept(house: House, sender: Sender, organisation_id: int, *, votes: bool) -> Organisation:
    """Accepted with a vote, or as an observer, who speaks and is in no denominator."""
    standing = "accepted" if votes else "observer"
    async with house.act(sender) as tx:
        organisation, actor = await _pending(house, tx, sender, organisation_id)
        await organisations.set_standing(tx, organisation_id, standing)
        await _enter(house, tx, organisation, actor, standing)
        status = {"key": "status_berhak" if votes else "status_peninjau"}
        await _tell_all(house, tx, organisation, "luar_disetujui", instansi=organisation.name, status=status)
        if votes:
            await _arrive(house, tx, organisation_id)
    return organisation


async def _arrive(house: House, tx: Tx, organisation_id: int) -> None:
    for one in await delegates.of_organisation(tx, organisation_id):
        await arrived(
            *(tx, house),
            meeting_id=one.meeting_id,
            delegate_id=one.id,
            number=one.number,
            organisation_id=organisation_id,
            telegram_id=one.telegram_id,
        )


async def _enter(house: House, tx: Tx, organisation: Organisation, actor: Actor, standing: str) -> None:
    payload = {"organisation": organisation.ref, "standing": standing}
    await entries.append(tx, organisation.meeting_id, actor, "organisation.decided", payload, house.now())


async def _tell_all(house: House, tx: Tx, organisation: Organisation, key: str, **values: Any) -> None:
    told = {one.telegram_id for one in await delegates.of_organisation(tx, organisation.id) if one.telegram_id}
    for telegram_id in sorted(told):
        await tell(tx, telegram_id, key, now_ms=house.now(), meeting_id=organisation.meeting_id, **values)


async def ask_words(house: House, sender: Sender, organisation_id: int, step: str) -> None:
    """Asks the secretariat whose alias it is, or why it is declined."""
    async with house.act(sender) as tx:
        organisation, _ = await _pending(house, tx, sender, organisation_id)
        payload = {"organisation": organisation_id}
        await dialogs.set_step(tx, sender.telegram_id, organisation.meeting_id, step, payload, house.now())
        key = "luar_pilih_alias" if step == STEP_ALIAS else "minta_alasan"
        values: dict[str, Any] = {"instansi": organisation.name} if step == STEP_ALIAS else {}
        await ask(tx, sender.telegram_id, key, now_ms=house.now(), meeting_id=organisation.meeting_id, **values)


async def decline(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """Declined with a reason that its delegates receive."""
    reason = name_line(raw)
    async with house.act(sender) as tx:
        organisation, actor = await _pending(house, tx, sender, dialog.payload["organisation"])
        await organisations.set_standing(tx, organisation.id, "declined")
        await dialogs.drop(tx, sender.telegram_id)
        await _enter(house, tx, organisation, actor, "declined")
        await _tell_all(house, tx, organisation, "luar_ditolak", instansi=organisation.name, alasan=reason)
        await _tell_decision(house, tx, sender, organisation, {"key": "putusan_ditolak"})


async def is_alias(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """It is an organisation of the list under another name: its delegates move there, the name is remembered."""
    typed = name_line(raw)
    async with house.act(sender) as tx:
        organisation, actor = await _pending(house, tx, sender, dialog.payload["organisation"])
        meeting_id = organisation.meeting_id
        roster = [one for one in await organisations.roster(tx, meeting_id) if one.id != organisation.id]
        found = match(typed, roster)
        if isinstance(found, Candidates):
            raise Refusal("instansi_tidak_jelas", instansi=typed)
        assert isinstance(found, Sure)
        other = await organisations.load(tx, found.id)
        assert other is not None
        moved = await delegates.of_organisation(tx, organisation.id)
        await organisations.move_delegates(tx, organisation.id, other.id)
        await organisations.add_alias(tx, meeting_id, normalise(organisation.name), other.id)
        await organisations.hand_lead(tx, organisation.id, None)
        await organisations.set_standing(tx, organisation.id, "declined")
        for one in moved:
            await organisations.lead_if_none(tx, other.id, one.id)
        await dialogs.drop(tx, sender.telegram_id)
        await _enter(house, tx, organisation, actor, f"alias:{other.ref}")
        await _tell_all(house, tx, other, "luar_digabung", instansi=organisation.name, lain=other.name)
        await _arrive(house, tx, other.id)
        decision = {"key": "putusan_alias", "values": {"lain": other.short}}
        await _tell_decision(house, tx, sender, organisation, decision)


async def _tell_decision(
    house: House, tx: Tx, sender: Sender, organisation: Organisation, decision: dict[str, Any]
) -> None:
    await tell(
        *(tx, sender.telegram_id, "luar_diputuskan"),
        now_ms=house.now(),
        meeting_id=organisation.meeting_id,
        instansi=organisation.name,
        putusan=decision,
        peran={"key": "peran_secretariat"},
        jam=house.now(),
    )
