"""Exports: a wish at one state of the record, with its number, and the files that were made for it."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rules.retention import tells_of_people
from storage.database import Row, Tx
from storage.files import StoredFile

_COLUMNS = "e.id, e.meeting_id, e.number, e.wish, e.formats, e.revision, e.at_ms, e.is_draft"
_FILE = (
    "x.format, x.manifest, x.remark, f.id, f.meeting_id, f.name, f.kind, f.path, f.sha256, f.bytes, f.telegram_file_id"
)
# Files that retention took away are handed to nobody any more; a pack is listed for whoever may have it.
_LISTED = (
    " FROM export_files x JOIN exports e ON e.id = x.export_id JOIN files f ON f.id = x.file_id"
    " WHERE e.meeting_id = $1 AND f.path <> '' AND (f.kind <> $2 OR $3 = 1)"
)
# Entries after which somebody is named otherwise, or not at all, or a file of theirs is gone.
_OVERTAKING = (
    "SELECT 1 FROM entries WHERE meeting_id = $1 AND seq > $2 AND (kind IN ('privacy.separated', 'delegate.renamed',"
    " 'point.file_removed') OR (kind = 'retention.cleared' AND (payload LIKE '%\"step\":\"answers\"%' OR"
    ' payload LIKE \'%"step":"originals"%\'))) LIMIT 1'
)


@dataclass(frozen=True, slots=True)
class Export:
    """`wish` is spelled as in rules.exports; `revision` is the number of the last entry it shows, `at_ms` its time;
    `is_draft`: the results were not adopted."""

    id: int
    meeting_id: int
    number: int
    wish: str
    formats: tuple[str, ...]
    revision: int
    at_ms: int
    is_draft: bool


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of an export, and which of its documents it is; `remark` is what whoever gets it is to know."""

    export: Export
    format: str
    manifest: str
    remark: str
    file: StoredFile


def _export(values: Sequence[object] | Row) -> Export:
    row = list(values)
    return Export(row[0], row[1], row[2], row[3], tuple(str(row[4]).split()), row[5], row[6], bool(row[7]))


def _made(row: Row) -> MadeFile:
    values = list(row)
    format_name, manifest, remark = values[8:11]
    return MadeFile(_export(values[:8]), format_name, manifest, remark, StoredFile(*values[11:]))


async def known(tx: Tx, meeting_id: int, wish: str, revision: int) -> Export | None:
    """The export of this wish at this state, if it was asked for before."""
    row = await tx.fetch_row(
        f"SELECT {_COLUMNS} FROM exports e WHERE e.meeting_id = $1 AND e.wish = $2 AND e.revision = $3",
        *(meeting_id, wish, revision),
    )
    return None if row is None else _export(row)


async def add(
    tx: Tx,
    meeting_id: int,
    wish: str,
    formats: Sequence[str],
    *,
    number: int,
    revision: int,
    at_ms: int,
    is_draft: bool,
) -> Export:
    """A new export; the meeting is locked, so nobody else adds the same."""
    export_id: int = await tx.fetch_value(
        "INSERT INTO exports (meeting_id, number, wish, formats, revision, at_ms, is_draft)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        *(meeting_id, number, wish, " ".join(formats), revision, at_ms, int(is_draft)),
    )
    return Export(export_id, meeting_id, number, wish, tuple(formats), revision, at_ms, is_draft)


async def load(tx: Tx, export_id: int) -> Export | None:
    """One export, or None."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS} FROM exports e WHERE e.id = $1", export_id)
    return None if row is None else _export(row)


async def made(tx: Tx, export_id: int) -> dict[str, list[MadeFile]]:
    """Every document that was made -> its files in order, perhaps none."""
    rows = await tx.fetch("SELECT format FROM export_formats WHERE export_id = $1", export_id)
    found: dict[str, list[MadeFile]] = {row["format"]: [] for row in rows}
    sql = (
        f"SELECT {_COLUMNS}, {_FILE} FROM export_files x JOIN exports e ON e.id = x.export_id"
        " JOIN files f ON f.id = x.file_id WHERE e.id = $1 ORDER BY x.format, x.place"
    )
    for row in await tx.fetch(sql, export_id):
        one = _made(row)
        found[one.format].append(one)
    return found


async def keep(tx: Tx, export_id: int, format_name: str, kept: Sequence[tuple[int, str, str]]) -> None:
    """This document was made, as files (id, manifest, remark) in order; whatever was kept for it before is replaced."""
    await tx.execute("DELETE FROM export_files WHERE export_id = $1 AND format = $2", export_id, format_name)
    await tx.execute(
        "INSERT INTO export_formats (export_id, format) VALUES ($1, $2) ON CONFLICT DO NOTHING", export_id, format_name
    )
    rows = [(export_id, format_name, place, *one) for place, one in enumerate(kept)]
    await tx.execute_many(
        "INSERT INTO export_files (export_id, format, place, file_id, manifest, remark)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        rows,
    )


async def of_file(tx: Tx, file_id: int) -> MadeFile | None:
    """The export this file was made for; None where it is no file of an export."""
    row = await tx.fetch_row(
        f"SELECT {_COLUMNS}, {_FILE} FROM export_files x JOIN exports e ON e.id = x.export_id"
        " JOIN files f ON f.id = x.file_id WHERE f.id = $1 ORDER BY e.id DESC LIMIT 1",
        file_id,
    )
    return None if row is None else _made(row)


async def is_overtaken(tx: Tx, meeting_id: int, revision: int) -> bool:
    """Whether data of somebody were erased, put right or cleared since this entry of the record."""
    return await tx.fetch_value(_OVERTAKING, meeting_id, revision) is not None


async def is_outdated(tx: Tx, one: MadeFile) -> bool:
    """Whether this file may hold what is erased or put right by now, so that nobody is handed it any more."""
    if not tells_of_people(one.file.kind, one.file.name):
        return False
    return await is_overtaken(tx, one.export.meeting_id, one.export.revision)


async def on_their_way(tx: Tx, file_ids: Collection[int]) -> set[tuple[int, int]]:
    """Export and chat of each of these files that has not left for somebody who asked."""
    sql = "SELECT chat_id, payload FROM outbox WHERE kind IN ('file', 'pack') AND state IN ('waiting', 'sending')"
    wanted = [(row["chat_id"], json.loads(row["payload"])) for row in await tx.fetch(sql)]
    return {(said["export"], chat_id) for chat_id, said in wanted if said["file"] in file_ids}


async def count(tx: Tx, meeting_id: int, pack: str, *, with_packs: bool) -> int:
    """How many files there are to be sent again; `pack` is the kind of the files that need `with_packs`."""
    return int(await tx.fetch_value(f"SELECT COUNT(*){_LISTED}", meeting_id, pack, int(with_packs)))


async def page(tx: Tx, meeting_id: int, pack: str, *, with_packs: bool, limit: int, offset: int) -> list[MadeFile]:
    """The same files, those of the newest export first, inside an export in the order they are made."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}, {_FILE}{_LISTED} ORDER BY e.id DESC, f.id LIMIT $4 OFFSET $5",
        *(meeting_id, pack, int(with_packs), limit, offset),
    )
    return [_made(row) for row in rows]
