"""The fields of the notula, from the record: words and printed figures, nothing counted, nothing invented."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from locales.formats import at_clock, clock, count_words, day_date, stamp
from locales.points import KIND_WORDS
from locales.words import Words
from record.given_answers import label_of
from record.minutes_groups import head_of, heads_only, record_text, who
from record.minutes_handling import answer_line, status_with_reason
from record.minutes_outcomes import outcome_fields
from record.minutes_questions import result_fields, tally_fields
from record.minutes_soundings import sounding_fields
from record.minutes_speeches import with_speeches
from record.minutes_submissions import lines_under
from record.record import Point, Record
from record.roster import Delegate

DOTS: Final = ".........."
LANGUAGE: Final = "id"
WORDS: Final = Words(LANGUAGE)
# Points that were put aside stand in the annex with their reason, not in the minutes.
ASIDE: Final = ("declined",)
# Organisations that came uninvited and were let in; one that was turned away took no part.
OUTSIDE: Final = ("accepted", "observer")
DECLINED: Final = "declined"
DUTIES: Final = {
    "ketua": ("pimpinan_rapat", "ketua"),
    "sekretaris": ("sekretaris",),
    "pencatat": ("notulis", "pencatat"),
}


def dots(text: str) -> str:
    """What was never filled in prints dots, for somebody to write on."""
    return text or DOTS


def fields(record: Record) -> dict[str, Any]:
    """Every field of the template but the pictures; texts are as typed, escaping is the template's work."""
    meeting = record.meeting
    return {
        "kepala": _status(record),
        "judul": meeting.title,
        "hari_tanggal": day_date(date.fromisoformat(meeting.held_on)),
        "surat_undangan": dots(meeting.invitation_number),
        "waktu": meeting_time(record),
        "tempat": dots(meeting.place),
        "acara": [f"{item.position}. {item.title}" for item in record.agenda] or [DOTS],
        **{field: _officer(record, duties) for field, duties in DUTIES.items()},
        "peserta": _participants(record),
        "pembukaan": _opening(record),
        "daftar_narasumber": _speakers(record),
        "pembahasan": with_speeches(record, _discussion(record)),
        "daftar_jp": [result_fields(record, asked) for asked in record.questions if asked.question.opened is not None],
        "daftar_penjajakan": [sounding_fields(record, one) for one in record.soundings],
        **outcome_fields(record),
        "penutup": _closing(record),
        "sidik": _head(record),
        "daftar_hadir": [_attendance(record, place, one) for place, one in enumerate(_sorted(record), 1)],
        "rekap": [tally_fields(record, asked) for asked in record.questions if asked.question.opened is not None],
        "daftar_pokok": [_listed(record, point) for point in record.points],
    }


def _status(record: Record) -> str:
    if record.status != "konsep":
        return ""
    when = stamp(record.at_ms, record.meeting.zone)
    return WORDS.plain("ekspor_konsep", waktu=when, n=record.revision)


def meeting_time(record: Record) -> str:
    """From the actual opening to the actual closing; before the opening what was planned."""
    meeting = record.meeting
    if meeting.opened_ms is None:
        return dots(meeting.held_time)
    start = at_clock(meeting.opened_ms, meeting.zone)
    end = clock(meeting.ended_ms, meeting.zone) if meeting.ended_ms is not None else "selesai"
    return f"{start} s.d. {end}"


def _officer(record: Record, duties: Sequence[str]) -> str:
    found = [officer for officer in record.officers if officer.duty in duties]
    said = [", ".join(part for part in (officer.office, officer.name) if part) for officer in found]
    return dots("; ".join(part for part in said if part))


def _participants(record: Record) -> str:
    invited = [one for one in record.organisations if one.is_invited]
    present = [one for one in invited if one.is_present]
    here, all_of_them = count_words(len(present)), count_words(len(invited))
    text = WORDS.plain("notula_peserta", hadir=here, diundang=all_of_them)
    outside = [one.short for one in record.organisations if one.standing in OUTSIDE and one.is_present]
    return f"{text}. {WORDS.plain('notula_luar', daftar=outside)}" if outside else text


def _opening(record: Record) -> str:
    if record.meeting.opened_ms is None:
        return DOTS
    return f"Rapat dibuka {at_clock(record.meeting.opened_ms, record.meeting.zone)}."


def _closing(record: Record) -> str:
    if record.meeting.ended_ms is None:
        return DOTS
    return f"Rapat ditutup {at_clock(record.meeting.ended_ms, record.meeting.zone)}."


def _head(record: Record) -> str:
    if record.head is None:
        return ""
    return WORDS.plain("catat_kepala", nomor=record.head.seq, sidik=record.head.hash[:16])


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
    return groups or [{"judul": WORDS.plain("notula_tanpa_pokok"), "pokok": []}]


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
    kind = WORDS.plain(KIND_WORDS[point.kind])
    answers = f", menanggapi {', '.join(point.answers)}" if point.answers else ""
    return f"{point.code} ({kind}{answers}), {who(record, point)}"


def _sorted(record: Record) -> list[Delegate]:
    """By constituency, organisation and registration, as the attendance list is signed."""
    units = {unit.code: place for place, unit in enumerate(record.constituencies)}
    places = {one.ref: place for place, one in enumerate(record.organisations)}

    def key(one: Delegate) -> tuple[int, int, int]:
        unit = record.organisation(one.organisation).constituency
        return (units.get(unit or "", len(units)), places[one.organisation], one.registered_ms)

    return sorted((one for one in record.delegates if _took_part(record, one)), key=key)


def _took_part(record: Record, one: Delegate) -> bool:
    return record.organisation(one.organisation).standing != DECLINED


def _attendance(record: Record, place: int, one: Delegate) -> dict[str, str]:
    organisation = record.organisation(one.organisation)
    remarks = [f"mewakili {one.represents}"] if one.represents else []
    remarks += ["peninjau"] if one.role == "observer" else []
    remarks += ["di luar undangan"] if not organisation.is_invited else []
    remarks += ["dibantu petugas"] if one.channel == "clerk" else []
    return {
        "no": str(place),
        "nama": one.name or label_of(one),
        "jabatan": one.position or "–",
        "instansi": organisation.short,
        "unsur": record.constituency_name(organisation.constituency) or "–",
        "keterangan": ", ".join(remarks) or "–",
    }


def _listed(record: Record, point: Point) -> dict[str, str]:
    return {
        "kode": point.code,
        "jenis": WORDS.plain(KIND_WORDS[point.kind]),
        "instansi": record.organisation(point.organisation).short,
        "menanggapi": ", ".join(point.answers) or "–",
        "asli": point.original or WORDS.plain("catatan_dihapus"),
        "notula": record_text(record, point),
        "status": status_with_reason(record, point),
    }
