"""Everything held of one person, gathered part by part; what it says of others is made unreadable."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final

from storage.database import Tx
from storage.delegates import Delegate
from storage.own_part import Part
from storage.own_parts import PARTS, WAITING_WORDS

REDACTED: Final = "disamarkan"
# Columns that may name another person: by account, by id, or by ref.
_BY_NUMBER: Final = frozenset({"entered_by", "settled_by", "asked_by", "answered_by", "delegate_id", "telegram_id"})
# Stands for a ref, a key or a name that somebody has none of; no row holds it.
NOBODY: Final = "-"
_REF: Final = re.compile(r"[ps]\d+")
_REF_IN_JSON: Final = re.compile(r'"[ps]\d+"')
_NAMED: Final = re.compile(r":(account|delegate|ref|voter|staff|meeting)\b")


@dataclass(frozen=True, slots=True)
class Person:
    """Whose data are gathered; `account` is 0 for somebody without a phone; refs are NOBODY where there is none."""

    meeting: int
    delegate: int
    account: int
    ref: str
    voter: str
    staff: str


async def person_of(tx: Tx, delegate: Delegate) -> Person:
    """The person a delegate is; the account's part comes along."""
    number = await tx.fetch_value("SELECT number FROM staff_numbers WHERE telegram_id = $1", delegate.telegram_id or 0)
    staff = NOBODY if number is None else f"s{number}"
    account = delegate.telegram_id or 0
    return Person(delegate.meeting_id, delegate.id, account, f"p{delegate.number}", f"d{delegate.id}", staff)


async def account_of(tx: Tx, meeting_id: int, telegram_id: int) -> Person:
    """An account that is nobody's delegate in the meeting (0 for none): an official, or somebody who has consented."""
    number = await tx.fetch_value("SELECT number FROM staff_numbers WHERE telegram_id = $1", telegram_id)
    staff = NOBODY if number is None else f"s{number}"
    return Person(meeting_id, 0, telegram_id, NOBODY, NOBODY, staff)


async def gather(tx: Tx, person: Person) -> dict[str, list[dict[str, Any]]]:
    """Name of the part -> its rows, parts without a row left out. Times are milliseconds UTC."""
    found = {}
    for part in PARTS:
        rows = await _rows(tx, part, person)
        if rows:
            found[part.name] = rows
    return found


async def _rows(tx: Tx, part: Part, person: Person) -> list[dict[str, Any]]:
    names = list(dict.fromkeys(_NAMED.findall(part.sql)))
    sql = _NAMED.sub(lambda match: f"${names.index(match[1]) + 1}", part.sql)
    values = [getattr(person, name) for name in names]
    found = [_redacted(dict(row), person) for row in await tx.fetch(sql, *values)]
    return [one for row in found if (one := _own_words(row, person))] if part.name == WAITING_WORDS else found


def _own_words(row: dict[str, Any], person: Person) -> dict[str, Any] | None:
    """The row with those of the account's waiting words that are this person's, or of which nobody knows whose they
    are; None without any. An account that is nobody's has them all."""
    first = json.loads(row["words"])
    own = [
        {**one, "behind": []}
        for one in (first, *first.get("behind", ()))
        if not person.delegate or one.get("speaker", 0) in (0, person.delegate)
    ]
    return {**row, "words": json.dumps(own, ensure_ascii=False, sort_keys=True)} if own else None


def _redacted(row: dict[str, Any], person: Person) -> dict[str, Any]:
    """The row without anybody else in it; the salts of digests stay with us."""
    own = {person.account, person.delegate, person.ref, person.staff, person.voter, "", None}
    shown = {}
    for column, value in row.items():
        if column in ("salt", "text_key", "name_key"):
            continue
        is_ref = isinstance(value, str) and column.endswith(("_by", "_ref", "voter", "supporter", "about"))
        if column == "payload":
            value = json.loads(_REF_IN_JSON.sub(lambda match: _own_ref(match[0], person), value))
        elif (column in _BY_NUMBER or (is_ref and _REF.fullmatch(value))) and value not in own:
            value = REDACTED
        shown[column] = value
    return shown


def _own_ref(quoted: str, person: Person) -> str:
    return quoted if quoted.strip('"') in (person.ref, person.staff) else f'"{REDACTED}"'


def as_json(person: Person, found: dict[str, list[dict[str, Any]]]) -> bytes:
    """The file a person is handed: UTF-8, sorted keys, a newline at the end."""
    made = {"skema": "jajak.data-pribadi/1", "peserta": None if person.ref == NOBODY else person.ref, "bagian": found}
    return (json.dumps(made, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
