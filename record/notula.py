"""The minutes as a Word document, from a template the secretariat may edit; the same record gives the same bytes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from record import minutes
from record.docx_file import TEMPLATES, Sheet, filled, new_sheet, property_text, settled, template_path, with_logo
from record.faces import face_of
from record.own_templates import with_own
from record.question_pictures import question_pictures
from record.record import Record
from record.record_paper import NOTULEN
from record.tongue import language, written_in

__all__ = ["TEMPLATE", "property_text", "settled", "write"]

TEMPLATE: Final = TEMPLATES / "notula.docx"


def document_of(record: Record) -> str:
    """Which template the paper asks for: the form in use or the older one."""
    return "notulen-lama" if record.paper.layout == NOTULEN else "notula"


def write(record: Record, spoken: str | None = None, template: Path | bytes | None = None) -> bytes:
    """The notula of a record: texts as typed, figures as printed everywhere, charts with a sentence behind them."""
    with written_in(spoken or language()):
        return with_own(record, document_of(record), lambda own: _written(record, template or own))


def _written(record: Record, template: Path | bytes | None) -> bytes:
    sheet = new_sheet(template or template_path(document_of(record)))
    context = with_logo(sheet, record, minutes.fields(record, language()))
    _add_charts(sheet, record, context)
    _add_soundings(sheet, record, context)
    return filled(sheet, record, context)


def _add_charts(sheet: Sheet, record: Record, context: dict[str, Any]) -> None:
    from record.charts.card import missing_note
    from record.charts.measure import has_missing

    opened = [asked for asked in record.questions if asked.question.opened is not None]
    for shown, asked in zip(context["daftar_jp"], opened, strict=True):
        if drawn := question_pictures(record, asked):
            shown["gambar"] = _Row([sheet.picture(png, said) for png, said in drawn])
            if has_missing(*face_of(record, asked).texts):
                shown["catatan"].append(missing_note())


# Inside the run that docxtpl opens again after a picture.
_EMPTY_LINE: Final = '</w:t><w:br/><w:br/><w:t xml:space="preserve">'


class _Row:
    """Pictures for one field of the template, one below the other: each is as wide as the text."""

    def __init__(self, pictures: Sequence[Any]) -> None:
        self._pictures = pictures

    def __str__(self) -> str:
        return _EMPTY_LINE.join(str(picture) for picture in self._pictures)

    __html__ = __str__


def _add_soundings(sheet: Sheet, record: Record, context: dict[str, Any]) -> None:
    from record.charts.card import missing_note
    from record.charts.measure import has_missing
    from record.sounding_faces import described, sounding_pages

    for shown, sounding in zip(context["daftar_penjajakan"], record.soundings, strict=True):
        drawn = sounding_pages(record, sounding)
        said = described(sounding, drawn)
        shown["gambar"] = [sheet.picture(page.picture.png, text) for page, text in zip(drawn, said, strict=True)]
        if drawn and has_missing(*(point.wording for point in sounding.points)):
            shown["catatan"].append(missing_note())
