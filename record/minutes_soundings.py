"""Soundings in the minutes: turnout, each point with its figures, what all constituencies agree on, opinion groups."""

from typing import Any, Final

from locales.formats import at_clock, percent_units
from locales.soundings import consensus_text
from locales.words import Words
from record.record import Record
from record.record_soundings import Sounding
from rules.consensus import PointFigures, agreed_first
from rules.shares import rate, shares
from rules.soundings import Result

WORDS: Final = Words("id")
HIDDEN: Final = "tidak ditampilkan demi kerahasiaan"
NOBODY: Final = WORDS.plain("kosong").rstrip(".")
BASE: Final = "Persen dihitung dari peserta yang menjawab butir itu; lewati adalah jawaban."


def sounding_fields(record: Record, one: Sounding) -> dict[str, Any]:
    """The fields of one sounding: head, times, the sentence, a row a point, notes."""
    status = WORDS.plain(f"status_penjajakan_{one.state}")
    title = f"{one.code}. Penjajakan {len(one.points)} pokok diskusi, {status}"
    head: dict[str, Any] = {"judul": title, "gambar": [], "waktu": _times(record, one)}
    if one.result is None:
        reason = f"Alasan: {WORDS.plain(one.reason)}. Tidak ada yang dihitung." if one.reason else "Belum ditutup."
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
    said = [BASE]
    broken_down = [point for point in result.points if point.consensus is not None]
    if any(row.counts is None for point in broken_down for row in point.rows):
        said.append(f"Tanda – berarti {HIDDEN}; jawabannya termasuk dalam gabungan unsur lain.")
    if broken_down:
        said.append("Konsensus antarunsur bernilai 0 sampai 1.")
    if result.assisted:
        said.append(WORDS.plain("catatan_dibantu", n=result.assisted))
    return [*said, WORDS.plain("penjajakan_bukan_keputusan")]


def _times(record: Record, one: Sounding) -> str:
    zone = record.meeting.zone
    opened = f"Dibuka {at_clock(one.opened_ms, zone)}"
    return opened if one.closed_ms is None else f"{opened}, ditutup {at_clock(one.closed_ms, zone)}"


def said(one: Sounding, result: Result) -> str:
    """Turnout with its base, and the points all constituencies agree on."""
    share = percent_units(rate(result.answered, result.entitled))
    codes = [one.point(point.position).code for point in agreed_first(result.points)]
    listed = codes or WORDS.plain("penjajakan_tidak_ada_butir")
    turnout = f"{result.answered} dari {result.entitled} peserta menjawab ({share} dari peserta)."
    return f"{turnout} {WORDS.plain('penjajakan_daftar_sepakat', daftar=listed)}"


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
    row has the point over it, in `kepala`."""
    asked = one.point(point.position)
    agreed = agreement(point)
    if point.consensus is not None:
        agreed = f"{agreed}; konsensus antarunsur {consensus_text(point.consensus)}"
    rows = [
        {
            "kepala": f"{asked.code}. {asked.wording}",
            "unsur": f"Seluruh peserta. {agreed}.",
            **dict(zip(("setuju", "tidak", "lewati"), counts_texts(point), strict=True)),
            "menjawab": str(point.answered),
        }
    ]
    for row in (*point.rows, *((point.merged,) if point.merged else ())) if any(r.counts for r in point.rows) else ():
        name = record.constituency_name(row.constituency) or WORDS.plain("penjajakan_unsur_gabungan")
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
        return NOBODY
    if point.counts is None:
        return HIDDEN.capitalize()
    key = "penjajakan_tidak_dapat_dikatakan"
    if point.is_agreed is not None:
        key = "penjajakan_sepakat" if point.is_agreed else "penjajakan_tidak_sepakat"
    return WORDS.plain(key).capitalize()


def constituency_lines(record: Record, point: PointFigures) -> list[str]:
    """Each constituency with its counts, then the hidden ones together, then the consensus."""
    if not any(row.counts for row in point.rows):
        return []
    lines = []
    for row in (*point.rows, *((point.merged,) if point.merged else ())):
        name = record.constituency_name(row.constituency) or WORDS.plain("penjajakan_unsur_gabungan")
        if row.counts is None:
            lines.append(f"{name}: {row.answered} menjawab, {HIDDEN}")
        else:
            agree, disagree, passed = row.counts
            lines.append(f"{name}: setuju {agree}, tidak {disagree}, lewati {passed}")
    if point.consensus is not None:
        lines.append(f"Konsensus antarunsur {consensus_text(point.consensus)} (0 sampai 1)")
    return lines


def group_lines(one: Sounding, result: Result) -> list[str]:
    """The opinion groups, a line each; nothing where there are none."""
    opinions = result.opinions
    if not opinions.groups:
        return []
    lines = [WORDS.plain("penjajakan_kelompok", n=len(opinions.groups), m=opinions.grouped)]
    for number, group in enumerate(opinions.groups, start=1):
        typical = [f"{WORDS.plain(f'pandangan_{view.value}')} {one.point(place).code}" for place, view in group.typical]
        listed = typical or WORDS.plain("penjajakan_kelompok_tanpa")
        lines.append(WORDS.plain("penjajakan_kelompok_baris", nomor=number, n=group.size, daftar=listed))
    return lines
