"""Staff: invited by one-time links, shown by role, taken away at once."""

from dataclasses import dataclass
from typing import Any

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import button, tell
from rules.codes import new_key
from rules.names import shown_name
from rules.refusals import Refusal
from rules.roles import Act, Role, may
from storage import accounts, entries, invitations, meetings, outbox, staff
from storage.database import Tx

# Cards only officials see; they follow the meeting no longer once a role is gone, until they are asked for again.
OFFICIAL_CARDS = (
    *("panel", "staff", "attendance", "agenda", "questions", "points", "point", "merge", "themes", "speakers"),
    *("soundings", "outcome", "outcomes", "record", "assisted", "batch", "entry", "names", "desk", "reminder"),
    *("file", "pack", "export", "exports", "consent_log", "amendment", "amendments", "closing"),
    *("attachment", "waiting_files", "waiting_file", "views_entry", "assisted_views", "screen"),
)
LIFETIME_MS = 7 * 24 * 3_600_000
# The roles a link can give, by the numbers in the buttons; they never change their meaning.
ROLES = {1: Role.SECRETARIAT, 2: Role.MODERATOR, 3: Role.DEPUTY, 4: Role.MINUTE_TAKER, 5: Role.CLERK}
SERVICE = 0


@dataclass(frozen=True, slots=True)
class Invited:
    """A fresh link's token and what it gives."""

    token: str
    role: Role


async def _may_give(tx: Tx, meeting_id: int, sender: Sender, role: Role) -> None:
    """The owner names secretariats of the service; the secretariat names everybody of its meeting."""
    if meeting_id == SERVICE:
        roles = await staff.roles_of(tx, SERVICE, sender.telegram_id)
        if Role.OWNER not in roles or role is not Role.SECRETARIAT:
            raise Refusal("bukan_wewenang")
        return
    await require(tx, meeting_id, sender, Act.GIVE_ROLE)


async def show(house: House, sender: Sender) -> None:
    """/petugas: who holds which role, and a button to invite for each; for the owner the service's secretariats."""
    async with house.act(sender) as tx:
        meeting = await meetings.current_of(tx, sender.telegram_id)
        roles = await staff.roles_of(tx, meeting.id if meeting else SERVICE, sender.telegram_id)
        if not may(roles, Act.GIVE_ROLE):
            raise Refusal("bukan_wewenang")
        in_meeting = meeting is not None and Role.SECRETARIAT in roles
        meeting_id = meeting.id if in_meeting and meeting else SERVICE
        offered = ROLES if in_meeting else {1: Role.SECRETARIAT}
        rows = [[button(f"peran_{role.value}", "si", meeting_id, number)] for number, role in offered.items()]
        for member in await staff.of_meeting(tx, meeting_id):
            if member.role is not Role.OWNER and member.telegram_id != sender.telegram_id:
                number = next(number for number, role in ROLES.items() if role is member.role)
                peran, ref = {"key": f"peran_{member.role.value}"}, f"s{member.number}"
                numbers = (meeting_id, number, member.number)
                rows.append([button("tombol_cabut_petugas", "sx", *numbers, peran=peran, nomor=ref)])
        title = meeting.title if in_meeting and meeting else "Jajak"
        values: dict[str, Any] = {"judul": title}
        await tell(tx, sender.telegram_id, "petugas_menu", now_ms=house.now(), buttons=rows, **values)


async def invite(house: House, sender: Sender, meeting_id: int, number: int, username: str) -> Invited:
    """Makes a one-time link for a role and sends it to whoever asked, to be passed on."""
    role = ROLES.get(number)
    if role is None:
        raise Refusal("tombol_lama")
    async with house.act(sender) as tx:
        await _may_give(tx, meeting_id, sender, role)
        token, expires_ms = new_key(house.token_bytes), house.now() + LIFETIME_MS
        await invitations.add(tx, token, meeting_id or None, role.value, expires_ms, sender.telegram_id)
        title = (await meetings.load(tx, meeting_id)).title if meeting_id else "Jajak"
        await tell(
            *(tx, sender.telegram_id, "undangan_tautan"),
            now_ms=house.now(),
            meeting_id=meeting_id,
            peran={"key": f"peran_{role.value}"},
            judul=title,
            waktu=expires_ms,
            tautan=f"https://t.me/{username}?start=s_{token}",
        )
    return Invited(token, role)


