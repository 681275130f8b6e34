"""Check 2: every entry of the record follows the one before it, and nothing is missing at the end."""

from collections.abc import Iterator
from datetime import UTC, datetime

from verifier.findings import Finding, differs, wrong
from verifier.hashing import hashed
from verifier.nodes import Node

# How far the clock of a machine may be set back between two entries, in seconds.
BACK_MAX = 60


def chain_findings(record: Node, known_head: str = "") -> Iterator[Finding]:
    """`known_head` is the hash that was posted in the group or printed, all of it or its beginning."""
    meeting = record.part("meeting")
    genesis = {"created": meeting.text("created"), "meeting": meeting.text("code"), "schema": record.text("schema")}
    prev, last = hashed(genesis), None
    is_published = record.text_or_none("variant") == "published"
    entries = record.many("entries")
    for number, entry in enumerate(entries, start=1):
        place = f"catatan nomor {number}"
        if entry.number("seq") != number:
            yield wrong(place, f"bernomor {entry.number('seq')}", f"is numbered {entry.number('seq')}")
        if entry.text("prev") != prev:
            yield wrong(place, "tidak menyambung dengan catatan sebelumnya", "does not follow the entry before it")
        six = {key: entry.part(key).value for key in ("seq", "at", "actor", "kind", "payload", "prev")}
        withheld = entry.maybe("withheld")
        if withheld is not None:
            # It cannot be hashed again; the entry after it still holds its hash.
            is_allowed = is_published and withheld.value == ["nonce"] and entry.text("kind") == "question.revealed"
            if not is_allowed:
                yield wrong(place, "menahan sebagian isinya", "withholds a part of its content")
        elif hashed(six) != entry.text("hash"):
            yield wrong(place, "isinya tidak cocok dengan sidiknya", "its content does not fit its hash")
        prev = entry.text("hash")
        at = instant(entry.part("at"))
        if last is not None and (last - at).total_seconds() > BACK_MAX:
            yield wrong(place, "bertanggal sebelum catatan di depannya", "is dated before the entry in front of it")
        last = at
    yield from _head(record, entries, known_head)


def instant(at: Node) -> datetime:
    """A time of the record, UTC with milliseconds. Raises Broken."""
    text = at.as_text()
    try:
        found = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError:
        found = None
    if found is None or len(text) != 24:
        at.broken("bukan waktu UTC dengan milidetik", "is no UTC time with milliseconds")
    return found


def _head(record: Node, entries: list[Node], known_head: str) -> Iterator[Finding]:
    """The head is the last entry, and the meeting's revision and time are those of it."""
    meeting, head = record.part("meeting"), record.maybe("head")
    if not entries or head is None:
        yield wrong("record.json head", "catatan rapat kosong", "the record has no entry")
        return
    last = entries[-1]
    for name, found, wanted in (
        ("head.seq", head.number("seq"), len(entries)),
        ("head.hash", head.text("hash"), last.text("hash")),
        ("meeting.revision", meeting.number("revision"), len(entries)),
        ("meeting.at", meeting.text("at"), last.text("at")),
    ):
        if found != wanted:
            yield differs(f"record.json {name}", wanted, found)
    known = known_head.strip().lower()
    # An earlier head that was posted must still stand in the chain.
    if known and not any(entry.text("hash").startswith(known) for entry in entries):
        yield wrong("record.json head", "sidik yang diumumkan tidak ada dalam catatan", "the posted head is not in it")
