"""Finished files as other libraries than the ones that wrote them read them."""

import io
from typing import Any

import openpyxl
from docx import Document


def document_texts(body: bytes) -> str:
    """Every text of a Word document: paragraphs, tables, header, and what its pictures are said to show."""
    found = Document(io.BytesIO(body))
    texts = [paragraph.text for paragraph in found.paragraphs]
    texts += [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    texts += [paragraph.text for paragraph in found.sections[0].header.paragraphs]
    return "\n".join([*texts, *_described(found)])


def pictures(body: bytes) -> list[str]:
    """What the pictures of a Word document are said to show, in their order."""
    return _described(Document(io.BytesIO(body)))


def _described(document: Any) -> list[str]:
    return [part.get("descr") or "" for part in document.element.body.iter("{*}docPr")]


def tables(body: bytes) -> list[list[tuple[str, ...]]]:
    """Every table of a Word document, row by row."""
    found = Document(io.BytesIO(body))
    return [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in found.tables]


def opened(body: bytes) -> Any:
    """A workbook."""
    return openpyxl.load_workbook(io.BytesIO(body))


def rows(book: Any, name: str) -> list[tuple[Any, ...]]:
    """The rows of one sheet, as values."""
    return list(book[name].iter_rows(values_only=True))


def cells(book: Any) -> list[Any]:
    """Every cell of every sheet."""
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
