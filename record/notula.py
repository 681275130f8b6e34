"""The minutes as a Word document, from a template the secretariat may edit; the same record gives the same bytes."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from record.faces import face_of, has_print
from record.minutes import fields
from record.record import Record
from record.sentences import sentence

TEMPLATE: Final = Path(__file__).parent / "templates" / "notula.docx"
CHART_MM: Final = 160
PROPERTY_MAX: Final = 255
_STAMP: Final = (1980, 1, 1, 0, 0, 0)


def write(record: Record) -> bytes:
    """The notula of a record: texts as typed, figures as printed everywhere, charts with a sentence behind them."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment, StrictUndefined

    from record.charts.card import MISSING_NOTE
    from record.charts.measure import has_missing
    from record.charts.prints import draw
    from record.sounding_faces import described, sounding_pages

    template = DocxTemplate(str(TEMPLATE))
    context = _typed(fields(record))
    sentences = []
    opened = [asked for asked in record.questions if asked.question.opened is not None]
    for shown, asked in zip(context["daftar_jp"], opened, strict=True):
        if has_print(asked) and asked.tally is not None:
            face = face_of(record, asked)
            shown["gambar"] = _picture(template, draw(face).png)
            if has_missing(*face.texts):
                shown["catatan"].append(MISSING_NOTE)
            sentences.append(f"{asked.question.code}: {sentence(asked, asked.tally)}")
    for shown, sounding in zip(context["daftar_penjajakan"], record.soundings, strict=True):
        drawn = sounding_pages(record, sounding)
        shown["gambar"] = [_picture(template, page.picture.png) for page in drawn]
        if drawn and has_missing(*(point.wording for point in sounding.points)):
            shown["catatan"].append(MISSING_NOTE)
        sentences += described(sounding, drawn)
    template.render(context, Environment(autoescape=True, undefined=StrictUndefined), autoescape=True)
    _describe(template, record, sentences)
    made = io.BytesIO()
    template.save(made)
    return settled(made.getvalue())


def _picture(template: Any, png: bytes) -> Any:
    from docx.shared import Mm
    from docxtpl import InlineImage

    return InlineImage(template, io.BytesIO(png), width=Mm(CHART_MM))


def _typed(value: Any) -> Any:
    """The same fields with every text fit for the template's XML.

    Underscores go as entities: the template library takes "{_{" for its own sign of a brace and would change it.
    """
    from markupsafe import Markup, escape

    if isinstance(value, dict):
        return {key: _typed(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_typed(part) for part in value]
    return Markup(str(escape(value)).replace("_", "&#95;")) if isinstance(value, str) else value


def _describe(template: Any, record: Record, sentences: list[str]) -> None:
    """Alternative text for each picture, and properties that do not know the clock."""
    for frame in template.docx.element.body.iter():
        if frame.tag.endswith("}inline"):
            # Where these are missing, office programs take an eighth of an inch, and the chart leaves its column.
            for side in ("distT", "distB", "distL", "distR"):
                frame.set(side, "0")
    pictures = [part for part in template.docx.element.body.iter() if part.tag.endswith("}docPr")]
    for picture, text in zip(pictures, sentences, strict=True):
        picture.set("descr", text)
    properties = template.docx.core_properties
    moment = datetime.fromtimestamp(record.at_ms // 1000, UTC).replace(tzinfo=None)
    properties.author = properties.last_modified_by = property_text(record.meeting.secretariat)
    properties.title = property_text(record.meeting.title)
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
