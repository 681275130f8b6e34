"""Outlines that matplotlib does not offer as we need them."""

from typing import Any, Final

# The handle length at which a cubic comes closest to a quarter circle.
_QUARTER: Final = 0.5523


def rounded(x: float, y: float, width: float, height: float, left: float, right: float) -> Any:
    """The path of a rectangle whose corners are quarter circles, of radius `left` and `right`; 0 is a square one."""
    from matplotlib.path import Path

    end, foot = x + width, y + height
    inner_left, inner_right = left * (1 - _QUARTER), right * (1 - _QUARTER)
    line, curve = Path.LINETO, Path.CURVE4
    steps: list[tuple[float, float, Any]] = [
        (x + left, y, Path.MOVETO),
        (end - right, y, line),
        (end - inner_right, y, curve),
        (end, y + inner_right, curve),
        (end, y + right, curve),
        (end, foot - right, line),
        (end, foot - inner_right, curve),
        (end - inner_right, foot, curve),
        (end - right, foot, curve),
        (x + left, foot, line),
        (x + inner_left, foot, curve),
        (x, foot - inner_left, curve),
        (x, foot - left, curve),
        (x, y + left, line),
        (x, y + inner_left, curve),
        (x + inner_left, y, curve),
        (x + left, y, curve),
    ]
    return Path([(px, py) for px, py, _ in steps], [code for _, _, code in steps])


def standing(x: float, foot: float, width: float, height: float, radius: float) -> Any:
    """The path of a column on `foot` whose upper corners are quarter circles."""
    from matplotlib.path import Path

    top, end, inner = foot - height, x + width, radius * (1 - _QUARTER)
    line, curve = Path.LINETO, Path.CURVE4
    steps: list[tuple[float, float, Any]] = [
        (x, foot, Path.MOVETO),
        (x, top + radius, line),
        (x, top + inner, curve),
        (x + inner, top, curve),
        (x + radius, top, curve),
        (end - radius, top, line),
        (end - inner, top, curve),
        (end, top + inner, curve),
        (end, top + radius, curve),
        (end, foot, line),
    ]
    return Path([(px, py) for px, py, _ in steps], [code for _, _, code in steps])


def pointing_up(x: float, top: float, width: float, height: float) -> Any:
    """The path of a triangle whose upper corner is (x, top)."""
    from matplotlib.path import Path

    return Path([(x, top), (x + width / 2, top + height), (x - width / 2, top + height)])
