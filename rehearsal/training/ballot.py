"""How somebody answers a question by what the card asks for: one tap, ticks, an order, words or a number."""

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rehearsal.people import Impossible
from rehearsal.phone import Message
from rehearsal.training.hand import Hand

HEAD = re.compile(r"^(JP\w+) · (\w+)(?: · putaran (\d+))?")
IS_OPEN = "dibuka"
STORED = ("Jawaban tersimpan", "Jawaban tidak berubah")
TICKS = re.compile(r"Centang (\d+) sampai (\d+) pilihan")
PLACES = re.compile(r"sampai ke-(\d+)")
BETWEEN = re.compile(r"angka antara (-?[\d.,]+) dan (-?[\d.,]+)")
MARK = re.compile(r"^(?:\d+ )?✓ ")
WRITE = ("Tulis jawaban", "Ubah jawaban")
# Buttons of a ballot that choose nothing.
OTHERS = ("Tarik jawaban", "Ulangi", *WRITE)
LINES = (
    "Menyediakan data warga yang perlu dibantu.",
    "Mendampingi keluarga rentan di desa.",
    "Menyiarkan informasi bantuan secara rutin.",
    "Menyalurkan bantuan lewat satu pintu.",
    "Melatih relawan di setiap kecamatan.",
    "Memeriksa kesehatan warga lanjut usia.",
)


def options_of(card: Message) -> list[str]:
    """The labels of the options, as they stand on the card without their marks."""
    labels = [MARK.sub("", label) for label in card.labels]
    return [one for one in labels if one not in OTHERS and not one.startswith(("Kirim ", "Ganti: ", "Lainnya"))]


@dataclass(frozen=True)
class Ballot:
    """A question that stands open on a phone: its code, its round, its newest card."""

    code: str
    round: int
    card: Message

    @property
    def is_answered(self) -> bool:
        return STORED[0] in self.card.text or "tercatat sudah menjawab" in self.card.text


def open_ballots(messages: Iterable[Message]) -> list[Ballot]:
    """The ballots that can be answered now; of messages the newest comes first."""
    newest: dict[tuple[str, int], tuple[str, Message]] = {}
    for message in messages:
        head = HEAD.match(message.text) if message.is_from_bot else None
        if head is not None:
            newest.setdefault((head[1], int(head[3] or 1)), (head[2], message))
    return [
        Ballot(code, number, message)
        for (code, number), (state, message) in newest.items()
        if state == IS_OPEN and message.labels
    ]


async def answer(hand: Hand, code: str, card: Message, dice: random.Random, before: tuple[str, ...]) -> tuple[str, ...]:
    """Answers, otherwise than `before` where that can be; what was chosen, in its order. Raises Impossible when the bot
    does not take it."""
    if any(label in WRITE for label in card.labels):
        return await _write(hand, code, card, dice)
    options = options_of(card)
    if not options:
        raise Impossible(f"{hand.name}: nothing to choose on the card of {code}")
    if "Tekan pilihan berurutan" in card.text or "Ulangi" in card.labels:
        return await _order(hand, code, card, dice)
    if "Centang " in card.text or any(label.startswith("Kirim ") for label in card.labels):
        return await _tick(hand, code, card, dice)
    chosen = dice.choice([one for one in options if one not in before] or options)
    label = next(one for one in card.labels if MARK.sub("", one) == chosen)
    _taken(hand, code, (await hand.press_what_it_said(card, label)).text)
    return (chosen,)


def _taken(hand: Hand, code: str, said: str | None) -> None:
    if not (said or "").startswith(STORED):
        raise Impossible(f"{hand.name}: the answer to {code} was not taken: {said}")


async def _tick(hand: Hand, code: str, card: Message, dice: random.Random) -> tuple[str, ...]:
    limits = TICKS.search(card.text)
    options = options_of(card)
    least, most = (int(limits[1]), int(limits[2])) if limits else (1, len(options))
    marked = [label for label in card.labels if MARK.match(label)]
    for label in marked:
        await hand.press_what_it_said(card, label)
    chosen = sorted(dice.sample(options, dice.randint(least, min(most, len(options)))), key=options.index)
    if marked:
        card = await hand.until(lambda one: one.id == card.id and not any(MARK.match(label) for label in one.labels))
    for one in chosen:
        await hand.press_what_it_said(card, one)
    await _send(hand, code, card.id, f"Kirim {len(chosen)} pilihan", lambda now: _marked(now) == set(chosen))
    return tuple(chosen)


def _marked(card: Message) -> set[str]:
    return {MARK.sub("", label) for label in card.labels if MARK.match(label)}


async def _order(hand: Hand, code: str, card: Message, dice: random.Random) -> tuple[str, ...]:
    if "Ulangi" in card.labels:
        await hand.press("Ulangi", on=card)
        card = await hand.until(lambda one: one.id == card.id and not _marked(one))
    options = options_of(card)
    limit = PLACES.search(card.text)
    places = min(int(limit[1]), len(options)) if limit else len(options)
    order = dice.sample(options, places)
    # Of all options the last one takes its place by itself.
    pressed = order[:-1] if places == len(options) and places > 1 else order
    for one in pressed:
        await hand.press_what_it_said(card, one)
    await _send(hand, code, card.id, "Kirim urutan", lambda now: _marked(now) == set(order))
    return tuple(order)


async def _send(hand: Hand, code: str, card_id: int, label: str, fits: Callable[[Message], bool]) -> None:
    """Presses what sends the whole, once the card shows it."""
    ready = await hand.until(lambda one: one.id == card_id and label in one.labels and fits(one))
    _taken(hand, code, (await hand.press_what_it_said(ready, label)).text)


async def _write(hand: Hand, code: str, card: Message, dice: random.Random) -> tuple[str, ...]:
    label = next(one for one in card.labels if one in WRITE)
    await hand.press(label, on=card)
    asked = await hand.until(lambda one: one.text.startswith(f"{code}: mohon tulis") and one.revision > card.revision)
    limits = BETWEEN.search(asked.text)
    words = dice.choice(LINES) if "angka" not in asked.text else _number(limits, dice)
    sent = await hand.send(words)
    said = await hand.until(lambda one: one.id > sent and (STORED[0] in one.text or "Ya, benar" in one.labels))
    if "Ya, benar" in said.labels:
        await hand.press("Ya, benar", on=said)
        await hand.until(lambda one: one.id > sent and STORED[0] in one.text)
    return (words,)


def _number(limits: "re.Match[str] | None", dice: random.Random) -> str:
    """A whole number between the limits that the question names, such as -5, 0 or 1.000."""
    if limits is None:
        return str(dice.randint(1, 50))
    least, most = (int(float(one.replace(".", "").replace(",", "."))) for one in limits.groups())
    return str(dice.randint(least, min(most, least + 100)))
