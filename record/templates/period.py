"""The attendance list over a period: landscape like that of one meeting, a column a meeting, a summary behind. It is
written as it stands and is no template, because its columns are those of the meetings."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime

from docx.document import Document as Docx
from docx.shared import Pt

from record.docx_file import property_text, settled
from record.period_list import Held, Line, UnitLine, lines_of, units_of, whole_of
from record.templates.layout import add_head, add_title, new_document
from record.templates.parts import add_heading, add_row, add_table_of, column_head, label, write_line
from record.tongue import date_long, language, number, words

MEETINGS_MAX = 8
NONE = "–"
WIDTH_CM = 24.7
# Number, constituency, invitations and attendances; the rest is the organisation's and the meetings'.
NO_CM, UNIT_CM, COUNT_CM, MEETING_CM = 1.1, 3.2, 2, 1.3
SUMMARY = ("unsur", "instansi", "undangan", "jumlah_hadir", "peserta")
SUMMARY_FIELDS = ("unsur", *["jumlah"] * 4)
SUMMARY_WIDTHS_CM = (8, 3, 3.4, 3.4, 3)


def period_list(meetings: Sequence[Held], first: date, last: date) -> bytes:
    """The finished file, in the language being written; the same bytes for the same meetings."""
    document = new_document(is_landscape=True)
    standing = label("konsep") if any(one.is_draft for one in meetings) else ""
    document.sections[0].header.paragraphs[0].runs[0].text = standing
    period = f"{date_long(first)} – {date_long(last)}"
    add_title(document, label("daftar_hadir"))
    held = [_named(place, one) for place, one in enumerate(meetings, 1)]
    add_head(document, ((label("periode"), period), (label("rapat"), "\n".join(held))), (4.2, 0.5, 20))
    lines = lines_of(meetings)
    for start in range(0, len(meetings), MEETINGS_MAX):
        # Tables without a paragraph between them are one table to office programs, and its head would not repeat.
        write_line(document, "", size=4).paragraph_format.space_after = Pt(0)
        _table(document, meetings, lines, start)
    write_line(document, words().plain("hadir_angka_periode"), size=9).paragraph_format.space_before = Pt(6)
    _summary(document, units_of(meetings, lines), whole_of(lines))
    _settle(document, meetings, f"{label('daftar_hadir')} {period}")
    made = io.BytesIO()
    document.save(made)
    return settled(made.getvalue())


def _named(place: int, one: Held) -> str:
    said = f"{place}. {one.code}, {date_long(one.held_on)}, {one.title}"
    return said if one.was_opened else f"{said} ({words().plain('hadir_belum_dibuka')})"


def _table(document: Docx, meetings: Sequence[Held], lines: Sequence[Line], start: int) -> None:
    """A row an organisation, a column a meeting; the counts at both sides are those of the whole period."""
    shown = range(start, min(start + MEETINGS_MAX, len(meetings)))
    days = [f"{place + 1}.\n{meetings[place].held_on:%d-%m}\n{meetings[place].held_on:%Y}" for place in shown]
    known = [column_head(key) for key in ("no", "instansi", "unsur", "undangan")]
    name_cm = WIDTH_CM - NO_CM - UNIT_CM - 2 * COUNT_CM - MEETING_CM * len(days)
    widths = (NO_CM, name_cm, UNIT_CM, COUNT_CM, *[MEETING_CM] * len(days), COUNT_CM)
    fields = ("no", "instansi", "unsur", *["jumlah"] * (len(days) + 2))
    table = add_table_of(document, [*known, *days, column_head("jumlah_hadir")], widths, fields, size=9)
    for place, line in enumerate(lines, 1):
        came = [number(line.people[one]) if line.people[one] else NONE for one in shown]
        texts = (str(place), line.name, line.unit or NONE, number(line.invited), *came, number(line.attended))
        add_row(table, texts, widths, fields, size=9)


def _summary(document: Docx, units: Sequence[UnitLine], whole: UnitLine) -> None:
    add_heading(document, label("ringkasan_hadir"))
    heads = [column_head(key) for key in SUMMARY]
    table = add_table_of(document, heads, SUMMARY_WIDTHS_CM, SUMMARY_FIELDS)
    for one in units:
        name = one.unit or words().plain("hadir_tanpa_unsur")
        add_row(table, (name, *_counts(one)), SUMMARY_WIDTHS_CM, SUMMARY_FIELDS)
    add_row(table, (label("total"), *_counts(whole)), SUMMARY_WIDTHS_CM, SUMMARY_FIELDS, bold=True)


def _counts(one: UnitLine) -> list[str]:
    return [number(count) for count in (one.organisations, one.invited, one.attended, one.people)]


def _settle(document: Docx, meetings: Sequence[Held], title: str) -> None:
    """Properties that do not know the clock: those of the meeting whose last act is the latest."""
    newest, properties = max(meetings, key=lambda one: one.at_ms), document.core_properties
    properties.author = properties.last_modified_by = property_text(newest.secretariat)
    properties.title, properties.language, properties.revision = property_text(title), language(), 1
    moment = datetime.fromtimestamp(newest.at_ms // 1000, UTC).replace(tzinfo=None)
    properties.created = properties.modified = moment
