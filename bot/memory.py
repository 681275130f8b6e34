"""The collector of reference cycles, kept away from what lives as long as the service."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Collects nothing while libraries are loaded: what they make is no garbage, and looking for some takes an eighth
    of a start, which people wait for after a fall."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def set_aside() -> None:
    """Collects once, then exempts all that lives now: libraries and wiring never die, and walking them in the middle of
    a burst holds every vote up for tens of milliseconds. To be called whenever large libraries have been loaded."""
    gc.collect()
    gc.freeze()
