"""Soundings in the minutes: turnout, each point with its figures, what all constituencies agree on, opinion groups."""

from typing import Any

from locales.soundings import consensus_text
from record.record import Record
from record.record_soundings import Sounding
from record.tongue import clock, language, percent_units, words
from rules.consensus import PointFigures, agreed_first
from rules.shares import rate, shares
from rules.soundings import Result


def hidden() -> str:
    """Why a figure is not there."""
    return words().plain("sel_rahasia")


def nobody() -> str:
    """That nobody answered."""
    return words().plain("kosong").rstrip(".")


def sounding_fields(record: Record, one: Sounding) -> dict[str, Any]:
    """The fields of one sounding: head, times, the sentence, a row a point, notes."""
    status = words().plain(f"status_penjajakan_{one.state}")
    title = words().plain("notula_penjajakan_judul", kode=one.code, n=len(one.points), status=status)
    head: dict[str, Any] = {"judul": title, "gambar": [], "waktu": _times(record, one)}
    if one.result is None:
        reason = words().plain("notula_penjajakan_belum_ditutup")
        if one.reason:
            reason = words().plain("notula_penjajakan_tanpa_hitungan", alasan={"key": one.reason})
        asked = [f"{point.code}: {point.wording}" for point in one.points]
        return {**head, "kalimat": reason, "butir": [], "baris": [], "catatan": asked}
    return {
        **head,
        "kalimat": said(one, one.result),
        "butir": [point_row(record, one, point) for point in one.result.points],
        "baris": [row for point in one.result.points for row in table_rows(record, one, point)],
        "catatan": [*group_lines(one, one.result), *notes(one.result)],
    }


def notes(result: Result) -> list[str]:
    """What stands under the figures: base, what a dash means where there is one, what the consensus may be, how many
    were helped, and that nothing was decided."""
    said = [words().plain("notula_penjajakan_dasar")]
    broken_down = [point for point in result.points if point.consensus is not None]
    if any(row.counts is None for point in broken_down for row in point.rows):
        said.append(words().plain("notula_penjajakan_tanda", alasan=hidden()))
    if broken_down:
        said.append(words().plain("notula_penjajakan_nilai_konsensus"))
    if result.assisted:
        said.append(words().plain("catatan_dibantu", n=result.assisted))
    return [*said, words().plain("penjajakan_bukan_keputusan")]


def _times(record: Record, one: Sounding) -> str:
    zone = record.meeting.zone
    opened = clock(one.opened_ms, zone)
    if one.closed_ms is None:
        return words().plain("notula_dibuka", buka=opened).rstrip(".")
    closed = clock(one.closed_ms, zone)
    return words().plain("notula_dibuka_ditutup", buka=opened, tutup=closed).rstrip(".")


def said(one: Sounding, result: Result) -> str:
    """Turnout with its base, and the points all constituencies agree on."""
    share = percent_units(rate(result.answered, result.entitled))
    codes = [one.point(point.position).code for point in agreed_first(result.points)]
    listed = codes or words().plain("penjajakan_tidak_ada_butir")
    turnout = words().plain("notula_penjajakan_partisipasi", n=result.answered, berhak=result.entitled, persen=share)
    return f"{turnout} {words().plain('penjajakan_daftar_sepakat', daftar=listed)}"


def point_row(record: Record, one: Sounding, point: PointFigures) -> dict[str, str]:
    """One point as printed: counts with shares of those who answered it, and what constituencies say of it."""
    asked = one.point(point.position)
    said_counts = counts_texts(point)
    return {
        "kode": asked.code,
        "teks": asked.wording,
        **dict(zip(("setuju", "tidak", "lewati"), said_counts, strict=True)),
        "menjawab": str(point.answered),
        "keterangan": ". ".join([agreement(point), *constituency_lines(record, point)]),
    }


def table_rows(record: Record, one: Sounding, point: PointFigures) -> list[dict[str, str]]:
    """One point as rows of a table: all who answered, then each constituency and the hidden ones together. The first
    row has the point over it, in `kepala`; `akhir` marks the last."""
    asked = one.point(point.position)
    about: dict[str, object] = {"sepakat": agreement(point)}
    key = "notula_penjajakan_seluruh"
    if point.consensus is not None:
        key = "notula_penjajakan_seluruh_konsensus"
        about["angka"] = consensus_text(point.consensus, language())
    rows = [
        {
            "kepala": f"{asked.code}. {asked.wording}",
            "unsur": words().plain(key, **about),
            **dict(zip(("setuju", "tidak", "lewati"), counts_texts(point), strict=True)),
            "menjawab": str(point.answered),
        }
    ]
    for row in (*point.rows, *((point.merged,) if point.merged else ())) if any(r.counts for r in point.rows) else ():
        name = record.constituency_name(row.constituency) or words().plain("penjajakan_unsur_gabungan")
        counts = ("–", "–", "–") if row.counts is None else tuple(map(str, row.counts))
        shown = dict(zip(("setuju", "tidak", "lewati"), counts, strict=True))
        rows.append({"kepala": "", "unsur": name, **shown, "menjawab": str(row.answered)})
    return [row | {"akhir": "akhir" if row is rows[-1] else ""} for row in rows]


def counts_texts(point: PointFigures) -> tuple[str, str, str]:
    """ "12 (60,0%)" for agree, disagree and pass; a dash each where they are not shown."""
    if point.counts is None:
        return ("–", "–", "–")
    parts = shares(point.counts, point.answered)
    a, d, p = (f"{count} ({percent_units(part)})" for count, part in zip(point.counts, parts, strict=True))
    return (a, d, p)


def agreement(point: PointFigures) -> str:
    """Whether all constituencies agree, or why that is not said."""
    if not point.answered:
        return nobody()
    if point.counts is None:
        return hidden().capitalize()
    key = "penjajakan_tidak_dapat_dikatakan"
    if point.is_agreed is not None:
        key = "penjajakan_sepakat" if point.is_agreed else "penjajakan_tidak_sepakat"
    return words().plain(key).capitalize()


def constituency_lines(record: Record, point: PointFigures) -> list[str]:
    """Each constituency with its counts, then the hidden ones together, then the consensus."""
    if not any(row.counts for row in point.rows):
        return []
    lines = []
    for row in (*point.rows, *((point.merged,) if point.merged else ())):
        name = record.constituency_name(row.constituency) or words().plain("penjajakan_unsur_gabungan")
        if row.counts is None:
            about = {"unsur": name, "n": row.answered, "alasan": hidden()}
            lines.append(words().plain("notula_penjajakan_unsur_tersembunyi", **about))
        else:
            agree, disagree, passed = row.counts
            lines.append(words().plain("notula_penjajakan_unsur_angka", unsur=name, s=agree, t=disagree, l=passed))
    if point.consensus is not None:
        lines.append(words().plain("notula_penjajakan_konsensus", angka=consensus_text(point.consensus, language())))
    return lines


def group_lines(one: Sounding, result: Result) -> list[str]:
    """The opinion groups, a line each; nothing where there are none."""
    opinions = result.opinions
    if not opinions.groups:
        return []
    lines = [words().plain("penjajakan_kelompok", n=len(opinions.groups), m=opinions.grouped)]
    for number, group in enumerate(opinions.groups, start=1):
        typical = [
            f"{words().plain(f'pandangan_{view.value}')} {one.point(place).code}" for place, view in group.typical
        ]
        listed = typical or words().plain("penjajakan_kelompok_tanpa")
        lines.append(words().plain("penjajakan_kelompok_baris", nomor=number, n=group.size, daftar=listed))
    return lines
