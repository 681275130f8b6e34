"""An answer in words, as it is said back to its voter and to officials."""

from decimal import Decimal

from locales.formats import number
from rules.answers import Answer
from rules.questions import Kind, OptionRole, Question


def answer_texts(question: Question, answer: Answer | None, language: str = "id") -> tuple[str, ...]:
    """Plain text, one item a choice: "A. Text" for lettered options, the bare text for a preset, "1. Text" by rank;
    what was written stands behind the option that asked for it, or alone. Nothing for no answer."""
    if answer is None:
        return ()
    if question.kind is Kind.NUMBER:
        return (number(Decimal(answer.words), language),)
    if not question.options:
        return (answer.words,)
    found = [option for option_id in answer.options if (option := question.option(option_id)) is not None]
    if question.kind is Kind.RANKING:
        return tuple(f"{place}. {option.text}" for place, option in enumerate(found, start=1))
    said = []
    for option in found:
        text = option.text if question.preset or option.code == option.text else f"{option.code}. {option.text}"
        said.append(f"{text}: {answer.words}" if answer.words and option.role is OptionRole.OTHER else text)
    return tuple(said)
