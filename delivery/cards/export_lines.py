"""Words that every card about files shares: which document it is, of which part, for whom, and as of when."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from locales.words import Html, Words
from rules.exports import LANGUAGES, Wish, words_key
from storage.exports import Export


def titled(words: Words, what: str, wish: Wish) -> Html:
    """The document, and whatever about it does not go without saying: "Notula (DOCX), acara 2, Inggris"."""
    parts = [words.html(words_key(what)), *marks(words, wish)]
    return Html(", ".join(parts))


def marks(words: Words, wish: Wish) -> Sequence[Html]:
    """Part, variant and language, where they are not the usual ones."""
    said = []
    if wish.item is not None:
        said.append(words.html("berkas_acara", nomor=str(wish.item)))
    if wish.question:
        said.append(words.html("isi", isi=wish.question))
    if wish.is_public:
        said.append(words.html("berkas_publik"))
    if wish.language != LANGUAGES[0]:
        said.append(words.html(f"berkas_bahasa_{wish.language}"))
    return said


def standing(words: Words, at_ms: int, revision: int, *, is_draft: bool) -> Html:
    """As of when it is, and whether that is the end of it."""
    day = datetime.fromtimestamp(at_ms / 1000, ZoneInfo(words.zone)).date()
    return words.html("berkas_sementara" if is_draft else "berkas_akhir", jam=at_ms, hari=day, n=revision)


def as_of(words: Words, export: Export) -> Html:
    """The same of an export."""
    return standing(words, export.at_ms, export.revision, is_draft=export.is_draft)
