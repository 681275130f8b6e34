"""The other officials at work: they let guests in, register somebody without a phone, and confirm what the trainee
writes down for others."""

import asyncio

from rehearsal.phone import Message
from rehearsal.training.door import ASKS_ORGANISATION, give_name, name_organisation
from rehearsal.training.hand import Hand
from rehearsal.training.player import TRIES_MAX, UNEXPECTED, Room

WITHOUT_PHONE, THEIR_ORGANISATION = "Peserta tanpa telepon", "PMI"
GUEST, GUEST_MAY_VOTE = "mendaftar di luar undangan", "Terima, hak suara"
CHECK, RIGHT = "Mohon periksa", "Ya, benar"
# An official reads before pressing.
READS_SECONDS = 1.0


async def help_out(hand: Hand, room: Room, words: str, label: str) -> None:
    """Presses this button on every message that begins or goes on with these words, until it is cancelled."""
    pressed: dict[int, int] = {}
    while True:
        seen = hand.revision
        asked = next((one for one in hand.messages() if _asks(one, words, label, pressed)), None)
        if asked is None:
            await hand.changed(seen)
            continue
        pressed[asked.id] = pressed.get(asked.id, 0) + 1
        await asyncio.sleep(READS_SECONDS)
        try:
            await hand.press_what_it_said(asked, label)
        except UNEXPECTED as problem:
            room.note(f"{hand.name}: {problem!r}"[:600])


def _asks(message: Message, words: str, label: str, pressed: dict[int, int]) -> bool:
    return words in message.text and label in message.labels and pressed.get(message.id, 0) < TRIES_MAX


async def man_desk(hand: Hand, room: Room) -> None:
    """Once registration is open the clerk registers somebody who has no phone; then confirms, until cancelled."""
    await room.doors.wait()
    try:
        await register_without_phone(hand)
    except UNEXPECTED as problem:
        room.note(f"{hand.name}: {problem!r}"[:600])
    await help_out(hand, room, CHECK, RIGHT)


async def register_without_phone(hand: Hand) -> None:
    """/hadir, the button, the organisation, the name."""
    asked = await hand.send("/hadir")
    label = "Daftarkan tanpa telepon"
    await hand.press(label, on=await hand.until(lambda one: one.id > asked and label in one.labels))
    await hand.until(lambda one: one.id > asked and ASKS_ORGANISATION in one.text)
    await name_organisation(hand, THEIR_ORGANISATION)
    await give_name(hand, WITHOUT_PHONE)
