"""The translations: read from their catalogues, compiled in memory, and brought up to date by one command."""

from datetime import UTC, datetime
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from locales.messages.mark import InContext

SOURCE_LANGUAGE: Final = "id"

_HOME: Final = Path(__file__).parent
TEMPLATE: Final = _HOME / "jajak.pot"
_NAME: Final = "jajak.po"

# No clock in the files: they change only when a text does.
_WRITTEN: Final = datetime(2023, 11, 23, tzinfo=UTC)


@cache
def languages() -> tuple[str, ...]:
    """Indonesian first, then every language that has a catalogue."""
    found = sorted(path.parent.parent.name for path in _HOME.glob(f"*/LC_MESSAGES/{_NAME}"))
    return (SOURCE_LANGUAGE, *found)


def translate(text: str, language: str) -> str:
    """The text in a language we know; the text itself where the catalogue lacks it."""
    if language == SOURCE_LANGUAGE:
        return text
    if isinstance(text, InContext):
        return _compiled(language).pgettext(text.context, text)
    return _compiled(language).gettext(text)


def catalogue_path(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return _HOME / language / "LC_MESSAGES" / _NAME


def read(language: str) -> Catalog:
    """The catalogue of a language as it was written."""
    with catalogue_path(language).open("rb") as stored:
        return read_po(stored, locale=language)


def extracted() -> Catalog:
    """Every marked text of our tables, taken anew from the source."""
    catalogue = Catalog(
        project="Jajak",
        version="1",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        charset="utf-8",
        creation_date=_WRITTEN,
        revision_date=_WRITTEN,
        fuzzy=False,
        header_comment="# The words of Jajak, to be translated.",
    )
    found = extract_from_dir(
        str(_HOME / "messages"), method_map=[("**.py", "python")], keywords={"N_": None, "P_": ((1, "c"), 2)}
    )
    for _, _, text, comments, context in found:
        catalogue.add(text, auto_comments=comments, context=context)
    return catalogue


def renew() -> None:
    """Writes the template anew and tells every catalogue what came and went; new texts wait there untranslated."""
    template = extracted()
    with TEMPLATE.open("wb") as target:
        write_po(target, template, width=120, sort_output=True)
    for language in languages()[1:]:
        catalogue = read(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with catalogue_path(language).open("wb") as target:
            write_po(target, catalogue, width=120, sort_output=True)


@cache
def _compiled(language: str) -> GNUTranslations:
    memory = BytesIO()
    write_mo(memory, read(language))
    memory.seek(0)
    return GNUTranslations(memory)


if __name__ == "__main__":
    renew()
