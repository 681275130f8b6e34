"""Faces of every kind for tests: the results of the sample meeting, and the same shapes with any texts."""

from collections.abc import Sequence
from dataclasses import replace

from locales.formats import number
from record.charts.breakdown_face import BreakdownFace, BreakdownRow, Cell, Division, Stance
from record.charts.face import Face
from record.charts.kind_faces import (
    Answer,
    AnyFace,
    Column,
    NumberFace,
    PresenceFace,
    PresentRow,
    Ranked,
    RankingFace,
    ScaleFace,
    Side,
    TextFace,
)
from tests.record.face_parts import CODES as CODES
from tests.record.face_parts import NEEDS as NEEDS
from tests.record.face_parts import PLANS as PLANS
from tests.record.face_parts import POINTS as POINTS
from tests.record.face_parts import STATEMENTS as STATEMENTS
from tests.record.face_parts import UNITS as UNITS
from tests.record.face_parts import bars as bars
from tests.record.face_parts import heading as heading
from tests.record.face_parts import likert as likert
from tests.record.face_parts import rounds as rounds


def scale(texts: Sequence[str] = POINTS, counts: Sequence[int] = (5, 20, 11, 5, 1), unknown: int = 5) -> ScaleFace:
    """JP3: 53,2 per cent on the low side, five who do not know."""
    codes = [str(place) for place in range(1, len(texts) + 1)]
    whole = sum(counts) + unknown
    return ScaleFace(
        heading("JP3", "Data sudah sesuai?", "Rata-rata 2,45 dan median 2 dari 42 jawaban."),
        bars(codes, texts, counts, whole),
        bars(["TT"], ["Tidak tahu"], [unknown], whole),
        (Side("Tidak setuju", "53,2%"), Side("Ragu-ragu", "23,4%"), Side("Setuju", "12,7%")),
    )


def numeric(counts: Sequence[int] = (0, 1, 0, 2, 3, 5, 7, 11, 9, 6, 2), mean_at: float | None = 7.22) -> NumberFace:
    """A scale from 0 to 10."""
    columns = tuple(
        Column(str(place), count, number(count), count == max(counts) > 0) for place, count in enumerate(counts)
    )
    apart = bars(["TT"], ["Tidak tahu"], [1], 47)
    return NumberFace(
        heading("JP7"), columns, "6,72", "7", mean_at, low_words="tidak puas", high_words="sangat puas", apart=apart
    )


def ranking(
    texts: Sequence[str] = tuple(PLANS.values()),
    scores: Sequence[int] = (134, 131, 111, 102, 92),
    *,
    codes: Sequence[str] = tuple(PLANS),
    has_scores: bool = True,
) -> RankingFace:
    """JP4: Borda scores of 190 at most."""
    rows = tuple(
        Ranked(
            str(1 + sum(other > score for other in scores)),
            code,
            text,
            number(score) if has_scores else "",
            "rata-rata 2,47" if has_scores else "",
            score / max(190, *scores) if has_scores else 0.0,
            score == max(scores) > 0,
        )
        for code, text, score in zip(codes, texts, scores, strict=True)
    )
    return RankingFace(heading("JP4"), rows, sum(scores))


def words(texts: Sequence[str], counts: Sequence[int], names: str = "") -> TextFace:
    answers = (Answer(text, count, f"{count} jawaban", names) for text, count in zip(texts, counts, strict=True))
    return TextFace(heading("JP5"), tuple(answers))


def row(name: str, counts: Sequence[int] | None, answered: int | None = None) -> BreakdownRow:
    """A row of a breakdown; hidden where there are no counts, so that nothing of them can be drawn."""
    count = answered if answered is not None else sum(counts or ())
    if counts is None:
        return BreakdownRow(name, count, number(count), None)
    cells = (Cell(one, number(one), one / count if count else 0.0, one == max(counts) > 0) for one in counts)
    return BreakdownRow(name, count, number(count), tuple(cells))


def approval() -> BreakdownFace:
    """JP6: 34, 1 and 3 organisations."""
    stances = (Stance.AGREE, Stance.DISAGREE, Stance.ABSTAIN)
    options = zip(("setuju", "tidak_setuju", "abstain"), ("Setuju", "Tidak setuju", "Abstain"), stances, strict=True)
    counts = ((17, 0, 2), (2, 1, 1), (3, 0, 0), (3, 0, 0), (5, 0, 0), (4, 0, 0))
    return BreakdownFace(
        heading("JP6"),
        tuple(Division(*option) for option in options),
        row("Semua", (34, 1, 3)),
        tuple(row(name, own) for name, own in zip(UNITS, counts, strict=True)),
        unit_word="instansi",
        shows_codes=False,
    )


