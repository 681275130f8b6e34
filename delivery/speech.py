"""Values as they travel in the outbox, dressed for the words: dates, lists and help come back from their JSON."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from locales.commands import help_text
from locales.words import Html, Words, escaped


def spoken(words: Words, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a stored message as the words take them.

    `{"date": "2023-11-23"}` becomes a date, `{"number": "12.5"}` a decimal, `{"lines": [{"key", "values"} ...]}`
    sentences one a line, `{"help": [who ...]}` the help for somebody who is all of these,
    `{"person", "text"}` the text.
    """
    return {key: _one(words, value) for key, value in values.items()}


def _one(words: Words, value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    if set(value) == {"date"}:
        return date.fromisoformat(value["date"])
    if set(value) == {"number"}:
        return Decimal(value["number"])
    if set(value) == {"lines"}:
        said = (words.html(line["key"], **spoken(words, line["values"])) for line in value["lines"])
        return Html("\n".join(said))
    if set(value) == {"person", "text"}:
        return value["text"]
    if set(value) == {"help"}:
        return escaped(help_text(words, *value["help"]))
    return {**value, "values": spoken(words, value["values"])} if "values" in value else value
