"""The papers beside the minutes as PDF: the official report and the attendance list."""

from record import attendance_list, official_report
from record.pdf.frame import Pictures, pressed, signers
from record.pdf.tables import laid_out, standing
from record.record import Record
from record.tongue import language, words


def write_report(record: Record) -> bytes:
    """The official report of the poll's results (berita acara). Raises PressFault."""
    from record.templates import report
    from record.templates.result_tables import REPORTED, UNITS, WRITTEN

    content = official_report.fields(record, language())
    for shown in content["hasil"]:
        shown["tabel"] = standing(REPORTED, jp=shown)
        shown["tabel_isian"] = standing(WRITTEN, head="tema", jp=shown)
        shown["tabel_unsur"] = standing(UNITS, jp=shown)
    heads, widths = report.HELD_HEADS, report.HELD_WIDTHS_CM
    signed = (report.SIGNED_HEADS, report.SIGNED_WIDTHS_CM, report.SIGNED_FIELDS)
    whole = content | {
        "tabel_pelaksanaan": laid_out(heads, widths, heads, content["pelaksanaan"]),
        "tabel_penanda_tangan": laid_out(*signed, content["penanda_tangan"]),
        "tanda_tangan": signers(content["ttd"]),
    }
    return pressed(record, "berita-acara.typ", words().plain("label_berita_acara"), whole, Pictures())


def write_attendance(record: Record) -> bytes:
    """The attendance list (daftar hadir); before the meeting opens the sheet for its door. Raises PressFault."""
    from record.templates import attendance

    content = attendance_list.fields(record, language())
    labels = (("rapat", "judul"), ("hari", "hari_tanggal"), *((key, key) for key in ("waktu", "tempat", "acara")))
    fields = attendance.FIELDS
    people = laid_out(attendance.HEADS, attendance.WIDTHS_CM, fields, content["orang"])
    summary = laid_out(attendance.SUMMARY, attendance.SUMMARY_WIDTHS_CM, attendance.SUMMARY, content["ringkasan"])
    total = content["total"]
    whole = content | {
        "isian_kepala": [[words().plain(f"label_{label}"), content[field]] for label, field in labels],
        "tabel_orang": people | {"angka": []},
        "kanan": [one["kanan"] for one in content["orang"]],
        "kolom_tanda_tangan": fields.index("kiri"),
        "tabel_ringkasan": summary,
        "baris_total": [
            *(words().plain("label_total"), total["diundang"]),
            *(f"{total['hadir']} ({total['persen']})", total["peserta"]),
        ],
    }
    return pressed(record, "daftar-hadir.typ", words().plain("label_daftar_hadir"), whole, Pictures())