def secret() -> BreakdownFace:
    """JP3: three of six constituencies hidden, their sum shown."""
    shown = {UNITS[0]: (3, 7, 5, 5, 1, 3), UNITS[4]: (1, 4, 3, 0, 0, 0), UNITS[5]: (0, 4, 1, 0, 0, 0)}
    hidden = dict(zip(UNITS[1:4], (4, 3, 3), strict=True))
    points = (Division(str(place), text) for place, text in enumerate(POINTS, start=1))
    return BreakdownFace(
        heading("JP3"),
        (*points, Division("TT", "Tidak tahu", Stance.ABSTAIN)),
        row("Semua", (5, 20, 11, 5, 1, 5)),
        tuple(row(name, shown.get(name), hidden.get(name)) for name in UNITS),
        row("Gabungan unsur lain", (1, 5, 2, 0, 0, 2)),
        is_scale=True,
    )


def breakdown(texts: Sequence[str], names: Sequence[str] = UNITS, *, adds_up: bool = True) -> BreakdownFace:
    """Any options by any constituencies, with a hidden row, an empty one and one that is all on one option."""
    count = len(texts)
    rows = [row(name, [(place + n) % 4 for n in range(count)]) for place, name in enumerate(names[3:])]
    return BreakdownFace(
        heading("JP1"),
        tuple(Division(code, text) for code, text in zip(CODES, texts, strict=False)),
        row("Semua", [40 - n for n in range(count)]),
        (
            row(names[0], None, 4),
            row(names[1], [0] * count),
            row(names[2], [7, *[0] * (count - 1)]),
            *rows,
        ),
        row("Gabungan unsur lain", [1] * count),
        adds_up=adds_up,
    )


def presence(names: Sequence[str] = UNITS, count: int = 40) -> PresenceFace:
    rows = tuple(PresentRow(name, place, f"{place} dari 5", place / 5) for place, name in enumerate(names))
    return PresenceFace(
        heading("Kehadiran", "Kehadiran instansi"),
        count,
        str(count),
        "dari 42 instansi diundang",
        count / 42,
        22 / 42,
        "Kuorum 22 instansi",
        rows,
    )


def choice(texts: Sequence[str], counts: Sequence[int]) -> Face:
    """A multiple choice: each share is of all who answered, together more than 100."""
    one = heading(
        "JP2", "Kendala?", "Jumlah persentase dapat melebihi 100 persen karena boleh memilih lebih dari satu."
    )
    of_people = tuple(
        replace(bar, count_text=bar.count_text.replace("jawaban", "orang"))
        for bar in bars(CODES[: len(texts)], texts, counts, 44)
    )
    return Face(
        one.title, one.code, one.chips, one.question, one.facts, one.tie, of_people, False, True, one.notes, one.source
    )


def every_kind(texts: Sequence[str]) -> dict[str, AnyFace]:
    """A face of each kind that says these texts wherever it says any."""
    count = len(texts)
    counts = [place % 4 for place in range(count)]
    points = list(texts[:11])
    return {
        "scale": scale(points, counts[: len(points)]),
        "number": replace(numeric(), low_words=texts[0], high_words=texts[-1], apart=bars(["TT"], texts[:1], [3])),
        "ranking": ranking(texts, counts, codes=CODES[:count]),
        "order": ranking(texts, counts, codes=CODES[:count], has_scores=False),
        "words": words(texts, [1 + place % 3 for place in range(count)], names=texts[0]),
        "breakdown": breakdown(texts, [*texts, *UNITS][:6]),
        "table": breakdown(texts, [*texts, *UNITS][:6], adds_up=False),
        "presence": presence(texts),
        "likert": likert(texts, [[(place + n) % 4 for n in range(5)] for place in range(count)], (*texts, *POINTS)[:5]),
        "rounds": rounds(texts, counts, counts[::-1]),
    }


def sample_kinds() -> dict[str, AnyFace]:
    """The results of the sample meeting, one of each kind."""
    return {
        "multiple": choice(NEEDS, (26, 23, 18, 15, 1)),
        "scale": scale(),
        "number": numeric(),
        "ranking": ranking(),
        "order": ranking(has_scores=False),
        "words": words(["Rubrik khusus kisah sukses", "Beasiswa anak"], [2, 1], "Radar Jombang, PWI"),
        "approval": approval(),
        "secret": secret(),
        "presence": presence(),
        "likert": likert(),
        "rounds": rounds(),
    }
