"""The notula as PDF: the fields of the Word document, its charts, and, where wanted, the record itself inside."""

from typing import Any, Final

from record.faces import face_of, has_print
from record.json_file import write as write_json
from record.minutes import DOTS, fields
from record.pdf.frame import Pictures, common_fields, pressed
from record.record import AskedQuestion, Record
from record.record_soundings import Sounding
from record.sentences import sentence

# Label and field of the head, in the order of the form; a label without a field heads those below it.
HEAD: Final = (
    ("Sidang/Rapat", "judul"),
    ("Hari/Tanggal", "hari_tanggal"),
    ("Surat Undangan", "surat_undangan"),
    ("Waktu Sidang/Rapat", "waktu"),
    ("Tempat", "tempat"),
    ("Acara", "acara"),
    ("Pimpinan Sidang/Rapat", ""),
    ("    Ketua", "ketua"),
    ("    Sekretaris", "sekretaris"),
    ("    Pencatat", "pencatat"),
    ("Peserta sidang/rapat", "peserta"),
)
SIGNED: Final = (
    *("Pimpinan Sidang/Rapat", f"{DOTS * 2},", "", "", "", "", DOTS * 3),
    *(f"Pangkat/Golongan: {DOTS}", f"NIP: {DOTS}"),
)


def write(record: Record, *, holds_record: bool = False) -> bytes:
    """The notula; `holds_record` puts `record.json` inside it as its source (PDF/A-3). Raises PressFault."""
    pictures = Pictures()
    content = fields(record)
    opened = [asked for asked in record.questions if asked.question.opened is not None]
    for shown, asked in zip(content["daftar_jp"], opened, strict=True):
        shown["gambar"] = pictures.add_all(chart_of(record, asked))
    for shown, sounding in zip(content["daftar_penjajakan"], record.soundings, strict=True):
        shown["gambar"] = pictures.add_all(sounding_charts(record, sounding))
    head = [[label, content[field] if field else None] for label, field in HEAD]
    whole: dict[str, Any] = content | {
        "umum": common_fields(record, "Notula", "NOTULA"),
        "kepala_tabel": head,
        "tanda_tangan": SIGNED,
    }
    return pressed(record, "notula.typ", whole, pictures, {"record.json": write_json(record)} if holds_record else {})


def chart_of(record: Record, asked: AskedQuestion) -> list[tuple[bytes, str]]:
    """The chart of a question with its sentence; none where the result has no chart on paper."""
    from record.charts.prints import draw

    if not has_print(asked) or asked.tally is None:
        return []
    return [(draw(face_of(record, asked)).png, f"{asked.question.code}: {sentence(asked, asked.tally)}")]


def sounding_charts(record: Record, one: Sounding) -> list[tuple[bytes, str]]:
    """The pictures of a sounding, each with what it shows in words."""
    from record.sounding_faces import described, sounding_pages

    drawn = sounding_pages(record, one)
    return list(zip((page.picture.png for page in drawn), described(one, drawn), strict=True))
