"""The chained record: canonical JSON, hashes of entries and texts, commitments to ballots, and the check of it all."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from rules.refusals import Fault

SCHEMA: Final = "jajak.record/1"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the record: `at` as `time_text` writes it, `prev` the hash before it, no personal data inside."""

    seq: int
    at: str
    role: str
    ref: str
    kind: str
    payload: Mapping[str, object]
    prev: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: its number, 0 for none, and its hash."""

    seq: int
    hash: str


def time_text(at_ms: int) -> str:
    """An instant as the record writes it, UTC with milliseconds: 2023-11-23T02:00:00.000Z."""
    moment = _EPOCH + timedelta(milliseconds=at_ms)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def canonical(value: object) -> bytes:
    """The one JSON spelling of a value: UTF-8, keys sorted by code point, no blanks, NFC, integers only.

    Anything JSON has no exact form for (a float, a Decimal, a key that is no text) is our own mistake.
    """
    return json.dumps(_composed(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256(content: bytes) -> str:
    """SHA-256 in lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def genesis(created: str, meeting: str, schema: str = SCHEMA) -> str:
    """What the first entry points back to: the hash of when, which meeting, and by which schema."""
    return sha256(canonical({"created": created, "meeting": meeting, "schema": schema}))


def entry_hash(entry: Entry) -> str:
    """SHA-256 of the canonical JSON of an entry's six keys. Source: record.md 9."""
    return sha256(
        canonical(
            {
                "seq": entry.seq,
                "at": entry.at,
                "actor": {"role": entry.role, "ref": entry.ref},
                "kind": entry.kind,
                "payload": entry.payload,
                "prev": entry.prev,
            }
        )
    )


def text_digest(salt: str, text: str) -> str:
    """What an entry holds of a text: SHA-256 of salt (hex), line feed and text; without the salt it tells nothing."""
    return sha256(f"{salt}\n{text}".encode())


def commitment(ballots: Sequence[object], nonce: str) -> str:
    """What closing fixes: a hash of ballots and nonce, checked once both are published at reveal."""
    return sha256(canonical({"ballots": ballots, "nonce": nonce}))


def verify_chain(entries: Iterable[tuple[Entry, str]], genesis: str) -> Head:
    """The head of a whole chain, from its entries in order, each with the hash stored beside it.

    Raises `Fault` naming the first entry whose number, back reference or hash is not what it must be.
    """
    head = Head(0, genesis)
    for entry, stored in entries:
        if entry.seq != head.seq + 1:
            raise Fault(f"record entry {head.seq + 1} is missing")
        if entry.prev != head.hash:
            raise Fault(f"record entry {entry.seq} does not follow the one before it")
        if entry_hash(entry) != stored:
            raise Fault(f"record entry {entry.seq} was changed")
        head = Head(entry.seq, stored)
    return head


def _composed(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        composed = {}
        for key, part in value.items():
            assert isinstance(key, str), f"a key of the record is text, not {type(key).__name__}"
            composed[unicodedata.normalize("NFC", key)] = _composed(part)
        assert len(composed) == len(value), "two keys of the record are one after composing"
        return composed
    if isinstance(value, list | tuple):
        return [_composed(part) for part in value]
    assert value is None or isinstance(value, int), f"the record holds no {type(value).__name__}"
    return value
