"""Delegates join and register: by link, by code, with typos, several on one phone, some at the clerk's desk."""

import asyncio
import random

from rehearsal.cast.scenario import Organisation, Person
from rehearsal.cast.stage import Stage, shown, tap
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone

BY_CODE_EVERY = 7
DESKS = ("petugas", "notulis")
OUTSIDER = 9_700_000_001
UNKNOWN = "Xylograf Qwerty Zzz"


async def register_all(stage: Stage, seed: int = 1) -> None:
    """Everybody of the scenario; of an organisation the lead first, otherwise side by side."""
    dice = random.Random(seed)
    typed = {person.ref: _typed(stage, person, dice) for person in stage.scenario.people}
    phones: dict[int, list[Person]] = {}
    for person in stage.scenario.people:
        if person.account is not None:
            phones.setdefault(person.account, []).append(person)
    led = {person.organisation: asyncio.Event() for person in stage.scenario.people}
    total, done = len(stage.scenario.people), 0

    async def arrive(account: int, place: int, people: list[Person]) -> None:
        nonlocal done
        phone = stage.accounts[account] = await stage.phones.person(account)
        for number, person in enumerate(people):
            if number == 0:
                await _join(stage, phone, by_code=place % BY_CODE_EVERY == 0)
                await _name_organisation(phone, stage.scenario.organisations[person.organisation], typed[person.ref])
            else:
                await tap(phone, "Tambah peserta lain")
            if not person.is_lead:
                await led[person.organisation].wait()
            await _finish(phone, person)
            stage.people[person.ref] = phone
            led[person.organisation].set()
            done += 1
            stage.progress("Pendaftaran peserta", done, total)

    async with asyncio.TaskGroup() as group:
        for place, (account, people) in enumerate(phones.items()):
            group.create_task(arrive(account, place, people))
        waiting = [person for person in stage.scenario.people if person.account is None]
        for number, role in enumerate(DESKS):
            group.create_task(_at_the_desk(stage, stage.officials[role], waiting[number :: len(DESKS)], led))
        group.create_task(outsider(stage))


def _typed(stage: Stage, person: Person, dice: random.Random) -> str:
    """What this person types for the organisation: the scenario's typo, an alias, the short or the full name."""
    organisation = stage.scenario.organisations[person.organisation]
    if person.is_lead and organisation.ref in stage.scenario.typos:
        return stage.scenario.typos[organisation.ref]
    typed = dice.choice((organisation.short, organisation.name, *organisation.aliases))
    if len(typed) > 8 and dice.random() < 0.3:
        place = dice.randrange(1, len(typed) - 1)
        typed = typed[:place] + typed[place] + typed[place:]
    return typed


async def _join(stage: Stage, phone: Phone, *, by_code: bool) -> None:
    if by_code:
        await phone.start()
        await shown(phone, "Selamat datang")
        await phone.send(stage.join_code.lower().replace("-", " "))
    else:
        await phone.follow(stage.join_link)
    await tap(phone, "Daftar")
    await tap(phone, "Saya setuju")
    await shown(phone, "ketik nama instansi")


async def _name_organisation(phone: Phone, organisation: Organisation, typed: str) -> None:
    """Types a name and confirms; when the bot has understood another one, says no and types the full name."""
    sent = await phone.send(typed)
    card = await shown(phone, "", after=sent)
    if not await _confirmed(phone, organisation, card):
        await tap(phone, "Bukan" if "Bukan" in card.labels else "Ketik lagi", on=card)
        await shown(phone, "ketik nama instansi", after=card)
        sent = await phone.send(organisation.name)
        card = await shown(phone, "", after=sent)
        assert await _confirmed(phone, organisation, card), f"{organisation.name} is offered when typed in full"
    await shown(phone, "ketik jabatan dan nama")


async def _confirmed(phone: Phone, organisation: Organisation, card: Message) -> bool:
    if "Ya, benar" in card.labels and organisation.name in card.text:
        await tap(phone, "Ya, benar", on=card)
        return True
    if organisation.name in card.labels:
        await tap(phone, organisation.name, on=card)
        return True
    return False


async def _finish(phone: Phone, person: Person) -> None:
    await shown(phone, "ketik jabatan dan nama")
    sent = await phone.send(person.label)
    await tap(phone, "Tidak", on=await shown(phone, "mewakili pejabat lain", after=sent))
    await shown(phone, "tercatat sebagai peserta", after=sent)


async def outsider(stage: Stage) -> None:
    """Somebody whose organisation is not on the list waits for the secretariat, which makes it an observer."""
    phone = await stage.phones.person(OUTSIDER, first_name="Tamu")
    await _join(stage, phone, by_code=False)
    sent = await phone.send(UNKNOWN)
    await tap(phone, "Tidak ada dalam daftar", on=await shown(phone, "", after=sent))
    await shown(phone, "ketik jabatan dan nama")
    sent = await phone.send("Tamu rapat")
    await tap(phone, "Tidak", on=await shown(phone, "mewakili pejabat lain", after=sent))
    await shown(phone, "menunggu persetujuan sekretariat", after=sent)
    secretary = stage.officials["secretariat"]
    await tap(secretary, "Terima, peninjau", on=await shown(secretary, "mendaftar di luar undangan"))
    decided = await shown(phone, "disetujui sebagai")
    stage.see("di_luar_undangan", "peninjau", "peninjau" if "sebagai peninjau" in decided.text else decided.text)


async def _at_the_desk(stage: Stage, clerk: Phone, people: list[Person], led: dict[str, asyncio.Event]) -> None:
    """An official registers those who have no phone, one after another."""
    for person in people:
        asked = await clerk.send("/hadir")
        await tap(clerk, "Daftarkan tanpa telepon", on=await shown(clerk, "Kehadiran pukul", after=asked))
        await shown(clerk, "ketik nama instansi", after=asked)
        organisation = stage.scenario.organisations[person.organisation]
        await _name_organisation(clerk, organisation, organisation.short)
        sent = await clerk.send(person.label)
        await tap(clerk, "Tidak", on=await shown(clerk, "mewakili pejabat lain", after=sent))
        await shown(clerk, "tercatat sebagai peserta", after=sent)
        led[person.organisation].set()
