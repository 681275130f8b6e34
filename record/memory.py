"""Memory that a finished document left free, given back to the system."""

import ctypes
from functools import cache
from typing import Any, Final

# What the C library's `mallopt` calls M_MMAP_THRESHOLD, and the smallest block that is taken by itself from then on.
_MMAP_THRESHOLD: Final = -3
_BLOCK_BYTES: Final = 512 * 1024


@cache
def _from_c(name: str) -> Any:
    """The C library's own call, where it has one."""
    try:
        return getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):
        return None


def give_back() -> None:
    """To be called after each document: the trees of a large Word document leave hundreds of megabytes in small free
    pieces, which the C library keeps and which the next document would only add to. Lets other threads run."""
    trim = _from_c("malloc_trim")
    if trim is not None:
        trim(0)


def give_large_blocks_back() -> None:
    """To be called once at the start of a process: pictures, documents and files that are sent go back to the system as
    soon as they are freed. By itself the C library does so only until the first of them, and then keeps room for up to
    32 MB of each in every thread's heap, where pieces that live on hold it."""
    set_option = _from_c("mallopt")
    if set_option is not None:
        set_option(_MMAP_THRESHOLD, _BLOCK_BYTES)
