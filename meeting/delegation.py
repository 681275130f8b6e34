"""A delegation during the meeting: leaving, coming back, handing the lead over, correcting a name."""

from typing import Any

from meeting.house import House, Sender
from meeting.reasons import keep, read_reason
from meeting.rights import has_right, require
from meeting.setting_aside import end_for, end_for_others
from meeting.speech_ends import person_leaves
from meeting.telling import ask, button, show, tell
from rules.names import name_line
from rules.refusals import Refusal
from rules.roles import Act, Role
from rules.text import fold_for_eye
from storage import accounts, ballots, cards, delegates, dialogs, entries, meetings, organisations, privacy, staff
from storage.database import Tx
from storage.delegates import Delegate
from storage.entries import Actor

STEP_RENAME = "rename"


async def _own(house: House, tx: Tx, sender: Sender, delegate_id: int) -> Delegate:
    delegate = await delegates.load(tx, delegate_id)
    if delegate is None or delegate.telegram_id != sender.telegram_id or delegate.left_ms is not None:
        raise Refusal("tombol_lama")
    return delegate


async def _held(house: House, tx: Tx, delegate_id: int) -> Delegate:
    """The delegate as they are once the meeting is held: people change only behind it."""
    delegate = await delegates.load(tx, delegate_id)
    if delegate is None:
        raise Refusal("tombol_lama")
    await meetings.load(tx, delegate.meeting_id, lock=house.db.lock_clause)
    held = await delegates.load(tx, delegate_id)
    assert held is not None, "delegates are never deleted"
    return held


async def ask_leave(house: House, sender: Sender, delegate_id: int) -> None:
    """[Tinggalkan rapat]: asks once more, because the lead may pass on with it."""
    async with house.act(sender) as tx:
        delegate = await _own(house, tx, sender, delegate_id)
        meeting_id = delegate.meeting_id
        rows = [[button("tombol_keluar", "rl", delegate_id, 1), button("tombol_batal", "rc", meeting_id)]]
        values: dict[str, Any] = {"label": delegate.label}
        await ask(
            *(tx, sender.telegram_id, "keluar_konfirmasi"),
            now_ms=house.now(),
            meeting_id=meeting_id,
            buttons=rows,
            anew=False,
            **values,
        )


async def leave(house: House, sender: Sender, delegate_id: int) -> Delegate:
    """Marks a person as gone, by themselves or by an official. Answers given stay; it matters for quorum and later
    electorates. The lead passes to the next of the organisation."""
    async with house.act(sender) as tx:
        delegate = await _held(house, tx, delegate_id)
        actor = Actor("delegate", f"p{delegate.number}")
        if delegate.telegram_id != sender.telegram_id:
            actor = await require(tx, delegate.meeting_id, sender, Act.ENTER_ASSISTED)
        now_ms = house.now()
        if not await leave_in(house, tx, delegate, actor):
            return delegate
        chat_id, meeting_id = sender.telegram_id, delegate.meeting_id
        await tell(
            tx, chat_id, "keluar_tercatat", now_ms=now_ms, meeting_id=meeting_id, label=delegate.label, jam=now_ms
        )
    return delegate


async def leave_in(house: House, tx: Tx, delegate: Delegate, actor: Actor) -> bool:
    """The same within an act; False where somebody noted it before."""
    if not await delegates.leaves(tx, delegate.id, house.now()):
        return False
    payload = {"delegate": f"p{delegate.number}"}
    await entries.append(tx, delegate.meeting_id, actor, "delegate.left", payload, house.now())
    await person_leaves(tx, delegate.meeting_id, delegate.id, actor, house.now())
    await end_for(house, tx, delegate)
    if delegate.is_lead:
        rest = await delegates.of_organisation(tx, delegate.organisation_id)
        await organisations.hand_lead(tx, delegate.organisation_id, rest[0].id if rest else None)
        if rest:
            await _handed(house, tx, delegate, rest[0], actor, {"cause": "left"})
    return True


async def _handed(house: House, tx: Tx, old: Delegate, new: Delegate, actor: Actor, because: dict[str, Any]) -> None:
    payload = {"from": f"p{old.number}", "to": f"p{new.number}", **because}
    await entries.append(tx, old.meeting_id, actor, "lead.handed", payload, house.now())
    for telegram_id in sorted({one for one in (old.telegram_id, new.telegram_id) if one is not None}):
        values: dict[str, Any] = {"instansi": new.organisation, "label": new.label}
        await tell(tx, telegram_id, "utama_diserahkan", now_ms=house.now(), meeting_id=old.meeting_id, **values)


async def claim_lead(house: House, sender: Sender, delegate_id: int) -> None:
    """[Jadi perwakilan utama]: the first stays; the request goes to the secretariat."""
    async with house.act(sender) as tx:
        delegate = await _own(house, tx, sender, delegate_id)
        organisation = await organisations.load(tx, delegate.organisation_id)
        assert organisation is not None
        if organisation.lead_delegate_id is None:
            await organisations.lead_if_none(tx, organisation.id, delegate.id)
            return
        lead = await delegates.load(tx, organisation.lead_delegate_id)
        assert lead is not None
        if lead.id == delegate.id:
            return
        rows = [[button("tombol_tetapkan_utama", "sl", delegate.id, label=delegate.label)]]
        values: dict[str, Any] = {"label": delegate.label, "instansi": organisation.short, "lain": lead.label}
        for telegram_id in await staff.holders(tx, delegate.meeting_id, Role.SECRETARIAT):
            await tell(
                *(tx, telegram_id, "utama_minta_putusan"),
                now_ms=house.now(),
                meeting_id=delegate.meeting_id,
                buttons=rows,
                once=f"lead:{delegate.id}:{lead.id}",
                act=Act.SETTLE_LEAD,
                **values,
            )
        said: dict[str, Any] = {"instansi": organisation.short, "label": lead.label}
        await tell(
            *(tx, sender.telegram_id, "utama_sudah_ada"), now_ms=house.now(), meeting_id=delegate.meeting_id, **said
        )


