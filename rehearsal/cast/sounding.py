"""A sounding: the secretariat chooses points, the moderator opens, everybody with a phone answers one after another."""

import asyncio
from functools import partial

from rehearsal.cast.officials import MODERATOR, SECRETARIAT
from rehearsal.cast.scenario import Person
from rehearsal.cast.scenes import SILENT, VIEWS
from rehearsal.cast.stage import Stage, answered, found, shown, tap
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone

PHASE = "Penjajakan"
CODE = "SJ1"
TICK = "✓ "


class Sounding:
    """The sounding of a scenario; nothing where it names none."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.asked = stage, stage.scenario.scenes.sounding
        self.done = 0

    async def prepare(self) -> None:
        """Begun before anything is shown: what is shown already would stand ticked."""
        if self.asked.points:
            moderator = self.stage.officials[MODERATOR]
            sent = await moderator.send("/penjajakan")
            await tap(moderator, "Penjajakan baru", on=await answered(moderator, sent, "Belum ada penjajakan"))

    async def play(self) -> None:
        """From the ticks to the chart. It opens when its points have the wording that will stand in the minutes."""
        if not self.asked.points:
            return
        secretary, moderator = self.stage.officials[SECRETARIAT], self.stage.officials[MODERATOR]
        await self._tick(secretary)
        for code in self.asked.points:
            await self.stage.wording[code].wait()
        said = await tap(moderator, "Buka", on=await self._card(moderator))
        assert said == f"{CODE} dibuka.", f"the sounding is open: {said}"
        phones: dict[int, list[Person]] = {}
        for person in self.stage.scenario.people:
            if person.ref in self.asked.views and person.account is not None:
                phones.setdefault(person.account, []).append(person)
        async with asyncio.TaskGroup() as group:
            for people in phones.values():
                group.create_task(self._phone(people))
        await self._close(secretary)

    async def _card(self, official: Phone) -> Message:
        """The card of the sounding while it is prepared, in the chat of this official."""
        sent = await official.send("/penjajakan")
        await tap(official, CODE, on=await answered(official, sent, "Penjajakan dalam rapat ini"))
        return await answered(official, sent, "Silakan centang")

    async def _tick(self, official: Phone) -> None:
        """The points of the scenario and no others, page by page."""
        wanted = {self.stage.points[code] for code in self.asked.points}
        card = await self._card(official)
        ticked: set[str] = set()
        while True:
            on_page = [label for label in card.labels if label.removeprefix(TICK).startswith("D")]
            wrong = [label for label in on_page if label.startswith(TICK) != (label.removeprefix(TICK) in wanted)]
            presses = [(official, card, card.payload(label)) for label in wrong]
            refused = [toast.text for toast in await self.stage.phones.press_many(presses) if toast.alert]
            assert not refused, f"every point is taken: {refused}"
            ticked |= {label.removeprefix(TICK) for label in on_page} & wanted
            if ticked == wanted:
                await found(official, partial(_counts, card, len(wanted)))
                return
            await tap(official, "›", on=card)
            card = await found(official, partial(_turned, card))

    async def _phone(self, people: list[Person]) -> None:
        """Everybody on one phone, one after another."""
        phone = self.stage.people[people[0].ref]
        async with self.stage.hands[phone.id]:
            for person in people:
                await self._answer(phone, person)

    async def _answer(self, phone: Phone, person: Person) -> None:
        card = await found(phone, partial(_is_card, 0))
        if turn := next((label for label in card.labels if label == f"Ganti: {person.label}"), None):
            await tap(phone, turn, on=card)
        # On a shared phone the card says for whom it stands.
        shares = len(self.stage.scenario.on_phone(person.account)) > 1
        name = f"Menjawab sebagai {person.label}." if shares else ""
        views = self.asked.views[person.ref]
        for place, letter in enumerate(views, 1):
            card = await found(phone, partial(_is_card, place, name=name))
            if place == 1 and person.ref in self.asked.changes:
                card = await self._otherwise_first(phone, card, letter)
            if letter == SILENT:
                break
            said = await tap(phone, VIEWS[letter], on=card)
            assert said.startswith("Tersimpan:"), f"{person.label} is heard: {said}"
        self.done += 1
        self.stage.progress(PHASE, self.done, len(self.asked.views))

    async def _otherwise_first(self, phone: Phone, card: Message, letter: str) -> Message:
        """Another view of the first point, then back to it."""
        await tap(phone, next(label for other, label in VIEWS.items() if other != letter), on=card)
        second = await found(phone, partial(_is_card, 2))
        await tap(phone, "Kembali", on=second)
        return await found(phone, lambda message: _is_card(1, message) and "Tersimpan:" in message.text)

    async def _close(self, official: Phone) -> None:
        """Asked twice; then the chart goes into the record."""
        card = await found(official, partial(_has, "Tutup"))
        await tap(official, "Tutup", on=card)
        said = await tap(official, "Ya, tutup", on=await found(official, partial(_has, "Ya, tutup")))
        assert said == f"{CODE} ditutup.", f"the sounding is closed: {said}"
        result = await found(official, partial(_has, "Diagram"))
        await tap(official, "Diagram", on=result)
        picture = await found(official, lambda m: m.id > result.id and m.file is not None and CODE in m.text)
        self.stage.files[f"kartu-{CODE.lower()}.png"] = await official.download(picture)
        phone = self.stage.people[next(iter(self.asked.views))]
        told = await shown(phone, f"{CODE} · Penjajakan ditutup")
        self.stage.see("penjajakan.peserta_membaca_hasil", CODE, CODE if "peserta menjawab" in told.text else told.text)


def _is_card(place: int, message: Message, *, name: str = "") -> bool:
    """Whether this is the participant's card, at this point where one is named, for whoever is named."""
    at = f"{CODE} · Penjajakan, {place} dari" if place else f"{CODE} · "
    return message.text.startswith(at) and bool(message.labels) and name in message.text


def _has(label: str, message: Message) -> bool:
    return message.text.startswith(f"{CODE} · Penjajakan") and label in message.labels


def _counts(before: Message, ticked: int, now: Message) -> bool:
    return now.id == before.id and f"{ticked} dicentang" in now.text


def _turned(before: Message, now: Message) -> bool:
    """Whether the card shows another page."""
    return now.id == before.id and now.payload("›") != before.payload("›")
