"""From a wish to its files: which documents fit it, and how the record is narrowed before they are written."""

from record import exports, narrowed
from record.exports import FORMATS, PACK, PUBLIC, SINGLE, ExportFile
from record.published import published
from record.record import Record
from record.tongue import written_in
from rules.exports import EVERYTHING, Wish

# Documents about the meeting as a whole: a chain, a list of those present and a pack have no parts.
WHOLE = frozenset({"record", "daftar-hadir", "arsip", PACK})


def fitting(*, is_public: bool, is_whole: bool) -> tuple[str, ...]:
    """The formats that are made for publication or the secretariat, of the whole meeting or a part; in the order of
    the table. A new line in the table is the secretariat's, and may be had of a part."""
    return tuple(
        name
        for name, made in FORMATS.items()
        if (made.document in PUBLIC or not is_public) and (is_whole or made.document not in WHOLE)
    )


def formats_of(what: str, *, is_public: bool, is_whole: bool) -> tuple[str, ...]:
    """The formats that are made where `what` is asked for; none where it is not made so."""
    found = fitting(is_public=is_public, is_whole=is_whole)
    return tuple(name for name in found if name == what or (what == EVERYTHING and name in SINGLE))


def named(document: str, extension: str) -> str | None:
    """The format of a document with this ending, such as "notula" and "pdf"; None where it is not made."""
    found = (name for name, made in FORMATS.items() if (made.document, made.extension) == (document, extension))
    return next(found, None)


def files_of(record: Record, wish: Wish, format_name: str, number: int) -> list[ExportFile]:
    """The files of one format. Raises LookupError for a part that the meeting does not have."""
    with written_in(wish.language):
        if wish.item is not None:
            record = narrowed.to_item(record, wish.item)
        elif wish.question:
            record = narrowed.to_question(record, wish.question)
    if wish.is_public:
        record = published(record)
    return exports.render(record, format_name, number=number, language=wish.language)
