"""Memory that a finished document left free, given back to the system."""

import ctypes
from functools import cache
from typing import Any


@cache
def _trim() -> Any:
    """The C library's own call, where it has one."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None


def give_back() -> None:
    """To be called after each document: the trees of a large Word document leave hundreds of megabytes in small free
    pieces, which the C library keeps and which the next document would only add to. Lets other threads run."""
    trim = _trim()
    if trim is not None:
        trim(0)
