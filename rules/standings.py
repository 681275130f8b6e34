"""Who stands behind a group of merged points: every organisation once, whatever it did in how many ways."""

from collections.abc import Iterable
from typing import TypeVar

One = TypeVar("One")


def authors(head: One, merged: Iterable[One]) -> list[One]:
    """The organisations that asked for it: that of the head, then those of the merged points; each once."""
    return list(dict.fromkeys((head, *merged)))


def supporters(head: One, merged: Iterable[One], supporting: Iterable[One]) -> list[One]:
    """Those that stand behind the head beside its own: authors of merged points first, then who supports any of them.

    An organisation never supports its own point, so that of the head is left out.
    """
    return [one for one in dict.fromkeys((*merged, *supporting)) if one != head]
