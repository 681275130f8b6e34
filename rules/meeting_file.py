"""A meeting prepared in a file: read whole, or refused with everything that is wrong in it, each with its line."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from rules.amendments import WINDOW_HOURS, WINDOW_HOURS_MAX
from rules.file_fields import Fields
from rules.file_follow_ups import FileFollowUp, read_follow_ups
from rules.file_questions import FileQuestion, read_questions
from rules.file_rosters import FileConstituency, FileOrganisation, read_constituencies, read_organisations
from rules.retention import DAYS_MAX, DEFAULTS, Retention
from rules.stationery import Paper, read_paper
from rules.yaml_nodes import MeetingFileErrors, Table, read_nodes

AGENDA_MAX: Final = 100
PEOPLE_MAX: Final = 100
REGION_WORDS_MAX: Final = 50
REGION_WORDS: Final = ("kabupaten", "kab")
# The three zones of the country under their names and signs; the room speaks in one of them (meeting.md 3).
ZONES: Final = {
    "asia/jakarta": "Asia/Jakarta",
    "asia/pontianak": "Asia/Jakarta",
    "asia/makassar": "Asia/Makassar",
    "asia/jayapura": "Asia/Jayapura",
    "wib": "Asia/Jakarta",
    "wita": "Asia/Makassar",
    "wit": "Asia/Jayapura",
}

_MEETING_CODE: Final = re.compile(r"[A-Za-z0-9-]{1,60}")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who presents what (narasumber), by position."""

    position: str
    subject: str
    note: str


@dataclass(frozen=True, slots=True)
class Officer:
    """An official of the meeting, by position; `role` as the file names it (pimpinan_rapat, moderator, notulis …)."""

    role: str
    position: str


@dataclass(frozen=True, slots=True)
class FileMeeting:
    """The meeting itself; what the file does not say is empty."""

    code: str
    title: str
    host: str
    secretariat: str
    ground: str
    date: date
    zone: str
    time: str
    place: str
    invitation: str
    nature: str
    agenda: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    officers: tuple[Officer, ...]
    region_words: tuple[str, ...]
    correction_hours: int = WINDOW_HOURS
    sends_minutes: bool = True


@dataclass(frozen=True, slots=True)
class MeetingFile:
    """Everything a file prepares."""

    meeting: FileMeeting
    constituencies: tuple[FileConstituency, ...]
    organisations: tuple[FileOrganisation, ...]
    questions: tuple[FileQuestion, ...]
    follow_ups: tuple[FileFollowUp, ...] = ()
    retention: Retention = DEFAULTS
    paper: Paper | None = None


def read_meeting_file(content: bytes | str, *, region_words: Collection[str] = REGION_WORDS) -> MeetingFile:
    """The meeting a YAML file prepares, by the Indonesian keys of the sample; keys it does not know are ignored.

    `region_words` are left out when names are compared; a file may add its own under `kata_wilayah`. Raises
    `MeetingFileErrors` with every mistake at once, in the order of lines.
    """
    node, errors = read_nodes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    fields = Fields(errors)
    root = fields.table(node, "berkas")
    if root is None:
        raise MeetingFileErrors(tuple(fields.errors))
    if "rapat" not in root.entries:
        fields.note(root.line, "berkas_wajib_diisi", kunci="rapat")
    table = fields.table(root.entries.get("rapat"), "rapat")
    meeting = _read_meeting(fields, table) if table is not None else None
    constituencies = read_constituencies(fields, root)
    words = {*region_words, *(meeting.region_words if meeting else ())}
    organisations = read_organisations(fields, root, constituencies, words)
    questions = read_questions(fields, root, [one.code for one in constituencies])
    follow_ups = read_follow_ups(fields, root)
    paper = read_paper(fields, root)
    retention = _read_retention(fields, root)
    if fields.errors or meeting is None:
        raise MeetingFileErrors(tuple(sorted(fields.errors, key=lambda error: error.line)))
    return MeetingFile(meeting, constituencies, organisations, questions, follow_ups, retention, paper)


def _read_meeting(fields: Fields, table: Table) -> FileMeeting:
    code = fields.text(table, "kode", is_required=True)
    if code and not _MEETING_CODE.fullmatch(code):
        fields.note(table.entries["kode"].line, "berkas_kode_salah", nilai=code)
    hours = fields.whole(table, "masa_koreksi_jam", smallest=0, largest=WINDOW_HOURS_MAX)
    return FileMeeting(
        code=code,
        title=fields.text(table, "judul", is_required=True),
        host=fields.text(table, "penyelenggara"),
        secretariat=fields.text(table, "sekretariat"),
        ground=fields.text(table, "dasar"),
        date=_read_date(fields, table),
        zone=_read_zone(fields, table),
        time=fields.text(table, "waktu") or fields.text(table, "waktu_fiktif"),
        place=fields.text(table, "tempat"),
        invitation=fields.text(table, "nomor_undangan"),
        nature=fields.text(table, "sifat"),
        agenda=fields.texts(table, "acara", AGENDA_MAX),
        speakers=tuple(
            Speaker(fields.text(row, "jabatan"), fields.text(row, "materi"), fields.text(row, "catatan"))
            for row in fields.tables(table, "narasumber", PEOPLE_MAX)
        ),
        officers=tuple(
            Officer(fields.text(row, "peran", is_required=True), fields.text(row, "jabatan"))
            for row in fields.tables(table, "petugas", PEOPLE_MAX)
        ),
        region_words=fields.texts(table, "kata_wilayah", REGION_WORDS_MAX),
        correction_hours=WINDOW_HOURS if hours is None else hours,
        sends_minutes=fields.yes_no(table, "konsep_notula_untuk_peserta", default=True),
    )


def _read_retention(fields: Fields, root: Table) -> Retention:
    """`retensi`: days, the defaults where a key is absent."""
    usual = DEFAULTS
    node = root.entries.get("retensi")
    table = fields.table(node, "retensi") if node is not None else None
    if table is None:
        return usual

    def days(key: str, default: int) -> int:
        found = fields.whole(table, key, smallest=0, largest=DAYS_MAX)
        return default if found is None else found

    return Retention(
        days("akun_hari", usual.account_days),
        days("jawaban_hari", usual.answer_days),
        days("asli_hari", usual.original_days),
    )


def _read_date(fields: Fields, table: Table) -> date:
    value = fields.text(table, "tanggal_iso", is_required=True)
    try:
        return date.fromisoformat(value if _DATE.fullmatch(value) else "")
    except ValueError:
        if value:
            fields.note(table.entries["tanggal_iso"].line, "berkas_tanggal_salah", nilai=value)
        return date.min


def _read_zone(fields: Fields, table: Table) -> str:
    value = fields.text(table, "zona_waktu", is_required=True)
    if value and value.casefold() not in ZONES:
        fields.note(table.entries["zona_waktu"].line, "berkas_zona_salah", nilai=value)
    return ZONES.get(value.casefold(), "")