async def accept(house: House, sender: Sender, token: str, *, name: str) -> None:
    """Whoever follows the link gets its role, once; the meeting's record says so and the inviter is told."""
    async with house.act(sender) as tx:
        now_ms = house.now()
        invitation = await invitations.redeem(tx, token, sender.telegram_id, now_ms)
        if invitation is None or invitation.role == Role.OWNER.value:
            raise Refusal("tautan_tidak_berlaku")
        role, meeting_id = Role(invitation.role), invitation.meeting_id or SERVICE
        if invitation.created_by is not None:
            await _still_gives(tx, meeting_id, invitation.created_by, role)
        await accounts.touch(tx, sender.telegram_id, now_ms)
        number = await staff.add(tx, meeting_id, sender.telegram_id, role, now_ms)
        peran: dict[str, Any] = {"key": f"peran_{role.value}"}
        if number is None:
            await tell(tx, sender.telegram_id, "peran_sudah_ada", now_ms=now_ms, peran=peran)
            return
        title = "Jajak"
        if meeting_id:
            title = (await meetings.load(tx, meeting_id)).title
            await accounts.turn_to(tx, sender.telegram_id, meeting_id)
            actor = await staff.actor(tx, meeting_id, sender.telegram_id, role)
            await entries.append(tx, meeting_id, actor, "role.given", {"ref": actor.ref, "role": role.value}, now_ms)
        lines = [{"key": "undangan_diterima", "values": {"peran": peran, "judul": title}}]
        if role is Role.SECRETARIAT and not meeting_id:
            lines.append({"key": "kirim_berkas", "values": {}})
        await tell(tx, sender.telegram_id, "isi", now_ms=now_ms, isi={"lines": lines})
        if invitation.created_by is not None:
            await tell(tx, invitation.created_by, "undangan_dipakai", now_ms=now_ms, nama=shown_name(name), peran=peran)


async def _still_gives(tx: Tx, meeting_id: int, inviter: int, role: Role) -> None:
    """A link is worth what its maker may give when it is used: it does not outlive a role that was taken away."""
    try:
        await _may_give(tx, meeting_id, Sender(inviter), role)
    except Refusal:
        raise Refusal("tautan_tidak_berlaku") from None


async def ask_take_away(house: House, sender: Sender, meeting_id: int, number: int, holder: int) -> None:
    """Asks once more: whoever loses a role loses it in the middle of the meeting."""
    role = ROLES.get(number)
    if role is None:
        raise Refusal("tombol_lama")
    async with house.act(sender) as tx:
        await _may_give(tx, meeting_id, sender, role)
        rows = [[button("tombol_cabut", "sx", meeting_id, number, holder, 1)]]
        values: dict[str, Any] = {"peran": {"key": f"peran_{role.value}"}, "nomor": f"s{holder}"}
        await tell(tx, sender.telegram_id, "cabut_konfirmasi", now_ms=house.now(), buttons=rows, **values)


async def take_away(house: House, sender: Sender, meeting_id: int, number: int, holder: int) -> Role:
    """Takes a role away; it is gone with the holder's next press."""
    role = ROLES.get(number)
    if role is None:
        raise Refusal("tombol_lama")
    async with house.act(sender) as tx:
        await _may_give(tx, meeting_id, sender, role)
        for member in await staff.of_meeting(tx, meeting_id):
            if member.number != holder or member.role is not role:
                continue
            if meeting_id:
                actor = await require(tx, meeting_id, sender, Act.GIVE_ROLE)
                payload = {"ref": f"s{holder}", "role": role.value}
                await entries.append(tx, meeting_id, actor, "role.taken", payload, house.now())
            await staff.remove(tx, meeting_id, member.telegram_id, role)
            await outbox.forget(tx, member.telegram_id, OFFICIAL_CARDS)
            peran, title = {"key": f"peran_{role.value}"}, "Jajak"
            title = (await meetings.load(tx, meeting_id)).title if meeting_id else title
            await tell(tx, member.telegram_id, "peran_anda_dicabut", now_ms=house.now(), peran=peran, judul=title)
    return role
