"""A paper as a Word document: fields into a template, pictures with words behind them, the same bytes every time."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from record.kept_templates import environment, opened
from record.record import Record
from record.tongue import language, words

TEMPLATES: Final = Path(__file__).parent / "templates"
CHART_MM: Final = 160
LOGO_MM: Final = 24
PROPERTY_MAX: Final = 255
_STAMP: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Sheet:
    """A template being filled in; `described` holds what each picture shows, in the order of the document."""

    template: Any
    described: list[str] = field(default_factory=list)

    def picture(self, png: bytes, said: str, *, width_mm: float = CHART_MM, height_mm: float | None = None) -> Any:
        """A picture for a field. Pictures must be made in the order in which they stand."""
        from docx.shared import Mm
        from docxtpl import InlineImage

        self.described.append(said)
        size = {"width": Mm(width_mm)} if height_mm is None else {"height": Mm(height_mm)}
        return InlineImage(self.template, io.BytesIO(png), **size)


def template_path(document: str) -> Path:
    """The template of the house for a document, in the language being written."""
    ending = "" if language() == "id" else f"-{language()}"
    return TEMPLATES / f"{document}{ending}.docx"


def new_sheet(template: Path | bytes) -> Sheet:
    """A template that was opened."""
    return Sheet(opened(template if isinstance(template, Path) else io.BytesIO(template)))


def with_logo(sheet: Sheet, record: Record, context: dict[str, Any]) -> dict[str, Any]:
    """The fields with the logo in the letterhead, where there is one."""
    if record.paper.logo is None:
        return context
    logo = sheet.picture(record.paper.logo, words().plain("naskah_logo"), width_mm=0, height_mm=LOGO_MM)
    return context | {"kop": context["kop"] | {"logo": logo}}


def filled(sheet: Sheet, record: Record, context: dict[str, Any]) -> bytes:
    """The finished file. Texts come out as typed; nothing of them is rendered. A field that the template names and
    the context lacks raises jinja2's UndefinedError."""
    sheet.template.render(typed(context), environment(), autoescape=True)
    _fit(sheet.template.docx, record)
    _describe(sheet.template.docx, sheet.described)
    _settle_properties(sheet.template.docx, record)
    made = io.BytesIO()
    sheet.template.save(made)
    # Package and parts hold each other, and with them the whole tree, until the collector of cycles comes by.
    sheet.template.docx.element.clear()
    return settled(made.getvalue())


def typed(value: Any) -> Any:
    """The same fields with every text fit for the template's XML.

    Underscores go as entities: the template library takes "{_{" for its own sign of a brace and would change it.
    """
    from markupsafe import Markup, escape

    if isinstance(value, dict):
        return {key: typed(part) for key, part in value.items()}
    if isinstance(value, list):
        return [typed(part) for part in value]
    return Markup(str(escape(value)).replace("_", "&#95;")) if isinstance(value, str) else value


def _fit(document: Any, record: Record) -> None:
    """Every page to the paper of the meeting, each lying or standing as the template has it."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    short, long = (Mm(side) for side in record.paper.sheet_mm)
    for section in document.sections:
        is_landscape = section.orientation == WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = (long, short) if is_landscape else (short, long)


def _describe(document: Any, described: Sequence[str]) -> None:
    """Alternative text for each picture."""
    for frame in document.element.body.iter("{*}inline"):
        # Where these are missing, office programs take an eighth of an inch, and the chart leaves its column.
        for side in ("distT", "distB", "distL", "distR"):
            frame.set(side, "0")
    pictures = list(document.element.body.iter("{*}docPr"))
    # A template of the office may hold pictures of its own, and may leave out some of ours.
    ours = [picture for picture in pictures if not picture.get("descr")]
    for picture, text in zip(ours, described, strict=False):
        picture.set("descr", text)


def _settle_properties(document: Any, record: Record) -> None:
    """Properties that do not know the clock."""
    properties = document.core_properties
    moment = datetime.fromtimestamp(record.at_ms // 1000, UTC).replace(tzinfo=None)
    properties.author = properties.last_modified_by = property_text(record.meeting.secretariat)
    properties.title = property_text(record.meeting.title)
    properties.language = language()
    properties.created = properties.modified = moment
    properties.revision = 1


def property_text(text: str) -> str:
    """A text as a property of the file, which holds 255 characters; the document itself has it whole."""
    return text if len(text) <= PROPERTY_MAX else text[: PROPERTY_MAX - 1] + "…"


def settled(document: bytes) -> bytes:
    """The same package with its parts sorted and stamped with one date, so that equal content is equal bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        # The list of content types must come first in an office document.
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            part = zipfile.ZipInfo(name, _STAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name), compresslevel=6)
    return made.getvalue()
