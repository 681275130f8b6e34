"""Each entry of the record in one plain sentence, and who did it; never what somebody chose."""

from collections.abc import Mapping
from typing import Any, Final

from locales.messages import MESSAGES
from locales.words import Words
from rules.journal import Group, Line

GROUP_WORDS: Final = {
    Group.QUESTIONS: "kelompok_pertanyaan",
    Group.POINTS: "kelompok_pokok",
    Group.SPEAKERS: "kelompok_pembicara",
    Group.ATTENDANCE: "kelompok_kehadiran",
    Group.OUTCOMES: "kelompok_catatan",
    Group.OTHERS: "kelompok_lainnya",
}
# What names the thing an entry is about, the first that is there; then what else it names.
_ABOUT: Final = ("outcome", "question", "point", "code")
_BESIDE: Final = ("question", "point", "as", "into", "with", "under", "main")
_WHOM: Final = ("delegate", "to", "organisation", "ref", "from")
_COUNTS: Final = ("number", "n", "forms", "accounts", "item")


def key_of(kind: str) -> str:
    """The key of the sentence of a kind."""
    return f"jalan_{kind.replace('.', '_')}"


def sentence(words: Words, line: Line) -> str:
    """What happened. A kind that no sentence is written for yet says its name and what it is about."""
    values = _values(words, line.payload)
    key = key_of(line.kind)
    if key in MESSAGES:
        return words.plain(key, **values)
    about = " ".join(part for part in (values["kode"], values["siapa"]) if part)
    return words.plain("jalan_lain", jenis=line.kind, kode=about).strip()


def _values(words: Words, payload: Mapping[str, Any]) -> dict[str, str]:
    about = _first(payload, _ABOUT)
    beside = next((str(payload[key]) for key in _BESIDE if key in payload and str(payload[key]) != about), "")
    role = f"peran_{payload.get('role', '')}"
    status = f"status_tindak_{payload.get('status', '')}"
    return {
        "asal": str(payload.get("origin", "")),
        "kode": about,
        "lain": beside,
        "n": _first(payload, _COUNTS) or "–",
        "peran": words.plain(role) if role in MESSAGES else "",
        "siapa": _first(payload, _WHOM),
        "status": words.plain(status) if status in MESSAGES else "",
    }


def _first(payload: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((str(payload[key]) for key in keys if isinstance(payload.get(key), str | int)), "")


def who(words: Words, line: Line, organisations: Mapping[str, str]) -> str:
    """Role and ref, with the organisation of a delegate: "notulis s3", "peserta rapat p12 (Dinsos)"."""
    key = f"peran_{line.role}"
    said = f"{words.plain(key) if key in MESSAGES else line.role} {line.ref}"
    return f"{said} ({organisations[line.ref]})" if line.ref in organisations else said
