"""The faces of every kind of result but a choice: strings and numbers worked out elsewhere, ready to be drawn.

Option and point codes, counts with their unit, shares and means come as they are printed in every other output. `part`
is always the exact length of a bar, 0 to 1; each class says of what."""

from dataclasses import dataclass

from record.charts.breakdown_face import BreakdownFace
from record.charts.face import Bar, Face, Heading
from record.charts.likert_face import LikertFace
from record.charts.rounds_face import RoundsFace


@dataclass(frozen=True, slots=True)
class Side:
    """The points on one side of a scale together: "Tidak setuju" and the sum of their printed shares, "53,2%"."""

    text: str
    share_text: str


@dataclass(frozen=True, slots=True)
class ScaleFace:
    """One item on a scale of two to eleven named points. `points` stand in scale order, `part` of each is its share of
    all answers; `apart` are answers outside the scale (tidak tahu), in the same base. `sides` are the low, the middle
    and the high side, two without a middle, none where sums would mean nothing. Mean and median are in the notes."""

    heading: Heading
    points: tuple[Bar, ...]
    apart: tuple[Bar, ...] = ()
    sides: tuple[Side, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of points and sides."""
        return (*(bar.text for bar in (*self.points, *self.apart)), *(side.text for side in self.sides))

    @property
    def is_empty(self) -> bool:
        """Whether nobody answered."""
        return not any(bar.count for bar in (*self.points, *self.apart))


@dataclass(frozen=True, slots=True)
class Column:
    """How many answers lie at a value or in an interval; `label` is the value, empty where `edges` are printed."""

    label: str
    count: int
    count_text: str
    is_leading: bool


@dataclass(frozen=True, slots=True)
class NumberFace:
    """Figures: a numeric scale, or a question for a number.

    `mean_at` is where the mean stands, in columns from the left edge of the first one (None without a mean); `edges`
    are the printed bounds of the intervals, one more than columns, none where each column is one value. `low_words` and
    `high_words` say what the ends of a scale mean. n, sum, smallest and largest are in the notes."""

    heading: Heading
    columns: tuple[Column, ...]
    mean_text: str
    median_text: str
    mean_at: float | None
    edges: tuple[str, ...] = ()
    low_words: str = ""
    high_words: str = ""
    apart: tuple[Bar, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The words at both ends and the rows apart."""
        return (self.low_words, self.high_words, *(bar.text for bar in self.apart))

    @property
    def is_empty(self) -> bool:
        """Whether nobody answered."""
        return not any(column.count for column in self.columns) and not any(bar.count for bar in self.apart)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An option at its shared rank. `part` is its score out of the highest possible one; `score_text` and `mean_text`
    ("rata-rata 2,47") are empty where the method gives an order only."""

    rank_text: str
    code: str
    text: str
    score_text: str
    mean_text: str
    part: float
    is_leading: bool


@dataclass(frozen=True, slots=True)
class RankingFace:
    """Options in the order of their ranks; method, highest possible score and the rule for ties are in the notes."""

    heading: Heading
    rows: tuple[Ranked, ...]
    answered: int

    @property
    def has_scores(self) -> bool:
        """False for a method that gives an order only (instant run-off, Schulze)."""
        return any(row.score_text for row in self.rows)

    @property
    def texts(self) -> tuple[str, ...]:
        """The option texts."""
        return tuple(row.text for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether nobody ranked anything."""
        return not self.answered


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in words and how often it was given; `names` are the organisations, empty where nobody is named."""

    text: str
    count: int
    count_text: str
    names: str = ""


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """Answers under one theme, and how many people gave them; `part` is their share of all answers. `is_rest` marks
    those without a theme, which stand last."""

    name: str
    count: int
    count_text: str
    part: float
    is_leading: bool
    is_rest: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class TextFace:
    """Answers in words, equal ones as one row, in the order in which they are to stand; `themes` hold the same answers
    in groups, none where nobody grouped them."""

    heading: Heading
    answers: tuple[Answer, ...]
    themes: tuple[ThemeRow, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Every answer, every name and every theme."""
        said = tuple(text for answer in self.answers for text in (answer.text, answer.names))
        return (*said, *(theme.name for theme in self.themes))

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything."""
        return not self.answers


@dataclass(frozen=True, slots=True)
class PresentRow:
    """A constituency's attendance or turnout: "21 dari 21"."""

    name: str
    count: int
    count_text: str
    part: float


@dataclass(frozen=True, slots=True)
class PresenceFace:
    """Attendance, or turnout: one figure and what it is out of ("40", "dari 42 instansi diundang").

    `quorum_part` is where the quorum lies, None where none is set; `quorum_words` stand at its mark. The verdict is a
    chip of the heading."""

    heading: Heading
    count: int
    count_text: str
    of_words: str
    part: float
    quorum_part: float | None = None
    quorum_words: str = ""
    rows: tuple[PresentRow, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The names."""
        return tuple(row.name for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """Never: that nobody is present is a figure, too."""
        return False


AnyFace = (
    Face | ScaleFace | NumberFace | RankingFace | TextFace | BreakdownFace | PresenceFace | LikertFace | RoundsFace
)
