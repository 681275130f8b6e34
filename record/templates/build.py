"""Lays out every template in both languages: run once, then edited in Word (python -m record.templates.build)."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Final

from docx.document import Document as Docx

from record.docx_file import settled
from record.templates.attendance import daftar_hadir
from record.templates.minutes import notula, notulen
from record.templates.report import berita_acara
from record.tongue import LANGUAGES, written_in

HERE: Final = Path(__file__).parent
TEMPLATES: Final[dict[str, Callable[[], Docx]]] = {
    "notula": notula,
    "notulen-lama": notulen,
    "berita-acara": berita_acara,
    "daftar-hadir": daftar_hadir,
}


def build() -> None:
    """Writes the templates beside this file."""
    for name, lay_out in TEMPLATES.items():
        for language in LANGUAGES:
            with written_in(language):
                made = io.BytesIO()
                lay_out().save(made)
            (HERE / f"{name}{suffix(language)}.docx").write_bytes(settled(made.getvalue()))


def suffix(language: str) -> str:
    """How the file of a language ends: nothing for Indonesian, "-en" for English."""
    return "" if language == LANGUAGES[0] else f"-{language}"


if __name__ == "__main__":
    build()
