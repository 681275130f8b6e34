"""The speakers' list: hands go up and down by phone and at a desk, the moderator gives the floor, a minute taker
notes what was said."""

from rehearsal.cast.officials import MODERATOR, SCRIBES, SECOND_CLERK
from rehearsal.cast.paper import for_whom, what_for
from rehearsal.cast.scenario import Person
from rehearsal.cast.stage import Stage, answered, found, shown, tap
from rehearsal.phones import Message

PHASE = "Daftar pembicara"
# What the moderator presses at each step, as the button begins.
BUTTONS = {
    "silakan": "Silakan",
    "mulai": "Mulai",
    "jeda": "Jeda",
    "lanjut": "Lanjut",
    "selesai": "Selesai",
    "lewati": "Lewati",
}
EXTENSION = "+1 menit"


async def speak(stage: Stage) -> None:
    """Every step of the scenario in its order."""
    floor = stage.scenario.scenes.floor
    if not floor.steps:
        return
    chair = _Chair(stage)
    hands = {"angkat": _raise, "angkat_petugas": _raise_at_desk, "batal": _withdraw, "interupsi": _interrupt}
    people = {person.ref: person for person in stage.scenario.people}
    for number, (step, ref) in enumerate(floor.steps, 1):
        act = hands.get(step)
        if act is not None:
            await act(stage, people[ref])
        else:
            await chair.press(step, people[ref])
        stage.progress(PHASE, number, len(floor.steps))
    await _note(stage)


async def _raise(stage: Stage, person: Person) -> None:
    phone = stage.people[person.ref]
    sent = await phone.send("/angkat")
    await answered(phone, sent, f"{person.label}: urutan")


async def _raise_at_desk(stage: Stage, person: Person) -> None:
    """For somebody without a phone a clerk raises the hand."""
    desk = await stage.official(SECOND_CLERK)
    card = await what_for(desk, person, await for_whom(desk))
    said = await tap(desk, "Angkat tangan", on=card)
    assert f"Angkat tangan {person.label} tercatat" in said, f"the hand of {person.label} is up: {said}"


async def _withdraw(stage: Stage, person: Person) -> None:
    phone = stage.people[person.ref]
    card = await found(phone, lambda message: "Batal angkat" in message.labels)
    said = await tap(phone, "Batal angkat", on=card)
    assert said == "Angkat tangan dibatalkan.", f"the hand of {person.label} is down: {said}"


async def _interrupt(stage: Stage, person: Person) -> None:
    """A point of order, from the participant's own card."""
    phone = stage.people[person.ref]
    card = await found(phone, lambda message: "Interupsi" in message.labels)
    said = await tap(phone, "Interupsi", on=card)
    assert said.startswith("Interupsi disampaikan kepada moderator"), f"{person.label} interrupts: {said}"


class _Chair:
    """The moderator's card of the list; one message, edited in place."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.card = stage, 0

    async def press(self, step: str, person: Person) -> None:
        """Presses the button of this step as soon as the card offers it for whoever is meant."""
        moderator, short = self.stage.officials[MODERATOR], self.stage.scenario.organisations[person.organisation].short
        if not self.card:
            asked = await moderator.send("/pembicara")
            self.card = (await answered(moderator, asked, "Daftar pembicara")).id
        label = BUTTONS.get(step, EXTENSION)

        def offered(message: Message) -> str | None:
            meant = [one for one in message.labels if one.startswith(f"{label}: {short}"[:20])]
            return meant[0] if meant else label if label in message.labels and short in message.text else None

        card = await found(moderator, lambda message: message.id == self.card and offered(message) is not None)
        data = card.payload(offered(card) or label)
        toast = await moderator.press_data(data, on=card, answer_seconds=30.0)
        said = toast.text or ""
        assert not toast.alert, f"{step} {short}: {said}"
        assert short in said or step in ("jeda", "tambah"), f"{step} {short}: {said}"
        # The next step is decided on the card as it stands after this one.
        await found(moderator, lambda message: message.id == self.card and data not in _payloads(message))


def _payloads(message: Message) -> list[str]:
    return [message.payload(label) for label in message.labels]


async def _note(stage: Stage) -> None:
    """[Sudah bicara], the number of the speech, what was said."""
    scribe = await stage.official(SCRIBES[0])
    people = {person.ref: person for person in stage.scenario.people}
    async with stage.hands[scribe.id]:
        for ref, text in stage.scenario.scenes.floor.notes.items():
            short = stage.scenario.organisations[people[ref].organisation].short
            asked = await scribe.send("/pembicara")
            await tap(scribe, "Sudah bicara", on=await answered(scribe, asked, "Daftar pembicara"))
            spoken = await answered(scribe, asked, "Sudah berbicara:")
            line = next(line for line in spoken.text.splitlines() if f". {short}, pukul" in line)
            await tap(scribe, line.split(".")[0], on=spoken)
            await answered(scribe, asked, "Mohon ketik pokok yang disampaikan")
            sent = await scribe.send(text)
            await shown(scribe, f"Catatan untuk {short} tersimpan", after=sent)
