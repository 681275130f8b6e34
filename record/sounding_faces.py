"""From a closed sounding of the record to the face its picture shows: strings that the minutes print too."""

from collections.abc import Sequence

from record.charts import sounding_print, tokens
from record.charts.face import Chip, Heading
from record.charts.sounding_face import SoundedRow, SoundingFace
from record.charts.sounding_print import Page
from record.minutes_soundings import counts_texts, hidden, nobody, notes, said
from record.record import Record
from record.record_soundings import Sounding
from record.tongue import clock, percent_units, words
from rules.consensus import PointFigures, agreed_first
from rules.shares import rate, shares
from rules.soundings import Result


def sounding_named(record: Record, code: str) -> Sounding | None:
    """The sounding with this code, None where there is none."""
    return next((one for one in record.soundings if one.code == code), None)


def sounding_face(record: Record, one: Sounding, *, is_rehearsal: bool = False) -> SoundingFace:
    """The face of a closed sounding. Raises LookupError where there is no result to draw."""
    if one.result is None:
        raise LookupError(f"{one.code} has no result to draw")
    chips = [Chip(words().plain("kepala_penjajakan"), tokens.OPEN)]
    if is_rehearsal:
        chips.append(Chip(words().plain("kepala_uji_coba"), tokens.PROVISIONAL))
    closed = ""
    if one.closed_ms is not None:
        closed = words().plain("notula_ditutup", jam=clock(one.closed_ms, record.meeting.zone))
    heading = Heading(
        title=record.meeting.title,
        code=one.code,
        chips=tuple(chips),
        question=headline(one, one.result),
        facts=(turnout(one.result),),
        tie="",
        notes=tuple(notes(one.result)),
        source=closed,
    )
    key = tuple(words().plain(f"pandangan_{view}").capitalize() for view in ("agree", "disagree", "pass"))
    return SoundingFace(heading, key, tuple(_row(one, point) for point in one.result.points))


def sounding_pages(record: Record, one: Sounding, *, stands_alone: bool = False) -> tuple[Page, ...]:
    """The pictures of a sounding for paper; none where nothing may be shown."""
    if one.result is None:
        return ()
    face = sounding_face(record, one)
    return () if face.is_empty else sounding_print.pages(face, stands_alone=stands_alone)


def described(one: Sounding, drawn: Sequence[Page]) -> list[str]:
    """What stands behind each picture for whoever cannot see it: the sentence of the minutes, and its points."""
    if one.result is None:
        return []
    about = {"kode": one.code, "kalimat": said(one, one.result), "m": len(drawn)}
    key = "notula_penjajakan_gambar" if len(drawn) == 1 else "notula_penjajakan_gambar_ke"
    parts = enumerate(drawn, start=1)
    return [words().plain(key, n=n, awal=page.first, akhir=page.last, **about) for n, page in parts]


def headline(one: Sounding, result: Result) -> str:
    """What all constituencies agree on, in words."""
    codes = [one.point(point.position).code for point in agreed_first(result.points)]
    listed = codes or words().plain("penjajakan_tidak_ada_butir")
    return words().plain("penjajakan_daftar_sepakat", daftar=listed).rstrip(".")


def turnout(result: Result) -> str:
    """How many of how many answered something."""
    share = percent_units(rate(result.answered, result.entitled))
    return words().plain("partisipasi_peserta", n=result.answered, berhak=result.entitled, persen=share)


def _row(one: Sounding, point: PointFigures) -> SoundedRow:
    asked = one.point(point.position)
    if point.counts is None:
        why = nobody()
        if point.answered:
            why = words().plain("notula_penjajakan_sedikit", n=point.answered, alasan=hidden())
        return SoundedRow(asked.code, asked.wording, point.answered, None, why, "", "")
    agree, disagree, passed = counts_texts(point)
    figures = words().plain("notula_penjajakan_angka", s=agree, t=disagree, l=passed, n=point.answered)
    mark = words().plain("penjajakan_sepakat").capitalize() if point.is_agreed else ""
    share = percent_units(shares(point.counts, point.answered)[0])
    return SoundedRow(asked.code, asked.wording, point.answered, point.counts, figures, share, mark)
