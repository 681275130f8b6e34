"""Follow-ups of an earlier meeting listed in a meeting file, as they were exported or as somebody typed them."""

from dataclasses import dataclass
from typing import Final

from rules.dates import read_date
from rules.file_fields import Fields
from rules.outcomes import TEXT_GRAPHEMES_MAX, FollowUpStatus
from rules.refusals import Refusal
from rules.text import mask_identity
from rules.yaml_nodes import Table

FOLLOW_UPS_MAX: Final = 200
# Indonesian as people write it, English as `record.json` spells it.
_STATUS: Final = {
    "belum": FollowUpStatus.OPEN,
    "open": FollowUpStatus.OPEN,
    "berjalan": FollowUpStatus.RUNNING,
    "running": FollowUpStatus.RUNNING,
    "selesai": FollowUpStatus.DONE,
    "done": FollowUpStatus.DONE,
}


@dataclass(frozen=True, slots=True)
class FileFollowUp:
    """One that is not done yet; `origin` is how the earlier meeting called it ("RAKOR-6 TL2"), `due_on` an ISO date."""

    text: str
    responsible: str
    due_on: str
    status: str
    origin: str


def read_follow_ups(fields: Fields, root: Table) -> tuple[FileFollowUp, ...]:
    """Those under `tindak_lanjut` that are neither done nor withdrawn; mistakes are noted in `fields`."""
    found: dict[str, FileFollowUp] = {}
    for row in fields.tables(root, "tindak_lanjut", FOLLOW_UPS_MAX):
        one = _read(fields, row)
        if one is not None and one.origin in found:
            fields.note(row.line, "berkas_tindak_lanjut_ganda", asal=one.origin)
        elif one is not None:
            found[one.origin] = one
    return tuple(found.values())


def _read(fields: Fields, row: Table) -> FileFollowUp | None:
    code = _one_of(fields, row, "kode", "code", is_required=True)
    meeting = _one_of(fields, row, "rapat", "meeting", is_required=True)
    key = "uraian" if "uraian" in row.entries else "text"
    node = row.entries.get(key)
    text = "" if node is None else fields.one_text(node, key, graphemes_max=TEXT_GRAPHEMES_MAX, has_lines=True)
    if node is None:
        fields.note(row.line, "berkas_wajib_diisi", kunci="uraian")
    status = fields.choice(row, {"status": _STATUS}) or FollowUpStatus.OPEN
    due_on = _due(fields, row)
    who = _one_of(fields, row, "penanggung_jawab", "responsible")
    if _is_withdrawn(fields, row) or status is FollowUpStatus.DONE or not (code and meeting and text):
        return None
    masked = (mask_identity(text).text, mask_identity(who).text)
    return FileFollowUp(*masked, due_on, status.value, f"{meeting} {code}")


def _is_withdrawn(fields: Fields, row: Table) -> bool:
    """`withdrawn` of an export is null, or says when and why."""
    return isinstance(row.entries.get("withdrawn"), Table) or fields.yes_no(row, "dicabut", default=False)


def _one_of(fields: Fields, row: Table, key: str, english: str, *, is_required: bool = False) -> str:
    named = english if english in row.entries and key not in row.entries else key
    return fields.text(row, named, is_required=is_required)


def _due(fields: Fields, row: Table) -> str:
    key = "tenggat" if "tenggat" in row.entries else "due"
    value = fields.text(row, key)
    if not value:
        return ""
    try:
        return read_date(value).isoformat()
    except Refusal:
        fields.note(row.entries[key].line, "berkas_tenggat_salah", nilai=value)
        return ""
