"""Words that only say "the same as": "sama dgn usulan Fatayat", "setuju dengan D09", "idem D03"."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from rules.chat_words import CHAT_WORDS
from rules.points import PointKind, point_code

CODES_MAX: Final = 5
NAME_WORDS_MAX: Final = 8

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_CODE: Final = re.compile(r"d(\d{1,4})")
# How such a message begins; "tidak setuju dengan D09" begins otherwise, so that it is never taken for support.
_OPENING: Final = "sama setuju sepakat idem dukung mendukung senada sependapat ikut sepaham"
_BEFORE: Final = "kami saya kita pak bu bapak ibu nggih njih inggih izin ijin mohon ya sangat"
_KINDS: Final = {
    "usul": PointKind.PROPOSAL,
    "usulan": PointKind.PROPOSAL,
    "usulane": PointKind.PROPOSAL,
    "usulannya": PointKind.PROPOSAL,
    "pertanyaan": PointKind.QUESTION,
    "tanggapan": PointKind.RESPONSE,
    "masukan": PointKind.CONTRIBUTION,
    "keberatan": PointKind.OBJECTION,
}
_LINKING: Final = "dengan seperti dari pada ke nomor kode pokok pendapat persis dan juga sama yang"
_AFTER: Final = "pak bu bapak ibu nggih njih inggih saja ya terimakasih terima kasih suwun nuwun"

_OPENERS: Final = frozenset(_OPENING.split())
_LEADING: Final = frozenset(_BEFORE.split())
_LINKS: Final = frozenset(_LINKING.split())
_COURTESY: Final = frozenset(_AFTER.split())


@dataclass(frozen=True, slots=True)
class Same:
    """What is meant: codes of points, or else the name of an organisation and (None: any) the kind of its point."""

    codes: tuple[str, ...]
    name: str
    kind: PointKind | None


def read_same(text: str) -> Same | None:
    """What a message refers to that says nothing of its own; None for every other message.

    Whatever follows the codes or the name ("…, tetapi perlu anggaran") is something of its own.
    """
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    spelled = [CHAT_WORDS.get(word, word) for word in words]
    while spelled and spelled[0] in _LEADING:
        words, spelled = words[1:], spelled[1:]
    while spelled and (words[-1] in _COURTESY or spelled[-1] in _COURTESY):
        words, spelled = words[:-1], spelled[:-1]
    if not spelled or spelled[0] not in _OPENERS:
        return None
    kind: PointKind | None = None
    place = 1
    while place < len(words) and (spelled[place] in _LINKS or spelled[place] in _KINDS):
        kind = kind or _KINDS.get(spelled[place])
        place += 1
    return _meant(words[place:], kind, is_linked=place > 1 or spelled[0] == "idem")


def _meant(rest: list[str], kind: PointKind | None, *, is_linked: bool) -> Same | None:
    codes = [point_code(int(found[1])) for word in rest if (found := _CODE.fullmatch(word))]
    if codes:
        is_alone = all(_CODE.fullmatch(word) or word in _LINKS for word in rest)
        return Same(tuple(codes), "", kind) if is_alone and len(codes) <= CODES_MAX else None
    if not rest or not is_linked or len(rest) > NAME_WORDS_MAX:
        return None
    return Same((), " ".join(rest), kind)
