"""The sheets that list people and acts: attendance, and the trail of the record's entries."""

from typing import Final

from locales.messages import MESSAGES
from record.cells import CODE, MIDDLE, SHORT, Cell, Sheet
from record.given_answers import label_of
from record.record import Entry, Record
from record.tongue import clock, stamp, words

CHANNELS: Final = ("telegram", "shared", "clerk")
# Kinds of entries whose words are not found under their own name, and what of a payload names the thing acted on.
_SAID: Final = {"question.tallied": "entri_tally", "question.charted": "entri_chart"}
_NAMING: Final = ("question", "point", "item", "what", "voter", "delegate", "organisation")


def channel_word(channel: str | None) -> str:
    """By which way somebody came or answered; nothing where that is not kept."""
    return words().plain(f"lewat_{channel}") if channel in CHANNELS else channel or ""


def attendance(record: Record) -> Sheet:
    """Who was here; the only sheet with names."""
    heads = ("No", "Nama", "Jabatan", "Instansi", "Unsur", "Mewakili", "Peran", "Saluran", "Waktu")
    widths = (CODE, 34, MIDDLE, MIDDLE, MIDDLE, MIDDLE, 18, SHORT, SHORT)
    rows: list[list[Cell]] = []
    for place, one in enumerate(record.delegates, 1):
        who = record.organisation(one.organisation)
        row: list[Cell] = [
            place,
            one.name or label_of(one),
            one.position,
            who.name,
            record.constituency_name(who.constituency),
        ]
        rows.append(
            [
                *row,
                one.represents,
                words().plain(f"peran_{one.role}"),
                channel_word(one.channel),
                clock(one.registered_ms, record.meeting.zone),
            ]
        )
    return Sheet(tuple(zip(heads, widths, strict=True)), rows)


def _summary(record: Record, entry: Entry) -> str:
    """What an entry says in a few words, else the thing it is about; never a text of a participant."""
    key = _SAID.get(entry.kind, f"entri_{entry.kind.replace('.', '_')}")
    if key in MESSAGES:
        named = entry.payload.get("amendment", entry.payload.get("question", ""))
        said = words().plain(key, kode=str(named)).strip()
        return f"{said}: {_whose(record, entry)}" if entry.kind.startswith("speech.") else said
    return ", ".join(str(entry.payload[name]) for name in _NAMING if name in entry.payload)


def _whose(record: Record, entry: Entry) -> str:
    """Organisation and ref of a speaker; no names, those stand on the attendance sheet alone."""
    return f"{record.organisation(entry.payload['organisation']).name}, {entry.payload['delegate']}"


def _who(entry: Entry) -> str:
    key = f"peran_{entry.role}"
    return f"{words().plain(key)} {entry.ref}" if key in MESSAGES else f"{entry.role} {entry.ref}"


def trail(record: Record) -> Sheet:
    """The record's entries, one a row."""
    columns = (
        ("Urutan", CODE),
        ("Waktu", MIDDLE),
        ("Waktu (ISO)", MIDDLE),
        ("Peran", MIDDLE),
        ("Jenis", MIDDLE),
        ("Ringkasan", MIDDLE),
        ("Hash", 70),
    )
    zone = record.meeting.zone
    rows: list[list[Cell]] = [
        [entry.seq, stamp(entry.at_ms, zone), entry.at, _who(entry), entry.kind, _summary(record, entry), entry.hash]
        for entry in record.entries
    ]
    return Sheet(columns, rows)
