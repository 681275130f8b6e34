"""How somebody comes in: the link, the consent, the organisation as it is typed, position and name."""

from rehearsal.people import Impossible
from rehearsal.phone import Message
from rehearsal.training.hand import Hand

ASKS_ORGANISATION, ASKS_NAME, ASKS_STANDING_IN = (
    "ketik nama instansi",
    "ketik jabatan dan nama",
    "mewakili pejabat lain",
)
INSIDE = ("tercatat sebagai peserta dari", "tercatat sebagai peninjau dari")
WAITS = "menunggu persetujuan sekretariat"
RIGHT, OUTSIDE = "Ya, benar", "Tidak ada dalam daftar"


async def register(hand: Hand, link: str, organisation: str, name: str) -> None:
    """From the link to the list of those present; begun once more it goes on where it broke off. Raises Impossible."""
    sent = await hand.follow(link)
    card = await hand.until(lambda one: one.id > sent)
    if "Daftar" in card.labels:
        await hand.press("Daftar", on=card)
        card = await hand.until(lambda one: "Saya setuju" in one.labels)
        await hand.press("Saya setuju", on=card)
    await hand.until(lambda one: one.id > sent and ASKS_ORGANISATION in one.text)
    await name_organisation(hand, organisation)
    await give_name(hand, name)


async def name_organisation(hand: Hand, organisation: str) -> None:
    """Types it and agrees to what the bot understood; what nobody has invited comes as a guest."""
    sent = await hand.send(organisation)
    card = await hand.until(lambda one: one.id > sent and bool(one.labels))
    await hand.press(_agreed(card, organisation), on=card)
    await hand.until(lambda one: one.id > sent and ASKS_NAME in one.text)


def _agreed(card: Message, organisation: str) -> str:
    """The button that says that this is the one."""
    if RIGHT in card.labels:
        return RIGHT
    named = [label for label in card.labels if organisation.lower() in label.lower()]
    wanted = named[0] if named else OUTSIDE if OUTSIDE in card.labels else ""
    if not wanted:
        raise Impossible(f"{organisation} is not offered: {card.labels}")
    return wanted


async def give_name(hand: Hand, name: str) -> None:
    """Position and name, nobody represented."""
    sent = await hand.send(name)
    card = await hand.until(lambda one: one.id > sent and ASKS_STANDING_IN in one.text)
    await hand.press("Tidak", on=card)
    await hand.until(lambda one: one.id > sent and any(words in one.text for words in (*INSIDE, WAITS)))
