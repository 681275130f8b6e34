"""How a bar is divided among counts."""

from collections.abc import Sequence


def divided(counts: Sequence[int], left: float, full: float, gap: float, least: float) -> list[tuple[float, float]]:
    """Left end and width of each part of a bar from `left` over `full`; no width for nothing, at least `least` for
    anything: what small parts need more is taken from the largest."""
    chosen = [count for count in counts if count]
    room = full - gap * (len(chosen) - 1)
    whole = sum(chosen)
    widths = [max(least, room * count / whole) if count else 0.0 for count in counts]
    if chosen:
        largest = max(range(len(widths)), key=widths.__getitem__)
        widths[largest] += room - sum(widths)
    places = []
    for width in widths:
        places.append((left, width))
        left += width + gap if width else 0
    return places
