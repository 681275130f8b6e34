"""Registering a person: consent and organisation; one question at a time. Name and the rest are asked in naming.py."""

import json
from typing import Any

from meeting import notice
from meeting.enrolment import PHONE_DELEGATES_MAX
from meeting.house import House, Sender
from meeting.naming import ask_name
from meeting.rights import require
from meeting.telling import ask, button, plain_button, show
from rules.meetings import MeetingState, check_joinable
from rules.names import name_line
from rules.organisations import Candidates, Sure, match
from rules.refusals import Refusal
from rules.roles import Act
from storage import accounts, delegates, dialogs, meetings, organisations
from storage.database import Tx
from storage.delegates import Delegate
from storage.dialogs import Dialog
from storage.meetings import Meeting
from storage.organisations import Organisation

STEP_ORGANISATION = "register_organisation"
STEP_CHOICE = "register_choice"


async def begin(house: House, sender: Sender, meeting_id: int, *, anew: bool = False) -> None:
    """[Daftar]: the notice for whoever has not consented, else the question for the organisation; whoever is
    registered already sees as whom, and may add a person to this phone."""
    async with house.act(sender) as tx:
        meeting = await _named(tx, meeting_id)
        check_joinable(MeetingState(meeting.state))
        own = await delegates.of_account(tx, meeting_id, sender.telegram_id)
        if own and not await notice.is_outdated(tx, meeting, sender.telegram_id):
            await _shared_phone(house, tx, sender, meeting, own, anew=anew)
        elif not own and await notice.is_agreed(tx, meeting, sender.telegram_id):
            await _ask_organisation(house, tx, sender, meeting_id, {}, anew=anew)
        else:
            await notice.ask_in(house, tx, sender, meeting, anew=anew)


async def _shared_phone(
    house: House, tx: Tx, sender: Sender, meeting: Meeting, own: list[Delegate], *, anew: bool
) -> None:
    acting = await delegates.acting(tx, meeting.id, sender.telegram_id) or own[0]
    rows = [
        [button("tombol_tambah", "ra", meeting.id), button("tombol_cukup", "rc", meeting.id)],
        [button("tombol_ubah", "re", acting.id), button("tombol_keluar", "rl", acting.id)],
    ]
    if not acting.is_lead:
        rows.append([button("tombol_jadi_utama", "ru", acting.id)])
    values: dict[str, Any] = {"n": len(own), "instansi": own[0].organisation}
    chat_id = sender.telegram_id
    await ask(
        *(tx, chat_id, "perangkat_bersama"),
        now_ms=house.now(),
        meeting_id=meeting.id,
        buttons=rows,
        anew=anew,
        **values,
    )


async def consent(house: House, sender: Sender, meeting_id: int, mark: int | None = None) -> None:
    """[Saya setuju]: which words and when, and on to the organisation; for whoever is registered and agreed to a newer
    notice, back to their card. `mark` is that of the notice the button stood under: other words are asked for anew."""
    async with house.act(sender) as tx:
        meeting = await _named(tx, meeting_id)
        check_joinable(MeetingState(meeting.state))
        own = await delegates.of_account(tx, meeting_id, sender.telegram_id)
        if own and not await notice.is_outdated(tx, meeting, sender.telegram_id):
            raise Refusal("tombol_lama")
        await accounts.touch(tx, sender.telegram_id, house.now())
        if not await notice.agree_in(house, tx, sender, meeting, mark):
            await notice.ask_in(house, tx, sender, meeting, anew=False)
        elif own:
            await _show_card(house, tx, sender.telegram_id, meeting_id)
        else:
            await _ask_organisation(house, tx, sender, meeting_id, {}, anew=False)


async def by_clerk(house: House, sender: Sender, meeting_id: int) -> None:
    """[Isi lewat petugas saja]: nothing of the account is kept; the desk is explained."""
    async with house.act(sender) as tx:
        await _named(tx, meeting_id)
        await dialogs.drop(tx, sender.telegram_id)
        await ask(tx, sender.telegram_id, "isi_lewat_petugas", now_ms=house.now(), meeting_id=meeting_id, anew=False)


async def add_person(house: House, sender: Sender, meeting_id: int) -> None:
    """[Tambah]: one more person on this phone, up to ten."""
    async with house.act(sender) as tx:
        own = await delegates.of_account(tx, meeting_id, sender.telegram_id)
        if not own:
            raise Refusal("tombol_lama")
        if len(own) >= PHONE_DELEGATES_MAX:
            raise Refusal("perangkat_penuh", maks=PHONE_DELEGATES_MAX)
        await ask_name(house, tx, sender, meeting_id, {"organisation": own[0].organisation_id}, anew=False)


async def enough(house: House, sender: Sender, meeting_id: int) -> None:
    """[Cukup]: the participant's card."""
    async with house.act(sender) as tx:
        await _named(tx, meeting_id)
        await _show_card(house, tx, sender.telegram_id, meeting_id)


