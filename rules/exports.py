"""What may be asked for as a file: which document, of which part of a meeting, for whom, in which language."""

import zlib
from dataclasses import dataclass, replace
from typing import Any, Final

from rules.roles import Act

# Everything by itself, and everything in one file; every other document is a format of the record room.
EVERYTHING: Final = "semua"
PACK: Final = "paket"
LANGUAGES: Final = ("id", "en")
_PUBLIC, _ENGLISH = 1, 2


@dataclass(frozen=True, slots=True)
class Choice:
    """How a document is wanted, as buttons carry it. `scope`: 0 is the whole meeting, an odd number the agenda item in
    this place (1 is the first, 3 the second), an even one a question (its id twice)."""

    scope: int = 0
    is_public: bool = False
    language: str = LANGUAGES[0]

    @property
    def flags(self) -> int:
        """The other two as one number."""
        return _PUBLIC * self.is_public + _ENGLISH * (self.language != LANGUAGES[0])

    @property
    def item(self) -> int | None:
        """The position of the agenda item, if it is one."""
        return (self.scope + 1) // 2 if self.scope % 2 else None

    @property
    def question_id(self) -> int | None:
        """The question, if it is one."""
        return self.scope // 2 if self.scope and not self.scope % 2 else None

    def turned(self, flag: int) -> "Choice":
        """The same with one of its flags the other way round."""
        return choice_of(self.scope, self.flags ^ flag)


TURN_PUBLIC: Final = _PUBLIC
TURN_LANGUAGE: Final = _ENGLISH


def choice_of(scope: int, flags: int) -> Choice:
    """What two numbers of a button mean; of the flags only those known count."""
    return Choice(scope, bool(flags & _PUBLIC), LANGUAGES[bool(flags & _ENGLISH)])


def item_scope(position: int) -> int:
    """The number for an agenda item."""
    return 2 * position - 1


def question_scope(question_id: int) -> int:
    """The number for a question."""
    return 2 * question_id


@dataclass(frozen=True, slots=True)
class Wish:
    """One document as somebody wants it. At most one of `item` (an agenda position) and `question` (a code) is set;
    neither means the whole meeting."""

    what: str
    item: int | None = None
    question: str = ""
    is_public: bool = False
    language: str = LANGUAGES[0]

    @property
    def act(self) -> Act:
        """The right it needs: whatever is sealed and passed on is the secretariat's alone."""
        return Act.EXPORT_PACK if self.what == PACK else Act.EXPORT_DRAFT

    def spelled(self) -> str:
        """The wish as one line, such as "notula" or "rekapitulasi acara=2 publik en"; the same wish, the same line."""
        parts = [self.what]
        if self.item is not None:
            parts.append(f"acara={self.item}")
        if self.question:
            parts.append(f"jp={self.question}")
        if self.is_public:
            parts.append("publik")
        if self.language != LANGUAGES[0]:
            parts.append(self.language)
        return " ".join(parts)

    def noted(self) -> dict[str, Any]:
        """What an entry of the record says of it: nothing of what goes without saying."""
        said: dict[str, Any] = {"what": self.what}
        if self.item is not None:
            said["item"] = self.item
        if self.question:
            said["question"] = self.question
        if self.is_public:
            said["variant"] = "published"
        if self.language != LANGUAGES[0]:
            said["language"] = self.language
        return said


def read_wish(line: str) -> Wish:
    """The wish that was spelled so."""
    what, *parts = line.split(" ")
    wish = Wish(what)
    for part in parts:
        name, _, value = part.partition("=")
        if name == "acara":
            wish = replace(wish, item=int(value))
        elif name == "jp":
            wish = replace(wish, question=value)
        elif name == "publik":
            wish = replace(wish, is_public=True)
        else:
            assert name in LANGUAGES, line
            wish = replace(wish, language=name)
    return wish


def number_of(what: str) -> int:
    """The number of a document in a button. It follows from the name alone, so that a button goes on meaning the same
    whatever documents are added."""
    return zlib.crc32(what.encode())


def words_key(what: str) -> str:
    """The key of a document's name, as people read it."""
    return f"naskah_{what.replace('-', '_')}"
