"""The papers beside the minutes as PDF: the official report and the attendance list."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from record import attendance_list, official_report
from record.pdf.frame import Pictures, places_to_sign, pressed, signers
from record.pdf.long_tables import ALL_ROWS_MAX, shorten
from record.pdf.tables import laid_out, standing
from record.record import Record
from record.tongue import language, words

Fields: TypeAlias = Mapping[str, Any]
# Lines of one file of a list that fills several.
VOLUME_ROWS: Final = 1_000


def write_report(record: Record) -> bytes:
    """The official report of the poll's results (berita acara). Raises PressFault."""
    from record.templates import report
    from record.templates.result_tables import REPORTED, UNITS, WRITTEN

    content = official_report.fields(record, language())
    for shown in content["hasil"]:
        shown["tabel"] = standing(REPORTED, jp=shown)
        shown["tabel_isian"] = standing(WRITTEN, head="tema", jp=shown)
        shown["tabel_unsur"] = standing(UNITS, jp=shown)
        del shown["isian"]
    shorten(table for shown in content["hasil"] for table in shown["tabel_isian"])
    heads, widths = report.HELD_HEADS, report.HELD_WIDTHS_CM
    signed = (report.SIGNED_HEADS, report.SIGNED_WIDTHS_CM, report.SIGNED_FIELDS)
    whole = content | {
        "tabel_pelaksanaan": laid_out(heads, widths, heads, content["pelaksanaan"]),
        "tabel_penanda_tangan": laid_out(*signed, content["penanda_tangan"]),
        "kolom_ttd": record.paper.signature_columns,
        "ttd_unsur": places_to_sign(unit.name for unit in record.constituencies),
        "tanda_tangan": signers(content["ttd"]),
    }
    return pressed(record, "berita-acara.typ", words().plain("label_berita_acara"), whole, Pictures())


def write_attendance(record: Record) -> list[bytes]:
    """The attendance list (daftar hadir), before the meeting opens the sheet for its door: one file, or of a meeting of
    thousands several, each with its lines, the last with the summary. Raises PressFault."""
    content = attendance_list.fields(record, language())
    people = content.pop("orang")
    if len(people) <= ALL_ROWS_MAX:
        return [_attendance(record, content, people, volume="", is_last=True)]
    starts, volumes = range(0, len(people), VOLUME_ROWS), []
    for n, start in enumerate(starts, 1):
        part = people[start : start + VOLUME_ROWS]
        numbers = {"dari": start + 1, "sampai": start + len(part)}
        said = words().plain("pdf_jilid", n=n, semua=len(starts), **numbers)
        volumes.append(_attendance(record, content, part, volume=said, is_last=n == len(starts)))
    return volumes


def _attendance(record: Record, content: Fields, listed: list[Any], *, volume: str, is_last: bool) -> bytes:
    from record.templates import attendance

    labels = (("rapat", "judul"), ("hari", "hari_tanggal"), *((key, key) for key in ("waktu", "tempat", "acara")))
    fields = attendance.FIELDS
    people = laid_out(attendance.HEADS, attendance.WIDTHS_CM, fields, listed)
    counted = content["ringkasan"] if is_last else []
    summary = laid_out(attendance.SUMMARY, attendance.SUMMARY_WIDTHS_CM, attendance.SUMMARY, counted)
    total = content["total"]
    whole = {
        **content,
        "jilid": volume,
        "isian_kepala": [[words().plain(f"label_{label}"), content[field]] for label, field in labels],
        "tabel_orang": people | {"angka": []},
        "kanan": [one["kanan"] for one in listed],
        "kolom_tanda_tangan": fields.index("kiri"),
        "tabel_ringkasan": summary,
        "baris_total": [
            *(words().plain("label_total"), total["diundang"]),
            *(f"{total['hadir']} ({total['persen']})", total["peserta"]),
        ],
    }
    return pressed(record, "daftar-hadir.typ", words().plain("label_daftar_hadir"), whole, Pictures())