async def begin_for_other(house: House, sender: Sender, meeting_id: int) -> None:
    """A clerk registers somebody who has no phone."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.ENTER_ASSISTED)
        await _ask_organisation(house, tx, sender, meeting_id, {"clerk": 1}, anew=True)


async def _ask_organisation(
    house: House, tx: Tx, sender: Sender, meeting_id: int, payload: dict[str, Any], *, anew: bool
) -> None:
    await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP_ORGANISATION, payload, house.now())
    await ask(tx, sender.telegram_id, "minta_instansi", now_ms=house.now(), meeting_id=meeting_id, anew=anew)


async def typed_organisation(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """The organisation as typed: one to confirm, or up to five to choose from; a person always confirms."""
    typed = name_line(raw)
    async with house.act(sender) as tx:
        meeting_id = _meeting_of(dialog)
        meeting = await meetings.load(tx, meeting_id)
        roster = await organisations.roster(tx, meeting_id)
        found = match(typed, roster, json.loads(meeting.region_words))
        payload = dialog.payload | {"typed": typed}
        await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP_CHOICE, payload, house.now())
        await _offer(house, tx, sender, meeting_id, found, typed)


async def _offer(house: House, tx: Tx, sender: Sender, meeting_id: int, found: Sure | Candidates, typed: str) -> None:
    names = {one.id: one.name for one in await organisations.of_meeting(tx, meeting_id)}
    chat_id, now_ms = sender.telegram_id, house.now()
    none_of_them = [button("tombol_tidak_ada", "rx", meeting_id)]
    if isinstance(found, Sure):
        rows = [[button("tombol_ya_benar", "ro", found.id), button("tombol_bukan", "rn", meeting_id)]]
        values: dict[str, Any] = {"instansi": names[found.id]}
        key = "konfirmasi_instansi"
    elif found.ids:
        rows = [[plain_button(names[one], "ro", one)] for one in found.ids] + [none_of_them]
        key, values = "pilih_instansi", {"daftar": ""}
    else:
        rows = [[button("tombol_ketik_lagi", "rn", meeting_id)], none_of_them]
        key, values = "pilih_instansi_kosong", {"instansi": typed}
    await ask(tx, chat_id, key, now_ms=now_ms, meeting_id=meeting_id, buttons=rows, **values)


async def _named(tx: Tx, meeting_id: int) -> Meeting:
    """The meeting a button names: a stranger's claim, which may be of none."""
    meeting = await meetings.find(tx, meeting_id)
    if meeting is None:
        raise Refusal("tombol_lama")
    return meeting


def _meeting_of(dialog: Dialog) -> int:
    assert dialog.meeting_id is not None, "a registration belongs to a meeting"
    return dialog.meeting_id


async def _choice(house: House, tx: Tx, sender: Sender) -> Dialog:
    """The conversation that waits for a choice of organisation; an older button finds none."""
    dialog = await dialogs.load(tx, sender.telegram_id, house.now())
    if dialog is None or dialog.step != STEP_CHOICE:
        raise Refusal("tombol_lama")
    return dialog


async def choose(house: House, sender: Sender, organisation_id: int) -> Organisation:
    """[Ya, benar], or one of the list: on to the name."""
    async with house.act(sender) as tx:
        dialog = await _choice(house, tx, sender)
        chosen = await organisations.load(tx, organisation_id)
        if chosen is None or chosen.meeting_id != dialog.meeting_id or chosen.standing == "declined":
            raise Refusal("tombol_lama")
        payload = {key: value for key, value in dialog.payload.items() if key != "typed"}
        await ask_name(house, tx, sender, chosen.meeting_id, payload | {"organisation": organisation_id}, anew=False)
    return chosen


async def retype(house: House, sender: Sender) -> None:
    """[Bukan]: the organisation is asked for again."""
    async with house.act(sender) as tx:
        dialog = await _choice(house, tx, sender)
        payload = {key: value for key, value in dialog.payload.items() if key != "typed"}
        await _ask_organisation(house, tx, sender, _meeting_of(dialog), payload, anew=False)


async def outside(house: House, sender: Sender) -> None:
    """[Tidak ada dalam daftar]: the typed name becomes an organisation that waits for the secretariat as soon as
    somebody is registered for it."""
    async with house.act(sender) as tx:
        dialog = await _choice(house, tx, sender)
        payload = {key: value for key, value in dialog.payload.items() if key != "typed"}
        payload["outside"] = str(dialog.payload["typed"])
        await ask_name(house, tx, sender, _meeting_of(dialog), payload, anew=False)


async def _show_card(house: House, tx: Tx, chat_id: int, meeting_id: int) -> None:
    payload = {"meeting": meeting_id}
    await show(tx, chat_id, "person", payload, topic=f"meeting:{meeting_id}", now_ms=house.now(), anew=True)