async def hand_lead(house: House, sender: Sender, delegate_id: int, reason: str) -> Delegate:
    """The lead passes to this delegate, by the lead or by the secretariat, with a reason; the organisation's ballots
    stand."""
    async with house.act(sender) as tx:
        new = await delegates.load(tx, delegate_id)
        if new is None or new.left_ms is not None:
            raise Refusal("tombol_lama")
        organisation = await organisations.load(tx, new.organisation_id, lock=house.db.lock_clause)
        assert organisation is not None
        old = None if organisation.lead_delegate_id is None else await delegates.load(tx, organisation.lead_delegate_id)
        actor = Actor("lead", f"p{old.number}") if old is not None else Actor("delegate", f"p{new.number}")
        if old is None or old.telegram_id != sender.telegram_id:
            actor = await require(tx, new.meeting_id, sender, Act.SETTLE_LEAD)
        if old is not None and old.id == new.id:
            return new
        await organisations.hand_lead(tx, new.organisation_id, new.id)
        because = await keep(house, tx, sender, new.meeting_id, actor, read_reason(reason))
        await _handed(house, tx, old or new, new, actor, because)
    return new


async def speak_for(house: House, sender: Sender, delegate_id: int) -> Delegate:
    """[Ganti]: the phone speaks for this one of its delegates from now on. What the floor has asked another for ends,
    because the next words are not theirs."""
    async with house.act(sender) as tx:
        delegate = await _own(house, tx, sender, delegate_id)
        await end_for_others(house, tx, sender.telegram_id, delegate)
        await accounts.answer_for(tx, sender.telegram_id, delegate_id)
        await cards.redraw_own(tx, sender.telegram_id, delegate.meeting_id, house.now())
        payload, topic = {"meeting": delegate.meeting_id}, f"meeting:{delegate.meeting_id}"
        await show(
            *(tx, sender.telegram_id, "person", payload),
            topic=topic,
            now_ms=house.now(),
            is_awaited=True,
            tapped=sender.tapped,
        )
    return delegate


async def ask_name(house: House, sender: Sender, delegate_id: int) -> None:
    """[Ubah]: asks for position and name once more."""
    async with house.act(sender) as tx:
        delegate = await _own(house, tx, sender, delegate_id)
        payload = {"delegate": delegate_id}
        await dialogs.set_step(tx, sender.telegram_id, delegate.meeting_id, STEP_RENAME, payload, house.now())
        await ask(tx, sender.telegram_id, "minta_nama", now_ms=house.now(), meeting_id=delegate.meeting_id, anew=False)


async def rename(house: House, sender: Sender, delegate_id: int, raw: str) -> Delegate:
    """Corrects position and name: the person before any ballot of theirs, the secretariat at any time."""
    label = name_line(raw)
    async with house.act(sender) as tx:
        delegate = await _held(house, tx, delegate_id)
        actor = Actor("delegate", f"p{delegate.number}")
        if not await has_right(tx, delegate.meeting_id, sender, Act.KEEP_ROSTER):
            await _own(house, tx, sender, delegate_id)
            if await ballots.any_of(tx, delegate_id):
                raise Refusal("ubah_lewat_sekretariat")
        else:
            actor = await require(tx, delegate.meeting_id, sender, Act.KEEP_ROSTER)
        await rename_in(house, tx, actor, delegate, label)
        await dialogs.drop(tx, sender.telegram_id)
        values: dict[str, Any] = {"label": label, "instansi": delegate.organisation}
        await ask(
            *(tx, sender.telegram_id, "pendaftaran_diubah"),
            now_ms=house.now(),
            meeting_id=delegate.meeting_id,
            **values,
        )
    return delegate


async def rename_in(house: House, tx: Tx, actor: Actor, delegate: Delegate, label: str) -> None:
    """The same within an act; nobody of an organisation gets the name of somebody else. Messages that said the old name
    say the new one. Raises `tombol_lama` for whoever was separated from their data: they get no name back."""
    if delegate.label == f"p{delegate.number}":
        raise Refusal("tombol_lama")
    known = await delegates.namesake(tx, delegate.organisation_id, fold_for_eye(label))
    if known is not None and known.id != delegate.id:
        raise Refusal("nama_sudah_terdaftar", label=label, instansi=delegate.organisation)
    await delegates.rename(tx, delegate.id, label, fold_for_eye(label))
    await privacy.forget_said(tx, delegate.meeting_id, delegate.label, label)
    await privacy.forget_asked(tx, delegate.meeting_id, delegate.id)
    payload = {"delegate": f"p{delegate.number}"}
    await entries.append(tx, delegate.meeting_id, actor, "delegate.renamed", payload, house.now())
