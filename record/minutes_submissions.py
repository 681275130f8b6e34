"""What the minutes say under a point: its fields, and the files that came with it and with what is merged into it."""

from typing import Final

from record.record import Record
from record.record_groups import group_of
from record.record_submissions import Attachment, FileState, completed_of
from record.tongue import number, words

FIELDS: Final = (("location", "tombol_lokasi"), ("volume", "tombol_volume"), ("addressee", "tombol_opd_tujuan"))
SHA_SIGNS: Final = 12


def lines_under(record: Record, code: str) -> list[str]:
    """A line for each field, each with the number of its point where several stand together, and one for all files."""
    group = group_of(record.groups, code)
    codes = (code, *(group.merged if group is not None else ()))
    lines = []
    for one in codes:
        filled = completed_of(record.completed, one)
        said = [f"{words().plain(key)}: {text}" for field, key in FIELDS if (text := getattr(filled, field))]
        lines += [line if one == code else f"{one}, {line}" for line in said]
    files = [one for one in record.attachments if one.code in codes]
    if files:
        lines.append(f"{words().plain('lampiran')}: {', '.join(_said(one) for one in files)}")
    return lines


def _said(one: Attachment) -> str:
    said = [one.name or one.type, f"{number(-(-one.size_bytes // 1024))} kB", f"SHA-256 {one.sha256[:SHA_SIGNS]}"]
    if one.state is FileState.REMOVED:
        said[:2] = [state_word(one)]
    elif one.state is FileState.MISSING:
        said.append(state_word(one))
    return f"1 {kind_word(one)} ({', '.join(said)})"


def kind_word(one: Attachment) -> str:
    """foto, dokumen, pesan suara, rekaman suara"""
    return words().plain(f"lampiran_{one.kind}")


_STATE_WORDS: Final = {
    FileState.AS_SENT: "berkas_seperti_dikirim",
    FileState.CLEARED: "berkas_tanpa_keterangan",
    FileState.REMOVED: "berkas_dihapus",
    FileState.MISSING: "berkas_tidak_ditemukan",
}


def state_word(one: Attachment) -> str:
    """seperti dikirim, tanpa keterangan tempat dan perangkat, dihapus, tidak ditemukan"""
    return words().plain(_STATE_WORDS[one.state])
