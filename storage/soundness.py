"""Whether what is stored can be what was cast: every ballot belongs to an electorate and to options of its question,
and those of a closed question are the ones its closing was written with."""

import re
from dataclasses import dataclass

from rules import chain
from rules.refusals import Fault
from storage import published, questions, recorded
from storage.ballots import from_text
from storage.database import Row, Tx
from storage.entries import payload_of

# What a ballot of a secret question may be called: a keyed hash while it is open, a number once it is sealed.
_NAMES = re.compile(r"[0-9a-f]{64}|\d{6}", re.ASCII)
_UNDER_WAY = "m.state IN ('draft', 'registration', 'running', 'paused')"


@dataclass(frozen=True, slots=True)
class Unsound:
    """What no press can have stored. `why` is "voter" (not among those who took part), "option" (none, twice, or one of
    another question), "count" (more or fewer ballots than answers, or a closing that counted otherwise), "changed"
    (another ballot than at the closing) or "chain" (an entry of the record is missing or was changed). What a reason
    does not speak of is empty."""

    meeting: str
    question: str
    voter: str
    why: str


async def unsound(tx: Tx) -> list[Unsound]:
    """Everything unsound in meetings that have not ended, by meeting, question and voter. A choice is never in it."""
    found = await _ballots(tx)
    # One reason a question is enough: a wrong ballot makes every figure of it wrong as well.
    for more in (await _turnout(tx), await _closings(tx)):
        known = {(one.meeting, one.question) for one in found}
        found += [one for one in more if (one.meeting, one.question) not in known]
    return found + await _chains(tx)


async def _ballots(tx: Tx) -> list[Unsound]:
    rows = await tx.fetch(
        "SELECT m.code AS meeting, q.code AS question, q.mode, b.question_id, b.voter, b.selection, b.words,"
        " e.receipt FROM ballots b JOIN questions q ON q.id = b.question_id JOIN meetings m ON m.id = q.meeting_id"
        " LEFT JOIN electorate e ON e.question_id = b.question_id AND e.voter = b.voter"
        f" WHERE {_UNDER_WAY} ORDER BY m.code, q.code, b.voter"
    )
    options: dict[int, set[int]] = {}
    for question_id, option_id in await tx.fetch("SELECT question_id, id FROM options"):
        options.setdefault(question_id, set()).add(option_id)
    found = []
    for row in rows:
        named, chosen = row["mode"] != "secret", _chosen(row["selection"])
        if not named and not _NAMES.fullmatch(row["voter"]):
            found.append(Unsound(row["meeting"], row["question"], "", "voter"))
            continue
        offered = options.get(row["question_id"], set())
        if named and not row["receipt"]:
            found.append(Unsound(row["meeting"], row["question"], row["voter"], "voter"))
        elif len(set(chosen)) < len(chosen) or not set(chosen) <= offered or not (chosen or row["words"]):
            found.append(Unsound(row["meeting"], row["question"], row["voter"] if named else "", "option"))
    return found


async def _turnout(tx: Tx) -> list[Unsound]:
    """As many ballots as voters who took part, in every question: in a secret one nothing else ties the two."""
    rows = await tx.fetch(
        "SELECT m.code AS meeting, q.code AS question,"
        " (SELECT COUNT(*) FROM ballots b WHERE b.question_id = q.id) AS cast,"
        " (SELECT COUNT(*) FROM electorate e WHERE e.question_id = q.id AND e.receipt <> '') AS took_part"
        f" FROM questions q JOIN meetings m ON m.id = q.meeting_id WHERE {_UNDER_WAY} ORDER BY m.code, q.code"
    )
    return [Unsound(row["meeting"], row["question"], "", "count") for row in rows if row["cast"] != row["took_part"]]


async def _closings(tx: Tx) -> list[Unsound]:
    rows = await tx.fetch(
        "SELECT m.code AS meeting, q.id, q.code AS question, q.nonce, c.answered, c.commitment FROM questions q"
        " JOIN meetings m ON m.id = q.meeting_id JOIN closings c ON c.question_id = q.id"
        f" WHERE {_UNDER_WAY} AND q.state IN ('closed', 'revealed', 'adopted') AND c.number ="
        " (SELECT MAX(number) FROM closings WHERE question_id = q.id) ORDER BY m.code, q.code"
    )
    found = []
    for row in rows:
        question = await questions.load(tx, row["id"])
        assert question is not None
        try:
            cast = await published.ballots_of(tx, question)
        except (KeyError, ValueError):
            continue  # named by its ballot
        if len(cast) != row["answered"]:
            found.append(Unsound(row["meeting"], row["question"], "", "count"))
        elif chain.commitment(cast, row["nonce"]) != row["commitment"]:
            found.append(Unsound(row["meeting"], row["question"], "", "changed"))
    return found


async def _chains(tx: Tx) -> list[Unsound]:
    found = []
    for meeting in await tx.fetch(
        f"SELECT m.id, m.code, m.created_at FROM meetings m WHERE {_UNDER_WAY} ORDER BY m.code"
    ):
        entries = [(_entry(row), str(row["hash"])) for row in await recorded.entries(tx, meeting["id"])]
        try:
            chain.verify_chain(entries, chain.genesis(meeting["created_at"], meeting["code"]))
        except Fault:
            found.append(Unsound(meeting["code"], "", "", "chain"))
    return found


def _entry(row: Row) -> chain.Entry:
    who = (row["actor_role"], row["actor_ref"])
    return chain.Entry(row["seq"], row["at"], *who, row["kind"], payload_of(row["payload"]), row["prev"])


def _chosen(stored: str) -> tuple[int, ...]:
    try:
        return from_text(stored)
    except ValueError:
        return ()
