"""Each entry of the record in one plain sentence, and who did it; never what somebody chose."""

from collections.abc import Mapping
from typing import Any, Final

from locales.durations import spoken_duration
from locales.messages import MESSAGES
from locales.words import Words, shorten
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
_ABOUT: Final = ("amendment", "outcome", "question", "point", "code")
_BESIDE: Final = ("question", "point", "as", "into", "with", "under", "main")
_WHOM: Final = ("delegate", "to", "organisation", "ref", "from")
_COUNTS: Final = ("number", "n", "forms", "accounts", "count", "item")
_DURATIONS: Final = ("by_ms", "spoken_ms")
NAME_UNITS_MAX: Final = 60


def key_of(kind: str) -> str:
    """The key of the sentence of a kind."""
    return f"jalan_{kind.replace('.', '_')}"


def sentence(words: Words, line: Line, names: Mapping[str, str] | None = None) -> str:
    """What happened. `names`: ref -> how a delegate or an organisation is called now; who has none is called by the
    ref. A kind that no sentence is written for yet says its name and what it is about."""
    values = _values(words, line.payload, names or {})
    key = key_of(line.kind)
    if line.kind == "speech.raised" and line.payload.get("kind") == "order":
        key = f"{key}_order"
    if line.kind in ("erratum", "addendum") and not values["kode"]:
        key = f"{key}_minutes"
    if key in MESSAGES:
        return words.plain(key, **values)
    about = " ".join(part for part in (values["kode"], values["siapa"]) if part)
    return words.plain("jalan_lain", jenis=line.kind, kode=about).strip()


def _values(words: Words, payload: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    about = _first(payload, _ABOUT)
    beside = next((str(payload[key]) for key in _BESIDE if key in payload and str(payload[key]) != about), "")
    role = f"peran_{payload.get('role', '')}"
    status = f"status_tindak_{payload.get('status', '')}"
    return {
        "asal": str(payload.get("origin", "")),
        "kode": about,
        "lain": beside,
        "lama": next((spoken_duration(words, payload[key]) for key in _DURATIONS if key in payload), ""),
        "n": _first(payload, _COUNTS) or "–",
        "pembicara": _speaker(payload, names),
        "peran": words.plain(role) if role in MESSAGES else "",
        "siapa": _first(payload, _WHOM),
        "status": words.plain(status) if status in MESSAGES else "",
    }


def _speaker(payload: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The person and the organisation: "Kepala Bidang (Dinsos)"."""
    person, organisation = str(payload.get("delegate", "")), str(payload.get("organisation", ""))
    said = shorten(names.get(person, person), NAME_UNITS_MAX)
    return f"{said} ({shorten(names.get(organisation, organisation), NAME_UNITS_MAX)})"


def _first(payload: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((str(payload[key]) for key in keys if isinstance(payload.get(key), str | int)), "")


def who(words: Words, line: Line, organisations: Mapping[str, str]) -> str:
    """Role and ref, with the organisation of a delegate: "notulis s3", "peserta rapat p12 (Dinsos)"."""
    key = f"peran_{line.role}"
    said = f"{words.plain(key) if key in MESSAGES else line.role} {line.ref}"
    return f"{said} ({organisations[line.ref]})" if line.ref in organisations else said
