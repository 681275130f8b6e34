"""The fields of the notula, from the record: words and printed figures, nothing counted, nothing invented."""

from typing import Any, Final

from locales.points import KIND_WORDS
from record.attendance_list import attendance_rows
from record.minutes_amendments import amendment_fields
from record.minutes_groups import head_of, heads_only, record_text, who
from record.minutes_handling import answer_line, status_with_reason
from record.minutes_head import DOTS, DUTIES, dots, head_fields, officer
from record.minutes_outcomes import outcome_fields
from record.minutes_questions import result_fields, tally_fields
from record.minutes_soundings import sounding_fields
from record.minutes_speeches import with_speeches
from record.minutes_submissions import lines_under
from record.record import Point, Record
from record.tongue import clock, count_words, words, written_in

# Points that were put aside stand in the annex with their reason, not in the minutes.
ASIDE: Final = ("declined",)
# Organisations that came uninvited and were let in; one that was turned away took no part.
OUTSIDE: Final = ("accepted", "observer")


def fields(record: Record, language: str = "id") -> dict[str, Any]:
    """Every field of the template but the pictures; texts are as typed, escaping is the template's work."""
    with written_in(language):
        return _fields(record)


def _fields(record: Record) -> dict[str, Any]:
    asked = [one for one in record.questions if one.question.opened is not None]
    return {
        **head_fields(record),
        "tampil_tempat": "ya" if record.paper.shows_place else "",
        "surat_undangan": dots(record.meeting.invitation_number),
        "jam_panggilan": dots(record.meeting.held_time),
        **{field: officer(record, duties) for field, duties in DUTIES.items()},
        "peserta": _participants(record),
        "pembukaan": _opening(record),
        "daftar_narasumber": _speakers(record),
        "pembahasan": with_speeches(record, _discussion(record)),
        "daftar_jp": [result_fields(record, one) for one in asked],
        "daftar_penjajakan": [sounding_fields(record, one) for one in record.soundings],
        **outcome_fields(record),
        **amendment_fields(record),
        "penutup": _closing(record),
        "daftar_hadir": [{"no": str(n)} | row for n, row in enumerate(attendance_rows(record), 1)],
        "rekap": [tally_fields(record, one) for one in asked],
        "daftar_pokok": [_listed(record, point) for point in record.points],
    }


def _participants(record: Record) -> str:
    invited = [one for one in record.organisations if one.is_invited]
    present = [one for one in invited if one.is_present]
    here, all_of_them = count_words(len(present)), count_words(len(invited))
    text = words().plain("notula_peserta", hadir=here, diundang=all_of_them)
    outside = [one.name for one in record.organisations if one.standing in OUTSIDE and one.is_present]
    return f"{text}. {words().plain('notula_luar', daftar=outside)}" if outside else text


def _opening(record: Record) -> str:
    if record.meeting.opened_ms is None:
        return DOTS
    return words().plain("notula_rapat_dibuka", jam=clock(record.meeting.opened_ms, record.meeting.zone))


def _closing(record: Record) -> str:
    if record.meeting.ended_ms is None:
        return DOTS
    return words().plain("notula_rapat_ditutup", jam=clock(record.meeting.ended_ms, record.meeting.zone))


def _speakers(record: Record) -> list[str]:
    said = [
        " – ".join(part for part in (s.office, s.subject) if part) + (f" ({s.note})" if s.note else "")
        for s in record.speakers
    ]
    return said or [DOTS]


def _discussion(record: Record) -> list[dict[str, Any]]:
    """Agenda items that have points, each with its points; responses follow what they answer first."""
    shown = heads_only(record, [point for point in record.points if point.state not in ASIDE])
    titles = {item.position: f"{item.position}. {item.title}" for item in record.agenda}
    places = sorted({point.item for point in shown}, key=lambda item: (item is None, item or 0))
    groups = []
    for place in places:
        points = _threaded(record, [point for point in shown if point.item == place])
        said = [_discussed(record, point) for point in points]
        groups.append({"judul": titles.get(place or 0, ""), "pokok": said})
    return groups or [{"judul": words().plain("notula_tanpa_pokok"), "pokok": []}]


def _threaded(record: Record, points: list[Point]) -> list[Point]:
    order = {point.code: place for place, point in enumerate(points)}

    def key(point: Point) -> tuple[int, int]:
        answered = [order[head] for code in point.answers if (head := head_of(record, code)) in order]
        return (min(answered) if answered else order[point.code], order[point.code])

    return sorted(points, key=key)


def _discussed(record: Record, point: Point) -> dict[str, Any]:
    return {
        "kepala": _said(record, point),
        "teks": point.record_text,
        "tanggapan": answer_line(record, point),
        "tambahan": lines_under(record, point.code),
    }


def _said(record: Record, point: Point) -> str:
    kind = words().plain(KIND_WORDS[point.kind])
    answers = words().plain("notula_menanggapi", daftar=", ".join(point.answers)) if point.answers else ""
    said = ", ".join(part for part in (kind, answers) if part)
    return f"{point.code} ({said}), {who(record, point)}"


def _listed(record: Record, point: Point) -> dict[str, str]:
    return {
        "kode": point.code,
        "jenis": words().plain(KIND_WORDS[point.kind]),
        "instansi": record.organisation(point.organisation).name,
        "menanggapi": ", ".join(point.answers) or "–",
        "asli": point.original or words().plain("catatan_dihapus"),
        "notula": record_text(record, point),
        "status": status_with_reason(record, point),
    }
