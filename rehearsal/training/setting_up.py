"""Before the trainee begins: an administrator, a secretariat and a second official prepare the meeting on their phones,
as people do, and hand the trainee the chair."""

import asyncio
import base64
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rehearsal.groups import Groups
from rehearsal.people import Impossible
from rehearsal.phone_acts import PhoneActs
from rehearsal.training.hand import Hand
from rehearsal.world import Member

MEETING_FILE = Path(__file__).with_name("rapat-latihan.yaml")
DAY = re.compile(r"tanggal_iso: '[\d-]+'")
LINK = re.compile(r"https://t\.me/\S+")
GROUP = "Rapat Koordinasi Latihan"
SECRETARIAT, MODERATOR, CLERK = "sekretariat", "moderator", "petugas"
# Ids of the accounts, from a number that is new for each beginning.
TRAINEE, ADMINISTRATOR, SECRETARY, CLERKS, CAST = 0, 1, 2, 3, 10


@dataclass
class Officials:
    """Everybody with an office. The trainee holds two: the chair, and the secretariat that finishes the paper."""

    trainee: Hand
    administrator: Hand
    secretary: Hand
    clerk: Hand
    group: int = 0
    join_link: str = ""
    title: str = ""

    @property
    def hands(self) -> list[Hand]:
        return [self.trainee, self.administrator, self.secretary, self.clerk]


def officials(acts: PhoneActs, first_id: int) -> Officials:
    """Their phones, on which nothing stands yet."""
    return Officials(
        Hand(acts, first_id + TRAINEE, "Moderator"),
        Hand(acts, first_id + ADMINISTRATOR, "Administrator"),
        Hand(acts, first_id + SECRETARY, "Sekretariat"),
        Hand(acts, first_id + CLERKS, "Petugas"),
    )


async def set_up(cast: Officials, groups: Groups, claim_link: str) -> None:
    """From the owner's link to a prepared meeting in a group. Raises Impossible where something else comes."""
    await cast.administrator.follow(claim_link)
    await cast.administrator.until(lambda one: "pemilik layanan" in one.text)
    await invite(cast.administrator, ((SECRETARIAT, cast.secretary),))
    await _send_file(cast)
    guests = ((CLERK, cast.clerk), (MODERATOR, cast.trainee), (SECRETARIAT, cast.trainee))
    # Side by side, because somebody waits for all this.
    await asyncio.gather(invite(cast.secretary, guests), _join_group(cast, groups))


async def invite(host: Hand, guests: Sequence[tuple[str, Hand]]) -> None:
    """/petugas, then the role of each, and the link of the invitation, which the guest follows."""
    asked = await host.send("/petugas")
    menu = await host.until(lambda one: one.id > asked and guests[0][0] in one.labels)
    for role, _ in guests:
        await host.press(role, on=menu)
    await asyncio.gather(*(_accept(host, menu.id, role, guest) for role, guest in guests))


async def _accept(host: Hand, menu: int, role: str, guest: Hand) -> None:
    invitation = await host.until(lambda one: one.id > menu and f"undangan sebagai {role} " in one.text)
    await guest.follow(_link(invitation.text))
    await guest.until(lambda one: f"tercatat sebagai {role}" in one.text)


def _link(text: str) -> str:
    found = LINK.search(text)
    if found is None:
        raise Impossible(f"there is no link in this: {text}")
    return found[0]


async def _send_file(cast: Officials) -> None:
    """The prepared meeting, of today; its card carries the link by which people join."""
    today = time.strftime("%Y-%m-%d")
    body = DAY.sub(f"tanggal_iso: '{today}'", MEETING_FILE.read_text("utf-8"))
    encoded = base64.b64encode(body.encode()).decode()
    secretary = cast.secretary
    answer = await secretary.acts.send_file(secretary.id, "document", MEETING_FILE.name, "application/x-yaml", encoded)
    card = await secretary.answer(int(answer["message_id"]), "Tautan:", "Baris ", "sudah ada")
    if "Tautan:" not in card.text:
        raise Impossible(f"the bot does not take the meeting file: {card.text}")
    cast.join_link, cast.title = _link(card.text), card.text.splitlines()[0]


async def _join_group(cast: Officials, groups: Groups) -> None:
    """The secretariat brings the bot into the meeting's group."""
    people = [cast.trainee, cast.clerk]
    chat = groups.create(GROUP, "group", cast.secretary.id, is_forum=False)
    for person in people:
        chat.members[person.id] = Member("member")
    cast.group = chat.id
    card = await cast.secretary.until(lambda one: "Tambahkan ke grup" in one.labels)
    pressed = await cast.secretary.press("Tambahkan ke grup", on=card)
    await cast.secretary.follow(pressed.url or "", chat.id)
