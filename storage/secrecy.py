"""What keeps a secret question secret: the key that stands between a voter and a ballot, and its destruction.

While the question is open a ballot's name is a keyed hash (HMAC-SHA-256, RFC 2104) of the voter, so that an answer can
be changed. Sealing rewrites the ballots without it: numbered in the order of what they say, and without a constituency
whose row may not be shown.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Collection

from rules.answers import Answer
from storage import dialogs
from storage.database import Tx

KEY_BYTES = 32


async def key_of(tx: Tx, question_id: int, voter: str) -> str | None:
    """The name under which this voter's ballot lies; None once the key is destroyed, or in a copy that never had it."""
    secret = await tx.fetch_value("SELECT secret FROM question_keys WHERE question_id = $1", question_id)
    return None if secret is None else _name(str(secret), voter)


async def key_for(tx: Tx, question_id: int, voter: str) -> tuple[str, int | None]:
    """The same for a ballot about to be stored, and the id of the voter's constituency. The first ballot makes the
    key; the caller holds the question."""
    secret = await tx.fetch_value("SELECT secret FROM question_keys WHERE question_id = $1", question_id)
    if secret is None:
        secret = secrets.token_hex(KEY_BYTES)
        await tx.execute("INSERT INTO question_keys (question_id, secret) VALUES ($1, $2)", question_id, secret)
    constituency: int | None = await tx.fetch_value(
        "SELECT constituency_id FROM electorate WHERE question_id = $1 AND voter = $2", question_id, voter
    )
    return _name(str(secret), voter), constituency


def _name(secret: str, voter: str) -> str:
    return hmac.new(bytes.fromhex(secret), voter.encode(), hashlib.sha256).hexdigest()


async def store_form(tx: Tx, question_id: int, constituency: str, answer: Answer, name: str) -> None:
    """A paper form among the ballots, under a name that belongs to nobody and looks like any other."""
    constituency_id = await tx.fetch_value(
        "SELECT c.id FROM constituencies c JOIN questions q ON q.meeting_id = c.meeting_id WHERE q.id = $1"
        " AND c.code = $2",
        *(question_id, constituency),
    )
    selection = ".".join(map(str, answer.options))
    await tx.execute(
        "INSERT INTO ballots (question_id, voter, selection, words, constituency_id, channel, cast_ms)"
        " VALUES ($1, $2, $3, $4, $5, '', 0)",
        *(question_id, name, selection, answer.words, constituency_id),
    )


async def seal(tx: Tx, question_id: int, hidden: Collection[str]) -> None:
    """Destroys the key. What is left of a ballot is what it says, and its constituency unless that is among `hidden`
    (codes). How many were changed must have been counted before."""
    rows = await tx.fetch(
        "SELECT b.selection, b.words, b.constituency_id, c.code FROM ballots b"
        " LEFT JOIN constituencies c ON c.id = b.constituency_id WHERE b.question_id = $1",
        question_id,
    )
    kept = sorted(
        (row["constituency_id"] if row["code"] and row["code"] not in hidden else 0, row["selection"], row["words"])
        for row in rows
    )
    await tx.execute("DELETE FROM ballots WHERE question_id = $1", question_id)
    await tx.execute_many(
        "INSERT INTO ballots (question_id, voter, selection, words, constituency_id, channel, cast_ms)"
        " VALUES ($1, $2, $3, $4, $5, '', 0)",
        [
            (question_id, f"{place:06}", selection, words, constituency or None)
            for place, (constituency, selection, words) in enumerate(kept, start=1)
        ],
    )
    await tx.execute("DELETE FROM question_keys WHERE question_id = $1", question_id)
    await _forget_entries(tx, question_id)


async def _forget_entries(tx: Tx, question_id: int) -> None:
    """Officials wrote answers down for somebody; of a secret question only that they did is kept. Their reason was
    written freely and may tell the answer."""
    await tx.execute(
        "UPDATE assisted_ballots SET selection = '', words = '', reason = '' WHERE question_id = $1", question_id
    )
    await tx.execute("UPDATE paper_batches SET counts = '' WHERE question_id = $1", question_id)
    await tx.execute("UPDATE electorate SET touched = 0 WHERE question_id = $1", question_id)
    for row in await tx.fetch(
        "SELECT telegram_id, payload FROM dialogs WHERE step LIKE 'assist%' OR step LIKE 'paper%'"
    ):
        # What is being written down for other questions goes on.
        if json.loads(row["payload"]).get("question") == question_id:
            await dialogs.drop(tx, row["telegram_id"])


async def is_sealed(tx: Tx, question_id: int) -> bool:
    """Whether the key is gone."""
    found = await tx.fetch_value("SELECT 1 FROM question_keys WHERE question_id = $1", question_id)
    return found is None
