"""The collector of reference cycles, kept away from what lives as long as the service."""

import gc


def set_aside() -> None:
    """Collects once, then exempts all that lives now: libraries and wiring never die, and walking them in the middle of
    a burst holds every vote up for tens of milliseconds. To be called whenever large libraries have been loaded."""
    gc.collect()
    gc.freeze()
