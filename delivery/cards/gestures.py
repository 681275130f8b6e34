"""The keyboard of a ballot, made from the gesture its kind asks for: tap, tick, order or type."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from delivery.card import Button
from delivery.cards.question_lines import options_in_text
from locales.words import Words
from rules.answers import Answer
from rules.buttons import pack, pack_options
from rules.drafts import CLEAR
from rules.kinds import KINDS, Gesture
from rules.kinds.ranking import places
from rules.questions import Kind, Option, Question
from rules.weights import MILLIONTHS

LETTERS_A_ROW: Final = 5
POINTS_A_ROW: Final = 6
POINT_SIGNS_MAX: Final = 2


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose fingers press: the verbs for sending an answer, pressing an option, writing, and saying that a number was
    read rightly. An official needs no such: a second one reads it before it counts."""

    send: str
    press: str
    write: str
    number: str = ""


VOTER: Final = Hand("v", "vt", "vx", "vn")
CLERK: Final = Hand("io", "it", "ix")


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before the fingers: who answers, what is stored, what is put together and not sent yet."""

    question: Question
    delegate_id: int
    stored: Answer | None
    draft: Answer | None

    @property
    def made(self) -> tuple[int, ...]:
        """The options of the ballot as the keyboard shows it."""
        shown = self.draft if self.draft is not None else self.stored
        return shown.options if shown is not None else ()

    @property
    def is_unsent(self) -> bool:
        """Whether what is shown differs from what is stored."""
        return self.draft is not None and (self.stored is None or self.draft.options != self.stored.options)

    def press(self, verb: str, *more: int) -> str:
        """A button's code: question, delegate and generation first."""
        return pack(verb, self.question.id, self.delegate_id, self.question.generation, *more)


def keyboard(words: Words, before: Before, hand: Hand) -> list[tuple[Button, ...]]:
    """The buttons that make an answer, without those that take it back or turn the card."""
    match Gesture(KINDS[before.question.kind].gesture):
        case Gesture.TAP:
            return _tap(before, hand)
        case Gesture.TICK:
            return _tick(words, before, hand)
        case Gesture.ORDER:
            return _order(words, before, hand)
        case Gesture.TYPE:
            return _type(words, before, hand)


def _tap(before: Before, hand: Hand) -> list[tuple[Button, ...]]:
    chosen = before.stored.options if before.stored is not None else ()
    labels = [
        (_mark(option.id in chosen) + _label(before.question, option), before.press(hand.send, option.id))
        for option in before.question.options
    ]
    return _rows(before.question, labels)


def _tick(words: Words, before: Before, hand: Hand) -> list[tuple[Button, ...]]:
    made = before.made
    shown = pack_options(made)
    labels = [
        (_mark(option.id in made) + _label(before.question, option), before.press(hand.press, option.id, *shown))
        for option in before.question.options
    ]
    rows = _rows(before.question, labels)
    if made and (before.is_unsent or before.stored is None):
        send = before.press(hand.send, *shown)
        rows.append((Button(label=words.plain("tombol_kirim_pilihan", n=len(made)), press=send, style="primary"),))
    return rows


def _order(words: Words, before: Before, hand: Hand) -> list[tuple[Button, ...]]:
    """Options already placed carry their place and can be taken out; the rest wait for the next place."""
    question, made = before.question, before.made
    shown, full = pack_options(made), len(made) >= places(question)
    labels = []
    for option in question.options:
        if option.id in made:
            label = f"{made.index(option.id) + 1} ✓ {_label(question, option)}"
        elif full:
            continue
        else:
            label = _label(question, option)
        labels.append((label, before.press(hand.press, option.id, *shown)))
    rows = _rows(question, labels)
    if not made:
        return rows
    foot = [Button(label=words.plain("tombol_ulangi_urutan"), press=before.press(hand.press, CLEAR, *shown))]
    if before.is_unsent or before.stored is None:
        label = words.plain("tombol_kirim_urutan" if full else "tombol_kirim_sebagian", n=len(made), m=places(question))
        foot.append(Button(label=label, press=before.press(hand.send, *shown), style="primary" if full else None))
    return [*rows, tuple(foot)]


def _type(words: Words, before: Before, hand: Hand) -> list[tuple[Button, ...]]:
    question, draft = before.question, before.draft
    write = pack(hand.write, question.id, before.delegate_id)
    if hand.number and question.kind is Kind.NUMBER and draft is not None and draft.words:
        value = Decimal(draft.words)
        whole, units = divmod(int(abs(value) * MILLIONTHS), MILLIONTHS)
        press = before.press(hand.number, int(value < 0), whole, units)
        yes = Button(label=words.plain("tombol_ya_benar"), press=press, style="primary")
        return [(yes, Button(label=words.plain("tombol_bukan"), press=write))]
    label = words.plain("tombol_tulis_jawaban" if before.stored is None else "tombol_ubah_jawaban")
    return [(Button(label=label, press=write, style="primary" if before.stored is None else None),)]


def _label(question: Question, option: Option) -> str:
    if options_in_text(question):
        return option.code
    return option.text if question.preset or option.code == option.text else f"{option.code}. {option.text}"


def _mark(is_chosen: bool) -> str:
    return "✓ " if is_chosen else ""


def _rows(question: Question, labels: Sequence[tuple[str, str]]) -> list[tuple[Button, ...]]:
    """Letters five a row, points of a numeric scale six, everything else a row of its own for wet fingers."""
    buttons = [Button(label=label, press=press) for label, press in labels]
    if options_in_text(question):
        return [tuple(buttons[start : start + LETTERS_A_ROW]) for start in range(0, len(buttons), LETTERS_A_ROW)]
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        if rows and _is_point(button) and _is_point(rows[-1][-1]) and len(rows[-1]) < POINTS_A_ROW:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return rows


def _is_point(button: Button) -> bool:
    return len(button.label.removeprefix("✓ ")) <= POINT_SIGNS_MAX
