"""The face of several items on one scale: each statement with its points and what both sides come to."""

from dataclasses import dataclass

from record.charts.face import Bar, Heading


@dataclass(frozen=True, slots=True)
class Item:
    """One statement: its points in scale order, `part` of each its share of all answers; the printed sums of the low
    and the high side, empty where a sum would mean nothing; and a line with mean, turnout and those who do not know."""

    code: str
    text: str
    points: tuple[Bar, ...]
    low_text: str
    high_text: str
    said: str

    @property
    def is_empty(self) -> bool:
        """Whether nobody chose a point."""
        return not any(point.count for point in self.points)


@dataclass(frozen=True, slots=True)
class LikertFace:
    """Two or more items of one scale. `points` are the codes and texts of the scale; `sides` name its two sides, None
    where they have no name in common: then bars begin at one line instead of standing around the middle."""

    heading: Heading
    points: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
    sides: tuple[str, str] | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """ "1. Sangat tidak setuju" for each point."""
        return tuple(f"{code}. {text}" for code, text in self.points)

    @property
    def texts(self) -> tuple[str, ...]:
        """The statements, the points and the sides."""
        return (*(item.text for item in self.items), *self.key, *(self.sides or ()))

    @property
    def is_empty(self) -> bool:
        """Whether nobody chose a point of any item."""
        return all(item.is_empty for item in self.items)


@dataclass(frozen=True, slots=True)
class Balance:
    """A scale common to all items, in parts of the whole: how far bars reach to the low side of zero and to the high
    one. With sides the middle point lies half on each; without, zero is where every bar begins."""

    low: float
    high: float

    @classmethod
    def of(cls, face: LikertFace) -> "Balance":
        """Just wide enough for the widest item on each side; all of one, where bars begin at one line."""
        if face.sides is None:
            return cls(0.0, 1.0)
        lows = [low_part(item) for item in face.items]
        highs = [sum(point.part for point in item.points) - low for item, low in zip(face.items, lows, strict=True)]
        return cls(max(lows), max(highs)) if any((*lows, *highs)) else cls(0.5, 0.5)

    def parts(self, face: LikertFace, item: Item, left: float, full: float) -> list[tuple[float, float]]:
        """Left end and width of each point of an item on a column from `left` over `full`."""
        unit = full / (self.low + self.high)
        at = left + (self.low - (low_part(item) if face.sides else 0.0)) * unit
        places = []
        for point in item.points:
            places.append((at, point.part * unit))
            at += point.part * unit
        return places

    def zero(self, left: float, full: float) -> float:
        """Where the middle lies."""
        return left + full * self.low / (self.low + self.high)


def low_part(item: Item) -> float:
    """What lies on the low side of the middle, half of the middle point included."""
    half = len(item.points) // 2
    low = sum(point.part for point in item.points[:half])
    return low + (item.points[half].part / 2 if len(item.points) % 2 else 0.0)


def number_of(share_text: str) -> str:
    """A share as it stands inside its part: "42,6" without its sign."""
    return share_text.removesuffix("%")
