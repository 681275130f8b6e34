"""Delegates join and register: by link, by code, with typos, several on one phone, some at an official's desk."""

import asyncio
import random

from rehearsal.cast.events import EventKind
from rehearsal.cast.officials import DESKS, SECRETARIAT
from rehearsal.cast.scenario import Organisation, Person
from rehearsal.cast.stage import Stage, shown, tap
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone

BY_CODE_EVERY = 7
PHASE = "Pendaftaran peserta"
# So many register at a time; the others queue, as they do at a door. The bot's pace, one call a second for each phone
# and 25 for all, then keeps nobody waiting.
DOOR_PHONES_MAX = 24
# Like no name of any roster.
OUTSIDE = "Xylograf Qwerty Zzz"


class Registration:
    """Everybody of a scenario at the door; of an organisation the lead is stored first."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage, self.dice = stage, random.Random(seed)
        self.led = {person.organisation: asyncio.Event() for person in stage.scenario.people}
        self.typed = {person.ref: self._typing(person) for person in stage.scenario.people}
        self.door = asyncio.Semaphore(DOOR_PHONES_MAX)
        self.done = 0

    async def play(self) -> None:
        """Everybody comes in at once: phones, desks, and somebody who was not invited."""
        people = self.stage.scenario.people
        accounts = list(dict.fromkeys(person.account for person in people if person.account is not None))
        accounts.sort(key=self._turn)
        at_desk = [person for person in people if person.account is None]
        async with asyncio.TaskGroup() as group:
            for place, account in enumerate(accounts):
                group.create_task(self._arrive(account, by_code=place % BY_CODE_EVERY == 0))
            desks = [self._at_desk(role, at_desk[number :: len(DESKS)]) for number, role in enumerate(DESKS)]
            await asyncio.gather(*desks)
            self.stage.desks_free.set()

    def _turn(self, account: int) -> tuple[bool, int]:
        """Leads come before those who wait for them, and whoever registers others too before who does not."""
        people = self.stage.scenario.on_phone(account)
        return not people[0].is_lead, -len(people)

    def _typing(self, person: Person) -> str:
        """What this person types for the organisation: the scenario's typo, an alias, the short or the full name, now
        and then with a letter doubled."""
        organisation = self.stage.scenario.organisations[person.organisation]
        told = self.stage.event(EventKind.TYPED, organisation=organisation.ref)
        if told is not None and person.is_lead:
            return told.typed
        typed = self.dice.choice((organisation.short, organisation.name, *organisation.aliases))
        if len(typed) > 8 and self.dice.random() < 0.3:
            place = self.dice.randrange(1, len(typed) - 1)
            typed = typed[:place] + typed[place] + typed[place:]
        return typed

    async def _arrive(self, account: int, *, by_code: bool) -> None:
        """One phone, with everybody who shares it."""
        phone = await self.stage.phones.person(account)
        async with self.door:
            for number, person in enumerate(self.stage.scenario.on_phone(account)):
                if number == 0:
                    await enter(self.stage, phone, by_code=by_code)
                    await self._name_organisation(phone, person)
                else:
                    asked = await phone.send("/daftar")
                    card = await shown(phone, f"dipakai {number} peserta", after=asked)
                    await tap(phone, "Tambah", on=card)
                    await shown(phone, "ketik jabatan dan nama", after=card)
                await self._store(phone, person)
                self.stage.people[person.ref] = phone

    async def _at_desk(self, role: str, people: list[Person]) -> None:
        """An official registers those who have no phone, one after another."""
        if not people:
            return
        desk = await self.stage.official(role)
        for person in people:
            asked = await desk.send("/hadir")
            await tap(desk, "Daftarkan tanpa telepon", on=await shown(desk, "Kehadiran pukul", after=asked))
            await shown(desk, "ketik nama instansi", after=asked)
            await self._name_organisation(desk, person)
            await self._store(desk, person)

    async def _store(self, phone: Phone, person: Person) -> None:
        """Position and name, nobody represented; stored when the toast says so. The lead of an organisation first."""
        if not person.is_lead:
            await self.led[person.organisation].wait()
        sent = await phone.send(person.label)
        said = await tap(phone, "Tidak", on=await shown(phone, "mewakili pejabat lain", after=sent))
        assert said == "Tersimpan.", f"{person.label} hears that it is stored: {said}"
        self.led[person.organisation].set()
        self.done += 1
        self.stage.progress(PHASE, self.done, len(self.stage.scenario.people))

    async def _name_organisation(self, phone: Phone, person: Person) -> None:
        """Types a name and confirms; when the bot has understood another one, says no and types the full name."""
        organisation, typed = self.stage.scenario.organisations[person.organisation], self.typed[person.ref]
        card = await _typed(phone, typed)
        told = self.stage.event(EventKind.TYPED, organisation=organisation.ref)
        if told is not None and typed == told.typed:
            first = card.text if "Ya, benar" in card.labels else card.labels[0]
            offered = organisation.name if organisation.name in first else first
            self.stage.see(told.where, organisation.name, offered)
        if not await _confirmed(phone, organisation, card):
            no = next((label for label in ("Bukan", "Ketik lagi") if label in card.labels), None)
            if no is not None:
                await tap(phone, no, on=card)
                await shown(phone, "ketik nama instansi", after=card)
            card = await _typed(phone, organisation.name)
            assert await _confirmed(phone, organisation, card), f"{organisation.name} is offered when typed in full"
        await shown(phone, "ketik jabatan dan nama", after=card)


async def enter(stage: Stage, phone: Phone, *, by_code: bool) -> None:
    """From the link or the typed code to the question for the organisation."""
    if by_code:
        asked = await phone.start()
        await shown(phone, "Selamat datang", after=asked)
        sent = await phone.send(stage.join_code.lower().replace("-", " "))
        await tap(phone, "Daftar", on=await shown(phone, "tekan Daftar", after=sent))
    else:
        await phone.follow(stage.join_link)
        await tap(phone, "Daftar")
    await tap(phone, "Saya setuju")
    await shown(phone, "ketik nama instansi")


async def _typed(phone: Phone, words: str) -> Message:
    sent = await phone.send(words)
    return await shown(phone, "", after=sent)


async def _confirmed(phone: Phone, organisation: Organisation, card: Message) -> bool:
    if "Ya, benar" in card.labels and organisation.name in card.text:
        await tap(phone, "Ya, benar", on=card)
        return True
    if organisation.name in card.labels:
        await tap(phone, organisation.name, on=card)
        return True
    return False


async def outsider(stage: Stage) -> None:
    """Somebody whose organisation is not on the list waits for the secretariat, which makes it an observer."""
    event = stage.event(EventKind.OUTSIDE)
    if event is None:
        return
    phone = await stage.someone("Tamu")
    await enter(stage, phone, by_code=False)
    await tap(phone, "Tidak ada dalam daftar", on=await _typed(phone, OUTSIDE))
    await shown(phone, "ketik jabatan dan nama")
    asked = await _typed(phone, "Tamu rapat")
    await tap(phone, "Tidak", on=asked)
    await shown(phone, "menunggu persetujuan sekretariat", after=asked)
    secretary = stage.officials[SECRETARIAT]
    await tap(secretary, "Terima, peninjau", on=await shown(secretary, OUTSIDE))
    decided = await shown(phone, "disetujui sebagai", after=asked)
    seen = "menunggu, lalu peninjau" if "sebagai peninjau" in decided.text else decided.text
    stage.see(event.where, "menunggu, lalu peninjau", seen)
