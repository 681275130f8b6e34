"""What may be bound to a statement: the same few kinds on both engines, as many as the SQL names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from types import NoneType

Value = int | str | bytes | None

_KINDS = frozenset({int, str, bytes, NoneType})
_PARAMETER = re.compile(r"\$(\d+)")


@lru_cache(maxsize=4096)
def parameter_count(sql: str) -> int:
    """The highest `$n` in the statement; 0 without any."""
    return max((int(number) for number in _PARAMETER.findall(sql)), default=0)


def check_values(sql: str, values: Sequence[object]) -> None:
    """Assert that the values fit the statement: one for each `$n`, and nothing but int, str, bytes and None.

    Booleans are refused because one engine gives them back as 0 and 1, floats because nothing we count has a
    fraction. SQLite would take a missing or superfluous value in silence.
    """
    assert len(values) == parameter_count(sql), f"{parameter_count(sql)} values wanted, {len(values)} given: {sql}"
    for value in values:
        if type(value) not in _KINDS:
            fits = isinstance(value, (int, str, bytes)) and not isinstance(value, bool)
            assert fits, f"a {type(value).__name__} cannot be stored: {sql}"
