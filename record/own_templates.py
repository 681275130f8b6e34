"""Templates of the office: checked when they come, so that nothing but fields can stand in them; where one fails later
the template of the house takes its place, and the file says so."""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from lzma import LZMAError
from typing import Any, Final

from record.docx_file import new_sheet, typed
from record.kept_templates import environment
from record.record import Record
from record.template_fields import problem, problems_of
from record.template_parts import is_xml, reaches_out
from record.template_samples import sample_of
from record.tongue import language, words
from rules.stationery import OwnTemplate

UNPACKED_BYTES_MAX: Final = 40 * 1024 * 1024
PARTS_MAX: Final = 500
# How much of a part says whether it is XML.
HEAD_BYTES: Final = 64
_MAIN: Final = "word/document.xml"
_PLAIN_TYPE: Final = b"wordprocessingml.document.main+xml"
_MACROS: Final = re.compile(r"vbaproject|vbadata|activex|oleobject|word/embeddings/|afchunk", re.I)
# What must not be left out: the standing of the paper, and how it can be checked.
_REQUIRED: Final = {"daftar-hadir": ("kepala",)}
_PROPERTIES: Final = ("author", "comments", "identifier", "keywords", "subject", "title", "category")


@dataclass(frozen=True, slots=True)
class Checked:
    """A template with all that is wrong with it, as lines of a message; `unused` are fields it leaves out."""

    template: OwnTemplate
    problems: tuple[dict[str, Any], ...]
    unused: tuple[str, ...]


class Remarked(bytes):
    """A finished file with something to be said about it."""

    remark: str = ""

    def __new__(cls, content: bytes, remark: str) -> "Remarked":
        made = super().__new__(cls, content)
        made.remark = remark
        return made


def check_template(document: str, content: bytes) -> Checked:
    """Everything that is wrong with a template, found before any of it is rendered; then it is rendered once with
    sample data."""
    template = OwnTemplate(document, hashlib.sha256(content).hexdigest(), content)
    found, used = package_problems(content), set[str]()
    if not found:
        try:
            found, used = problems_of(_sources(content), sample_of(document))
        except failures() as error:
            found = [problem("templat_rusak", sebab=type(error).__name__)]
    if not found:
        needed = _REQUIRED.get(document, ("kepala", "sidik"))
        found = [problem("templat_wajib", isian=name) for name in needed if name not in used]
    if not found:
        found = _rendered(document, content)
    return Checked(template, tuple(found), tuple(sorted(sample_of(document).keys() - used)))


def package_problems(content: bytes) -> list[dict[str, Any]]:
    """What is wrong with the package itself: no Word document, too large, macros, parts that fetch or run something."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > PARTS_MAX or sum(part.file_size for part in parts) > UNPACKED_BYTES_MAX:
                return [problem("templat_besar")]
            if any(_MACROS.search(part.filename) for part in parts):
                return [problem("templat_makro")]
            held = {one.filename: package.read(one) for one in parts}
    # All that the library says of a package it cannot read: RuntimeError where a part is encrypted or packed in a way
    # it does not know, the packers' own errors where one is damaged.
    except (zipfile.BadZipFile, zlib.error, LZMAError, OSError, ValueError, RuntimeError, EOFError) as error:
        return [problem("templat_rusak", sebab=type(error).__name__)]
    types = held.get("[Content_Types].xml", b"")
    if b"macroEnabled" in types or b"vbaProject" in types:
        return [problem("templat_makro")]
    if _MAIN not in held or _PLAIN_TYPE not in types:
        return [problem("templat_bukan_word")]
    if any(reaches_out(name, body) for name, body in held.items() if is_xml(name, body[:HEAD_BYTES])):
        return [problem("templat_luar")]
    return []


def failures() -> tuple[type[Exception], ...]:
    """How a template can fail: in its tags, in its XML, or as a package."""
    from docx.opc.exceptions import OpcError
    from jinja2 import TemplateError
    from lxml.etree import LxmlError

    return (TemplateError, LxmlError, OpcError, zipfile.BadZipFile, ArithmeticError, LookupError, TypeError, ValueError)


def _sources(content: bytes) -> Iterator[str]:
    """Everything of a template that is rendered: body, headers, footers, notes, properties."""
    template = new_sheet(content).template
    template.init_docx()
    yield template.patch_xml(template.get_xml())
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            yield template.patch_xml(template.get_part_xml(part))
    for part in template.docx.part.package.parts:
        if part.content_type.endswith("footnotes+xml"):
            yield template.patch_xml(part.blob.decode("utf-8"))
    for name in _PROPERTIES:
        yield str(getattr(template.docx.core_properties, name) or "")


def _rendered(document: str, content: bytes) -> list[dict[str, Any]]:
    from docx import Document

    try:
        template = new_sheet(content).template
        template.render(typed(sample_of(document)), environment(), autoescape=True)
        made = io.BytesIO()
        template.save(made)
        Document(io.BytesIO(made.getvalue()))
    except failures() as error:
        return [problem("templat_gagal", sebab=str(error)[:200] or type(error).__name__)]
    return []


def with_own(record: Record, document: str, make: Callable[[bytes | None], bytes]) -> bytes:
    """The file from the office's template where it has one; where that fails, from the template of the house, with a
    remark. Other languages than Indonesian are written with the templates of the house."""
    own = record.paper.template(document) if language() == "id" else None
    if own is None:
        return make(None)
    try:
        return make(own.content)
    except failures() as error:
        said = words().plain("rupa_templat_gagal", nama=f"{document}.docx", sebab=type(error).__name__)
        return Remarked(make(None), said)
