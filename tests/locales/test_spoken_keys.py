"""The promise that what other rooms say exists: every key in their code has words, with all its values at hand."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from locales.messages import MESSAGES

HOUSE = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "projector", "meeting", "delivery", "record")
# The functions that say something, and which of their arguments is the key.
SPEAKERS = {"plain": 0, "html": 0, "button": 0, "toast": 1, "tell": 2, "ask": 2}


def keys(expression: ast.expr) -> Iterator[str]:
    """The keys an argument can be: a text, or either side of a choice."""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, ast.IfExp):
        yield from keys(expression.body)
        yield from keys(expression.orelse)


def arguments(call: ast.Call) -> list[ast.expr]:
    """The positional arguments, a starred tuple taken apart."""
    found: list[ast.expr] = []
    for argument in call.args:
        if isinstance(argument, ast.Starred) and isinstance(argument.value, ast.Tuple):
            found += argument.value.elts
        else:
            found.append(argument)
    return found


def spoken() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where, which key, and the names of the values given (None where they are passed on whole)."""
    for path in (path for room in ROOMS for path in (HOUSE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute | ast.Name):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            place, given = SPEAKERS.get(name), arguments(node)
            if place is None or len(given) <= place:
                continue
            values = None if any(word.arg is None for word in node.keywords) else {str(w.arg) for w in node.keywords}
            for key in keys(given[place]):
                yield f"{path.relative_to(HOUSE)}:{node.lineno} {key}", key, values


def test_every_key_that_is_said_somewhere_has_words() -> None:
    """A key nobody wrote words for would fail in the middle of a meeting."""
    said = list(spoken())
    assert len(said) > 50, "the search found hardly anything: does it still know who speaks?"
    assert [where for where, key, _ in said if key and key not in MESSAGES] == []


def test_every_key_that_is_said_somewhere_gets_all_its_values() -> None:
    """A value forgotten at the call would fail there too."""
    lacking = []
    for where, key, values in spoken():
        needed = {field for _, field, _, _ in Formatter().parse(MESSAGES.get(key, "")) if field}
        if values is not None and needed - values:
            lacking.append((where, sorted(needed - values)))
    assert lacking == []
