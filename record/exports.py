"""Every file that leaves the house, by format: one line a format; the same record gives the same bytes."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from locales.catalogues import SOURCE_LANGUAGE
from record.memory import give_back
from record.pdf import doors
from record.pdf.doors import ARCHIVE
from record.record import Record
from record.tongue import language as language_written
from record.tongue import written_in
from rules.exports import EVERYTHING, PACK

__all__ = ["EVERYTHING", "FORMATS", "PACK", "PUBLIC", "SINGLE", "ExportFile", "Format", "render"]

if TYPE_CHECKING:
    from record.charts.kind_faces import AnyFace

PNG: Final = "image/png"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CODE_CHARACTERS_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One finished file; `kind` is the document (notula, rekapitulasi, record, diagram), `caption` says what a picture
    shows, in words, `manifest` is the SHA-256 of the manifest inside a pack."""

    name: str
    kind: str
    content: bytes
    mime: str
    caption: str = ""
    manifest: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """How one document is made: `write` gives its parts, each with the document's name for it; `seal` what everything
    in a pack hashes to."""

    document: str
    extension: str
    mime: str
    write: Callable[[Record], Sequence[tuple[str, bytes]]]
    seal: Callable[[bytes], str] = lambda _: ""

    def parts(self, record: Record) -> Sequence[tuple[str, bytes]]:
        """What `write` gives, once the memory it took has been given back."""
        written = self.write(record)
        give_back()
        return written


def render(
    record: Record, format_name: str, *, number: int | None = None, language: str = SOURCE_LANGUAGE
) -> list[ExportFile]:
    """The files of one format, a key of FORMATS. `number` is the export number in the file names, the record's own
    where none is given; `language` that of labels and sentences, which stands behind the document's name where it is
    not Indonesian. Raises KeyError for a format that is not made, or a language that is not written."""
    made = FORMATS[format_name]
    if number is not None:
        record = replace(record, export_number=number)
    with written_in(language):
        return [
            ExportFile(
                document_name(record, part, made.extension),
                *(made.document, content, made.mime),
                caption=getattr(content, "remark", ""),
                manifest=made.seal(content),
            )
            for part, content in made.parts(record)
        ]


def document_name(record: Record, document: str, extension: str) -> str:
    """The file name of a document in the language it is being written in."""
    ending = "" if language_written() == SOURCE_LANGUAGE else f"-{language_written()}"
    return file_name(record, f"{document}{ending}", extension)


def file_name(record: Record, document: str, extension: str) -> str:
    """ "notula_tkpk-jbg-2023-11-23_konsep_v3.docx": lower-case ASCII, no other text of a user; for publication
    "rekapitulasi-publik_...", so that nobody passes on the wrong one of two files with one name; of a part
    "notula-acara-2_..."."""
    named = f"{_plain(document)}-publik" if record.is_published else _plain(document)
    if record.part and record.part not in named:
        named = f"{named}-{record.part}"
    return f"{named}_{_plain(record.meeting.code)}_{record.status}_v{record.export_number}.{extension}"


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:_CODE_CHARACTERS_MAX].rstrip("-") or "rapat"


def shared_name(document: str, face: "AnyFace") -> str:
    """ "diagram-JP3-JP6": the document, and the codes a picture shows."""
    return f"{document}-{face.heading.code.replace('–', '-')}"


def _json(record: Record) -> Sequence[tuple[str, bytes]]:
    from record.json_file import write

    return [("record", write(record))]


def _diagrams(record: Record) -> Sequence[tuple[str, bytes]]:
    """A chart for each result that has one on paper, and one for its constituencies where they may be shown."""
    from record.charts.prints import draw
    from record.faces import breakdown_face_of, face_of, has_print
    from record.shared_faces import shared_faces
    from record.sounding_faces import sounding_pages

    charts = []
    for asked in record.questions:
        name = f"diagram-{asked.question.code}"
        if has_print(asked):
            charts.append((name, draw(face_of(record, asked), stands_alone=True).png))
        for shared in shared_faces(record, asked):
            charts.append((shared_name("diagram", shared), draw(shared, stands_alone=True).png))
        by_constituency = breakdown_face_of(record, asked)
        if by_constituency is not None:
            charts.append((f"{name}-unsur", draw(by_constituency, stands_alone=True).png))
    for sounding in record.soundings:
        drawn = sounding_pages(record, sounding, stands_alone=True)
        charts += [(f"diagram-{sounding.code}-{place}", page.picture.png) for place, page in enumerate(drawn, 1)]
    return charts


def _notula(record: Record) -> Sequence[tuple[str, bytes]]:
    from record.notula import write

    return [("notula", write(record))]


def _report(record: Record) -> Sequence[tuple[str, bytes]]:
    from record.papers import write_report

    return [("berita-acara", write_report(record))]


def _attendance(record: Record) -> Sequence[tuple[str, bytes]]:
    from record.papers import write_attendance

    return [("daftar-hadir", write_attendance(record))]


def _workbook(record: Record) -> Sequence[tuple[str, bytes]]:
    from record.workbook import write

    return [("rekapitulasi", write(record))]


def _csv(record: Record) -> Sequence[tuple[str, bytes]]:
    from record.csv_files import write

    return write(record)


def _follow_ups(record: Record) -> Sequence[tuple[str, bytes]]:
    from record.follow_ups_file import write

    return [("tindak-lanjut", write(record))]


def _pack(record: Record) -> Sequence[tuple[str, bytes]]:
    from record.pack import write

    return [(PACK, write(record))]


def _sealed(content: bytes) -> str:
    from record.pack import manifest_digest

    return manifest_digest(content)


FORMATS: Final[dict[str, Format]] = {
    "notula": Format("notula", "docx", DOCX, _notula),
    "berita-acara": Format("berita-acara", "docx", DOCX, _report),
    "daftar-hadir": Format("daftar-hadir", "docx", DOCX, _attendance),
    "rekapitulasi": Format("rekapitulasi", "xlsx", XLSX, _workbook),
    "record": Format("record", "json", "application/json", _json),
    "csv": Format("csv", "csv", "text/csv", _csv),
    "diagram": Format("diagram", "png", PNG, _diagrams),
    "tindak-lanjut": Format("tindak-lanjut", "yaml", "application/yaml", _follow_ups),
    "notula-pdf": Format("notula", "pdf", PDF, doors.notula),
    "berita-acara-pdf": Format("berita-acara", "pdf", PDF, doors.report),
    "daftar-hadir-pdf": Format("daftar-hadir", "pdf", PDF, doors.attendance),
    "rekapitulasi-pdf": Format("rekapitulasi", "pdf", PDF, doors.recap),
    ARCHIVE: Format(ARCHIVE, "pdf", PDF, doors.archive),
    PACK: Format(PACK, "zip", "application/zip", _pack, _sealed),
}
# What is asked for where all of them are wanted, each by itself: those that hold others would hold them once more.
HOLDING: Final = frozenset({PACK, ARCHIVE})
SINGLE: Final = tuple(name for name in FORMATS if name not in HOLDING)
# Documents that are made without names as well; all others are papers of the secretariat.
PUBLIC: Final = frozenset({"rekapitulasi", "record", "csv", "diagram", PACK})
