"""Every file that leaves the house, by format: one line a format; the same record gives the same bytes."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from locales.catalogues import SOURCE_LANGUAGE
from record.pdf import doors
from record.pdf.doors import ARCHIVE
from record.record import AskedQuestion, Record
from record.sentences import sentence
from record.tongue import language as language_written
from record.tongue import written_in
from rules.exports import EVERYTHING, PACK

__all__ = ["EVERYTHING", "FORMATS", "PACK", "PUBLIC", "SINGLE", "ExportFile", "Format", "phone_cards", "render"]

if TYPE_CHECKING:
    from record.charts.canvas import Picture
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
            for part, content in made.write(record)
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


def phone_cards(record: Record, code: str, *, is_rehearsal: bool = False) -> list[ExportFile]:
    """The card of a revealed question as pictures for the chat, several pages where one is not enough, then the card of
    its constituencies where there is one, then those of its two rounds and of the scales that end with it. The first of
    each carries the result in words, the others say which page they are. A withheld result shows its turnout.
    Raises KeyError for an unknown code, LookupError where there is nothing to show yet."""
    from record.charts.cards import pages
    from record.faces import breakdown_face_of, face_of
    from record.shared_faces import shared_faces, turnout_face_of

    if any(one.code == code for one in record.soundings):
        return _sounding_cards(record, code, is_rehearsal=is_rehearsal)
    asked = record.question(code)
    if asked.tally is not None and asked.tally.is_withheld:
        turnout = turnout_face_of(record, asked, is_rehearsal=is_rehearsal)
        return _pages(record, f"kartu-{code}", code, pages(turnout), caption(asked))
    face = face_of(record, asked, is_rehearsal=is_rehearsal)
    cards = _pages(record, f"kartu-{code}", code, pages(face), _with_figures(caption(asked), face))
    by_constituency = breakdown_face_of(record, asked, is_rehearsal=is_rehearsal)
    if by_constituency is not None:
        title = f"{code} menurut unsur"
        said = _with_figures(f"{title}.", by_constituency)
        cards += _pages(record, f"kartu-{code}-unsur", title, pages(by_constituency), said)
    for shared in shared_faces(record, asked, is_rehearsal=is_rehearsal):
        heading = shared.heading
        title, facts = heading.code, "; ".join(heading.facts)
        said = _with_figures(f"{title}. {heading.question}\n{facts}.", shared)
        cards += _pages(record, _named("kartu", shared), title, pages(shared), said)
    return cards


def _named(document: str, face: "AnyFace") -> str:
    """ "diagram-JP3-JP6": the document, and the codes a picture shows."""
    return f"{document}-{face.heading.code.replace('–', '-')}"


def _with_figures(said: str, face: "AnyFace") -> str:
    """A caption and, on a line of its own, every figure of the picture."""
    from record.chart_words import figures

    return "\n".join(part for part in (said, figures(face)) if part)


def _sounding_cards(record: Record, code: str, *, is_rehearsal: bool) -> list[ExportFile]:
    from record.charts.sounding_card import pages
    from record.sounding_faces import headline, sounding_face, sounding_named, turnout

    one = sounding_named(record, code)
    if one is None or one.result is None:
        raise LookupError(f"{code} has no result yet")
    said = f"{code}. {turnout(one.result)}. {headline(one, one.result)}."
    return _pages(record, f"kartu-{code}", code, pages(sounding_face(record, one, is_rehearsal=is_rehearsal)), said)


def _pages(
    record: Record, document: str, title: str, drawn: Sequence["Picture"], first_caption: str
) -> list[ExportFile]:
    count, cards = len(drawn), []
    for page, picture in enumerate(drawn, start=1):
        name = document if count == 1 else f"{document}-{page}"
        said = first_caption if page == 1 else page_caption(title, page, count)
        cards.append(ExportFile(file_name(record, name, "png"), "kartu", picture.png, PNG, said))
    return cards


def caption(asked: AskedQuestion) -> str:
    """Code, full wording and the result in words: what stands beside a picture. Plain text of any length."""
    if asked.tally is None:
        raise LookupError(f"{asked.question.code} has no result yet")
    return f"{asked.question.code}. {asked.question.wording}\n{sentence(asked, asked.tally)}"


def page_caption(title: str, page: int, count: int) -> str:
    """ "JP1, halaman 2 dari 3": beside a further page of a card."""
    return f"{title}, halaman {page} dari {count}"


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
            charts.append((_named("diagram", shared), draw(shared, stands_alone=True).png))
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
