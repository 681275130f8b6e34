"""The pack of a meeting: every document, the record and the files of points in one ZIP that anybody can check."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from record import exports
from record.docx_file import TEMPLATES
from record.question_pictures import draw_ahead
from record.record import Record
from record.record_submissions import Attachment, FileState
from verifier.packing import one_file

SCHEMA: Final = "jajak.pack/1"
MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
VERIFIER: Final = "verify.pyz"
ATTACHMENTS: Final = "lampiran"
# Files that other programs look for by name; documents are called as they are called everywhere.
_PLAIN: Final = frozenset({"record", "csv"})
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
# A PDF is not among them: the tags of its tables are nine tenths of it, and are not packed inside.
_PACKED_ALREADY: Final = frozenset({"docx", "xlsx", "png", "pyz", "jpg", "jpeg", "ogg", "mp3", "m4a", "zip"})


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the pack; `role` says what it is, in the words of the formats."""

    name: str
    role: str
    content: bytes


def write(record: Record) -> bytes:
    """The ZIP. The record inside is that of the entry before the one in which the pack is noted. The same record with
    the same files on the disk gives the same bytes."""
    record = _sound(record)
    verifier = Member(VERIFIER, "verifier", one_file())
    members = sorted([*_documents(record), *_attachments(record), verifier], key=lambda one: one.name)
    manifest = _json(_manifest(record, members))
    listed = sorted([*members, Member(MANIFEST, "manifest", manifest)], key=lambda one: one.name)
    sums = "".join(f"{_digest(one.content)}  {one.name}\n" for one in listed).encode()
    every = sorted([*listed, Member(SUMS, "sums", sums)], key=lambda one: one.name)
    return _zipped(every)


def manifest_digest(pack: bytes) -> str:
    """SHA-256 of the manifest, which stands for everything in the pack."""
    with zipfile.ZipFile(io.BytesIO(pack)) as opened:
        return _digest(opened.read(MANIFEST))


def _documents(record: Record) -> list[Member]:
    """Every format that does not hold others itself. The press of PDF files is a process of its own: it works beside
    the other writers, once the charts that both need are drawn."""
    wanted = [
        name for name in exports.SINGLE if not record.is_published or exports.FORMATS[name].document in exports.PUBLIC
    ]
    pressed = [name for name in wanted if exports.FORMATS[name].extension == "pdf"]
    first, *others = (name for name in wanted if name not in pressed)
    draw_ahead(record)
    members = _written(record, first)
    with ThreadPoolExecutor(1) as press:
        waiting = [press.submit(copy_context().run, _written, record, name) for name in pressed]
        # Charts first: their pixels are gone before the press comes to its longest paper, the rekapitulasi.
        for name in sorted(others, key=lambda name: name != "diagram"):
            members += _written(record, name)
        for one in waiting:
            members += one.result()
    return members


def _written(record: Record, name: str) -> list[Member]:
    made, members = exports.FORMATS[name], []
    for part, content in made.parts(record):
        plain = f"{part}.{made.extension}"
        called = plain if name in _PLAIN else exports.document_name(record, part, made.extension)
        members.append(Member(called, made.document, content))
    return members


def _attachments(record: Record) -> list[Member]:
    """The files of points, named by the point and their place; what their senders called them stands in the record."""
    if record.is_published:
        return []
    members: list[Member] = []
    counted: dict[str, int] = {}
    for one in record.attachments:
        counted[one.code] = counted.get(one.code, 0) + 1
        content = _content(record, one)
        if content is not None:
            name = f"{_plain(one.code)}-{counted[one.code]}{_plain_suffix(one.file)}"
            members.append(Member(f"{ATTACHMENTS}/{name}", "attachment", content))
    return members


def _content(record: Record, one: Attachment) -> bytes | None:
    """The file as the record knows it; None where it is not there whole, or nobody said where files lie."""
    if record.files is None or not one.file:
        return None
    try:
        content = (Path(record.files) / one.file).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return content if _digest(content) == one.sha256 else None


def _sound(record: Record) -> Record:
    """The same record, saying that a file is missing where its bytes are not those that were kept."""
    if record.files is None:
        return record
    return replace(record, attachments=tuple(_checked(record, one) for one in record.attachments))


def _checked(record: Record, one: Attachment) -> Attachment:
    if one.state is FileState.REMOVED or not one.file or _content(record, one) is not None:
        return one
    return replace(one, state=FileState.MISSING)


def _manifest(record: Record, members: Sequence[Member]) -> dict[str, Any]:
    head = record.head
    return {
        "schema": SCHEMA,
        "meeting": record.meeting.code,
        "status": record.status,
        "variant": "published" if record.is_published else "secretariat",
        "export": record.export_number,
        "head": None if head is None else {"seq": head.seq, "hash": head.hash},
        "product": {"name": "jajak", "version": version("jajak")},
        "templates": {
            **{path.name: _digest(path.read_bytes()) for path in sorted(TEMPLATES.glob("*.docx"))},
            **{f"own/{one.document}.docx": one.sha256 for one in record.paper.templates},
        },
        "files": [
            {"name": one.name, "bytes": len(one.content), "sha256": _digest(one.content), "role": one.role}
            for one in members
        ],
    }


def _zipped(members: Sequence[Member]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for one in members:
            info = zipfile.ZipInfo(one.name, _STAMP)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            packed = one.name.rsplit(".", 1)[-1] in _PACKED_ALREADY
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            target.writestr(info, one.content, compresslevel=6)
    return made.getvalue()


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _plain(code: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", code.lower()).strip("-")


def _plain_suffix(file: str) -> str:
    suffix = Path(file).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""
