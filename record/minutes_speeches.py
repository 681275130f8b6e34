"""Who spoke, in the minutes: under each agenda item organisation, position, time, duration, and what was said."""

from collections.abc import Iterable
from typing import Any

from locales.durations import spoken_duration
from record.record import Record
from record.record_speeches import Speech
from record.tongue import at_clock, words


def with_speeches(record: Record, groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The groups of the discussion, each with its speeches in `pembicara`; an agenda item under which somebody spoke
    and nothing else was put forward has a group of its own, in its place."""
    begun = [speech for speech in record.speeches if speech.first_ms is not None]
    titles = {item.position: f"{item.position}. {item.title}" for item in record.agenda}
    spoken: dict[str, list[Speech]] = {}
    for speech in sorted(begun, key=lambda one: (one.first_ms or 0, one.number)):
        spoken.setdefault(titles.get(speech.item or 0, ""), []).append(speech)
    # Without a point there stands one line that says so, which is not true of an item somebody spoke under.
    kept = [group for group in groups if group["judul"] in ("", *titles.values())] if spoken else groups
    heads = {group["judul"] for group in kept}
    missing = [{"judul": title, "pokok": []} for title in spoken if title not in heads]
    order = {title: place for place, title in enumerate(titles.values())}
    grouped = sorted([*kept, *missing], key=lambda group: order.get(group["judul"], len(order))) if missing else kept
    return [group | {"pembicara": _lines(record, spoken.get(group["judul"], ()))} for group in grouped]


def _lines(record: Record, speeches: Iterable[Speech]) -> list[str]:
    return [_line(record, speech) for speech in speeches]


def _line(record: Record, speech: Speech) -> str:
    name = record.organisation(speech.organisation).name
    who = words().plain("notula_penginterupsi", instansi=name) if speech.kind == "order" else name
    parts = [who, speech.position]
    parts += [at_clock(speech.first_ms or 0, record.meeting.zone), spoken_duration(words(), speech.spoken_ms)]
    head = ", ".join(part for part in parts if part)
    # Lines noted one by one stand below each other, each with its own time.
    note = f"\n{speech.note}" if "\n" in speech.note else f" {speech.note}"
    return f"{head}:{note}" if speech.note else f"{head}."
