"""How an answer comes onto a card: one tap, ticks, an order, words; under a voter's fingers and an official's alike."""

import re
from collections.abc import Callable, Iterable

from rehearsal.cast.questions import TAPPED, TYPED, Answer, Kind, Option, Question
from rehearsal.cast.stage import PATIENCE_SECONDS, Stage, found, shown, tap
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone

STORED, UNCHANGED = "Jawaban tersimpan", "Jawaban tidak berubah"
MARK = re.compile(r"^(?:(\d+) )?✓ ")


def label_of(card: Message, option: Option) -> str:
    """The button of an option on this card: its code, its text, or both, with or without the mark of being chosen."""
    label = _label(card, option)
    assert label, f"option {option.code} is on the card: {card.labels}"
    return label


def _label(card: Message, option: Option) -> str:
    wanted = (option.code, f"{option.code}. {option.text}", option.text)
    return next((label for label in card.labels if MARK.sub("", label) in wanted), "")


class Ballot:
    """One ballot on one phone. `head` begins every card of it, whenever it is drawn anew."""

    def __init__(self, stage: Stage, phone: Phone, question: Question, head: str) -> None:
        self.stage, self.phone, self.question, self.head = stage, phone, question, head

    async def card(self, fits: Callable[[Message], bool] = lambda _: True) -> Message:
        """Its newest card that fits, as soon as it is there."""
        return await found(self.phone, lambda m: m.text.startswith(self.head) and bool(m.labels) and fits(m))

    def chosen(self, card: Message) -> list[str]:
        """The codes that carry a mark, in the order of their places where they have one."""
        marked = []
        for option in self.question.options:
            mark = MARK.match(_label(card, option))
            if mark is not None:
                marked.append((int(mark[1] or 0), option.code))
        return [code for _, code in sorted(marked, key=lambda pair: pair[0])]

    async def put(self, options: tuple[str, ...]) -> tuple[Message, str]:
        """Puts an answer together; the card and the button that sends it."""
        if self.question.kind in TAPPED:
            card = await self.card()
            return card, label_of(card, self.question.option(options[0]))
        if self.question.kind is Kind.RANKING:
            return await self._order(options)
        return await self._tick(options)

    async def _tick(self, options: tuple[str, ...]) -> tuple[Message, str]:
        """What is too much comes out first, so that there is room for the rest."""
        card = await self.card()
        before = self.chosen(card)
        await self._press(card, [code for code in before if code not in options])
        await self._press(card, [code for code in options if code not in before])
        send = f"Kirim {len(options)} pilihan"
        return await self.card(lambda m: set(self.chosen(m)) == set(options) and send in m.labels), send

    async def _order(self, options: tuple[str, ...]) -> tuple[Message, str]:
        """Of all options the last needs no press: it is placed by itself."""
        card = await self.card()
        if self.chosen(card):
            await tap(self.phone, "Ulangi", on=card)
            card = await self.card(lambda m: not self.chosen(m))
        places = self.question.most
        is_full = len(options) == places
        by_itself = is_full and places == len(self.question.options)
        await self._press(card, options[:-1] if by_itself else options)
        send = "Kirim urutan" if is_full else f"Kirim ({len(options)} dari {places})"
        return await self.card(lambda m: self.chosen(m) == list(options) and send in m.labels), send

    async def _press(self, card: Message, codes: Iterable[str]) -> None:
        """Options one after another on the same keyboard, quicker than it is drawn again."""
        payloads = [card.payload(label_of(card, self.question.option(code))) for code in codes]
        presses = [(self.phone, card, payload) for payload in payloads]
        if presses:
            toasts = await self.stage.phones.press_many(presses, answer_seconds=PATIENCE_SECONDS)
            refused = [toast.text for toast in toasts if toast.alert]
            assert not refused, f"{self.head}: every option is taken: {refused}"

    async def ask_for_words(self) -> Message:
        """[Tulis jawaban] or [Ubah jawaban]: the bot's question."""
        card = await self.card()
        label = next(label for label in card.labels if label in ("Tulis jawaban", "Ubah jawaban"))
        await tap(self.phone, label, on=card)
        return await shown(self.phone, f"{self.question.code}: mohon tulis", after=card)


class VoterBallot(Ballot):
    """A ballot in a voter's private chat."""

    def __init__(self, stage: Stage, phone: Phone, question: Question) -> None:
        super().__init__(stage, phone, question, f"{question.code} · dibuka")

    async def answer(self, answer: Answer) -> str:
        """Gives this answer and returns what the bot says of it. Raises AssertionError unless it is stored."""
        if self.question.kind in TYPED:
            said = await self._write(answer.words)
        else:
            said = await self.send(answer.options)
        assert said.startswith(STORED), f"{self.phone.first_name} hears that it is stored: {said}"
        if answer.words and self.question.kind not in TYPED:
            await shown(self.phone, f"{self.question.code}: jawaban tersimpan. Mohon tulis isi pilihan lainnya")
            sent = await self.phone.send(answer.words)
            await self.card(lambda m: m.id > sent and answer.words in m.text)
        return said

    async def send(self, options: tuple[str, ...]) -> str:
        """Puts these options together and sends them; the toast."""
        card, label = await self.put(options)
        return await press(self.phone, card, label)

    async def _write(self, words: str) -> str:
        """The line of the card that comes below the words."""
        await self.ask_for_words()
        sent = await self.phone.send(words)
        card = await self.card(lambda m: m.id > sent and (STORED in m.text or "Ya, benar" in m.labels))
        if "Ya, benar" in card.labels:
            return await tap(self.phone, "Ya, benar", on=card)
        return next(line for line in card.text.splitlines() if line.startswith(STORED))


async def press(phone: Phone, card: Message, label: str) -> str:
    """Presses what a button carries, whatever its label has become meanwhile; the toast."""
    toast = await phone.press_data(card.payload(label), on=card, answer_seconds=PATIENCE_SECONDS)
    return toast.text or ""
